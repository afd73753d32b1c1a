"""Similarity: how surely two names are names of one person or organisation, and why.

Generous where `align` is strict: parts may be swapped, left out, shortened to an initial, run together, respelled by
any romanisation. What both names have and cannot be brought together contradicts, and rules them out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

from factlint.names.align import Costs, differences, read_costs
from factlint.names.likeness import CLASS, CUT, EQUAL, LOOSE, NORM, Likeness, liken
from factlint.names.parts import INITIAL, LEGAL, NUMBER, PARTICLE, PATRONYMIC, TITLE, WORD, Part, parts_of

Weigh = Callable[[str], float]
_KIND_WEIGHT = {PARTICLE: 0.05, TITLE: 0.12, INITIAL: 0.3, PATRONYMIC: 0.4, LEGAL: 0.1, NUMBER: 1.0}
_TOLERATED = 0.42  # words farther apart than this are two words
_INITIALLED = 0.12


class Similarity(NamedTuple):
    """How surely two names mean one. score: 0 … 1. reasons: what agrees and what differs, for people."""

    score: float
    reasons: tuple[str, ...]


class Match(NamedTuple):
    """Parts of one name that stand for parts of the other. one, other: numbers of the parts, half open."""

    one: tuple[int, int]
    other: tuple[int, int]
    kind: str
    far: float
    weight: float


class Matching(NamedTuple):
    """Two names part by part. left, right: numbers of the parts that found no match."""

    matches: tuple[Match, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]


def even(word: str) -> float:
    """The weight of a word of whose rarity nothing is known: longer words say more."""
    return min(0.55 + 0.09 * len(word), 1.2)


@lru_cache(maxsize=1)
def shipped_costs() -> Costs:
    """The shipped table of letter edits."""
    import os

    from factlint.knowledge.loading import bundled

    folder = bundled("knowledge")
    if folder is None:
        return read_costs(b"")
    with open(os.path.join(folder, "lexicon", "edit_costs.csv"), "rb") as file:
        return read_costs(file.read())


def similarity(one: str, other: str, costs: Costs | None = None, weights: Weigh = even) -> Similarity:
    """How surely two spellings are names of one person or organisation, with the reasons.

    costs: of letter edits, the shipped table where None. weights: how much it says that a folded word agrees, about 1
    for a rare one, less for Smith and Mohammed. The same for both orders of the names; 1.0 for names that fold alike.
    """
    swapped = other < one
    if swapped:
        one, other = other, one
    left, right = parts_of(one), parts_of(other)
    if not left or not right:
        same = one.strip() == other.strip() and bool(one.strip())
        return Similarity(1.0 if same else 0.0, ("written alike",) if same else ())
    if left == right:
        return Similarity(1.0, ("written alike",))
    matching = match(left, right, costs if costs is not None else shipped_costs(), weights)
    return Similarity(_score(left, right, matching, weights), _reasons(left, right, matching, swapped))


def match(one: Sequence[Part], other: Sequence[Part], costs: Costs, weights: Weigh) -> Matching:
    """Part against part, the surest pairs first."""
    found = sorted(_possible(one, other, costs, weights), key=lambda item: (-item[0], item[1].one, item[1].other))
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    matches = []
    for _, pair in found:
        here, there = range(*pair.one), range(*pair.other)
        if taken_one.isdisjoint(here) and taken_other.isdisjoint(there):
            matches.append(pair)
            taken_one.update(here)
            taken_other.update(there)
    return Matching(
        tuple(sorted(matches)),
        tuple(at for at in range(len(one)) if at not in taken_one),
        tuple(at for at in range(len(other)) if at not in taken_other),
    )


def _possible(one: Sequence[Part], other: Sequence[Part], costs: Costs, weights: Weigh) -> list[tuple[float, Match]]:
    """All pairs that may be matched, with what each gains."""
    found: list[tuple[float, Match]] = []
    for i, here in enumerate(one):
        for j, there in enumerate(other):
            like = _liken(here, there, costs)
            if like is None or like.far > _TOLERATED:
                continue
            weight = min(_weight(here, weights), _weight(there, weights))
            gain = weight * (_TOLERATED + 0.02 - like.far) - 0.001 * abs(i - j)
            found.append((gain, Match((i, i + 1), (j, j + 1), like.kind, like.far, weight)))
    found.extend((gain, pair) for gain, pair in _joined(one, other, costs, weights))
    found.extend(
        (gain, Match(pair.other, pair.one, pair.kind, pair.far, pair.weight))
        for gain, pair in _joined(other, one, costs, weights)
    )
    return found


def _joined(one: Sequence[Part], other: Sequence[Part], costs: Costs, weights: Weigh) -> list[tuple[float, Match]]:
    """Two or three parts of `one` that are one part of `other`."""
    found = []
    for count in (2, 3):
        for i in range(len(one) - count + 1):
            run = "".join(part.text for part in one[i : i + count])
            if len(run) < 5 or one[i].kind == NUMBER:
                continue
            for j, there in enumerate(other):
                if abs(len(there.text) - len(run)) > 2 or there.kind == NUMBER:
                    continue
                like = liken(run, there.text, costs)
                if like.kind != CUT and like.far <= 0.15:
                    weight = _weight(there, weights)
                    gain = weight * (_TOLERATED - like.far) * 1.05
                    found.append((gain, Match((i, i + count), (j, j + 1), like.kind, like.far, weight)))
    return found


def _liken(one: Part, other: Part, costs: Costs) -> Likeness | None:
    """How two parts agree, or None where they cannot stand for one another."""
    if INITIAL in (one.kind, other.kind):
        if one.text[:1] == other.text[:1]:
            return Likeness(
                EQUAL if one.kind == other.kind else INITIAL, 0.0 if one.kind == other.kind else _INITIALLED
            )
        return None
    if NUMBER in (one.kind, other.kind):
        return Likeness(EQUAL, 0.0) if one.text == other.text else None
    if one.text == other.text:
        return Likeness(EQUAL, 0.0)
    if PARTICLE in (one.kind, other.kind):
        return Likeness(NORM, 0.02) if one.kind == other.kind and one.text[-1] == other.text[-1] else None
    return liken(one.text, other.text, costs)


def _weight(part: Part, weights: Weigh) -> float:
    weight = _KIND_WEIGHT.get(part.kind)
    return weights(part.text) if weight is None else weight


def _score(one: Sequence[Part], other: Sequence[Part], matching: Matching, weights: Weigh) -> float:
    agreed = sum(pair.weight * max(0.0, 1 - pair.far / _TOLERATED) for pair in matching.matches)
    edits = sum(max(pair.weight, 0.5) * pair.far for pair in matching.matches if pair.kind != INITIAL)
    left = sum(_weight(one[at], weights) for at in matching.left)
    right = sum(_weight(other[at], weights) for at in matching.right)
    against = min(left, right)
    missing = max(left, right) - against
    swaps = _swaps(one, other, matching)
    odds = -0.5 + 4.0 * min(agreed, 2.5) - 14.0 * edits - 5.0 * against - 1.6 * missing - 0.5 * min(swaps, 2)
    if any(one[at].kind == NUMBER for at in matching.left) and any(other[at].kind == NUMBER for at in matching.right):
        odds -= 8.0
    return min(1 / (1 + exp(-max(min(odds, 30.0), -30.0))), 0.999)


def _swaps(one: Sequence[Part], other: Sequence[Part], matching: Matching) -> int:
    """Pairs of matches that cross."""
    order = [pair.other[0] for pair in matching.matches if one[pair.one[0]].kind in (WORD, INITIAL)]
    return sum(1 for i, first in enumerate(order) for second in order[i + 1 :] if second < first)


def _reasons(one: Sequence[Part], other: Sequence[Part], matching: Matching, swapped: bool) -> tuple[str, ...]:
    found = []
    for pair in matching.matches:
        here = " ".join(part.text for part in one[slice(*pair.one)])
        there = " ".join(part.text for part in other[slice(*pair.other)])
        if swapped:
            here, there = there, here
        found.extend(_reason(here, there, pair))
    if _swaps(one, other, matching):
        found.append("parts in another order")
    left = [one[at].text for at in matching.left if one[at].kind != PARTICLE]
    right = [other[at].text for at in matching.right if other[at].kind != PARTICLE]
    if swapped:
        left, right = right, left
    if left and right:
        found.append(f"{' '.join(left)} is not {' '.join(right)}")
    elif left or right:
        found.append(f"{' '.join(left or right)} left out")
    return tuple(dict.fromkeys(found))


def _reason(here: str, there: str, pair: Match) -> list[str]:
    if " " in here or " " in there:
        return [f"{here} and {there}: parts joined or split"]
    if pair.kind == EQUAL:
        return []
    if pair.kind == INITIAL:
        return [f"{here if len(here) == 1 else there} is the initial of {there if len(here) == 1 else here}"]
    if pair.kind == CLASS:
        return [f"{here} and {there} are forms of one given name"]
    if pair.kind == CUT:
        return [f"{here} and {there}: one is cut short"]
    changed = ", ".join(differences(here, there))
    if pair.kind in (NORM, LOOSE):
        return [f"{here} and {there}: another romanisation: {changed}"]
    return [f"{here} and {there}: {changed}"]
