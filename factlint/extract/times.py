"""Times of day in running prose: "10:30", "17.30", "5 p.m.", "noon", "half past nine" is left to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document


class TimeMention(NamedTuple):
    """A time of day; sure: am or pm, a zone or a preposition says that it is one, and no score or ratio."""

    span: Span
    hour: int
    minute: int
    second: int = 0
    sure: bool = True


def find_times(document: Document) -> tuple[TimeMention, ...]:
    """All times of day of the English prose of a document, in order. Found once per document."""
    return document.once("times", lambda: tuple(_find_all(document)))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.,:/$£€#-])(?:(?P<hour>\d\d?)(?:(?P<mark>[:.])(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?(?![\d:%]|[.,]\d)"
        r"(?P<half>[\s\u00a0\u202f]?(?:a\.m\.|p\.m\.|[ap]m\b|AM\b|PM\b))?(?P<zone>\s?(?:hrs|hours|GMT|UTC|CET|CEST|BST|EST|EDT|ET|local\stime"
        r"|o['’]clock)\b)?|(?P<word>noon|midday|midnight)\b)"
    )


def _find_all(document: Document) -> Iterator[TimeMention]:
    text = document.text
    for match in _pattern().finditer(text):
        found = _made(text, match)
        if found and not document.is_opaque(*found.span) and not document.is_foreign(found.span.start):
            yield found


def _made(text: str, match: re.Match[str]) -> TimeMention | None:
    if match["word"]:
        return TimeMention(Span(*match.span()), 0 if match["word"] == "midnight" else 12, 0)
    hour, half = int(match["hour"]), (match["half"] or "").strip().lower()[:1]
    said = bool(half) or (match["zone"] is not None and (match["minute"] is not None or "clock" in match["zone"]))
    before = re.search(
        r"\b(?:at|by|until|till|before|after|around|since|from)\s\Z",
        text[max(match.start() - 8, 0) : match.start()],
        re.I,
    )
    if match["minute"] is None and not said:
        return None
    if match["mark"] == "." and not said and not (before and hour > 9):
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or (hour == 24 and int(match["minute"] or 0)):
        return None
    return TimeMention(
        Span(*match.span()), hour, int(match["minute"] or 0), int(match["second"] or 0), bool(said or before)
    )
