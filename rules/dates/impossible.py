"""The calendar or the clock has no such date or time.

31 June, 29 February 2023 and 25:10 cannot be true, and a reader who wants to be there asks when. Which part is wrong
only the writer knows: for a day past the end of its month its last day is suggested, and the first of the next where
that is as near; neither is applied without asking. For a time nothing is suggested.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import (
    DateMention,
    Document,
    Edit,
    Finding,
    Fix,
    Knowledge,
    Right,
    Rule,
    Span,
    Wrong,
    find_dates,
)
from factlint.extract.dates import MONTHS, days_in, month_name


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report days that the month does not have and times that the clock does not have."""
    for date in find_dates(document):
        day, span = date.day, date.day_span
        if date.last_day is not None and date.last_day > day:
            day, span = date.last_day, date.last_span
        last = days_in(date.year, date.month)
        if span is not None and not 1 <= day <= last and not _is_excused(document, date):
            yield _no_such_day(document.text, date, day, span)
    yield from _times(document)


def _no_such_day(text: str, date: DateMention, day: int, day_span: Span) -> Finding:
    month, last = MONTHS[date.month - 1], days_in(date.year, date.month)
    year = f" {date.year}" if date.year and date.month == 2 and day == 29 else ""
    shown = f"{day} {month}{year}" if date.day_first else f"{month} {day}{year and ','}{year}"
    return Finding(
        date.span,
        f"there is no {shown}: {month}{year} has {last} days",
        severity="error",
        confidence=0.97,
        fixes=tuple(_repairs(text, date, day, day_span)),
        reasons=("the days of the month were counted in the Gregorian calendar",),
    )


def _repairs(text: str, date: DateMention, day: int, day_span: Span) -> Iterator[Fix]:
    """The last day of the month, and the first of the next one."""
    last = days_in(date.year, date.month)
    if day > 31 or day < 1 or date.month_span is None:
        return
    end = day_span.end
    ordinal = text[end : end + 2] in ("st", "nd", "rd", "th")
    span = Span(day_span.start, end + 2 if ordinal else end)
    month = MONTHS[date.month - 1]
    # No month ends in 1 to 3 here: 28th, 29th, 30th.
    title = f"Write {last} {month}" if date.day_first else f"Write {month} {last}"
    yield Fix(title, (Edit(span, f"{last}th" if ordinal else str(last)),))
    if date.last_day is None and day == last + 1:
        written = text[date.month_span.start : date.month_span.end]
        after = f"{date.month + 1:02}" if written.isdigit() else month_name(date.month + 1, written)
        first = "1st" if ordinal else "01" if written.isdigit() else "1"
        title = f"Write 1 {MONTHS[date.month]}" if date.day_first else f"Write {MONTHS[date.month]} 1"
        yield Fix(title, tuple(sorted((Edit(date.month_span, after), Edit(span, first)))))


def _is_excused(document: Document, date: DateMention) -> bool:
    """Whether the date may be something else, belongs to another calendar, or is said not to exist."""
    text = document.text
    sentence = document.sentence_at(date.span.start)
    if _spoken_of().search(text, *sentence):
        return True
    # Where the Julian calendar was kept, 1700, 1800 and 1900 had a leap day; Sweden had a 30 February in 1712.
    if (
        date.month == 2
        and date.year is not None
        and (date.year <= 1712 or (date.day == 29 and date.year <= 1900 and date.year % 100 == 0))
    ):
        return True
    if date.weekday is not None or (date.year is not None and not date.day_first):
        return False
    before = text[max(sentence.start, date.span.start - 16) : date.span.start]
    after = text[date.span.end : date.span.end + 14]
    return not (_before().search(before) and (date.year is not None or _after().match(after)))


