"""Fit the weights of the evidence for a slip (factlint/names/evidence.py).

    python bench/fit.py DATA [--seed N] [--size N] [--true FILE]

Right: generated slips, in each of their settings. Wrong: open entries of the base that look like a complete one, the
names of clean prose that do, and different people and nicknames in one text with the one they look like. Fitted on the
even half of the names by their hash, shown on the odd half; docs/measuring.md says how each kind counts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from accuracy import innocents, planted, printed, prose
from accuracy.bases import Options, entries_of, rows_of, sample, users_list
from accuracy.metrics import half_of
from accuracy.tables import counted, examples, heading, table

from factlint import Knowledge, Span, load_knowledge, read_document
from factlint.names import decide, evidence
from factlint.names.runs import tokens_of
from factlint.source import Source

# How often an entry of a prominence is written about.
WRITTEN = {2: 0.3, 3: 0.6, 4: 1.5, 5: 4.0}
# What each kind of row counts together, as if so many stood in one sample of texts.
TOTAL = {
    "alone": 60.0, "context": 60.0, "elsewhere": 40.0, "printed": 40.0,
    "prose": 90.0, "open": 10.0, "printed apart": 12.0, "people": 5.0, "nicknames": 4.0,
}  # fmt: skip
TRUST = 0.5  # how many rows it takes to move a weight from what it is
ROUNDS = 25


class Row(NamedTuple):
    """A candidate: its terms, whether it is meant, how much it counts and in which half of the names it is."""

    kind: str
    said: str
    terms: tuple[evidence.Term, ...]
    right: bool
    weight: float
    odd: bool


class Seen(NamedTuple):
    """A candidate that was weighed: the entry's name and prominence, the text's spelling, the terms and the score."""

    name: str
    prominence: int
    spelled: str
    terms: tuple[evidence.Term, ...]
    score: float


def main() -> None:
    """Collect, fit and show."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with names/*.tsv and clean/*.jsonl")
    parser.add_argument("--seed", type=int, default=2, help="of the slips; the benchmark's own is 1")
    parser.add_argument("--size", type=int, default=4000, help="how many slips")
    parser.add_argument("--true", type=Path, help="spellings of the clean prose that are wrong, folded, one a line")
    parser.add_argument("--show", type=int, default=0, help="so many rows of each kind that are judged wrong, a half")
    given = parser.parse_args()
    options = Options(data=given.data, seed=given.seed, limit=given.size)
    true = set(given.true.read_text(encoding="utf-8").split("\n")) if given.true else set()
    rows = balanced(list(collect(options, load_knowledge(), true)))
    fitted = fit([row for row in rows if not row.odd], evidence.WEIGHTS)
    for half in ("even", "odd"):
        mine = [row for row in rows if row.odd == (half == "odd")]
        heading(f"{half} half" + (" (not fitted on)" if half == "odd" else ""))
        table(
            ("weights", "loss", *(f"{kind} ≥ likely" for kind in kinds_of(mine))),
            [measured("as they are", mine, evidence.WEIGHTS), measured("fitted", mine, fitted)],
        )
        table(("kind", "rows"), [(kind, sum(row.kind == kind for row in mine)) for kind in kinds_of(mine)])
        table(("stated", "rows", "weight", "right"), calibration(mine, fitted))
        for kind in kinds_of(mine):
            judged = [(total(row.terms, fitted), row) for row in mine if row.kind == kind]
            wrong = sorted(item for item in judged if (item[0] >= evidence.LIKELY) != item[1].right)
            examples(kind, [f"{score:.1f} {row.said} {dict(row.terms)}" for score, row in wrong], given.show)
    heading("weights")
    for name, weight in fitted.items():
        held = sum(row.weight for row in rows if any(term == name for term, _ in row.terms))
        print(f'    "{name}": {weight:.1f},  # was {evidence.WEIGHTS[name]}; counts {held:.1f}')


def collect(options: Options, knowledge: Knowledge, true: set[str]) -> Iterator[Row]:
    """The rows of all kinds, each counting 1 or by how often the entry is written about."""
    slips, _ = planted.slip_cases(options, knowledge)
    for case in counted(slips, "slips"):
        kind = case.labels[0].partition(":")[0]
        mine = [seen for seen in weighed(case.text, knowledge) if seen.name == case.name]
        yield from best(kind, mine, True, case.name)
    for source, _ in counted(list(prose.documents(options.data / "clean")), "prose"):
        found: dict[str, list[Seen]] = {}
        for seen in weighed(source.text, knowledge):
            found.setdefault(seen.spelled, []).append(seen)
        for spelled, items in found.items():
            if spelled not in true:
                yield from best("prose", items, False, spelled)
    opened = [entry for entry in entries_of(knowledge) if not entry.complete]
    for entry in counted(
        sample(opened, options._replace(limit=options.limit * 10 if options.limit else 0), 0, "open"), "open"
    ):
        yield from best("open", weighed_alone(entry.name, knowledge), False, entry.name)
    print_pairs = printed.read_pairs(options)
    known = Knowledge(
        (users_list(pair.right or pair.majority for pair in print_pairs),), background=knowledge.background
    )
    for pair in counted(print_pairs, "printed"):
        case = printed.case_of(pair, options)
        if pair.label in ("error", "negative"):
            mine = [seen for seen in weighed(case.text, known) if seen.name == case.name]
            yield from best("printed" if case.right else "printed apart", mine, bool(case.right), case.name)
    pairs = [row for row in rows_of(options, "different_people") if not innocents.doubtful(row)]
    nicknames = innocents.nickname_pairs(options)
    for kind, cases, names in (
        ("people", innocents.others(pairs, options, both=True), [row.canonical for row in pairs]),
        ("nicknames", innocents.nicks(nicknames, options, both=True), [one for one, _ in nicknames]),
    ):
        known = Knowledge((users_list(names),), background=knowledge.background)
        for case in counted(cases, kind):
            yield from best(kind, weighed(case.text, known), False, case.name)


