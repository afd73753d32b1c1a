"""Alignment: how far one spelling of a name is from another, part by part, and in what they differ.

The cost of a letter edit is learned from real respellings (`knowledge/lexicon/edit_costs.csv`): what is often written
one for the other is cheap. Costs are in edits: 1.0 is one letter that nobody confuses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import log10
from typing import NamedTuple

from factlint.names.keys import letters_of, norm, skeleton
from factlint.names.within import within

EQUAL, NORM, EDIT = "equal", "norm", "edit"
_ENDING = re.compile("[aeiouy]{0,2}(?:n|s|ns)?")
TRANSPOSED = 0.7
FAR = 1e9
DOUBLED = 0.35
LONG = 5  # letters of a word that may differ in two where its consonants are the same
# By the length of the longer of two words, how many edits may lie between them, whatever each costs.
MOST = (1.05, 1.05, 1.05, 1.05, 1.05, 1.05, 1.05, 2.05)


class Pair(NamedTuple):
    """One part of a text's name against one part of a form: kind of agreement and cost in edits."""

    text: str
    form: str
    kind: str
    cost: float


class Alignment(NamedTuple):
    """A text's name against a form. missing: parts of the form that the text leaves out."""

    pairs: tuple[Pair, ...]
    missing: tuple[str, ...] = ()

    @property
    def cost(self) -> float:
        """The sum of the costs of all parts, in edits."""
        return sum(pair.cost for pair in self.pairs)

    @property
    def differing(self) -> tuple[Pair, ...]:
        """The parts that are not written alike."""
        return tuple(pair for pair in self.pairs if pair.kind != EQUAL)


class Costs(NamedTuple):
    """The costs of letter edits. longer: those of two or three letters, by the last letters of both sides.

    memo: parts that were compared already; the same two meet in several forms. likes: the same for `likeness`.
    """

    single: Mapping[tuple[str, str], float]
    longer: Mapping[tuple[str, str], list[tuple[str, str, float]]]
    memo: dict[tuple[str, str, bool, bool], Pair | None]
    likes: dict[tuple[str, str], object]


def make_costs(costs: Mapping[tuple[str, str], float]) -> Costs:
    """Costs arranged for `distance`. costs: (letters, letters) → cost in edits; one side may be empty."""
    longer: dict[tuple[str, str], list[tuple[str, str, float]]] = {}
    for (one, other), cost in costs.items():
        if one and other and len(one) + len(other) > 2:
            longer.setdefault((one[-1], other[-1]), []).append((one, other, cost))
    return Costs({edit: cost for edit, cost in costs.items() if len(edit[0]) < 2 and len(edit[1]) < 2}, longer, {}, {})


NO_COSTS = make_costs({})


def read_costs(table: bytes, least: int = 1) -> Costs:
    """The cost of each edit from the table `a,b,count`, in both directions.

    least: edits of several letters that were seen less often are left out.
    """
    costs: dict[tuple[str, str], float] = {}
    for line in table.decode().splitlines()[1:]:
        one, other, count = line.split(",")
        if int(count) < least and len(one) + len(other) > 2:
            continue
        cost = 1 / (1 + log10(1 + int(count)))
        costs[one, other] = costs[other, one] = cost * max(len(one), len(other))
    return make_costs(costs)


def distance(one: str, other: str, costs: Costs, limit: float) -> float:
    """Weighted edit distance of two folded tokens with transpositions and edits of up to three letters.

    Stops at `limit` and returns a number above it. Damerau's distance (optimal string alignment), extended by the
    edits of the table.
    """
    single, longer = costs.single, costs.longer
    if abs(len(one) - len(other)) > limit + 2:
        return limit + 1
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    # What is shared in front costs nothing; the edits reach back three letters at most.
    one, other = one[max(shared - 3, 0) :], other[max(shared - 3, 0) :]
    rows: list[list[float]] = [[float(column) for column in range(len(other) + 1)]]
    width = int(limit) + 3  # farther from the diagonal every path costs more than the limit
    for i in range(1, len(one) + 1):
        first = max(1, i - width)
        row = [float(i)] if first == 1 else [FAR] * first
        for j in range(first, min(len(other), i + width) + 1):
            a, b = one[i - 1], other[j - 1]
            drop = DOUBLED if i > 1 and one[i - 2] == a else single.get((a, ""), 1.0)
            add = DOUBLED if j > 1 and other[j - 2] == b else single.get(("", b), 1.0)
            same = 0.0 if a == b else single.get((a, b), 1.0)
            best = min(rows[i - 1][j - 1] + same, rows[i - 1][j] + drop, row[j - 1] + add)
            if i > 1 and j > 1 and a != b and a == other[j - 2] and b == one[i - 2]:
                best = min(best, rows[i - 2][j - 2] + TRANSPOSED)
            for left, right, cost in longer.get((a, b), ()) if a != b else ():
                if one.endswith(left, 0, i) and other.endswith(right, 0, j):
                    best = min(best, rows[i - len(left)][j - len(right)] + cost)
            row.append(best)
        row += [FAR] * (len(other) + 1 - len(row))
        rows.append(row)
        if min(row) > limit + 1:
            return limit + 1
    return rows[-1][-1]


