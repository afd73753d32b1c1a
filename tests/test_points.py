"""Stretches and periods: what is found, its ends and its spans."""

from __future__ import annotations

import pytest

from factlint.extract.periods import find_periods
from factlint.extract.points import find_stretches
from factlint.readers import read_document
from factlint.source import Source


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "lead"),
    [
        ("Open from May 30 to June 2.", "May 30 to June 2", (None, 5, 30), (None, 6, 2), "from"),
        ("Open May 7–9, 2024.", "May 7–9, 2024", (2024, 5, 7), (2024, 5, 9), ""),
        ("Open May 9–7, 2024.", "May 9–7, 2024", (2024, 5, 9), (2024, 5, 7), ""),
        ("Open from 7 to 9 May.", "7 to 9 May", (None, 5, 7), (None, 5, 9), "from"),
        ("Otto (1942–1950) and I", "1942–1950", (1942, None, None), (1950, None, None), "("),
        ("The war, 1914-18, ended.", "1914-18", (1914, None, None), (1918, None, None), ""),
        ("The season 1999-00 ended.", "1999-00", (1999, None, None), (2000, None, None), ""),
        ("King Otto (reigned 1862–1832) died.", "1862–1832", (1862, None, None), (1832, None, None), "("),
        (
            "Between 14 June and 10 June 2022 it rained.",
            "14 June and 10 June 2022",
            (2022, 6, 14),
            (2022, 6, 10),
            "between",
        ),
        (
            "From December 20 to January 5, 2024 it rained.",
            "December 20 to January 5, 2024",
            (2023, 12, 20),
            (2024, 1, 5),
            "from",
        ),
        ("From April to November 2019 it rained.", "April to November 2019", (2019, 4, None), (2019, 11, None), "from"),
    ],
)
def test_stretches(text: str, words: str, first: object, last: object, lead: str) -> None:
    [stretch] = find_stretches(read_document(Source("t.txt", text)))
    assert text[stretch.span.start : stretch.span.end] == words
    assert (tuple(stretch.first[1:]), tuple(stretch.last[1:]), stretch.lead) == (first, last, lead)


@pytest.mark.parametrize(
    "text",
    [
        "In 1914 and 1918 it rained.",
        "It cost 1914-1918 dollars; no. 7-9.",
        "Version 1.2000-2001 is out.",
        "The file of 2019-01 is lost, and the limit fell from 1024 to 16.",
    ],
)
def test_no_stretches_of_time(text: str) -> None:
    found = [text[item.span.start : item.span.end] for item in find_stretches(read_document(Source("t.txt", text)))]
    assert found in ([], ["1914-1918"])


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("It was in March 2021.", "month", "2021-03-01", "2021-03-31"),
        ("It was in 2021.", "year", "2021-01-01", "2021-12-31"),
        ("It was in the 1990s.", "decade", "1990-01-01", "1999-12-31"),
        ("It was in the summer of 2019.", "season", "2019-06-01", "2019-08-31"),
        ("It was in winter 2019.", "season", "2019-12-01", "2020-02-29"),
        ("It was in Q3 2021.", "quarter", "2021-07-01", "2021-09-30"),
        ("It was in the third quarter of 2021.", "quarter", "2021-07-01", "2021-09-30"),
        ("It was in the first half of 2021.", "half", "2021-01-01", "2021-06-30"),
        ("It was from 2016 to 2024.", "stretch", "2016-01-01", "2024-12-31"),
    ],
)
def test_periods(text: str, kind: str, first: str, last: str) -> None:
    [period] = find_periods(read_document(Source("t.txt", text)))
    assert (period.kind, period.first, period.last) == (kind, first, last)
