"""The layout of a compiled file, shared by the one who writes it (`build`) and the one who reads it (`store`)."""

from __future__ import annotations

import struct
from zlib import crc32

from factlint.names.keys import pack

MAGIC = b"FLKB"
VERSION = 1
# name → array type; "" is a blob of bytes. The order is the order in the file.
SECTIONS = {
    "strings": "", "string_at": "I",
    "entries": "", "entry_at": "I", "entry_kind": "B", "entry_flags": "B", "id_hash": "I", "id_entry": "I",
    "form_hash": "I", "form_entry": "I", "form_type": "B", "form_short": "B", "form_text": "I", "form_note": "I",
    "head_hash": "I", "head_length": "B",
    "joined_hash": "I", "joined_form": "I", "cased_form": "I", "cased_text": "",
    "token_hash": "I", "token_text": "I", "token_at": "I", "postings": "I",
    "norm_key": "Q", "norm_token": "I", "near_key": "Q", "near_token": "I", "bone_key": "Q", "bone_token": "I",
    "lexicon_key": "Q", "lexicon_class": "H", "costs": "",
}  # fmt: skip
HEADER = struct.Struct("<4sHBx32s32sI")  # magic, version, byte order, content digest, payload digest, sections


def lexicon_key(folded: str) -> int:
    """The key of a word in the lexicon: exact up to 12 letters a–z, a checksum beyond."""
    if len(folded) <= 12 and folded.isascii() and folded.isalpha():
        return pack(folded)
    return 1 << 63 | crc32(folded.encode()) << 8 | len(folded) & 0xFF
