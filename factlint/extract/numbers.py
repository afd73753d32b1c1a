"""Numbers in running English prose: digits and words, with scale, fraction, range and the words of comparison.

A written number stands for an interval: "7.1 million" is anything from 7.05 to 7.15 million, "300", whose zeros may be
rounded, anything from 250 to 350. Two figures contradict each other only where their intervals do not meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.comparisons import CURRENCY, comparison_of
from factlint.extract.windows import lower
from factlint.extract.words import SCALES as SCALES
from factlint.extract.words import SMALL as SMALL
from factlint.extract.words import WHOLE, WORDS, read_words
from factlint.extract.words import number_of as number_of
from factlint.extract.words import step_of as step_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

_FRACTIONS = {
    "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
}  # fmt: skip
_GLYPHS = "".join(_FRACTIONS)


class Number(NamedTuple):
    """A written number. value includes the scale ("1.2 million" is 1200000.0); of a range it is the first number.

    low and high bound what the words may stand for, of a range from the low of its first to the high of its second
    number; comparison, which is "", "about", "at least" or "at most", is apart, and its words begin at `start`.
    step is the unit of the last significant digit; about says whether approximate words stand before, also in "up to
    about 40". All spans are in the view.
    """

    span: Span
    value: float
    low: float
    high: float
    step: float
    comparison: str = ""
    upper: float | None = None
    start: int = 0
    in_words: bool = False
    about: bool = False


def find_numbers(document: Document) -> tuple[Number, ...]:
    """All numbers of the English prose of a document, in order and disjoint. Found once per document.

    Parts of designators and codes ("F-16", "v2.3", "192.168.1.2") are none; years, days and hours are numbers here.
    """
    return document.once("numbers", lambda: tuple(_find_all(document)))


def numbers_in(text: str) -> Iterator[Number]:
    """All numbers of a text, in order."""
    return _find(text)


def parse_number(text: str) -> Number | None:
    """The first number of a text, or None."""
    return next(_find(text), None)


def rounding(text: str, *, approximate: bool = False) -> tuple[float, float]:
    """The interval that a written number stands for: half a unit of its last significant digit on both sides.

    Approximate words double the interval, and make it 5 % to each side at least.
    """
    return interval(number_of(text), step_of(text), approximate=approximate)


def interval(value: float, step: float, *, approximate: bool = False) -> tuple[float, float]:
    """The interval of a value whose last significant digit has the unit `step`."""
    half = max(step, value * 0.05) if approximate else step / 2
    return max(value - half, 0.0), value + half


@cache
def _starts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a number may begin in digits, and, one character later, in words (of the text in small letters).

    Each begins with a set of characters and not with a choice of words, which makes the two scans fast.
    """
    return (
        re.compile(rf"[\d{_GLYPHS}][\d,.]*"),
        re.compile(
            rf"[^a-z](?:(?:{WORDS}|half[\s-](?:an?|{WHOLE})|dozen|an?[\s-](?:{WHOLE}|dozen|half|third|quarter|fifth|sixth|tenth))\b)"
        ),
    )


_DIGITS = re.compile(
    r"\d{1,3}(?: \d{3}){2,}(?![\d,])|\d{1,3}(?:([,\u202f\u00a0])\d{3})(?:\1\d{3})*(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
)
_SCALE = re.compile(rf"[\s\u00a0\u202f-]({WHOLE})\b", re.IGNORECASE)
_SUFFIX = re.compile(r"[\s\u00a0]?(bn|trn|tn|mn|mln|bln|tln)\b|([kKmMbB])\b(?![²³/])")
_SUFFIXES = {
    "k": 1e3,
    "m": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "mn": 1e6,
    "mln": 1e6,
    "tn": 1e12,
    "trn": 1e12,
    "tln": 1e12,
}
_GLYPH = re.compile(rf"\s?([{_GLYPHS}])|\s(\d)/(\d)(?![\d/])|-(\d)/(\d)(?![\d/])")
_SLASH = re.compile(r"(\d{1,2})/(2|3|4|5|8|10|16)(?![\w/]|[.,]\d)")
_BROKEN = re.compile(rf"[.,:/]\d|\d|[{_GLYPHS}]?[A-Za-z]*\d")  # 1.2.3, 10:30, 4x4
_ORDINAL = re.compile(r"(?:st|nd|rd|th|[’']?s)\b")  # the 45th, the 1990s
_DASH_DIGIT = re.compile(r"[-‐‑–—]\d")
_CODE_TAIL = re.compile(r"[\w.,:/-]*\w")
_CODE = re.compile(r"[\w.,/#+×^:]\Z|\w[-‐‑–—]\Z")  # before the rest of a code: "F-16", "1.2.3", "#5"
_SLASHED = re.compile(r"[a-z²]{2}/")  # "52 feet/16 meters"
_TO = re.compile(r"\s?[-‐‑–—]\s?|-to-|\s(to|or|and)\s")


def _find_all(document: Document) -> Iterator[Number]:
    for number in _find(document.text):
        if not document.is_opaque(*number.span) and not document.is_foreign(number.span.start):
            yield number


