"""Runs: stretches of a text in which a name may stand, found in one pass over the text, and their tokens.

A run is a sequence of capitalised words and designators, with the small words that names hold ("of the", "al-",
"-on-") between them. Only runs are ever looked up; the rest of the text costs one regular expression. What stands in a
run depends on its text alone, so it is cut into tokens once, however often it is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factlint.names.fold import core, fold
from factlint.names.tokens import LETTERS

# What a token is to its run.
CAP, LOW, TAIL = "cap", "low", "tail"
_SMALL = (
    "of", "the", "and", "for", "in", "on", "to", "at", "by", "de", "del", "della", "di", "da", "do", "dos", "das",
    "du", "des",
    "la", "le", "les", "el", "al", "as", "bin", "ibn", "bint", "van", "von", "den", "der", "ter", "ten", "zu", "y",
    "e", "i",
    "und", "et", "against", "with", "without", "from", "a", "an", "ul", "ud", "us",
)  # fmt: skip
LEADS = frozenset(
    (
        "al",
        "el",
        "as",
        "ash",
        "at",
        "an",
        "de",
        "van",
        "von",
        "bin",
        "ibn",
        "della",
        "di",
        "da",
        "du",
        "la",
        "le",
        "ad",
        "ar",
    )
)
PARTICLES = frozenset(_SMALL)


class Token(NamedTuple):
    """A word of a run: its stretch of the text, folded, and what it is to the run."""

    start: int
    end: int
    text: str
    folded: str
    kind: str


_REST = rf"[{LETTERS}]*(?:['’ʼ`][{LETTERS}]+)*"
_LEAD_ENDS = frozenset(lead[-2:] for lead in LEADS)
# A full stop inside a name stands behind an initial or one of these, by length: a look back has a fixed one.
_SHORTENED = ("st|mt|ft|jr|sr|dr|mr|ms|lt", "mrs|gen|sen|rep|gov|col", "prof")


_WEST = "A-ZÀ-ÖØ-Þ"
_FAR = re.compile(r"[\u0100-\u024f\u0370-\u052f\u1e00-\u1eff]")


@cache
def _upper() -> str:
    """The capitals of Latin, Greek and Cyrillic, as a part of a pattern."""
    blocks = (range(0x100, 0x250), range(0x370, 0x530), range(0x1E00, 0x1F00))
    return _WEST + "".join(chr(code) for block in blocks for code in block if chr(code).isupper())


def _patterns_for(text: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns that do for a text: those of all capitals take longer to compile than most texts to check."""
    return _patterns(_WEST if text.isascii() or not _FAR.search(text) else _upper())


