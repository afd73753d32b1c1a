"""The open texts: what the editor holds, which is what is checked, and positions in its units."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from factlint.positions import UTF8, UTF16, UTF32, Lines, Unit
from factlint.readers import FORMATS, format_of
from factlint.view import Span

_LANGUAGES = {"markdown": "markdown", "plaintext": "plain", "text": "plain"}


@dataclass(frozen=True)
class Text:
    """One version of an open text. `language` is the editor's name of its format."""

    uri: str
    version: int
    lines: Lines
    language: str = ""

    @property
    def text(self) -> str:
        """The text itself."""
        return self.lines.text

    @property
    def path(self) -> str:
        """The path of its file, or an empty string where it has none yet."""
        return path_of(self.uri)

    @property
    def format(self) -> str | None:
        """The format by the name of the file, else by what the editor says; None where no reader knows it."""
        path = self.path
        if path and os.path.splitext(path)[1].lower() in FORMATS and os.path.splitext(path)[1]:
            return format_of(path)
        return _LANGUAGES.get(self.language)


def path_of(uri: str) -> str:
    """The path of a file URI, or an empty string for any other."""
    return (to_fs_path(uri) or "") if uri.startswith("file:") else ""


def uri_of(path: str) -> str:
    """The file URI of a path."""
    return from_fs_path(os.path.abspath(path)) or ""


def unit_of(encoding: str | None) -> Unit:
    """The unit in which columns are counted for a negotiated position encoding; UTF-16 where nothing was said."""
    return UTF8 if encoding == "utf-8" else UTF32 if encoding == "utf-32" else UTF16


def changed(text: Text, version: int, changes: Sequence[types.TextDocumentContentChangeEvent], unit: Unit) -> Text:
    """The text after the changes of one notification, each applied to the result of the one before."""
    lines = text.lines
    for change in changes:
        if isinstance(change, types.TextDocumentContentChangePartial):
            span = span_of(lines, change.range, unit)
            lines = Lines(lines.text[: span.start] + change.text + lines.text[span.end :])
        else:
            lines = Lines(change.text)
    return Text(text.uri, version, lines, text.language)


def span_of(lines: Lines, range: types.Range, unit: Unit) -> Span:
    """The offsets of a range of the editor; the end never before the start."""
    start = offset_of(lines, range.start, unit)
    return Span(start, max(start, offset_of(lines, range.end, unit)))


def offset_of(lines: Lines, position: types.Position, unit: Unit) -> int:
    """The offset of a position of the editor."""
    return lines.offset(position.line + 1, position.character + 1, unit)


def range_of(lines: Lines, span: Span, unit: Unit) -> types.Range:
    """The editor's range of a span."""
    start, end = lines.place(span.start, unit), lines.place(span.end, unit)
    return types.Range(types.Position(start.line - 1, start.column - 1), types.Position(end.line - 1, end.column - 1))
