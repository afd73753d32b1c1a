"""Sameness: what speaks for and against two names of one text being one name spelled in two ways.

The score is the natural logarithm of the odds that they are. The terms were fitted by logistic regression on pairs
seen in print, on the pairs of clean prose that look alike, and on different people of like names
(`bench/sameness.py`); how good they are on what they were not fitted on stands in docs/measuring.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp, log2
from typing import TYPE_CHECKING

from factlint.names.align import EQUAL, NORM, Pair
from factlint.names.keys import norm
from factlint.names.runs import PARTICLES
from factlint.names.spellings import Spelling

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge

# The weight of each term of `evidence`. Of `second` and `title` the fit knows too little: -1.0, 2.7.
WEIGHTS = {
    "": 0.8,
    "alone": -0.2,
    "attested": -0.1,
    "back": -2.0,
    "back of a person": -2.0,
    "doubled": 1.9,
    "ending": -4.8,
    "front": -2.7,
    "given names": -0.9,
    "known": -1.4,
    "names": -0.3,
    "names alone": -0.7,
    "odd": 1.1,
    "person": 1.5,
    "plural": -2.8,
    "plural in a known name": 0.7,
    "rarity": 0.1,
    "second": -2.5,
    "several": -3.1,
    "short": -2.5,
    "sound": -1.5,
    "swap": 1.5,
    "title": 1.5,
    "vowel": 1.2,
}
LIKELY = 0.75  # the score from which a pair is reported
# By hand. Against: both spellings in one sentence; another given name near a word for a relative.
TOGETHER, KIN = 5.0, 3.0
NEAR = 60  # characters on either side of a name
_KIN = re.compile(
    r"\b(?:brother|sister|sibling|twin|son|daughter|wife|husband|father|mother|dad|mom|mum|uncle|aunt|cousin|nephew"
    r"|niece|widow|widower|parent|spouse|child|children|grand\w+|step\w+|family|couple)s?\b"
)
ENDINGS = frozenset(
    " s es n an ian ish ese ic i er ers ans ians a ism ist ists y ies al ns ia ias ics us ids iids".split(" ")
)
# Endings that English writes in two ways, or bends inside the word.
_OTHER_ENDINGS = (("re", "er"), ("our", "or"), ("ce", "se"), ("isation", "ization"), ("man", "men"))
_VOWELS = re.compile("[aeiou]+")
MOST_OFTEN, RAREST = 2.0, 6.0


def weigh(
    rare: Spelling,
    usual: Spelling,
    pairs: tuple[Pair, ...],
    counts: tuple[int, int],
    document: Document,
    knowledge: Knowledge,
) -> float:
    """The score of two spellings, the rarer first.

    counts: how often what differs stands in the text, spelled in the one and in the other way.
    """
    if all(pair.kind == EQUAL for pair in pairs if pair.text not in PARTICLES):
        return -TOGETHER  # Maria de Souza and Maria da Souza: particles alone prove nothing
    found = evidence(rare, usual, pairs, counts, knowledge)
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    if found["attested"] and _stand_together(rare, usual, document):
        score -= TOGETHER  # nobody writes a name in two ways in one breath, but for a slip that is no name at all
    if "given names" in found and any(_has_kin(spelling, document) for spelling in (rare, usual)):
        score -= KIN
    return score


def probability(score: float) -> float:
    """The score as a share of right findings."""
    return 1 / (1 + exp(-score))


def evidence(
    rare: Spelling, usual: Spelling, pairs: tuple[Pair, ...], counts: tuple[int, int], knowledge: Knowledge
) -> dict[str, float]:
    """What speaks for and against two spellings being one name, each with its amount.

    The shape of the name (one word, a family name for a whole name, a person), what agrees, and of the parts that
    differ how they do and whether both are attested.
    """
    found = {"": 1.0, "odd": min(log2(counts[1] / counts[0]), MOST_OFTEN)}
    weighty = [pair for pair in pairs if pair.text not in PARTICLES] or list(pairs)
    differing = [pair for pair in weighty if pair.kind != EQUAL]
    agreeing = [knowledge.lexicon(pair.text) for pair in weighty if pair.kind == EQUAL]
    alone = len(weighty) == 1
    sides = (tuple(pair.text for pair in weighty), tuple(pair.form for pair in weighty))
    person = not alone and any(_may_be_person(side, knowledge) for side in sides)
    if rare.known:
        found["known"] = 1.0
    if alone:
        found["alone" if len(rare.parts) == len(usual.parts) else "short"] = 1.0
        given = all(knowledge.lexicon(side[0]).given for side in sides)
        found["title"] = float(given and bool(rare.title) and rare.title == usual.title)  # Prince Philip
    elif person:
        found["person"] = 1.0
    if agreeing:
        found["rarity"] = RAREST - min(map(max, agreeing))
    found["second"] = len(differing) - 1.0
    for pair in differing:
        inner = pair is not weighty[-1]
        for name, value in _part(pair, person and inner, alone, person, counts[0] < counts[1], knowledge):
            if name == "plural" and inner and usual.known:
                name = "plural in a known name"  # Tigers Woods
            found[name] = max(found.get(name, value), value)
    return found


def _may_be_person(parts: tuple[str, ...], knowledge: Knowledge) -> bool:
    """Whether a name has the shape of a person's: given names, and something that is a family name or nothing known."""
    last = knowledge.lexicon(parts[-1])
    given = [knowledge.lexicon(part) for part in parts[:-1]]
    return all(item.given and item.given >= item.place for item in given) and (last.surname > 0 or not max(last))


