"""Compiling: entries and lexicons to one read-only file that is searched where it lies.

Everything that a look-up touches is a sorted array of integers; texts are read only for what was found. The same
input gives the same bytes. The layout stands in `layout.py`; `store.py` reads it.
"""

from __future__ import annotations

import json
import struct
import sys
from array import array
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import chain
from json.encoder import encode_basestring as _quoted  # as it stands in the text, but for quotes and controls
from operator import itemgetter
from typing import Any
from zlib import crc32

from factlint.knowledge.entry import FORM_TYPES, KINDS, RIGHT_TYPES, Entry, Form, forms_of
from factlint.knowledge.layout import (
    HEADER,
    MAGIC,
    SECTIONS,
    VERSION,
    directory,
    lexicon_key,
    marks_of,
    search_keys,
    shape_of,
)
from factlint.names.romanise import FAMILY_FIRST, romanisations
from factlint.names.tokens import joined, key_of

_COMMON_NAME = 4  # class of a given name, surname or place from which a spelling is someone else's: Athena for Athens
_FUZZY = ("name", "variant", "translation", "former", "full", "style", "nickname", "demonym")

# Keys of an entry that hold no form but the name.
_NAME_ONLY = {"id", "name", "spellings", "prominence", "ids", "source", "checked", "note"}
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_Row = tuple[int, int, int, str, bool, str, str]  # a form: checksum, entry, type, text, short, note, key


