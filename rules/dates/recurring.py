"""A holiday, an nth weekday or a leap year does not fall on that date.

"Thanksgiving, November 21, 2024" was a week later, and who shops or flies by the text comes on the wrong day. The day
of a holiday is computed for the year: by date, by rule (fourth Thursday), by Easter of both churches, or by the
calendar of a country. "The second Tuesday of March" and "a leap year" are computed as well.

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

from factlint.authoring import Document, Edit, Finding, Fix, Knowledge, Right, Rule, Span, Wrong
from factlint.claims.recurring import RecurringDay, find_recurring_days
from factlint.extract.dates import WEEKDAYS, days_in
from factlint.extract.redating import date_edits, shown_date

NEAR = 40  # days: what is farther away is another date


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report dates that are not the day they are said to be, and years that are no leap years."""
    for claim in find_recurring_days(document, knowledge):
        if claim.date.day > days_in(claim.year, claim.date.month) or claim.date.day < 1:
            continue
        said = Day(claim.year, claim.date.month, claim.date.day)
        nearest = min(claim.days, key=lambda day: abs((day - said).days))
        away = abs((nearest - said).days)
        if claim.slack < away <= NEAR and not (claim.movable and _is_substitute(nearest, said)):
            yield _finding(document.text, claim, nearest)
    yield from _leap_years(document)


def _is_substitute(day: Day, said: Day) -> bool:
    """Whether a holiday at the weekend is kept on the working day beside it."""
    return day.weekday() >= 5 and said.weekday() < 5 and abs((day - said).days) <= 3


def _finding(text: str, claim: RecurringDay, nearest: Day) -> Finding:
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
    return len(find_recurring_days(document, knowledge))


rule = Rule(
    check=check,
    local=True,
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
