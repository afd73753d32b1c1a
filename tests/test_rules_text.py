"""text/*: what is furniture in an article is the writer's own in a manual."""

from __future__ import annotations

import pytest

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.knowledge.loading import load_knowledge
from factlint.loader import builtin_rules, load_rules
from factlint.readers import read_document
from factlint.rule import Rule
from factlint.source import Source

NOTE = (
    "These changes do not affect any public interface, and nobody who uses the program needs to do anything about them."
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def rules() -> list[Rule]:
    return [rule for rule in load_rules([builtin_rules()]) if rule.id.startswith("text/")]


def found(text: str, rules: list[Rule], knowledge: Knowledge) -> list[str]:
    document = read_document(Source("a.md", text), format="markdown")
    return [finding.text for finding in check(document, rules, knowledge)]


def test_a_heading_of_a_manual_is_no_furniture(rules: list[Rule], knowledge: Knowledge) -> None:
    text = "# open\n\nOpens a file that exists.\n\n## See also\n\n- the page on reading\n\n## Search\n\nIt looks for words."
    assert found(text, rules, knowledge) == []


def test_the_same_note_under_two_headings_stays(rules: list[Rule], knowledge: Knowledge) -> None:
    assert found(f"# One\n\n{NOTE}\n\n# Two\n\n{NOTE}", rules, knowledge) == []
    assert found(f"# One\n\n{NOTE}\n\nAnother paragraph.\n\n{NOTE}", rules, knowledge) == [NOTE]


def test_braces_that_are_a_notation_are_no_placeholders(rules: list[Rule], knowledge: Knowledge) -> None:
    manual = "- name {string} the name\n- size {number} the size\n- open {boolean} whether it is open"
    assert found(manual, rules, knowledge) == []
    assert found("Dear {first_name}, we thank you.", rules, knowledge) == ["{first_name}"]