def digest_of(parts: Iterable[bytes]) -> bytes:
    """The content digest of the input of a build."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()


def build(
    entries: Iterable[Entry], lexicon: Mapping[str, int] | None = None, costs: bytes = b"", digest: bytes = bytes(32)
) -> bytes:
    """The compiled file for these entries.

    lexicon: folded word → its classes as word, given name, surname and place, four bits each from the lowest. costs:
    the table of letter
    edits as CSV. digest: 32 bytes that name the content.
    """
    strings = _Strings()
    sections: dict[str, bytes] = {}
    arrays: dict[str, array[int]] = {name: array(code) for name, code in SECTIONS.items() if code}
    ordered = sorted(entries, key=lambda entry: entry.id)
    blobs = []
    entry_at = [0]
    forms: list[_Row] = []
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    for index, entry in enumerate(ordered):
        blob = _json(entry.data)
        blobs.append(blob)
        entry_at.append(entry_at[-1] + len(blob))
        arrays["entry_kind"].append(kinds[entry.kind])
        arrays["entry_flags"].append(entry.prominence | (0x10 if entry.complete else 0))
        if entry.complete and entry.data.keys() <= _NAME_ONLY:
            key = _key(entry.name)
            if key:
                forms.append((crc32(key.encode()), index, 0, entry.name, False, "", key))
            continue
        own = []
        for form in _given_forms(entry):
            key = _key(form.text)
            if key:
                code = FORM_TYPES.index(form.type)
                own.append((crc32(key.encode()), index, code, form.text, form.short, form.note, key))
        own.sort(key=lambda row: row[2:5])
        forms.extend(own)
    right = {FORM_TYPES.index(name) for name in RIGHT_TYPES}
    taken = {row[6] for row in forms if row[2] in right}
    derived = FORM_TYPES.index("derived")
    for index, entry in enumerate(ordered):
        for form, key in _derived_forms(entry):
            if key not in taken and (" " in key or not _is_word((lexicon or {}).get(key, 0))):
                forms.append((crc32(key.encode()), index, derived, form.text, False, form.note, key))
    arrays["entry_at"].extend(entry_at)
    sections["entries"] = b"".join(blobs)
    _index_ids(ordered, arrays)
    _index_offices(ordered, arrays)
    forms.sort(key=itemgetter(0, 1, 2, 3, 4))
    arrays["form_hash"].extend([row[0] for row in forms])
    arrays["form_entry"].extend([row[1] for row in forms])
    arrays["form_type"].extend([row[2] for row in forms])
    arrays["form_text"].extend([strings.add(row[3]) for row in forms])
    arrays["form_short"].extend([row[4] for row in forms])
    arrays["form_note"].extend([strings.add(row[5]) for row in forms])
    arrays["form_dir"] = directory(arrays["form_hash"])
    cased = [entry.data.get("casing") is not None for entry in ordered]
    may_be = {FORM_TYPES.index(name) for name in ("name", "variant")}
    arrays["cased_form"].extend(number for number, row in enumerate(forms) if cased[row[1]] and row[2] in may_be)
    sections["cased_text"] = "\n".join(forms[number][3] for number in arrays["cased_form"]).encode()
    complete = [entry.complete for entry in ordered]
    _index_heads(forms, complete, arrays)
    _index_tokens(forms, complete, arrays, strings)
    for key_number, value in sorted((lexicon_key(word), value) for word, value in (lexicon or {}).items()):
        arrays["lexicon_key"].append(key_number)
        arrays["lexicon_class"].append(value)
    sections["costs"] = costs
    sections["strings"] = b"".join(strings.blobs)
    arrays["string_at"].extend(strings.offsets)
    return _assemble(sections | {name: values.tobytes() for name, values in arrays.items()}, digest)


def _json(data: Mapping[str, Any]) -> bytes:
    """The data of an entry as JSON with sorted keys. Most values are texts; a call for each entry as a whole costs
    thrice as much."""
    parts = []
    for key in sorted(data):
        value = data[key]
        parts.append(f"{_quoted(key)}:{_quoted(value) if type(value) is str else _ENCODER.encode(value)}")
    return f"{{{','.join(parts)}}}".encode()


def _key(text: str) -> str:
    """`key_of`, quick for plain words, and without remembering a million names."""
    plain = text.replace("-", " ")
    if plain.isascii() and plain.replace(" ", "").isalpha():
        return " ".join(plain.lower().split())
    return key_of(text)


def _index_ids(ordered: list[Entry], arrays: dict[str, array[int]]) -> None:
    """Checksum of the id → number of the entry."""
    hashes = [crc32(entry.id.encode()) for entry in ordered]
    numbers = sorted(range(len(ordered)), key=hashes.__getitem__)
    arrays["id_hash"].extend([hashes[number] for number in numbers])
    arrays["id_entry"].extend(numbers)


def _index_offices(ordered: list[Entry], arrays: dict[str, array[int]]) -> None:
    """Checksum of the key of a title → the offices that bear it; checksum of the id of an office → its holders."""
    titles: set[tuple[int, int]] = set()
    holders: set[tuple[int, int]] = set()
    for number, entry in enumerate(ordered):
        if entry.kind == "office":
            titles.update((crc32(_key(title).encode()), number) for title in entry.data.get("titles", ()))
        for claim in entry.data.get("held", ()):
            holders.add((crc32(claim["office"].encode()), number))
    for pairs, name, what in ((titles, "title", "office"), (holders, "holder", "entry")):
        rows = sorted(pairs)
        arrays[f"{name}_hash"].extend([hashed for hashed, _ in rows])
        arrays[f"{name}_{what}"].extend([number for _, number in rows])


class _Strings:
    """A table of distinct texts, numbered in order of first use; number 0 is the empty text."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}
        self.blobs: list[bytes] = [b""]
        self.offsets = [0, 0]

    def add(self, text: str) -> int:
        number = self.numbers.get(text)
        if number is None:
            number = self.numbers[text] = len(self.blobs)
            self.blobs.append(text.encode())
            self.offsets.append(self.offsets[-1] + len(self.blobs[-1]))
        return number


def _is_word(value: int) -> bool:
    """Whether a word of this value in the lexicon is an ordinary word, or a name that many bear."""
    return bool(value & 0xF) or any(value >> shift & 0xF >= _COMMON_NAME for shift in (4, 8, 12))


def _given_forms(entry: Entry) -> Iterable[Form]:
    """The forms that the file gives.

    Of an entry with open spellings only what an English text writes: it helps to recognise a name, nothing more.
    """
    if entry.complete:
        # Titles are common nouns; a hundred countries have a president, and each would be looked at for the word.
        yield from (form for form in forms_of(entry) if form.type != "title")
    elif entry.kind not in ("office", "unit"):  # common nouns: a text writes them small
        yield from (form for form in forms_of(entry) if form.type not in ("native", "title"))


def _derived_forms(entry: Entry) -> Iterable[tuple[Form, str]]:
    """The romanisations of the native names of an entry with complete spellings, without its own forms; with keys."""
    if not entry.complete or "native" not in entry.data:
        return
    known = {key_of(form.text) for form in _given_forms(entry)}
    for language, names in entry.data["native"].items():
        if language in FAMILY_FIRST and entry.kind != "person":
            continue  # 서울 is no Mr Suh
        for name in names:
            for text, systems in romanisations(name, language).items():
                key = key_of(text)
                if key and key not in known:
                    known.add(key)
                    yield Form(text, "derived", note=systems), key