def compare(text: str, form: str, costs: Costs, *, alone: bool = False, near: bool = False) -> Pair | None:
    """One folded part against another, or None where they are not one word written in two ways.

    The weighted cost says how likely a slip is; the plain number of edits keeps cheap edits from adding up to another
    word. alone: nothing but this part speaks for the match, so less may differ. near: the form stands in the same text,
    so more may, the first letter too.
    """
    if text == form:
        return Pair(text, form, EQUAL, 0.0)
    if not near and _begin_otherwise(text, form):
        return None  # most pairs: not worth remembering
    key = (text, form, alone, near)
    if key not in costs.memo:
        costs.memo[key] = _compare(text, form, costs, alone, near)
    return costs.memo[key]


def few_edits(text: str, form: str, costs: Costs, *, same_bones: bool) -> bool:
    """Whether `compare` finds one word in two parts of letters only that begin alike or have the same consonants.

    Edits are weighed only where their number does not tell.
    """
    if same_bones and norm(text) == norm(form):
        return True
    longer = max(len(text), len(form))
    most = MOST[min(longer, len(MOST) - 1)]
    if not within(text, form, MOST[-1] if same_bones and longer >= LONG else most):
        return False
    limit = _limit(longer)
    return limit >= most or within(text, form, 1.05) or distance(text, form, costs, limit) <= limit


def _compare(text: str, form: str, costs: Costs, alone: bool, near: bool) -> Pair | None:
    kind = _kind(text, form, alone, near)
    if kind != EDIT:
        return Pair(text, form, kind, 0.1 if kind == NORM else 0.0) if kind else None
    limit = _limit(max(len(text), len(form)))
    cost = distance(text, form, costs, limit)
    return Pair(text, form, EDIT, cost) if cost <= limit else None


def _limit(longer: int) -> float:
    """What the edits may cost, by the length of the longer of two words."""
    return max(1.05, 0.2 * longer)


def _kind(text: str, form: str, alone: bool, near: bool) -> str:
    """How two parts agree, whatever their edits cost; "" where they do not."""
    if text == form:
        return EQUAL
    if len(text) < 3 or len(form) < 3:
        return ""
    here, there = _traits(text), _traits(form)
    if here is None or there is None:
        return ""  # a changed digit is another thing
    spelled, bones, letters = here
    wanted, other_bones, other_letters = there
    if spelled == wanted:
        return NORM
    longer, same_bones = max(len(text), len(form)), bones == other_bones
    if not near and (alone or not same_bones or longer < LONG) and _begin_otherwise(text, form, whatever=True):
        return ""  # slips spare the first letter, names that rhyme do not; another language's habit may not
    if alone and _ends_alike(text, form):
        return ""
    sounds_alike = longer >= LONG and (near or (not alone and same_bones))
    plain = MOST[-1] if sounds_alike else MOST[min(longer - alone, len(MOST) - 1)]
    if (letters & ~other_letters).bit_count() > plain or (other_letters & ~letters).bit_count() > plain:
        return ""  # each letter that the other word has not is an edit at least
    return EDIT if within(text, form, plain) else ""


def _begin_otherwise(text: str, form: str, *, whatever: bool = False) -> bool:
    """Whether two parts begin with other letters, and with other sounds, and have not the same consonants either.

    whatever: the consonants count for nothing.
    """
    if text[:1] == form[:1] or text[:2] == form[1::-1]:
        return False
    here, there = _traits(text), _traits(form)
    if here is None or there is None:
        return True
    return here[0][:1] != there[0][:1] and (whatever or here[1] != there[1])


@lru_cache(maxsize=65536)
def _traits(part: str) -> tuple[str, str, int] | None:
    """The norm, the skeleton and the letters of a part; None where it has more than letters."""
    if not part.isalpha():
        return None
    spelled = norm(part)
    return spelled, skeleton(spelled), letters_of(part)


