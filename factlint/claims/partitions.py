"""Partitions: a whole and all of its parts, "11 members: six Democrats and five Republicans".

Only closed lists count: a whole, an opening (a colon, a bracket, a dash, "comprising", "made up of"), then nothing but
counted parts joined by commas and a last "and". "Including" opens no closed list: it gives a part that is at most the
whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.dates import find_dates
from factlint.extract.durations import find_durations
from factlint.extract.numbers import Number, find_numbers
from factlint.extract.percents import find_percents
from factlint.extract.quantities import find_quantities
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

FAR = 3  # a part that is so many times the whole is one of something else


class Partition(NamedTuple):
    """A whole and its parts. closed: the parts are all of it, else each is at most the whole."""

    span: Span
    whole: Number
    parts: tuple[Number, ...]
    closed: bool = True


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    noun = r"(?:[\s-](?!and\b|or\b|to\b|but\b|who\b|were\b|was\b|have\b|than\b|times\b|out\b|more\b|in\b)[A-Za-z’'-]+)"
    people = (
        r"people|persons|passengers|migrants|victims|hostages|prisoners|members|patients|students|pupils|players|workers|civilians"
        r"|soldiers|residents|employees|refugees|protesters|detainees|men|women|children|troops|officers|politicians|lawmakers"
        r"|survivors|tourists|guests|journalists|activists|judges|candidates|suspects|fighters|others|staff|crew(?:\smembers)?"
    )
    return {
        "open": re.compile(
            rf"(?P<noun>{noun}{{0,4}})(?:(?P<colon>:\s)|(?P<bracket>\s\()|(?P<dash>\s?[—–]\s?)"
            r"|(?P<verb>,?\s(?:which\s|that\s)?(?:compris(?:es|ed|ing)|consist(?:s|ed|ing)\sof"
            r"|(?:is\s|are\s|was\s|were\s)?(?:made\sup|composed)\sof)\s))\Z"
        ),
        "joint": re.compile(r"(?:\s(?=\w*[A-Za-z])[\w’'-]+){0,7}?(?:(?P<comma>,\s)|(?P<last>,?\sand\s))\Z"),
        "end": re.compile(
            r"(?P<words>(?:\s(?!and\b|or\b|each\b|others?\b)(?=\w*[A-Za-z])[\w’'-]+){0,12}?)\s?(?P<stop>[.;!?)]|\s?[—–]|,|\Z|\n)"
        ),
        "open end": re.compile(
            r"\b(?:others?|so\sfar|among|each|respectively|rest|remaining|several|etc|various|unknown|plus|as\swell|apiece|both)\b",
            re.IGNORECASE,
        ),
        "bound": re.compile(
            rf"(?:{noun}{{0,3}})?\s(?P<kind>{people}),?\s"
            r"(?:including|among\sthem|among\swhom\swere)\s(?:at\sleast\s|about\s|some\s)?\Z"
        ),
        "hyphen": re.compile(r"-(?:seat|member|strong|person|man|woman|player|judge|nation|country|ship|team|state)\b"),
        "of them": re.compile(rf"{noun}{{1,5}},\s\Z"),
        "them": re.compile(r"\sof\s(?:them|whom)\b"),
        "kind": re.compile(rf"\s(?:[a-z-]+\s)?(?:{people}|[a-z]+(?:ers|ors|ants|ents|ists|ees|ians|men))\b"),
        "sexes": re.compile(
            r"(?:men|boys|males|adults)\sand\s\S+(?:\s\S+)?\s(?:women|girls|females|children)|(?:women|girls|females|children)\sand\s\S+(?:\s\S+)?\s(?:men|boys|males|adults)"
        ),
    }  # fmt: skip


def find_partitions(document: Document) -> tuple[Partition, ...]:
    """All partitions of a document, in order. Found once per document."""
    return document.once("partitions", lambda: tuple(_find(document)))


def _find(document: Document) -> Iterator[Partition]:
    text = document.text
    numbers = find_numbers(document)
    if len(numbers) < 2:
        return
    measured: set[int] | None = None
    for index, whole in enumerate(numbers[:-1]):
        first = numbers[index + 1]
        rough = whole.comparison == "about"
        counted = whole._replace(comparison="") if rough else whole
        is_count = _is_count(text, counted) or _patterns()["hyphen"].match(text, whole.span.end)
        if first.span.start - whole.span.end > 70 or not is_count or whole.value < 3:
            continue
        between = text[whole.span.end : first.start]
        opening = _patterns()["open"].fullmatch(between)
        bound = None if opening else _patterns()["bound"].fullmatch(between)
        of_them = _patterns()["them"].match(text, first.span.end) and _patterns()["of them"].fullmatch(between)
        sexes = not (opening or bound or of_them) and _sexes(text, whole, first)
        if not (opening or bound or of_them or sexes):
            continue
        if measured is None:
            measured = _measured(document)
        if whole.span.start in measured:
            continue
        if bound or of_them:
            kind = bound is None or _patterns()["kind"].match(text, first.span.end)
            if rough and first.value < 2 * whole.value:
                continue  # "about 40, among them 42"
            if kind and first.span.start not in measured and _is_count(text, first):
                yield Partition(Span(whole.span.start, first.span.end), whole, (first,), closed=False)
            continue
        if rough:
            continue
        closing = "" if opening is None else ")" if opening["bracket"] else "—–" if opening["dash"] else ".;,"
        found = _parts(text, numbers[index + 1 : index + 12], closing or ".;,", measured)
        if found and not (sexes and len(found[0]) != 2):
            parts, end = found
            if document.sentence_at(whole.span.start) == document.sentence_at(parts[-1].span.start):
                yield Partition(Span(whole.span.start, end), whole, parts)


def _sexes(text: str, whole: Number, first: Number) -> bool:
    """ "45 migrants, 31 men and 14 women": a comma opens a closed list where the parts are the two sexes or ages."""
    between = text[whole.span.end : first.start]
    if not re.fullmatch(r"(?:\s[a-z-]+){0,2}\s[a-z]+s|\speople", between.removesuffix(", ")) or not between.endswith(
        ", "
    ):
        return False
    return _patterns()["sexes"].match(text, first.span.end + 1) is not None


def _is_count(text: str, number: Number) -> bool:
    """Whether a number counts something, exactly."""
    start, end = number.span
    if number.value != int(number.value) or number.upper is not None or number.comparison:
        return False
    if text[start - 1 : start] in tuple("$£€¥₹-–") or re.match(
        r"\s?(?:%|percent|per\scent|°)|[-‐]", text[end : end + 9]
    ):
        return False
    return not (number.value >= 1500 and number.value < 2100 and text[end : end + 1] in ",:")


def _measured(document: Document) -> set[int]:
    """Where the numbers begin that count no things: measures, times, shares, dates."""
    spans = [item.number_span for item in find_quantities(document)] + [
        item.number_span for item in find_percents(document)
    ]
    spans += [item.span for item in find_durations(document)]
    spans += [span for date in find_dates(document) for span in (date.day_span, date.year_span) if span]
    return {span.start for span in spans}


def _parts(
    text: str, numbers: tuple[Number, ...], closing: str, measured: set[int]
) -> tuple[tuple[Number, ...], int] | None:
    """The counted parts of a list that ends in "and N …" and a stop, and where it ends; None where it is not closed."""
    parts: list[Number] = []
    patterns = _patterns()
    for index, number in enumerate(numbers):
        if not _is_count(text, number) or number.span.start in measured:
            return None
        parts.append(number)
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        joint = patterns["joint"].fullmatch(text[number.span.end : following.start]) if following else None
        if joint is None or following is None:
            return None
        if not joint["last"]:
            continue
        end = patterns["end"].match(text, following.span.end)
        if not _is_count(text, following) or following.span.start in measured or end is None:
            return None
        if end["stop"].strip() and end["stop"].strip() not in closing and not (closing == "—–" and end["stop"] in ".;"):
            return None
        said = text[parts[0].span.start : end.end()]
        later = numbers[index + 2] if index + 2 < len(numbers) else None
        if patterns["open end"].search(said) or (later and later.start - end.end() < 3 and end["stop"] == ","):
            return None
        return (*parts, following), end.end("words")
    return None