@cache
def _patterns(upper: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A run; a token: a capitalised word, an acronym with full stops, a designator, or a number that continues a name.

    The pattern of a run begins with one letter or digit, which makes it fast, and looks back from there. What is in
    front of that letter, "al-" or the i of iPhone, is found afterwards.
    """
    whole = rf"(?<![{LETTERS}])(?<![{LETTERS}]['’ʼ`])"
    capitalised = rf"[{upper}]{_REST}['’]?"
    camel = rf"[a-z]{{1,3}}['’]?[A-Z]{_REST}"
    in_camel = "|".join(rf"(?<=(?<![{LETTERS}]){'[a-z]' * size}[A-Z])" for size in (1, 2, 3))
    first = (
        rf"[{upper}0-9](?:(?<![{LETTERS}].)(?:(?<=[A-Z])\.(?:[A-Z]\.)+|(?<=[0-9])(?=\d*[^\W\d])[{LETTERS}]*|(?<![0-9]){_REST}['’]?)"
        rf"|(?:{in_camel}){_REST})"
    )
    join = r"(?:[ \u00a0\u202f\t]{1,2}|[ \t]?\r?\n[ \t]{0,20}|[-‐‑–]|/)"
    rests: dict[str, list[str]] = {}
    for word in _SMALL:
        rests.setdefault(word[0], []).append(word[1:])
    small = "|".join(f"{letter}(?:{'|'.join(group)})" for letter, group in rests.items())
    stop = "|".join((rf"(?<={whole}[{LETTERS}])", *(rf"(?<={whole}(?i:{words}))" for words in _SHORTENED)))
    gap = rf"(?:(?:(?:{stop})\.)?{join}(?:(?:{small})\b{join}){{0,3}}| ?& ?)"
    tail = rf"(?>[-‐‑][a-zß-ÿ][{LETTERS}]*(?:[-‐‑][a-zß-ÿ][{LETTERS}]*)?)(?![-‐‑]?[{upper}]|['’ʼ`][{upper}])"
    more = rf"(?:[ \u00a0\-‐‑]\d[{LETTERS}]*|{gap}(?:(?:[A-Z]\.){{2,}}|{capitalised}|{camel}))"
    ship = rf"[ \u00a0\u202f]class(?![{LETTERS}])"  # "the Kirov class" is named so
    return (
        re.compile(rf"{first}(?:(?!{tail}){more})*(?:{tail}|{ship})?", re.DOTALL),
        re.compile(rf"(?<![{LETTERS}])(?:(?:[A-Z]\.){{2,}}|{capitalised}|\d[{LETTERS}]*|{camel})"),
    )


@cache
def _front_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What belongs to a run in front of its first capital: the small letters of its word; a particle ("al-")."""
    lead = "|".join(sorted(LEADS, key=len, reverse=True))
    return (
        re.compile(rf"(?<![{LETTERS}])[a-z]{{1,3}}['’]?\Z"),
        re.compile(rf"(?<![\w’'-])(?:{lead})[-‐‑ ’']\Z"),
    )


def find_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where the runs of a stretch of text begin and end, in order; every run holds a capitalised token."""
    for match in _patterns_for(text)[0].finditer(text, start, len(text) if end is None else end):
        at, stop = match.span()
        if at and (text[at - 3 : at - 1] in _LEAD_ENDS or text[at - 1] in _FRONT):
            at = _front(text, start, at)
        yield at, stop


# What stands right before a first capital that is not the first letter of its run's first word.
_FRONT = frozenset("abcdefghijklmnopqrstuvwxyz'’")


def _front(text: str, start: int, at: int) -> int:
    """Where a run begins whose first capital stands at an offset, not before `start`."""
    for pattern, size in zip(_front_patterns(), (4, 8), strict=True):
        low = max(at - size, start)
        found = pattern.search(text, low, at)
        if found:
            at = found.start()
    return at


def tokens_of(run: str) -> tuple[Token, ...]:
    """The tokens of the text of a run, with offsets in it."""
    if run.isascii() and run.isalpha() and run[0].isupper():  # one word
        return (Token(0, len(run), run, fold(run), CAP),)
    tokens: list[Token] = []
    end = 0
    for match in _patterns_for(run)[1].finditer(run):
        start, stop = match.span()
        if start - end > 1:
            tokens.extend(_small_words(run, end, start, LOW))
        end = stop
        text = run[start:end]
        tokens.append(Token(start, end, text, fold(text), CAP))
    if len(run) - end > 1:
        tokens.extend(_small_words(run, end, len(run), TAIL))
    return tuple(tokens)


_LETTERS = re.compile(rf"[{LETTERS}]+")


def _small_words(run: str, start: int, end: int, kind: str) -> Iterator[Token]:
    for word in _LETTERS.finditer(run, start, end):
        yield Token(word.start(), word.end(), word.group(), fold(word.group()), kind)


def parts_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The folded parts of a name, the last one without its possessive."""
    return (*[token.folded for token in tokens[:-1]], fold(core(tokens[-1].text)))


def find_runs(text: str, start: int = 0, end: int | None = None) -> Iterator[list[Token]]:
    """The tokens of all runs of a stretch of text, in order, with offsets in the text."""
    for first, last in find_spans(text, start, end):
        yield [
            token._replace(start=token.start + first, end=token.end + first) for token in tokens_of(text[first:last])
        ]
