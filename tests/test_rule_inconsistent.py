"""names/inconsistent: one name in two spellings is reported; two names are not. Against the shipped base."""

from __future__ import annotations

import pytest

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.knowledge.loading import load_knowledge
from factlint.loader import builtin_rules, load_rules
from factlint.rule import Rule
from tests.conftest import read


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return [rule for rule in load_rules([builtin_rules()]) if rule.id == "names/inconsistent"]


def _found(text: str, rules: list[Rule], knowledge: Knowledge) -> list[str]:
    return [finding.text for finding in check(read(text), rules, knowledge)]


WRONG = [
    # A given name with letters in exchange, doubled, or of the same sound, where one spelling is in the majority.
    ("Dylan Harver ran. Much later Dylan Harver fell. Then Dlyan Harver rose.", "Dlyan Harver"),
    ("Scott Borvas ran. Scott Borvas fell. Then Scot Borvas rose.", "Scot Borvas"),
    ("Stacey Ambrel ran. Stacey Ambrel fell. Then Stacy Ambrel rose.", "Stacy Ambrel"),
    # A name that begins with a known short form: Keita is a premier's.
    ("Keita Nakajima won. They met Keita Nakajima. Later Keita Makajima left.", "Keita Makajima"),
    # Another form of a name that the base holds.
    ("Byron Donalds ran. Byron Donalds fell. Then Bryon Donalds rose.", "Bryon Donalds"),
    # Two letters in exchange that are no neighbours.
    ("Emin Agalarov sang. We saw Agalarov. It was Agalarov. He saw Agaralov.", "Agaralov"),
    # A word that is none, beside the word.
    ("The Airport opened. She saw the Airport. He left the Aiport at six.", "Aiport"),
]


@pytest.mark.parametrize(("text", "name"), WRONG)
def test_another_spelling_is_reported(text: str, name: str, rules: list[Rule], knowledge: Knowledge) -> None:
    assert _found(text, rules, knowledge) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Kelly Llanfear left. Later Kelley Llanfear was seen in the lobby.",
        "Gao Jinsong left. Later Guo Jinlong was seen. Guo Jinlong laughed.",
        "Arabia is large. Arabia is dry. He learned Arabic.",
        "The Olympics began. He praised Olympism. The Olympics ended.",
        "The Outdoor Theatre opened. The Outdoor Theatre closed. She knew the Outdoor Theater.",
        "She is a Woman Grand Master. Women Grand Master is a title. A Women Grand Master won.",
        "He met Mark Conditt. Then Mark Conditt left. His sister Mary Conditt stayed.",
        "Hagia Sophia is old. She saw Hagia Sophia. “I love Haghia Sophia,” he said.",
        "Bangalore is large. We saw Bangalore. Then came Mangalore.",
    ],
)
def test_another_name_is_not(text: str, rules: list[Rule], knowledge: Knowledge) -> None:
    assert _found(text, rules, knowledge) == []


def test_a_particle_alone_makes_no_other_spelling(knowledge: Knowledge, rules: list[Rule]) -> None:
    text = "Marivalda de Kalogriva spoke. Later Marivalda da Kalogriva and Marivalda de Kalogriva left."
    assert _found(text, rules, knowledge) == []
