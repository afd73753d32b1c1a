"""Amounts of money in English prose: "$7.1m", "€500 million", "HK$7.8 billion", "450 rupees", "USD 5 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.comparisons import comparison_of
from factlint.extract.numbers import SCALES, Number, find_numbers
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

_SUFFIXES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "trn": 1e12, "bln": 1e9, "tln": 1e12,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "lakh crore": 1e12,
}  # fmt: skip


class Money(NamedTuple):
    """An amount: value, low and high in units of the currency; of a range upper is the second number.

    codes are the currencies that the words may mean ("pesos"), the text's own narrowed by a country that the sentence
    names. number_span holds the digits or words without scale and symbol; scale is what they were multiplied by.
    """

    span: Span
    number_span: Span
    value: float
    low: float
    high: float
    scale: float
    codes: tuple[str, ...]
    comparison: str = ""
    upper: float | None = None
    start: int = 0


def find_money(document: Document) -> tuple[Money, ...]:
    """All amounts of money of the English prose of a document, in order. Found once per document."""
    return document.once("money", lambda: tuple(_find_all(document)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A symbol or code before a number; a suffix behind it; the scale in words; the words of a currency."""
    from factlint.knowledge.money import currencies

    symbols = "|".join(re.escape(symbol) for symbol in sorted(currencies().symbols, key=len, reverse=True))
    codes = "|".join(currencies().names)
    return (
        re.compile(rf"(?<!\w)(?:(?P<symbol>{symbols})\s?|(?P<code>{codes})\s)\Z"),
        re.compile(
            r"(?P<suffix>[kKmMbB]|[mb]n|mln|tr?n)\b(?!\s(?:apart|away|long|wide|high|deep|tall))|\s(?P<spaced>mn|mln|bn|tr?n|lakh\scrore|lakhs?|crores?)\b"
        ),
        re.compile(
            r"[\s-](hundred|thousand|million|billion|trillion|lakh|crore)\Z"
            r"|(?<=\d)[\s\u00a0]?(?P<short>[kmb]|[mb]n|[mb]ln|tr?n|tln)\Z",
            re.IGNORECASE,
        ),
        re.compile(r"[\s\u00a0-]([A-Za-zŁł.]+)(?:\s([A-Za-zł.]+)(?:\s([A-Za-zł]+))?)?"),
    )


def _find_all(document: Document) -> Iterator[Money]:
    for number in find_numbers(document):
        money = _money(document, number)
        if money is not None:
            yield money


def _money(document: Document, number: Number) -> Money | None:
    from factlint.knowledge.money import currencies

    text = document.text
    before, suffix, scale_words, _ = _patterns()
    low = max(number.span.start - 6, 0)
    symbol = before.search(text[low : number.span.start])
    end, scale = number.span.end, 1.0
    match = suffix.match(text, end)
    if match and (symbol or match["spaced"]):
        scale = _SUFFIXES[" ".join((match["suffix"] or match["spaced"]).lower().split())]
        end = match.end()
    if symbol:
        start = low + symbol.start()
        codes = (symbol["code"],) if symbol["code"] else currencies().symbols[symbol["symbol"]]
        word = _word(text, end)
        if word and set(word[0]) & set(codes):
            end = word[1]
    else:
        word = _word(text, end)
        if word is None:
            return None
        codes, end = word
        start = number.span.start
    written = text[slice(*number.span)]
    in_words = scale_words.search(written)
    number_end = number.span.start + in_words.start() if in_words else number.span.end
    span = Span(start, end)
    words_from, comparison, approximate = comparison_of(text, span)
    if end - start and text[end - 4 : end] == " won" and number.value < 100:
        return None  # "all five won"
    return Money(
        span=span,
        number_span=Span(number.span.start, number_end),
        value=number.value * scale,
        low=number.low * scale,
        high=number.high * scale,
        scale=scale * (_factor(in_words) if in_words else 1.0),
        codes=_narrowed(codes, document, start),
        comparison=comparison or ("about" if approximate else ""),
        upper=number.upper * scale if number.upper else None,
        start=words_from,
    )


def _factor(scale: re.Match[str]) -> float:
    """The factor of a scale that belongs to the number itself: "million", "bn", "m"."""
    return _SUFFIXES[scale["short"].lower()] if scale["short"] else SCALES[scale[1].lower()]


def _word(text: str, end: int) -> tuple[tuple[str, ...], int] | None:
    """(the currencies that the words behind a number may mean, where the words end), or None."""
    from factlint.knowledge.money import currencies

    match = _patterns()[3].match(text, end)
    if match is None:
        return None
    for group in (3, 2, 1):
        stop = match.end(group)
        if stop < 0:
            continue
        words = text[match.start(1) : stop]
        for shown in (words, words.rstrip(".")):
            codes = currencies().words.get(" ".join(shown.lower().split()))
            if codes:
                return codes, match.start(1) + len(shown)
    return None


def _narrowed(codes: tuple[str, ...], document: Document, at: int) -> tuple[str, ...]:
    """The currencies of the countries that the sentence names, where it names one; else all."""
    from factlint.knowledge.money import currencies

    if len(codes) < 2:
        return codes
    sentence = document.sentence_at(at)
    said = document.text[sentence.start : sentence.end].lower()
    named = tuple(
        code
        for code in codes
        if any(re.search(rf"(?<!\w){re.escape(place)}(?!\w)", said) for place in currencies().places[code])
    )
    return named or codes
