"""Who held an office when."""

from __future__ import annotations

import pytest

from factlint.claims.tenure import earliest, is_namesake, latest, sole_holder
from factlint.claims.time import When
from factlint.extract.numerals import as_ordinal, as_roman, ordinal_value, roman_value
from factlint.knowledge import Knowledge
from factlint.knowledge.entry import make_entry


def day(date: str) -> When:
    return When(date, date, "text")


@pytest.mark.parametrize(
    ("date", "holder"),
    [
        ("2008-12-01", ""),  # nobody is known
        ("2009-02-01", ""),  # one source's start is good to a month
        ("2009-03-01", "Barack Obama"),
        ("2017-01-01", ""),
        ("2019-06-01", "Donald Trump"),
        ("2021-01-21", ""),
        ("2024-06-01", "Joe Biden"),
        ("2025-06-01", "Donald Trump"),
        ("2026-06-01", ""),  # nobody has looked since
    ],
)
def test_the_holder_of_a_single_seat(date: str, holder: str, fixture_knowledge: Knowledge) -> None:
    office = fixture_knowledge.get("office/united-states-president")
    assert office is not None
    found = sole_holder((office,), day(date), fixture_knowledge)
    assert (found.person.name if found else "") == holder


def test_the_holder_of_a_year(fixture_knowledge: Knowledge) -> None:
    office = fixture_knowledge.get("office/united-states-president")
    assert office is not None
    found = sole_holder((office,), When("2012-01-01", "2012-12-31", "sentence"), fixture_knowledge)
    assert found is not None
    assert found.person.name == "Barack Obama"
    assert sole_holder((office,), When("2017-01-01", "2017-12-31", "sentence"), fixture_knowledge) is None


def test_holders_and_titles_are_indexed(fixture_knowledge: Knowledge) -> None:
    assert [entry.id for entry in fixture_knowledge.holders("office/united-states-president")] == [
        "person/barack-obama",
        "person/donald-trump",
        "person/joe-biden",
    ]
    offices = fixture_knowledge.offices("prime minister")
    assert [entry.id for entry in offices] == ["office/slovakia-prime-minister", "office/slovenia-prime-minister"]
    assert fixture_knowledge.offices("prime") == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hassan Rouhani", "Hasan Fereidun Rohani", True),
        ("Bola Tinubu", "Bola Tinbu", True),
        ("George W. Bush", "George Bush", True),
        ("Mike Pence", "Mike Pompeo", False),
        ("John Kerry", "John Bolton", False),
    ],
)
def test_one_person_under_two_spellings(one: str, other: str, same: bool) -> None:
    entries = [make_entry("person", {"id": f"person/{n}", "name": name}) for n, name in enumerate((one, other))]
    assert is_namesake(*entries) is same


def test_partial_dates() -> None:
    assert (earliest("2020"), latest("2020"), latest("2020-02"), latest("2020-12")) == (
        "2020-01-01",
        "2020-12-31",
        "2020-02-29",
        "2020-12-31",
    )


def test_ordinals() -> None:
    assert [ordinal_value(text) for text in ("44th", "sixth", "forty-third", "thirteenth", "best")] == [
        44,
        6,
        43,
        13,
        0,
    ]
    assert [as_ordinal(number) for number in (1, 2, 3, 11, 22, 113)] == ["1st", "2nd", "3rd", "11th", "22nd", "113th"]
    assert all(roman_value(as_roman(number)) == number for number in range(1, 90))
