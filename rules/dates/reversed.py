"""A stretch of time runs backwards.

"From 2024 to 2016" or "(1950–1942)" is a slip of the pen that no reader can resolve alone: either the two ends changed
places or one of them is wrong. The rule reads stretches between two days, months or years, written with a dash, "from …
to" or "between … and", and speaks where the second end lies before the first.

It is silent where the order may be meant: what was moved, brought forward or counted back, figures that rose or fell
from one number to another ("fell from 2005 to 1990 levels"), years before Christ, pages, scores, and a winter that
reaches into the next year. Years alone are compared only after "from" or "between" or in brackets. Both ends exchanged
is the suggested repair; it is not applied without asking.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import Document, Edit, Finding, Fix, Knowledge, Right, Rule, Span, Wrong
from factlint.extract.points import Point, Stretch, find_stretches

LONGEST = 120  # years that a stretch may run backwards and still be a slip


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report stretches whose end lies before their beginning."""
    for stretch in _compared(document):
        if _order(stretch.last) < _order(stretch.first) and not _is_meant(document, stretch):
            first, last = stretch.first, stretch.last
            yield Finding(
                _marked(document.text, stretch),
                f"{last.shown()} is before {first.shown()}: the stretch runs backwards",
                severity="warning" if stretch.lead == "between" and stretch.precision == "year" else "error",
                confidence=0.9,
                fixes=_repairs(document.text, stretch),
                reasons=("the ends were compared as they are written",),
            )


def _compared(document: Document) -> Iterator[Stretch]:
    """The stretches whose ends can be compared: of one precision, both with a year or both in one month."""
    for stretch in find_stretches(document):
        first, last = stretch.first, stretch.last
        if not stretch.precision or (first.year is None) != (last.year is None):
            continue
        if first.year is None and (first.month != last.month or first.day is None):
            continue  # from December to March
        yield stretch


def _order(point: Point) -> tuple[int, int, int]:
    return point.year or 0, point.month or 0, point.day or 0


def _is_meant(document: Document, stretch: Stretch) -> bool:
    """Whether the order is no slip, or the stretch none of time."""
    text, (start, end) = document.text, stretch.span
    sentence = document.sentence_at(start)
    before, after = text[max(sentence.start, start - 60) : start], text[end : end + 24]
    first, last = stretch.first, stretch.last
    if _moved().search(text, sentence.start, start) or _era().search(text, *sentence):
        return True
    years = abs((first.year or 0) - (last.year or 0))
    if stretch.precision == "year":
        if not stretch.lead or years > LONGEST or not 1000 <= (last.year or 0) <= 2199:
            return True
        if stretch.lead == "(":
            return bool(_number().search(before)) or not re.match(r"[)\],;]", after)
        if stretch.lead == "between" and (years < 2 or re.search(r"\b(?:differ|gap|chang|compar)\w*", before)):
            return True
        if _figure().search(before) and not re.search(r"\b(?:years?|period|time|decades?)\sfrom\s\Z", before):
            return True
        return not re.match(
            r"\Z|\s?[.,;:!?)\]”’\"—–]|\s(?:and|but|or|in|at|on|by|for|under|with|as|the|a|an|when|while|after|before|he|she|it|they|was|were|is"
            r"|had|has|nobody|of|that|to)\b",
            after,
        )
    if (
        stretch.precision == "day"
        and first.month == last.month
        and not (stretch.lead == "from" and re.search(r"[a-z]", stretch.joint))
    ):
        # "May 9-7" is a score unless a year or a word of time stands with it.
        return first.year is None and not re.search(r"\b(?:on|of|open|dates?:?|between)\s\Z|\(\Z", before)
    # Hours: "open from 9 to 7 May to September".
    return first.year is None and bool(re.match(r"\s?(?:to|until|through|[-–—])", after))


@cache
def _moved() -> re.Pattern[str]:
    """Words after which a later time rightly stands before an earlier one."""
    return re.compile(
        r"\b(?:mov(?:e[ds]?|ing)|br(?:ought|ing(?:s|ing)?)\s(?:\w+\s){0,4}forward|forward|advanc\w+|reschedul\w+|chang\w+|shift\w*|postpon\w+"
        r"|back(?:ward)?s?|count\w*|revers\w+|revis\w+|correct\w*|amend\w*|switch\w*|push\w*|pulled|earlier|backdat\w+|rewound|descending)\b",
        re.IGNORECASE,
    )


