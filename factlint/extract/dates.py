"""Dates in running English prose, found strictly: what is no date in every reading is left out.

Each mention keeps the spans of its parts, so that a repair rewrites the faulty part only, in the manner of the text.
A date that the calendar lacks (31 June) is a date here; finding that out is a rule's task.
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
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_NUMBERS = {
    written: number
    for number, name in enumerate(MONTHS, 1)
    for short in (name[:3], f"{name[:3]}.", *(("Sept", "Sept.") if number == 9 else ()))
    for written in (name, name.upper(), *((short, short.upper()) if number != 5 else ()))
}
_WEEKDAY_NUMBERS = {
    written: number
    for number, name in enumerate(WEEKDAYS)
    for short in (name[:3], *{1: ("Tues",), 3: ("Thur", "Thurs")}.get(number, ()))
    for written in (name, name.lower(), name.upper(), short, f"{short}.", short.upper())
}


class DateMention(NamedTuple):
    """A date: year and weekday (0 is Monday) are None where it has none. All spans are in the view.

    last_day is set for a stretch of days within one month ("May 7-9", "7 to 9 May", "May 7 and 8, 2020"), else None.
    day_first: "26 January", not "January 26".
    """

    span: Span
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    weekday_span: Span | None = None
    month_span: Span | None = None
    day_span: Span | None = None
    year_span: Span | None = None
    last_day: int | None = None
    last_span: Span | None = None
    day_first: bool = False


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """All dates of the English prose of a document, in order, also impossible ones. Found once per document."""
    return document.once("dates", lambda: tuple(_find_all(document)))


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


def day_number(year: int, month: int, day: int) -> int:
    """A running number of days, to count the days between two Gregorian dates. Only differences have a meaning."""
    before = year - 1
    leap = before // 4 - before // 100 + before // 400
    return before * 365 + leap + sum(days_in(year, earlier) for earlier in range(1, month)) + day


def add_days(year: int, month: int, day: int, days: int) -> tuple[int, int, int]:
    """The Gregorian date that lies `days` (at most 28 either way) after a valid one, as (year, month, day)."""
    day += days
    if day < 1:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        return year, month, day + days_in(year, month)
    if day > days_in(year, month):
        day -= days_in(year, month)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return year, month, day


def month_name(month: int, like: str) -> str:
    """The name of a month written in the manner of another: "Jan." → "Feb.", "Feb." → "March", "JUNE" → "JULY"."""
    name = MONTHS[month - 1]
    if like.endswith("."):  # with a full stop only the long names are cut
        name = {9: "Sept."}.get(month, f"{name[:3]}." if len(name) > 5 else name)
    elif len(like) <= 4 and like.upper() not in ("MAY", "JUNE", "JULY"):
        name = name[:3]
    return name.upper() if like.isupper() else name


def weekday_name(weekday: int, like: str) -> str:
    """The name of a weekday written in the manner of another: "Fri." → "Thu.", "MONDAY" → "TUESDAY"."""
    name = WEEKDAYS[weekday]
    if not like.upper().endswith("DAY"):
        name = name[:3] + ("." if like.endswith(".") else "")
    return name.upper() if like.isupper() else name


# Where one of these stands, and only there, a closer look is worth its time.
# It begins with one letter, not with a choice of words, which makes it fast.
_SIGN = re.compile(
    r"[JFMASOND12](?:(?<=J)(?:an|AN|un|UN|ul|UL)|(?<=F)(?:eb|EB)|(?<=M)(?:ar|AR|ay|AY)|(?<=A)(?:pr|PR|ug|UG)"
    r"|(?<=S)(?:ep|EP)|(?<=O)(?:ct|CT)|(?<=N)(?:ov|OV)|(?<=D)(?:ec|EC)|(?<=[12])\d{3}-\d\d-\d\d)"
)
_GAP = r"(?:[^\S\r\n]{1,2}|[^\S\r\n]?(?:\r\n|\r|\n)[^\S\r\n]?)"  # a space or one line break, never a blank line
_TO = rf"(?P<joint>{_GAP}?[-‐‑–—]{_GAP}?|{_GAP}(?:to|through|until|till|and|or){_GAP}|{_GAP}?&{_GAP}?)"
# Names are looked up, not spelled out in the patterns: those would take longer to compile than a text to check.
_NAME = r"[A-Za-z]{3,9}\b\.?"
_GAP_OR_DAYTIME = rf"(?:{_GAP}(?:morning|afternoon|evening|night))?"
# Before counted things four digits are a number and no year: "on May 5, 2000 people".
_COUNTED = frozenset((
    "people", "men", "women", "children", "troops", "soldiers", "police", "officers", "protesters", "students",
    "workers", "civilians", "residents", "dollars", "euros", "pounds", "hours", "km", "miles", "kilometers",
    "kilometres", "metres", "meters", "feet", "tons", "tonnes", "votes", "points", "more",
))  # fmt: skip
# What may stand before a month or a weekday with a capital and is no part of a name: "On Sunday", but "Ruby Tuesday".
_NO_NAME = frozenset((
    "on", "by", "until", "till", "since", "from", "last", "this", "next", "the", "before", "after", "and",
    "but", "or", "of", "to", "for", "in", "at", "as", "a", "late", "early", "mid", "dated", "than", "through",
    "between", "starting", "beginning", "effective", "when", "while", "yesterday", "today", "tomorrow",
))  # fmt: skip


class _Patterns(NamedTuple):
    """The parts of a date. `before` patterns end where another part begins."""

    day_behind: re.Pattern[str]
    year_behind: re.Pattern[str]
    day_before: re.Pattern[str]
    weekday_before: re.Pattern[str]
    weekday_behind: re.Pattern[str]
    other_weekday: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compiled on first use: a text without dates does not pay for them."""
    ordinal = "(?:st|nd|rd|th)?"
    said = rf"(?:is|was|will{_GAP}be|falls{_GAP}on|fell{_GAP}on){_GAP}"
    return _Patterns(
        day_behind=re.compile(
            rf"{_GAP}(?:the{_GAP})?(?P<day>\d{{1,2}}){ordinal}(?!\d)"
            rf"(?:{_TO}(?P<last>\d{{1,2}}){ordinal}(?![\w%‰°]|[.,:/]\d|[-‐‑][A-Za-z]|{_GAP}?(?:[ap]\.?m\b|%|per\s?cent|million)))?"
        ),
        year_behind=re.compile(rf"(?:,?{_GAP}(?:of{_GAP})?|,)(?P<year>[12]\d{{3}})(?![\w%]|[-–—/]\d|[.,:]\d)"),
        day_before=re.compile(
            rf"(?<![\w£$€#§+.:/])(?<!\d,)(?:(?P<day>\d{{1,2}}){ordinal}{_TO})?(?P<last>\d{{1,2}}){ordinal}"
            rf"{_GAP}(?:(?:day{_GAP})?of{_GAP})?\Z"
        ),
        weekday_before=re.compile(
            rf"(?<![\w’'])(?P<weekday>{_NAME}){_GAP_OR_DAYTIME}(?:,?{_GAP}(?:the{_GAP})?|{_GAP}?\(|,)\Z"
        ),
        weekday_behind=re.compile(
            rf"{_GAP}?\((?P<in>{_NAME})\)|(?:,{_GAP}(?:which{_GAP}{said})?|,?{_GAP}{said})an?{_GAP}(?P<said>{_NAME})(?=[,.;:)!?])"
        ),
        other_weekday=re.compile(rf"(?<!\w)(?P<weekday>{_NAME})(?:{_TO}|,{_GAP}(?:and{_GAP})?|/)\Z"),
    )


