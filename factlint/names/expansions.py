"""Expansions: where a text says what an acronym stands for, "Full Name (ACR)" or "ACR (Full Name)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.fold import core, fold
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

SMALL = frozenset(("of", "for", "and", "the", "on", "in", "to", "at", "by", "with", "against", "a", "de", "du", "la"))
LONGEST = 140  # code points before a bracket in which the full name may stand
_ENDINGS = (("isation", "ization"), ("programme", "program"), ("defence", "defense"), ("centre", "center"),
            ("labour", "labor"), ("licence", "license"), ("harbour", "harbor"))  # fmt: skip
_SHORTENED = {"un": ("united", "nation"), "us": ("united", "state"), "eu": ("european", "union")}


class Word(NamedTuple):
    """A word of a full name: its stretch of the view, as written, and what it shares with its other spellings."""

    start: int
    end: int
    text: str
    key: str


class Expansion(NamedTuple):
    """An acronym and the words before its bracket, or all the words in it. `name` is where a name may stand."""

    acronym: Span
    words: tuple[Word, ...]
    bracketed: bool  # the full name stands in the bracket and has no word too many


class Change(NamedTuple):
    """How a full name in a text differs from a known one: a word lost (`written` is empty), or another in its place."""

    span: Span  # of the full name in the text
    wanted: str
    written: str
    kept: int  # words of meaning that agree


def find_expansions(document: Document) -> tuple[Expansion, ...]:
    """All expansions of a document, in order."""
    return document.once("expansions", lambda: tuple(_find(document)) if "(" in document.text else ())


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"\(([A-Z][^()\n]{1,90})\)")


@cache
def _acronym() -> re.Pattern[str]:
    """An acronym, and one right before a bracket. Two capitals at least; an s of the plural is no part of it."""
    return re.compile(r"((?=[a-z]*[A-Z][a-z&]*[A-Z])[A-Z][A-Za-z&]{1,9}?)s?\Z")


def _find(document: Document) -> Iterator[Expansion]:
    text = document.text
    for match in _brackets().finditer(text):
        start = match.start()
        if text[start - 1 : start] != " " or not (" " in match[1] or _acronym().match(match[1])):
            continue
        block = document.blocks[document.block_index(start)] if document.blocks else None
        first = max(start - LONGEST, block.start if block else 0)
        inner = _acronym().match(match[1])
        if inner:
            words = tuple(_words_before(text, first, start - 1))
            if words and not document.is_foreign(start):
                yield Expansion(Span(match.start(1), match.start(1) + inner.end(1)), words, False)
        elif " " in match[1]:
            last = Span(text.rfind(" ", first, start - 1) + 1 or first, start - 1)
            outer = _acronym().match(text[last.start : last.end])
            if outer and not document.is_foreign(start):
                words = tuple(_words(text, match.start(1), match.end(1)))
                yield Expansion(Span(last.start, last.start + outer.end(1)), words, True)


def _words_before(text: str, first: int, end: int) -> Iterator[Word]:
    """The capitalised words right before an offset, with the small ones between them, from the left."""
    found: list[re.Match[str]] = []
    for match in reversed(list(_word().finditer(text, first, end))):
        gap = text[match.end() : found[-1].start() if found else end].strip(" \n")
        if gap not in ("", ",", "-") and (found or gap.strip("\"”’'")):
            break
        if not match[0][0].isupper() and match[0] not in SMALL and match[0] != "&":
            break
        found.append(match)
    while found and found[-1][0] in SMALL:
        found.pop()
    return map(_as_word, reversed(found))


@cache
def _word() -> re.Pattern[str]:
    """A word between spaces ("Co-operation" is one), with its full stops where it has several ("U.N.")."""
    return re.compile(r"(?:[^\W\d_]\.){2,}|\w(?:[\w.'’&-]*\w)?|&")


def _as_word(match: re.Match[str]) -> Word:
    return Word(match.start(), match.end(), match[0], word_key(match[0]))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    return map(_as_word, _word().finditer(text, start, end))


@lru_cache(maxsize=4096)
def word_key(word: str) -> str:
    """What the spellings of one word of a name share: case, British and American endings, plural, hyphens."""
    key = fold(core(word)).replace("-", "")
    for british, american in _ENDINGS:
        key = key.replace(british, american)
    if len(key) > 3 and key[-1] == "s" and key[-2] != "s":
        key = key[:-3] + "y" if key.endswith("ies") else key[:-1]
    return key


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[Word, ...]:
    """The words of a known full name."""
    return tuple(_words(name, 0, len(name)))


def compare(words: tuple[Word, ...], known: tuple[Word, ...]) -> Change | None:
    """How the full name that ends these words differs from a known one, if by one word of meaning; the first agrees.

    `kept` is all of them, and both words are empty, where nothing differs.
    """
    there = _content(words)
    wanted = _content(known)
    for at in reversed(range(len(there))):
        if wanted and there[at][0] == wanted[0][0]:
            change = _differ(there[at:], wanted, words[-1].end)
            if change:
                return change
    return None


def _differ(here: list[tuple[str, Word]], wanted: list[tuple[str, Word]], end: int) -> Change | None:
    one, other = [key for key, _ in here], [key for key, _ in wanted]
    span = Span(here[0][1].start, end)
    if one == other:
        return Change(span, "", "", len(one))
    head = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    mine, theirs = one[head : len(one) - tail], other[head : len(other) - tail]
    if len(theirs) != 1 or len(mine) > 1 or (not mine and not tail):
        return None  # a name cut short at its end is a habit: "Centers for Disease Control"
    written = here[head][1].text if mine else ""
    return Change(span, wanted[head][1].text, written, head + tail)


def _content(words: tuple[Word, ...]) -> list[tuple[str, Word]]:
    """The words of meaning with their keys; "UN" and "US" as what they stand for."""
    found: list[tuple[str, Word]] = []
    for word in words:
        if word.key in SMALL or word.text == "&":
            continue
        if word.text.replace(".", "").isupper():
            found.extend((key, word) for key in _SHORTENED.get(word.key, (word.key,)))
        else:
            found.append((word.key, word))
    return found


def could_stand_for(acronym: str, words: tuple[Word, ...]) -> bool:
    """Whether the initials of the last words, with or without the small ones, are the acronym; never counts against."""
    letters = acronym.lower().replace("&", "")
    every = "".join(part[0] for word in words for part in word.text.lower().split("-") if part and part[0].isalpha())
    main = "".join(word.key[0] for word in words if word.key and word.text.lower() not in SMALL)
    upper = "".join(letter.lower() for word in words for letter in word.text if letter.isupper())
    return any(initials.endswith(letters) for initials in (every, main, upper))


def is_near(one: str, other: str) -> bool:
    """Whether two acronyms differ by a slip: one letter, two neighbours, or (IEAE for IAEA) the same few letters mixed.

    The first letter must agree: other languages put the adjective last, so AIEA, FMI and OTAN are no slips.
    """
    a, b = one.upper(), other.upper()
    if a == b or a[0] != b[0] or min(len(a), len(b)) < 3:
        return False
    if len(a) == len(b):
        odd = [at for at in range(len(a)) if a[at] != b[at]]
        swapped = len(odd) == 2 and odd[1] == odd[0] + 1 and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]
        return len(odd) == 1 or swapped or (len(a) >= 4 and set(a) == set(b) and sorted(a) != sorted(b))
    short, long = sorted((a, b), key=len)
    return len(short) >= 3 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def spelled_alike(one: str, other: str) -> bool:
    """Whether two words are so near in spelling that one is a slip or an inflection of the other."""
    from factlint.names.align import NO_COSTS, distance

    return bool(one) and distance(one.lower(), other.lower(), NO_COSTS, 3.0) <= 2.0
