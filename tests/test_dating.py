"""When a claim is known."""

from __future__ import annotations

import pytest

from factlint.knowledge.dating import is_known, known_span, was_known
from factlint.knowledge.entry import make_entry

PERSON = make_entry("person", {"id": "person/a", "name": "A B", "checked": "2022-08"})


@pytest.mark.parametrize(
    ("claim", "span"),
    [
        ({"from": "2020-03-01", "to": "2021-04-01"}, ("2020-03-01", "2021-04-01")),
        ({"from": "2020-03-01"}, ("2020-03-01", "2022-08-01")),
        ({"from": "2020-03-01", "checked": "2026-01-22"}, ("2020-03-01", "2026-01-22")),
        ({"from": "2020-03-01", "to": "2027-01-03", "checked": "2026-06-15"}, ("2020-03-01", "2026-06-15")),
        ({"from": "2020", "to": "2021-05"}, ("2020-12-32", "2021-05-01")),
        ({"to": "2021"}, ("", "2021-01-01")),
    ],
)
def test_a_claim_is_known_from_its_start_to_its_end_or_the_day_it_was_checked(
    claim: dict[str, str], span: tuple[str, str]
) -> None:
    assert known_span(claim, PERSON) == span


def test_days_inside_and_outside() -> None:
    claim = {"from": "2020-03-01", "to": "2027-01-03", "checked": "2026-06-15"}
    assert [is_known(claim, PERSON, day) for day in ("2020-02-29", "2020-03-01", "2026-06-15", "2026-06-16")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert not was_known(claim, PERSON, "2020-03-01")
    assert was_known(claim, PERSON, "2026-11-01")


def test_what_began_and_ended_within_one_uncertain_year_is_never_known() -> None:
    claim = {"from": "2020", "to": "2020"}
    assert not any(is_known(claim, PERSON, day) for day in ("2019-12-31", "2020-06-01", "2021-01-01"))
    assert not was_known(claim, PERSON, "2022-01-01")
