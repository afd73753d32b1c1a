"""Points in time of any precision, and stretches between two of them: "May 30 to June 2", "1942–1950".

A stretch that runs backwards is a stretch here; finding that out is a rule's task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.dates import MONTHS, days_in
from factlint.extract.windows import merged, positions
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

MONTH_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
YEAR = r"[12]\d{3}(?![\w%]|[.,:/]\d)"


class Point(NamedTuple):
    """A day, a month or a year; what it lacks is None. The span covers what is written of it."""

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> str:
        """The first day of it as YYYY-MM-DD, or an empty text without a year."""
        return f"{self.year:04}-{self.month or 1:02}-{self.day or 1:02}" if self.year else ""

    @property
    def last(self) -> str:
        """The last day of it as YYYY-MM-DD, or an empty text without a year."""
        if not self.year:
            return ""
        month = self.month or 12
        return f"{self.year:04}-{month:02}-{self.day or days_in(self.year, month):02}"

    def shown(self) -> str:
        """How a message writes it."""
        day = f" {self.day}" if self.day else ""
        if not self.month:
            return str(self.year)
        return f"{MONTHS[self.month - 1]}{day}" + ((", " if day else " ") + str(self.year) if self.year else "")


class Stretch(NamedTuple):
    """From one point to another. A year or month that is written once is given to both points.

    lead: "from", "between", "(" or "". joint: what stands between the points. The span begins with the first point.
    """

    span: Span
    first: Point
    last: Point
    lead: str
    joint: str

    @property
    def precision(self) -> str:
        """What both points have: "day", "month" or "year"; "" where they are not alike."""
        shapes = {(bool(point.month), bool(point.day)) for point in (self.first, self.last)}
        return (
            {(True, True): "day", (True, False): "month", (False, False): "year"}[shapes.pop()]
            if len(shapes) == 1
            else ""
        )


def month_number(written: str) -> int:
    """The number of a month by its written name: "Sept." → 9."""
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(written[:3]))


def find_stretches(document: Document) -> tuple[Stretch, ...]:
    """All stretches between two points of the English prose of a document, in order. Found once per document."""
    return document.once("stretches", lambda: tuple(_find_all(document)))


def _find_all(document: Document) -> Iterator[Stretch]:
    text, end = document.text, 0
    places = sorted([*positions(text, _MONTHS), *(match.start() for match in YEARS.finditer(text))])
    near = merged(places, 48, 64, len(text))
    for match in (match for span in near for match in _stretch().finditer(text, *span)):
        if match.start() < end:
            continue
        found = _made(text, match)
        if found and not document.is_opaque(*found.span) and not document.is_foreign(found.span.start):
            end = found.span.end
            yield found


# A stretch has a month or a year: only around these is the costly pattern worth its time.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
YEARS = re.compile(r"[12]\d{3}")


def _point(number: int) -> str:
    """The pattern of a point; its groups end in a number."""
    return (
        rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:(?:the\s)?(?P<a{number}>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?"
        rf"(?P<m{number}>{MONTH_NAME})(?:\s(?P<b{number}>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,:]\d))?"
        rf"(?:,?\s(?:of\s)?(?P<y{number}>{YEAR}))?|(?P<z{number}>{YEAR}))"
    )


@cache
def _stretch() -> re.Pattern[str]:
    """It begins with a digit or a capital, which makes it fast."""
    joint = r"(?P<joint>\s?[-‐‑–—]\s?|,?\s(?:to|until|till|through|and)\s(?:(?:late|early|mid)[-\s])?)"
    day = r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d)"
    ahead = joint.replace("?P<joint>", "?:")
    return re.compile(
        r"(?<![\w.,:/$£€#‐‑–—-])(?=[1-9JFMASONDTW])"
        rf"(?:{_point(1)}|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?={ahead}[\dJFMASOND]))"
        rf"{joint}(?:{_point(2)}|{day}(?:,?\s(?P<e2>{YEAR}))?)"
    )


def _made(text: str, match: re.Match[str]) -> Stretch | None:
    """The stretch of a match, or None where it is none: a list, a score, a number of things."""
    got = match.groupdict()
    before = text[max(match.start() - 36, 0) : match.start()]
    lead = re.search(r"\b(from|between)\s(?:the\s)?(?:(?:late|early|mid)[-\s])?\Z", before, re.IGNORECASE)
    bracket = re.search(r"[(\[](?:[^()\[\]]{0,30}\s)?\Z", before) and text[match.end() : match.end() + 1] in (
        ")",
        "]",
        ";",
        ",",
    )
    word = lead[1].lower() if lead else "(" if bracket else ""
    if ("and" in got["joint"]) != (word == "between"):
        return None
    first, last = _of(match, 1), _of(match, 2)
    if got["d1"]:  # "7 to 9 May"
        if not (last.month and last.day and (got["a2"] or word == "from")):
            return None
        first = Point(Span(*match.span("d1")), None, last.month, int(got["d1"]))
    if got["d2"]:
        if first.month and first.day:  # "May 7–9"
            year = int(got["e2"]) if got["e2"] else None
            last = Point(Span(match.start("d2"), match.end("d2")), year, first.month, int(got["d2"]))
        elif first.year and not first.month and _is_short_year(got):  # "1914-18"
            short = int(got["d2"])
            century = first.year // 100 + (first.year % 100 - short >= 40)
            last = Point(Span(*match.span("d2")), century * 100 + short)
        else:
            return None
    if first.day is None and last.day is not None and first.month and not last.year:
        return None
    if any(not 1 <= (point.day or 1) <= 31 for point in (first, last)):
        return None
    if first.year is None and last.year is not None and first.month and last.month:
        first = first._replace(year=last.year - (first.month > last.month))
    elif last.year is None and first.year is not None and first.month and last.month:
        last = (
            last._replace(year=first.year + (first.month > last.month))
            if got["d2"] is None
            else last._replace(year=first.year)
        )
    return Stretch(Span(first.span.start, match.end()), first, last, word, got["joint"].strip(" ,"))


def _is_short_year(got: dict[str, str | None]) -> bool:
    """Whether the second number is the end of a year, and no month ("2019-01")."""
    second, joint = got["d2"] or "", got["joint"] or ""
    return (
        len(second) == 2
        and not got["e2"]
        and not re.search(r"[a-z]", joint)
        and (not 1 <= int(second) <= 12 or "-" not in joint)
    )


def _of(match: re.Match[str], number: int) -> Point:
    """The point of a match with a number."""
    got = match.groupdict()
    names = [f"{letter}{number}" for letter in "ambyz"]
    spans = [match.span(name) for name in names if got.get(name)]
    if not spans:
        return Point(Span(match.start(), match.start()))
    day, year = got[f"a{number}"] or got[f"b{number}"], got[f"y{number}"] or got[f"z{number}"]
    return Point(
        Span(min(start for start, _ in spans), max(end for _, end in spans)),
        int(year) if year else None,
        month_number(got[f"m{number}"]) if got[f"m{number}"] else None,
        int(day) if day else None,
    )
