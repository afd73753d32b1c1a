"""EVENT–DATE: when a text says that a known event was, and which anniversary of it.

Events are named with and without capitals ("fall of the Berlin Wall"), so a name is looked up where a date or the word
"anniversary" stands beside it: the longest known form that ends, or begins, just there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.dates import DateMention, find_dates
from factlint.extract.periods import find_periods
from factlint.names.fold import fold
from factlint.names.tokens import key_of, words
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.knowledge.entry import Entry

LONGEST = 12  # words of the name of an event


class Named(NamedTuple):
    """An event named in the text; entries are all events that bear the name."""

    span: Span
    entries: tuple[Entry, ...]


class EventDate(NamedTuple):
    """A text says that `event` was between the days `first` and `last` (YYYY-MM-DD), written at `span`.

    form: "of", "before", "in", "bracket", "comma", or the verb: "was", "began", "ended". date: the full date, if it is one.
    """

    event: Named
    span: Span
    first: str
    last: str
    form: str
    date: DateMention | None = None


def event_ending(document: Document, knowledge: Knowledge, end: int) -> Named | None:
    """The longest name of a known event that ends at an offset, within its sentence."""
    text, sentence = document.text, document.sentence_at(max(end - 1, 0))
    starts = [match.start() for match in _word().finditer(text, max(sentence.start, end - 90), end)][-LONGEST:]
    for start in starts:
        found = _events(text[start:end], knowledge)
        if found:
            return Named(Span(start, end), found)
    return None


def event_starting(document: Document, knowledge: Knowledge, start: int) -> Named | None:
    """The longest name of a known event that begins at an offset, within its sentence."""
    text, sentence = document.text, document.sentence_at(start)
    ends = [match.end() for match in _word().finditer(text, start, min(sentence.end, start + 90))][:LONGEST]
    for end in reversed(ends):
        found = _events(text[start:end], knowledge)
        if found:
            return Named(Span(start, end), found)
    return None


def _events(written: str, knowledge: Knowledge) -> tuple[Entry, ...]:
    """The events that a stretch of words is a right form of."""
    if not any(letter.isupper() for letter in written):
        return ()
    first, *rest = words(written) or ("",)
    if knowledge.head(fold(first)) < len(rest) + 1:
        return ()
    found = {
        known.entry.id: known.entry
        for known in knowledge.forms(key_of(written))
        if known.entry.kind == "event" and known.type not in ("wrong", "unlike") and not known.short
    }
    return tuple(found[id] for id in sorted(found))


def event_days(event: Named) -> tuple[str, str] | None:
    """First and last day of an event as its entry gives them (partial dates too), or None where nobody can tell."""
    if len(event.entries) != 1 or not event.entries[0].data.get("from"):
        return None
    data = event.entries[0].data
    return data["from"], data.get("to", "9999")


def find_event_dates(document: Document, knowledge: Knowledge) -> tuple[EventDate, ...]:
    """All statements that a known, dated event was at some time. Found once per document."""
    return document.once(("event dates", id(knowledge)), lambda: tuple(_find_all(document, knowledge)))


def _find_all(document: Document, knowledge: Knowledge) -> Iterator[EventDate]:
    text = document.text
    dates = [date for date in find_dates(document) if date.year and date.last_day is None]
    inside = [date.span for date in dates]
    stated: list[tuple[Span, str, str, DateMention | None]] = [
        (date.span, day, day, date) for date in dates for day in [f"{date.year:04}-{date.month:02}-{date.day:02}"]
    ]
    stated += [
        (period.span, period.first, period.last, None)
        for period in find_periods(document)
        if period.kind in ("year", "month")
        and not any(span.start < period.span.end and period.span.start < span.end for span in inside)
    ]
    for span, first, last, date in sorted(stated, key=lambda item: item[0]):
        link = _link().search(text, max(span.start - 40, 0), span.start)
        if link:
            named = event_ending(document, knowledge, link.start())
            if named and event_days(named):
                verb = link["verb"] or ""
                form = "was" if verb else {"in": "in", "on": "in", "of": "of", "(": "bracket"}.get(link["word"] or link["bracket"] or "", "comma")
                if re.match(r"beg[au]n|start|br[oe]\w*\sout", verb):
                    form = "began"
                elif verb.startswith("ended"):
                    form = "ended"
                yield EventDate(named, span, first, last, form, date)
        elif re.search(r"\b(?:[Tt]he|its|that)\s\Z", text[max(span.start - 6, 0) : span.start]) and text[span.end : span.end + 1] == " ":
            named = event_starting(document, knowledge, span.end + 1)
            if named and event_days(named):
                yield EventDate(named, span, first, last, "before", date)


@cache
def _link() -> re.Pattern[str]:
    """What may stand between the name of an event and its time."""
    return re.compile(
        r"(?:\s(?P<verb>(?:took\splace|happened|occurred|began|started|broke\sout|ended|(?:was|were)\s(?:fought|signed|held|launched|staged))\s(?:in|on))\s"
        r"|\s(?P<word>in|on|of)\s(?:(?:early|mid|late)[-\s])?|\s?(?P<bracket>\()|,\s(?:in\s|on\s)?)\Z"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?<![\w'’])[\w\"“][\w'’.-]*(?<![.,'’])")
