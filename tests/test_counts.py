"""Durations, ages, ordinals, decades and shares in prose: what is one, and what it says."""

from __future__ import annotations

import pytest

from factlint.document import Document
from factlint.extract.ages import find_ages
from factlint.extract.decades import find_decades
from factlint.extract.durations import find_durations
from factlint.extract.ordinals import find_ordinals
from factlint.extract.percents import find_percents
from factlint.readers import read_document
from factlint.source import Source


def document(text: str) -> Document:
    return read_document(Source("a.txt", text), format="plain")


@pytest.mark.parametrize(
    ("text", "written", "number", "unit", "direction"),
    [
        ("It took two and a half hours.", "two and a half hours", 2.5, "hour", ""),
        ("He left three years ago.", "three years", 3, "year", "ago"),
        ("A year later he died.", "A year", 1, "year", "later"),
        ("The war lasted for a decade.", "a decade", 1, "decade", ""),
        ("They waited half an hour.", "half an hour", 0.5, "hour", ""),
        ("It lasted an hour and a half.", "an hour and a half", 1.5, "hour", ""),
        ("a two-year term", "two-year", 2, "year", ""),
        ("It ran 1 hour, 20 minutes and 3 seconds.", "1 hour, 20 minutes and 3 seconds", 1, "hour", ""),
    ],
)
def test_durations(text: str, written: str, number: float, unit: str, direction: str) -> None:
    (item,) = find_durations(document(text))
    assert text[slice(*item.span)] == written
    assert (item.number, item.unit, item.direction) == (number, unit, direction)
    assert item.low <= item.days <= item.high


def test_the_days_of_parts_are_added() -> None:
    (item,) = find_durations(document("It took two weeks and three days."))
    assert item.days == 17


@pytest.mark.parametrize("text", ["a three-year-old boy", "He is 45 years old.", "They pay $20 a day.", "What a day!"])
def test_ages_and_rates_are_no_durations(text: str) -> None:
    assert find_durations(document(text)) == ()


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "kind"),
    [
        ("He is 45 years old.", "45 years old", 45, 46, "old"),
        ("a 7-year-old girl", "7-year-old", 7, 8, "old"),
        ("at ninety-five years of age", "ninety-five years of age", 95, 96, "old"),
        ("a boy aged 12 came", "aged 12", 12, 13, "aged"),
        ("She turned 60 in May.", "turned 60", 60, 61, "turned"),
        ("Jane Doe, 45, of Leeds", "45", 45, 46, "apposition"),
        ("She is in her late 40s.", "in her late 40s", 46, 50, "decade"),
        ("a ten-month-old baby", "ten-month-old", 10 / 12, 11 / 12, "old"),
    ],
)
def test_ages(text: str, written: str, low: float, high: float, kind: str) -> None:
    (item,) = find_ages(document(text))
    assert text[slice(*item.span)] == written
    assert (item.low, item.high) == pytest.approx((low, high))
    assert item.kind == kind


@pytest.mark.parametrize("text", ["In Leeds, 45,000 came.", "It turned 60 percent of them away.", "On May 5, 2020, he"])
def test_what_is_no_age(text: str) -> None:
    assert find_ages(document(text)) == ()


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("the 45th president", "45th", 45),
        ("the forty-fifth president", "forty-fifth", 45),
        ("the one hundred twenty-fifth time", "one hundred twenty-fifth", 125),
        ("the two hundredth game", "two hundredth", 200),
        ("She finished second.", "second", 2),
        ("the 1,000th day", "1,000th", 1000),
    ],
)
def test_ordinals(text: str, written: str, value: int) -> None:
    (item,) = find_ordinals(document(text))
    assert (text[slice(*item.span)], item.value) == (written, value)


@pytest.mark.parametrize("text", ["two-thirds of them", "a third of it", "a second later", "the 1rd", "F-15th"])
def test_fractions_and_seconds_are_no_ordinals(text: str) -> None:
    assert find_ordinals(document(text)) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in the 1990s", 1990, 1999),
        ("in the ’80s", 1980, 1989),
        ("in the late 1990s", 1995, 1999),
        ("in the 19th century", 1801, 1900),
        ("the twenty-first century", 2001, 2100),
    ],
)
def test_decades(text: str, first: int, last: int) -> None:
    (item,) = find_decades(document(text))
    assert (item.first, item.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "written", "value", "kind"),
    [
        ("It rose 25% in May.", "25%", 25, "percent"),
        ("It rose thirty per cent.", "thirty per cent", 30, "percent"),
        ("up two percentage points", "two percentage points", 2, "points"),
        ("cut by 25 basis points", "25 basis points", 0.25, "points"),
        ("a change of -3.5%", "-3.5%", -3.5, "percent"),
        ("of minus five percent", "minus five percent", -5, "percent"),
        ("Two-thirds of voters agree.", "Two-thirds", 200 / 3, "fraction"),
        ("One in five agreed.", "One in five", 20, "fraction"),
        ("nine out of 10 drivers", "nine out of 10", 90, "fraction"),
        ("Half of them left.", "Half", 50, "fraction"),
    ],
)
def test_shares(text: str, written: str, value: float, kind: str) -> None:
    (item,) = find_percents(document(text))
    assert text[slice(*item.span)] == written
    assert item.value == pytest.approx(value)
    assert item.kind == kind
    assert item.low <= item.value <= item.high


@pytest.mark.parametrize("text", ["one in 2019", "a third of a mile", "the second half of it", "a percentage"])
def test_what_is_no_share(text: str) -> None:
    assert find_percents(document(text)) == ()