def weighed(text: str, knowledge: Knowledge) -> list[Seen]:
    """The candidates that are weighed in a text."""
    return recorded(lambda: knowledge.mentions(read_document(Source("case.md", text), format="markdown")))


def weighed_alone(name: str, knowledge: Knowledge) -> list[Seen]:
    """The candidates for a name that is known itself, as if it were not."""
    document = read_document(Source("case.md", name), format="markdown")
    tokens = tokens_of(name)
    if not tokens:
        return []
    span = Span(tokens[0].start, tokens[-1].end)
    found = recorded(lambda: decide.judge_name(tokens, span, (), document, knowledge))
    return [seen for seen in found if seen.name != name]


def recorded(ask: Any) -> list[Seen]:
    """What is weighed while something is asked."""
    found: list[Seen] = []

    def weigh(entry: Any, alignment: Any, setting: evidence.Setting, knowledge: Knowledge) -> float:
        parts = tuple(evidence.terms(entry, alignment, setting, knowledge))
        score = total(parts, evidence.WEIGHTS)
        spelled = " ".join(pair.text for pair in alignment.pairs)
        found.append(Seen(entry.name, entry.prominence, spelled, parts, score))
        return score

    with mock.patch.object(decide, "weigh", weigh):
        ask()
    return found


def best(kind: str, found: Sequence[Seen], right: bool, name: str) -> Iterator[Row]:
    """The row of the likeliest candidate, where there is one."""
    if found:
        chosen = max(found, key=lambda seen: seen.score)
        weight = WRITTEN.get(chosen.prominence, 1.0) if right and kind != "printed" else 1.0
        yield Row(kind, f"{chosen.spelled} → {chosen.name}", chosen.terms, right, weight, bool(half_of(name)))


def balanced(rows: Sequence[Row]) -> list[Row]:
    """The rows with the weights that make each kind count what it should."""
    sums: dict[str, float] = {}
    for row in rows:
        sums[row.kind] = sums.get(row.kind, 0.0) + row.weight
    return [row._replace(weight=row.weight * TOTAL[row.kind] / sums[row.kind]) for row in rows]


def total(terms: Iterable[evidence.Term], weights: Mapping[str, float]) -> float:
    """The score of a row."""
    return sum(weights[name] * value for name, value in terms)


def fit(rows: Sequence[Row], start: Mapping[str, float]) -> dict[str, float]:
    """Logistic regression by Newton's method, each weight held to where it starts with the force of `TRUST`."""
    names = list(start)
    place = {name: at for at, name in enumerate(names)}
    weights = dict(start)
    for _ in range(ROUNDS):
        slope = [TRUST * (start[name] - weights[name]) for name in names]
        curve = [[TRUST if one == other else 0.0 for other in range(len(names))] for one in range(len(names))]
        for row in rows:
            chance = evidence.probability(max(min(total(row.terms, weights), 30.0), -30.0))
            bend = row.weight * chance * (1 - chance)
            for name, value in row.terms:
                at = place[name]
                slope[at] += row.weight * (row.right - chance) * value
                line = curve[at]
                for other, more in row.terms:
                    line[place[other]] += bend * value * more
        step = solve(curve, slope)
        for name, change in zip(names, step, strict=True):
            weights[name] += max(min(change, 2.0), -2.0)
        if max(map(abs, step)) < 1e-4:
            break
    return weights


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination; the matrix is symmetric and positive."""
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for at, line in enumerate(lines):
        for lower in lines[at + 1 :]:
            if factor := lower[at] / line[at]:
                for column in range(at, len(line)):
                    lower[column] -= factor * line[column]
    found = [0.0] * len(lines)
    for at in reversed(range(len(lines))):
        known = sum(lines[at][column] * found[column] for column in range(at + 1, len(lines)))
        found[at] = (lines[at][-1] - known) / lines[at][at]
    return found


def kinds_of(rows: Iterable[Row]) -> list[str]:
    """The kinds of rows, in order."""
    return list(dict.fromkeys(row.kind for row in rows))


def measured(label: str, rows: Sequence[Row], weights: Mapping[str, float]) -> tuple[object, ...]:
    """The loss of weights and, by kind, the share that is likely."""
    loss = 0.0
    likely: dict[str, list[float]] = {kind: [0.0, 0.0] for kind in kinds_of(rows)}
    for row in rows:
        score = total(row.terms, weights)
        chance = evidence.probability(max(min(score, 30.0), -30.0))
        loss -= row.weight * log(max(chance if row.right else 1 - chance, 1e-12))
        likely[row.kind][0] += row.weight * (score >= evidence.LIKELY)
        likely[row.kind][1] += row.weight
    return (label, loss / sum(row.weight for row in rows), *(one / both for one, both in likely.values()))


def calibration(rows: Sequence[Row], weights: Mapping[str, float]) -> list[tuple[object, ...]]:
    """By stated chance: rows, what they count, and the share that is right."""
    bins: dict[int, list[Row]] = {}
    for row in rows:
        chance = evidence.probability(max(min(total(row.terms, weights), 30.0), -30.0))
        bins.setdefault(min(int(chance * 10), 9), []).append(row)
    return [
        (f"{at / 10:.1f}-{(at + 1) / 10:.1f}", len(items), sum(row.weight for row in items),
         sum(row.weight for row in items if row.right) / sum(row.weight for row in items))
        for at, items in sorted(bins.items())
    ]  # fmt: skip


if __name__ == "__main__":
    main()
