"""Variants: names whose spelling nobody lists, written in two ways in one text.

Two names that align part by part may be one name spelled two ways; the evidence for it is added up (`sameness.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.align import EQUAL, NORM, Pair, compare_all
from factlint.names.candidates import edit_costs
from factlint.names.keys import deletions, norm, skeleton, sound
from factlint.names.sameness import LIKELY, probability, weigh
from factlint.names.spellings import Spelling, find_spellings, find_words

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge

FARTHEST = 2.1  # edits that lie between two spellings


class Variant(NamedTuple):
    """Two spellings of one name: the rarer first; `sure` whether one is in the majority."""

    rare: Spelling
    usual: Spelling
    pairs: tuple[Pair, ...]
    sure: bool
    counts: tuple[int, int]  # of what differs, in the one and in the other spelling
    score: float

    @property
    def confidence(self) -> float:
        """The share of right findings that the score stands for, in steps of a twentieth; lower without a majority."""
        return min(max(round(probability(self.score) * 20) / 20, 0.5), 0.95 if self.sure else 0.8)


def find_variants(document: Document, knowledge: Knowledge) -> list[Variant]:
    """All pairs of spellings that are one name, in order of the rarer one's first mention."""
    best: dict[tuple[str, ...], Variant] = {}
    for found in find_pairs(document, knowledge):
        variant = _unquoted(found, document)
        if variant is None:
            continue
        other = best.get(variant.rare.parts)
        if variant.score >= LIKELY and (other is None or variant.score > other.score):
            best[variant.rare.parts] = variant
    return sorted(best.values(), key=lambda variant: variant.rare.spans[0])


def _unquoted(variant: Variant, document: Document) -> Variant | None:
    """A variant without what stands in quotations, if it is another romanisation: who is quoted may spell otherwise."""
    if any(pair.kind not in (EQUAL, NORM) for pair in variant.pairs):
        return variant
    spans = tuple(span for span in variant.rare.spans if not document.is_quoted(span.start, span.end))
    return variant._replace(rare=variant.rare._replace(spans=spans)) if spans else None


def find_pairs(document: Document, knowledge: Knowledge) -> Iterator[Variant]:
    """All pairs of spellings of a text that look alike, each with its score."""
    spellings = find_spellings(document, knowledge.mentions(document), knowledge)
    counts: Counter[str] = Counter()
    for spelling in spellings:
        for part in set(spelling.parts):
            counts[part] += len(spelling.spans)
    unheard = [spelling for spelling in spellings if _is_unheard(spelling, knowledge)]
    firsts = frozenset(spelling.parts[0][0] for spelling in unheard)
    ordinary = find_words(document, firsts, knowledge) if unheard else []
    for word in ordinary:
        counts[word.parts[0]] = len(word.spans)
    for one, other in chain(_neighbours(spellings), _neighbours(unheard, ordinary)):
        pairs = align_spellings(one, other, knowledge)
        if pairs is None:
            continue
        differing = [pair for pair in pairs if pair.kind != EQUAL]
        here, there = (sum(counts[getattr(pair, side)] for pair in differing) for side in ("text", "form"))
        ranks = [(here, one.known, -one.spans[0].start), (there, other.known, -other.spans[0].start)]
        if ranks[0] <= ranks[1]:
            rare, usual, few, many = one, other, here, there
        else:
            rare, usual, few, many = other, one, there, here
            pairs = tuple(Pair(pair.form, pair.text, pair.kind, pair.cost) for pair in pairs)
        score = weigh(rare, usual, pairs, (few, many), document, knowledge)
        sure = few < many or (usual.known and not rare.known)  # of two that stand as often the known one is right
        yield Variant(rare, usual, pairs, sure, (few, many), score)


def _is_unheard(spelling: Spelling, knowledge: Knowledge) -> bool:
    """Whether a spelling of one long word is no word and nobody's name."""
    return (
        len(spelling.parts) == 1
        and len(spelling.parts[0]) >= 6
        and not spelling.known
        and spelling.text.isascii()
        and not max(knowledge.lexicon(spelling.parts[0]))
    )


def _neighbours(spellings: Sequence[Spelling], others: Sequence[Spelling] = ()) -> Iterator[tuple[Spelling, Spelling]]:
    """Pairs of spellings whose last parts are near each other or which differ in one part, each pair once.

    others: where there are any, each pair has one of these, and letters that differ stand inside the word.
    """
    buckets: dict[str, list[int]] = {}
    unknown = [number for number, spelling in enumerate(spellings) if not spelling.known]
    for number in unknown:
        for key in _keys_of(spellings[number].parts):
            buckets.setdefault(key, []).append(number)
    if others:
        for word in others:
            near = {number for key in _keys_of(word.parts) for number in buckets.get(key, ())}
            for number in sorted(near):
                if _same_ends(spellings[number].parts[0], word.parts[0]):
                    yield spellings[number], word
        return
    pairs = {
        (a, b) for group in buckets.values() if len(group) > 1 for i, a in enumerate(group) for b in group[i + 1 :]
    }
    for number, spelling in enumerate(spellings):
        if spelling.known:  # two known names are never one, so these are only looked up
            for key in _keys_of(spelling.parts):
                if key in buckets:
                    pairs.update((min(number, other), max(number, other)) for other in buckets[key])
    for a, b in sorted(pairs):
        yield spellings[a], spellings[b]


def _same_ends(one: str, other: str) -> bool:
    return one[0] == other[0] and one[-1] == other[-1]


@lru_cache(maxsize=16384)
def _keys_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What two spellings share that are worth comparing: a key of the last part, or all parts but one."""
    if len(parts) == 1:
        return _keys(parts[0])
    return (*_keys(parts[-1]), *(" ".join((*parts[:at], "*", *parts[at + 1 :])) for at in range(len(parts))))


@lru_cache(maxsize=16384)
def _keys(part: str) -> tuple[str, ...]:
    """The keys that two parts near each other share at least one of: one letter fewer, the same letters in another
    order, the same consonants."""
    spelled = norm(part)
    keys = deletions(sound(spelled)) | {"=" + text for text in deletions(part)}
    if len(part) >= 6:
        keys |= {"+" + "".join(sorted(part)), "#" + skeleton(spelled)}
    return tuple(key for key in keys if len(key) >= 4)


def align_spellings(one: Spelling, other: Spelling, knowledge: Knowledge) -> tuple[Pair, ...] | None:
    """The aligned parts of two spellings that look alike. A family name alone is held against a full name."""
    if one.known and other.known:
        return None  # two names of two entries
    first, second = one.parts, other.parts
    if len(first) != len(second):
        if min(len(first), len(second)) > 1:
            return None
        long = one if len(first) > 1 else other
        if not all(knowledge.lexicon(part).given for part in long.parts[:-1]):
            return None  # only a person's family name stands for the whole
        first, second = first[-1:], second[-1:]
    pairs = compare_all(first, second, edit_costs(knowledge), near=True)
    if pairs is None:
        return None
    cost = sum(pair.cost for pair in pairs if pair.kind != EQUAL)
    return pairs if any(pair.kind != EQUAL for pair in pairs) and cost <= FARTHEST else None
