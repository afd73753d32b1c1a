"""The weekday does not belong to the date.

"Friday, January 26, 2023" was a Thursday. A reader who plans by it comes on the wrong day, and a reader who checks it
trusts the rest less. Either part may be the wrong one, so up to three repairs are offered and none is applied without
asking: the weekday, the nearest date on that weekday, and a neighbouring year in which the date falls on it (in January
writers still write the old year).

Dates with a year are computed in the Gregorian calendar, from 1923 on, because before that some countries kept another
one. A date without a year is compared only where the publication date is known: the nearest such day within 45 days is
meant, unless the paragraph speaks of another year or the text as a whole disagrees with its publication date.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import DateMention, Document, Edit, Finding, Fix, Knowledge, Right, Rule, Wrong, find_dates
from factlint.extract.dates import MONTHS, WEEKDAYS, add_days, day_number, days_in, weekday_name, weekday_of
from factlint.extract.redating import date_edits, shown_date

FIRST_YEAR, LAST_YEAR = 1923, 2199
NEAR = 45  # days from the publication date within which a date without a year is bound to it


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report dates whose weekday is another."""
    dates = [date for date in find_dates(document) if date.weekday is not None and date.last_day is None]
    for date in dates:
        if date.year is not None and FIRST_YEAR <= date.year <= LAST_YEAR:
            yield from _compare(document, date, date.year)
    if document.date:
        for date, year in _without_year(document, [date for date in dates if date.year is None]):
            yield from _compare(document, date, year)


def _compare(document: Document, date: DateMention, year: int) -> Iterator[Finding]:
    """Report the date, taken to be in `year`, if it falls on another weekday."""
    if not 1 <= date.day <= days_in(year, date.month) or _is_excused(document, date):
        return
    actual = weekday_of(year, date.month, date.day)
    if actual == date.weekday or date.weekday is None:
        return
    is_future = document.date and day_number(year, date.month, date.day) > _day_of(document.date)
    reasons = ["the weekday was computed in the Gregorian calendar"]
    if date.year is None:
        reasons.append(
            f"the year is that of the nearest {MONTHS[date.month - 1]} {date.day} to the publication on {document.date}"
        )
    yield Finding(
        date.span,
        f"{shown_date(date, year, date.month, date.day)} {'is' if is_future else 'was'} a {WEEKDAYS[actual]}, "
        f"not a {WEEKDAYS[date.weekday]}",
        severity="error" if date.year is not None else "warning",
        confidence=0.98 if date.year is not None else 0.85,
        fixes=tuple(_repairs(document.text, date, year, actual)),
        reasons=tuple(reasons),
    )


def _repairs(text: str, date: DateMention, year: int, actual: int) -> Iterator[Fix]:
    """The weekday of the date; the nearest date on the weekday; a neighbouring year in which both agree."""
    assert date.weekday is not None
    assert date.weekday_span is not None
    named = weekday_name(actual, text[date.weekday_span.start : date.weekday_span.end])
    yield Fix(f"Change the weekday: {named}", (Edit(date.weekday_span, named),))
    yield _other_day(text, date, year, (date.weekday - actual + 3) % 7 - 3)
    for other in (year + 1, year - 1):
        fits = date.day <= days_in(other, date.month) and weekday_of(other, date.month, date.day) == date.weekday
        if date.year_span and fits:
            yield Fix(f"Change the year: {other}", (Edit(date.year_span, str(other)),))


def _other_day(text: str, date: DateMention, year: int, days: int) -> Fix:
    """Move the date by some days, and the month and the year with it where it crosses their border."""
    new_year, month, day = add_days(year, date.month, date.day, days)
    shown = shown_date(date, new_year, month, day)
    return Fix(f"Change the date: {shown}", date_edits(text, date, new_year, month, day))


