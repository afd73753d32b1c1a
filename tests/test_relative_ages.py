"""Relative times, times of day and ages: what is found and what it stands for."""

from __future__ import annotations

import pytest

from factlint.claims.age_mentions import find_age_mentions
from factlint.extract.relative import count_of, find_relatives
from factlint.extract.times import find_times
from factlint.readers import read_document
from factlint.source import Source


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("yesterday", "2024-01-09", "2024-01-09"),
        ("tomorrow", "2024-01-11", "2024-01-11"),
        ("next Tuesday", "2024-01-16", "2024-01-16"),
        ("next Friday", "2024-01-12", "2024-01-19"),
        ("last Friday", "2024-01-05", "2024-01-05"),
        ("last Tuesday", "2024-01-02", "2024-01-09"),
        ("Friday next week", "2024-01-19", "2024-01-19"),
        ("last month", "2023-12-01", "2023-12-31"),
        ("next year", "2025-01-01", "2025-12-31"),
        ("last March", "2023-03-01", "2023-03-31"),
        ("three days ago", "2024-01-07", "2024-01-07"),
        ("two months ago", "2023-11-10", "2023-11-10"),
        ("last week", "2024-01-01", "2024-01-07"),
    ],
)
def test_relative_times_on_a_wednesday(words: str, first: str, last: str) -> None:
    [found] = find_relatives(read_document(Source("t.txt", f"It was {words}."), date="2024-01-10"))
    assert (found.first, found.last) == (first, last)


def test_relative_times_without_a_date_are_not_resolved() -> None:
    [found] = find_relatives(read_document(Source("t.txt", "It was yesterday.")))
    assert (found.units, found.first, found.last) == (-1, "", "")


@pytest.mark.parametrize(
    ("written", "number"), [("three", 3), ("twenty-five", 25), ("forty", 40), ("a", 1), ("12", 12)]
)
def test_count_of(written: str, number: int) -> None:
    assert count_of(written) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began at 10:30.", (10, 30)),
        ("It began at 5 p.m.", (17, 0)),
        ("It began at 17.30.", (17, 30)),
        ("It began at noon.", (12, 0)),
        ("It began at 12:15 a.m.", (0, 15)),
        ("They won 3-2 and 17.3 percent.", None),
        ("It cost 10.50 euros.", None),
    ],
)
def test_times_of_day(text: str, expected: tuple[int, int] | None) -> None:
    found = [(time.hour, time.minute) for time in find_times(read_document(Source("t.txt", text)))]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("John Smith, 45, was hurt.", [(45, "comma")]),
        ("The 45-year-old was hurt.", [(45, "adjective")]),
        ("He was aged 45.", [(45, "aged")]),
        ("She died in 2011 at the age of 81.", [(81, "at")]),
        ("She turned 80 last week.", [(80, "turned")]),
        ("Ann, who is 92, sings.", [(92, "is")]),
        ("At 80, Ann sings.", [(80, "front")]),
        ("It is a game for children aged 3 to 6.", []),
        ("In Leeds, 45 people were hurt, and 1,045, they say.", []),
        ("The 250-year-old tree turned 5 percent.", []),
    ],
)
def test_ages(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(age.value, age.form) for age in find_age_mentions(read_document(Source("t.txt", text)))] == expected