@cache
def _spoken_of() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:no\ssuch|does\snot\sexist|doesn['’]t\sexist|did\snot\sexist|non-?existent|there\s(?:is|was)\sno|there['’]s\sno|fictional"
        r"|fictitious|imaginary|impossible|Julian|Old\sStyle|calendars?)\b",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    """What stands before a date and seldom before a number of things."""
    return re.compile(
        r"(?:\A|[(\[“‘\"—–:;,]\s?|\b(?:on|by|until|till|since|from|before|after|to|of|dated|and|or|between|through|is|was|the)\s)\Z",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    """What follows a date and never a number: its end, or a small word."""
    return re.compile(
        r"\Z|\s*[.,;:!?)\]”’\"—–]|\s(?:a|an|the|and|or|at|in|to|when|after|before|because|but|by|for|with|without|as|that|which|who|he|she|they|it"
        r"|we|was|were|is|will|would|has|had|said|until|despite|over|near|outside|about|than|this|last|next|if)\b"
    )


def _times(document: Document) -> Iterator[Finding]:
    """Report times whose hour or minute does not exist, in a setting that is a time of day and no score or duration."""
    text = document.text
    for match in _time().finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"])
        if not (hour > 24 or minute > 59 or (hour == 24 and minute)):
            continue
        before, sure = text[max(match.start() - 8, 0) : match.start()], match["cue"] is not None
        if re.search(r"[\w.:,/$£€-]\Z", before) or document.is_foreign(match.start()):
            continue
        if not sure and (
            match["mark"] == "."
            or hour > 29
            or not re.search(r"\b(?i:at|by|until|till|before|after|around|since)\s\Z", before)
        ):
            continue
        if not sure and _duration().search(text, *document.sentence_at(match.start())):
            continue
        span = Span(match.start("hour"), match.end("minute"))
        yield Finding(
            span,
            f"there is no time {text[span.start : span.end]}: the day has 24 hours, the hour 60 minutes",
            severity="error",
            confidence=0.95 if sure else 0.85,
        )


@cache
def _time() -> re.Pattern[str]:
    """Hour and minute, and behind them what makes them a time of day. It begins with a digit, which makes it fast."""
    return re.compile(
        r"(?P<hour>\d\d?)(?P<mark>[:.])(?P<minute>\d\d)(?![\d:%]|[.,]\d|-\w)"
        r"(?P<cue>\s?(?:a\.m\.|p\.m\.|AM\b|PM\b)|(?:am|pm)\b|(?<=:\d\d)\s?(?:am|pm|hrs|GMT|UTC|CET|CEST|BST|EST|EDT|ET|PT)\b"
        r"|(?<=:\d\d)\s(?:local\stime|o['’]clock|in\sthe\s(?:morning|afternoon|evening)|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))?"
    )


@cache
def _duration() -> re.Pattern[str]:
    """Words of sport, recordings, scripture and broadcasting, where 25:10 is a mark, a verse or ten past one."""
    return re.compile(
        r"\b(?:minutes?|seconds?|laps?|half|quarter|period|goals?|scor\w+|rac\w+|run(?:ner)?s?|ran|record|mark|win\w*|won|finish\w*|beat|lead|led|ahead"
        r"|behind|video|podcast|episode|clip|track|verse|chapter|gospel|bible|book|ratio|odds|versus|game|match|marathon|aired|broadcast"
        r"|anime|TBS|NHK|remaining|left\s(?:in|on)|clock|splits?|tim(?:e|ed)\sof|pass\w*|puck|touchdown|timestamp|Matthew|Mark|Luke|John|Genesis"
        r"|Exodus|Isaiah|Psalms?|Proverbs|Acts|Romans|Quran|Surah|swim\w*|rally|stage|heat|final)\b",
        re.IGNORECASE,
    )


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many dates were compared with the calendar."""
    return len(find_dates(document))


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    wrong=(
        Wrong("The treaty was signed on ⟦31 June 1994⟧.", "30 June 1994"),
        Wrong("It happened on ⟦February 29, 2023⟧.", "February 28, 2023"),
        Wrong("The offer ends on ⟦Nov. 31⟧.", "Nov. 30"),
        Wrong("The train left at ⟦25:10⟧."),
        Wrong("Doors open at ⟦7:75⟧ p.m. on Friday."),
    ),
    right=(
        Right("It happened on February 29, 2024, and on 29 February."),
        Right("The treaty was signed on 30 June 1994."),
        Right("There is no 31 June, as every clerk knows."),
        Right("In June 31 people died, and all 31 June graduates found work."),
        Right("In Russia the order was dated 29 February 1900."),
        Right("The doors open at 24:00, and Matthew 25:40 is read."),
        Right("She scored at 25:10 of the second half and won in 31:75."),
        Right("The court voted in June 31 times."),
    ),
)
