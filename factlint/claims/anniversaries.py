"""How long ago a text says that something was: anniversaries, "30 years after", "in 1989, 30 years ago".

A claim joins a count of years to the event or year that it counts from; which day it is counted to is said by the
sentence or left to the publication date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.claims.events import event_days, event_ending, event_starting
from factlint.extract.numerals import ORDINAL_WORDS, like_ordinal, ordinal_value
from factlint.extract.points import YEAR
from factlint.extract.relative import NUMBER, count_of
from factlint.extract.windows import lower, windows
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.knowledge.entry import Entry

_JUBILEES = {
    "centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "tercentenary": 300,
    "sesquicentennial": 150, "golden jubilee": 50, "silver jubilee": 25, "diamond jubilee": 60,
}  # fmt: skip
# Days around the turn of the year in which the neighbouring year may be meant, and days around an anniversary in which
# it is the one that is spoken of.
NEAR, SEASON = 60, 14


class Anniversary(NamedTuple):
    """`years` years, written at `number`, from an event (first and last partial date) to the time that is meant.

    form: "anniversary" (exact), "since", "after", "ago". to: the year it is counted to where the words say so, else 0.
    entry is the known event, or None where the text gives the year itself.
    """

    span: Span
    number: Span
    years: int
    first: str
    last: str
    form: str
    to: int = 0
    entry: Entry | None = None
    origin: Span | None = None  # where the text writes the year it counts from


def find_anniversaries(document: Document, knowledge: Knowledge) -> tuple[Anniversary, ...]:
    """All claims of this kind in a document, in order. Found once per document."""
    return document.once(("anniversaries", id(knowledge)), lambda: tuple(_find_all(document, knowledge)))


def ordinal_of(written: str) -> int:
    """The number of an ordinal or a jubilee: "80th" → 80, "first" → 1, "centenary" → 100; 0 where it is none."""
    return ordinal_value(written) or _JUBILEES.get(written.lower(), 0)


def ordinal_like(number: int, like: str) -> str:
    """An ordinal or jubilee in the manner of another: 79, "80th" → "79th"; empty where no jubilee is of this number."""
    if like.lower() in _JUBILEES:
        return next((word for word, value in _JUBILEES.items() if value == number), "")
    return like_ordinal(like, number)


@cache
def _ordinal() -> str:
    return r"(?:\d{1,3}(?:st|nd|rd|th)|" + "|".join(sorted(ORDINAL_WORDS, key=len, reverse=True)) + ")"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    jubilee = "|".join(_JUBILEES)
    count = rf"(?P<n>{NUMBER})"
    article = r"(?:the\s|its\s|a\s)?"
    edge = r"(?P<edge>(?:start|beginning|outbreak|end|signing|death)\sof\s(?:the\s)?)?"
    return {
        "of": re.compile(
            rf"\b(?P<article>the\s)?(?:(?P<n>{_ordinal()})\s(?:\w+\s)?anniversary|(?P<j>{jubilee}))"
            rf"\s(?:of|since)\s{article}{edge}",
            re.IGNORECASE,
        ),
        "whose": re.compile(rf"['’]s?\s(?P<n>{_ordinal()})\sanniversary\b", re.IGNORECASE),
        "years": re.compile(rf"\b{count}\syears\s(?P<form>since|after)\s{article}{edge}", re.IGNORECASE),
        "own": re.compile(
            rf"\b(?P<verb>founded|formed|set\sup|inaugurated|completed|established|opened|created|launched|started|incorporated|built)\s(?:in|on)\s(?:[A-Z][a-z]+\.?\s(?:\d{{1,2}},\s)?)?(?P<year>{YEAR})"
            rf"(?P<between>[^;:“”\"]{{0,90}}?)\b(?P<article>its|their)\s(?:(?P<n>{_ordinal()})\s(?:birthday|anniversary)|(?P<j>{jubilee}))"
            rf"(?P<when>(?:\s[\w’'-]+){{0,3}}?\s(?:in\s(?P<to>{YEAR})|this\syear|this\s(?:week|month)|today))?",
            re.IGNORECASE,
        ),
        "ago": re.compile(
            rf"(?:\b[Ii]n\s)?(?<![\d.,$£€])(?P<year>{YEAR}),\s(?P<n>{NUMBER})\syears\sago\b|\b(?P<n2>{NUMBER})\syears\sago,\sin\s(?P<year2>{YEAR})",
            re.IGNORECASE,
        ),
        "later": re.compile(
            rf"\b[Ii]n\s(?P<to>{YEAR}),\s(?P<n>{NUMBER})\syears\safter\s[^,.;:]{{3,60}}?\sin\s(?P<year>{YEAR})"
        ),
    }  # fmt: skip


# Each pattern holds one of its words, in lower case; to look for them first is cheap.
REACH = 100, 160  # characters before and behind one of its words in which a pattern lies
_SIGNS = {
    "of": ("anniversary", "enar", "ennial", "jubilee"),
    "whose": ("s anniversary", "th anniversary", "st anniversary", "nd anniversary", "rd anniversary"),
    "years": ("years since", "years after"),
    "own": ("anniversary", "birthday", "enar", "ennial", "jubilee"),
    "ago": ("years ago",),
    "later": ("years after",),
}


def _find_all(document: Document, knowledge: Knowledge) -> Iterator[Anniversary]:
    text = document.text
    low = lower(text)
    taken: list[Span] = []
    for name, signs in _SIGNS.items():
        near = windows(low, signs, *REACH)
        pattern = _patterns()[name] if near else None
        for match in (match for span in near for match in pattern.finditer(text, *span)) if pattern else ():
            if document.is_opaque(*match.span()) or document.is_foreign(match.start()):
                continue
            if name == "whose":
                made = _of_event(document, knowledge, match)
            elif name in ("of", "years"):
                made = _with_event(document, knowledge, match, name)
            else:
                made = _with_year(match, name)
            if made and made.years and not any(_meet(span, made.span) for span in taken):
                taken.append(made.span)
                yield made


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _with_event(document: Document, knowledge: Knowledge, match: re.Match[str], name: str) -> Anniversary | None:
    """The claim about a known event that begins where the pattern ends."""
    named = event_starting(document, knowledge, match.start("edge") if match["edge"] else match.end())
    edge = (match["edge"] or "").lower()
    if named is None and edge:
        named = event_starting(document, knowledge, match.end())
    else:
        edge = ""
    days = event_days(named) if named else None
    if named is None or days is None or len(days[0]) < 4 or edge.startswith(("signing", "death")):
        return None
    first, last = days
    if edge:
        first, last = (last, last) if edge.startswith("end") else (first, first)
    if first == "9999" or (last == "9999" and not edge):
        last = first  # what goes on is counted from its beginning
    group = "n" if match["n"] else "j"
    count = count_of(match["n"]) if name == "years" else ordinal_of(match[group])
    form = match["form"].lower() if name == "years" else "anniversary"
    to = _leading_year(document, match) if name == "years" else 0
    return Anniversary(
        Span(match.start(), named.span.end), Span(*match.span(group)), count, first, last, form, to, named.entries[0]
    )


def _of_event(document: Document, knowledge: Knowledge, match: re.Match[str]) -> Anniversary | None:
    """The claim about a known event that the pattern follows: "the Tet Offensive's 50th anniversary"."""
    named = event_ending(document, knowledge, match.start())
    days = event_days(named) if named else None
    if named is None or days is None:
        return None
    last = days[0] if days[1] == "9999" else days[1]
    span, number = Span(named.span.start, match.end()), Span(*match.span("n"))
    return Anniversary(span, number, ordinal_of(match["n"]), days[0], last, "anniversary", 0, named.entries[0])


def _leading_year(document: Document, match: re.Match[str]) -> int:
    """The year of "In 2014, 25 years after …", or 0."""
    before = document.text[max(match.start() - 12, 0) : match.start()]
    found = re.search(r"\b[Ii]n\s([12]\d{3}),\s\Z", before)
    return int(found[1]) if found else 0


def _with_year(match: re.Match[str], name: str) -> Anniversary | None:
    got = match.groupdict()
    year_group = "year" if got.get("year") else "year2"
    year = got[year_group]
    group = next((group for group in ("n", "n2", "j") if got.get(group)), "")
    if not group:
        return None
    origin = Span(*match.span(year_group))
    number = Span(*match.span(group))
    if name == "own":
        if re.search(
            r"\b(?:founded|established|opened|moved|merged|renamed|rebuilt|died)\b", got["between"]
        ) or re.search(r"[.!?]\s[A-Z]|\b(?:and|but|while|when|whose|which)\s(?:the|an?|its|[A-Z])", got["between"]):
            return None
        # "The 50th anniversary of its listing" is of something else, and so is "its 25th anniversary as a city".
        behind = match.string[number.end : number.end + 40]
        if re.match(r"(?:\s(?:anniversary|birthday))?\s(?:of|since|as|in\sbusiness|edition)\b", behind):
            return None
        to = int(got["to"]) if got["to"] else 0
        if not to and not got["when"]:
            return None
        return Anniversary(
            Span(match.start("article"), match.end()),
            number,
            ordinal_of(got[group]),
            year,
            year,
            "anniversary",
            to,
            None,
            origin,
        )
    form = "ago" if name == "ago" else "after"
    begin = min(origin.start, number.start) if name == "ago" else number.start
    return Anniversary(
        Span(begin, match.end()), number, count_of(got[group]), year, year, form, int(got.get("to") or 0), None, origin
    )


def counted_to(document: Document, claim: Anniversary) -> tuple[tuple[int, ...], str]:
    """The years that may be meant, the likeliest first, and what says so; none where it is open."""
    text = document.text
    if claim.to:
        return (claim.to,), str(claim.to)
    sentence = document.sentence_at(claim.span.start)
    if text.count("anniversary", *sentence) > 1:
        return (), ""
    outside = text[sentence.start : claim.span.start] + " … " + text[claim.span.end : sentence.end]
    own = {claim.first[:4], claim.last[:4]}
    origin = claim.origin
    if origin and sentence.start <= origin.start < sentence.end:
        outside = outside.replace(text[origin.start : origin.end], "")
    stated = [year for year in re.findall(r"(?<![\w.,$£€-])(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d|-\d)", outside)]
    others = sorted(set(stated) - own)
    if others:
        if len(others) > 1 or claim.form == "ago" or stated.count(others[0]) > 1 or not _is_dated(outside, others[0]):
            return (), ""
        return (int(others[0]),), others[0]
    if own & set(stated) or not document.date or document.is_quoted(*claim.span):
        return (), ""
    today = Day.fromisoformat(document.date)
    if claim.form in ("since", "after") and not re.search(
        r"\b(?:marks?|marked|marking|celebrat\w+|observ\w+|commemorat\w+|[Ii]t\s(?:is|has\sbeen)|today)\b", outside
    ):
        return (), ""
    if claim.form != "ago" and not _is_present(outside, claim, today):
        return (), ""
    if claim.form == "ago" and re.search(
        r"\b(?:then|at\sthe\stime|had|recall\w*|interview|speech|diary|letters?|would|will)\b", outside
    ):
        return (), ""
    years = [today.year]
    years += sorted({(today + timedelta(days=days)).year for days in (-NEAR, NEAR)} - {today.year})
    return tuple(years), f"the publication on {today}"


def _is_dated(outside: str, year: str) -> bool:
    """Whether a year is that of the sentence: "in 2019", "on Nov. 22, 2013", and no other's."""
    return re.search(
        rf"(?:\b[Ii]n\s(?:[A-Z][a-z]+\s)?|[A-Z][a-z]+\.?\s\d{{1,2}},\s|\d\s[A-Z][a-z]+\s){year}\b", outside
    ) is not None and not re.search(
        r"\b(?:ahead\sof|before|until|since|after)\b|\b(?:films?|books?|ma[dk]e|written|wrote|composed|built|prepar\w+|plan\w*|issued|restored|ready"
        r"|filmed|commissioned)\b.*\bfor\s(?:the\s)?…",
        outside.replace(" … ", "…"),
    )


