"""What is said of seats in Congress."""

from __future__ import annotations

import pytest

from factlint.claims.parties import HOUSE, PARTIES, SENATE, find_seat_claims
from factlint.knowledge import Knowledge
from tests.conftest import read

D, R = PARTIES["D"], PARTIES["R"]


@pytest.mark.parametrize(
    ("text", "party", "state", "chamber"),
    [
        ("Sen. Tammy Duckworth, D-Ill., spoke.", D, "place/us-il", SENATE),
        ("Sen. Tammy Duckworth (D-IL) spoke.", D, "place/us-il", SENATE),
        ("Rep. Jeff Van Drew (R-New Jersey) spoke.", R, "place/us-nj", HOUSE),
        ("Republican Rep. Jeff Van Drew of New Jersey spoke.", R, "place/us-nj", HOUSE),
        ("New Jersey Rep. Jeff Van Drew spoke.", "", "place/us-nj", HOUSE),
        ("Jeff Van Drew, a New Jersey Republican, spoke.", R, "place/us-nj", ""),
        ("Jeff Van Drew, Republican of New Jersey, spoke.", R, "place/us-nj", ""),
        ("Democrat Tammy Duckworth of Illinois spoke.", D, "place/us-il", ""),
        ("Senator Tammy Duckworth spoke.", "", "", SENATE),
    ],
)
def test_labels(text: str, party: str, state: str, chamber: str, fixture_knowledge: Knowledge) -> None:
    (claim,) = find_seat_claims(read(text, date="2022-05-01"), fixture_knowledge)
    found = [item.value if item else "" for item in (claim.party, claim.state, claim.chamber)]
    assert found == [party, state, chamber]


@pytest.mark.parametrize(
    "text",
    [
        "State Sen. Tammy Duckworth spoke.",
        "Former Sen. Tammy Duckworth, D-Ill., spoke.",
        "Then-Rep. Tammy Duckworth spoke.",
        "Australian Sen. Tammy Duckworth spoke.",
        "Tammy Duckworth spoke in Wisconsin.",
        "Robert Fico, D-Ill., spoke.",
    ],
)
def test_no_claim(text: str, fixture_knowledge: Knowledge) -> None:
    assert find_seat_claims(read(text, date="2022-05-01"), fixture_knowledge) == ()
