"""What is told as past lies after the publication, or what is announced lies before it.

"The bridge will open on March 4" in a text of June, or "he died on July 3" in one of June: a month or a year was
slipped, or a text was updated by halves. The rule reads verbs of a closed list with the date that directly belongs to
them, a day, a month or a year, and compares the date with the day of publication. A day more or less is allowed.

Silent without a publication date, in quotations, in sentences that name another year, ask, doubt or tell fiction, and
for what is scheduled or expected. A text with several such dates was written at another time and is left alone. The
neighbouring year is suggested where it resolves the conflict; the tense is the other way to repair it.
"""

import re
from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from factlint import Document, Edit, Finding, Fix, Knowledge, Right, Rule, Span, Wrong, find_dates
from factlint.extract.dates import days_in
from factlint.extract.periods import find_periods

MOST = 3  # so many conflicts mean that the text is of another time


class Claim(NamedTuple):
    """A verb with its time: first and last day, and what is written of the time."""

    span: Span
    verb: str
    future: bool
    first: str
    last: str
    year: Span | None
    written: Span


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report pasts that are to come and futures that are over."""
    if not document.date:
        return
    today = Day.fromisoformat(document.date)
    late, early = (today + timedelta(days=1)).isoformat(), (today - timedelta(days=1)).isoformat()
    wrong = [claim for claim in _claims(document) if (claim.last < early if claim.future else claim.first > late)]
    if len({(claim.first, claim.last) for claim in wrong}) < MOST:
        for claim in wrong:
            yield _finding(document, claim, late, early)


def _claims(document: Document) -> tuple[Claim, ...]:
    return document.once("tenses", lambda: tuple(_find(document)))


def _find(document: Document) -> Iterator[Claim]:
    text = document.text
    dates = [date for date in find_dates(document) if date.year and date.last_day is None]
    times = [
        (date.span, f"{date.year:04}-{date.month:02}-{date.day:02}", "", date.year_span)
        for date in dates
        if 1 <= date.day <= days_in(date.year, date.month)
    ]
    inside = [date.span for date in find_dates(document)]
    for period in find_periods(document):
        if period.kind in ("month", "year") and not any(
            span.start < period.span.end and period.span.start < span.end for span in inside
        ):
            times.append((period.span, period.first, period.last, Span(period.span.end - 4, period.span.end)))
    for span, first, last, year in times:
        low = max(document.sentence_at(span.start).start, span.start - 90)
        verb = _verb().search(text, low, span.start)
        if verb and not _is_open(document, span, verb.start()):
            yield Claim(
                Span(verb.start(), span.end), verb.group(), verb["future"] is not None, first, last or first, year, span
            )


@cache
def _verb() -> re.Pattern[str]:
    """A verb that is over or to come, right before its time."""
    be = r"(?:was|were|has\sbeen|have\sbeen)"
    past = (
        r"died|passed\saway|won|invaded|met|visited|voted|graduated|divorced|stepped\sdown|(?:was|were)\sborn|resigned|exploded|collapsed|crashed|happened|occurred|opened|reopened|closed|began|started|ended|married|surrendered"
        r"|sentenced|fell|sank|took\s(?:office|place|effect)|came\sinto\sforce|retired|arrived|erupted|broke\sout|withdrew"
        rf"|{be}\s(?:arrested|jailed|imprisoned|killed|founded|elected|sworn\sin|signed|launched|released|opened|closed|sentenced|appointed|held|established|adopted"
        r"|published|shot|found|buried|inaugurated|detained|convicted|executed|murdered|assassinated|approved|announced|dissolved|built|completed)"
    )
    future = (
        r"(?:will\s(?:also\s|then\s)?|(?:is|are)\s(?:(?:due|set|scheduled|expected|slated)\s)?to\s)(?:open|rule|begin|reopen|close|begin|start|end|expire|resign|retire|play|meet|vote|launch|speak|appear|premiere|arrive|host|hold|visit"
        r"|take\s(?:office|place|effect)|come\sinto\sforce|go\son\ssale|be\s(?:held|released|published|opened|launched|inaugurated|sworn\sin|unveiled"
        r"|signed|elected|sentenced|buried|introduced))"
    )
    # A few words may stand between, none of which makes the time that of something else.
    between = (
        r"(?:,?\s(?!(?:to|until|till|for|by|from|since|that|which|who|when|before|after|scheduled|expected|due|through|as|if|whether|not|and|but|or|with"
        r"|because|while|where|than|over|following|ahead|of|during|about)\b)[\w’'.-]+){0,6}?"
    )
    return re.compile(
        rf"\b(?:(?P<future>{future})|(?P<past>{past})){between},?\s(?:on|in)\s(?:(?:late|early|mid)[-\s])?\Z"
    )


def _is_open(document: Document, span: Span, start: int) -> bool:
    """Whether the sentence is of another time, or asserts nothing."""
    text = document.text
    sentence = document.sentence_at(start)
    if document.is_quoted(start, span.end) or _unsure().search(text[sentence.start : start] + " … " + text[span.end : sentence.end]):
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


def _finding(document: Document, claim: Claim, late: str, early: str) -> Finding:
    text = document.text
    written = text[claim.written.start : claim.written.end]
    fixes: list[Fix] = []
    if claim.year:
        year = int(text[claim.year.start : claim.year.end]) + (1 if claim.future else -1)
        fits = f"{year:04}{claim.last[4:]}" >= early if claim.future else f"{year:04}{claim.first[4:]}" <= late
        if fits:
            fixes.append(Fix(f"Change the year: {year}", (Edit(claim.year, str(year)),)))
    fixes.append(Fix("change the tense" if fixes else "change the time or the tense", (), "display"))
    side = "before" if claim.future else "after"
    return Finding(
        claim.span,
        f"{written} is {side} the publication on {document.date}, but “{claim.verb.split(' on ')[0].split(' in ')[0].strip(' ,')}” says the opposite",
        severity="warning",
        confidence=0.85,
        fixes=tuple(fixes),
        reasons=(f"the text is dated {document.date}; a day more or less was allowed",),
    )


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many verbs stand with a time."""
    return len(_claims(document)) if document.date else 0


rule = Rule(
    check=check,
    needs_date=True,
    examined=examined,
    wrong=(
        Wrong("The bridge ⟦will open on March 4, 2023⟧.", "will open on March 4, 2024", date="2023-06-10"),
        Wrong("He ⟦died on July 3, 2023⟧, in a hospital.", "died on July 3, 2022", date="2023-06-10"),
        Wrong("The museum ⟦will reopen in May 2021⟧.", "will reopen in May 2022", date="2022-02-01"),
        Wrong("The firm ⟦was founded in 2031⟧.", date="2024-03-05"),
    ),
    right=(
        Right("The bridge will open on September 4, 2023, and he died on June 11, 2023.", date="2023-06-10"),
        Right("The bridge will open on March 4, 2023."),
        Right("He said in 2021 that the bridge will open on March 4, 2023.", date="2023-06-10"),
        Right("The start, scheduled for May 2, was held on July 3, 2023, if at all.", date="2023-06-10"),
        Right("In the novel he died on July 3, 2050; “it will open in 2019,” he had said.", date="2023-06-10"),
        Right(
            "The contract was signed until July 3, 2026, and copper closed for delivery in September 2023.",
            date="2023-06-10",
        ),
    ),
)
