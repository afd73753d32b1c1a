"""PERSON–AGE: how old a text says that somebody is or was, with what the text or the knowledge says of the birth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.claims.age_mentions import AgeMention, find_age_mentions
from factlint.claims.time import time_of
from factlint.extract.dates import find_dates
from factlint.extract.periods import find_periods
from factlint.extract.points import find_stretches
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention


class KnownAge(NamedTuple):
    """An age given to a known person."""

    age: AgeMention
    mention: Mention


class NamedAge(NamedTuple):
    """An age in apposition to a name as written; surname is its last word."""

    age: AgeMention
    name: str
    surname: str


class Life(NamedTuple):
    """An age with the days that it lies between: born (first, last) and when it was reached (first, last), YYYY-MM-DD.

    told: what the text says of birth, and of the time, where both stand in it.
    """

    age: AgeMention
    born: tuple[str, str]
    reached: tuple[str, str]
    told: tuple[Span, ...] = ()


def ages_of_known(document: Document, knowledge: Knowledge) -> tuple[KnownAge, ...]:
    """Ages that stand directly with the name of one known person."""
    ages = find_age_mentions(document)
    if not ages:
        return ()
    return document.once(("known ages", id(knowledge)), lambda: tuple(_known(document, knowledge, ages)))


def _known(document: Document, knowledge: Knowledge, ages: tuple[AgeMention, ...]) -> Iterator[KnownAge]:
    text = document.text
    people = [
        item for item in knowledge.mentions(document) if item.entry and item.entry.kind == "person" and not item.weak
    ]
    ends = {item.span.end: item for item in people}
    starts = {item.span.start: item for item in people}
    for age in ages:
        begin, end = age.whole
        mention = None
        if age.form in ("comma", "aged"):
            party = re.search(r"\s\([^()]{1,14}\)\Z", text[max(begin - 17, 0) : begin]) if age.form == "comma" else None
            stop = begin - len(party.group()) if party else begin  # "Bernie Sanders (I-Vt.), 81,"
            mention = ends.get(stop) or ends.get(stop - 2)
            if mention and text[mention.span.end : stop] not in ("", ", "):
                mention = None
        elif age.form == "adjective":
            mention = starts.get(end + 1) if text[end : end + 1] == " " else None
        elif age.form == "turned":
            link = re.search(
                r",?\s(?:who\s)?(?:(?:has|had|just|recently|also)\s){0,2}\Z", text[max(begin - 24, 0) : begin]
            )
            mention = ends.get(max(begin - 24, 0) + link.start()) if link else None
        elif age.form == "birthday":
            mention = ends.get(begin - 1)
        elif age.form == "is":
            mention = ends.get(begin - 1) or ends.get(begin - 2)
            if mention and text[mention.span.end : begin] not in (" ", ", "):
                mention = None
        elif age.form == "front":  # "At 80, Joe Biden is"; what he did at that age is another matter
            mention = starts.get(end + 1)
            if mention and not re.match(r"\s(?:is|has)\b", text[mention.span.end : mention.span.end + 5]):
                mention = None
        if mention:
            yield KnownAge(age, mention)


def ages_of_named(document: Document) -> tuple[NamedAge, ...]:
    """Ages in apposition to a name: "John Smith, 45,", in order."""
    return document.once("named ages", lambda: tuple(_named(document)))


def _named(document: Document) -> Iterator[NamedAge]:
    text = document.text
    for age in find_age_mentions(document):
        if age.form == "comma" or (age.form == "aged" and text[age.whole.start - 2 : age.whole.start] == ", "):
            end = age.whole.start if age.form == "comma" else age.whole.start - 2
            found = _name().search(text, max(end - 48, document.sentence_at(age.span.start).start), end)
            if found:
                yield NamedAge(age, found.group(), found["surname"])


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"(?<![\w’'-])(?:[A-Z][\w’'.-]*\s){0,3}(?P<surname>[A-Z][\w’'-]+)\Z")


def find_lives(document: Document) -> tuple[Life, ...]:
    """Ages for which the text gives the birth and the time, or the birth alone where the publication is known."""
    ages = find_age_mentions(document)
    return document.once("lives", lambda: tuple(_lives(document, ages))) if ages else ()


def _lives(document: Document, ages: tuple[AgeMention, ...]) -> Iterator[Life]:
    text = document.text
    for age in ages:
        sentence = _told_in(document, document.sentence_at(age.span.start))
        said = text[sentence.start : sentence.end]
        if "orn" not in said and "(" not in said:
            continue
        times = _times(document, sentence)
        span = next(
            (
                s
                for s in find_stretches(document)
                if sentence.start <= s.span.start < age.span.start and s.lead == "(" and s.precision
            ),
            None,
        )
        if (
            span
            and age.form in ("at", "aged", "was")
            and span.first.first
            and span.last.first
            and _dies().fullmatch(text, span.span.end, age.span.start)
        ):
            yield Life(
                age,
                (span.first.first, span.first.last),
                (span.last.first, span.last.last),
                (span.first.span, span.last.span),
            )
            continue
        born = [found for found in re.finditer(r"\b[Bb]orn\b", text[sentence.start : age.span.start])]
        if len(born) != 1:
            continue
        at = sentence.start + born[0].end()
        first = next((time for time in times if time[0].start >= at), None)
        if first is None or re.search(r"[;:(]|\b(?:and|to|who|before|after)\b", text[at : first[0].start]):
            continue
        last = next((time for time in reversed(times) if first[0].end <= time[0].start < age.span.start), None)
        if last:
            if _reached().fullmatch(text, last[0].end, age.span.start) and not _another().search(
                text, first[0].end, last[0].start
            ):
                yield Life(age, first[1:], last[1:], (first[0], last[0]))
        elif document.date and age.form in ("adjective", "old") and _now(text, sentence, first[0], age):
            yield Life(age, first[1:], (document.date, document.date), (first[0],))


def _told_in(document: Document, sentence: Span) -> Span:
    """The sentence, with the one before it where it goes on about the same person: "… was born in 1950. He died"."""
    text = document.text
    block = document.blocks[document.block_index(sentence.start)]
    if not re.match(r"(?:He|She)\b", text[sentence.start : sentence.start + 4]) or sentence.start <= block.start:
        return sentence
    before = document.sentence_at(max(sentence.start - 2, block.start))
    return Span(before.start, sentence.end) if re.search(r"\bborn\b", text[before.start : before.end]) else sentence


def _times(document: Document, sentence: Span) -> list[tuple[Span, str, str]]:
    """The dates, months and years of a sentence with first and last day, in order."""
    found = [
        (date.span, day, day)
        for date in find_dates(document)
        if date.year and date.last_day is None and sentence.start <= date.span.start < sentence.end
        for day in [f"{date.year:04}-{date.month:02}-{date.day:02}"]
    ]
    spans = [date.span for date in find_dates(document)]
    found += [
        (period.span, period.first, period.last)
        for period in find_periods(document)
        if period.kind in ("year", "month", "stretch")
        and sentence.start <= period.span.start < sentence.end
        and not any(span.start < period.span.end and period.span.start < span.end for span in spans)
    ]
    return sorted(found)


@cache
def _dies() -> re.Pattern[str]:
    return re.compile(
        r"\)(?:,?\s(?:who\s)?(?:\w+\s){0,2}?died(?:\s[\w’'-]+){0,6}?),?\s(?:at\s(?:the\s)?(?:age\s(?:of\s)?)?|aged\s)|\)\swas\s"
    )


@cache
def _another() -> re.Pattern[str]:
    """Words that bring in somebody else, whose age it may be."""
    return re.compile(
        r"\b(?:mother|father|parents?|sons?|daughters?|wife|husband|brothers?|sisters?|child(?:ren)?|grand\w+|uncle|aunt|friend"
        r"|partner|whose|king|queen|emperor)\b|\b(?:his|her|their|an?)\s\w+\s(?:who|that)\b",
        re.IGNORECASE,
    )


@cache
def _reached() -> re.Pattern[str]:
    """Between a time and the age that was reached then."""
    return re.compile(r"\)?,?\s(?:at\s(?:the\s)?(?:age\s(?:of\s)?)?|aged\s(?:of\s)?)")


def _now(text: str, sentence: Span, born: Span, age: AgeMention) -> bool:
    """Whether the age is the present one of the one who was born: "Born in 1980, the 43-year-old has"."""
    between, before = text[born.end : age.span.start], text[sentence.start : born.start]
    fits = re.fullmatch(r",\s(?:the\s|is\s(?:now\s)?|he\sis\s|she\sis\s)", between) is not None
    was = re.search(
        r"\b(?:was|were|had|became|then|when|died)\b|\b(?:1[5-9]|20)\d\d\b", text[age.whole.end : sentence.end]
    )
    return (
        fits
        and was is None
        and not re.search(r"\b(?:mother|father|parents?|son|daughter|company|founded)\b", before, re.IGNORECASE)
    )


def possible_ages(document: Document, known: KnownAge) -> tuple[int, int, str] | None:
    """The least and greatest age in question, and when; None where it is open."""
    mention, age = known.mention, known.age
    entry = mention.entry
    assert entry is not None
    born = entry.data.get("born", {}).get("date", "")
    curated = entry.complete and entry.prominence >= 3
    if (
        len(born) < 10
        or mention.judgement is not None
        or not (curated or (not mention.namesakes and entry.prominence >= 3))
    ):
        return None
    sentence = document.sentence_at(age.span.start)
    if is_open(document.text[sentence.start : age.span.start], document.text[age.span.end : sentence.end]):
        return None
    when = time_of(document, age.span)
    if not when or document.is_quoted(*age.span):
        return None
    slack = (3, 1)
    if age.form in ("turned", "birthday"):
        # On which day is not said: only a birthday that is near can be compared.
        if when.said == "text" and not _near().search(document.text, sentence.start, sentence.end):
            return None
        slack = (60, 60)
    died = entry.data.get("died", {}).get("date", "")
    if died and when.first > died:
        return None
    first, last = Day.fromisoformat(when.first), Day.fromisoformat(when.last)
    if when.said == "text":
        first, last = first - timedelta(days=slack[0]), last + timedelta(days=slack[1])
        shown = f"on {document.date}"
    else:
        shown = f"in {when.first[:4]}" if when.first != when.last else f"on {when.first}"
    birth = Day.fromisoformat(born)
    return years_between(birth, first), years_between(birth, last), shown


@cache
def _near() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:today|tomorrow|yesterday|this\s(?:week|month|weekend)|(?:last|next)\s(?:week|month)|just|recently"
        r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|celebrates|turns)\b",
        re.IGNORECASE,
    )


def is_open(before: str, after: str) -> bool:
    """Whether the words around an age leave the time of it open: "then 45", "45 at the time"."""
    return (
        re.search(r"\b(?:then|when|former|late|as\sa|while)\s(?:\w+\s){0,3}\Z", before) is not None
        or re.match(
            r"[^.;]{0,30}\bat\sthe\stime\b|,?\s(?:when|in\s(?:1[5-9]|20)\d\d|years\sago|months?|weeks?)\b", after
        )
        is not None
    )


def years_between(born: Day, day: Day) -> int:
    """Whole years between two days."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_one_person(text: str, first: NamedAge, second: NamedAge) -> bool:
    """Whether both names are one: the same full name, or a surname that nobody else in the text bears."""
    names = first.name.split(), second.name.split()
    title = r"(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov|Sgt|Officer|President|Sir|Lady|The|And|But|Police|Said)\.?"
    given = [[word for word in name[:-1] if not re.fullmatch(title, word)] for name in names]
    if len(names[0]) < 2 or (given[1] and given[1] != given[0]) or not given[0]:
        return False
    if second.age.span.start - first.age.span.start > 6000 or text.count(
        "\n\n\n", first.age.span.start, second.age.span.start
    ):
        return False
    others = {
        found
        for found in re.findall(rf"\b([A-Z][\w’'-]+)\s{re.escape(first.surname)}\b", text)
        if not re.fullmatch(title, found) and found not in given[0]
    }
    relatives = (
        r"\b(?:brothers?|sisters?|sons?|daughters?|wife|husband|father|mother|cousins?|couple|family|twins?|uncle|nephew|aunt"
        rf"|niece)\b[^.]{{0,40}}{re.escape(first.surname)}"
    )
    return not others and re.search(relatives, text) is None
