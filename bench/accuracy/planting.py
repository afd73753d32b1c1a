"""Planted cases: a text with a name in it, checked for real, and what the findings make of the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accuracy.metrics import Best, Scored, auc, calibration, crossed_f1, ratio
from accuracy.tables import counted, table
from factlint import Finding, Knowledge, Rule, Span, read_document
from factlint.engine import check
from factlint.loader import builtin_rules, load_rules
from factlint.source import Source

LEVELS = {"error": 0, "warning": 1, "hint": 2}


class Case(NamedTuple):
    """A text with names planted at `spans`. right: the accepted spellings, none where nothing is wrong with it.

    labels: the groups that it counts in, each "setting:value". name: the right name, by which sets are halved.
    """

    text: str
    spans: tuple[Span, ...]
    right: tuple[str, ...]
    labels: tuple[str, ...]
    name: str


class Seen(NamedTuple):
    """A finding on a case. about: it touches a planted name; right: its first fix makes the text right."""

    rule: str
    severity: str
    confidence: float
    about: bool
    right: bool
    said: str


class Answer(NamedTuple):
    """A case with what was found in it."""

    case: Case
    seen: tuple[Seen, ...]

    def level(self) -> int:
        """The strongest right finding: 0 error, 1 warning, 2 hint, 3 none."""
        return min((LEVELS[item.severity] for item in self.seen if item.right), default=3)

    def reported(self) -> int:
        """The strongest finding of any kind: 0 error, 1 warning, 2 hint, 3 none."""
        return min((LEVELS[item.severity] for item in self.seen), default=3)


def name_rules() -> list[Rule]:
    """The rules of the family names."""
    return [rule for rule in load_rules([builtin_rules()]) if rule.id.startswith("names/")]


def ask(cases: Sequence[Case], knowledge: Knowledge, rules: Sequence[Rule], label: str) -> list[Answer]:
    """Check each case with these rules."""
    found = []
    for case in counted(cases, label):
        findings = check(read_document(Source("case.md", case.text), format="markdown"), rules, knowledge)
        found.append(Answer(case, tuple(_seen(finding, case) for finding in findings)))
    return found


def _seen(finding: Finding, case: Case) -> Seen:
    about = any(finding.span.start < span.end and span.start < finding.span.end for span in case.spans)
    said = f"{finding.severity} {finding.rule} {finding.text!r} → {finding.fixes[0].title if finding.fixes else '-'}"
    return Seen(finding.rule, finding.severity, finding.confidence, about, about and _makes_right(finding, case), said)


def _makes_right(finding: Finding, case: Case) -> bool:
    """Whether the first fix leaves a right spelling where the name was planted, and nothing else changed."""
    if not finding.fixes:
        return False
    text = case.text
    for edit in sorted(finding.fixes[0].edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    wanted = {case.text[: span.start] + right + case.text[span.end :] for span in case.spans for right in case.right}
    return text in wanted


def recall_table(answers: Iterable[Answer]) -> None:
    """One row per label: recall at each severity with the right fix, and what is reported above a hint besides."""
    groups: dict[str, list[Answer]] = {}
    for answer in answers:
        for label in answer.case.labels:
            groups.setdefault(label, []).append(answer)
    rows = []
    for label, items in sorted(groups.items(), key=lambda item: (item[0].replace(":all", ": "), item[0])):
        size = len(items)
        levels = Counter(answer.level() for answer in items)
        strong = [seen for answer in items for seen in answer.seen if LEVELS[seen.severity] < 2]
        right = sum(seen.right for seen in strong)
        wrong = sum(answer.level() > 1 and answer.reported() < 2 for answer in items)
        error, warning, hint = levels[0], levels[0] + levels[1], levels[0] + levels[1] + levels[2]
        rows.append((label, size, error / size, warning / size, hint / size, ratio(right, len(strong)), wrong))
    table(("of", "cases", "error", "warning+", "hint+", "precision", "wrong"), rows)


def rule_table(answers: Sequence[Answer]) -> None:
    """One row per rule: findings and the right ones at each severity, F1 over confidence on held-out halves, AUC."""
    rows: list[tuple[object, ...]] = []
    wanted = [answer for answer in answers if answer.case.right]
    for rule in sorted({seen.rule for answer in answers for seen in answer.seen}):
        mine = [(answer, seen) for answer in answers for seen in answer.seen if seen.rule == rule]
        row: list[object] = [rule]
        for most in (0, 1, 2):
            taken = [seen for _, seen in mine if LEVELS[seen.severity] <= most]
            row += [len(taken), ratio(sum(seen.right for seen in taken), len(taken))]
        scored = [Scored(seen.confidence, seen.right, answer.case.name) for answer, seen in mine]
        hit = {id(answer) for answer, seen in mine if seen.right}
        missed = [answer.case.name for answer in wanted if id(answer) not in hit]
        rows.append((*row, *both(crossed_f1(scored, missed)), auc(scored)))
    if rows:
        head = ("rule", "errors", "right", "warning+", "right", "hint+", "right", "F1 a", "F1 b", "AUC")
        table(head, rows)


def both(found: tuple[Best, Best]) -> tuple[float, float]:
    """F1 on either half, the threshold from the other."""
    return found[0].f1, found[1].f1


def calibration_table(answers: Iterable[Answer]) -> None:
    """Stated confidence against the share that is right."""
    scored = [Scored(seen.confidence, seen.right) for answer in answers for seen in answer.seen]
    table(
        ("confidence", "findings", "stated", "right"),
        [(f"{item.low}-{item.high}", item.size, item.stated, item.right) for item in calibration(scored)],
    )


def misses(answers: Iterable[Answer], most: int = 1) -> list[str]:
    """The cases not reported right at this level or better, one line each."""
    return [
        f"[{' '.join(answer.case.labels[1:])}] {_planted(answer.case)} ({', '.join(answer.case.right[:1])}): "
        + ("; ".join(seen.said for seen in answer.seen) or "nothing")
        for answer in answers
        if answer.level() > most
    ]


def offences(answers: Iterable[Answer]) -> list[str]:
    """The innocent cases reported above a hint, one line each."""
    return [
        f"{_planted(answer.case)} | {answer.case.name}: "
        + "; ".join(seen.said for seen in answer.seen if seen.severity != "hint")
        for answer in answers
        if answer.reported() < 2
    ]


def _planted(case: Case) -> str:
    return " / ".join(dict.fromkeys(case.text[span.start : span.end] for span in case.spans))
