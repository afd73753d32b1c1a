"""Ordinal numbers in running English prose: "45th", "forty-fifth", "two hundredth"; "two-thirds" is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.numbers import SCALES, SMALL, number_of
from factlint.extract.numerals import ordinal_ending
from factlint.extract.windows import lower
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

_IRREGULAR = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine",
    "nineth": "nine", "twelfth": "twelve",
}  # fmt: skip
ORDINALS = {
    **{word: SMALL[cardinal] for word, cardinal in _IRREGULAR.items()},
    **{
        (f"{word[:-1]}ie" if word.endswith("y") else word) + "th": value
        for word, value in SMALL.items()
        if word not in ("zero", *_IRREGULAR.values())
    },
    **{f"{word}th": SCALES[word] for word in ("hundred", "thousand", "million", "billion", "trillion")},
}


class Ordinal(NamedTuple):
    """An ordinal number. "second" is none where it may be the unit of time; the day of a date ("May 4th") is one."""

    span: Span
    value: int
    in_words: bool = False


def find_ordinals(document: Document) -> tuple[Ordinal, ...]:
    """All ordinals of the English prose of a document, in order. Found once per document."""
    return document.once("ordinals", lambda: tuple(_find_all(document)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Digits with an ending; a word, in the text of small letters; the cardinal words before one."""
    words = "|".join(sorted(ORDINALS, key=lambda word: (-len(word), word)))
    cardinals = "|".join((*SMALL, *SCALES))
    return (
        re.compile(r"\d(?:\d{0,2}(?:,\d{3})+|\d*)(?:st|nd|rd|th)\b"),
        re.compile(rf"[^a-z](?:{words})\b"),
        re.compile(rf"(?<![\w’'])(?:(?:{cardinals}|an?(?=[\s-](?:{'|'.join(SCALES)})))(?:[\s-]and)?[\s-])+\Z"),
    )


def _find_all(document: Document) -> Iterator[Ordinal]:
    text = document.text
    digits, words, _ = _patterns()
    found = [
        Ordinal(Span(*match.span()), int(re.sub(r"\D", "", match.group())))
        for match in digits.finditer(text)
        if _ends_well(match.group()) and not re.match(r"[\w.,/$£€-]", text[match.start() - 1 : match.start()])
    ]
    small = " " + lower(text)
    found += [item for match in words.finditer(small) if (item := _in_words(small, match)) is not None]
    for item in sorted(found):
        if not document.is_opaque(*item.span) and not document.is_foreign(item.span.start):
            yield item


def _ends_well(written: str) -> bool:
    """Whether the ending is that of the number: 21st, 22nd, 23rd, 11th."""
    number = int(re.sub(r"\D", "", written))
    return written.endswith(ordinal_ending(number))


def _in_words(small: str, match: re.Match[str]) -> Ordinal | None:
    """The ordinal that ends with a word; None for a fraction or a second of time."""
    last, end = small[match.start() + 1 : match.end()], match.end()
    value = ORDINALS[last]
    start = match.start() + 1
    if small[start - 1] in "’'":
        return None
    before = _patterns()[2].search(small[max(start - 60, 0) : start])
    if before:
        lead = before.group().strip(" -\n")
        cardinal = number_of(re.sub(r"\band\b", " ", lead).strip())
        if value in SCALES.values():
            total = cardinal * value if cardinal < value else cardinal + value
        elif (cardinal % 100 == 0 or (cardinal % 10 == 0 and value < 10 and cardinal % 100 >= 20)) and cardinal:
            total = cardinal + value
        else:
            return None  # "one third", "five eighth"
        start = max(start - 60, 0) + before.start()
        return Ordinal(Span(start - 1, end - 1), int(total), in_words=True)
    lead = small[max(start - 8, 0) : start]
    if last == "second" and re.search(r"(?:\b(?:a|per|each|every|split|\d)[\s-])\Z", lead):
        return None
    if re.search(r"\b(?:a|one)[\s-]\Z", lead) and re.match(r"\sof\b", small[end : end + 3]):
        return None  # "a third of"
    if value in SCALES.values() and re.search(r"\ba[\s-]\Z", lead):
        return None
    return Ordinal(Span(start - 1, end - 1), int(value), in_words=True)
