"""A known event is put into another year.

"Hurricane Andrew in 1995" was in 1992; readers who lived through it stop reading there. The rule binds a year, a month
or a date to a known event only where nothing stands between them: "the Tet Offensive of 1969", "D-Day (1945)", "the
1969 Tet Offensive", "the treaty was signed in 1967", "Hurricane Andrew in 1995". An event that lasted is right in each
of its years.

"In" is often said of something else ("wrote about the war in 1985", "voted against the war in 2002", "moved north
after the storm in 2007"). It is reported only where the event itself is said to be in the year; anniversaries, trials,
films, memorials and survivors are passed over. A day off by one is another time zone. The year is suggested, not
applied without asking.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import Document, Edit, Evidence, Finding, Fix, Knowledge, Right, Rule, Span, Wrong
from factlint.claims.events import EventDate, event_days, find_event_dates
from factlint.extract.dates import day_number


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report events that are said to be outside their time."""
    if not any(digit in document.text for digit in "12"):
        return
    for claim in find_event_dates(document, knowledge):
        days = event_days(claim.event)
        if days and _is_outside(claim, *days) and not _is_about_it(document, claim):
            yield _finding(document.text, claim, *days)


def _is_outside(claim: EventDate, first: str, last: str) -> bool:
    """Whether the stated time does not meet the known one, each as exact as it is given."""
    if claim.form == "began":
        last = first
    elif claim.form == "ended":
        first = last
    size = (
        4
        if claim.date is None and claim.first[5:] == "01-01" and claim.last[5:] == "12-31"
        else 7
        if claim.date is None
        else 10
    )
    low, high = first[:size], last[:size]
    if claim.date is not None and len(first) == len(last) == 10 and claim.first[:7] == first[:7]:
        return not _number(first) - 1 <= _number(claim.first) <= _number(last) + 1
    return claim.last[: len(low)] < low or claim.first[: len(high)] > high


def _number(day: str) -> int:
    return day_number(int(day[:4]), int(day[5:7]), int(day[8:10]))


def _is_about_it(document: Document, claim: EventDate) -> bool:
    """Whether the time may be that of something else: a film of it, its anniversary, what came after."""
    text, event = document.text, claim.event.span
    sentence = document.sentence_at(event.start)
    before = text[sentence.start : min(event.start, claim.span.start)]
    after = text[max(event.end, claim.span.end) : sentence.end]
    if claim.form == "before":
        return bool(_noun().match(after))
    if re.match(r"[-–—/]\d", after) or _kept().search(before[-50:]) or _kept().search(after[:40]):
        return True
    if claim.form == "comma" and not re.match(r"\s?[.;:!?)\]”\"—–,]|\Z", after):
        return True  # "Since D-Day, in 2019 alone"
    if claim.form == "of" or claim.date is not None:
        return False
    if _work().search(before[-50:]):
        return True
    if claim.form != "in":
        return False
    if re.search(r"(?:\A|[,;:]\s|\b(?:and|but|that|when|while|because)\s)[Aa]fter\s(?:the\s)?\Z", before):
        return not after.startswith(",")
    article = r"(?:[Tt]he\s(?:[a-z-]+\s){0,2})?\Z"  # "the deadly"
    subject = re.search(r"(?:\A|[,;:—–]\s|\b(?:and|but|that|when|while|because|where)\s)" + article, before)
    if subject:
        return not re.match(r"[,)]|\s[a-z]+(?:ed|t|e|d|w|s)\b", after)
    days = event_days(claim.event)
    if days and claim.last < days[0] and re.search(r"\b(?:after|following)\s(?:the\s)?\Z", before):
        return False  # nothing comes after it in an earlier year
    of = r"\b(?:because|result|time|days|force|brunt|path|eye|height|fury|impact|devastation)\sof\s(?:the\s)?\Z"
    within = r"\b(?:during|since|before|until|in|at|by|from|like|as|than)\s"
    return not re.search(of, before) and not re.search(within + article, before, re.IGNORECASE)


