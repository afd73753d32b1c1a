"""Decades and centuries in running English prose, as years: "the 1990s", "the late ’90s", "the 19th century"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.ordinals import find_ordinals
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document


class Decade(NamedTuple):
    """First and last year of a decade or, with `century`, of a century; "early", "mid", "late" narrow them loosely."""

    span: Span
    first: int
    last: int
    century: bool = False


def find_decades(document: Document) -> tuple[Decade, ...]:
    """All decades and centuries of the English prose of a document, in order. Found once per document."""
    return document.once("decades", lambda: tuple(_find_all(document)))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"[12’‘'](?:(?<=[12])\d\d0|(?<=[’‘'])[2-9]0)[’']?s\b")


def _find_all(document: Document) -> Iterator[Decade]:
    text = document.text
    found = []
    for match in _pattern().finditer(text):
        if re.match(r"[\w$£€.,/]", text[match.start() - 1 : match.start()]):
            continue
        digits = re.sub(r"\D", "", match.group())
        first = int(digits) + (1900 if len(digits) == 2 else 0)
        is_century = first % 100 == 0 and first < 2000
        found.append(_narrowed(text, Span(*match.span()), first, first + (99 if is_century else 9), is_century))
    for ordinal in find_ordinals(document):
        behind = re.match(r"[\s-]century\b(\sBCE?)?", text[ordinal.span.end : ordinal.span.end + 14])
        if behind and not behind[1] and ordinal.value <= 21:
            span = Span(ordinal.span.start, ordinal.span.end + behind.end())
            found.append(_narrowed(text, span, ordinal.value * 100 - 99, ordinal.value * 100, century=True))
    for item in sorted(found):
        if not document.is_opaque(*item.span) and not document.is_foreign(item.span.start):
            yield item


def _narrowed(text: str, span: Span, first: int, last: int, century: bool) -> Decade:
    """The part that "early", "mid" or "late" names, with an overlap."""
    part = re.search(r"\b(early|mid|late)(?:[\s-]|\sto\s)\Z", text[max(span.start - 9, 0) : span.start].lower())
    if part:
        tenth = (last - first + 1) / 10
        low, high = {"early": (0, 5), "mid": (3, 7), "late": (5, 10)}[part[1]]
        first, last = first + int(low * tenth), first + int(high * tenth) - (part[1] == "late")
        span = Span(span.start - len(part.group()), span.end)
    return Decade(span, first, last, century)
