"""Reasons: what agrees and what differs between two names, in words for an editor."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.names.align import differences
from factlint.names.likeness import CLASS, CUT, EQUAL, LOOSE, NORM
from factlint.names.matching import Match, Matching, crossings
from factlint.names.parts import INITIAL, LEGAL, PARTICLE, PATRONYMIC, TITLE, Part


def reasons_of(one: Sequence[Part], other: Sequence[Part], matching: Matching, swapped: bool) -> tuple[str, ...]:
    """What agrees and what differs. swapped: `other` is the name that was named first."""
    found = []
    for pair in matching.matches:
        here = " ".join(part.text for part in one[slice(*pair.one)])
        there = " ".join(part.text for part in other[slice(*pair.other)])
        kinds = {one[pair.one[0]].kind, other[pair.other[0]].kind}
        if not kinds <= {PARTICLE, LEGAL}:
            found.append(_reason(*((there, here) if swapped else (here, there)), pair))
    if crossings(one, matching):
        found.append("parts in another order")
    sides = [[one[at] for at in matching.left], [other[at] for at in matching.right]]
    # One legal form may be left out; two contradict each other.
    legal = all(any(part.kind == LEGAL for part in side) for side in sides)
    left, right = ([p for p in side if p.kind != PARTICLE and (legal or p.kind != LEGAL)] for side in sides)
    if swapped:
        left, right = right, left
    if left and right:
        found.append(f"{_text(left)} is not {_text(right)}")
    elif left or right:
        found.extend(f"{_what(part)}{_text([part])} left out" for part in (left or right))
    return tuple(dict.fromkeys(found))


def _text(parts: Sequence[Part]) -> str:
    return " ".join(_written(part.text) for part in parts)


def _written(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def _what(part: Part) -> str:
    return {PATRONYMIC: "patronymic ", TITLE: "title ", INITIAL: "initial "}.get(part.kind, "")


def _reason(here: str, there: str, pair: Match) -> str:
    shown = f"{_written(here)} and {_written(there)}"
    if " " in here or " " in there:
        return f"{shown}: joined or split"
    if pair.kind == EQUAL:
        return f"{_written(here)} equal"
    if pair.kind == INITIAL:
        short, long = sorted((here, there), key=len)
        return f"{short.upper()} is the initial of {_written(long)}"
    if pair.kind == CLASS:
        return f"{shown} are forms of one given name"
    if pair.kind == CUT:
        return f"{shown}: one is cut short"
    what = "another romanisation" if pair.kind in (NORM, LOOSE) else "another spelling"
    return f"{shown}: {what}, {', '.join(differences(here, there))}"
