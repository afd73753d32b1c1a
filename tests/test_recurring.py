"""Days that recur, held against the library of holidays and against known years."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from factlint.knowledge.entry import make_entry
from factlint.knowledge.recurring import days_of, fault_of


def days(calendar: str, day: str, year: int) -> list[str]:
    event = make_entry("event", {"id": "event/x", "name": "X", "recurs": {"calendar": calendar, "day": day}})
    return [found.isoformat() for found in days_of(event, year)]


@pytest.mark.parametrize(
    ("calendar", "day", "year", "expected"),
    [
        ("fixed", "12-25", 2026, ["2026-12-25"]),
        ("fixed", "02-29", 2023, []),
        ("fixed", "02-29", 2024, ["2024-02-29"]),
        ("rule", "11 4th Thursday", 2024, ["2024-11-28"]),
        ("rule", "5 last Monday", 2026, ["2026-05-25"]),
        ("rule", "11 1st Tuesday after 1st Monday", 2022, ["2022-11-08"]),
        ("rule", "11 1st Tuesday after 1st Monday", 2024, ["2024-11-05"]),
        ("rule", "2 5th Monday", 2023, []),
        ("easter", "0", 2026, ["2026-04-05"]),
        ("easter", "-2", 2024, ["2024-03-29"]),
        ("orthodox-easter", "0", 2024, ["2024-05-05"]),
        ("holidays SA", "Eid al-Fitr Holiday", 1900, []),
    ],
)
def test_known_days(calendar: str, day: str, year: int, expected: list[str]) -> None:
    assert days(calendar, day, year) == expected


@pytest.mark.parametrize(("day", "name"), [("11 4th Thursday", "Thanksgiving Day"), ("9 1st Monday", "Labor Day"), ("5 last Monday", "Memorial Day")])  # fmt: skip
def test_rules_agree_with_the_library(day: str, name: str) -> None:
    for year in range(2000, 2040):
        of_year = holidays.country_holidays("US", years=year)
        assert [date.fromisoformat(found) for found in days("rule", day, year)] == [
            d for d, n in of_year.items() if n == name
        ]


@pytest.mark.parametrize(
    ("calendar", "day"),
    [("fixed", "13-01"), ("fixed", "02-30"), ("fixed", "1-1"), ("rule", "11 Thursday"), ("rule", "13 1st Monday"), ("easter", "x"), ("lunar", "1")],
)  # fmt: skip
def test_what_is_no_day_is_said(calendar: str, day: str) -> None:
    assert fault_of(calendar, day)


def test_before_the_rule_began_nothing_is_known() -> None:
    recurs = {"calendar": "rule", "day": "5 last Monday", "since": "1971"}
    event = make_entry("event", {"id": "event/memorial-day", "name": "Memorial Day", "recurs": recurs})
    assert days_of(event, 1970) == ()
    assert days_of(event, 1971) == (date(1971, 5, 31),)


def test_an_event_without_recurrence_has_no_days() -> None:
    assert days_of(make_entry("event", {"id": "event/x", "name": "X"}), 2026) == ()
