"""Claims about events, anniversaries, recurring days and ages, and the messages of the rules on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.claims.ages import ages_of_known, find_lives
from factlint.claims.anniversaries import find_anniversaries, ordinal_like, ordinal_of
from factlint.claims.events import find_event_dates
from factlint.claims.recurring import find_recurring_days
from factlint.claims.relative import find_relative_pairs
from factlint.claims.tenses import find_tensed_times
from factlint.knowledge import Knowledge
from factlint.loader import load_rules
from factlint.rule import Rule
from tests.conftest import read


@pytest.fixture(scope="module")
def by_id() -> dict[str, Rule]:
    return {rule.id: rule for rule in load_rules([str(Path(__file__).parent.parent / "rules")])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hurricane Andrew in 1995 killed many.", [("in", "1995-01-01")]),
        ("the fall of the Berlin Wall of 1990", [("of", "1990-01-01")]),
        ("the fall of the Berlin Wall (1990)", [("bracket", "1990-01-01")]),
        ("D-Day, June 6, 1945", [("comma", "1945-06-06")]),
        ("The 1995 Hurricane Andrew was", [("before", "1995-01-01")]),
        ("Hurricane Andrew hit Florida in August 1995.", [("was", "1995-08-01")]),
        ("In 1995, Hurricane Andrew struck.", [("was", "1995-01-01")]),
        ("Hurricane Andreas in 1995, and Andrew in 1995.", []),
    ],
)
def test_event_dates(text: str, expected: list[tuple[str, str]], fixture_knowledge: Knowledge) -> None:
    assert [(claim.form, claim.first) for claim in find_event_dates(read(text), fixture_knowledge)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 80th anniversary of D-Day", [(80, "anniversary", 0)]),
        ("the fiftieth anniversary of the fall of the Berlin Wall", [(50, "anniversary", 0)]),
        ("30 years since the fall of the Berlin Wall", [(30, "since", 0)]),
        ("In 2014, 25 years after the fall of the Berlin Wall, it", [(25, "after", 2014)]),
        ("It closed in 1989, 30 years ago.", [(30, "ago", 0)]),
        ("Founded in 1921, the club marked its centenary in 2021.", [(100, "anniversary", 2021)]),
        ("the 80th anniversary of the club", []),
    ],
)
def test_anniversaries(text: str, expected: list[tuple[int, str, int]], fixture_knowledge: Knowledge) -> None:
    found = find_anniversaries(read(text), fixture_knowledge)
    assert [(claim.years, claim.form, claim.to) for claim in found] == expected


def test_ordinals() -> None:
    assert [ordinal_of(item) for item in ("80th", "first", "centenary", "many")] == [80, 1, 100, 0]
    assert [ordinal_like(79, "80th"), ordinal_like(1, "second"), ordinal_like(79, "eightieth")] == [
        "79th",
        "first",
        "79th",
    ]


def test_the_anniversary_of_another_year(by_id: dict[str, Rule], fixture_knowledge: Knowledge) -> None:
    text = "Veterans met for the 80th anniversary of D-Day."
    [found] = by_id["dates/anniversary"].check(read(text, date="2023-06-06"), fixture_knowledge)
    assert "1944-06-06" in found.message
    assert "79th" in found.message
    assert not list(by_id["dates/anniversary"].check(read(text, date="2024-06-06"), fixture_knowledge))
    assert not list(by_id["dates/anniversary"].check(read(text), fixture_knowledge))


def test_the_january_error_has_three_repairs(by_id: dict[str, Rule], fixture_knowledge: Knowledge) -> None:
    [found] = by_id["dates/weekday"].check(read("He left on Friday, Jan. 10, 2019."), fixture_knowledge)
    assert [fix.title for fix in found.fixes] == [
        "Change the weekday: Thursday",
        "Change the date: January 11, 2019",
        "Change the year: 2020",
    ]


def test_recurring_days(fixture_knowledge: Knowledge) -> None:
    text = "On Thanksgiving, Nov. 21, 2024, and on the second Tuesday in March, March 12, 2024."
    one, other = find_recurring_days(read(text), fixture_knowledge)
    assert (one.name, [str(day) for day in one.days]) == ("Thanksgiving", ["2024-10-14", "2024-11-28"])
    assert [str(day) for day in other.days] == ["2024-03-12"]


def test_relative_pairs_and_tensed_times() -> None:
    document = read("He died yesterday (Friday). It will open in Rome on May 5, 2024.", date="2024-01-10")
    assert [(pair.kind, pair.value) for pair in find_relative_pairs(document)] == [("weekday", 4)]
    assert [(time.future, time.first) for time in find_tensed_times(document)] == [(True, "2024-05-05")]


def test_ages_of_known_people(fixture_knowledge: Knowledge) -> None:
    text = "Joe Biden, 80, met Joe Biden, who turned 81, and the 82-year-old Joe Biden; at 83, Joe Biden left."
    assert [item.age.value for item in ages_of_known(read(text), fixture_knowledge)] == [80, 81, 82]


@pytest.mark.parametrize(
    ("text", "born", "reached"),
    [
        ("She was born in 1930 and died in 2011 at the age of 91.", "1930-01-01", "2011-12-31"),
        ("Born on 3 May 1950, he died on 4 June 2020, aged 71.", "1950-05-03", "2020-06-04"),
        ("Ann Lee (1921–2008) died at the age of 78.", "1921-01-01", "2008-12-31"),
        ("He was born in 1950 in Leeds. He died in 2000 at the age of 60.", "1950-01-01", "2000-12-31"),
    ],
)
def test_lives(text: str, born: str, reached: str) -> None:
    [life] = find_lives(read(text))
    assert (life.born[0], life.reached[1]) == (born, reached)
