"""The rule names/order."""

from __future__ import annotations

import pytest

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.rule import Finding, Rule
from tests.conftest import read


def found(text: str, rules: list[Rule], knowledge: Knowledge, date: str = "") -> list[Finding]:
    return check(read(text, date=date), rules, knowledge, select=["names/order"])


@pytest.mark.parametrize(
    ("text", "wrong", "right", "severity"),
    [
        ("On Monday Trump Donald spoke.", "Trump Donald", "Donald Trump", "warning"),
        ("Zelensky Volodymyr spoke.", "Zelensky Volodymyr", "Volodymyr Zelensky", "warning"),
        ("Later Johnson Boris left; Boris Johnson was ill.", "Johnson Boris", "Boris Johnson", "warning"),
        ("Rep. Owens Burgess of Utah voted.", "Owens Burgess", "Burgess Owens", "warning"),
        ("The envoys met Zedong Mao there.", "Zedong Mao", "Mao Zedong", "warning"),
        ("Kim Jong-un came. Jong-un Kim left.", "Jong-un Kim", "Kim Jong-un", "hint"),
        ("Orban Viktor came. Viktor Orban left. Viktor Orban slept.", "Orban Viktor", "Viktor Orban", "hint"),
    ],
)
def test_swapped_names_are_reported(
    text: str, wrong: str, right: str, severity: str, rules: list[Rule], shipped: Knowledge
) -> None:
    (finding,) = found(text, rules, shipped)
    assert (finding.text, finding.severity, finding.fixes[0].title) == (wrong, severity, f"Write {right}")
    assert finding.fixes[0].applicability == "unsafe"


@pytest.mark.parametrize(
    "text",
    [
        "Thomas James and Allen Paul and Scott Rick met.",  # as likely other people
        "Owens Burgess opened a bakery.",
        "Mary Trump Donald and Trump Donald Duck met.",
        "Trump, Donald: see elections.",
        "TRUMP Donald, MACRON Emmanuel and MERKEL Angela are on the list.",
        "Trump Donald, Macron Emmanuel, Merkel Angela, Scholz Olaf.",  # a list with its own order
        "Abe Shinzo met Orban Viktor, and Moon Jae-in met Nguyen Phu Trong.",
        "Jae-in Moon spoke.",
        "The Paris Trump Donald Tower opened.",
    ],
)
def test_innocent_names_are_silent(text: str, rules: list[Rule], shipped: Knowledge) -> None:
    assert [item.message for item in found(text, rules, shipped)] == []


def test_a_title_counts_on_the_day_of_the_text(rules: list[Rule], shipped: Knowledge) -> None:
    text = "Rep. Owens Burgess voted."
    assert [item.severity for item in found(text, rules, shipped, "2024-05-01")] == ["warning"]
    assert found(text, rules, shipped, "2010-05-01") == []
    assert [item.severity for item in found(text, rules, shipped)] == ["hint"]


def test_names_of_a_table_are_left_alone(rules: list[Rule], shipped: Knowledge) -> None:
    from factlint.readers import read_document
    from factlint.source import Source

    text = "- Trump Donald\n- other\n\n| name | age |\n|---|---|\n| Trump Donald | 79 |\n"
    assert check(read_document(Source("a.md", text), format="markdown"), rules, shipped, select=["names/order"]) == []
