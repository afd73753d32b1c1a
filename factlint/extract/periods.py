"""Periods in running prose: years, months, decades, seasons, quarters, and stretches of any of them.

A period is two days: the first and the last that it may mean. What has no year has no period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.dates import days_in
from factlint.extract.points import MONTH_NAME, YEAR, YEARS, find_stretches, month_number
from factlint.extract.windows import merged
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

# First and last month on the northern half of the globe; winter reaches into the next year.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


class Period(NamedTuple):
    """A stretch of days, first and last as YYYY-MM-DD.

    kind: month, year, decade, season, quarter, half or stretch.
    """

    span: Span
    first: str
    last: str
    kind: str


def find_periods(document: Document) -> tuple[Period, ...]:
    """All periods with a year in the English prose of a document, in order and disjoint. Found once per document."""
    return document.once("periods", lambda: tuple(_find_all(document)))


def _find_all(document: Document) -> Iterator[Period]:
    stretches = [
        Period(stretch.span, stretch.first.first, stretch.last.last, "stretch")
        for stretch in find_stretches(document)
        if stretch.first.first and stretch.last.last and stretch.first.first <= stretch.last.last
    ]
    single = [
        period
        for window in _around_years(document.text)
        for match in _pattern().finditer(document.text, *window)
        if (period := _made(match)) is not None
        and not document.is_opaque(*period.span)
        and not document.is_foreign(period.span.start)
    ]
    end = 0
    for period in sorted(stretches + single, key=lambda item: (item.span.start, -item.span.end)):
        if period.span.start >= end:
            end = period.span.end
            yield period


def _around_years(text: str) -> list[Span]:
    """Where the costly pattern is worth its time: every period has a year."""
    return merged((match.start() for match in YEARS.finditer(text)), 32, 16, len(text))


@cache
def _pattern() -> re.Pattern[str]:
    ordinal = "|".join(ORDINALS)
    return re.compile(
        r"(?<![\w.,:/$£€#‐‑–—-])(?:"
        rf"(?P<part>{ordinal})[\s-](?P<unit>quarter|half)\s(?:of\s)?(?P<of>{YEAR})"
        rf"|(?:Q(?P<q>[1-4])|H(?P<h>[12]))\s(?:of\s)?(?P<qyear>{YEAR})"
        rf"|(?P<yearq>{YEAR})\s?Q(?P<q2>[1-4])\b"
        rf"|(?P<season>spring|summer|autumn|fall|winter)(?:\sof)?,?\s(?P<syear>{YEAR})(?P<snext>[-–/]\d\d\b)?"
        r"|(?P<decade>[12]\d\d0)['’]?s\b"
        rf"|(?P<month>{MONTH_NAME})(?:,?\s|\sof\s)(?P<myear>{YEAR})"
        rf"|(?P<year>{YEAR}))",
        re.IGNORECASE,
    )


def _made(match: re.Match[str]) -> Period | None:
    got, span = match.groupdict(), Span(*match.span())
    if got["unit"]:
        number = ORDINALS[got["part"].lower()]
        return _months(span, int(got["of"]), number, 3 if got["unit"].lower() == "quarter" else 6)
    if got["q"] or got["h"]:
        return _months(span, int(got["qyear"]), int(got["q"] or got["h"]), 3 if got["q"] else 6)
    if got["q2"]:
        return _months(span, int(got["yearq"]), int(got["q2"]), 3)
    if got["season"]:
        year, (first, last) = int(got["syear"]), SEASONS[got["season"].lower()]
        after = year + (first > last)
        return Period(span, f"{year:04}-{first:02}-01", f"{after:04}-{last:02}-{days_in(after, last):02}", "season")
    if got["decade"]:
        year = int(got["decade"])
        return Period(
            span, f"{year:04}-01-01", f"{year + (99 if year % 100 == 0 and year < 1900 else 9):04}-12-31", "decade"
        )
    if got["month"]:
        if not got["month"][0].isupper():
            return None
        year, month = int(got["myear"]), month_number(got["month"].title())
        return Period(span, f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{days_in(year, month):02}", "month")
    year = int(got["year"])
    return Period(span, f"{year:04}-01-01", f"{year:04}-12-31", "year") if year < 2200 else None


def _months(span: Span, year: int, number: int, length: int) -> Period | None:
    """The quarter or half of a year with a number."""
    number = 2 if length == 6 and number == 4 else number  # "the last half"
    last = number * length
    if last > 12:
        return None
    first = last - length + 1
    kind = "quarter" if length == 3 else "half"
    return Period(span, f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{days_in(year, last):02}", kind)
