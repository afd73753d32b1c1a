"""Positions: offsets of a text as lines and columns, counted as whoever asks counts them, and back.

Everything in factlint counts Unicode code points. Others count otherwise: editors and JavaScript UTF-16 code units,
reviewdog UTF-8 bytes. A text is looked through once for its lines, and once for each unit that is asked for; a
conversion is then a search by bisection.

Lines and columns count from 1. LF, CRLF and CR end a line. A byte order mark is no part of a decoded text; where a text
begins with U+FEFF all the same, it is a character like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Literal, NamedTuple

Unit = Literal["utf-8", "utf-16", "utf-32"]
UTF8: Unit = "utf-8"  # bytes
UTF16: Unit = "utf-16"  # code units of two bytes: 2 for an emoji
UTF32: Unit = "utf-32"  # code points

_LINE_END = re.compile(r"\r\n|\r|\n")
_WIDE = {UTF8: "[^\x00-\x7f]", UTF16: "[\U00010000-\U0010ffff]"}  # what takes more than one unit


class Position(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class _Wide(NamedTuple):
    """The characters of a text that take more than one unit: offset, offset in units, end in units, of each."""

    at: list[int]
    starts: list[int]
    ends: list[int]


class Lines:
    """The lines of a text, to convert positions in it. Built once for a text, which must not change."""

    __slots__ = ("_wide", "starts", "text")

    def __init__(self, text: str) -> None:
        """Find the lines of a text; `starts` are the offsets at which they begin."""
        self.text = text
        self.starts = line_starts(text)
        self._wide: dict[Unit, _Wide] = {}

    def place(self, offset: int, unit: Unit = UTF32) -> Position:
        """Line and column of an offset. An offset outside the text is taken to its nearer end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset)
        start = self.starts[line - 1]
        return Position(line, self.units(offset, unit) - self.units(start, unit) + 1)

    def offset(self, line: int, column: int, unit: Unit = UTF32) -> int:
        """The offset of a line and column.

        A column behind the line is its end, before the line break; a line behind the text is the end of the text; a
        column inside of a character is its beginning.
        """
        if line < 1:
            return 0
        if line > len(self.starts):
            return len(self.text)
        start, end = self.line_span(line)
        if column <= 1:
            return start
        return min(self.from_units(self.units(start, unit) + column - 1, unit), end)

    def line_span(self, line: int) -> tuple[int, int]:
        """The offsets of a line (from 1, within the text), without its line break."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        for mark in ("\r\n", "\n", "\r"):
            if line < len(self.starts) and self.text.endswith(mark, start, end):
                return start, end - len(mark)
        return start, end

    def units(self, offset: int, unit: Unit) -> int:
        """How many units the text before an offset takes."""
        if unit == UTF32:
            return offset
        wide = self._wide.get(unit) or self._look(unit)
        index = bisect_left(wide.at, offset)
        return offset - wide.at[index - 1] - 1 + wide.ends[index - 1] if index else offset

    def from_units(self, units: int, unit: Unit) -> int:
        """The offset before which the text takes so many units; inside of a character, its beginning."""
        units = max(units, 0)
        if unit == UTF32:
            return min(units, len(self.text))
        wide = self._wide.get(unit) or self._look(unit)
        index = bisect_right(wide.starts, units)
        if not index:
            return min(units, len(self.text))
        if units < wide.ends[index - 1]:
            return wide.at[index - 1]
        return min(wide.at[index - 1] + 1 + units - wide.ends[index - 1], len(self.text))

    def _look(self, unit: Unit) -> _Wide:
        at: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        more = 0
        if not self.text.isascii():
            for match in re.finditer(_WIDE[unit], self.text):
                offset = match.start()
                at.append(offset)
                starts.append(offset + more)
                more += width(match.group(), unit) - 1
                ends.append(offset + 1 + more)
        found = self._wide[unit] = _Wide(at, starts, ends)
        return found


def width(letter: str, unit: Unit) -> int:
    """The units that one character takes. A lone surrogate, which no encoding has, counts as editors count it."""
    code = ord(letter)
    if unit == UTF8:
        return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
    return 2 if unit == UTF16 and code > 0xFFFF else 1


def line_starts(text: str) -> list[int]:
    """Offsets at which the lines of `text` begin; LF, CRLF and CR end a line."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]
