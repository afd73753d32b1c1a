"""Likeness of two words of names: equal, one name in two romanisations or languages, or so many edits apart."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from factlint.names.align import Costs, distance
from factlint.names.keys import norm

EQUAL, NORM, CLASS, LOOSE, EDIT, CUT = "equal", "norm", "class", "loose", "edit", "cut"
FARTHEST = 0.6  # share of the letters that may differ before two words are two words
_LOOSE = (("ie", "e"), ("ia", "a"), ("iu", "u"), ("io", "o"), ("ii", "i"), ("ij", "i"))  # fmt: skip
_MERGED = str.maketrans({"h": "g", "z": "s", "c": "s", "v": "u"})


class Likeness(NamedTuple):
    """How two words agree. far: 0 equal … 1 nothing in common, in edits per letter."""

    kind: str
    far: float


@lru_cache(maxsize=65536)
def loose(folded: str) -> str:
    """A coarser norm, in which letters that lost their diacritics meet those that kept a digraph: Urij, Yurii."""
    text = norm(folded.replace("ch", "C").replace("ck", "k").replace("c", "ch").replace("C", "ch"))
    for old, new in _LOOSE:
        text = text.replace(old, new)
    text = text.translate(_MERGED)
    return "".join(letter for at, letter in enumerate(text) if not at or letter != text[at - 1])


def liken(one: str, other: str, costs: Costs) -> Likeness:
    """How alike two folded words are."""
    if one == other:
        return Likeness(EQUAL, 0.0)
    if not one.isalpha() or not other.isalpha():
        return Likeness(EDIT, 1.0)
    spelled, wanted = norm(one), norm(other)
    if spelled == wanted:
        return Likeness(NORM, 0.02)
    size = max((len(one) + len(other)) / 2, 4.0)
    limit = FARTHEST * size
    loosely, wished = loose(one), loose(other)
    if loosely == wished and len(loosely) > 2:
        return Likeness(LOOSE, 0.04)
    edits = min(
        distance(one, other, costs, limit),
        distance(spelled, wanted, costs, limit) + 0.1,
        distance(loosely, wished, costs, limit) + 0.3,
    )
    if min(len(one), len(other)) <= 3:
        edits *= 1.3
    far = min(edits / size, 1.0)
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if far > 0.25 and len(shorter) >= 3 and longer.startswith(shorter):
        return Likeness(CUT, 0.25)
    return Likeness(EDIT, far if far <= FARTHEST else 1.0)