@cache
def _era() -> re.Pattern[str]:
    """Years before Christ, also where only the setting says so, and levels of a year."""
    return re.compile(
        r"\bB\.?C\b|\bBCE\b|\bB\.C\.|\bBP\b|\byears\sago\b|\blevels?\b|\b(?i:pharaohs?|dynasty|bronze\sage)\b"
        r"|\b(?:Babylon|Assyria|Hittite|Mesopotamia|Sumer|Shang)\w*"
    )


@cache
def _figure() -> re.Pattern[str]:
    """A verb of change right before the stretch: what follows are numbers, not years."""
    return re.compile(
        r"\b(?:rose|rise[sn]?|rising|f[ae]ll\w*|gr[eo]w\w*|increas\w+|decreas\w+|dropp\w+|drop|declin\w+|reduc\w+|lower\w*|cut|rais\w+|went|up|down"
        r"|shrank|shrunk|slid|improv\w+|climb\w+|plung\w+|slipp\w+|expand\w+|upgrad\w+)\b[^.;]{0,40}\Z"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:pages?|pp?\.?|nos?\.?|numbers?|lines?|items?|vol\w*\.?|units?|models?|series|tel\.?|phone|call|score\w*|won|lost)\s?[(\[]?\s?\Z",
        re.IGNORECASE,
    )


def _marked(text: str, stretch: Stretch) -> Span:
    """The stretch, with its brackets where it stands alone in them."""
    start, end = stretch.span
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return Span(start - 1, end + 1)
    return stretch.span


def _repairs(text: str, stretch: Stretch) -> tuple[Fix, ...]:
    """Both ends exchanged, in the words of the text."""
    one, other = stretch.first.span, stretch.last.span
    written = text[one.start : one.end], text[other.start : other.end]
    if stretch.precision == "day" and (
        _has_year(written[0]) != _has_year(written[1]) or len(written[1]) <= 2 or len(written[0]) <= 2
    ):
        days = [_day(text, one, last=True), _day(text, other, last=False)]
        if any(day is None for day in days):
            return ()
        one, other = (day for day in days if day is not None)
        if stretch.first.month != stretch.last.month:
            return ()
        written = text[one.start : one.end], text[other.start : other.end]
    elif len(written[0]) == 4 and len(written[1]) == 2:
        written = written[0][2:], written[0][:2] + written[1]
        return (Fix(f"Exchange the ends: {written[1]}–{written[0]}", (Edit(one, written[1]), Edit(other, written[0]))),)
    elif _has_year(written[0]) != _has_year(written[1]):
        return ()
    return (Fix(f"Exchange the ends: {written[1]} – {written[0]}", (Edit(one, written[1]), Edit(other, written[0]))),)


def _has_year(written: str) -> bool:
    return re.search(r"\d{4}", written) is not None


def _day(text: str, span: Span, *, last: bool) -> Span | None:
    """The day number within a point."""
    found = re.compile(r"(?<!\d)\d{1,2}(?!\d)").search(text, *span)
    return Span(*found.span()) if found else None


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many stretches were compared."""
    return sum(1 for _ in _compared(document))


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    wrong=(
        Wrong("He was mayor from ⟦2024 to 2016⟧.", "2016 to 2024"),
        Wrong("The poet Ana Ruiz ⟦(1950–1942)⟧ lived here.", "(1942–1950)"),
        Wrong("The fair is open ⟦May 9–7, 2024⟧.", "May 7–9, 2024"),
        Wrong("The work lasted from ⟦November 2019 to April 2019⟧.", "April 2019 to November 2019"),
        Wrong("The governors were Abel ⟦(1955–51)⟧ and Baker.", "(1951–55)"),
    ),
    right=(
        Right("He was mayor from 2016 to 2024."),
        Right("The vote was moved from 12 May 2024 to 3 May 2024."),
        Right("Emissions must fall from 2005 to 1990 levels, and output fell from 2005 to 1990."),
        Right("The temple was in use from 1350 to 1120 BC."),
        Right("The road is closed from December 20 to January 5."),
        Right("They won in May 9-7, and the log (pages 1950–1942) is lost."),
        Right("In the season 1999-00 and again in 2009–10 they were third."),
        Right("Profits rose between 2023 and 2022, and the pharaoh (1341–1323) died young."),
        Right("Open from 9 to 7 May to September."),
    ),
)
