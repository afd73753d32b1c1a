"""Evidence: what speaks for and against taking a name for a known entry spelled wrong, added up in one scale.

The score is the natural logarithm of the odds that the entry is meant: a sum of terms, each a weight times how far it
holds. The weights are fitted by `bench/fit.py`; what they were fitted on, and how good they are on what they were not
fitted on, stands in docs/measuring.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from factlint.knowledge.entry import RIGHT_TYPES, Entry
from factlint.names.align import EQUAL, NORM, Alignment, Pair
from factlint.names.candidates import only_norm
from factlint.names.context import SETTING, Context
from factlint.names.runs import PARTICLES

if TYPE_CHECKING:
    from factlint.knowledge import Knowledge

Term = tuple[str, float]


class Setting(NamedTuple):
    """What the text around a name says.

    context: of the entry; elsewhere: that it has a right form of the entry; abroad: that a place is not meant, as the
    sentence names another's country.
    """

    context: Context | None = None
    elsewhere: bool = False
    abroad: bool = False


WEIGHTS: Mapping[str, float] = {
    # What is written about more is misspelled more often.
    "prominence 0": -1.5, "prominence 1": -1.0, "prominence 2": -0.5, "prominence 3": 0.3, "prominence 4": 0.5,
    "prominence 5": 1.2,
    # Where nothing else is known: a person's full name, another's, one word.
    "person": 1.8, "other": 3.9, "one word": 0.5,
    # Of one word alone: the letters that it has more than usual, and that it is another as a word of the language.
    "letter": 0.5, "borrowed": -2.3,
    # What agrees: a part of a person's name by so many classes rarer than an average one; words of another's name; the
    # family name, which says more than the given name.
    "rare part": 0.0, "two words": 0.6, "three words": 1.0, "four words": 1.5, "family name": 0.7,
    # What differs: edits beyond half of one, a second part, a part left out, a word lost.
    "edits": -3.1, "second part": -0.8, "left out": -3.1, "one sound": 1.8,
    # What differs is a name that somebody bears, by its class in the lexicon, or an ordinary word.
    "name 1": -1.7, "name 2": -2.6, "name 3": -2.5, "name 4": -3.0, "name 5": -3.3, "name 6": -4.5, "name 7": -5.0,
    "word 1": -2.0, "word 2": -1.0, "word 3": -2.0, "word 4": -2.9, "word 5": -3.0, "word 6": -4.5, "word 7": -4.1,
    "place": -0.8, "another place": -5.6, "known": -5.9,
    # What the sentence says of it, by the weight of the context; a country that the place is not in.
    "office": 1.0, "setting": 0.8, "abroad": -2.0,
    # The right form stands in the same text: it is meant, or two who are named alike are told apart.
    "elsewhere": 1.8, "beside edits": -3.2, "beside left out": -3.1, "beside one sound": 1.6, "beside rare part": -0.2,
    "beside family name": -0.1,
    "beside name 1": -1.4, "beside name 2": -3.1, "beside name 3": -2.8, "beside name 4": -3.1, "beside name 5": -3.0,
    "beside name 6": -5.6, "beside name 7": -4.8,
}  # fmt: skip
HABIT = 0.6  # how far a name of its own is one where the two spellings are one name in two romanisations
AVERAGE = 5  # class of a part that is neither rare nor common
FREE = 0.5  # a slip of half an edit costs nothing
USUAL, LONGEST = 7, 11  # letters of one word
HIGHEST = 7  # class from which words and names are told apart no more
# From which score a name is an error, a warning, one where the text has two ways to write it anyway, and a hint.
SURE, LIKELY, EVEN, POSSIBLE = 3.0, 0.85, 0.0, 0.0


def weigh(entry: Entry, alignment: Alignment, setting: Setting, knowledge: Knowledge) -> float:
    """The score of a candidate, in natural logarithms of odds."""
    return sum(WEIGHTS[name] * value for name, value in terms(entry, alignment, setting, knowledge))


def probability(score: float) -> float:
    """The score as a share of right findings."""
    return 1 / (1 + exp(-score))


def terms(entry: Entry, alignment: Alignment, setting: Setting, knowledge: Knowledge) -> Iterator[Term]:
    """The terms that hold of a candidate, each by its name in `WEIGHTS`; what `weigh` is given."""
    yield f"prominence {entry.prominence}", 1.0
    beside = "beside " if setting.elsewhere else ""
    if len(alignment.pairs) == 1:
        pair = alignment.pairs[0]
        yield "one word", 1.0
        yield "letter", min(len(pair.text), LONGEST) - USUAL
        if not (setting.context or setting.elsewhere) and knowledge.lexicon(pair.form).word:
            yield "borrowed", 1.0
    else:
        yield "person" if entry.kind == "person" else "other", 1.0
        yield from _agreeing(entry, alignment, knowledge, beside)
    yield "second part", max(len(alignment.differing) - 1, 0)
    yield f"{beside}left out", len(alignment.missing)
    yield f"{beside}edits", max(alignment.cost - FREE, 0.0)
    if alignment.differing and only_norm(alignment):
        yield f"{beside}one sound", 1.0
    for pair in alignment.differing:
        yield from _against(pair, len(alignment.pairs) > 1, entry, knowledge, beside)
    if setting.context:
        yield "office" if setting.context.weight > SETTING else "setting", setting.context.weight
    elif setting.abroad:
        yield "abroad", 1.0
    if setting.elsewhere:
        yield "elsewhere", 1.0


def _agreeing(entry: Entry, alignment: Alignment, knowledge: Knowledge, beside: str) -> Iterator[Term]:
    """What agrees: a rare part of a person's name says more than Mohammed or Smith; of another's the words count."""
    agreeing = [pair.text for pair in alignment.pairs if pair.kind == EQUAL and pair.text not in PARTICLES]
    if entry.kind != "person":
        if len(agreeing) > 1:
            yield ("two words", "three words", "four words")[min(len(agreeing), 4) - 2], 1.0
        return
    if agreeing:
        yield f"{beside}rare part", AVERAGE - min(max(knowledge.lexicon(part)[:3]) for part in agreeing)
    if alignment.differing and alignment.pairs[-1].kind == EQUAL:
        yield f"{beside}family name", 1.0


def _against(pair: Pair, several: bool, entry: Entry, knowledge: Knowledge, beside: str) -> Iterator[Term]:
    """What speaks for a differing part being a name or a word of its own.

    several: the name has other parts, among which an acronym proves nothing. beside: the other stands in the text too.
    """
    lexicon = knowledge.lexicon(pair.text)
    held = HABIT if pair.kind == NORM and "native" in entry.data else 1.0
    if lexicon.place and entry.kind == "place":
        yield "another place", 1.0  # Pittsburg is no slip for Pittsburgh
    elif knowledge.head(pair.text) == 1 and any(
        known.type in RIGHT_TYPES and not (several and known.type == "acronym") for known in knowledge.forms(pair.text)
    ):
        yield "known", 1.0  # a known name of something else
    else:
        name = f"{beside}name {min(max(lexicon.given, lexicon.surname), HIGHEST)}"
        found = [name, f"word {min(lexicon.word, HIGHEST)}", "place" if lexicon.place else ""]
        if found := [term for term in found if term in WEIGHTS]:
            yield min(found, key=WEIGHTS.__getitem__), held