def _is_present(outside: str, claim: Anniversary, today: Day) -> bool:
    """Whether the present anniversary is meant: by a word, or because its day is near."""
    if _direct().search(outside.partition(" … ")[0]):
        return True
    now = _now().search(outside)
    if _elsewhere().search(re.sub(r"\bwill\b", "", outside) if now else outside):
        return False
    if now:
        return True
    if len(claim.first) < 10 or claim.first != claim.last or claim.first[5:] == "02-29":
        return False
    days = [
        abs((Day(year, int(claim.first[5:7]), int(claim.first[8:])) - today).days)
        for year in (today.year - 1, today.year, today.year + 1)
    ]
    return min(days) <= SEASON


@cache
def _direct() -> re.Pattern[str]:
    """Words right before the count that say it is the present one."""
    return re.compile(
        r"(?:\b(?:today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this\s(?:year|week|month))(?:\s(?:is|marks|was)|['’]s)(?:\s(?:also|now))?"
        r"|\b[Ii]t\s(?:has\sbeen|is)|\b[Ii]t['’]s(?:\sbeen)?)\s(?:the\s)?\Z",
        re.IGNORECASE,
    )


@cache
def _now() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:today|tonight|this\s(?:year|week|month|weekend|morning|summer|spring|autumn|fall|winter)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!s)|yesterday"
        r"|tomorrow|(?:is|are)\s(?:now\s)?(?:marking|celebrating|observing|commemorating)|marks|celebrates|observes|commemorates)\b",
        re.IGNORECASE,
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    """Words that put the anniversary at another time than the text."""
    return re.compile(
        r"\b(?:(?:next|last)\s(?:year|summer|spring|autumn|fall|winter|decade)|ahead\sof|upcoming|coming|approach\w*|prepar\w+"
        r"|plan(?:s|ned|ning)?|will|would|years?\s(?:ago|later|earlier|before)|previous\w*|then|had|since\sthen|for\sthe"
        r"|at\sthe\stime|until|when|once|filmed|wrote|published|films?|books?|documentary|movie|speech|interview|article|series"
        r"|used\sto|decade|novel|before|recall\w+|in\stime\sfor|mission|who|which|first\s\w+(?:ed|n)|coins?|stamps?|medals?|issued"
        r"|commission\w+|restor\w+|repair\w+|albums?|editions?|as\s(?:on|at|for)|like\son|unlike|same)\b",
        re.IGNORECASE,
    )
