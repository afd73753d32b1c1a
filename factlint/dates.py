"""Dates in running English prose, found strictly: what is no date in every reading is left alone.

Each mention keeps the spans of its parts, so that a repair changes the faulty part only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_STARTS = tuple(name[:3] for name in MONTHS)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateMention(NamedTuple):
    """A date: year and weekday (0 is Monday) are None where it has none. The spans are in the view."""

    span: Span
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    weekday_span: Span | None = None
    month_span: Span | None = None
    day_span: Span | None = None
    year_span: Span | None = None


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """All dates of a document in order, also impossible ones; ranges of days are left out. Found once per document."""
    return document.once("dates", lambda: tuple(_find(document.text)))


def days_in(year: int | None, month: int) -> int:
    """The days of a month, in the Gregorian calendar; without a year February has 29."""
    if month == 2 and (year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))):
        return 29
    return _DAYS[month - 1]


def weekday_of(year: int, month: int, day: int) -> int:
    """The weekday of a Gregorian date, 0 for Monday. Sakamoto's method."""
    table = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
    shifted = year - (month < 3)
    return (shifted + shifted // 4 - shifted // 100 + shifted // 400 + table[month - 1] + day + 6) % 7


def month_name(month: int, like: str) -> str:
    """The name of a month written in the manner of another: "Jan." → "Feb.", "JANUARY" → "FEBRUARY"."""
    name = MONTHS[month - 1]
    if len(like.rstrip(".")) <= 4 and like.lower() not in ("may", "june", "july"):
        short = "Sept" if month == 9 and like.endswith(".") else name if len(name) <= 4 else name[:3]
        name = short + ("." if like.endswith(".") and len(name) > 4 else "")
    return name.upper() if like.isupper() else name


def weekday_name(weekday: int, like: str) -> str:
    """The name of a weekday written in the manner of another: "Fri." → "Thu."."""
    name = WEEKDAYS[weekday]
    if len(like.rstrip(".")) <= 5 and like.lower() not in ("monday", "friday", "sunday"):
        name = name[:3] + ("." if like.endswith(".") else "")
    return name.upper() if like.isupper() else name


@cache
def _pattern() -> re.Pattern[str]:
    month = (
        r"(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
        r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
    )
    weekday = r"(?i:mon(?:day|\.)?|tue(?:sday|s?\.?)|wed(?:nesday|\.)?|thu(?:rsday|r?s?\.?)|fri(?:day|\.)?|sat(?:urday|\.)?|sun(?:day|\.)?)"
    year = r"(?:,\s?|\s|\s?,?\sof\s)(?P<year{}>[12]\d{{3}})(?!\w|[-–/]\d)"
    return re.compile(
        rf"(?<![\w’'-])(?:(?P<weekday>{weekday})(?:,?\s(?:the\s)?|\s?\())?(?:"
        rf"(?P<month1>{month})\s(?P<day1>\d{{1,2}})(?!\d|[.,:/]\d|\s?[-–—]\s?[\dA-Z])(?:st|nd|rd|th)?(?:{year.format(1)})?"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<month2>{month})(?!\w)(?:{year.format(2)})?"
        rf"|(?P<year3>[12]\d{{3}})-(?P<month3>[01]\d)-(?P<day3>[0-3]\d)(?![\w-]))"
    )


def _find(text: str) -> Iterator[DateMention]:
    # A cheap look first: compiling the pattern costs more than a short text is worth.
    if not any(start in text or start.upper() in text for start in _STARTS) and not re.search(r"\d{4}-\d\d-\d\d", text):
        return
    for match in _pattern().finditer(text):
        mention = _mention(text, match)
        if mention is not None:
            yield mention


def _mention(text: str, match: re.Match[str]) -> DateMention | None:
    kind = 1 if match.group("day1") else 2 if match.group("day2") else 3
    if any(name and not name[0].isupper() for name in (match.group("weekday"), match.group("month1"), match.group("month2"))):
        return None
    month_text, day = match.group(f"month{kind}"), int(match.group(f"day{kind}"))
    month = int(month_text) if kind == 3 else _month_number(month_text)
    year_text = match.group(f"year{kind}")
    if not 1 <= month <= 12 or day > 31 and year_text is None or _no_date(text, match, kind):
        return None
    weekday = match.group("weekday")
    span = Span(*match.span())
    return DateMention(
        span=span,
        year=int(year_text) if year_text else None,
        month=month,
        day=day,
        weekday=_weekday_number(weekday) if weekday else None,
        weekday_span=Span(*match.span("weekday")) if weekday else None,
        month_span=Span(*match.span(f"month{kind}")),
        day_span=Span(*match.span(f"day{kind}")),
        year_span=Span(*match.span(f"year{kind}")) if year_text else None,
    )


def _month_number(text: str) -> int:
    start = text.lower()[:3]
    return next(number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(start))


def _weekday_number(text: str) -> int:
    start = text.lower()[:2]
    return next(number for number, name in enumerate(WEEKDAYS) if name.lower().startswith(start))


def _no_date(text: str, match: re.Match[str], kind: int) -> bool:
    """Lists, ranges and numbers that only look like dates: "7, 8 and 9 May", "May 2-1 victory", "version 3 March"."""
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 12]
    if kind == 2 and not match.group("weekday") and re.search(r"(?:\d\s?(?:[-–—,/]|and|to|or|through|until)\s?|[-–—/.:$£€#]|\bNo\.?\s|\bversion\s)$", before):
        return True
    if kind == 1 and re.match(r"(?:st|nd|rd|th)?\s?(?:%|percent|per cent|million|billion|times|people|points|votes|seats|goals)", after):
        return True
    if kind == 1 and match.group("year1") is None and re.match(r"(?:\s(?:and|or|to|through)\s\d|,\s\d{1,2}\b(?!,?\s(?:million|people)))", after):
        return True
    return re.search(r"\b(?:Black|Good|Big|Last|Super|Holy|Ash|Maundy|Shrove|Palm|Easter|Bloody|Cyber|Giving)\s$", before) is not None
