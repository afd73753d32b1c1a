"""Dates in prose: what is found, what is left alone, and the arithmetic."""

from __future__ import annotations

import pytest

from factlint.extract.dates import (
    WEEKDAYS,
    DateMention,
    add_days,
    day_number,
    days_in,
    find_dates,
    month_name,
    weekday_name,
    weekday_of,
)
from factlint.readers import read_document
from factlint.source import Source
from factlint.view import Span


def found(text: str) -> list[tuple[str, DateMention]]:
    document = read_document(Source("t.txt", text))
    return [(text[mention.span.start : mention.span.end], mention) for mention in find_dates(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was January 26, 2023.", (2023, 1, 26, None)),
        ("It was Jan. 26, 2023.", (2023, 1, 26, None)),
        ("It was 26 January 2023.", (2023, 1, 26, None)),
        ("It was the 26th of January, 2023.", (2023, 1, 26, None)),
        ("It was Thursday, January 26, 2023.", (2023, 1, 26, 3)),
        ("It was Thursday 26 January 2023.", (2023, 1, 26, 3)),
        ("It was Thursday (26 January 2023).", (2023, 1, 26, 3)),
        ("It was Thursday, the 26th of January 2023.", (2023, 1, 26, 3)),
        ("It was Thursday night, January 26, 2023.", (2023, 1, 26, 3)),
        ("It was January 26, 2023 (Thursday).", (2023, 1, 26, 3)),
        ("It was January 26, 2023, a Thursday, at noon.", (2023, 1, 26, 3)),
        ("It was THURSDAY, JANUARY 26, 2023.", (2023, 1, 26, 3)),
        ("It was Thurs., Jan. 26, 2023.", (2023, 1, 26, 3)),
        ("It was 2023-01-26.", (2023, 1, 26, None)),
        ("It was on January 26 at noon.", (None, 1, 26, None)),
        ("It was on Thursday, Jan. 26, at noon.", (None, 1, 26, 3)),
        ("It was on 31 June.", (None, 6, 31, None)),
        ("It was on February 29, 2023.", (2023, 2, 29, None)),
        ("It was Thursday,\nJanuary 26,\r\n2023.", (2023, 1, 26, 3)),
        ("On May 5, 2000 people marched.", (None, 5, 5, None)),
        ("On 5 May 10 people marched.", (None, 5, 5, None)),
        ("The May 5, 2020-21 season.", (None, 5, 5, None)),
    ],
)
def test_finds(text: str, expected: tuple[int | None, int, int, int | None]) -> None:
    [(_, mention)] = found(text)
    assert (mention.year, mention.month, mention.day, mention.weekday) == expected
    assert mention.last_day is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From May 7-9, 2020, they met.", (5, 7, 9)),
        ("From May 7 to 9 they met.", (5, 7, 9)),
        ("From 7 to 9 May they met.", (5, 7, 9)),
        ("Between 5 and 7 May 2020 they met.", (5, 5, 7)),
        ("On Saturday and Sunday, May 6 and 7, 2023, they met.", (5, 6, 7)),
        ("They meet Monday-Friday, May 4-8.", (5, 4, 8)),
    ],
)
def test_stretches_of_days(text: str, expected: tuple[int, int, int]) -> None:
    [(_, mention)] = found(text)
    assert (mention.month, mention.day, mention.last_day) == expected
    assert mention.weekday is None


@pytest.mark.parametrize(
    "text",
    [
        "In June 31 people died.",
        "Theresa May 10 years ago.",
        "The May 2-1 victory was sweet.",
        "We march 10 miles, and March 10 miles on.",
        "No. 5 May be first.",
        "Friday the 13th was quiet.",
        "April Ryan asked five times.",
        "May 5-year-olds vote?",
        "Version 3 March release.",
        "See https://example.org/2023-01-26/ for more.",
        "Le 26 January est une date que les gens de la ville ne sont pas sur de voir dans les journaux.",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "On Black Friday, January 26, 2023, they sold.",
        "On Good Friday, January 26, 2023, they prayed.",
        "The Sunday Times, January 26, 2023.",
        "It stood in The Sun, January 26, 2023.",
        "They play Ruby Tuesday, January 26, 2023.",
        "They meet from Monday to Friday, January 26, 2023.",
        "They meet on Saturday and Sunday, January 26, 2023.",
    ],
)
def test_a_weekday_in_a_name_or_a_stretch_is_none(text: str) -> None:
    assert [mention.weekday for _, mention in found(text)] == [None]


def test_two_dates_in_a_row() -> None:
    assert [text for text, _ in found("From April 30-May 2, 2020, and from 5 May to 10 June.")] == [
        "April 30", "May 2, 2020", "5 May", "10 June",
    ]  # fmt: skip


def test_the_spans_of_the_parts() -> None:
    text = "It was Thursday, the 26th of January 2023."
    [(whole, mention)] = found(text)
    spans = (mention.weekday_span, mention.day_span, mention.month_span, mention.year_span)
    assert [text[span.start : span.end] for span in spans if span] == ["Thursday", "26", "January", "2023"]
    assert whole == "Thursday, the 26th of January 2023"
    assert mention.day_first


def test_opaque_stretches_are_left_out() -> None:
    document = read_document(Source("t.md", "The file `2023-01-26` is from January 27, 2023."), format="markdown")
    assert [mention.day for mention in find_dates(document)] == [27]


def test_found_once() -> None:
    document = read_document(Source("t.txt", "It was January 26, 2023."))
    assert find_dates(document) is find_dates(document)
    assert find_dates(document)[0].span == Span(7, 23)


def test_arithmetic_agrees_with_the_standard_library() -> None:
    from datetime import date, timedelta

    first = date(1899, 12, 25)
    for offset in range(0, 80_000, 7):
        day = first + timedelta(offset)
        assert weekday_of(day.year, day.month, day.day) == day.weekday()
        assert day_number(day.year, day.month, day.day) == day.toordinal()
        for shift in (-3, -1, 2, 3):
            moved = day + timedelta(shift)
            assert add_days(day.year, day.month, day.day, shift) == (moved.year, moved.month, moved.day)


def test_days_of_february() -> None:
    assert [days_in(year, 2) for year in (1900, 2000, 2023, 2024, None)] == [28, 29, 28, 29, 29]


@pytest.mark.parametrize(
    ("month", "like", "expected"),
    [
        (2, "Jan.", "Feb."),
        (3, "Feb.", "March"),
        (9, "Aug.", "Sept."),
        (3, "Feb", "Mar"),
        (7, "June", "July"),
        (6, "May", "June"),
        (2, "JANUARY", "FEBRUARY"),
        (12, "November", "December"),
    ],
)
def test_month_in_the_manner_of_another(month: int, like: str, expected: str) -> None:
    assert month_name(month, like) == expected


@pytest.mark.parametrize(
    ("like", "expected"), [("Fri.", "Thu."), ("Fri", "Thu"), ("Friday", "Thursday"), ("FRIDAY", "THURSDAY")]
)
def test_weekday_in_the_manner_of_another(like: str, expected: str) -> None:
    assert weekday_name(WEEKDAYS.index("Thursday"), like) == expected
