"""The short way for programs: text in, findings out."""

from __future__ import annotations

from functools import lru_cache

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.knowledge.loading import load_knowledge
from factlint.loader import builtin_rules, load_rules
from factlint.readers import read_document
from factlint.rule import Finding, Rule
from factlint.source import Source


@lru_cache(maxsize=1)
def _shipped() -> tuple[Knowledge, tuple[Rule, ...]]:
    return load_knowledge(), tuple(load_rules([builtin_rules()]))


def check_text(
    text: str, *, path: str = "<text>", format: str = "plain", date: str = "", knowledge: Knowledge | None = None
) -> list[Finding]:
    """Check a text with the shipped rules.

    format: "plain" or "markdown". date: publication date, YYYY-MM-DD. knowledge: in place of the shipped base.
    Spans are offsets in `text`. Raises RuleError where a rule fails.
    """
    shipped, rules = _shipped()
    document = read_document(Source(path, text), format=format, date=date)
    return check(document, rules, knowledge if knowledge is not None else shipped)
