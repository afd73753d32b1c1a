"""Search keys of a token: three ever coarser spellings that respellings of one name tend to share.

`norm` rewrites to one internal spelling what the world's romanisations write differently; of a norm, `sound` merges
the vowels into classes and `skeleton` keeps the classes of its consonants only. Keys are packed into 64 bits, five
bits a letter, so that a sorted array of integers is a searchable index.
"""

from __future__ import annotations

from functools import lru_cache

# Applied in this order to a folded token; capitals stand for sounds with no letter of their own.
_REWRITES = (
    ("shch", "S"), ("schtsch", "S"), ("tsch", "C"), ("tch", "C"), ("tsh", "C"), ("cz", "C"),
    ("sch", "S"), ("sh", "S"), ("sz", "S"), ("dzh", "j"), ("zh", "Z"), ("ch", "C"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"),
    ("ts", "z"), ("tz", "z"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"),
    ("y", "i"), ("j", "i"), ("oo", "u"), ("ou", "u"), ("ee", "i"),
    ("S", "s"), ("C", "c"), ("Z", "z"),
)  # fmt: skip
_SOUND = str.maketrans({"e": "i", "o": "u", "h": "g", "v": "u"})
_SKELETON = str.maketrans(
    {"b": "p", "d": "t", "g": "k", "h": "k", "c": "s", "z": "s", "v": "f", "m": "n"} | dict.fromkeys("aeiou", "")
)
_DIGIT = str.maketrans("abcdefghijklmnopqrstuvwxyz", "123456789abcdefghijklmnopq")
_VOWELS = "aeiou"
PACKED = 12  # letters that fit


@lru_cache(maxsize=65536)
def norm(folded: str) -> str:
    """The internal spelling of a folded token: "mykhailo" and "mihailo" → "mihailo"."""
    for old, new in _REWRITES:
        if old in folded:
            folded = folded.replace(old, new)
    letters: list[str] = []
    for index, letter in enumerate(folded):
        before = folded[index - 1] if index else ""
        after = folded[index + 1 : index + 2]
        if letter == before:
            continue
        if letter == "h" and before in _VOWELS and before and (not after or after not in _VOWELS):
            continue  # mute: John, Jon; Abdullah, Abdulla
        if not letters or letters[-1] != letter:
            letters.append(letter)
    text = "".join(letters)
    return text[1:] if text.startswith("ie") else text  # Yevhen, Evhen


def sound(normed: str) -> str:
    """A norm with its vowels merged into classes."""
    return normed.translate(_SOUND)


def skeleton(normed: str) -> str:
    """The consonant classes of a norm, with a mark for a vowel at the front."""
    bones = normed.translate(_SKELETON)
    return "a" + bones if normed[:1] in "aeiou" else bones


_BIT = {letter: 1 << at for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}


def letters_of(text: str) -> int:
    """The letters a–z of a text, a bit each."""
    bits = 0
    for letter in text:
        bits |= _BIT.get(letter, 0)
    return bits


def deletions(text: str) -> set[str]:
    """The text and all that leaving out one letter makes of it."""
    return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}


def pack(text: str) -> int:
    """A text of letters a–z as an integer below 2**60, injective up to 12 letters; other characters count as none."""
    digits = text[:PACKED].translate(_DIGIT)
    try:
        return int(digits, 32)
    except ValueError:
        kept = "".join(letter for letter in text[:PACKED] if "a" <= letter <= "z")
        return int(kept.translate(_DIGIT), 32) if kept else 0