def _find_all(document: Document) -> Iterator[DateMention]:
    end = 0
    for sign in _SIGN.finditer(document.text):
        if sign.start() < end:
            continue
        mention = _mention(document.text, sign.start())
        if mention is None or mention.span.start < end:
            continue
        if not document.is_opaque(*mention.span) and not document.is_foreign(mention.span.start):
            end = mention.span.end
            yield mention


def _mention(text: str, start: int) -> DateMention | None:
    """The date whose month (or, all in digits, whose year) begins at an offset, or None."""
    if text[start].isdigit():
        found = _all_digits(text, start)
    else:
        month = _month(text, start)
        if month is None or re.match(r"[\w’'.]", text[start - 1 : start]):
            return None
        found = _day_first(text, month) or _month_first(text, month)
    return _with_weekday(text, found) if found else None


def _month(text: str, start: int) -> Span | None:
    """The name of a month that begins at an offset."""
    match = re.compile(_NAME).match(text, start)
    if match is None:
        return None
    for end in (match.end(), match.end() - 1):  # with the full stop of an abbreviation, or before that of the sentence
        if text[start:end] in _MONTH_NUMBERS:
            return Span(start, end)
    return None


def _all_digits(text: str, start: int) -> DateMention | None:
    end = start + 10
    month, day = int(text[start + 5 : start + 7]), int(text[start + 8 : end])
    if re.match(r"[\w/.:=-]", text[start - 1 : start]) or re.match(r"[\w/=-]|[.:]\d", text[end : end + 2]):
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return DateMention(
        span=Span(start, end),
        year=int(text[start : start + 4]),
        month=month,
        day=day,
        year_span=Span(start, start + 4),
        month_span=Span(start + 5, start + 7),
        day_span=Span(start + 8, end),
    )


