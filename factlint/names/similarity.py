"""Similarity: how surely two names are names of one person or organisation, and why.

Generous where `align` is strict: parts may be swapped, left out, shortened to an initial, run together, respelled by
any romanisation. What both names have and cannot be brought together contradicts, and rules them out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

from factlint.names.align import Costs, read_costs
from factlint.names.explain import reasons_of
from factlint.names.keys import norm
from factlint.names.korean import agree, glued, is_syllabic, korean_name
from factlint.names.likeness import CUT, EDIT, EQUAL, plain_distance, shared_ending
from factlint.names.matching import Matching, Weigh, crossings, match, weight_of
from factlint.names.parts import INITIAL, LEGAL, NUMBER, PARTICLE, PATRONYMIC, TITLE, WORD, Part, parts_of
from factlint.names.tokens import key_of

Odds = dict[str, float]
LEAST_SEEN = 3  # edits of several letters that were seen less often are chance
# Odds of one unit of each feature, fitted to pairs of names that are one person and that are two.
ODDS: Odds = {
    "base": -2.8, "agreed": 1.5, "best": 1.85, "respelled": -0.1, "edited": -2.5, "two edited": -0.9, "initial": -1.5,
    "far": -3.5, "one letter": 1.0, "vowels": 0.9, "both common": -2.6, "syllables": -3.5, "korean alike": 1.35,
    "against": -2.3, "contradicted": -1.2, "opposed": -2.7, "missing at the end": 0.7, "one missing": -2.0,
    "ending": -2.1, "lesser": -2.6, "order": -1.05, "one of several": 0.2, "number": -6.0, "joined": 1.0,
}  # fmt: skip
# The same where one of many entries must be meant, fitted to queries with the candidates that they bring. Of two names
# alone a part that one lacks speaks against them; here it is the commonest way to write another form of a name, and a
# part more that agrees outweighs it.
ODDS_AMONG_MANY: Odds = {
    "base": -2.8, "agreed": 3.5, "best": 1.25, "respelled": -1.4, "edited": -5.1, "two edited": -1.05, "initial": -1.6,
    "far": -4.4, "one letter": 1.35, "vowels": 0.7, "both common": -2.8, "syllables": -3.5, "korean alike": 3.3,
    "against": -2.5, "contradicted": -1.55, "opposed": -2.4, "missing at the end": -0.7, "one missing": -1.25,
    "ending": -2.2, "lesser": -2.7, "order": -0.5, "one of several": -1.75, "number": -6.0, "joined": 0.5,
}  # fmt: skip


class Similarity(NamedTuple):
    """How surely two names mean one. score: 0 … 1. reasons: what agrees and what differs, for people."""

    score: float
    reasons: tuple[str, ...]


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


@lru_cache(maxsize=1)
def shipped_weights() -> Weigh:
    """How rare a word is among the shipped names."""
    from factlint.knowledge.loading import load_knowledge
    from factlint.names.resolve import rarity

    return rarity(load_knowledge())


def similarity(one: str, other: str, costs: Costs | None = None, weights: Weigh | None = None) -> Similarity:
    """How surely two spellings are names of one person or organisation, with the reasons.

    costs: of letter edits, the shipped table where None. weights: how much it says that a folded word agrees, about 1
    for a rare one, less for Smith and Mohammed; None: as the shipped names and lexicon have it. The same for both
    orders of the names; 1.0 for names that fold alike.
    """
    costs = costs if costs is not None else shipped_costs()
    return compared(one, other, costs, weights if weights is not None else shipped_weights(), ODDS)[0]


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
    score = min(1 / (1 + exp(-sum(map(_times, measured, odds.values())))), 0.9999)
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
_LIGHT = {PATRONYMIC: 0.15}  # left out more often than it is written
_SON = frozenset("bin ibn ben bint binti".split())
_MALE = re.compile("(?:[oei]v|in|sk|ck|zk)$")


def features(
    one: Sequence[Part], other: Sequence[Part], matching: Matching, weights: Weigh, syllables: float | None
) -> Sequence[float]:
    """What the score weighs, in the order of ODDS. syllables: how far two Korean names agree, None for others."""
    total = edits = initials = best = far = common = endings = joined = 0.0
    letter = vowels = 0.0
    matched = edited = opposed = respelled = 0
    for pair in matching.matches:
        here, there = one[pair.one[0]], other[pair.other[0]]
        several = pair.one[1] - pair.one[0] + pair.other[1] - pair.other[0] > 2
        joined += several
        if pair.kind == INITIAL:
            initials += pair.weight
            continue
        matched += pair.weight >= 0.25
        if pair.kind == CUT:
            continue
        total += pair.weight
        best = max(best, pair.weight)
        if pair.kind != EDIT:
            respelled += pair.kind != EQUAL
            continue
        edits += pair.weight
        edited += 1
        if syllables != 1.0:
            weigh = 0.4 if PATRONYMIC in (here.kind, there.kind) else 1.0
            far += weigh * pair.far
            endings += weigh * pair.far * shared_ending(here.text, there.text)
            # Where others bear both words, they are two names rather than two spellings.
            common += weigh * max(0.0, 1.2 - max(weights(here.text), weights(there.text)))
        if not several:
            letter += plain_distance(here.text, there.text) == 1
            vowels += _consonants(here.text) == _consonants(there.text)
            opposed += _of_two_sexes(here.text, there.text)
    left = [one[at] for at in matching.left]
    right = [other[at] for at in matching.right]
    heavy = [sum(weight_of(part, weights) for part in side if part.kind not in _LESSER) for side in (left, right)]
    light = sum(_LIGHT.get(part.kind) or weight_of(part, weights) for part in (*left, *right) if part.kind in _LESSER)
    against = min(heavy)
    missing = max(heavy) - against
    crossed = crossings(one, matching)
    if left and right:
        opposed += sum(_oppose(kind, left, right) for kind in (INITIAL, PATRONYMIC, LEGAL))
    if crossed and all(any(part.text in _SON for part in side) for side in (one, other)):
        opposed += 1  # Ali bin Omar is the son of Omar bin Ali
    ends = (one[-1] in left and one[-1].kind == WORD) or (other[-1] in right and other[-1].kind == WORD)
    sizes = [sum(part.kind == WORD for part in side) for side in (one, other)]
    return (
        1.0,
        min(total, 2.5),
        min(best, 1.2),
        float(respelled),
        min(edits, 1.5),
        float(edited > 1),
        min(initials, 0.6),
        far,
        letter,
        vowels,
        common,
        far if is_syllabic(one) and is_syllabic(other) else 0.0,
        float(syllables == 1),
        min(against, 1.5),
        float(against > 0),
        float(min(opposed, 2)),
        float(ends and not against),
        float(missing > 0.05),
        endings,
        min(light, 1.0),
        float(min(crossed, 2)),
        float(matched < 2 <= min(sizes)) + float(matched < 2 <= max(sizes)),
        float(bool(left and right) and all(any(part.kind == NUMBER for part in side) for side in (left, right))),
        joined,
    )


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aeiouy")


def _of_two_sexes(one: str, other: str) -> bool:
    """Whether two family names are one, of a man and of a woman: Sokolov, Sokolova; Dubrovsky, Dubrovskaya."""
    short, long = sorted((norm(one), norm(other)), key=len)
    stem = short.removesuffix("i")
    return long[: len(stem)] == stem and long[len(stem) :] in ("a", "aia") and _MALE.search(stem) is not None


def _oppose(kind: str, left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Whether a part of a kind is left over on one side and on the other a part that it contradicts."""
    return any(
        any(part.kind == kind for part in here) and any(part.kind in (kind, WORD) for part in there)
        for here, there in ((left, right), (right, left))
    )
