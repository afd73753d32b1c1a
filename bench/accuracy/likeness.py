"""Sets b and c: how well a score of two names alone tells one name in two spellings from two names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from accuracy.bases import Options, Row, rows_of
from accuracy.innocents import doubtful
from accuracy.metrics import Scored, auc, best_f1, calibration, crossed_f1
from accuracy.tables import examples, heading, table
from factlint import Knowledge

FIRM = ("company", "organization", "legalentity")


class Judged(NamedTuple):
    """A pair with its score and whether it is one name."""

    row: Row
    score: float
    same: bool


def measure(options: Options, knowledge: Knowledge) -> None:
    """Print F1 and AUC of labelled pairs, and the AUC of respellings against different people."""
    match = [judge(row, same=True) for row in rows_of(options, "labelled_pairs_match")]
    other = [judge(row, same=False) for row in rows_of(options, "labelled_pairs_nonmatch")]
    heading("pairs: one name in two spellings, or two names?", "F1 a, b: the threshold from the other half")
    groups: list[tuple[str, list[Judged]]] = []
    for kind in ("person", "company or organisation", "vessel"):
        groups.append((f"labelled, {kind}", [pair for pair in (*match, *other) if kind_of(pair.row) == kind]))
    spelled = [row for row in rows_of(options, "respellings") if row.kind == "person:spelling"]
    every = [row for row in rows_of(options, "respellings") if row.kind != "person:diacritics/case/punct"]
    people = rows_of(options, "different_people")
    clear = [row for row in people if not doubtful(row)]
    one = [judge(row, same=True) for row in spelled]
    groups.append(("spelling against different people", one + [judge(row, same=False) for row in clear]))
    groups.append(("the same, doubtful ones too", one + [judge(row, same=False) for row in people]))
    groups.append(
        (
            "all respellings against them",
            [judge(row, same=True) for row in every] + [judge(row, same=False) for row in clear],
        )
    )
    table(
        ("pairs", "same", "other", "best F1", "at", "precision", "recall", "F1 a", "F1 b", "AUC"),
        [(label, *_figures(pairs)) for label, pairs in groups],
    )
    rows = [(label, b) for label, pairs in groups for b in calibration(_scored(pairs))]
    table(
        ("calibration", "score", "pairs", "stated", "same"),
        [(label, f"{b.low}-{b.high}", b.size, b.stated, b.right) for label, b in rows],
    )
    for label, pairs in groups[:4]:
        threshold = best_f1(_scored(pairs)).threshold
        lost = sorted((pair for pair in pairs if pair.same and pair.score < threshold), key=lambda p: p.score)
        taken = sorted((pair for pair in pairs if not pair.same and pair.score >= threshold), key=lambda p: -p.score)
        examples(f"{label}: one name, below {threshold:.2f}", [_line(pair) for pair in lost], options.show)
        examples(f"{label}: two names, from {threshold:.2f} up", [_line(pair) for pair in taken], options.show)


def judge(row: Row, *, same: bool) -> Judged:
    """The similarity of a pair, whichever name comes first."""
    from factlint.names.similarity import similarity  # only where it is asked for: the other sets do without

    return Judged(row, similarity(row.canonical, row.variant).score, same)


def kind_of(row: Row) -> str:
    """The kind of a labelled pair: person, company or organisation, vessel."""
    kind = row.kind.removeprefix("NONMATCH-").partition(":")[0]
    return "company or organisation" if kind in FIRM else kind


def _scored(pairs: Sequence[Judged]) -> list[Scored]:
    return [Scored(pair.score, pair.same, pair.row.canonical) for pair in pairs]


def _figures(pairs: Sequence[Judged]) -> tuple[object, ...]:
    scored = _scored(pairs)
    best = best_f1(scored)
    first, second = crossed_f1(scored)
    same = sum(pair.same for pair in pairs)
    rest = len(pairs) - same
    return same, rest, best.f1, best.threshold, best.precision, best.recall, first.f1, second.f1, auc(scored)


def _line(pair: Judged) -> str:
    return f"{pair.score:.2f} {pair.row.canonical} | {pair.row.variant}"