def _day_first(text: str, month: Span) -> DateMention | None:
    """ "26 January 2023", "26th of January", "7 to 9 May"."""
    low = max(month.start - 32, 0)
    before = text[low : month.start]
    day = _patterns().day_before.search(before)
    if day is None or _is_other_number(text, low + day.start()):
        return None
    first, last = day["day"] or day["last"], day["last"] if day["day"] else None
    if last and int(first) >= int(last):
        return None
    year = _year(text, month.end)
    if (int(last or first) > 31 and year is None) or re.match(r"\sDays?\b", text[month.end : month.end + 6]):
        return None  # "12 May Day marches"
    day_span = _shifted(day.span("day" if last else "last"), low)
    return DateMention(
        span=Span(day_span.start, year.end if year else month.end),
        year=int(text[year.start : year.end]) if year else None,
        month=_MONTH_NUMBERS[text[month.start : month.end]],
        day=int(first),
        month_span=month,
        day_span=day_span,
        year_span=year,
        last_day=int(last) if last else None,
        last_span=_shifted(day.span("last"), low) if last else None,
        day_first=True,
    )


def _month_first(text: str, month: Span) -> DateMention | None:
    """ "January 26, 2023", "Jan. 26th", "May 7-9"."""
    day = _patterns().day_behind.match(text, month.end)
    if day is None:
        return None
    last, end = day["last"], day.end()
    year = _year(text, end)
    if last and _month_behind(text, end):  # "May 5 to 10 June" is two dates
        end = day.start("joint")
        last, year = None, _year(text, end)
    elif last and ((not year and _counts(text, end, day["joint"])) or int(day["day"]) >= int(last)):
        if not re.search(r"\w", day["joint"]):
            return None  # a score or a ratio: "May 2-1", "May 5-10 people"
        end = day.start("joint")
        last, year = None, _year(text, end)
    if re.match(r"[\w%‰°]|[.,:/]\d|[-‐‑][a-z]", text[end : end + 2]) or (int(last or day["day"]) > 31 and year is None):
        return None
    if year is None and not _is_said_as_date(text, month.start, end):
        return None
    return DateMention(
        span=Span(month.start, year.end if year else end),
        year=int(text[year.start : year.end]) if year else None,
        month=_MONTH_NUMBERS[text[month.start : month.end]],
        day=int(day["day"]),
        month_span=month,
        day_span=Span(*day.span("day")),
        year_span=year,
        last_day=int(last) if last else None,
        last_span=Span(*day.span("last")) if last else None,
    )


