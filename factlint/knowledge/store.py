"""One compiled layer of knowledge: memory-mapped, read-only, searched by checksum."""

from __future__ import annotations

import mmap
import struct
import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple
from zlib import crc32

from factlint.knowledge.entry import FORM_TYPES, KINDS, Entry
from factlint.knowledge.layout import (
    HEADER,
    LETTERS,
    MAGIC,
    SECTIONS,
    VERSION,
    lexicon_key,
    marks_of,
    search_keys,
    shape_of,
    shift_of,
)
from factlint.names.tokens import joined, key_of

_HELD = 256  # entries of which the file stays in memory


class DamagedError(Exception):
    """A compiled file that cannot be used: cut off, of another version, or of another machine."""


class FormRef(NamedTuple):
    """A form as found in a layer; `entry` is the number of its entry there."""

    text: str
    type: str
    short: bool
    note: str
    entry: int


class Layer:
    """A compiled file. All look-ups take folded keys; numbers of entries, forms and tokens are the layer's own."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Open compiled bytes. Raises DamagedError by a look at the header; `verify` looks at all of it."""
        if len(data) < HEADER.size or data[:4] != MAGIC:
            raise DamagedError("not a compiled knowledge file")
        _, version, order, self.digest, self._payload_digest, count = HEADER.unpack_from(data)
        if version != VERSION or order != (sys.byteorder == "big") or count != len(SECTIONS):
            raise DamagedError("compiled by another version or for another machine")
        view = memoryview(data)
        table = struct.Struct("<QQ")
        self._start = (HEADER.size + table.size * count + 7) // 8 * 8
        self._view = view
        end = self._start
        for number, (name, code) in enumerate(SECTIONS.items()):
            offset, length = table.unpack_from(data, HEADER.size + number * table.size)
            if offset + length > len(data):
                raise DamagedError("cut off")
            section = view[offset : offset + length]
            if name == "entries":
                self._entries_at = offset, length
            try:
                setattr(self, name, section.cast(code) if code else section)  # type: ignore[call-overload]
            except TypeError:
                raise DamagedError("of another layout") from None
            end = max(end, offset + (length + 7) // 8 * 8)
        if end != len(data):
            raise DamagedError("of the wrong length")
        self._entries: dict[int, Entry] = {}
        self._form_shift = shift_of(len(self.form_hash))
        self._head_shift = shift_of(len(self.head_hash))
        self._token_shift = shift_of(len(self.token_hash))
        self._key_shift = shift_of(len(self.key_hash))

    strings: memoryview
    string_at: memoryview
    entries: memoryview
    entry_at: memoryview
    entry_kind: memoryview
    entry_flags: memoryview
    id_hash: memoryview
    id_entry: memoryview
    form_dir: memoryview
    form_hash: memoryview
    form_entry: memoryview
    form_type: memoryview
    form_short: memoryview
    form_text: memoryview
    form_note: memoryview
    head_dir: memoryview
    head_hash: memoryview
    head_length: memoryview
    joined_hash: memoryview
    joined_form: memoryview
    cased_form: memoryview
    cased_text: memoryview  # the texts of these forms, one a line: read at a stroke
    token_dir: memoryview
    token_hash: memoryview
    token_text: memoryview
    token_shape: memoryview
    token_marks: memoryview
    token_at: memoryview
    postings: memoryview
    key_dir: memoryview
    key_hash: memoryview
    key_at: memoryview
    key_token: memoryview
    title_hash: memoryview
    title_office: memoryview
    holder_hash: memoryview
    holder_entry: memoryview
    lexicon_key: memoryview
    lexicon_class: memoryview
    costs: memoryview

    def verify(self) -> bool:
        """Whether the whole file is as it was written."""
        from hashlib import sha256

        return bool(sha256(self._view[self._start :]).digest() == self._payload_digest)

    def string(self, number: int) -> str:
        """A text by its number."""
        return str(self.strings[self.string_at[number] : self.string_at[number + 1]], "utf-8")

    def entry(self, number: int) -> Entry:
        """An entry by its number."""
        found = self._entries.get(number)
        if found is None:
            import json

            data: dict[str, Any] = json.loads(bytes(self.entries[self.entry_at[number] : self.entry_at[number + 1]]))
            flags = self.entry_flags[number]
            kind = KINDS[self.entry_kind[number]]
            found = Entry(data["id"], kind, data["name"], flags & 0x0F, bool(flags & 0x10), data)
            self._entries[number] = found
            if len(self._entries) % _HELD == 0:
                self._let_go()
        return found

    def _let_go(self) -> None:
        """Give the memory of the entries read so far back to the system, which maps sixteen pages around each."""
        data = self._view.obj
        if isinstance(data, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            start, size = self._entries_at
            first = -(-start // mmap.PAGESIZE) * mmap.PAGESIZE
            if start + size > first:
                data.madvise(mmap.MADV_DONTNEED, first, start + size - first)

    def entry_count(self) -> int:
        """How many entries the layer holds."""
        return len(self.entry_kind)

    def find_id(self, id: str) -> int | None:
        """The number of the entry with an id."""
        hashed = crc32(id.encode())
        for at in _equal(self.id_hash, hashed):
            number: int = self.id_entry[at]
            if self.entry(number).id == id:
                return number
        return None

    def form(self, number: int) -> FormRef:
        """A form by its number."""
        return FormRef(
            self.string(self.form_text[number]),
            FORM_TYPES[self.form_type[number]],
            bool(self.form_short[number]),
            self.string(note) if (note := self.form_note[number]) else "",
            self.form_entry[number],
        )

    def forms(self, key: str) -> list[FormRef]:
        """All forms with a key."""
        hashed = crc32(key.encode())
        place, hashes = hashed >> self._form_shift, self.form_hash
        found = []
        for at in range(self.form_dir[place], self.form_dir[place + 1]):
            if hashes[at] == hashed:
                form = self.form(at)
                if key_of(form.text) == key:
                    found.append(form)
        return found

    def joined_forms(self, run: str) -> list[FormRef]:
        """All forms that are this text once their parts are run together."""
        found = (self.form(self.joined_form[at]) for at in _equal(self.joined_hash, crc32(run.encode())))
        return [form for form in found if joined(key_of(form.text)) == run]

    def cased_forms(self) -> list[tuple[int, str]]:
        """The forms whose entries fix their capitals: number and text."""
        return list(zip(self.cased_form, str(self.cased_text, "utf-8").split("\n"), strict=False))

    def offices(self, key: str) -> list[Entry]:
        """The offices with a title of this key."""
        found = (self.entry(self.title_office[at]) for at in _equal(self.title_hash, crc32(key.encode())))
        return [entry for entry in found if any(key_of(title) == key for title in entry.data.get("titles", ()))]

    def holders(self, office: str) -> list[Entry]:
        """The people of whom the layer says that they hold or held the office with an id."""
        found = (self.entry(self.holder_entry[at]) for at in _equal(self.holder_hash, crc32(office.encode())))
        return [entry for entry in found if any(claim["office"] == office for claim in entry.data.get("held", ()))]

    def head(self, folded: str) -> int:
        """The most tokens that a form beginning with this token has; 0 where none does."""
        hashed = crc32(folded.encode())
        place = hashed >> self._head_shift
        for at in range(self.head_dir[place], self.head_dir[place + 1]):
            if self.head_hash[at] == hashed:
                length: int = self.head_length[at]
                return length
        return 0

    def token(self, folded: str) -> int | None:
        """The number of a token that stands in some form."""
        hashed = crc32(folded.encode())
        place = hashed >> self._token_shift
        for at in range(self.token_dir[place], self.token_dir[place + 1]):
            if self.token_hash[at] == hashed and self.string(self.token_text[at]) == folded:
                return at
        return None

    def token_forms(self, number: int) -> list[int]:
        """Numbers of the forms that hold a token."""
        return list(self.postings[self.token_at[number] : self.token_at[number + 1]])

    def similar(self, folded: str) -> set[int]:
        """Numbers of the tokens that this one may be a respelling of, itself included."""
        found: set[int] = set()
        shift, places, hashes, starts = self._key_shift, self.key_dir, self.key_hash, self.key_at
        for hashed in search_keys(folded):
            place = hashed >> shift
            for at in range(places[place], places[place + 1]):
                if hashes[at] == hashed:
                    found.update(self.key_token[starts[at] : starts[at + 1]])
        return found

    def respellings(self, folded: str, most: Sequence[int], long: int) -> list[tuple[int, bool]]:
        """Those of `similar`, in order, that may have this token's norm or few edits to it; each with whether it has
        the same consonants.

        A token that begins otherwise, by itself and in its norm, is one only with the same consonants in `long` letters
        or more. most: for the length of the longer token, or the last item beyond it, how many letters each may have
        that the other has not; tokens of `long` letters with the same consonants may have as many as the longest.
        """
        own, marks = shape_of(folded), marks_of(folded)
        letters, size, normed = own & LETTERS, len(folded), own >> 32
        first, sounding, second, bones = marks & 31, marks >> 5 & 31, marks >> 10 & 31, marks >> 15
        shapes, all_marks, last = self.token_shape, self.token_marks, len(most) - 1
        found = []
        for number in self.similar(folded):
            shape, other = shapes[number], all_marks[number]
            longer = max(size, shape >> 26 & 63)
            same_bones = other >> 15 == bones
            if same_bones and shape >> 32 == normed:
                found.append((number, True))
                continue
            if same_bones and longer >= long:
                edits = most[last]
            elif (
                other & 31 == first
                or other >> 5 & 31 == sounding
                or (other & 31 == second and other >> 10 & 31 == first)
            ):
                edits = most[min(longer, last)]
            else:
                continue
            differing = letters ^ shape & LETTERS
            if (differing & letters).bit_count() <= edits and (differing & shape).bit_count() <= edits:
                found.append((number, same_bones))
        found.sort()
        return found

    def lexicon(self, folded: str) -> int:
        """The classes of a word in the background lexicon, 0 where it is not in it."""
        key = lexicon_key(folded)
        at = bisect_left(self.lexicon_key, key)
        if at < len(self.lexicon_key) and self.lexicon_key[at] == key:
            value: int = self.lexicon_class[at]
            return value
        return 0


def open_layer(path: str) -> Layer:
    """Map a compiled file into memory. Raises DamagedError or OSError."""
    with open(path, "rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:
            raise DamagedError("empty") from None
    return Layer(data)


def _equal(keys: memoryview, key: int) -> range:
    """The positions of a key in a sorted array."""
    start = bisect_left(keys, key)
    end = start
    while end < len(keys) and keys[end] == key:
        end += 1
    return range(start, end)
