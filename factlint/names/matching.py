"""Matching: which part of one name stands for which part of another, in any order, the surest pairs first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from factlint.names.align import Costs
from factlint.names.likeness import CUT, EQUAL, NORM, Likeness, liken
from factlint.names.parts import INITIAL, LEGAL, NUMBER, PARTICLE, PATRONYMIC, TITLE, WORD, Part, same_legal_form

Weigh = Callable[[str], float]
TOLERATED = 0.42  # words farther apart than this are two words
_INITIALLED = 0.12
_JOINED = 0.08  # parts that are joined or split may differ little else
_KIND_WEIGHT = {PARTICLE: 0.05, TITLE: 0.12, INITIAL: 0.3, PATRONYMIC: 0.4, LEGAL: 0.12, NUMBER: 1.0}


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


def weight_of(part: Part, weights: Weigh) -> float:
    """How much a part says: by its kind, or the rarity of the word."""
    weight = _KIND_WEIGHT.get(part.kind)
    return weights(part.text) if weight is None else weight


def _agreed_weight(one: Part, other: Part, weights: Weigh) -> float:
    """How much it says that two parts agree. A title that both names have may as well be a name: Malik, Sardar."""
    if one.kind == other.kind == TITLE:
        return 0.5 * min(weights(one.text), weights(other.text))
    return min(weight_of(one, weights), weight_of(other, weights))


def match(one: Sequence[Part], other: Sequence[Part], costs: Costs, weights: Weigh) -> Matching:
    """Part against part, the pairs that gain most first; among equals those in the same place."""
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


def crossings(one: Sequence[Part], matching: Matching) -> int:
    """Pairs of matches that cross: 0 where the parts stand in the same order."""
    order = [pair.other[0] for pair in matching.matches if one[pair.one[0]].kind in (WORD, INITIAL)]
    return sum(1 for at, first in enumerate(order) for second in order[at + 1 :] if second < first)


def _possible(
    one: Sequence[Part], other: Sequence[Part], costs: Costs, weights: Weigh
) -> Iterator[tuple[float, Match]]:
    """All pairs that may be matched, with what each gains."""
    for i, here in enumerate(one):
        for j, there in enumerate(other):
            like = _liken(here, there, costs)
            if like is None or like.far > TOLERATED:
                continue
            weight = _agreed_weight(here, there, weights)
            gain = weight * (TOLERATED + 0.02 - like.far) - 0.001 * abs(i - j)
            yield gain, Match((i, i + 1), (j, j + 1), like.kind, like.far, weight)
    if len(one) > 1:
        yield from _joined(one, other, costs, weights)
    if len(other) > 1:
        for gain, pair in _joined(other, one, costs, weights):
            yield gain, Match(pair.other, pair.one, pair.kind, pair.far, pair.weight)


def _joined(one: Sequence[Part], other: Sequence[Part], costs: Costs, weights: Weigh) -> Iterator[tuple[float, Match]]:
    """Two or three parts of `one` that are one part of `other`."""
    for count in (2, 3):
        for i in range(len(one) - count + 1):
            run = "".join(part.text for part in one[i : i + count])
            letters = all(part.kind == INITIAL for part in one[i : i + count])
            for j, there in enumerate(other):
                if there.kind in (NUMBER, INITIAL) or abs(len(there.text) - len(run)) > 2:
                    continue
                if run == there.text:
                    like = Likeness(EQUAL, 0.0)
                elif letters or len(run) < 5 or run[0] != there.text[0]:
                    continue
                else:
                    like = liken(run, there.text, costs)
                if like.kind != CUT and like.far <= _JOINED:
                    weight = weight_of(there, weights)
                    yield (
                        weight * (TOLERATED - like.far) * 1.05,
                        Match((i, i + count), (j, j + 1), like.kind, like.far, weight),
                    )


def _liken(one: Part, other: Part, costs: Costs) -> Likeness | None:
    """How two parts agree, or None where they cannot stand for one another."""
    if one.text == other.text:
        return Likeness(EQUAL, 0.0)
    kinds = (one.kind, other.kind)
    if NUMBER in kinds:
        return None
    if INITIAL in kinds:
        if one.text[0] == other.text[0] and PARTICLE not in kinds and LEGAL not in kinds:
            return Likeness(INITIAL, _INITIALLED)
        return None
    if one.kind == other.kind == LEGAL:
        return Likeness(NORM, 0.02) if same_legal_form(one.text, other.text) else None
    if one.kind == other.kind == PARTICLE:
        return Likeness(NORM, 0.02) if one.text[-1] == other.text[-1] else None
    if PARTICLE in kinds or LEGAL in kinds:
        return None
    return liken(one.text, other.text, costs)