def _index_heads(forms: list[_Row], complete: list[bool], arrays: dict[str, array[int]]) -> None:
    """First token → the most tokens that a form beginning with it has; and forms by their parts run together."""
    heads: dict[str, int] = {}
    run_together: list[int] = []
    apart = [name not in ("title", "unlike", "native") for name in FORM_TYPES]
    for number, (hashed, index, code, _, _, _, key) in enumerate(forms):
        first, _, rest = key.partition(" ")
        length = key.count(" ") + 1
        if heads.get(first, 0) < length:
            heads[first] = length
        if not complete[index]:
            continue
        if rest and apart[code]:
            run_together.append(crc32(joined(key).encode()) << 32 | number)
        elif not key.isalpha() and any(letter.isdigit() for letter in key):
            run_together.append(hashed << 32 | number)
    longest: dict[int, int] = {}
    for first, length in heads.items():
        hashed = crc32(first.encode())
        longest[hashed] = max(longest.get(hashed, 0), min(length, 255))
    ordered = sorted(longest)
    arrays["head_hash"].extend(ordered)
    arrays["head_length"].extend([longest[hashed] for hashed in ordered])
    arrays["head_dir"] = directory(ordered)
    run_together.sort()
    arrays["joined_hash"].extend([pair >> 32 for pair in run_together])
    arrays["joined_form"].extend([pair & 0xFFFFFFFF for pair in run_together])


def _index_tokens(forms: list[_Row], complete: list[bool], arrays: dict[str, array[int]], strings: _Strings) -> None:
    """Token → forms with it, and the keys for tokens that may be misspelled; of complete entries only."""
    postings: dict[str, list[int]] = {}
    fuzzy = [name in _FUZZY for name in FORM_TYPES]
    for number, row in enumerate(forms):
        if fuzzy[row[2]] and complete[row[1]]:
            for token in row[6].split(" "):
                found = postings.get(token)
                if found is None:
                    postings[token] = [number]
                elif found[-1] != number:  # a token may stand twice in a form
                    found.append(number)
    tokens = sorted((crc32(token.encode()), token) for token in postings)
    pairs: list[int] = []
    token_at = [0]
    for number, (_, token) in enumerate(tokens):
        token_at.append(token_at[-1] + len(postings[token]))
        if len(token) >= 3 and token.isascii() and token.isalpha():
            pairs.extend([hashed << 32 | number for hashed in search_keys(token)])
    arrays["token_at"].extend(token_at)
    arrays["postings"].extend(chain.from_iterable(postings[token] for _, token in tokens))
    arrays["token_hash"].extend([hashed for hashed, _ in tokens])
    arrays["token_dir"] = directory(arrays["token_hash"])
    arrays["token_text"].extend([strings.add(token) for _, token in tokens])
    arrays["token_shape"].extend([shape_of(token) for _, token in tokens])
    arrays["token_marks"].extend([marks_of(token) for _, token in tokens])
    _index_keys(pairs, arrays)


def _index_keys(pairs: list[int], arrays: dict[str, array[int]]) -> None:
    """Search key → the tokens that have it, from key and token in one number each."""
    pairs.sort()
    last = -1
    for at, pair in enumerate(pairs):
        if pair >> 32 != last:
            last = pair >> 32
            arrays["key_hash"].append(last)
            arrays["key_at"].append(at)
    arrays["key_at"].append(len(pairs))
    arrays["key_token"].extend([pair & 0xFFFFFFFF for pair in pairs])
    arrays["key_dir"] = directory(arrays["key_hash"])


def _assemble(sections: dict[str, bytes], digest: bytes) -> bytes:
    """Header, table of sections (offset and length each), payload aligned to 8 bytes."""
    table = struct.Struct("<QQ")
    offset = (HEADER.size + table.size * len(SECTIONS) + 7) // 8 * 8
    start = offset
    entries = []
    payload = []
    for name in SECTIONS:
        data = sections[name]
        entries.append(table.pack(offset, len(data)))
        padded = data + b"\0" * (-len(data) % 8)
        payload.append(padded)
        offset += len(padded)
    body = b"".join(payload)
    order = 0 if sys.byteorder == "little" else 1
    head = HEADER.pack(MAGIC, VERSION, order, digest, sha256(body).digest(), len(SECTIONS)) + b"".join(entries)
    return head + b"\0" * (start - len(head)) + body
