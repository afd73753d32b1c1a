"""The weekday does not belong to the date.

"Friday, January 26, 2023" was a Thursday. Either part may be the wrong one, so three repairs are offered and none is
applied: the weekday, the nearest date on that weekday, and a neighbouring year in which the date falls on it (in
January writers still write the old year).

Only dates with a year are checked, in the Gregorian calendar, from 1923 on: before that many countries had another one.
"""

from collections.abc import Iterator

from factlint import DateMention, Document, Edit, Finding, Fix, Knowledge, Right, Rule, Wrong, find_dates
from factlint.dates import MONTHS, WEEKDAYS, days_in, month_name, weekday_name, weekday_of

FIRST_YEAR, LAST_YEAR = 1923, 2199


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report full dates whose weekday is another."""
    for date in find_dates(document):
        if date.weekday is None or date.year is None or not FIRST_YEAR <= date.year <= LAST_YEAR:
            continue
        if not 1 <= date.day <= days_in(date.year, date.month) or document.is_foreign(date.span.start):
            continue
        actual = weekday_of(date.year, date.month, date.day)
        if actual != date.weekday:
            shown = f"{MONTHS[date.month - 1]} {date.day}, {date.year}"
            yield Finding(
                date.span,
                f"{shown} was a {WEEKDAYS[actual]}, not a {WEEKDAYS[date.weekday]}",
                severity="error",
                confidence=0.98,
                fixes=tuple(_repairs(document, date, actual)),
                reasons=("computed in the Gregorian calendar",),
            )


def _repairs(document: Document, date: DateMention, actual: int) -> Iterator[Fix]:
    assert date.weekday is not None
    assert date.weekday_span is not None
    assert date.year is not None
    assert date.day_span is not None
    text = document.text
    written = text[date.weekday_span.start : date.weekday_span.end]
    named = weekday_name(actual, written)
    yield Fix(f"Change the weekday: {named}", (Edit(date.weekday_span, named),))
    shift = (date.weekday - actual + 3) % 7 - 3  # the nearest day with this weekday, -3 … +3
    yield _other_day(document, date, shift)
    for year in (date.year + 1, date.year - 1):
        if date.day <= days_in(year, date.month) and weekday_of(year, date.month, date.day) == date.weekday:
            assert date.year_span is not None
            yield Fix(f"Change the year: {year}", (Edit(date.year_span, str(year)),))


def _other_day(document: Document, date: DateMention, shift: int) -> Fix:
    """The date moved by some days, with the month and the year where it crosses their border."""
    assert date.year is not None
    assert date.day_span is not None
    assert date.month_span is not None
    year, month, day = date.year, date.month, date.day + shift
    if day < 1:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        day += days_in(year, month)
    elif day > days_in(year, month):
        day -= days_in(year, month)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    written = document.text[date.day_span.start : date.day_span.end]
    after = document.text[date.day_span.end : date.day_span.end + 2]
    day_text = f"{day:02}" if written[0] == "0" else str(day)
    end = date.day_span.end
    if after in ("st", "nd", "rd", "th"):
        day_text += "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        end += 2
    edits = [Edit(type(date.day_span)(date.day_span.start, end), day_text)]
    if month != date.month:
        old = document.text[date.month_span.start : date.month_span.end]
        edits.append(Edit(date.month_span, f"{month:02}" if old.isdigit() else month_name(month, old)))
    if year != date.year and date.year_span:
        edits.append(Edit(date.year_span, str(year)))
    return Fix(f"Change the date: {MONTHS[month - 1]} {day}, {year}", tuple(sorted(edits)))


rule = Rule(
    check=check,
    wrong=(
        Wrong("He said ⟦Friday, January 26, 2023⟧ that talks go on.", "Thursday, January 26, 2023"),
        Wrong("It opened on ⟦Fri., Jan. 10, 2019⟧, officials said.", "Thu., Jan. 10, 2019"),
        Wrong("The vote of ⟦Monday 2 May 2023⟧ was close.", "Tuesday 2 May 2023"),
    ),
    right=(
        Right("He said Thursday, January 26, 2023 that talks go on."),
        Right("On Black Friday, January 26, 2023 was far away."),
        Right("They met from Monday to Friday, May 1-5, 2023."),
        Right("The Julian calendar had Sunday, January 22, 1905."),
    ),
)