def _part(
    pair: Pair, given: bool, alone: bool, person: bool, sure: bool, knowledge: Knowledge
) -> Iterator[tuple[str, float]]:
    """What the difference of one part says. given: it is a person's given name; sure: one spelling is in the majority.

    Two given names that sound alike are no two people where one stands alone against many: Kirsten, Kristen.
    """
    one, other = pair.text, pair.form
    here, there = knowledge.lexicon(one), knowledge.lexicon(other)
    kind = _kind(pair)
    if kind in ("doubled", "several", "sound", "swap", "vowel"):
        yield kind, 1.0
    yield "attested", max(here)
    if given:
        alike = kind in ("swap", "doubled") or _heard(one, other) == _heard(other, one)
        yield "given names", 0.0 if alike and sure else min(here.given, there.given)
    else:
        yield "names alone" if alone else "names", min(max(here[1:]), max(there[1:]))
    if one in (other + "s", other + "es") or other in (one + "s", one + "es"):
        yield "plural", 1.0
    elif _bent(one, other, given) or (max(here.word, there.word) and _ends_otherwise(one, other)):
        yield "ending", 1.0
    elif one[-1] != other[-1] and kind != "swap":
        yield "back of a person" if person else "back", 1.0
    if one[0] != other[0] and kind != "swap":
        yield "front", 1.0


def _bent(one: str, other: str, given: bool) -> bool:
    """Whether an English ending explains the difference; a or y behind a given name makes no adjective of it."""
    return is_inflected(one, other) and not (given and one.rstrip("ay") == other.rstrip("ay"))


def _kind(pair: Pair) -> str:
    """The kind of difference: letters in exchange, a letter doubled, lost or another, the vowels only, or more."""
    one, other = sorted((pair.text, pair.form), key=len)
    if sorted(one) == sorted(other):
        return "swap"
    for at in range(len(other)):
        if other[:at] + other[at + 1 :] == one:
            return "doubled" if other[at] in (other[at - 1 : at], other[at + 1 : at + 2]) else "lost"
    if len(one) == len(other):
        changed = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if len(changed) == 1:
            return "vowel" if all(letter in "aeiouy" for letter in changed[0]) else "consonant"
    if pair.kind == NORM or _VOWELS.sub("", norm(one)) == _VOWELS.sub("", norm(other)):
        return "sound"
    return "several"


def _heard(word: str, other: str) -> str:
    """How a word sounds, roughly: neighbouring vowels count as the last of them, an e that the other lacks is mute."""
    spelled = norm(word[:-1] if word == other + "e" else word)
    return _VOWELS.sub(lambda run: run[0][-1], spelled)


def is_inflected(one: str, other: str) -> bool:
    """Whether two words differ in English endings only: Olympian, Olympics; Hinduism, Hindus; not John, Johnn."""
    short, long = sorted((one, other), key=len)
    if long == short + short[-1] and short[-1] != "s":
        return False
    if long.startswith(short) and long[len(short) :] in ENDINGS:
        return True
    stem = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(short))
    return any(one[at:] in ENDINGS and other[at:] in ENDINGS for at in range(4, stem + 1))


def _ends_otherwise(one: str, other: str) -> bool:
    """Whether two words are one in British and in American spelling, or of woman and women."""
    return any(
        long.endswith(old) and long.removesuffix(old) + new == short
        for old, new in _OTHER_ENDINGS
        for long, short in ((one, other), (other, one))
    )


def _stand_together(rare: Spelling, usual: Spelling, document: Document) -> bool:
    """Whether a sentence holds both spellings."""
    sentences = {document.sentence_at(span.start) for span in rare.spans}
    return any(sentence.start <= span.start < sentence.end for sentence in sentences for span in usual.spans)


def _has_kin(spelling: Spelling, document: Document) -> bool:
    """Whether a word for a relative stands near a mention: his daughter Erica Brannigan."""
    return any(_KIN.search(document.text, max(span.start - NEAR, 0), span.end + NEAR) for span in spelling.spans)
