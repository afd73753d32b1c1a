"""Similarity: how surely two names are names of one person or organisation, and why.

Generous where `align` is strict: parts may be swapped, left out, shortened to an initial, run together, respelled by
any romanisation. What both names have and cannot be brought together contradicts, and rules them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

from factlint.names.align import Costs, read_costs
from factlint.names.explain import reasons_of
from factlint.names.korean import agree, korean_name
from factlint.names.likeness import CLASS, CUT, EDIT, EQUAL, LOOSE, NORM
from factlint.names.matching import Matching, Weigh, crossings, match, weight_of
from factlint.names.parts import INITIAL, LEGAL, NUMBER, PARTICLE, PATRONYMIC, TITLE, WORD, Part, parts_of

LEAST_SEEN = 3  # edits of several letters that were seen less often are chance
# Odds of one unit of each feature, fitted to pairs of names that are one person and that are two.
ODDS = {
    "base": -0.5, "equal": 4.0, "norm": 3.5, "form": 3.0, "edited": 3.0, "initial": 0.5, "cut": -0.5,
    "edits": -0.5, "far": -8.0, "far in short": -4.0, "first letter": -0.5, "against": -5.0, "contradicted": -1.0,
    "missing": -1.2, "lesser": -0.2, "order": -0.3, "one of several": -1.0, "number": -8.0, "joined": 0.0,
    "share": 1.0,
}  # fmt: skip


class Similarity(NamedTuple):
    """How surely two names mean one. score: 0 … 1. reasons: what agrees and what differs, for people."""

    score: float
    reasons: tuple[str, ...]


def even(word: str) -> float:
    """The weight of a word of whose rarity nothing is known: longer words say more."""
    return min(0.45 + 0.06 * len(word), 1.0)


@lru_cache(maxsize=1)
def shipped_costs() -> Costs:
    """The shipped table of letter edits, without those of several letters that were hardly seen."""
    import os

    from factlint.knowledge.loading import bundled

    folder = bundled("knowledge")
    if folder is None:
        return read_costs(b"")
    with open(os.path.join(folder, "lexicon", "edit_costs.csv"), "rb") as file:
        return read_costs(file.read(), LEAST_SEEN)


def similarity(one: str, other: str, costs: Costs | None = None, weights: Weigh = even) -> Similarity:
    """How surely two spellings are names of one person or organisation, with the reasons.

    costs: of letter edits, the shipped table where None. weights: how much it says that a folded word agrees, about 1
    for a rare one, less for Smith and Mohammed. The same for both orders of the names; 1.0 for names that fold alike.
    """
    return compared(one, other, costs if costs is not None else shipped_costs(), weights)[0]


def compared(one: str, other: str, costs: Costs, weights: Weigh) -> tuple[Similarity, Sequence[float]]:
    """The similarity and the features that it is made from, none where there was nothing to weigh."""
    swapped = other < one
    if swapped:
        one, other = other, one
    left, right = parts_of(one), parts_of(other)
    if not left or not right:
        same = one.strip() == other.strip() and bool(one.strip())
        return Similarity(1.0 if same else 0.0, ("written alike",) if same else ()), ()
    if left == right:
        return Similarity(1.0, ("written alike",)), ()
    matching = match(left, right, costs, weights)
    measured = features(left, right, matching, weights)
    score = min(1 / (1 + exp(-sum(map(_times, measured, _VALUES)))), 0.999)
    reasons = reasons_of(left, right, matching, swapped)
    short = _acronym(left, right) or _acronym(right, left)
    if short and score < 0.6:
        return Similarity(0.6, (f"{short} are the initials",)), measured
    # A name that is run together, or one of which a syllable is written in another way, has no parts to match.
    if len(left) != len(right) and (here := korean_name(one)) and (there := korean_name(other)):
        agreed = 0.97 * agree(here, there)
        if agreed > score:
            return Similarity(agreed, ("the same syllables in another romanisation of Korean",)), measured
    return Similarity(score, reasons), measured


def _times(one: float, other: float) -> float:
    return one * other


def _acronym(short: Sequence[Part], full: Sequence[Part]) -> str:
    """The one word of a name that is made of the first letters of the other's, or nothing."""
    if len(short) != 1 or len(full) < 3 or short[0].kind == NUMBER:
        return ""
    text = short[0].text
    for chosen in (full, [part for part in full if part.kind != PARTICLE]):
        if len(text) >= 3 and "".join(part.text[0] for part in chosen) == text:
            return text.upper()
    return ""


_LESSER = (INITIAL, PARTICLE, TITLE, PATRONYMIC, LEGAL)
_VALUES = tuple(ODDS.values())


def features(one: Sequence[Part], other: Sequence[Part], matching: Matching, weights: Weigh) -> Sequence[float]:
    """What the score weighs, in the order of ODDS."""
    agreed = dict.fromkeys((EQUAL, NORM, CLASS, LOOSE, EDIT, CUT, INITIAL), 0.0)
    edits = far = far_short = first = joined = 0.0
    matched = 0
    for pair in matching.matches:
        here, there = one[pair.one[0]], other[pair.other[0]]
        agreed[pair.kind] += pair.weight
        matched += pair.weight >= 0.25 and pair.kind != INITIAL
        joined += pair.one[1] - pair.one[0] + pair.other[1] - pair.other[0] > 2
        if pair.kind == EDIT:
            weigh = 0.4 if here.kind == PATRONYMIC or there.kind == PATRONYMIC else 1.0
            edits += weigh
            far += weigh * pair.far
            if min(len(here.text), len(there.text)) <= 5:
                far_short += weigh * pair.far
            first += weigh * (here.text[0] != there.text[0])
    left = [one[at] for at in matching.left]
    right = [other[at] for at in matching.right]
    heavy = [sum(weight_of(part, weights) for part in side if part.kind not in _LESSER) for side in (left, right)]
    light = sum(weight_of(part, weights) for part in (*left, *right) if part.kind in _LESSER)
    against = min(heavy)
    # An initial, a patronymic or a title that meets another one contradicts a little.
    for kind in (INITIAL, PATRONYMIC):
        if any(part.kind == kind for part in left) and any(part.kind in (kind, WORD) for part in right):
            against += 0.3
        elif any(part.kind == kind for part in right) and any(part.kind in (kind, WORD) for part in left):
            against += 0.3
    missing = max(heavy) - min(heavy)
    number = all(any(part.kind == NUMBER for part in side) for side in (left, right))
    total = sum(agreed.values())
    sizes = [sum(part.kind == WORD for part in side) for side in (one, other)]
    return (
        1.0,
        min(agreed[EQUAL], 2.0),
        min(agreed[NORM] + agreed[LOOSE], 2.0),
        min(agreed[CLASS], 1.0),
        min(agreed[EDIT], 1.5),
        min(agreed[INITIAL], 0.6),
        agreed[CUT],
        edits,
        far,
        far_short,
        first,
        min(against, 1.5),
        float(against > 0),
        min(missing, 2.0),
        min(light, 1.0),
        float(min(crossings(one, matching), 2)),
        float(matched < 2 <= min(sizes)) + float(matched < 2 <= max(sizes)),
        float(number),
        joined,
        total / (total + against + missing + 0.2),
    )
