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
from factlint.names.keys import norm, skeleton
from factlint.names.korean import agree, glued, is_syllabic, korean_name
from factlint.names.likeness import CLASS, CUT, EDIT, EQUAL, LOOSE, NORM, plain_distance, shared_ending
from factlint.names.matching import Matching, Weigh, crossings, match, weight_of
from factlint.names.parts import INITIAL, LEGAL, NUMBER, PARTICLE, PATRONYMIC, TITLE, WORD, Part, parts_of
from factlint.names.tokens import key_of

Odds = dict[str, float]
LEAST_SEEN = 3  # edits of several letters that were seen less often are chance
# Odds of one unit of each feature, fitted to pairs of names that are one person and that are two.
ODDS: Odds = {
    "base": -1.93, "agreed": 2.06, "norm": -0.10, "loose": -0.20, "form": -0.44, "edited": -0.54,
    "initial": 0.00, "cut": 0.00, "far": -4.89, "far in short": 0.00, "first letter": -0.34,
    "consonants": -1.93, "both common": -2.16, "syllables": -7.81, "korean alike": 0.00, "korean unlike": -0.20,
    "against": -1.93, "contradicted": -1.20, "missing": -0.10, "missing at the end": 0.00, "one missing": -1.82,
    "ending": -8.03, "lesser": -0.36, "order": -0.69, "one of several": 0.00, "number": -6.00, "joined": -0.10,
    "share": 0.00,
}  # fmt: skip


# Of two names alone, a part that one lacks speaks against them. Where one of many entries must be meant, it is the
# commonest way to write another form of a name, and no entry is likelier for it.
ODDS_AMONG_MANY = ODDS | {"one missing": -0.9}


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
    return compared(one, other, costs if costs is not None else shipped_costs(), weights, ODDS)[0]


def compared(
    one: str, other: str, costs: Costs, weights: Weigh, odds: Odds, *, explain: bool = True
) -> tuple[Similarity, Sequence[float]]:
    """The similarity and the features that it is made from, none where there was nothing to weigh.

    odds: of a unit of each feature, in the order of ODDS. explain: False leaves the reasons out, for those who look at
    many names.
    """
    swapped = other < one
    if swapped:
        one, other = other, one
    if key_of(one) == key_of(other) and (key_of(one) or one.strip() == other.strip() != ""):
        return Similarity(1.0, ("written alike",)), ()
    if "(" in one and "(" in other:  # what both have in brackets tells them apart
        one, other = (text.replace("(", " ").replace(")", " ") for text in (one, other))
    left, right = parts_of(one), parts_of(other)
    if not left or not right:
        return Similarity(0.0, ()), ()
    if left == right:
        return Similarity(1.0, ("written alike",)), ()
    matching = match(left, right, costs, weights)
    here, there = korean_name(one), korean_name(other)
    syllables = agree(here, there) if here is not None and there is not None else None
    measured = features(left, right, matching, weights, syllables)
    score = min(1 / (1 + exp(-sum(map(_times, measured, odds.values())))), 0.999)
    short = _acronym(left, right) or _acronym(right, left)
    if short and score < 0.6:
        return Similarity(0.6, (f"{short} are the initials",)), measured
    if syllables and (glued(one) or glued(other)) and 0.97 * syllables > score:
        # A name that is run together has no parts to match.
        return Similarity(0.97 * syllables, ("the same syllables in another romanisation of Korean",)), measured
    return Similarity(score, reasons_of(left, right, matching, swapped) if explain else ()), measured


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


def features(
    one: Sequence[Part], other: Sequence[Part], matching: Matching, weights: Weigh, syllables: float | None
) -> Sequence[float]:
    """What the score weighs, in the order of ODDS. syllables: how far two Korean names agree, None for others."""
    agreed = dict.fromkeys((EQUAL, NORM, CLASS, LOOSE, EDIT, CUT, INITIAL), 0.0)
    far = far_short = first = consonants = common = endings = joined = 0.0
    matched = 0
    for pair in matching.matches:
        here, there = one[pair.one[0]], other[pair.other[0]]
        agreed[pair.kind] += pair.weight
        matched += pair.weight >= 0.25 and pair.kind != INITIAL
        joined += pair.one[1] - pair.one[0] + pair.other[1] - pair.other[0] > 2
        if pair.kind == EDIT and syllables != 1.0:
            weigh = 0.4 if PATRONYMIC in (here.kind, there.kind) else 1.0
            far += weigh * pair.far
            if min(len(here.text), len(there.text)) <= 5:
                far_short += weigh * pair.far
            first += weigh * (here.text[0] != there.text[0])
            bones = skeleton(norm(here.text)), skeleton(norm(there.text))
            consonants += weigh * plain_distance(*bones) / max(len(bones[0]), len(bones[1]), 2)
            endings += weigh * pair.far * shared_ending(here.text, there.text)
            # Where others bear both words, they are two names rather than two spellings.
            common += weigh * max(0.0, 1.2 - max(weights(here.text), weights(there.text)))
    left = [one[at] for at in matching.left]
    right = [other[at] for at in matching.right]
    heavy = [sum(weight_of(part, weights) for part in side if part.kind not in _LESSER) for side in (left, right)]
    light = sum(weight_of(part, weights) for part in (*left, *right) if part.kind in _LESSER)
    against = min(heavy) + 0.3 * sum(_oppose(kind, left, right) for kind in (INITIAL, PATRONYMIC))
    missing = max(heavy) - min(heavy)
    ends = (one[-1] in left and one[-1].kind == WORD) or (other[-1] in right and other[-1].kind == WORD)
    total = sum(agreed.values()) - agreed[INITIAL] - agreed[CUT]
    sizes = [sum(part.kind == WORD for part in side) for side in (one, other)]
    return (
        1.0,
        min(total, 2.5),
        min(agreed[NORM], 2.0),
        min(agreed[LOOSE], 2.0),
        min(agreed[CLASS], 1.0),
        min(agreed[EDIT], 1.5),
        min(agreed[INITIAL], 0.6),
        agreed[CUT],
        far,
        far_short,
        first,
        consonants,
        common,
        far if is_syllabic(one) and is_syllabic(other) else 0.0,
        float(syllables == 1),
        1 - syllables if syllables is not None else 0.0,
        min(against, 1.5),
        float(against > 0),
        min(missing, 2.0),
        float(ends and not against),
        float(missing > 0.05),
        endings,
        min(light, 1.0),
        float(min(crossings(one, matching), 2)),
        float(matched < 2 <= min(sizes)) + float(matched < 2 <= max(sizes)),
        float(all(any(part.kind == NUMBER for part in side) for side in (left, right))),
        joined,
        total / (total + against + missing + 0.2),
    )


def _oppose(kind: str, left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Whether a part of a kind is left over on one side and on the other a part that it contradicts."""
    return any(
        any(part.kind == kind for part in here) and any(part.kind in (kind, WORD) for part in there)
        for here, there in ((left, right), (right, left))
    )
