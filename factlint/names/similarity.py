"""Similarity: how surely two spellings are one name, without any knowledge of who bears it."""

from __future__ import annotations

from typing import NamedTuple

from factlint.names.align import EQUAL, NO_COSTS, align
from factlint.names.tokens import key_of


class Similarity(NamedTuple):
    """score: 0 … 1, 1 for one spelling; reasons: in what the two differ."""

    score: float
    reasons: tuple[str, ...]


def similarity(one: str, other: str) -> Similarity:
    """How alike two names are; it does not matter which comes first."""
    first, second = (tuple(key_of(name).split(" ")) for name in (one, other))
    best = Similarity(0.0, ("the parts do not agree",))
    for here, there in ((first, second), (second, first)):
        alignment = align(here, there, NO_COSTS)
        if alignment is not None:
            score = max(0.0, 1 - (alignment.cost + 2 * len(alignment.missing)) / max(4, len(" ".join(there))))
            reasons = tuple(f"{pair.text} for {pair.form}" for pair in alignment.pairs if pair.kind != EQUAL)
            best = max(best, Similarity(score, reasons))
    return best
