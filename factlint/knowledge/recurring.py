"""Days that recur: on which date a holiday falls in a year.

An event says how by `recurs: {calendar: …, day: …, since: …}`; before the year `since` the rule was another, or none:

| calendar | day | example |
|---|---|---|
| `fixed` | month and day | `"12-25"` |
| `rule` | month, which, weekday | `"11 4th Thursday"`, `"5 last Monday"`, `"11 1st Tuesday after 1st Monday"` |
| `easter`, `orthodox-easter` | days from Easter Sunday | `"-2"` |
| `holidays XX` | the English name that the library holidays has for country XX | `"Eid al-Fitr"` |
"""

from __future__ import annotations

import re
from calendar import MONDAY, day_name, monthrange
from datetime import date, timedelta
from functools import lru_cache

from factlint.knowledge.entry import Entry

WEEKDAYS = tuple(day_name[MONDAY : MONDAY + 7])
_FIXED = re.compile(r"(\d\d)-(\d\d)$")
_RULE = re.compile(
    rf"(\d\d?) ([1-5](?:st|nd|rd|th)|last) ({'|'.join(WEEKDAYS)})(?: after 1st ({'|'.join(WEEKDAYS)}))?$"
)
_OFFSET = re.compile(r"-?\d+$")
_COUNTRY = re.compile(r"holidays ([A-Z]{2})$")


def fault_of(calendar: str, day: str) -> str:
    """What is wrong with a `recurs`, or an empty text."""
    if calendar == "fixed":
        match = _FIXED.match(day)
        fits = bool(match) and 1 <= int(day[:2]) <= 12 and 1 <= int(day[3:]) <= monthrange(2000, int(day[:2]))[1]
        return "" if fits else f'"{day}" is no month and day, such as "12-25"'
    if calendar == "rule":
        match = _RULE.match(day)
        return "" if match and 1 <= int(match[1]) <= 12 else f'"{day}" is no rule, such as "11 4th Thursday"'
    if calendar in ("easter", "orthodox-easter"):
        return "" if _OFFSET.match(day) else f'"{day}" is no number of days from Easter Sunday, such as "-2"'
    if _COUNTRY.match(calendar):
        return ""
    return f'"{calendar}" is not one of fixed, rule, easter, orthodox-easter, holidays XX'


def days_of(event: Entry, year: int) -> tuple[date, ...]:
    """The days on which an event falls in a year: none, one, or several (Eid al-Fitr fell twice in 2000)."""
    recurs = event.data.get("recurs")
    if not recurs or year < int(recurs.get("since", "0")[:4]):
        return ()
    return _days(recurs["calendar"], recurs["day"], year)


@lru_cache(maxsize=4096)
def _days(calendar: str, day: str, year: int) -> tuple[date, ...]:
    if calendar == "fixed":
        month, number = int(day[:2]), int(day[3:])
        return (date(year, month, number),) if number <= monthrange(year, month)[1] else ()
    if calendar == "rule":
        found = _by_rule(day, year)
        return (found,) if found else ()
    if calendar in ("easter", "orthodox-easter"):
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

        sunday = easter(year, EASTER_WESTERN) if calendar == "easter" else easter(year, EASTER_ORTHODOX)
        return (sunday + timedelta(days=int(day)),)
    import holidays

    country = calendar.partition(" ")[2]
    known = holidays.country_holidays(country, years=year, language="en_US", observed=False)
    return tuple(sorted(day_found for day_found, names in known.items() if _bears(names, day)))


def _bears(names: str, wanted: str) -> bool:
    """Whether the library's names of a day, parted by "; ", hold a name; "(estimated)" is its own remark."""
    return any(re.sub(r" \((?:observed, )?estimated\)$", "", name) == wanted for name in names.split("; "))


def _by_rule(rule: str, year: int) -> date | None:
    match = _RULE.match(rule)
    if match is None:
        return None
    month, which, weekday, after = int(match[1]), match[2], WEEKDAYS.index(match[3]), match[4]
    start = date(year, month, 1)
    if after:
        start = _next(start, WEEKDAYS.index(after)) + timedelta(days=1)
    if which == "last":
        end = date(year, month, monthrange(year, month)[1])
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    found = _next(start, weekday) + timedelta(weeks=int(which[0]) - 1)
    return found if found.month == month or after else None


def _next(day: date, weekday: int) -> date:
    """The first such weekday on or after a day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
