"""The source: a file or buffer as given.

Offsets count Unicode code points of the decoded text from 0, without a byte order mark; CRLF counts as two.
`positions.py` makes lines and columns of them. Nothing here normalises the text: what is read can be written back byte
by byte.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from factlint import FactlintError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class SourceError(FactlintError):
    """A file that cannot be read as text; the message is one sentence with the remedy."""


class Source(NamedTuple):
    """Decoded text with what is needed to write it back: encoding and byte order mark."""

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    guessed: bool = False  # the encoding was not declared and is not UTF-8


def decode(data: bytes, path: str = "<text>") -> Source:
    """Decode the bytes of a file.

    A byte order mark decides; else UTF-8; else UTF-16 where the pattern of null bytes shows it; else Windows-1252,
    marked as guessed. Raises SourceError for what is not text.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return Source(path, _decode(data[len(bom) :], encoding, path), encoding, bom)
    if b"\0" in data:
        wide = _guess_utf16(data)
        if wide is None:
            raise SourceError(f"{path}: not a text file (it holds null bytes); leave it out or convert it to text")
        return Source(path, _decode(data, wide, path), wide, guessed=True)
    try:
        return Source(path, data.decode("utf-8"))
    except UnicodeDecodeError:
        return Source(path, _decode(data, "cp1252", path), "cp1252", guessed=True)


def encode(source: Source, text: str) -> bytes:
    """The bytes of `text` in the encoding of `source`, with its byte order mark.

    Raises SourceError where the encoding has no such character.
    """
    try:
        return source.bom + text.encode(source.encoding)
    except UnicodeEncodeError as error:
        bad = error.object[error.start]
        raise SourceError(
            f"{source.path}: the fix needs {bad!r}, which {source.encoding} cannot write; "
            "convert the file to UTF-8 first"
        ) from None


def _decode(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: byte {error.start} is not valid {encoding}; save the file as UTF-8") from None


def _guess_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every other byte is null."""
    if len(data) % 2:
        return None
    half = max(len(data) // 2, 1)
    if data[1::2].count(0) > half * 0.4 and data[0::2].count(0) < half * 0.05:
        return "utf-16-le"
    if data[0::2].count(0) > half * 0.4 and data[1::2].count(0) < half * 0.05:
        return "utf-16-be"
    return None
