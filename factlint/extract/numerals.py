"""Ordinals and Roman numerals as values and as texts: "44th", "forty-fourth", "LIV"."""

from __future__ import annotations

import re

WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fourt": 40, "fift": 50}


def ordinal_value(written: str) -> int:
    """The number of "44th", "forty-fourth", "sixth"; 0 where it is none."""
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits.group())
    word = written.lower()
    if word in WORDS:
        return WORDS.index(word) + 1
    tens, _, unit = word.partition("-")
    base = _TENS.get(tens.rstrip("y").removesuffix("ieth"), 0)
    return base + (WORDS.index(unit) + 1 if unit in WORDS else 0) if base else 0


def as_ordinal(number: int) -> str:
    """44 → "44th"."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def like_ordinal(written: str, number: int) -> str:
    """An ordinal in the manner of another: in a word for a word, as long as there is a short one."""
    return WORDS[number - 1] if written[0].isalpha() and number <= len(WORDS) else as_ordinal(number)


def roman_value(written: str) -> int:
    """The number of a Roman numeral: "LIV" → 54."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in written]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def as_roman(number: int) -> str:
    """54 → "LIV", up to 89."""
    found = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            found += letters
            number -= value
    return found
