"""Runs: stretches of a text in which a name may stand, cut into tokens, in one pass over the text.

A run is a sequence of capitalised words and designators, with the small words that names hold ("of the", "al-",
"-on-") between them. Only runs are ever looked up; the rest of the text costs one regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factlint.names.fold import fold
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


@cache
def _token_pattern() -> re.Pattern[str]:
    """A capitalised word, an acronym with full stops, a designator, or a number that may continue a name."""
    upper = "A-ZÀ-ÖØ-Þ\u0100-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff"
    return re.compile(
        rf"(?<![{LETTERS}])(?:(?:[A-Z]\.){{2,}}|[{upper}][{LETTERS}]*(?:['’ʼ`][{LETTERS}]+)*['’]?"
        rf"|\d[{LETTERS}]*|[a-z]{{1,3}}['’]?[A-Z][{LETTERS}]*(?:['’ʼ`][{LETTERS}]+)*)"
    )


@cache
def _gap_pattern() -> re.Pattern[str]:
    small = "|".join(_SMALL)
    join = r"(?:[ \u00a0\u202f\t]{1,2}|[ \t]?\r?\n[ \t]*|[-‐‑–]|/)"
    return re.compile(rf"(?:(?:\.?{join})(?:(?:{small})\b{join}){{0,3}}| ?& ?)\Z")


@cache
def _edge_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A particle before a run ("al-"), and a small part behind its last word ("-un")."""
    lead = re.compile(r"(?<![\w’'-])(" + "|".join(sorted(LEADS, key=len, reverse=True)) + r")[-‐‑ ’']$")
    tail = re.compile(rf"[-‐‑]([a-z\u00df-\u00ff][{LETTERS}]*)(?:[-‐‑]([a-z\u00df-\u00ff][{LETTERS}]*))?")
    return lead, tail


def find_runs(text: str, start: int = 0, end: int | None = None) -> Iterator[list[Token]]:
    """All runs of a stretch of text, in order; every run holds at least one capitalised token."""
    stop = len(text) if end is None else end
    run: list[Token] = []
    lead_pattern, tail_pattern = _edge_patterns()
    words_of = re.compile(rf"[{LETTERS}]+").finditer
    for match in _token_pattern().finditer(text, start, stop):
        word, at = match.group(), match.start()
        first = word[0]
        if not (first.isupper() or first.isdigit() or any(letter.isupper() for letter in word)):
            continue
        if run:
            gap_start = run[-1].end
            if run[-1].kind != TAIL and at - gap_start <= 24 and _joins(text, gap_start, at, run[-1], word):
                for small in words_of(text, gap_start, at):
                    run.append(Token(small.start(), small.end(), small.group(), fold(small.group()), LOW))
            else:
                yield from _finished(run)
                run = []
        if not run:
            if first.isdigit() and word.isdigit():
                continue  # a plain number begins no name
            lead = lead_pattern.search(text, max(at - 8, start), at)
            if lead:
                run.append(Token(lead.start(1), lead.end(1), lead.group(1), fold(lead.group(1)), LOW))
        run.append(Token(at, match.end(), word, fold(word), CAP))
        if text[match.end() : match.end() + 1] in ("-", "‐", "‑"):
            tail = tail_pattern.match(text, match.end(), stop)
            if tail and not text[tail.end() : tail.end() + 2].lstrip("-‐‑")[:1].isupper():
                for group in (1, 2):
                    if tail.group(group):
                        run.append(
                            Token(tail.start(group), tail.end(group), tail.group(group), fold(tail.group(group)), TAIL)
                        )
    yield from _finished(run)


def _joins(text: str, start: int, end: int, last: Token, word: str) -> bool:
    """Whether what stands between two tokens holds a name together."""
    gap = text[start:end]
    if gap == " ":
        return True
    if not gap:
        return False  # "U.S.Army"
    if word[0].isdigit() and gap not in ("-", "‑", "‐", "\u00a0"):
        return False
    if gap[0] == "." and not (len(last.text) == 1 or last.text.lower() in _SHORTENED):
        return False
    return _gap_pattern().match(gap) is not None


_SHORTENED = frozenset(
    ("st", "mt", "ft", "jr", "sr", "dr", "mr", "mrs", "ms", "gen", "sen", "rep", "gov", "lt", "col", "prof")
)


def _finished(run: list[Token]) -> Iterator[list[Token]]:
    while run and run[-1].kind == LOW:
        run = run[:-1]
    if any(token.kind == CAP for token in run):
        yield run
