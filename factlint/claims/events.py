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

# What storms, quakes and attacks do.
STRUCK = r"(?:struck|hit|slammed|devastated|flattened|destroyed|ravaged|killed|shook|swept|levelled|leveled|battered)"
LONGEST = 12  # words of the name of an event


class Named(NamedTuple):
    """An event named in the text; entries are all events that bear the name."""

    span: Span
    entries: tuple[Entry, ...]


class EventDate(NamedTuple):
    """A text says that `event` was between the days `first` and `last` (YYYY-MM-DD), written at `span`.

    form: "of", "before", "in", "bracket", "comma", or the verb: "was", "began", "ended". date: the full
    date, if it is one.
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
    lower = written.islower()
    first, *rest = words(written) or ("",)
    if knowledge.head(fold(first)) < len(rest) + 1:
        return ()
    found = {
        known.entry.id: known.entry
        for known in knowledge.forms(key_of(written))
        if known.entry.kind == "event"
        and known.type not in ("wrong", "unlike")
        and not known.short
        and (not lower or known.text.islower())
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
        named, form = _named_at(document, knowledge, span)
        if named and event_days(named):
            yield EventDate(named, span, first, last, form, date)


def _named_at(document: Document, knowledge: Knowledge, span: Span) -> tuple[Named | None, str]:
    """The event that a time belongs to, and how it is joined to it."""
    text = document.text
    for pattern in _links():
        link = pattern.search(text, max(span.start - 60, 0), span.start)
        named = event_ending(document, knowledge, link.start()) if link else None
        if link and named:
            return named, _form(link.groupdict())
    before = text[max(span.start - 6, 0) : span.start]
    fronted = re.compile(r",\s(?:the\s)?").match(text, span.end)
    if fronted and re.search(r"\b(?:[Ii]n|[Oo]n)\s\Z", before):
        named = event_starting(document, knowledge, fronted.end())
        return (named, "was") if named and _happens().match(text, named.span.end) else (None, "")
    if re.search(r"\b(?:[Tt]he|its|that)\s\Z", before) and text[span.end : span.end + 1] == " ":
        return event_starting(document, knowledge, span.end + 1), "before"
    return None, ""


def _form(got: dict[str, str | None]) -> str:
    """How a time is joined to the name of an event."""
    verb = got.get("verb") or ""
    if re.match(r"began|start|broke", verb):
        return "began"
    if verb:
        return "ended" if verb.startswith("ended") else "was"
    return {"in": "in", "on": "in", "of": "of", "(": "bracket"}.get(
        got.get("word") or got.get("bracket") or "", "comma"
    )


@cache
def _links() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between the name of an event and its time: no verb, or one that says that it was."""
    about = r"(?:(?:early|mid|late)[-\s])?"
    return (
        re.compile(rf"(?:\s(?P<word>in|on|of)\s{about}|\s?(?P<bracket>\()|,\s(?:in\s|on\s)?)\Z"),
        re.compile(
            r"(?:,(?:\swhich)?)?\s(?P<verb>(?:took\splace|happened|occurred|began|started|broke\sout|ended|(?:was|were)\s(?:fought|signed|held|launched|staged)"
            r"|(?<=,\s)(?:fought|signed|held|launched|staged)"
            rf"|{STRUCK}(?:\s(?!by\b)[\w’'-]+){{0,4}})\s(?:in|on))\s{about}\Z"
        ),
    )


@cache
def _happens() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{STRUCK}|occurred|happened|took\splace|broke\sout|began|started)\b")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?<![\w'’])[\w\"“][\w'’.-]*(?<![.,'’])")