@cache
def _work() -> re.Pattern[str]:
    """What is told, judged or remembered of an event has a time of its own."""
    return re.compile(
        r"\b(?:films?|movies?|books?|novels?|documentar\w+|trials?|hearings?|inquir\w+|inquests?|reports?|survivors?"
        r"|veterans?|victims|remember\w*|exhibition|museum|history|story|stories|play|series|game|about|over|aftermath|wake|legacy"
        r"|wrote|sentenced|convicted|charged|tried)\b",
        re.IGNORECASE,
    )


@cache
def _kept() -> re.Pattern[str]:
    """A day that is kept in other years."""
    return re.compile(
        r"\b(?:anniversar\w+|commemorat\w+|centen\w+|memorials?|reenact\w+|was\sremembered|(?:was\s)?celebrated)\b",
        re.IGNORECASE,
    )


@cache
def _noun() -> re.Pattern[str]:
    """A noun that makes the event an attribute: "the 2015 Tet Offensive reunion"."""
    return re.compile(
        r"['’]s?\s|\s(?:[\w-]+\s)?(?:reunions?|anniversar\w+|memorials?|films?|movies?|books?|documentar\w+|trials?|hearings?|inquir\w+|reports?|survivors?"
        r"|veterans?|victims|commemorat\w+|exhibition|museum|ceremon\w+|investigations?|series|games?|parade|conference|celebrations?)\b"
    )


def _finding(text: str, claim: EventDate, first: str, last: str) -> Finding:
    entry = claim.event.entries[0]
    known = first if first[: len(last)] == last or last == first or last == "9999" else f"{first} to {last}"
    span = Span(min(claim.event.span.start, claim.span.start), max(claim.event.span.end, claim.span.end))
    if claim.form == "bracket" and text[span.end : span.end + 1] == ")":
        span = Span(span.start, span.end + 1)
    year = re.compile(r"[12]\d{3}(?=\D*\Z)").search(text[claim.span.start : claim.span.end])
    right = (last if claim.form == "ended" else first)[:4]
    fixes: tuple[Fix, ...] = ()
    if year and right != year.group():
        at = Span(claim.span.start + year.start(), claim.span.start + year.end())
        fixes = (Fix(f"Change the year: {right}", (Edit(at, right),)),)
    return Finding(
        span,
        f"{entry.name}: {known}, not {text[claim.span.start : claim.span.end]}"
        + (f" ({entry.source}, {entry.checked})" if entry.source else ""),
        severity="warning",
        confidence=0.85,
        fixes=fixes or (Fix(f"known date: {known}", (), "display"),),
        entry=entry.id,
        evidence=(Evidence(entry.id, "date", known, entry.source, entry.checked),),
    )


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many known events are given a time."""
    return len(find_event_dates(document, knowledge))


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    wrong=(
        Wrong("The roof was torn off by ⟦Hurricane Andrew in 1995⟧.", "Hurricane Andrew in 1992"),
        Wrong("They still speak of ⟦D-Day, June 6, 1945⟧.", "D-Day, June 6, 1944"),
        Wrong("The ⟦fall of the Berlin Wall (1990)⟧ came as a surprise.", "fall of the Berlin Wall (1989)"),
        Wrong("⟦Hurricane Andrew in 1995⟧ flattened the town.", "Hurricane Andrew in 1992"),
        Wrong("Losses came as a result of ⟦Hurricane Andrew in 1991⟧.", "Hurricane Andrew in 1992"),
        Wrong("After the ⟦fall of the Berlin Wall in 1991⟧, they left.", "fall of the Berlin Wall in 1989"),
    ),
    right=(
        Right("The roof was torn off by Hurricane Andrew in 1992."),
        Right("He wrote about the fall of the Berlin Wall in 2009, and moved north after Hurricane Andrew in 1994."),
        Right("The 75th anniversary of D-Day in 2019 was sunny."),
        Right("A memorial to Hurricane Andrew in 2002 was vandalised."),
        Right("They still speak of D-Day, June 7, 1944, as it was in Asia."),
        Right("The 2019 D-Day reunion was the last."),
        Right("Survivors of Hurricane Andrew in 1994 still lived in tents."),
    ),
)
