"""Positions in code points, bytes and UTF-16 units, against what Python's own codecs say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.positions import UTF8, UTF16, UTF32, Lines, Position, Unit, width

UNITS: tuple[Unit, ...] = (UTF8, UTF16, UTF32)
SIZES = {UTF8: ("utf-8", 1), UTF16: ("utf-16-le", 2), UTF32: ("utf-32-le", 4)}
# Line ends of each kind, emoji joined and with skin tones, combining marks, a byte order mark, all widths of UTF-8.
ALPHABET = ["\n", "\r\n", "\r", "a", "Z", " ", "é", "e\u0301", "İ", "“", "Њ", "字", "👍", "👩‍👩‍👧", "👋🏽", "🇺🇦", "\ufeff", "\u2028", "\x0b", "\x85"]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(ALPHABET), st.text(max_size=5)), max_size=40).map("".join)
units = st.sampled_from(UNITS)


def size(text: str, unit: Unit) -> int:
    codec, each = SIZES[unit]
    return len(text.encode(codec)) // each


@given(texts, units, st.data())
def test_a_column_is_what_the_codec_makes_of_the_line_before_it(text: str, unit: Unit, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Lines(text).place(offset, unit)
    before = text[:offset]
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        before = before[:-1] + " "  # between the two halves of a line break, which stand on its line
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert (line, column) == (len(lines), size(lines[-1], unit) + 1)


@given(texts, units)
def test_every_place_leads_back(text: str, unit: Unit) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        inside = text[offset - 1 : offset + 1] == "\r\n"
        assert lines.offset(*lines.place(offset, unit), unit) == offset - inside


@given(texts, units, st.integers(-3, 50), st.integers(-3, 50))
def test_any_line_and_column_is_taken_to_a_place_in_the_text(text: str, unit: Unit, line: int, column: int) -> None:
    lines = Lines(text)
    offset = lines.offset(line, column, unit)
    assert 0 <= offset <= len(text)
    if 1 <= line <= len(lines.starts):
        start, end = lines.line_span(line)
        assert start <= offset <= end
        assert lines.place(offset, unit) <= (line, max(column, 1))
        assert column < 1 or offset == end or lines.place(offset + 1, unit) > (line, column)


@given(texts, units)
def test_units_of_the_whole_text(text: str, unit: Unit) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        assert lines.units(offset, unit) == size(text[:offset], unit)
        assert lines.from_units(lines.units(offset, unit), unit) == offset
    assert [lines.from_units(number, unit) for number in range(-1, size(text, unit) + 3)] == [
        0, *(offset for offset, letter in enumerate(text) for _ in range(size(letter, unit))), *[len(text)] * 3,
    ]  # fmt: skip


@given(texts)
def test_lines_are_those_between_the_line_ends(text: str) -> None:
    lines = Lines(text)
    spans = [lines.line_span(number) for number in range(1, len(lines.starts) + 1)]
    assert [text[start:end] for start, end in spans] == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(st.characters(), units)
def test_width(letter: str, unit: Unit) -> None:
    assert width(letter, unit) == len(letter.encode(SIZES[unit][0], "surrogatepass")) // SIZES[unit][1]


@pytest.mark.parametrize(
    ("text", "offset", "byte", "utf16", "point"),
    [
        ("👍 ATAKMS", 2, (1, 6), (1, 4), (1, 3)),
        ("a\r\n\r\né ATAKMS", 7, (3, 4), (3, 3), (3, 3)),
        ("e\u0301 x", 3, (1, 5), (1, 4), (1, 4)),
        ("\ufeffx", 1, (1, 4), (1, 2), (1, 2)),
        ("", 0, (1, 1), (1, 1), (1, 1)),
        ("x", 99, (1, 2), (1, 2), (1, 2)),
        ("x", -1, (1, 1), (1, 1), (1, 1)),
    ],
)
def test_known_places(
    text: str, offset: int, byte: tuple[int, int], utf16: tuple[int, int], point: tuple[int, int]
) -> None:
    lines = Lines(text)
    assert [lines.place(offset, unit) for unit in UNITS] == [Position(*byte), Position(*utf16), Position(*point)]


def test_a_lone_surrogate_is_no_fault() -> None:
    lines = Lines("\ud83d x")
    assert [lines.place(2, unit).column for unit in UNITS] == [5, 3, 3]
