"""The rule names/house-style beyond its own examples."""

from __future__ import annotations

import pytest

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.loader import builtin_rules, load_rules
from tests.conftest import read

[RULE] = [rule for rule in load_rules([builtin_rules()]) if rule.id == "names/house-style"]


def changes(text: str, style: str, knowledge: Knowledge) -> list[tuple[str, str]]:
    house = Knowledge(knowledge.layers, knowledge.background)
    house.style = style
    found = check(read(text), [RULE], house)
    assert all(item.severity == "warning" and item.fixes[0].applicability == "unsafe" for item in found)
    return [(item.text, item.fixes[0].edits[0].text) for item in found]


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("NATO met NASA and UNICEF.", "guardian", [("NATO", "Nato"), ("NASA", "Nasa"), ("UNICEF", "Unicef")]),
        ("The members of Nato met.", "economist", [("Nato", "NATO")]),
        ("The members of the North Atlantic Treaty Organization met.", "guardian", []),
        ("He lives in Côte d’Ivoire now.", "bbc", [("Côte d’Ivoire", "Ivory Coast")]),
        ("He lives in Ivory Coast now.", "economist", [("Ivory Coast", "Côte d'Ivoire")]),
        ("He said Burma had changed.", "reuters", [("Burma", "Myanmar")]),
        ("Burma was a colony in 1935.", "reuters", []),
        ("Al-Qaeda denied it. He left al-Qaeda.", "ap", [("Al-Qaeda", "Al-Qaida"), ("al-Qaeda", "al-Qaida")]),
        ("They serve in Türkiye.", "ap", [("Türkiye", "Turkey")]),
        (
            "Volodymyr Zelenskiy left. Zelenskiy's aides stayed.",
            "ap",
            [("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"), ("Zelenskiy", "Zelenskyy")],
        ),
        ("Muammar Gaddafi ruled, and Gaddafi fell.", "ap", [("Muammar Gaddafi", "Moammar Gadhafi"), ("Gaddafi", "Gadhafi")]),
        ("They played for the Calcutta Cup in Calcutta Park.", "bbc", []),
    ],
)  # fmt: skip
def test_houses(text: str, style: str, expected: list[tuple[str, str]], shipped: Knowledge) -> None:
    assert changes(text, style, shipped) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We met in Kiev,” he said.",
        "By Volodymyr Zelensky\n\nKyiv is quiet.",
        "KIEV IS QUIET",
        "They saw Dynamo Kiev, the Kiev Ballet and a Kiev-Pechersk monk.",
        "She ate a chicken Kiev.",
        "In 1941 the front reached Kiev.",
        "He grew up in Soviet Kiev.",
        "The city, formerly known as Kiev, is quiet.",
        "Kyiv is quiet, and Volodymyr Zelenskyy's guests left.",
    ],
)
def test_left_alone(text: str, fixture_knowledge: Knowledge) -> None:
    assert changes(text, "ap", fixture_knowledge) == []


@pytest.mark.parametrize("style", ["", "nyt"])
def test_without_a_form_of_the_house_nothing_is_said(style: str, fixture_knowledge: Knowledge) -> None:
    assert changes("Volodymyr Zelensky lives in Kiev.", style, fixture_knowledge) == []
