"""Likeness of two words of names: equal, one name in two romanisations or languages, or so many edits apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factlint.names.align import Costs, distance
from factlint.names.givenforms import one_given_name
from factlint.names.keys import norm, skeleton

EQUAL, NORM, CLASS, LOOSE, EDIT, CUT = "equal", "norm", "class", "loose", "edit", "cut"
FARTHEST = 0.43  # edits per letter beyond which two words have nothing in common
_LOOSE = (("ie", "e"), ("ia", "a"), ("iu", "u"), ("io", "o"), ("ii", "i"))
_MERGED = str.maketrans({"h": "g", "z": "s", "c": "s", "v": "u"})
_REMEMBERED = 200_000
# What one system writes for a sound that another writes otherwise, where the letters alone do not say which is meant.
_READ = tuple(
    (re.compile(old), new)
    for old, new in (
        ("d?j|dzh", "zh"), ("x", "kh"), ("oe", "u"), ("q", "gh"), ("(?:yo|io|jo)(?=.)", "e"), ("tch", "ch"),
        ("(?<=[sczj]h)o(?=[vw])", "e"), ("[ao][uw]$", "ov"), ("ck(?=[iy])", "tsk"), ("ow(?=[^aeiouy])", "o"),
        ("gk", "g"), ("mp", "b"), ("nt", "d"), ("^ch(?=[aeiou])", "h"), ("^h(?=a[iy])", ""), ("aw|au", "o"),
    )
)  # fmt: skip


# Endings that thousands of family names share, as `norm` writes them: what differs is all that tells two apart.
_ENDINGS = re.compile(
    "(?:[aei]nko|cenko|[oe]vic|[oe]vski|[oe]vska|nikov|[oei]v|[oei]va|ski|skii|ska|skaia|cuk|iuk|uk|cik|[aei]in|ina|in|iants|"
    "ian|ians|dze|svili|opoulos|opulos|oulos|ulos|akis|idis|iadis|zade|oglu|pour|son|sen|sson|[ae]z|uddin|ullah|esku|esti|"
    "vala|singh|khan|iar)$"
)


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


@lru_cache(maxsize=65536)
def readings(folded: str) -> frozenset[str]:
    """The loose forms of a word as other systems may mean it: by each rewriting alone, and by all of them."""
    found, whole = {loose(folded)}, folded
    for old, new in _READ:
        text = old.sub(new, folded)
        if text != folded:
            found.add(loose(text))
            whole = old.sub(new, whole)
    found.add(loose(whole))
    return frozenset(found)


def liken(one: str, other: str, costs: Costs) -> Likeness:
    """How alike two folded words are. The same for both orders; remembered in `costs`."""
    if one == other:
        return Likeness(EQUAL, 0.0)
    key = (one, other) if one < other else (other, one)
    found = costs.likes.get(key)
    if found is None:
        if len(costs.likes) > _REMEMBERED:
            costs.likes.clear()
        found = costs.likes[key] = _liken(*key, costs)
    return found  # type: ignore[return-value]


def _liken(one: str, other: str, costs: Costs) -> Likeness:
    if not (one.isalpha() and other.isalpha()) and any(map(str.isdigit, one + other)):
        return Likeness(EDIT, 1.0)
    spelled, wanted = norm(one), norm(other)
    if spelled == wanted:
        return Likeness(NORM, 0.02)
    if one_given_name(one, other):
        return Likeness(CLASS, 0.05)
    loosely, wished = loose(one), loose(other)
    if loosely == wished and len(loosely) > 2:
        return Likeness(LOOSE, 0.04)
    size = max((len(one) + len(other)) / 2, 4.0)
    far, plain = 1.0, plain_distance(loosely, wished)
    # Cheap tests first: the weighted distance takes thirty times as long.
    if plain <= 0.45 * size + 0.5 and _bones_agree(spelled, wanted):
        limit = FARTHEST * size
        if plain + 0.5 < plain_distance(spelled, wanted):
            edits = distance(loosely, wished, costs, limit) + 0.3
        else:
            edits = distance(spelled, wanted, costs, limit) + 0.1
        if min(len(one), len(other)) <= 3:
            edits *= 1.3
        far = edits / size
        if plain and min(len(one), len(other)) > 4 and not readings(one).isdisjoint(readings(other)):
            return Likeness(LOOSE, 0.05)
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if far > 0.25 and len(shorter) >= 3 and longer.startswith(shorter):
        return Likeness(CUT, 0.25)
    return Likeness(EDIT, far if far <= FARTHEST else 1.0)


def _bones_agree(one: str, other: str) -> bool:
    """Whether two norms have most of their consonants in common."""
    here, there = skeleton(one), skeleton(other)
    return plain_distance(here, there) <= 0.4 * max(len(here), len(there)) + 0.5


def plain_distance(one: str, other: str) -> int:
    """Levenshtein's distance by the bits of integers (Myers 1999, Hyyrö 2001): a letter is one step, not a row."""
    if not one or not other:
        return len(one) + len(other)
    places: dict[str, int] = {}
    for at, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << at
    mask, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    plus, minus, count = mask, 0, len(one)
    for letter in other:
        place = places.get(letter, 0)
        zero = (((place & plus) + plus) ^ plus) | place | minus
        up = minus | (mask & ~(zero | plus))
        down = plus & zero
        if up & last:
            count += 1
        if down & last:
            count -= 1
        up = (up << 1 | 1) & mask
        plus = (down << 1 | ~(zero | up)) & mask
        minus = up & zero
    return count


def shared_ending(one: str, other: str) -> float:
    """The length of a common ending that two words share, over that of the rest: 2.0 for Kozachenko, Kyrychenko."""
    spelled, wanted = norm(one), norm(other)
    here, there = _ENDINGS.search(spelled), _ENDINGS.search(wanted)
    if here is None or there is None or here[0][-2:] != there[0][-2:]:
        return 0.0
    return min(len(here[0]) / max(here.start(), 1), len(there[0]) / max(there.start(), 1))
