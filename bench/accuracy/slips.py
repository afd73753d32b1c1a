"""Slips: a name with one error as people make them, by a model of three kinds, with a seed.

typing      a letter doubled, lost, swapped with the next one, hit on a neighbouring key, or another vowel
phonetic    letters that sound alike in English: ph/f, ck/k, ie/ei, c/s, y/i, a doubled consonant, a mute h or e …
romanised   the native name by another romanisation; without one, letters that other languages write for the same sound

One slip in one word of four letters or more; its first letter is spared by typing, as it is in print. See
docs/measuring.md.
"""

from __future__ import annotations

import random
import re
from typing import NamedTuple

from factlint.knowledge.entry import Entry
from factlint.names.romanise import romanisations
from factlint.names.tokens import key_of

TYPING = ("doubled", "lost", "swapped", "neighbour", "vowel")
MODELS = ("typing", "phonetic", "romanised")
VOWELS = "aeiou"
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SOUNDS = (  # written one for the other, both ways; "^x" at the start of a word only, "-x" never there
    ("ph", "f"), ("-ck", "-k"), ("-ie", "-ei"), ("ce", "se"), ("ci", "si"), ("-y", "-i"), ("ca", "ka"), ("co", "ko"),
    ("-x", "-ks"), ("qu", "kw"), ("-z", "-s"), ("th", "t"), ("gh", "g"), ("^rh", "^r"), ("ou", "u"), ("oo", "u"),
    ("-ee", "-i"), ("-ea", "-ee"), ("-ai", "-ei"), ("-ai", "-ay"), ("-ei", "-ey"), ("-ue", "-u"), ("sch", "sh"),
    ("-tch", "-ch"), ("-dge", "-ge"), ("au", "o"), ("-er", "-ar"), ("-en", "-an"), ("-on", "-en"), ("-our", "-or"),
)  # fmt: skip
LETTERS = (  # one sound in the spellings of several languages
    ("kh", "h"), ("kh", "ch"), ("zh", "j"), ("zh", "z"), ("sh", "sch"), ("sh", "ch"), ("ch", "tch"), ("ch", "tsch"),
    ("ts", "tz"), ("ts", "c"), ("v", "w"), ("-u", "-ou"), ("-y", "-i"), ("y", "j"), ("-ya", "-ia"), ("-yu", "-iu"),
    ("ye", "e"), ("-yi", "-i"), ("-ii", "-y"), ("-iy", "-y"), ("-ou", "-oo"), ("k", "q"), ("gh", "g"), ("-ei", "-ey"),
    ("-ai", "-ay"), ("dj", "j"), ("-ee", "-i"), ("-u", "-oe"),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{4,}")


class Slip(NamedTuple):
    """A wrong spelling, the kind of slip, and the word that it changed, as it is now."""

    text: str
    kind: str
    word: str


def slip(entry: Entry, model: str, rng: random.Random) -> Slip | None:
    """The entry's name with one slip of a model, never the name itself; None where the model has no hold on it."""
    if model == "romanised":
        native = _from_native(entry, rng)
        if native is not None:
            return native
    spans = [match.span() for match in _WORD.finditer(entry.name)]
    rng.shuffle(spans)
    for start, end in spans:
        word = entry.name[start:end]
        if word.islower():
            continue  # "Kilo clsss" and "Co-oparation" are slips in words of the language, which a spell checker finds
        if model == "typing":
            made = _typed(word, rng)
        else:
            made = _sounding(word, SOUNDS if model == "phonetic" else LETTERS, rng, mute=model == "phonetic")
        if made is not None and key_of(made[0]) != key_of(word):
            return Slip(entry.name[:start] + made[0] + entry.name[end:], made[1], made[0])
    return None


def _typed(word: str, rng: random.Random) -> tuple[str, str] | None:
    kinds = list(TYPING)
    rng.shuffle(kinds)
    at = rng.randrange(1, len(word) - 1)
    for kind in kinds:
        if kind == "doubled":
            return word[: at + 1] + word[at:], kind
        if kind == "lost":
            return word[:at] + word[at + 1 :], kind
        if kind == "swapped" and word[at] != word[at + 1]:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :], kind
        if kind == "neighbour" and (near := _near(word[at])):
            return word[:at] + rng.choice(near) + word[at + 1 :], kind
        spots = [spot for spot, letter in enumerate(word) if spot and letter in VOWELS]
        if kind == "vowel" and spots:
            spot = rng.choice(spots)
            return word[:spot] + rng.choice([v for v in VOWELS if v != word[spot]]) + word[spot + 1 :], kind
    return None


def _near(letter: str) -> list[str]:
    """The letters on the keys beside one."""
    for row in KEYS:
        at = row.find(letter)
        if at >= 0:
            return [row[spot] for spot in (at - 1, at + 1) if 0 <= spot < len(row)]
    return []


def _sounding(
    word: str, groups: tuple[tuple[str, str], ...], rng: random.Random, *, mute: bool
) -> tuple[str, str] | None:
    """One group of letters for another that sounds like it. mute: also letters that are written but not heard."""
    lower = word.lower()
    choices = []
    for one, other in groups:
        for old, new in ((one, other), (other, one)):
            plain = new.lstrip("^-")
            choices += [
                (at.start(), at.end(), plain, f"{one.lstrip('^-')}/{other.lstrip('^-')}")
                for at in re.finditer(re.escape(old.lstrip("^-")), lower)
                if _fits(old, at.start())
                and lower[: at.start()] + plain + lower[at.end() :] != lower
                and not (at.start() and plain[0] == lower[at.start() - 1])
                and plain[-1:] != lower[at.end() : at.end() + 1]
            ]
    if mute:
        choices += [(at.start(), at.end(), at[1], "double") for at in re.finditer(r"([b-df-hj-np-tv-z])\1", lower)]
        choices += [
            (at.start(), at.end(), at.group() * 2, "double")
            for at in re.finditer("(?<=[aeiou])[bdfglmnprst](?=[aeiou])", lower)
        ]
        choices += [(at.start(), at.end(), "", "mute h") for at in re.finditer(r"(?<=[aeioudgkr])h", lower)]
        choices += [(len(lower) - 1, len(lower), "", "mute e")] if lower.endswith("e") else []
        choices += [(len(lower), len(lower), "e", "mute e")] if lower[-1] in "dklmnrst" else []
    if not choices:
        return None
    kinds = sorted({choice[3] for choice in choices})
    kind = rng.choice(kinds)  # the kind first: else "y/i" would be most of all slips
    start, end, new, _ = rng.choice([choice for choice in choices if choice[3] == kind])
    made = word[:start] + new + word[end:]
    return (made[:1].upper() + made[1:] if word[:1].isupper() else made), kind


def _fits(letters: str, at: int) -> bool:
    """Whether a group may stand at this place of a word."""
    return at == 0 if letters[0] == "^" else at > 0 if letters[0] == "-" else True


def _from_native(entry: Entry, rng: random.Random) -> Slip | None:
    """Another romanisation of the native name, in as many words as the name has."""
    key = key_of(entry.name)
    found = [
        (text, f"native {language}")
        for language, names in sorted(entry.data.get("native", {}).items())
        for name in names
        for text in romanisations(name, language)
        if key_of(text) != key and key_of(text).count(" ") == key.count(" ")
    ]
    if not found:
        return None
    text, kind = rng.choice(sorted(found))
    changed = [one for one, other in zip(text.split(), entry.name.split(), strict=False) if one != other]
    return Slip(text, kind, max(changed, key=len) if changed else text)
