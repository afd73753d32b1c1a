"""Numbers in words: "three hundred and twenty-five thousand", "two and a half million", "two-thirds"."""

from __future__ import annotations

import re

SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}


Reading = tuple[float, float, int]  # a value, the unit of its last significant digit, and where its words end
WORDS = "|".join(sorted(SMALL, key=lambda word: (-len(word), word)))
_PART_WORDS = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
WHOLE = "hundred|thousand|million|billion|trillion|lakh|crore"

_SCALE = re.compile(rf"[\s\u00a0\u202f-]({WHOLE})\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_WORD_JOINT = re.compile(r"[\s-](?:and[\s-](?=[a-z]))?")
_AND_A_HALF = re.compile(rf"\sand\s(?:a|one)\s(half|quarter|fourth|third|fifth|eighth)\b(?:\s({WHOLE}))?")
_HALF_A = re.compile(rf"[\s-](?:an?[\s-])?({WHOLE}|dozen)\b")
_OF_A_SCALE = re.compile(rf"\sof\sa\s({WHOLE})\b")
_AFTER_PRONOUN = re.compile(
    r"\s(?:is|was|are|do|does|did|has|had|of|you|that|can|will|would|who|which|in|on|at|to|for|and|or|but)\b|[.,;:?!)]|\Z"
)
_NO_ONE = re.compile(r"\b(?:no|this|that|which|any|every|each|some|another|the|last|next)[\s-]\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"an?(?=[\s-])", re.IGNORECASE)
_PART = re.compile(rf"[\s-]({_PART_WORDS})\b")
_ORDINAL_WORD = re.compile(r"[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b")


def number_of(text: str) -> float:
    """The value of digits ("1,297", "2.5") or words ("four", "three hundred")."""
    if text[0].isdigit():
        return float(re.sub(r"[,\s\u202f\u00a0]", "", text))
    total = 0.0
    for word in re.split(r"[\s-]+", text.lower()):
        total = (total or 1) * SCALES[word] if word in SCALES else total + SMALL.get(word, 0)
    return total


def step_of(text: str) -> float:
    """The unit of the last significant digit of digits or words: zeros at the end may be rounded."""
    value = number_of(text)
    plain = re.sub(r"[,\s\u202f\u00a0]", "", text) if text[0].isdigit() else f"{value:.0f}"
    if "." in plain:
        return float(10.0 ** -len(plain.partition(".")[2]))
    return float(10.0 ** (len(plain) - len(plain.rstrip("0")))) if value else 1.0


def read_words(text: str, start: int) -> Reading | None:
    """(value, step, end) of the longest number in words that begins at an offset."""
    if start and re.search(r"[\w’'.-]\Z", text[start - 1 : start]):
        return None
    total, group, end, last, least = 0.0, None, start, "", 1e15
    before_and: tuple[float, int | None, int, str] = (0.0, None, start, "")
    position = start
    while (match := _WORD.match(text, position)) is not None:
        word = match.group().lower()
        if word in SMALL:
            small = SMALL[word]
            if group is not None and not (
                (last in SMALL and SMALL[last] >= 20 and SMALL[last] % 10 == 0 and 0 < small < 10)
                or (last in ("hundred", "and") and small < 100)
                or (last in ("thousand", "million", "billion", "trillion") and group == 0)
            ):
                break
            group = (group or 0) + small
        elif word in SCALES and group is not None and (last != word):
            if word == "hundred":
                group = group * 100
            elif last in SCALES and group == 0:
                total *= SCALES[word]  # "three lakh crore"
            elif total and SCALES[word] >= least:  # "between one million and two million"
                total, group, end, last = before_and
                break
            else:
                total, group, least = total + (group or 1) * SCALES[word], 0, SCALES[word]
        elif word == "dozen" and group is not None:
            group *= 12
        elif word == "dozen" and last == "":
            group = 12
        elif word in ("a", "an") and last == "":
            group = 1
        elif word == "half" and last == "":
            return _half(text, start, match.end())
        else:
            break
        end, last = match.end(), word
        joint = _WORD_JOINT.match(text, end)
        if joint is None or ("and" in joint.group() and last not in SCALES):
            break
        if len(joint.group()) > 1:
            before_and, last = (total, group, end, last), "and"
        position = joint.end()
    if group is None or last == "" or (last in ("a", "an") and end - start <= 2):
        return _part(text, start, start, 1.0)
    value = total + group
    if (
        last == "one"
        and value == 1
        and _AFTER_PRONOUN.match(text, end)
        and _NO_ONE.search(text[max(start - 8, 0) : start])
    ):
        return None  # a pronoun
    if value % 10 == 0 and SMALL.get(last, 0) >= 20 and _ORDINAL_WORD.match(text, end):
        return None  # "forty-fifth"
    if last in SMALL or last in ("a", "an"):
        fraction = _part(text, start, end, value)
        if fraction:
            return fraction
    step = 12.0 if "dozen" in text[start:end].lower() else step_of(f"{value:.0f}")
    and_a_half = _AND_A_HALF.match(text, end)
    if and_a_half:
        value, step, end = value + 1 / _PARTS[and_a_half[1]], 0.5, and_a_half.end()
        if and_a_half[2]:
            value, step = value * SCALES[and_a_half[2]], step * SCALES[and_a_half[2]]
    return value, step, end


def _half(text: str, start: int, end: int) -> Reading | None:
    """ "half a million", "half a dozen"."""
    match = _HALF_A.match(text, end)
    if match is None:
        return None
    whole = SCALES.get(match[1], 12.0)
    return whole / 2, whole / 10, match.end()


def _part(text: str, start: int, end: int, count: float) -> Reading | None:
    """ "two-thirds", "a quarter", "one fifth", of which the numerator ends at `end`."""
    if end == start:
        article = _ARTICLE.match(text, start)
        if article is None:
            return None
        end = article.end()
    match = _PART.match(text, end)
    if match is None:
        return None
    word = match[1]
    below = _PARTS["half" if word == "halves" else word.removesuffix("s")]
    if count >= below:
        return None
    if scale := _SCALE.match(text, match.end()) or _OF_A_SCALE.match(text, match.end()):  # "a quarter million"
        whole = SCALES[scale[1].lower()]
        return count / below * whole, 0.1 * whole, scale.end()
    return count / below, 0.02, match.end()
