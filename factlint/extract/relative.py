"""Days and periods named by their distance from the day of writing: "yesterday", "next Tuesday", "three days ago".

They mean something only where that day is known; without it they are found and left unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.dates import MONTHS, WEEKDAYS, days_in
from factlint.extract.numbers import SMALL
from factlint.extract.windows import lower, windows
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document


class Relative(NamedTuple):
    """A relative time. unit: day, week, month, year, the name of a weekday or month, or weekday for
    "Friday next week"; units: how many of them from now.

    first and last: the days between which it lies, YYYY-MM-DD, empty where the day of writing is not known.
    """

    span: Span
    unit: str
    units: int
    which: str  # last, this, next, ago, in, or the word itself (yesterday, today, tomorrow, Friday)
    first: str = ""
    last: str = ""


def find_relatives(document: Document) -> tuple[Relative, ...]:
    """All relative times of the English prose of a document, in order. Found once per document."""
    return document.once("relatives", lambda: tuple(_find_all(document)))


def count_of(written: str) -> int:
    """A small number in digits or words: "three" → 3, "twenty-five" → 25, "a" → 1; 0 where it is none."""
    low = written.lower()
    if low.isdigit():
        return int(low)
    if low in ("a", "an"):
        return 1
    tens, _, ones = low.replace(" ", "-").partition("-")
    return int(SMALL.get(tens, 0) + SMALL.get(ones, 0))


NUMBER = (
    r"(?:\d{1,3}|an?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)


_SIGNS = (
    "yesterday", "today", "tomorrow", "last ", "this ", "next ", "past ", "coming ", " ago", "from now", " day",
    " week", " month", " year", "last\n", "this\n", "next\n",
)  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<word>yesterday|today|tomorrow)"
        rf"|(?P<side2>last|this|next)\sweek\s(?:on\s)?(?P<weekday2>{'|'.join(WEEKDAYS)})"
        rf"|(?P<which>last|this|next|past|coming)\s(?P<what>week|month|year|{'|'.join(WEEKDAYS)}|{'|'.join(MONTHS)})"
        rf"|(?P<number>{NUMBER})\s(?P<unit>day|week|month|year)s?\s(?P<ago>ago|from\snow)"
        rf"|in\s(?P<number2>{NUMBER})\s(?P<unit2>day|week|month|year)s?(?='?\stime|[,.;)]|\son\b|\Z)"
        rf"|(?P<weekday>{'|'.join(WEEKDAYS)})\s(?:of\s)?(?P<side>last|this|next)\sweek)\b",
        re.IGNORECASE,
    )


def _find_all(document: Document) -> Iterator[Relative]:
    today = date.fromisoformat(document.date) if document.date else None
    near = windows(lower(document.text), _SIGNS, 44, 60)
    for match in (match for span in near for match in _pattern().finditer(document.text, *span)):
        if document.is_opaque(*match.span()) or document.is_foreign(match.start()):
            continue
        found = _made(match)
        yield resolve(found, today) if today else found


def _made(match: re.Match[str]) -> Relative:
    span = Span(*match.span())
    if match["word"]:
        word = match["word"].lower()
        return Relative(span, "day", {"yesterday": -1, "today": 0, "tomorrow": 1}[word], word)
    if match["which"]:
        which = {"past": "last", "coming": "next"}.get(match["which"].lower(), match["which"].lower())
        what = match["what"]
        unit = what.lower() if what.lower() in ("week", "month", "year") else what.title()
        return Relative(span, unit, {"last": -1, "this": 0, "next": 1}[which], which)
    if match["side"] or match["side2"]:
        side = (match["side"] or match["side2"]).lower()
        weekday = (match["weekday"] or match["weekday2"]).title()
        return Relative(span, "weekday", {"last": -1, "this": 0, "next": 1}[side], weekday)
    count = count_of(match["number"] or match["number2"])
    unit = (match["unit"] or match["unit2"]).lower()
    if match["ago"] and match["ago"].lower() == "ago":
        return Relative(span, unit, -count, "ago")
    return Relative(span, unit, count, "in")


def resolve(found: Relative, today: date) -> Relative:
    """The relative time with its first and last day, seen from a day."""
    first = last = today
    if found.unit == "day":
        first = last = today + timedelta(days=found.units)
    elif found.unit == "week":
        first = last = today + timedelta(weeks=found.units)
        if found.which in ("last", "this", "next"):
            first = first - timedelta(days=first.weekday())
            last = first + timedelta(days=6)
    elif found.unit == "weekday":  # "Friday next week"
        first = last = today + timedelta(weeks=found.units, days=WEEKDAYS.index(found.which) - today.weekday())
    elif found.unit == "month":
        months = today.year * 12 + today.month - 1 + found.units
        year, month = divmod(months, 12)
        if year < 1 or year > 9999:
            return found
        first, last = date(year, month + 1, 1), date(year, month + 1, days_in(year, month + 1))
        if found.which in ("ago", "in"):
            first = last = date(year, month + 1, min(today.day, days_in(year, month + 1)))
    elif found.unit == "year":
        year = today.year + found.units
        if not 1 <= year <= 9999:
            return found
        first, last = date(year, 1, 1), date(year, 12, 31)
    elif found.unit in WEEKDAYS:
        away = WEEKDAYS.index(found.unit) - today.weekday()
        if found.which == "last":  # on a Wednesday "last Tuesday" may be yesterday or the one before
            last = today + timedelta(days=away - 7 if away >= 0 else away)
            first = last if away >= 0 else last - timedelta(days=7)
        elif found.which == "this":
            first = last = today + timedelta(days=away)
        else:  # both the coming one and the one of the week after are so called
            first = today + timedelta(days=away + 7 if away <= 0 else away)
            last = first if away <= 0 else first + timedelta(days=7)
    else:
        month = MONTHS.index(found.unit) + 1
        year = today.year
        if found.which == "last":
            year -= month >= today.month
        elif found.which == "next":
            year += month <= today.month
        first, last = date(year, month, 1), date(year, month, days_in(year, month))
    return found._replace(first=first.isoformat(), last=last.isoformat())
