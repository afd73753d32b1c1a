"""The layout of a compiled file, shared by the one who writes it (`build`) and the one who reads it (`store`).

Entries, forms, tokens and strings are numbered from 0. `x_at` holds where each piece of x begins, and the end of the
last one. `x_hash` are checksums in rising order, those of equal keys side by side; `x_dir` says for the first bits of a
checksum where those that begin so lie, about one of them, so that a look-up costs the same at any size.

    strings  the texts of forms, notes and tokens
    entries  the data of each entry as JSON, in the order of ids
    form     every form, by the checksum of its key
    head     the first token of forms, with the most tokens that a form beginning so has
    joined   forms of complete entries by their key run together
    token    the tokens of forms of complete entries: text, shape and marks (see `shape_of` and `marks_of`), and the
             numbers of these forms
    key      what respellings of one token share (see `search_keys`), with the numbers of the tokens
    title    the titles of offices, by the checksum of their key, with the numbers of the offices
    holder   the checksums of the ids of offices, with the numbers of the people who hold or held them
    lexicon  how common a word is
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence
from zlib import crc32

from factlint.names.keys import PACKED, deletions, letters_of, norm, pack, skeleton, sound

MAGIC = b"FLKB"
VERSION = 3
# name → array type; "" is a blob of bytes. The order is the order in the file.
SECTIONS = {
    "strings": "", "string_at": "I",
    "entries": "", "entry_at": "I", "entry_kind": "B", "entry_flags": "B", "id_hash": "I", "id_entry": "I",
    "form_dir": "I", "form_hash": "I", "form_entry": "I", "form_type": "B", "form_short": "B", "form_text": "I",
    "form_note": "I",
    "head_dir": "I", "head_hash": "I", "head_length": "B",
    "joined_hash": "I", "joined_form": "I", "cased_form": "I", "cased_text": "",
    "token_dir": "I", "token_hash": "I", "token_text": "I", "token_shape": "Q", "token_marks": "I", "token_at": "I",
    "postings": "I",
    "key_dir": "I", "key_hash": "I", "key_at": "I", "key_token": "I",
    "title_hash": "I", "title_office": "I", "holder_hash": "I", "holder_entry": "I",
    "lexicon_key": "Q", "lexicon_class": "H", "costs": "",
}  # fmt: skip
HEADER = struct.Struct("<4sHBx32s32sI")  # magic, version, byte order, content digest, payload digest, sections
LETTERS = (1 << 26) - 1  # the bits of a shape that stand for the letters of the token


def lexicon_key(folded: str) -> int:
    """The key of a word in the lexicon: exact up to 12 letters a–z, a checksum beyond."""
    if len(folded) <= 12 and folded.isascii() and folded.isalpha():
        return pack(folded)
    return 1 << 63 | crc32(folded.encode()) << 8 | len(folded) & 0xFF


def search_keys(folded: str) -> set[int]:
    """The checksums of what this token shares with its respellings: the sound and the letters themselves with at most
    one left out, and the skeleton where that is long enough to mean something. Twelve letters of the sound count.

    A letter lost, changed or swapped may make another sound of those beside it: Voonezh, Comcats, Mshuta for Mahuta.
    """
    spelled = norm(folded)
    full = sound(spelled)
    if len(full) > 2 and full.isascii():  # most tokens: the same as below, without a text for each
        data = full.encode()
        keys = {crc32((data[:at] + data[at + 1 :])[:PACKED]) for at in range(len(data))}
        keys.add(crc32(data[:PACKED]))
    else:
        keys = {crc32(text[:PACKED].encode()) for text in deletions(full) if len(text) >= 2 or text == full}
    keys.update(crc32(b"=" + text.encode()) for text in deletions(folded) if len(text) >= 3)
    bone = skeleton(spelled)
    if len(bone) >= 3:
        keys.add(crc32(b"#" + bone[:PACKED].encode()))
    return keys


def shape_of(folded: str) -> int:
    """What of a token shows quickly that it is no respelling of another: which letters a–z it has, a bit each from the
    lowest; its length above these, 63 at most; and from bit 32 the letters of its norm."""
    return letters_of(folded) | min(len(folded), 63) << 26 | letters_of(norm(folded)) << 32


def marks_of(folded: str) -> int:
    """What else shows it: the first letter of a token, that of its norm and the second letter, five bits each from the
    lowest; and above these a checksum of its skeleton."""
    spelled = norm(folded)
    bones = crc32(skeleton(spelled).encode()) >> 15
    return bones << 15 | place_of(folded[1:]) << 10 | place_of(spelled) << 5 | place_of(folded)


def place_of(text: str) -> int:
    """The place of the first letter in the alphabet, from 1; 0 where that is no letter a–z."""
    return ord(text[0]) - 96 if "a" <= text[:1] <= "z" else 0


def shift_of(count: int) -> int:
    """How far a checksum is shifted to its place in the directory of so many."""
    return 33 - max(count.bit_length(), 1)


def directory(hashes: Sequence[int]) -> array[int]:
    """Where the checksums with the same first bits begin, and the end."""
    shift = shift_of(len(hashes))
    counts = [0] * (1 << 32 - shift)
    for hashed in hashes:
        counts[hashed >> shift] += 1
    found = array("I", [0])
    total = 0
    for count in counts:
        total += count
        found.append(total)
    return found
