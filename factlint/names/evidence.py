"""Evidence: what speaks for and against taking a name for a known entry spelled wrong, added up in one scale.

The score is the natural logarithm of the odds that the entry is meant. The terms were fitted by logistic regression:
right are generated slips of the known names, weighted by how often a prominence is written about; wrong are the names
of a hundred thousand other real people, places and organisations and those of clean prose that look like a known one.
How they were fitted, and how good they are on what they were not fitted on, stands in docs/measuring.md.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from factlint.knowledge.entry import RIGHT_TYPES, Entry
from factlint.names.align import EQUAL, NORM, Alignment, Pair
from factlint.names.context import Context
from factlint.names.runs import PARTICLES

if TYPE_CHECKING:
    from factlint.knowledge import Knowledge

# What is written about more is misspelled more often; by prominence 0 to 5.
PROMINENCE = (-1.5, -1.0, -0.5, 0.0, 0.7, 1.5)
PERSON, OTHER, SINGLE = 2.5, 3.5, 0.5  # where nothing else is known: a person's full name, another's, one word
# Against: the differing part is a name that somebody bears, or an ordinary word; by its class in the lexicon.
ATTESTED = (0.0, 1.6, 2.9, 3.0, 3.3, 4.0, 4.5, 5.0, 5.0, 5.0)
WORD = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0, 5.0)
ATTESTED_PLACE, ANOTHER_PLACE, KNOWN = 0.5, 6.0, 6.0
HABIT = 0.6  # how much of that holds where the two spellings are one name in two romanisations
SECOND = 1.6  # a second part that differs
GIVEN = 0.5  # the given name differs and the family name, which says more, agrees
RARE = 0.25  # per class by which the rarest agreeing part of a person's name is rarer than an average one
AVERAGE = 5
WORDS = (0.0, 0.0, 0.5, 1.0, 1.5)  # by how many words of another name agree
FREE, EDIT_COST = 0.5, 2.4  # a slip of half an edit costs nothing
LOST_WORD = 3.0
USUAL, LETTER, LONGEST = 7, 0.6, 11  # a single word of fewer letters is more likely another word
BORROWED = 3.0  # an ordinary word as a name needs its setting: the missile Flamingo and the club Flamengo
ELSEWHERE = 6.0
SURE, LIKELY, POSSIBLE = 3.0, 1.2, 0.0


def weigh(entry: Entry, alignment: Alignment, context: Context | None, elsewhere: bool, knowledge: Knowledge) -> float:
    """The score of a candidate, in natural logarithms of odds.

    elsewhere: whether the same text has a right form of the entry.
    """
    differing = alignment.differing
    score = PROMINENCE[entry.prominence]
    if len(alignment.pairs) == 1:
        pair = alignment.pairs[0]
        score += SINGLE + LETTER * (min(len(pair.text), LONGEST) - USUAL)
        if not context and knowledge.lexicon(pair.form).word:
            score -= BORROWED
    else:
        score += PERSON if entry.kind == "person" else OTHER
        score += _agreement(entry, alignment, knowledge)
        if entry.kind == "person" and differing and alignment.pairs[-1].kind == EQUAL:
            score += GIVEN
    score -= SECOND * max(len(differing) - 1, 0) + LOST_WORD * len(alignment.missing)
    score -= EDIT_COST * max(alignment.cost - FREE, 0.0)
    score -= sum(_against(pair, entry, knowledge) for pair in differing)
    return score + (context.weight if context else 0.0) + (ELSEWHERE if elsewhere else 0.0)


def probability(score: float) -> float:
    """The score as a share of right findings."""
    return 1 / (1 + exp(-score))


def _agreement(entry: Entry, alignment: Alignment, knowledge: Knowledge) -> float:
    """Agreeing on a rare part of a person's name says more than agreeing on Mohammed or Smith; else words count."""
    agreeing = [pair.text for pair in alignment.pairs if pair.kind == EQUAL and pair.text not in PARTICLES]
    if entry.kind != "person":
        return WORDS[min(len(agreeing), len(WORDS) - 1)]
    if not agreeing:
        return 0.0
    return RARE * (AVERAGE - min(max(knowledge.lexicon(part)[:3]) for part in agreeing))


def _against(pair: Pair, entry: Entry, knowledge: Knowledge) -> float:
    """How much speaks for a differing part being a name or word of its own."""
    lexicon = knowledge.lexicon(pair.text)
    if lexicon.place and entry.kind == "place":
        return ANOTHER_PLACE  # Pittsburg is no slip for Pittsburgh
    if knowledge.head(pair.text) == 1 and any(known.type in RIGHT_TYPES for known in knowledge.forms(pair.text)):
        return KNOWN  # a known name of something else
    weight = max(ATTESTED[max(lexicon.given, lexicon.surname)], WORD[lexicon.word])
    if lexicon.place:
        weight = max(weight, ATTESTED_PLACE)
    return weight * HABIT if pair.kind == NORM else weight
