"""DATE–HOLIDAY: which dates a text says to be a holiday or an nth weekday of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.claims.events import event_ending, event_starting
from factlint.extract.dates import WEEKDAYS, DateMention, days_in, find_dates
from factlint.extract.points import MONTH_NAME, month_number
from factlint.knowledge.recurring import days_of

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.knowledge.entry import Entry


FIRST_YEAR, LAST_YEAR = 1945, 2100  # before, some holidays were kept by other rules


WHICH = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "last": -1,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}


WESTERN = ("event/ash-wednesday", "event/carnival", "event/shrove-tuesday", "event/corpus-christi")


FEASTS_BY_DATE = (
    "event/christmas-day",
    "event/christmas-eve",
    "event/epiphany",
)  # the Orthodox keep them 13 days later


class RecurringDay(NamedTuple):
    """A date that is said to be a certain day: its name, and the days that the name may mean in that year."""

    date: DateMention
    year: int
    name: str
    days: tuple[Day, ...]
    slack: int = 0  # days by which calendars differ
    source: str = ""
    movable: bool = False  # kept on a working day where it falls on a weekend


def find_recurring_days(document: Document, knowledge: Knowledge) -> tuple[RecurringDay, ...]:
    """All dates that are said to be a recurring day whose days are known. Found once per document."""
    return document.once(("recurring", id(knowledge)), lambda: tuple(_find(document, knowledge)))


def _find(document: Document, knowledge: Knowledge) -> Iterator[RecurringDay]:
    text = document.text
    dates = find_dates(document)
    for index, date in enumerate(dates):
        year = _year(document, date)
        after = dates[index + 1].span.start if index + 1 < len(dates) else -1
        if date.last_day is not None or not FIRST_YEAR <= year <= LAST_YEAR:
            continue
        if date.year is None and _joins(text, date.span.end, after):
            continue
        nth = _nth().search(text, max(date.span.start - 60, 0), date.span.start)
        if nth:
            days = _nth_weekday(nth, year)
            if days and not (nth["year"] and int(nth["year"]) != year) and month_number(nth["month"]) == date.month:
                yield RecurringDay(date, year, nth["what"], days)
            continue
        name, named = _named(document, knowledge, date)
        if named:
            days = tuple(day for entry in named for day in _days(entry, year))
            slack = 1 if any(entry.data["recurs"]["calendar"].startswith("holidays") for entry in named) else 0
            if days:
                fixed = all(entry.data["recurs"]["calendar"] == "fixed" for entry in named)
                yield RecurringDay(date, year, name, days, slack, named[0].id, fixed)


def _year(document: Document, date: DateMention) -> int:
    """The year of a date, by its own words or by the publication; 0 where nobody can tell."""
    if date.year is not None:
        return date.year
    behind = re.compile(r"\s(?:in|of)\s([12]\d{3})\b").match(document.text, date.span.end)
    if behind:
        return int(behind[1])
    sentence = document.sentence_at(date.span.start)
    years = set(re.findall(r"(?<![\w.,$£€])(?:19|20)\d\d\b", document.text[sentence.start : sentence.end]))
    if len(years) == 1 and re.search(rf"\b[Ii]n\s{min(years)}\b", document.text[sentence.start : sentence.end]):
        return int(min(years))
    if not document.date or (date.day > 28 and date.day > days_in(None, date.month)):
        return 0
    block = document.blocks[document.block_index(date.span.start)]
    published = Day.fromisoformat(document.date)
    if set(re.findall(r"\b(?:1[5-9]|20)\d\d\b", document.text[block.start : block.end])) - {str(published.year)}:
        return 0
    near = [
        year
        for year in (published.year - 1, published.year, published.year + 1)
        if date.day <= days_in(year, date.month) and abs((Day(year, date.month, date.day) - published).days) <= 60
    ]
    return near[0] if len(near) == 1 else 0


def _joins(text: str, end: int, after: int) -> bool:
    """Whether another date follows: then the first may be one of a list."""
    return after > 0 and re.fullmatch(r",?\s(?:and|or|to|through|until)\s|,\s|\s?[&–-]\s?", text[end:after]) is not None


def _named(document: Document, knowledge: Knowledge, date: DateMention) -> tuple[str, tuple[Entry, ...]]:
    """The name and the holidays that a date is said to be."""
    text = document.text
    link = _link().search(text, max(date.span.start - 30, 0), date.span.start)
    found = None
    if link:
        found = event_ending(document, knowledge, link.start())
        if found and (_shifted().search(text, max(found.span.start - 30, 0), found.span.start) and "," in link.group()):
            return "", ()
    if not found:
        behind = _behind().match(text, date.span.end)
        found = event_starting(document, knowledge, behind.end()) if behind else None
        if found and not re.match(r"[,.;:)!?]|\Z", text[found.span.end : found.span.end + 1]):
            return "", ()
    if not found or re.search(
        r"observed|in\slieu|substitute|weekend", text[found.span.start - 12 : date.span.end + 20]
    ):
        return "", ()
    adjective = re.search(r"([A-Z][\w’'-]+)\s\Z", text[max(found.span.start - 20, 0) : found.span.start])
    sentence = document.sentence_at(found.span.start)
    if adjective and found.span.start - len(adjective.group()) > sentence.start:
        return "", ()  # "Greek Easter"
    named = tuple(entry for entry in found.entries if entry.data.get("recurs"))
    # "Mother's Day (United States)": other countries keep another day of that name.
    name = text[found.span.start : found.span.end].lower()
    if len(named) != len(found.entries) or all("(" in entry.name for entry in named) or _national().match(name):
        return "", ()
    return text[found.span.start : found.span.end], named


def _days(entry: Entry, year: int) -> tuple[Day, ...]:
    """The days of a holiday in a year, by the western and by the eastern calendar."""
    days = days_of(entry, year)
    recurs = entry.data["recurs"]
    if recurs["calendar"] == "easter" and entry.id not in WESTERN:
        days += days_of(entry._replace(data={**entry.data, "recurs": {**recurs, "calendar": "orthodox-easter"}}), year)
    if entry.id in FEASTS_BY_DATE:
        days += tuple(Day.fromordinal(day.toordinal() + 13) for day in days_of(entry, year))
        days += tuple(Day.fromordinal(day.toordinal() + 13) for day in days_of(entry, year - 1))
    if entry.name in ("Labor Day", "Labour Day"):
        days += (Day(year, 5, 1),)  # most of the world
    return days


@cache
def _national() -> re.Pattern[str]:
    """Names of days that many countries have, each its own."""
    return re.compile(
        r"(?:independence|republic|national|victory|liberation|constitution|unity|mother['’]?s['’]?|father['’]?s['’]?|children['’]?s['’]?|teachers?['’]?s?['’]?"
        r"|heroes['’]?|army|flag|youth)\sday\Z"
    )


@cache
def _link() -> re.Pattern[str]:
    """What may stand between a holiday and its date."""
    return re.compile(
        r"(?:,\s(?:on\s)?|\s\(|\s(?:falls?|fell|(?:is|was|will\sbe)(?:\scelebrated|\sobserved|\smarked)?|will\sfall)(?:\sthis\syear|\snext\syear)?"
        r"(?:\son)?\s|,\swhich\s(?:is|was|falls|fell)\s(?:on\s)?|\son\s)\Z"
    )


@cache
def _behind() -> re.Pattern[str]:
    """What may stand between a date and the holiday that it is."""
    return re.compile(r",\s(?:which\s(?:is|was)\s|the\s)?|\s\(|,?\s(?:is|was)\s")


@cache
def _shifted() -> re.Pattern[str]:
    """Words by which the date lies beside the holiday: "After Easter, May 4, 2023"."""
    return re.compile(
        r"\b(?:before|after|around|until|till|since|from|ahead\sof|following|between|by|of|week|weeks|days?|eve\sof|prior\sto|and)\s(?:the\s)?\Z",
        re.IGNORECASE,
    )


@cache
def _nth() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Tt]he\s(?P<what>(?P<which>{'|'.join(WHICH)})\s(?P<weekday>{'|'.join(WEEKDAYS)})\s(?:in|of)\s(?P<month>{MONTH_NAME})(?:\s(?P<year>[12]\d{{3}}))?)"
        r"(?:,\s|\s\()\Z"
    )


def _nth_weekday(nth: re.Match[str], year: int) -> tuple[Day, ...]:
    month, weekday, which = month_number(nth["month"]), WEEKDAYS.index(nth["weekday"]), WHICH[nth["which"].lower()]
    days = [
        Day(year, month, day)
        for day in range(1, days_in(year, month) + 1)
        if Day(year, month, day).weekday() == weekday
    ]
    return (days[which if which < 0 else which - 1],) if which <= len(days) else ()
