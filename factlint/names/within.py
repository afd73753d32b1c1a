"""Whether few edits lie between two words, without a table of distances: most pairs are decided by a slice or two.

The edits are those of `align.distance` without learned costs: a letter more, less or other counts one, two letters that
have changed places 0.7, a letter doubled or no longer doubled 0.35.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DOUBLE = re.compile(r"(.)\1")


# The costs in twentieths, so that sums are exact.
_EDIT, _SWAP, _DOUBLED = 20, 14, 7


def within(one: str, other: str, limit: float) -> bool:
    """Whether two words are at most `limit` edits apart. limit: 0.7 or more, below 2.1."""
    if has_double(one) or has_double(other):
        return _reaches(one, 0, other, 0, int(limit * 20 + 0.5))
    if abs(len(one) - len(other)) > limit:
        return False
    one, other = _between(one, other)
    longer = max(len(one), len(other))
    if limit < 1:
        return longer == 0 or (longer == 2 and one == other[::-1])
    if longer < 2 or (longer == 2 and (limit >= 2 or one == other[::-1])):
        return True
    return limit >= 2 and any(
        _one_edit(*_parted(*rest))
        for rest in (
            (one[1:], other[1:]),
            (one[1:], other),
            (one, other[1:]),
            *([(one[2:], other[2:])] if one[:2] == other[1::-1] else ()),
        )
    )


@lru_cache(maxsize=65536)
def has_double(word: str) -> bool:
    """Whether a letter stands twice running."""
    return _DOUBLE.search(word) is not None


def _reaches(one: str, i: int, other: str, j: int, left: int) -> bool:
    """Whether what follows in both words is at most `left` twentieths of an edit apart."""
    while i < len(one) and j < len(other):
        drop = _DOUBLED if i and one[i] == one[i - 1] else _EDIT
        add = _DOUBLED if j and other[j] == other[j - 1] else _EDIT
        if one[i] != other[j]:
            return (
                (left >= _EDIT and _reaches(one, i + 1, other, j + 1, left - _EDIT))
                or (left >= drop and _reaches(one, i + 1, other, j, left - drop))
                or (left >= add and _reaches(one, i, other, j + 1, left - add))
                or (
                    left >= _SWAP
                    and one[i : i + 2] == other[j : j + 2][::-1]
                    and i + 1 < len(one)
                    and _reaches(one, i + 2, other, j + 2, left - _SWAP)
                )
            )
        # Letters that are equal stay together, but for one that another may pay for more cheaply.
        if drop < _EDIT and left >= drop and _reaches(one, i + 1, other, j, left - drop):
            return True
        if add < _EDIT and left >= add and _reaches(one, i, other, j + 1, left - add):
            return True
        i, j = i + 1, j + 1
    rest, at = (one, i) if i < len(one) else (other, j)
    for place in range(at, len(rest)):
        left -= _DOUBLED if place and rest[place] == rest[place - 1] else _EDIT
    return left >= 0


def _parted(one: str, other: str) -> tuple[str, str]:
    """Two words without what they have in common in front."""
    at = 0
    for letter, against in zip(one, other, strict=False):
        if letter != against:
            break
        at += 1
    return one[at:], other[at:]


def _between(one: str, other: str) -> tuple[str, str]:
    """Two words without what they have in common in front and behind."""
    one, other = _parted(one, other)
    end = 0
    for letter, against in zip(reversed(one), reversed(other), strict=False):
        if letter != against:
            break
        end += 1
    return (one[:-end], other[:-end]) if end else (one, other)


def _one_edit(one: str, other: str) -> bool:
    """Whether at most one edit, at the front, makes one word the other."""
    if len(one) == len(other):
        return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
    return one[1:] == other if len(one) > len(other) else other[1:] == one
