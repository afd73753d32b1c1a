"""VERB–TIME: what a text says has happened, or will, at a time that stands with the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.dates import days_in, find_dates
from factlint.extract.periods import find_periods
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document


class TensedTime(NamedTuple):
    """A verb with its time: first and last day, and what is written of the time."""

    span: Span
    verb: str
    future: bool
    first: str
    last: str
    year: Span | None
    written: Span


def find_tensed_times(document: Document) -> tuple[TensedTime, ...]:
    """All verbs of the closed list with their times. Found once per document."""
    return document.once("tenses", lambda: tuple(_find(document)))


def _find(document: Document) -> Iterator[TensedTime]:
    text = document.text
    dates = [date for date in find_dates(document) if date.year and date.last_day is None]
    times = [
        (date.span, f"{date.year:04}-{date.month:02}-{date.day:02}", "", date.year_span)
        for date in dates
        if 1 <= date.day <= days_in(date.year, date.month)
    ]
    named = {date.span for date in dates if date.weekday is not None}
    inside = [date.span for date in find_dates(document)]
    for period in find_periods(document):
        if period.kind in ("month", "year") and not any(
            span.start < period.span.end and period.span.start < span.end for span in inside
        ):
            times.append((period.span, period.first, period.last, Span(period.span.end - 4, period.span.end)))
    for span, first, last, year in times:
        low = max(document.sentence_at(span.start).start, span.start - 90)
        verb = _verb().search(text, low, span.start)
        if verb is None and span in named:  # "died Sunday, June 6, 2021"
            verb = _verb(preposition="").search(text, low, span.start)
        words = Span(verb.start(), span.end) if verb else None
        if verb is None and re.search(r"(?:\A|[.!?\s])(?:On|In)\s\Z", text[max(span.start - 4, 0) : span.start]):
            verb = _verb_behind().match(text, span.end)
            words = Span(span.start, verb.end()) if verb else None
        if verb and words and not _is_open(document, span, min(verb.start(), span.start)):
            past = verb["past"]
            said = past or verb["future"] or verb["lasting"]
            yield TensedTime(words, said, past is None, first, last or first, year, span)


@cache
def _verb_behind() -> re.Pattern[str]:
    """A verb behind a time at the head of its sentence: "On July 3, 2023, the old king died"."""
    past, future = _verbs()
    return re.compile(rf",?\s(?:[\w’'-]+\s){{1,4}}?(?:(?P<future>{future})|(?P<past>{past})|(?P<lasting>(?!)))\b")


@cache
def _verbs() -> tuple[str, str]:
    """The closed lists of verbs: what is over, and what is to come."""
    be = r"(?:was|were|has\sbeen|have\sbeen)"
    past = (
        r"died|passed\saway|won|invaded|met|visited|voted|graduated|divorced|stepped\sdown|(?:was|were)\sborn|resigned|exploded"
        r"|collapsed|crashed|happened|occurred|opened|reopened|closed|began|started|ended|married|surrendered|sentenced|fell"
        r"|sank|took\s(?:office|place|effect)|came\sinto\sforce|retired|arrived|erupted|broke\sout|withdrew|struck|convicted"
        rf"|{be}\s(?:arrested|jailed|imprisoned|killed|founded|elected|sworn\sin|signed|launched|released|opened|closed"
        r"|sentenced|appointed|held|established|adopted|published|shot|found|buried|inaugurated|detained|convicted|executed"
        r"|murdered|assassinated|approved|announced|dissolved|built|completed)"
    )
    future = (
        r"(?:will\s(?:also\s|then\s)?|(?:is|are)\s(?:(?:due|set|scheduled|expected|slated)\s)?to\s)"
        r"(?:open|rule|begin|reopen|close|start|end|expire|resign|retire|play|meet|vote|launch|speak|appear|premiere|arrive"
        r"|host|hold|visit|take\s(?:office|place|effect)|come\sinto\sforce|go\son\ssale|be\s(?:held|released|published|opened"
        r"|launched|inaugurated|sworn\sin|unveiled|signed|elected|sentenced|buried|introduced))"
    )
    return past, future


@cache
def _verb(preposition: str = r"(?:on|in)\s") -> re.Pattern[str]:
    """A verb that is over or to come, right before its time."""
    past, future = _verbs()
    lasting = r"will\s(?:run|last|continue|remain\s\w+|stay\s\w+|be\s(?:open|closed|on\s(?:view|display|show)))"
    # A few words may stand between, none of which makes the time that of something else.
    between = (
        r"(?:,?\s(?!(?:to|until|till|for|by|from|since|that|which|who|when|before|after|scheduled|expected|due|through|as|if|whether|not|and|but|or|with"
        r"|because|while|where|than|over|following|ahead|of|during|about)\b)[\w’'.-]+){0,6}?"
    )
    early = r"(?:(?:late|early|mid)[-\s])?"
    return re.compile(
        rf"\b(?:(?:(?P<future>{future})|(?P<past>{past})){between},?\s{preposition}{early}\Z"
        rf"|(?P<lasting>{lasting}){between}\s(?:until|till|through)\s{early}\Z)"
    )


def _is_open(document: Document, span: Span, start: int) -> bool:
    """Whether the sentence is of another time, or asserts nothing."""
    text = document.text
    sentence = document.sentence_at(start)
    if document.is_quoted(start, span.end) or _unsure().search(
        text[sentence.start : start] + " … " + text[span.end : sentence.end]
    ):
        return True
    if re.match(
        r"\s?[-–—/]\s?\d|\s(?:levels?|prices|dollars|season|edition|and\s(?:19|20)\d\d|or\s(?:19|20)\d\d)",
        text[span.end : span.end + 12],
    ):
        return True
    years = set(
        re.findall(
            r"(?<![\w.,$£€])(?:1[5-9]|20)\d\d(?![\w%])",
            text[sentence.start : start] + " " + text[span.end : sentence.end],
        )
    )
    written = set(re.findall(r"\d{4}", text[span.start : span.end]))
    return bool(years - written)


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:whether|[Ii]f|scheduled|expected|planned|would|could|should|may|might|postponed|rescheduled|delayed|fiction\w*|characters?|episode"
        r"|alternate|imagin\w+|hypothetical|predict\w*|forecast\w*|prophe\w+|had\s(?:said|hoped|planned)|fiscal|by\s(?:then|when)"
        r"|[Ii]n\s(?:the|an?|his|her|their|this)\s(?:\w+\s)?(?:novel|film|movie|game|series|story|play|book|comic|show))\b",
    )
