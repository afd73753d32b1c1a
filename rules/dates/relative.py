"""A relative day and the date beside it don't fit: "next Tuesday (March 3)", "yesterday (Friday)".

A relative day is counted from the day of publication, and the date that stands beside it, in brackets or after a comma,
says how the writer counted. Where both disagree, one of them was not updated when the text moved to another day.

Nothing is said without a publication date. A text is often written the day before it appears, or dated in another zone:
a date that fits the day before or after is right. "Last" and "next" may skip a week. Quotations, texts that speak of
another year, and texts whose relative days agree with another publication date are left alone. Where the weekday itself
is wrong, dates/weekday reports it. The fitting date is suggested, not applied without asking.
"""

from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta

from factlint.authoring import DateMention, Document, Edit, Finding, Fix, Knowledge, Right, Rule, Wrong
from factlint.claims.relative import RelativePair, find_relative_pairs
from factlint.extract.dates import MONTHS, WEEKDAYS, days_in, month_name, weekday_name
from factlint.extract.redating import date_edits, shown_date
from factlint.extract.relative import Relative, resolve


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report pairs that don't agree for the day of publication, nor for the day before or after."""
    if not document.date:
        return
    today = Day.fromisoformat(document.date)
    pairs = find_relative_pairs(document)
    wrong = [pair for pair in pairs if not any(_agrees(pair, today + timedelta(days=shift)) for shift in (0, -1, 1))]
    if len(wrong) > 1 and len(wrong) == len(pairs):
        return  # written at another time
    for pair in wrong:
        if not document.is_quoted(*pair.whole):
            yield _finding(document.text, pair, today)


def _agrees(pair: RelativePair, today: Day) -> bool:
    """Whether both are the same, seen from a day."""
    relative = resolve(pair.relative, today)
    first, last = Day.fromisoformat(relative.first), Day.fromisoformat(relative.last)
    if pair.kind == "weekday":
        return first.weekday() == pair.value
    if pair.kind == "month":
        return pair.value in (first.month, last.month)
    if pair.kind == "year":
        return pair.value in (first.year, last.year)
    date = pair.date
    assert date is not None
    slack = _slack(relative)
    for year in (date.year,) if date.year else (first.year - 1, first.year, first.year + 1):
        if year is None or not 1 <= date.day <= days_in(year, date.month):
            continue
        said = Day(year, date.month, date.day)
        if date.weekday is not None and said.weekday() != date.weekday and date.year:
            return True  # dates/weekday reports it
        if first - slack <= said <= last + slack:
            return relative.unit not in WEEKDAYS or said.weekday() == WEEKDAYS.index(relative.unit)
    return _is_impossible(date) or (date.weekday is not None and not _fits_any(date, today))


def _is_impossible(date: DateMention) -> bool:
    return not 1 <= date.day <= days_in(date.year, date.month)


def _fits_any(date: DateMention, today: Day) -> bool:
    """Whether the weekday of a date without a year fits this year or a neighbouring one that is near."""
    return any(
        Day(year, date.month, date.day).weekday() == date.weekday
        for year in (today.year - 1, today.year, today.year + 1)
        if date.day <= days_in(year, date.month) and abs((Day(year, date.month, date.day) - today).days) <= 60
    )


def _slack(relative: Relative) -> timedelta:
    """How exact a distance is: "a week ago" is no count of days, "a year ago" still less of one."""
    if relative.which not in ("ago", "in"):
        return timedelta(0)
    days = {"day": 0 if abs(relative.units) < 7 else 1, "week": 3, "month": 20, "year": 200}[relative.unit]
    return timedelta(days=days)


def _finding(text: str, pair: RelativePair, today: Day) -> Finding:
    relative = resolve(pair.relative, today)
    first, last = Day.fromisoformat(relative.first), Day.fromisoformat(relative.last)
    words = text[relative.span.start : relative.span.end]
    old = text[pair.span.start : pair.span.end]
    fixes: tuple[Fix, ...]
    if pair.kind == "weekday":
        shown = WEEKDAYS[first.weekday()]
        fixes = (Fix(f"Change the weekday: {shown}", (Edit(pair.span, weekday_name(first.weekday(), old)),)),)
    elif pair.kind == "month":
        shown = f"{MONTHS[first.month - 1]} {first.year}"
        fixes = (Fix(f"Change the month: {MONTHS[first.month - 1]}", (Edit(pair.span, month_name(first.month, old)),)),)
    elif pair.kind == "year":
        shown = str(first.year)
        fixes = (Fix(f"Change the year: {shown}", (Edit(pair.span, shown),)),)
    else:
        date = pair.date
        assert date is not None
        if relative.unit in ("week", "month", "year"):
            shown = {
                "week": f"about {first}",
                "month": f"{MONTHS[first.month - 1]} {first.year}",
                "year": str(first.year),
            }[relative.unit]
            return _told(
                pair,
                f"{words} is {shown} for a text of {today}, not {old}",
                (Fix(f"counted: {shown}", (), "display"),),
                today,
            )
        day = last if relative.which == "last" else first
        shown = shown_date(date, day.year, day.month, day.day)
        fixes = (Fix(f"Change the date: {shown}", date_edits(text, date, day.year, day.month, day.day)),)
    return _told(pair, f"{words} is {shown} for a text of {today}, not {old}", fixes, today)


def _told(pair: RelativePair, message: str, fixes: tuple[Fix, ...], today: Day) -> Finding:
    return Finding(
        pair.whole,
        message,
        severity="warning",
        confidence=0.8,
        fixes=fixes,
        reasons=(f"counted from the publication on {today}; a day more or less was allowed",),
    )


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many relative times stand beside a date."""
    return len(find_relative_pairs(document)) if document.date else 0


rule = Rule(
    check=check,
    local=True,
    needs_date=True,
    examined=examined,
    wrong=(
        Wrong("The council met ⟦yesterday (Friday)⟧.", "yesterday (Monday)", date="2023-05-16"),
        Wrong("He flew to Rome ⟦yesterday, November 5⟧, and met the pope.", "yesterday, November 9", date="2021-11-10"),
        Wrong("Output fell ⟦last year (2021)⟧.", "last year (2022)", date="2023-09-20"),
        Wrong("The talks start ⟦next month, in March⟧.", "next month, in January", date="2019-12-02"),
        Wrong("It snowed ⟦last Friday, Nov. 15⟧.", "last Friday, Nov. 29", date="2019-12-02"),
    ),
    right=(
        Right("The council met yesterday (Monday), and met yesterday (Sunday) in print.", date="2023-05-16"),
        Right("The council met yesterday (Friday)."),
        Right("The talks start next month, in January; last month, in 2023 prices, it cost 4.", date="2019-12-02"),
        Right(
            "It began over ten days ago, on 28 April, and was told a little over ten years ago, in 1998.",
            date="2023-05-16",
        ),
        Right("A year ago, on 3 May 2021, he left; in the diary it says yesterday (Friday).", date="2023-05-16"),
        Right("He said “we met yesterday (Friday)”.", date="2023-05-16"),
        Right("It snowed last Friday, Nov. 22.", date="2019-11-27"),
        Right("They met next Tuesday, March 5 and 6.", date="2024-01-10"),
    ),
)
