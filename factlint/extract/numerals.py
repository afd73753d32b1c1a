"""Ordinals and Roman numerals as values and as texts: "44th", "forty-fourth", "LIV"."""

from __future__ import annotations

import re

WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# Every ordinal below a hundred in words, and a hundred: "sixth", "fortieth", "forty-fourth".
ORDINAL_WORDS = {
    **{word: number for number, word in enumerate(WORDS, 1)},
    **{tens[:-1] + "ieth": number * 10 for number, tens in enumerate(_TENS, 2)},
    **{
        f"{tens}-{word}": number * 10 + unit
        for number, tens in enumerate(_TENS, 2)
        for unit, word in enumerate(WORDS[:9], 1)
    },
    "hundredth": 100,
    "one-hundredth": 100,
}


def ordinal_value(written: str) -> int:
    """The number of "44th", "forty-fourth", "sixth"; 0 where it is none."""
    digits = re.match(r"\d+", written)
    return int(digits.group()) if digits else ORDINAL_WORDS.get(written.lower().replace(" ", "-"), 0)


def ordinal_ending(number: int) -> str:
    """The ending of an ordinal in digits: 1 → "st"."""
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def as_ordinal(number: int) -> str:
    """44 → "44th"."""
    return f"{number}{ordinal_ending(number)}"


def like_ordinal(written: str, number: int) -> str:
    """An ordinal in the manner of another: in a word for a word, as long as there is a single one."""
    word = next((word for word, value in ORDINAL_WORDS.items() if value == number and "-" not in word), "")
    return word if word and written[0].isalpha() else as_ordinal(number)


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
