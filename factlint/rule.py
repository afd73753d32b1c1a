"""What a rule is and what it reports: plain values, no behaviour.

A rule is a pure function `check(document, knowledge)` that yields findings, together with its examples. The spans in
what it yields are offsets in `document.text`, the view; the engine turns them into offsets in the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge

ERROR, WARNING, HINT = "error", "warning", "hint"
SEVERITIES = (ERROR, WARNING, HINT)
SAFE, UNSAFE, DISPLAY = "safe", "unsafe", "display"


class Edit(NamedTuple):
    """Replace `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A proposal. `safe` may be applied without asking, `unsafe` on request, `display` is only ever shown.

    view_edits: the same edits in view offsets, filled in by the engine, by which an applied fix is checked.
    """

    title: str
    edits: tuple[Edit, ...]
    applicability: str = UNSAFE
    view_edits: tuple[Edit, ...] = ()


class Evidence(NamedTuple):
    """The knowledge behind a finding: entry, what is said of it, and who says so as of when."""

    entry: str
    fact: str
    value: str
    source: str = ""
    checked: str = ""


class Related(NamedTuple):
    """Another place in the same text that has to do with the finding."""

    span: Span
    message: str


class Finding(NamedTuple):
    """One fault at one place. `rule`, `path`, `text`, `zone`, `date` and `sentence` are filled in by the engine."""

    span: Span
    message: str
    severity: str = WARNING
    confidence: float = 0.9
    fixes: tuple[Fix, ...] = ()
    entry: str = ""
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    related: tuple[Related, ...] = ()
    rule: str = ""
    path: str = ""
    text: str = ""
    zone: str = ""
    date: str = ""
    fingerprint: str = ""
    sentence: str = ""

    def __str__(self) -> str:
        place = f"{self.span.start}-{self.span.end}"
        return f"{self.severity} {self.rule} at {place} “{self.text}”: {self.message}"


class Wrong(NamedTuple):
    """An example that must be reported: `text`, where the faulty words stand between ⟦ and ⟧.

    `fix` is what the first fix makes of the marked words, or None where the rule offers no edit. `date` is the
    publication date. `shipped` is False for an example whose names stand only in the fixture knowledge. `style` is
    the chosen house.
    """

    text: str
    fix: str | None = None
    date: str = ""
    shipped: bool = True
    style: str = ""


class Right(NamedTuple):
    """An innocent neighbour: `text` must not be reported by the rule."""

    text: str
    date: str = ""
    shipped: bool = True
    style: str = ""


Check = Callable[["Document", "Knowledge"], Iterable[Finding]]


class Rule(NamedTuple):
    """One fault, one module. `id` is filled in by the loader from the path: family/name-with-hyphens.

    examined: how many claims of a document the rule compares with something, for the benchmarks; None where no count
    would mean anything. local: a finding depends on nothing but its block, the names in it, the date and the
    knowledge, so that an editor need not have the other blocks looked at again. skipped: what of a document the rule
    read and did not check, in words for the line on coverage.
    """

    check: Check
    wrong: tuple[Wrong, ...]
    right: tuple[Right, ...]
    needs_date: bool = False
    examined: Callable[[Document, Knowledge], int] | None = None
    skipped: Callable[[Document, Knowledge], Iterable[str]] | None = None
    local: bool = False
    id: str = ""
    doc: str = ""
    path: str = ""


def replacement(span: Span, text: str, *, title: str = "", applicability: str = UNSAFE) -> Fix:
    """The usual fix: write `text` in place of `span`."""
    return Fix(title or f"Write {text}", (Edit(span, text),), applicability)


def rule_examples(rule: Rule) -> Iterable[tuple[str, Any]]:
    """All examples of a rule as ('wrong' | 'right', example)."""
    yield from (("wrong", example) for example in rule.wrong)
    yield from (("right", example) for example in rule.right)
