"""Changes: what rose or fell by how much, from what to what.

"Profit rose 25% from $4m to $5m", "fell to 44 from 50, down 12 percent", "doubled from 410 to 820". Only where the
share and the two figures are bound to one another by nothing but fixed words; another figure in between ends the bond.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.numbers import Number, find_numbers
from factlint.extract.percents import POINTS, Percent, find_percents
from factlint.extract.rounding import bounds
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

_UP = (
    "rose rise rises risen rising raised increase increased increases increasing grew grow grows grown growing "
    "climb climbed climbs gain gained gains jump jumped jumps soar soared soars surge surged surges up "
    "advanced widened expanded swelled swollen swell leapt leaped rocketed improved accelerated appreciated "
    "growth higher lifted boosted "
).split()
_DOWN = (
    "fell fall falls fallen falling drop dropped drops dropping decline declined declines declining decrease "
    "decreased decreases decreasing plunge plunged plunges plunging plummeted plummet plummets sank sunk "
    "shrank shrink shrinks shrunk shrinking slump slumped slumps tumbled tumble tumbles reduce reduced reduces "
    "reducing cut cuts cutting slash slashed slashes dwindled contracted lost loses losing down dipped dip "
    "slid slide slipped eased narrowed reduction loss collapse collapsed retreated lower "
).split()
DIRECTIONS = {**dict.fromkeys(_UP, 1), **dict.fromkeys(_DOWN, -1)}
TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_APPROXIMATELY = (
    r"(?:(?:by|a|an|another|some|about|around|nearly|almost|more\sthan|over|up\sto|at\sleast|as\smuch\sas|roughly|just"
    r"|further)\s)*"
)


class Change(NamedTuple):
    """From one number to another, said to be a change by `share` (None: by `times`). direction: 1 up, -1 down.

    share_span is where the share is said; points: it counts points, not per cent. percents: both numbers are per cent.
    """

    span: Span
    before: Number
    after: Number
    direction: int
    share: Percent | Number | None
    times: float = 0.0
    points: bool = False
    percents: bool = False


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = "|".join(sorted(DIRECTIONS, key=lambda word: (-len(word), word)))
    money = r"(?:(?:US|A|C|HK|NZ|S)?[$£€¥₹]\s?)?"
    unit = r"(?:%|\s?(?:percent|per\scent|pct|p|c)\b)?"
    thing = r"(?:\s(?!to\b|from\b|and\b|in\b|by\b|for\b|with\b)[a-zA-Z]+){0,2}"
    noun = r"(?:increase|rise|gain|jump|growth|surge|fall|drop|decline|decrease|reduction|loss|cut|slump|plunge|change)"
    return {
        "from": re.compile(rf"\bfrom\s{money}\Z"),
        "to": re.compile(rf"\bto\s{money}\Z"),
        "from to": re.compile(rf"{unit}{thing}\sto\s{money}"),
        "to from": re.compile(
            rf"{unit}{thing}(?P<aside>,\sor\s[^;()]{{2,40}}?)?,?\s(?:from|compared\s(?:with|to)|versus|against)\s{money}"
        ),
        "aside": re.compile(rf"{unit}{thing},\sor\s{money}"),
        "gap": re.compile(
            r"(?:\s(?:year[\s-](?:over|on)[\s-]year|on\san?\s(?:year|annual\sbasis)|from\sa\syear\s(?:earlier|ago|before)"
            r"|from\sthe\s(?:prior|previous|same|year-earlier)[\s-][a-z][a-z\s-]{0,16}|(?:last|this)\s(?:year|quarter|month)))?,?\s"
        ),
        "over": re.compile(
            rf"(?:\s{noun})?\s(?:from|over|on|compared\s(?:with|to))\s(?:(?:the\s)?[a-z]+\sof\s)?{money}"
        ),
        "verb": re.compile(rf"\b(?P<verb>{words})\b(?:\s(?:by|up|down))?\s{_APPROXIMATELY}\Z", re.IGNORECASE),
        "plain": re.compile(rf"\b(?P<verb>{words})\b(?:\s(?:up|down))?\s\Z", re.IGNORECASE),
        "behind": re.compile(
            rf"{unit}{thing},?\s(?:or\s|(?P<way>up|down)\s(?:by\s)?|an?\s(?:[a-z]+\s)?(?P<noun>{noun})\sof\s|an?\s)"
            r"(?:about\s|nearly\s|some\s)?"
        ),
        "noun": re.compile(rf"\s(?P<noun>{noun})\b"),
        "times": re.compile(rf"\b(?P<verb>{'|'.join(TIMES)})(?:\sin\s(?:size|number|value))?,?\s\Z"),
        "hedge": re.compile(r"\b(?:nearly|almost|about|than|roughly|practically|virtually|around|over)\s\Z"),
        "percent": re.compile(r"\s?%|\s(?:percent|per\scent|pct)\b"),
        "points": re.compile(r"\s(?:percentage\s)?points?\b"),
        "year": re.compile(r"(?:1[5-9]|20)\d\d\Z"),
        "object": re.compile(
            rf"\s(?!(?:to|from|short|below|behind|under)\b)(?:[\w’'-]+\s){{1,7}}by\s{_APPROXIMATELY}\Z"
        ),
        "fall": re.compile(rf"\b(?P<verb>{'|'.join(_DOWN)})\b(?P<between>[^.;:!?()\d%]*)\Z", re.IGNORECASE),
        "a fall": re.compile(
            r"[\s-](?:[a-z]+\s)?(?:fall|drop|decline|decrease|plunge|slump|reduction|cut|collapse|loss)\b(?!-)"
        ),
        "under": re.compile(r"\s(?:below|under|short|from\sits\starget|of\sits\sissue|lower|less)\b"),
        "of its": re.compile(r"\s?of\s(?:its|their|his|her|the)\s[a-z]+"),
        "direct": re.compile(rf"\s{_APPROXIMATELY}\Z"),
    }  # fmt: skip


def falls(before: str, after: str) -> bool:
    """Whether a percentage with these words around it, within its sentence, says by how much something fell."""
    patterns = _patterns()
    if patterns["a fall"].match(after):
        return True
    verb = patterns["fall"].search(before)
    if verb is None or patterns["under"].match(after):
        return False
    between, lost = verb["between"], verb["verb"].lower() in ("lost", "loses", "losing", "loss")
    if patterns["direct"].fullmatch(between):
        return not lost or bool(patterns["of its"].match(after)) or " by " in between
    return bool(patterns["object"].fullmatch(between)) and not lost and verb["verb"].lower() not in ("down", "lower")


def find_changes(document: Document) -> tuple[Change, ...]:
    """All changes of a document, in order. Found once per document."""
    return document.once("changes", lambda: tuple(sorted(_find(document), key=lambda change: change.span)))


def _find(document: Document) -> Iterator[Change]:
    text = document.text
    numbers = find_numbers(document)
    shares = find_percents(document)
    yield from _results(document, shares, numbers)
    for index, one in enumerate(numbers[:-1]):
        other = numbers[index + 1]
        if other.span.start - one.span.end > 60:
            continue
        aside = _patterns()["aside"].fullmatch(text[one.span.end : other.start])
        if aside and index + 2 < len(numbers):
            other = numbers[index + 2]  # "to $1.38 billion, or 70 cents a share, from $1.91 billion"
        pair = _pair(text, one, other)
        if pair is None:
            continue
        before, after = pair
        sentence = document.sentence_at(one.span.start)
        begin = _begin(text, one)
        percents = all(_patterns()["percent"].match(text, number.span.end) for number in (one, other))
        found = _share_before(text, sentence.start, begin, shares, numbers, percents)
        found = found or _share_behind(text, sentence, begin, other, shares, percents)
        if found:
            share, direction, points = found
            end = other.span.end + (text[other.span.end : other.span.end + 1] == "%")
            low, high = sorted((share.span, Span(begin, end)))
            yield Change(Span(low.start, high.end), before, after, direction, share, 0.0, points, percents)
        elif times := _patterns()["times"].search(text[sentence.start : begin]):
            start = sentence.start + times.start("verb")
            if not _patterns()["hedge"].search(text[sentence.start : start]):
                yield Change(Span(start, other.span.end), before, after, 0, None, TIMES[times["verb"]], False, percents)


def _results(document: Document, shares: tuple[Percent, ...], numbers: tuple[Number, ...]) -> Iterator[Change]:
    """ "Sales were $10.9 billion, a 13 percent increase over sales of $9.62 billion", "24, up 8 percent from 22"."""
    text, patterns = document.text, _patterns()
    starts = [number.span.start for number in numbers]
    for share in shares:
        index = bisect_left(starts, share.number_span.start)
        if share.upper is not None or not 0 < index < len(numbers) - 1:
            continue
        after, before = numbers[index - 1], numbers[index + 1]
        behind = patterns["behind"].fullmatch(text[after.span.end : share.start])
        if behind is None or behind.group()[0] == "%" or " or " in behind.group():
            continue
        noun = patterns["noun"].match(text, share.span.end)
        word = behind["way"] or behind["noun"] or (noun["noun"] if noun else "change")
        if word == "change" or not patterns["over"].fullmatch(text[share.span.end : before.start]):
            continue
        money = [text[number.span.start - 1 : number.span.start] in tuple("$£€¥₹") for number in (after, before)]
        year = patterns["year"].fullmatch(text[slice(*before.span)]) and not money[1]
        plain = all(number.upper is None and not number.comparison and number.value > 0 for number in (after, before))
        percent = any(patterns["percent"].match(text, number.span.end) for number in (after, before))
        if money[0] == money[1] and plain and not year and not percent:
            span = Span(after.span.start, before.span.end)
            yield Change(span, before, after, DIRECTIONS[word], share, 0.0, share.kind == POINTS)


def _begin(text: str, number: Number) -> int:
    """Where the "from" or "to" before a number begins."""
    low = max(number.start - 12, 0)
    found = _patterns()["from"].search(text[low : number.start]) or _patterns()["to"].search(text[low : number.start])
    return low + found.start() if found else number.span.start


def _pair(text: str, one: Number, other: Number) -> tuple[Number, Number] | None:
    """(before, after) where two numbers stand as "from A to B" or "to B from A"; years and bounds are left out."""
    lead = text[max(one.start - 12, 0) : one.start]
    between = text[one.span.end : other.start]
    patterns = _patterns()
    if patterns["from"].search(lead) and patterns["from to"].fullmatch(between):
        before, after = one, other
    elif patterns["to"].search(lead) and patterns["to from"].fullmatch(between):
        before, after = other, one
    else:
        return None
    for number in (one, other):
        written = text[number.span.start : number.span.end]
        is_money = text[number.span.start - 1 : number.span.start] in tuple("$£€¥₹")
        if number.upper is not None or number.comparison in ("at least", "at most") or number.value <= 0:
            return None
        if (
            patterns["year"].fullmatch(written)
            and not is_money
            and patterns["year"].fullmatch(text[slice(*(other if number is one else one).span)])
        ):
            return None
    return before, after


def _share_before(
    text: str, sentence: int, begin: int, shares: tuple[Percent, ...], numbers: tuple[Number, ...], percents: bool
) -> tuple[Percent | Number, int, bool] | None:
    """ "Rose 25% | from A to B"."""
    patterns = _patterns()
    for share in shares:
        if (
            sentence <= share.start
            and share.span.end < begin
            and patterns["gap"].fullmatch(text[share.span.end : begin])
        ):
            verb = patterns["verb"].search(text[sentence : share.start])
            if verb:
                return share, DIRECTIONS[verb["verb"].lower()], share.kind == POINTS
    for number in numbers:
        if not sentence <= number.start or number.span.end >= begin:
            continue
        if number.value < 1 and number.in_words and patterns["gap"].fullmatch(text[number.span.end : begin]):
            verb = patterns["verb"].search(text[sentence : number.start])
            if verb:
                hundred = number._replace(
                    value=number.value * 100, low=number.low * 100, high=number.high * 100, step=number.step * 100
                )
                return hundred, DIRECTIONS[verb["verb"].lower()], False
        points = patterns["points"].match(text, number.span.end)
        if percents and points and patterns["gap"].fullmatch(text[points.end() : begin]):
            verb = patterns["verb"].search(text[sentence : number.start])
            if verb:
                return number, DIRECTIONS[verb["verb"].lower()], True
    return None


def _share_behind(
    text: str, sentence: Span, begin: int, last: Number, shares: tuple[Percent, ...], percents: bool
) -> tuple[Percent, int, bool] | None:
    """ "Rose from A to B, | an increase of 25%", ", up 25%", ", or 25%", ", a 25% rise"."""
    patterns = _patterns()
    for share in shares:
        if not last.span.end < share.start < min(sentence.end, last.span.end + 60):
            continue
        behind = patterns["behind"].fullmatch(text[last.span.end : share.span.start])
        if behind is None:
            continue
        noun = patterns["noun"].match(text, share.span.end)
        word = behind["way"] or behind["noun"] or (noun["noun"] if noun else "")
        if word and word != "change":
            return share, DIRECTIONS[word], share.kind == POINTS
        verb = patterns["plain"].search(text[sentence.start : begin])
        if verb and " or " in behind.group():
            return share, DIRECTIONS[verb["verb"].lower()], share.kind == POINTS
    return None


def possible(change: Change, *, points: bool) -> tuple[float, float]:
    """The least and the most, in per cent or in points, that the change from one number to the other can be."""
    step = min(change.before.step, change.after.step)  # of two figures the finer one shows how exact both are
    (a_low, a_high), (b_low, b_high) = (
        bounds(number.value, step, about=number.about) for number in (change.before, change.after)
    )
    if points:
        return b_low - a_high, b_high - a_low
    return (b_low / a_high - 1) * 100, (b_high / max(a_low, 1e-9) - 1) * 100
