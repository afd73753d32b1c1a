"""A holiday, an nth weekday or a leap year does not fall on that date.

"Thanksgiving, November 21, 2024" was a week later, and who shops or flies by the text comes on the wrong day. The day of
a holiday is computed for the year: by date, by rule (fourth Thursday), by Easter of both churches, or by the calendar of
a country. "The second Tuesday of March" and "a leap year" are computed as well.

The date must stand in apposition to the name, or be said to be it: "Easter Sunday, April 7", "Labor Day (Sept. 4)",
"falls on". A name that means another day in another country or church is right with each of them; days by the moon may
be one off. Observed and substitute holidays, lists of dates ("Thanksgiving, December 24 and 25"), and dates that lie
before or after the holiday are passed over, as are dates more than forty days away. A date without a year is compared
only where the publication date is known. The computed date is suggested, not applied without asking.
"""

import re
from collections.abc import Iterator
from datetime import date as Day
from functools import cache
from typing import NamedTuple

from factlint import DateMention, Document, Edit, Entry, Finding, Fix, Knowledge, Right, Rule, Span, Wrong, find_dates
from factlint.claims.events import event_ending, event_starting
from factlint.extract.dates import MONTHS, WEEKDAYS, days_in
from factlint.extract.points import MONTH_NAME, month_number
from factlint.extract.redating import date_edits, shown_date
from factlint.knowledge.recurring import days_of

FIRST_YEAR, LAST_YEAR = 1945, 2100  # before, some holidays were kept by other rules
NEAR = 40  # days: what is farther away is another date
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


class Claim(NamedTuple):
    """A date that is said to be a certain day: its name, and the days that the name may mean in that year."""

    date: DateMention
    year: int
    name: str
    days: tuple[Day, ...]
    slack: int = 0  # days by which calendars differ
    source: str = ""
    movable: bool = False  # kept on a working day where it falls on a weekend


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report dates that are not the day they are said to be, and years that are no leap years."""
    for claim in _claims(document, knowledge):
        if claim.date.day > days_in(claim.year, claim.date.month) or claim.date.day < 1:
            continue
        said = Day(claim.year, claim.date.month, claim.date.day)
        nearest = min(claim.days, key=lambda day: abs((day - said).days))
        away = abs((nearest - said).days)
        if claim.slack < away <= NEAR and not (claim.movable and _is_substitute(nearest, said)):
            yield _finding(document.text, claim, nearest)
    yield from _leap_years(document)


def _claims(document: Document, knowledge: Knowledge) -> tuple[Claim, ...]:
    return document.once(("recurring", id(knowledge)), lambda: tuple(_find(document, knowledge)))


def _find(document: Document, knowledge: Knowledge) -> Iterator[Claim]:
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
                yield Claim(date, year, nth["what"], days)
            continue
        name, named = _named(document, knowledge, date)
        if named:
            days = tuple(day for entry in named for day in _days(entry, year))
            slack = 1 if any(entry.data["recurs"]["calendar"].startswith("holidays") for entry in named) else 0
            if days:
                fixed = all(entry.data["recurs"]["calendar"] == "fixed" for entry in named)
                yield Claim(date, year, name, days, slack, named[0].id, fixed)


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
    if not document.date or date.day > 28 and date.day > days_in(None, date.month):
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
        r"observed|holiday|in\slieu|substitute|weekend", text[found.span.start - 12 : date.span.end + 20]
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


def _is_substitute(day: Day, said: Day) -> bool:
    """Whether a holiday at the weekend is kept on the working day beside it."""
    return day.weekday() >= 5 and said.weekday() < 5 and abs((day - said).days) <= 3


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


def _finding(text: str, claim: Claim, nearest: Day) -> Finding:
    shown = shown_date(claim.date, nearest.year, nearest.month, nearest.day)
    moved = claim.date._replace(weekday=None)
    edits = date_edits(text, moved, nearest.year, nearest.month, nearest.day)
    span = claim.date.span
    if text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")":
        span = Span(span.start - 1, span.end + 1)
    fits = claim.date.weekday is None or claim.date.weekday == nearest.weekday()
    return Finding(
        span,
        f"{claim.name} in {claim.year} is on {shown} ({WEEKDAYS[nearest.weekday()]}), "
        f"not on {shown_date(claim.date, claim.year, claim.date.month, claim.date.day)}",
        severity="error" if not claim.slack and claim.date.year is not None else "warning",
        confidence=0.9 if not claim.slack else 0.75,
        fixes=(Fix(f"Change the date: {shown}", edits if fits else (), "unsafe" if fits else "display"),),
        entry=claim.source,
        reasons=("the day was computed for the year",),
    )


def _leap_years(document: Document) -> Iterator[Finding]:
    text = document.text
    if "leap year" not in text:
        return
    for match in _leap().finditer(text):
        group = "one" if match["one"] else "other"
        year = int(match[group])
        sentence = document.sentence_at(match.start())
        said = text[sentence.start : match.end()]
        if (
            days_in(year, 2) == 29
            or year < 1583
            or re.search(r"\b(?:not|no|whether|if|nor|Julian|would|n['’]t)\b|n['’]t\b", said)
        ):
            continue
        before, after = (year - year % 4, year - year % 4 + 4)
        near = [other for other in (before, after) if days_in(other, 2) == 29]
        yield Finding(
            Span(*match.span(group)),
            f"{year} was no leap year: it is not divisible by four"
            if year % 4
            else f"{year} was no leap year: full centuries are leap years only by 400",
            severity="error",
            confidence=0.9,
            fixes=tuple(
                Fix(f"Change the year: {other}", (Edit(Span(*match.span(group)), str(other)),)) for other in near
            ),
        )


@cache
def _leap() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<one>[12]\d{3})(?:,|\sis|\swas|\swill\sbe|\sbeing|,\swhich\s(?:is|was),?)\sa\sleap\syear\b|\bleap\syear\s(?:of\s)?(?P<other>[12]\d{3})\b"
    )


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many dates are said to be a holiday or an nth weekday."""
    return len(_claims(document, knowledge))


rule = Rule(
    check=check,
    examined=examined,
    wrong=(
        Wrong("Stores close on Thanksgiving, ⟦November 21, 2024⟧.", "November 28, 2024"),
        Wrong("On Easter Sunday, ⟦April 7, 2023⟧, the square was full.", "April 9, 2023"),
        Wrong("They meet on the second Tuesday in March, ⟦March 19, 2024⟧.", "March 12, 2024"),
        Wrong("In ⟦2021⟧, a leap year, the games were moved.", "2020"),
        Wrong("Offices are closed on Thanksgiving, ⟦Nov. 30⟧.", "Nov. 23", date="2023-11-10"),
        Wrong("On ⟦October 30, 2021⟧, Halloween, streets were empty.", "October 31, 2021"),
    ),
    right=(
        Right("Stores close on Thanksgiving, November 28, 2024; Canada keeps Thanksgiving on October 14, 2024."),
        Right("Orthodox believers kept Easter on April 16, 2023, a week after Easter Sunday, April 9, 2023."),
        Right("The office is closed on Thanksgiving, December 24 and December 25.", date="2024-11-10"),
        Right("Veterans Day (observed), November 12, 2018, was quiet, and so was Veterans Day, November 10, 2023."),
        Right("After Easter, May 4, 2023, they met; the Easter Rising, April 24, 1916, is remembered."),
        Right("Greeks have Greek Easter, April 30, 2023, as they say."),
        Right("2023 is not a leap year, and 2024 is a leap year."),
        Right("Offices are closed on Thanksgiving, Nov. 30."),
    ),
)
