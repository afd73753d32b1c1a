"""Relative times with the date, weekday, month or year that a text puts beside them: "next Tuesday (March 3)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.dates import WEEKDAYS, DateMention, find_dates
from factlint.extract.points import MONTH_NAME, month_number
from factlint.extract.relative import Relative, find_relatives
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document


class RelativePair(NamedTuple):
    """A relative time and what stands beside it: a date, or the number of a weekday, a month or a year."""

    relative: Relative
    span: Span
    kind: str  # date, weekday, month, year
    value: int = 0
    date: DateMention | None = None
    whole: Span = Span(0, 0)


def find_relative_pairs(document: Document) -> tuple[RelativePair, ...]:
    """All relative times with what stands beside them, in order. Found once per document."""
    return document.once("relative pairs", lambda: tuple(_find(document)))


def _find(document: Document) -> Iterator[RelativePair]:
    text = document.text
    dates = {start: date for date in find_dates(document) for start in _starts(date)}
    for relative in find_relatives(document):
        sentence = document.sentence_at(relative.span.start)
        if _other_time().search(text, *sentence) or (relative.which in ("ago", "in") and relative.unit == "year"):
            continue  # how many years ago something was is counted as an anniversary is
        if _about().search(text, sentence.start, relative.span.start):
            continue
        link = _link().match(text, relative.span.end)
        date = dates.get(link.end()) if link else None
        if date is None and relative.unit in WEEKDAYS:
            date = next((dates[at] for at in (relative.span.end - len(relative.unit),) if at in dates), None)
        if date is not None:
            if date.last_day is None and not _continues().match(text, date.span.end):
                end = date.span.end + (text[date.span.end : date.span.end + 1] == ")")
                yield RelativePair(relative, date.span, "date", 0, date, Span(relative.span.start, end))
            continue
        if link:
            yield from _beside(document, relative, link)
        before = re.compile(r"\b([A-Z][a-z]+day)(?P<mark>\s\(|,\s)\Z").search(
            text, max(relative.span.start - 14, 0), relative.span.start
        )
        closed = text[relative.span.end : relative.span.end + 1]
        if before and before[1] in WEEKDAYS and relative.unit == "day":
            comma = "," in before["mark"]
            if (closed not in ",.;") if comma else (closed != ")"):
                continue
            if comma and text[max(before.start() - 3, 0) : before.start()].lower() != "on ":
                continue
            on = text[max(before.start() - 3, 0) : before.start()].lower() == "on "
            whole = Span(before.start() - 3 * on, relative.span.end + (not comma))
            yield RelativePair(relative, Span(*before.span(1)), "weekday", WEEKDAYS.index(before[1]), None, whole)


def _starts(date: DateMention) -> tuple[int, ...]:
    """Where a date begins, with its weekday and without."""
    return tuple({date.span.start, *(span.start for span in (date.month_span, date.day_span) if span)})


def _beside(document: Document, relative: Relative, link: re.Match[str]) -> Iterator[RelativePair]:
    """A weekday, a month or a year behind a relative time."""
    text = document.text
    bracket = "(" in link.group()
    found = _word().match(text, link.end())
    if found is None:
        return
    follows = text[found.end() : found.end() + 1]
    if bracket != (follows == ")") or (not bracket and not re.match(r"[,.;]|\Z", follows)):
        return
    whole, span = Span(relative.span.start, found.end() + bracket), Span(*found.span())
    if found["weekday"] and relative.unit == "day" and (bracket or link.group() == ", "):
        yield RelativePair(relative, span, "weekday", WEEKDAYS.index(found["weekday"]), None, whole)
    elif found["month"] and relative.unit == "month" and (bracket or "in" in link.group() or follows == ","):
        if not found["of"] or relative.first[:4] == found["of"]:
            yield RelativePair(relative, Span(*found.span("month")), "month", month_number(found["month"]), None, whole)
    elif found["year"] and relative.unit == "year" and (bracket or "in" in link.group()):
        yield RelativePair(relative, span, "year", int(found["year"]), None, whole)


@cache
def _link() -> re.Pattern[str]:
    """What may stand between a relative time and its date."""
    return re.compile(r"\s\((?:on\s|in\s)?|,\s(?:on\s|in\s)?|,?\s(?:on|in)\s(?=[A-Z\d])")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b|(?P<month>{MONTH_NAME})(?:\s(?P<of>[12]\d{{3}}))?(?!\s?\d)|(?P<year>(?:19|20)\d\d)\b"
    )


@cache
def _about() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:about|around|nearly|almost|over|some|roughly|than|least|approximately|just|or)\s\Z", re.IGNORECASE
    )


@cache
def _other_time() -> re.Pattern[str]:
    """Words that move the sentence to another time."""
    return re.compile(
        r"\b(?:years?\s(?:earlier|before|later|after)|diary|wrote\sin|as\sof|at\sthe\stime|anniversary|in\s\d{4}\s(?:prices|dollars))\b|\byears?\sago\b(?!,)",
        re.IGNORECASE,
    )


@cache
def _continues() -> re.Pattern[str]:
    """A list or a stretch of dates."""
    return re.compile(r"\s?[-–—/]\s?\d|\s(?:and|to|or|through|until)\s(?:\d|[A-Z][a-z]+\.?\s\d)")
