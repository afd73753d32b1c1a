"""The catalogue of rules, and every example in it: against the fixture knowledge, and against the shipped one."""

from __future__ import annotations

import re

import pytest

from factlint.engine import check
from factlint.fixes import apply
from factlint.knowledge import Knowledge
from factlint.loader import builtin_rules, load_rules
from factlint.rule import SAFE, SEVERITIES, Rule
from tests.conftest import read

RULES = load_rules([builtin_rules()])
WRONG = [pytest.param(rule, item, id=f"{rule.id}-{n}") for rule in RULES for n, item in enumerate(rule.wrong)]
RIGHT = [pytest.param(rule, item, id=f"{rule.id}-{n}") for rule in RULES for n, item in enumerate(rule.right)]


def marked(text: str) -> tuple[str, int, int]:
    """The text without its marks, and where the marked words stand."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    return text.replace("⟦", "").replace("⟧", ""), start, end


def styled(knowledge: Knowledge, example: object) -> Knowledge:
    """The same knowledge with the house of an example chosen."""
    other = Knowledge(knowledge.layers, knowledge.background)
    other.style = example.style  # type: ignore[attr-defined]
    return other


@pytest.mark.parametrize("knowledge", ["fixture_knowledge", "shipped"])
@pytest.mark.parametrize(("rule", "example"), WRONG)
def test_wrong_examples_are_reported(
    rule: Rule, example: object, knowledge: str, request: pytest.FixtureRequest
) -> None:
    if knowledge == "shipped" and not example.shipped:  # type: ignore[attr-defined]
        return
    known: Knowledge = styled(request.getfixturevalue(knowledge), example)
    text, start, end = marked(example.text)  # type: ignore[attr-defined]
    findings = check(read(text, date=example.date), [rule], known)  # type: ignore[attr-defined]
    assert [(item.span.start, item.span.end) for item in findings] == [(start, end)], [f.message for f in findings]
    fix = example.fix  # type: ignore[attr-defined]
    edits = [item for item in findings[0].fixes if item.applicability != "display" and item.edits]
    if fix is None:
        assert not edits
    else:
        assert apply(text, edits[:1]) == text[:start] + fix + text[end:]


@pytest.mark.parametrize("knowledge", ["fixture_knowledge", "shipped"])
@pytest.mark.parametrize(("rule", "example"), RIGHT)
def test_right_examples_are_silent(rule: Rule, example: object, knowledge: str, request: pytest.FixtureRequest) -> None:
    if knowledge == "shipped" and not example.shipped:  # type: ignore[attr-defined]
        return
    known: Knowledge = styled(request.getfixturevalue(knowledge), example)
    found = check(read(example.text, date=example.date), [rule], known)  # type: ignore[attr-defined]
    assert [item.message for item in found] == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_catalogue(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+/[a-z]+(?:-[a-z]+)*", rule.id)
    first, _, rest = rule.doc.strip().partition("\n")
    assert first.endswith("."), "the first line of the docstring is one sentence"
    assert len(first) <= 118
    assert len(rest.split()) >= 20, "the docstring says why it matters and what is fixed"
    assert len(rule.wrong) >= 2
    assert len(rule.right) >= 2, "the nearest innocent sentences"


def test_findings_are_complete(fixture_knowledge: Knowledge) -> None:
    for rule in RULES:
        for example in rule.wrong:
            text, _, _ = marked(example.text)
            for finding in check(read(text, date=example.date), [rule], styled(fixture_knowledge, example)):
                assert finding.rule == rule.id
                assert finding.severity in SEVERITIES
                assert 0 < finding.confidence <= 1
                assert finding.text == text[finding.span.start : finding.span.end]
                assert not finding.message.endswith(".")
                if any(fix.applicability == SAFE for fix in finding.fixes):
                    assert finding.severity == "error" or rule.id == "names/casing"


def test_a_rule_of_the_user_is_loaded_from_its_folder(tmp_path: object) -> None:
    folder = tmp_path / "rules" / "house"  # type: ignore[operator]
    folder.mkdir(parents=True)
    (folder / "no_foo.py").write_text(
        '"""Foo is no word of this house."""\n'
        "from factlint import Finding, Rule, Span\n"
        "def check(document, knowledge):\n"
        "    at = document.text.find('foo')\n"
        "    if at >= 0:\n"
        "        yield Finding(Span(at, at + 3), 'foo')\n"
        "rule = Rule(check=check, wrong=(), right=())\n"
    )
    rules = load_rules([builtin_rules(), str(folder.parent)])
    assert "house/no-foo" in [rule.id for rule in rules]