def _find(text: str) -> Iterator[Number]:
    end = 0
    digits, words = _starts()
    small = " " + lower(text)  # as long as the text
    for start in sorted([match.start() for scan in (digits.finditer(text), words.finditer(small)) for match in scan]):
        if start < end:
            continue
        found = _at(text, start)
        if found is None:
            # Digits of a code are passed over whole, so that no tail of them is taken for a number.
            code = _CODE_TAIL.match(text, start) if text[start].isdigit() else None
            end = code.end() if code else start + 1
            continue
        found = _with_upper(text, found)
        end = found.span.end
        if found.upper is None and _DASH_DIGIT.match(text, end):
            continue  # a score or a season: "3-2", "2019-20"
        yield found


def _at(text: str, start: int) -> Number | None:
    """The number that begins at an offset, without a second one behind it."""
    if text[start].isdigit() or text[start] in _FRACTIONS:
        return _in_digits(text, start)
    read = read_words(text, start)
    return _made(text, Span(start, read[2]), read[0], read[1], in_words=True) if read else None


def _in_digits(text: str, start: int) -> Number | None:
    if start and _CODE.search(text[max(start - 2, 0) : start]) and not _SLASHED.match(text, max(start - 3, 0), start):
        return None
    digits = _DIGITS.match(text, start)
    if digits is None:
        value, step, end = _FRACTIONS[text[start]], 0.01, start + 1
    elif fraction := _SLASH.match(text, start):
        if int(fraction[1]) >= int(fraction[2]):
            return None
        return _made(text, Span(start, fraction.end()), int(fraction[1]) / int(fraction[2]), 0.02, in_words=False)
    else:
        value, step, end = number_of(digits.group()), step_of(digits.group()), digits.end()
        glyph = _GLYPH.match(text, end)
        if (glyph is None and _BROKEN.match(text, end)) or _ORDINAL.match(text, end):
            return None
        if glyph and value == int(value):
            above, below = glyph[2] or glyph[4], glyph[3] or glyph[5]
            part = _FRACTIONS[glyph[1]] if glyph[1] else int(above) / max(int(below), 1)
            if part < 1:
                value, step, end = value + part, 0.05, glyph.end()
    factor, end = _scale(text, start, end)
    return _made(text, Span(start, end), round(value * factor, 6), round(step * factor, 6), in_words=False)


def _scale(text: str, start: int, end: int) -> tuple[float, int]:
    """The factor behind digits, "million" or "bn", and where it ends; "m" means millions of money only."""
    scale = _SCALE.match(text, end)
    if scale:
        return SCALES[scale[1].lower()], scale.end()
    suffix = _SUFFIX.match(text, end)
    if suffix and (suffix[1] or (start and text[start - 1] in CURRENCY)):
        return _SUFFIXES[(suffix[1] or suffix[2]).lower()], suffix.end()
    return 1.0, end


def _made(text: str, span: Span, value: float, step: float, *, in_words: bool) -> Number:
    start, comparison, approximate = comparison_of(text, span)
    low, high = interval(value, step, approximate=approximate)
    said = comparison or ("about" if approximate else "")
    return Number(span, value, low, high, step, said, None, start, in_words, approximate)


def _with_upper(text: str, first: Number) -> Number:
    """The number together with the second one of its range: "70 to 80", "between five and ten", "5-10 million".

    "From 5 to 10" is two numbers: more often a change than a range.
    """
    joint = _TO.match(text, first.span.end)
    if joint is None or joint.end() >= len(text):
        return first
    before = text[max(first.span.start - 8, 0) : first.span.start].lower()
    if joint[1] == "and" and not before.endswith("between "):
        return first
    if joint[1] == "to" and before.endswith("from "):
        return first
    character = text[joint.end()]
    word = re.compile(r"[A-Za-z]+").match(text, joint.end())
    if not (character.isdigit() or (word and (word.group().lower() in SMALL or word.group() in ("a", "half")))):
        return first
    second = _at(text, joint.end()) if not character.isdigit() else _second(text, joint.end())
    if second is None:
        return first
    value, low, step = first.value, first.low, first.step
    if first.value < second.value and second.value >= 1000 > second.value / _scale_behind(text, second.span):
        factor = _scale_behind(text, second.span)  # "5 to 10 million"
        if first.value < 1000 and factor > 1:
            value, low, step = value * factor, low * factor, step * factor
    if value >= second.value:
        return first
    return first._replace(
        span=Span(first.span.start, second.span.end),
        value=value,
        low=low,
        high=second.high,
        step=step,
        upper=second.value,
    )


def _second(text: str, start: int) -> Number | None:
    """Digits behind a dash, which would be a code anywhere else."""
    digits = _DIGITS.match(text, start)
    if digits is None or re.match(r"[.,:/-]\d|\d|[A-Z]", text[digits.end() : digits.end() + 2]):
        return None
    value, step, end = number_of(digits.group()), step_of(digits.group()), digits.end()
    factor, end = _scale(text, start, end)
    value, step = value * factor, step * factor
    low, high = interval(value, step)
    return Number(Span(start, end), value, low, high, step, "", None, start)


def _scale_behind(text: str, span: Span) -> float:
    words = text[span.start : span.end].lower().split()
    return SCALES.get(words[-1], 1.0) if len(words) > 1 else 1.0