def _ends_alike(text: str, form: str) -> bool:
    """Whether two words differ in a vowel ending only, as words of one stem do: India, Indio, Indias."""
    same = next((i for i, (a, b) in enumerate(zip(text, form, strict=False)) if a != b), min(len(text), len(form)))
    if text[same:] and form[same:] and text[-1] == form[-1]:
        return False  # the difference does not reach the end: Turkmenistn
    if text + "e" == form:
        return False  # nor do they lose an e: Dushanb
    if sorted(text[same:]) == sorted(form[same:]) or (text[same:] + form[same:] and text[-1] in "ue"):
        return False  # letters in exchange, and an ending that English words do not take: Gambai, Sudane
    return same >= 3 and all(_ENDING.fullmatch(word[same:]) for word in (text, form))


def compare_all(
    text: tuple[str, ...], form: tuple[str, ...], costs: Costs, *, near: bool = False
) -> tuple[Pair, ...] | None:
    """Part against part of two names with equally many parts, or None where one contradicts."""
    pairs = []
    for one, other in zip(text, form, strict=True):
        pair = compare(one, other, costs, alone=len(text) == 1, near=near)
        if pair is None:
            return None
        pairs.append(pair)
    return tuple(pairs)


def align(text: tuple[str, ...], form: tuple[str, ...], costs: Costs) -> Alignment | None:
    """Folded parts of a text's name against those of a form, in order.

    Every part of the text must find its match; inner parts of the form may be missing. None where a part contradicts.
    """
    if not text or len(text) > len(form):
        return None
    if len(text) == len(form):
        pairs = compare_all(text, form, costs)
        return None if pairs is None else Alignment(pairs)
    return _with_gaps(text, form, costs) if len(text) >= 2 else None


def _with_gaps(text: tuple[str, ...], form: tuple[str, ...], costs: Costs) -> Alignment | None:
    """The first and the last part must match; what is left out lies between them."""
    first, last = compare(text[0], form[0], costs), compare(text[-1], form[-1], costs)
    if first is None or last is None:
        return None
    pairs, missing = [first], []
    at = 1
    for word in text[1:-1]:
        while at < len(form) - 1 and (pair := compare(word, form[at], costs)) is None:
            missing.append(form[at])
            at += 1
        if at >= len(form) - 1 or pair is None:
            return None
        pairs.append(pair)
        at += 1
    missing.extend(form[at:-1])
    return Alignment((*pairs, last), tuple(missing))


_UNITS = re.compile("shch|tsch|sch|kh|gh|ph|th|sh|zh|ch|ts|tz|cz|sz|dz|ck|ou|.")


def differences(text: str, form: str) -> list[str]:
    """What was written for what, from the form to the text: ["y→i", "kh→h"]. Letters that make one sound stay
    together."""
    old, new = _UNITS.findall(form), _UNITS.findall(text)
    found: list[str] = []
    for i1, i2, j1, j2 in _changes(old, new):
        if i2 - i1 == j2 - j1 and not _swapped(old[i1:i2], new[j1:j2]):
            found.extend(f"{old[i1 + k]}→{new[j1 + k]}" for k in range(i2 - i1))
            continue
        if not (i2 - i1 and j2 - j1):  # something was lost or added: show its neighbour too
            if i1 and j1:
                i1, j1 = i1 - 1, j1 - 1
            else:
                i2, j2 = i2 + 1, j2 + 1
        found.append(f"{''.join(old[i1:i2])}→{''.join(new[j1:j2])}")
    return found


def _changes(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """The stretches in which two short lists differ, by their longest common subsequence."""
    size = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            size[i][j] = size[i + 1][j + 1] + 1 if old[i] == new[j] else max(size[i + 1][j], size[i][j + 1])
    changes = []
    i = j = start_i = start_j = 0
    while i < len(old) and j < len(new):
        if _swapped(old[i : i + 2], new[j : j + 2]) and size[i + 2][j + 2] + 1 >= size[i][j]:
            if (start_i, start_j) != (i, j):
                changes.append((start_i, i, start_j, j))
            changes.append((i, i + 2, j, j + 2))
            i, j = i + 2, j + 2
            start_i, start_j = i, j
        elif old[i] == new[j]:
            if (start_i, start_j) != (i, j):
                changes.append((start_i, i, start_j, j))
            i, j = i + 1, j + 1
            start_i, start_j = i, j
        elif size[i + 1][j] >= size[i][j + 1]:
            i += 1
        else:
            j += 1
    if start_i < len(old) or start_j < len(new):
        changes.append((start_i, len(old), start_j, len(new)))
    return changes


def _swapped(old: list[str], new: list[str]) -> bool:
    """Whether two units have changed places."""
    return len(old) == len(new) == 2 and old[0] != old[1] and old == new[::-1]
