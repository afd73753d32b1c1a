"""Resolution of a spelling to known entries, on a small base of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.knowledge import Knowledge
from factlint.knowledge.build import build
from factlint.knowledge.entry import make_entry
from factlint.knowledge.store import Layer
from factlint.names.resolve import resolve

NAMES = (
    "Grigory Sokolov", "Grigory Savelyev", "Anna Khrystenko", "Hanna Christensen", "Leopold Andreas Brandvold",
    "Bang Seong-min", "Bang Yong-min", "Abdul Rahman Nouri", "Omar Nouri", "Omar Haddad", "Margaret Thornbury",
    "Martin Thornbury", "Yuliia Tsymbal", "Femi Adebayo-Cole", "Xiaoping Deng", "Nordwind Logistik GmbH",
)  # fmt: skip


def knowledge_of(names: tuple[str, ...]) -> Knowledge:
    entries = [make_entry("person", {"id": f"person/{name}", "name": name}) for name in names]
    return Knowledge((Layer(build(entries)),))


@pytest.fixture(scope="module")
def small() -> Knowledge:
    return knowledge_of(NAMES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hryhorii Sokolov", "Grigory Sokolov"),
        ("SOKOLOV Grigori Petrovich", "Grigory Sokolov"),
        ("Ganna Hristenko", "Anna Khrystenko"),
        ("L. Brandvold", "Leopold Andreas Brandvold"),
        ("Bangseongmin", "Bang Seong-min"),
        ("BANG SEONGMIN", "Bang Seong-min"),
        ("Abdulrahman Nuri", "Abdul Rahman Nouri"),
        ("Peggy Thornbury", "Margaret Thornbury"),
        ("Julija Cimbal", "Yuliia Tsymbal"),
        ("Femi Adebayocole", "Femi Adebayo-Cole"),
        ("Xiao Ping Deng", "Xiaoping Deng"),
        ("Юлія Цимбал", "Yuliia Tsymbal"),
        ("Nordwind Logistik", "Nordwind Logistik GmbH"),
    ],
)
def test_a_spelling_leads_to_its_entry(small: Knowledge, text: str, name: str) -> None:
    found = resolve(text, small)
    assert found
    assert found[0].entry.name == name
    assert found[0].reasons


def test_best_first_and_no_more_than_asked_for(small: Knowledge) -> None:
    found = resolve("Omar Nuri", small, limit=2)
    assert [item.entry.name for item in found][:1] == ["Omar Nouri"]
    assert len(found) == 2
    assert found[0].score > found[1].score
    assert resolve("Omar Nuri", small, limit=0) == []


def test_the_order_of_the_base_does_not_matter(small: Knowledge) -> None:
    again = knowledge_of(NAMES[::-1])
    for text in ("Omar Nuri", "Anna Sokolova", "Bang Min"):
        assert [item[1:] for item in resolve(text, small)] == [item[1:] for item in resolve(text, again)]


def test_a_part_left_out_is_likelier_than_another_given_name() -> None:
    people = knowledge_of(("Ron Thornbury", "Ronald Peter Thornbury", "Ronald Thornberry"))
    assert resolve("Ronald Thornbury", people)[0].entry.name == "Ronald Peter Thornbury"


def test_a_spelling_leads_to_the_nearest_of_several_romanisations() -> None:
    people = knowledge_of(("Chen Quanguo", "Chen Guangguo"))
    assert resolve("Guangguo Chen", people)[0].entry.name == "Chen Guangguo"


def test_a_name_in_its_own_script_that_the_base_knows_in_that_script() -> None:
    people = knowledge_of(("Григорий Петрович Соколов", "Anna Sokolova"))
    assert resolve("Григорий Соколов", people)[0].entry.name == "Григорий Петрович Соколов"


def test_what_nobody_is_called_leads_nowhere_surely(small: Knowledge) -> None:
    assert all(item.score < 0.3 for item in resolve("Wilhelmina Ortega", small))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_never_raises(text: str) -> None:
    for item in resolve(text, SHARED):
        assert 0.0 <= item.score <= 1.0


SHARED = knowledge_of(NAMES)