def _month_behind(text: str, end: int) -> bool:
    """Whether the name of a month follows the number that ends at an offset."""
    gap = re.compile(_GAP).match(text, end)
    return gap is not None and _month(text, gap.end()) is not None


def _year(text: str, end: int) -> Span | None:
    """The year behind a date that ends at an offset; four digits that count something are none."""
    match = _patterns().year_behind.match(text, end)
    if match is None:
        return None
    noun = re.match(r"\s([a-z]{2,})", text[match.end() : match.end() + 24])
    if noun and (noun[1] in _COUNTED or (int(match["year"]) % 50 == 0 and noun[1][-1] == "s" and len(noun[1]) > 4)):
        return None
    return Span(*match.span("year"))


def _counts(text: str, end: int, joint: str) -> bool:
    """Whether the second number behind a month counts something: "May 5 and 12 people"."""
    noun = re.match(r"\s([a-z]{2,})", text[end : end + 24])
    if noun is None:
        return False
    return noun[1] in _COUNTED or bool(re.search(r"\w", joint) and noun[1][-1] == "s")


def _is_other_number(text: str, start: int) -> bool:
    """Whether the digits before a month belong to something else: "No. 5 May", "Apollo-9 May", "page 12 March"."""
    before = text[max(start - 12, 0) : start]
    other = r"(?:\S[-‐‑–—]|\b(?:nos?\.?|pages?|pp?\.|chapter|version|issue|vol\.|at)\s)\Z"
    return re.search(other, before, re.IGNORECASE) is not None


def _is_said_as_date(text: str, start: int, end: int) -> bool:
    """Whether a month and a number without a year are a date, unlike "in June 31 people" and "Theresa May 10 times"."""
    before = text[max(start - 26, 0) : start]
    weekday = _patterns().weekday_before.search(before)
    if weekday and weekday["weekday"] in _WEEKDAY_NUMBERS:
        return True
    if re.search(r"\b(?i:in|during|this|last|next|each|every|late|early|mid)\s\Z", before):
        return False
    name = re.search(r"([A-Z]\w+)\s\Z", before)
    noun = re.match(r"\s([a-z]{2,})", text[end : end + 24])
    if noun and noun[1] in _COUNTED:
        return False
    return name is None or name[1].lower() in _NO_NAME or name[1] in _WEEKDAY_NUMBERS


def _with_weekday(text: str, date: DateMention) -> DateMention:
    """The date with the weekday before it or behind it, where that can be no name and no stretch of weekdays."""
    low = max(date.span.start - 26, 0)
    match = _patterns().weekday_before.search(text[low : date.span.start])
    if match and match["weekday"] in _WEEKDAY_NUMBERS:
        start = low + match.start()
        before = text[max(start - 26, 0) : start]
        name = re.search(r"(\w+)[ \u00a0]\Z", before)
        named = name is not None and name[1][0].isupper() and name[1].lower() not in _NO_NAME
        newspaper = match["weekday"] in ("Sun", "SUN") and name is not None
        other = _patterns().other_weekday.search(before)
        if named or newspaper or (other and other["weekday"].removesuffix("s") in _WEEKDAY_NUMBERS):
            return date
        bracket = text[low + match.end() - 1] == "("
        end = date.span.end + (bracket and text[date.span.end : date.span.end + 1] == ")")
        return date._replace(
            span=Span(start, end),
            weekday=_WEEKDAY_NUMBERS[match["weekday"]],
            weekday_span=_shifted(match.span("weekday"), low),
        )
    match = _patterns().weekday_behind.match(text, date.span.end) if date.last_day is None else None
    group = "in" if match and match["in"] else "said"
    if match is None or match[group] not in _WEEKDAY_NUMBERS:
        return date
    return date._replace(
        span=Span(date.span.start, match.end()),
        weekday=_WEEKDAY_NUMBERS[match[group]],
        weekday_span=Span(*match.span(group)),
    )


def _shifted(span: tuple[int, int], by: int) -> Span:
    return Span(span[0] + by, span[1] + by)
