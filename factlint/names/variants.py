"""Variants: names whose spelling nobody lists, written in two ways in one text.

Two names that align part by part are one name spelled two ways, unless an ending or a relationship explains the
difference, or both spellings are names in their own right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.align import EQUAL, NORM, Costs, Pair, compare_all
from factlint.names.candidates import edit_costs
from factlint.names.fold import core, fold
from factlint.names.keys import deletions, norm, skeleton, sound
from factlint.names.runs import CAP

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention

SHORTEST = 5  # letters of a differing part
ENDINGS = (
    "s",
    "es",
    "n",
    "an",
    "ian",
    "ish",
    "ese",
    "ic",
    "i",
    "er",
    "ers",
    "ans",
    "ians",
    "a",
    "ism",
    "ist",
    "ists",
    "y",
    "ies",
    "al",
    "ns",
    "ia",
    "ias",
    "ics",
    "us",
    "ids",
    "iids",
)


class Spelling(NamedTuple):
    """One way in which a name is written in the text, with all its mentions."""

    parts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    known: bool = False  # the name of an entry whose spellings are open

    @property
    def text(self) -> str:
        """As written at its first mention."""
        return self.mentions[0].text


class Variant(NamedTuple):
    """Two spellings of one name: the rarer first; `sure` whether one is in the majority."""

    rare: Spelling
    usual: Spelling
    pairs: tuple[Pair, ...]
    sure: bool


def find_variants(document: Document, knowledge: Knowledge) -> list[Variant]:
    """All pairs of spellings that are one name, in order of the rarer one's first mention."""
    spellings = _spellings(knowledge.mentions(document), knowledge)
    counts: dict[str, int] = {}
    for spelling in spellings:
        for part in set(spelling.parts):
            counts[part] = counts.get(part, 0) + len(spelling.mentions)
    costs = edit_costs(knowledge)
    found: dict[tuple[str, ...], Variant] = {}
    for one, other in _neighbours(spellings):
        pairs = _same_name(one, other, knowledge, costs)
        if pairs is None:
            continue
        weight = [sum(counts[getattr(pair, side)] for pair in pairs if pair.kind != EQUAL) for side in ("text", "form")]
        ranks = [
            (count, spelling.known, -spelling.mentions[0].span.start)
            for spelling, count in zip((one, other), weight, strict=True)
        ]
        rare, usual = (one, other) if ranks[0] <= ranks[1] else (other, one)
        if len(pairs) == 1 and usual.known and weight[0] == weight[1]:
            continue  # one word beside a known one: Wikimedia and Wikipedia
        if rare is other:
            pairs = tuple(Pair(pair.form, pair.text, pair.kind, pair.cost) for pair in pairs)
        best = found.get(rare.parts)
        if best is None or len(usual.mentions) > len(best.usual.mentions):
            found[rare.parts] = Variant(rare, usual, pairs, weight[0] != weight[1])
    return sorted(found.values(), key=lambda variant: variant.rare.mentions[0].span)


def _spellings(mentions: Sequence[Mention], knowledge: Knowledge) -> list[Spelling]:
    """Unknown and open names by their folded parts: of several words, or one long word that is no ordinary one."""
    groups: dict[tuple[str, ...], list[Mention]] = {}
    memo: dict[str, tuple[str, ...]] = knowledge.memo.setdefault("spellings", {})  # type: ignore[assignment]
    for mention in mentions:
        if not (mention.status == "unknown" or _is_open(mention)):
            continue
        parts = memo.get(mention.text)
        if parts is None:
            parts = memo[mention.text] = _parts(mention, knowledge)
        if parts:
            groups.setdefault(parts, []).append(mention)
    return [Spelling(parts, tuple(group), _is_open(group[0])) for parts, group in groups.items()]


def _parts(mention: Mention, knowledge: Knowledge) -> tuple[str, ...]:
    """The folded parts of a name, or nothing where it is not compared."""
    tokens = mention.tokens
    parts = tuple(fold(core(token.text)) for token in tokens)
    if not all(part.isalpha() for part in parts) or any(token.kind == CAP and token.text.isupper() for token in tokens):
        return ()
    if len(parts) > 4 or (len(parts) == 1 and (len(parts[0]) < SHORTEST or knowledge.lexicon(parts[0]).word >= 2)):
        return ()
    if len(parts) == 1 and knowledge.lexicon(parts[0]).word >= 4 and not knowledge.lexicon(parts[0]).surname:
        return ()
    return parts


