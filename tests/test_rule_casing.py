"""The rule names/casing beyond its own examples."""

from __future__ import annotations

import pytest

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.loader import builtin_rules, load_rules
from factlint.names.casing import find_miscased
from factlint.rule import Finding
from tests.conftest import read

[RULE] = [rule for rule in load_rules([builtin_rules()]) if rule.id == "names/casing"]


def findings(text: str, knowledge: Knowledge, format: str = "plain") -> list[Finding]:
    return check(read(text, format=format), [RULE], knowledge)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Two Iphones were stolen.", "Iphone", "iPhone"),
        ("Github's users know it.", "Github", "GitHub"),
        ("It is a Javascript-heavy page.", "Javascript", "JavaScript"),
        ("Use Javascript/CSS for that.", "Javascript", "JavaScript"),
        ("We like github and its users.", "github", "GitHub"),
        ("He uses Numpy every day.", "Numpy", "NumPy"),
        ("He opened Mysql Workbench twice.", "Mysql Workbench", "MySQL Workbench"),
        ("He opened Mysql\nWorkbench twice.", "Mysql\nWorkbench", "MySQL\nWorkbench"),
        ("I bought an IPhone in May.", "IPhone", "iPhone"),
    ],
)
def test_other_capitals(text: str, wrong: str, right: str, fixture_knowledge: Knowledge) -> None:
    [found] = findings(text, fixture_knowledge)
    assert (found.text, found.fixes[0].edits[0].text) == (wrong, right)
    assert found.severity == "warning"
    assert found.fixes[0].applicability == "safe"
    assert found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "IPhones sell well. “IPhone sales fell,” he said.",
        "# MacOS and IPhone",
        "- MacOS\n- Windows",
        "See https://Github.com/x, Github.com, me@github.com, @github and #javascript.",
        "It stands in Documents/Github/site and ~/github and src/javascript/app.",
        "The `Github` and `javascript` names are code.",
        "Run pip install numpy, then import numpy as np.",
        "He uses numpy every day.",
        "The value \"javascript\" is the default, and 'github' another.",
        "The github-actions bot has github_token and github: true.",
        "Keywords: javascript",
        "const github = require(x);",
        "GITHUB IS DOWN, SAYS POSTGRESQL",
        "The javascript module and the postgresql service wait.",
        "The site Github.io/x is gone, and Javascript.md too.",
    ],
)
def test_another_reading(text: str, fixture_knowledge: Knowledge) -> None:
    assert [item.text for item in findings(text, fixture_knowledge, "markdown")] == []


def test_a_quotation_is_not_changed_unasked(fixture_knowledge: Knowledge) -> None:
    [found] = findings("“I know Github well,” she said.", fixture_knowledge)
    assert found.fixes[0].applicability == "unsafe"


def test_another_language_is_left_alone(fixture_knowledge: Knowledge) -> None:
    text = "Wir haben den Quelltext auf Github und nicht in der Schublade, weil das für alle besser ist."
    assert findings(text, fixture_knowledge) == []


@pytest.mark.parametrize(
    "text",
    [
        "MacOS X and Nvidia’s NVIDIA; Ios is an island; Mastercard was MasterCard.",
        "Nato, Nasa and Unicef; an apple, a swift, rust and go; excel at docker and python.",
        "He will google it, tweet it and access a word.",
        "The actress Linda Macdonald met Ebony Linus.",
    ],
)
def test_ordinary_words_and_two_ways(text: str, shipped: Knowledge) -> None:
    assert [item.text for item in findings(text, shipped)] == []


def test_shipped_brands(shipped: Knowledge) -> None:
    text = "They use Youtube, Linkedin, Wordpress, Paypal, Postgresql, Vmware, Powershell and MacOS, and Whatsapp."
    assert len(findings(text, shipped)) == 9
    right = "They use YouTube, LinkedIn, WordPress, PayPal, PostgreSQL, VMware, PowerShell and macOS, and WhatsApp."
    assert findings(right, shipped) == []


def test_without_such_names_nothing_is_looked_at() -> None:
    assert list(find_miscased(read("We like github."), Knowledge(()))) == []