def _is_excused(document: Document, date: DateMention) -> bool:
    """Another calendar, or a weekday that belongs to the verb: "He said Friday, January 26, 2023, was the day"."""
    sentence = document.sentence_at(date.span.start)
    said = document.text[sentence.start : sentence.end]
    if _calendar().search(said):
        return True
    before = document.text[max(sentence.start, date.span.start - 16) : date.span.start]
    after = document.text[date.span.end : date.span.end + 9]
    return bool(_attributed().search(before) and re.match(r",?\s(?:is|was|will|would|as|has|had|may|must)\b", after))


@cache
def _calendar() -> re.Pattern[str]:
    return re.compile(r"\b(?:Julian|Gregorian|Old Style|O\.\s?S\.|Old Calendar|Hijri|Islamic cal|Coptic|Ethiopian cal)")


@cache
def _attributed() -> re.Pattern[str]:
    return re.compile(r"\b(?:said|says|announced|told\s\w+|declared|confirmed|reported|decided|ruled|proclaimed)\s\Z")


def _without_year(document: Document, dates: list[DateMention]) -> Iterator[tuple[DateMention, int]]:
    """The dates without a year that may be judged, each with its year.

    A text that disagrees with its publication date more than once, and more often than it agrees, was written at
    another time: then nothing is judged.
    """
    near = [(date, year) for date in dates if (year := _nearest_year(document, date))]
    verdicts = {date[2:5]: weekday_of(year, date.month, date.day) == date.weekday for date, year in near}
    agree = sum(verdicts.values())
    disagree = len(verdicts) - agree
    if disagree and (disagree == 1 or agree >= disagree):
        yield from near


def _nearest_year(document: Document, date: DateMention) -> int:
    """The year in which the date lies within NEAR days of the publication, or 0 where there is none to be sure of."""
    published, year = _day_of(document.date), int(document.date[:4])
    found = [
        other
        for other in (year - 1, year, year + 1)
        if date.day <= days_in(other, date.month) and abs(day_number(other, date.month, date.day) - published) <= NEAR
    ]
    block = document.blocks[document.block_index(date.span.start)]
    around = document.text[block.start : block.end]
    if len(found) != 1 or re.search(
        r"\b(?:anniversary|(?:last|next)\syear|years?\s(?:ago|later|earlier|before))\b", around
    ):
        return 0
    return found[0] if all(int(other) == found[0] for other in re.findall(r"\b(?:1[5-9]|20)\d\d\b", around)) else 0


def _day_of(date: str) -> int:
    """The running number of a day written YYYY-MM-DD."""
    return day_number(int(date[:4]), int(date[5:7]), int(date[8:10]))


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many dates with a weekday could be computed."""
    dates = [date for date in find_dates(document) if date.weekday is not None and date.last_day is None]
    return sum(1 for date in dates if date.year is not None or document.date)


def skipped(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """Dates with a weekday and without a year."""
    if not document.date and any(date.weekday is not None and date.year is None for date in find_dates(document)):
        yield "no publication date"


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    skipped=skipped,
    wrong=(
        Wrong("He said ⟦Friday, January 26, 2023⟧ that talks go on.", "Thursday, January 26, 2023"),
        Wrong("It opened on ⟦Fri., Jan. 10, 2019⟧, officials said.", "Thu., Jan. 10, 2019"),
        Wrong("The vote of ⟦Monday 2 May 2023⟧ was close.", "Tuesday 2 May 2023"),
        Wrong("The vote was held on ⟦2 May 2023 (Monday)⟧.", "2 May 2023 (Tuesday)"),
        Wrong("The minister resigned on ⟦Friday, January 26⟧.", "Thursday, January 26", date="2023-01-27"),
    ),
    right=(
        Right("He said Thursday, January 26, 2023 that talks go on."),
        Right("He said Friday, January 26, 2023, was the deadline."),
        Right("On Black Friday, January 26, 2023 was far away."),
        Right("They met from Monday to Friday, May 1-5, 2023, and on Saturday and Sunday, May 14, 2023."),
        Right("Workers marched to the Winter Palace on Sunday, January 22, 1905."),
        Right("The minister resigned on Friday, January 26."),
        Right(
            "The minister resigned on Friday, January 26, 2018, and returned on Friday, January 25.", date="2023-01-27"
        ),
    ),
)
