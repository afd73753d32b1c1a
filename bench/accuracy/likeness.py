"""Sets b and c: how well a score of two names alone tells one name in two spellings from two names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from accuracy.bases import Options, Row, rows_of
from accuracy.innocents import doubtful
from accuracy.metrics import Scored, auc, best_f1, calibration, crossed_f1
from accuracy.tables import examples, heading, table
from factlint import Knowledge
from factlint.names.givenforms import one_given_name
from factlint.names.keys import norm
from factlint.names.matching import Weigh
from factlint.names.parts import PARTICLE, parts_of

FIRM = ("company", "organization", "legalentity")


class Judged(NamedTuple):
    """A pair with its score and whether it is one name."""

    row: Row
    score: float
    same: bool


def measure(options: Options, knowledge: Knowledge) -> None:
    """Print F1 and AUC of labelled pairs, and the AUC of respellings against different people."""
    from factlint.names.resolve import rarity  # only where it is asked for: the other sets do without

    weights = rarity(knowledge)

    def judged(rows: Sequence[Row], *, same: bool) -> list[Judged]:
        return [judge(row, weights, same=same) for row in rows]

    match = judged(rows_of(options, "labelled_pairs_match"), same=True)
    other = judged(rows_of(options, "labelled_pairs_nonmatch"), same=False)
    heading("pairs: one name in two spellings, or two names?", "F1 a, b: the threshold from the other half")
    groups: list[tuple[str, list[Judged]]] = []
    for kind in ("person", "company or organisation", "vessel"):
        groups.append((f"labelled, {kind}", [pair for pair in (*match, *other) if kind_of(pair.row) == kind]))
    spelled = [row for row in rows_of(options, "respellings") if row.kind == "person:spelling"]
    every = [row for row in rows_of(options, "respellings") if row.kind != "person:diacritics/case/punct"]
    people = rows_of(options, "different_people")
    clear = [row for row in people if not doubtful(row)]
    twice = [row for row in clear if written_twice(row)]
    one, two = judged(spelled, same=True), judged(people, same=False)
    told, apart = ([pair for pair in two if pair.row in rows] for rows in (clear, [r for r in clear if r not in twice]))
    groups.append(("spelling against different people", one + told))
    groups.append(("without one name in two romanisations", one + apart))
    groups.append(("with doubtful ones too", one + two))
    groups.append(("all respellings against them", judged(every, same=True) + told))
    table(
        ("pairs", "same", "other", "best F1", "at", "precision", "recall", "F1 a", "F1 b", "AUC"),
        [(label, *_figures(pairs)) for label, pairs in groups],
    )
    rows = [(label, b) for label, pairs in groups for b in calibration(_scored(pairs))]
    table(
        ("calibration", "score", "pairs", "stated", "same"),
        [(label, f"{b.low}-{b.high}", b.size, b.stated, b.right) for label, b in rows],
    )
    print(f"one name in two romanisations or forms of a given name: {len(twice)} of {len(clear)} pairs of people")
    lines = [f"{row.canonical} | {row.variant}" for row in twice]
    examples("one name in two romanisations", lines, max(options.show, len(lines)))
    for label, pairs in groups[:4]:
        threshold = best_f1(_scored(pairs)).threshold
        lost = sorted((pair for pair in pairs if pair.same and pair.score < threshold), key=lambda p: p.score)
        taken = sorted((pair for pair in pairs if not pair.same and pair.score >= threshold), key=lambda p: -p.score)
        examples(f"{label}: one name, below {threshold:.2f}", [_line(pair) for pair in lost], options.show)
        examples(f"{label}: two names, from {threshold:.2f} up", [_line(pair) for pair in taken], options.show)


def judge(row: Row, weights: Weigh, *, same: bool) -> Judged:
    """The similarity of a pair, whichever name comes first, with the weights of rarity that `factlint find` uses."""
    from factlint.names.similarity import similarity

    return Judged(row, similarity(row.canonical, row.variant, weights=weights).score, same)


def written_twice(row: Row) -> bool:
    """Whether two people bear one name, written in two romanisations: no score of two names can tell them apart.

    Each word of the one, particles aside, is a word of the other: alike in the normal form of romanisations, or another
    form of one given name in the table of these; or both are Korean and all syllables are romanisations of the same.
    """
    from factlint.names.korean import agree, korean_name

    one, other = korean_name(row.canonical), korean_name(row.variant)
    if one is not None and other is not None and agree(one, other) == 1:
        return True
    left = _own_words(row.variant)
    for word in _own_words(row.canonical):
        found = next((item for item in left if norm(word) == norm(item) or one_given_name(word, item)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _own_words(name: str) -> list[str]:
    return [part.text for part in parts_of(name) if part.kind != PARTICLE]


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
