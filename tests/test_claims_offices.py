"""Who is said to hold which office."""

from __future__ import annotations

import pytest

from factlint.claims.offices import body_of, find_office_claims
from factlint.knowledge import Knowledge
from tests.conftest import read


def said(text: str, knowledge: Knowledge, date: str = "2023-05-01") -> list[tuple[str, str, str, str]]:
    """Title, person, body and modifier of each claim."""
    found = find_office_claims(read(text, date=date), knowledge)
    return [(c.said, c.person.name if c.person else "", body_of(c, knowledge)[0], c.modifier) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Slovak Prime Minister Robert Fico spoke.", ("Slovak Prime Minister", "place/slovakia", "")),
        ("Slovakia's prime minister, Robert Fico, spoke.", ("prime minister", "place/slovakia", "")),
        ("Robert Fico, the prime minister of Slovakia, spoke.", ("prime minister of Slovakia", "place/slovakia", "")),
        ("Robert Fico, Slovakia's prime minister, spoke.", ("prime minister", "place/slovakia", "")),
        (
            "Robert Fico, who is prime minister of Slovakia, spoke.",
            ("prime minister of Slovakia", "place/slovakia", ""),
        ),
        ("Robert Fico (Slovakia's prime minister) spoke.", ("prime minister", "place/slovakia", "")),
        ("Prime Minister Robert Fico of Slovakia spoke.", ("Prime Minister", "place/slovakia", "")),
        ("Prime Minister Robert Fico spoke.", ("Prime Minister", "place/slovakia", "")),
        ("Former Slovak Prime Minister Robert Fico spoke.", ("Slovak Prime Minister", "place/slovakia", "former")),
        ("Then-Prime Minister Robert Fico spoke.", ("Prime Minister", "place/slovakia", "then")),
        ("Slovakia's outgoing prime minister, Robert Fico, spoke.", ("prime minister", "place/slovakia", "outgoing")),
    ],
)
def test_shapes(text: str, expected: tuple[str, str, str], fixture_knowledge: Knowledge) -> None:
    title, body, modifier = expected
    assert said(text, fixture_knowledge) == [(title, "Robert Fico", body, modifier)]


@pytest.mark.parametrize(
    "text",
    [
        "Deputy Prime Minister Robert Fico spoke.",
        "Bavarian Prime Minister Robert Fico spoke.",
        "The regional prime minister Robert Fico spoke.",
        "The adviser to the Slovak prime minister, Robert Fico, spoke.",
        "He asked the Slovak prime minister, Robert Fico said.",
        "Head of the Office of the Prime Minister of Slovakia Robert Fico spoke.",
        "Robert Fico, Slovakia's prime minister until 2018, spoke.",
        "Robert Fico, prime minister Robert Golob and others met.",
        "Robert Fico met the prime minister.",
        "The prime minister, the president, Robert Fico, and others met.",
    ],
)
def test_no_claim(text: str, fixture_knowledge: Knowledge) -> None:
    assert [item for item in said(text, fixture_knowledge) if item[1] == "Robert Fico"] == []


def test_spans(fixture_knowledge: Knowledge) -> None:
    text = "On Monday Slovakia's prime minister, Robert Fico, spoke."
    (claim,) = find_office_claims(read(text, date="2023-05-01"), fixture_knowledge)
    assert text[claim.span.start : claim.span.end] == "prime minister, Robert Fico"
    assert text[claim.title.start : claim.title.end] == "prime minister"
    assert text[claim.name.start : claim.name.end] == "Robert Fico"
    assert claim.of is not None
    assert claim.of.text == "Slovakia"
    assert claim.placed
    assert claim.when.first == "2023-05-01"
    assert not claim.quoted
