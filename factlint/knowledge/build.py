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
from zlib import crc32

from factlint.knowledge.entry import FORM_TYPES, KINDS, Entry, Form, forms_of
from factlint.knowledge.layout import HEADER, MAGIC, SECTIONS, VERSION, lexicon_key
from factlint.names.keys import deletions, norm, pack, skeleton, sound
from factlint.names.romanise import romanisations
from factlint.names.tokens import joined, key_of

_FUZZY = ("name", "variant", "translation", "former", "full", "style", "nickname", "demonym")


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
    arrays["entry_at"].append(0)
    forms: list[tuple[int, int, Form, str]] = []
    for index, entry in enumerate(ordered):
        blob = json.dumps(entry.data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        blobs.append(blob)
        arrays["entry_at"].append(arrays["entry_at"][-1] + len(blob))
        arrays["entry_kind"].append(KINDS.index(entry.kind))
        arrays["entry_flags"].append(entry.prominence | (0x10 if entry.complete else 0))
        for form in _all_forms(entry):
            key = key_of(form.text)
            if key:
                forms.append((crc32(key.encode()), index, form, key))
    sections["entries"] = b"".join(blobs)
    for hashed, index in sorted((crc32(entry.id.encode()), index) for index, entry in enumerate(ordered)):
        arrays["id_hash"].append(hashed)
        arrays["id_entry"].append(index)
    forms.sort(key=lambda item: (item[0], item[1], FORM_TYPES.index(item[2].type), item[2].text, item[2].short))
    for hashed, index, form, _ in forms:
        arrays["form_hash"].append(hashed)
        arrays["form_entry"].append(index)
        arrays["form_type"].append(FORM_TYPES.index(form.type))
        arrays["form_short"].append(form.short)
        arrays["form_text"].append(strings.add(form.text))
        arrays["form_note"].append(strings.add(form.note))
    cased = [entry.data.get("casing") is not None for entry in ordered]
    arrays["cased_form"].extend(
        number for number, (_, index, form, _) in enumerate(forms) if cased[index] and form.type in ("name", "variant")
    )
    sections["cased_text"] = "\n".join(forms[number][2].text for number in arrays["cased_form"]).encode()
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


def _all_forms(entry: Entry) -> Iterable[Form]:
    """The forms of the file and the romanisations derived from native names, without those that are right anyway.

    Of an entry with open spellings only what an English text writes: it helps to recognise a name, nothing more.
    """
    if not entry.complete:
        if entry.kind not in ("office", "unit"):  # common nouns: a text writes them small
            yield from (form for form in forms_of(entry) if form.type not in ("native", "title"))
        return
    # Titles are common nouns; a hundred countries have a president, and each would be looked at for the word.
    given = [form for form in forms_of(entry) if form.type != "title"]
    yield from given
    known = {key_of(form.text) for form in given}
    for language, names in entry.data.get("native", {}).items():
        for name in names:
            for text, systems in romanisations(name, language).items():
                key = key_of(text)
                if key not in known:
                    known.add(key)
                    yield Form(text, "derived", note=systems)


def _index_heads(forms: list[tuple[int, int, Form, str]], complete: list[bool], arrays: dict[str, array[int]]) -> None:
    """First token → the most tokens that a form beginning with it has; and forms by their parts run together."""
    heads: dict[int, int] = {}
    run_together = set()
    for number, (_, index, form, key) in enumerate(forms):
        first, _, rest = key.partition(" ")
        hashed = crc32(first.encode())
        heads[hashed] = max(heads.get(hashed, 0), min(key.count(" ") + 1, 255))
        if not complete[index]:
            continue
        if rest and form.type not in ("title", "unlike", "native"):
            run_together.add((crc32(joined(key).encode()), number))
        elif any(letter.isdigit() for letter in key):
            run_together.add((crc32(key.encode()), number))
    for hashed, length in sorted(heads.items()):
        arrays["head_hash"].append(hashed)
        arrays["head_length"].append(length)
    for hashed, number in sorted(run_together):
        arrays["joined_hash"].append(hashed)
        arrays["joined_form"].append(number)


def _index_tokens(
    forms: list[tuple[int, int, Form, str]], complete: list[bool], arrays: dict[str, array[int]], strings: _Strings
) -> None:
    """Token → forms with it, and the three keys for tokens that may be misspelled; of complete entries only."""
    postings: dict[str, list[int]] = {}
    for number, (_, index, form, key) in enumerate(forms):
        if complete[index] and form.type in _FUZZY:
            for token in dict.fromkeys(key.split(" ")):
                postings.setdefault(token, []).append(number)
    tokens = sorted(postings, key=lambda token: (crc32(token.encode()), token))
    norms: list[tuple[int, int]] = []
    near: list[tuple[int, int]] = []
    bones: list[tuple[int, int]] = []
    arrays["token_at"].append(0)
    for number, token in enumerate(tokens):
        arrays["token_hash"].append(crc32(token.encode()))
        arrays["token_text"].append(strings.add(token))
        arrays["postings"].extend(postings[token])
        arrays["token_at"].append(len(arrays["postings"]))
        if len(token) >= 3 and token.isascii() and token.isalpha():
            spelled = norm(token)
            norms.append((pack(spelled), number))
            near.extend((pack(text), number) for text in deletions(sound(spelled)) if len(text) >= 2)
            bone = skeleton(spelled)
            if len(bone) >= 3:
                bones.append((pack(bone), number))
    for name, pairs in (("norm", norms), ("near", near), ("bone", bones)):
        for key_number, number in sorted(set(pairs)):
            arrays[f"{name}_key"].append(key_number)
            arrays[f"{name}_token"].append(number)


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