def _is_open(mention: Mention) -> bool:
    """Whether a mention is of an open entry, or of one of several: recognised, but nobody lists its spellings.

    So is a short form of an entry that the text does not establish.
    """
    return mention.status == "right" and (mention.entry is None or not mention.entry.complete or mention.weak)


def _neighbours(spellings: Sequence[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Pairs of spellings whose last parts are near each other, each pair once."""
    buckets: dict[str, list[int]] = {}
    for number, spelling in enumerate(spellings):
        for key in _keys(spelling.parts[-1]):
            buckets.setdefault(key, []).append(number)
    shared = [group for group in buckets.values() if len(group) > 1]
    pairs = {(a, b) for group in shared for i, a in enumerate(group) for b in group[i + 1 :] if a != b}
    for a, b in sorted(pairs):
        yield spellings[a], spellings[b]


@lru_cache(maxsize=16384)
def _keys(part: str) -> tuple[str, ...]:
    """The keys that two parts near each other share at least one of."""
    keys = deletions(sound(norm(part))) | {"=" + text for text in deletions(part)}
    return tuple(key for key in keys if len(key) >= 3)


def _same_name(one: Spelling, other: Spelling, knowledge: Knowledge, costs: Costs) -> tuple[Pair, ...] | None:
    """The aligned parts where two spellings are one name, or None. A family name alone is held against a full name."""
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
    pairs = compare_all(first, second, costs)
    if pairs is None:
        return None
    differing = [pair for pair in pairs if pair.kind != EQUAL]
    if not differing or sum(pair.cost for pair in differing) > 1.3:
        return None
    if any(_innocent(pairs, at, knowledge) for at, pair in enumerate(pairs) if pair.kind != EQUAL):
        return None
    return pairs


def _innocent(pairs: tuple[Pair, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether an ending, or two names in their own right, explain the difference of one part of two names."""
    pair = pairs[at]
    alone, last = len(pairs) == 1, at == len(pairs) - 1
    a, b = pair.text, pair.form
    if min(len(a), len(b)) < (SHORTEST if alone else SHORTEST - 1) or _inflected(a, b):
        return True
    lexicons = knowledge.lexicon(a), knowledge.lexicon(b)
    if not last and min(item.given for item in lexicons) >= 3:  # relatives: Josh and Jose Ramirez
        return not (pair.kind == NORM or _one_sound(pair))
    if any(item.word >= 4 for item in lexicons) and any(not item.surname for item in lexicons):
        return all(item.word for item in lexicons)
    attested = [max(item[1:]) for item in lexicons]
    if alone:  # a family name by itself may be another family's
        if all(item.word for item in lexicons) or all(item.place for item in lexicons):
            return True
        return min(attested) >= (5 if pair.kind == NORM else 2) or min(item.given for item in lexicons) >= 1
    if last and knowledge.lexicon(pairs[0].form).given >= 4:
        return False  # the same given name in the same text
    return all(item.word for item in lexicons)  # two words, as all else is equal; but Mykhailo and Mihailo


def _inflected(a: str, b: str) -> bool:
    """Whether two words differ in English endings only: Olympian, Olympics; Hinduism, Hindus; not John, Johnn."""
    short, long = sorted((a, b), key=len)
    if long == short + short[-1] and short[-1] != "s":
        return False
    if long.startswith(short) and long[len(short) :] in ENDINGS:
        return True
    stem = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(short))
    return stem >= 4 and (a[stem:] in ENDINGS or not a[stem:]) and (b[stem:] in ENDINGS or not b[stem:])


def _one_sound(pair: Pair) -> bool:
    """Whether two parts have the same consonants in the same order or two neighbours in exchange, as a slip leaves
    them; but not another last vowel, which is another gender's."""
    bones = skeleton(norm(pair.text)), skeleton(norm(pair.form))
    vowels = {pair.text[-1], pair.form[-1]}
    return bones[0] == bones[1] and len(bones[0].lstrip("a")) >= 3 and not (len(vowels) == 2 and vowels <= set("aeo"))
