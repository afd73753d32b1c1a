"""Set i: planted errors in sentences known to be consistent, one file per fact rule; see facts/README.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from accuracy.bases import Options
from accuracy.tables import examples, heading, table
from factlint import Finding, Knowledge, Rule, Span, read_document
from factlint.engine import check
from factlint.loader import builtin_rules, load_rules
from factlint.source import Source

FAMILIES = ("roles", "dates", "figures", "places")
FOLDER = Path(__file__).parent / "facts"


class Case(NamedTuple):
    """A consistent text, and the same with one error planted at `span`; either text may be empty."""

    rule: str
    date: str
    right: str
    wrong: str
    span: Span


def cases(folder: Path) -> Iterator[Case]:
    """The cases of all files. Raises ValueError where a line has no such form, with file and line."""
    for path in sorted(folder.glob("*.tsv")):
        family, _, name = path.stem.partition("-")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if number == 1 or not line.strip() or line.startswith("#"):
                continue
            columns = [column.replace("\\n", "\n") for column in line.split("\t")]
            date, right, wrong = (columns + [""] * 3)[:3]
            start, end = wrong.find("⟦"), wrong.find("⟧")
            if len(columns) > 3 or (wrong and not 0 <= start < end):
                raise ValueError(f"{path.name}:{number}: needs date, right and wrong, with ⟦ and ⟧ in wrong")
            yield Case(f"{family}/{name}", date, right, wrong.replace("⟦", "").replace("⟧", ""), Span(start, end - 1))


def measure(options: Options, knowledge: Knowledge) -> None:
    """Print, per rule, what share of the planted errors it found, and what was said of the untouched texts."""
    rules = load_rules([builtin_rules()])
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    other: Counter[str] = Counter()
    untouched: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed, wrongly = [], []
    for case in cases(FOLDER):
        if case.right:
            untouched[case.rule] += 1
            said = _findings(case.right, case.date, rules, knowledge)
            if said:
                false[case.rule] += 1
                wrongly.append(f"{case.rule}: {said[0].rule}: {said[0].message} | {case.right}")
        if case.wrong:
            planted[case.rule] += 1
            said = [item for item in _findings(case.wrong, case.date, rules, knowledge) if _meets(item.span, case.span)]
            if any(item.rule == case.rule for item in said):
                found[case.rule] += 1
            else:
                other[case.rule] += bool(said)
                missed.append(f"{case.rule}: {case.date} {case.wrong}")
    heading(
        "facts",
        "recall: planted errors that the rule reports at their place, at any severity; other: another rule does",
    )
    table(
        ("rule", "planted", "found", "recall", "other", "untouched", "false"),
        [
            (
                rule,
                planted[rule],
                found[rule],
                _ratio(found[rule], planted[rule]),
                other[rule],
                untouched[rule],
                false[rule],
            )
            for rule in sorted(planted | untouched)
        ],
    )
    examples("missed", missed, options.show)
    examples("said of untouched texts", wrongly, options.show)


def _findings(text: str, date: str, rules: list[Rule], knowledge: Knowledge) -> list[Finding]:
    document = read_document(Source("case.txt", text), format="plain", date=date)
    return check(document, rules, knowledge, select=FAMILIES)


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
