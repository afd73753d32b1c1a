"""A person is given an office that another held at the time.

"House majority leader Kevin McCarthy" was minority leader when the text appeared; a minister who went last year still
speaks for the government. Offices change faster than memory, and no reader who knows the country forgives it.

The knowledge must say that one other person held the office at the time of the sentence, in an office of a single seat,
and that nobody who bears the name can have held it then. The time is the year or date in the sentence, else the
publication date; dates of one source are taken to be good to 31 days, those on which two agree or that stand in official
lists to three. Where the sentence does not say of which country the office is, that of the person counts, if the person
ever held such an office or holds another one there.

Silent: former, then-, ex-, acting, -elect, incoming, nominees, candidates, conditions, fiction, another year nearby.
Someone who held the office before is reported only where the sentence speaks of now: what a president did in office is
told under his title, and in quotations a title is a courtesy. Repairs offered, none applied unasked: the holder's name,
the person's own office, or "former".
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint import Document, Edit, Entry, Evidence, Finding, Fix, Knowledge, Right, Rule, Span, Wrong, replacement
from factlint.claims.offices import OfficeClaim, body_of, find_office_claims, is_same_kind
from factlint.claims.tenure import Tenure, is_namesake, may_hold, offices_at, same_office, sole_holder, tenures
from factlint.claims.time import When


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare each claimed office with its known holder."""
    for claim in find_office_claims(document, knowledge):
        found = _compare(claim, document, knowledge)
        if found is not None:
            yield from _finding(claim, *found, document, knowledge)


def _examined(document: Document, knowledge: Knowledge) -> int:
    return sum(1 for claim in find_office_claims(document, knowledge) if claim.when and not claim.modifier)


def _compare(claim: OfficeClaim, document: Document, knowledge: Knowledge) -> tuple[Tenure, bool] | None:
    """The known holder where it is another, and whether the person held the office before; None where nothing is
    wrong or nobody can tell."""
    person, when = claim.person, claim.when
    if person is None or not when or claim.modifier or _is_excused(claim, document):
        return None
    body, named = body_of(claim, knowledge)
    if not body:
        return None
    bearing = tenures(claim.offices, knowledge)
    offices = same_office([office for office in claim.offices if office.data.get("of") == body], knowledge)
    holder = sole_holder(offices, when, knowledge)
    if holder is None or any(is_namesake(one, holder.person) for one in claim.people):
        return None
    among = (*bearing, *tenures(offices, knowledge))
    own = [tenure for tenure in among if any(tenure.person.id == one.id for one in claim.people)]
    # A year in the sentence may be another thing's: at the time of the text the title may be right.
    times = (when, When(document.date, document.date)) if document.date else (when,)
    if any(may_hold(tenure, time, among) for tenure in own for time in times):
        return None
    now = list(offices_at(person, when, knowledge))
    if named and any(is_same_kind(claim, tenure.office) for tenure in now):
        return None  # he holds it elsewhere: the rule on organisations tells
    here = [tenure for tenure in own if tenure.office.data.get("of") == body]
    before = any(tenure.claim.get("from", "") < when.first for tenure in here)
    if not here and (claim.weak or not (now or (named and person.prominence >= (3 if person.complete else 4)))):
        return None
    if not here and not named and not any(tenure.office.data.get("of") == body for tenure in now):
        return None
    if before and not _speaks_of_now(claim, holder, document):
        return None
    return holder, before


def _is_excused(claim: OfficeClaim, document: Document) -> bool:
    """Whether the sentence is no plain statement that the office is held."""
    sentence = document.sentence_at(claim.span.start)
    said = document.text[sentence.start : sentence.end]
    if _unreal().search(said):
        return True
    around = document.text[claim.span.end : claim.span.end + 12], document.text[claim.span.start - 25 : claim.span.start]
    return re.match(r"[-‐‑]?\s?(?:elect|designate)\b", around[0]) is not None or _beside().search(around[1]) is not None


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:if|would\shave|were\sto|film|movie|novel|series|episode|satir\w+|fiction\w*|parody|alternate|hypothetical\w*|nominat\w+"
        r"|nominee|elected|candidate|candidacy|campaign|swor\w+\sin|swear\w*\sin|inaugurat\w+|transition|successor|succeed\w*|replac\w+|predecessor"
        r"|becom\w+|became|appoint\w+|resign\w*|oust\w*|step\w*\sdown|served\sas|serving\sas|mistaken\w*|by\smistake|wrongly|misidentif\w+|impersonat\w+)\b",
        re.IGNORECASE,
    )


@cache
def _beside() -> re.Pattern[str]:
    """Words before a title by which it is of another time or another person's."""
    return re.compile(r"(?i:\b(?:not|future|a|an|another|becoming|as|against|for)\s(?:the\s)?\Z)")


def _speaks_of_now(claim: OfficeClaim, holder: Tenure, document: Document) -> bool:
    """Whether a sentence on a person who once held the office tells of the time of the text, not of his years in it."""
    text, (start, end) = document.text, claim.span
    if claim.quoted:
        return False
    sentence = document.sentence_at(start)
    said = text[sentence.start : sentence.end]
    block = document.blocks[document.block_index(start)]
    years = set(re.findall(r"(?<![\d.,])(?:19|20)\d\d(?![\d])", text[block.start : block.end]))
    if claim.when.said == "text" and years - {claim.when.first[:4]}:
        return False
    if _looks_back().search(said) or _of_others().search(text, max(sentence.start, start - 40), start):
        return False
    surname = text[claim.name.start : claim.name.end].split()[-1]
    if re.search(rf"(?i:\b(?:former|then|ex|late)[-\s](?:[\w.-]+\s){{0,6}}){re.escape(surname)}\b", text):
        return False  # the text knows
    if claim.when.said == "sentence":
        return True
    rest = text[end : sentence.end]
    if _now().search(said) or _present().match(rest):
        return True
    # American presidents keep their title in tales of their years.
    return holder.office.name != "President of the United States" and _verb().match(rest) is not None


@cache
def _looks_back() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:during|when|era|administration|once|previous\w*|ago|earlier|legacy|memoir\w*|history|historic\w*|tenure|signed\sby|named\sby"
        r"|used\sto|decades?|began|founded|created|established|introduced|enacted|anniversary|late|under)\b",
        re.IGNORECASE,
    )


@cache
def _of_others() -> re.Pattern[str]:
    """Words before the title by which the sentence is about something of this person's time."""
    return re.compile(r"\b(?i:by|under|from|of|for|like|to|with|including|and|between)\s(?:[\w.’']+\s){0,2}\Z")


@cache
def _now() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:today|tomorrow|yesterday|tonight|this\s(?:week|month|morning|evening|afternoon)|next\s(?:week|month)"
        r"|(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    )


@cache
def _present() -> re.Pattern[str]:
    return re.compile(r",?\s(?:is|are|has|will|says|tells|warns|wants|plans|meets|visits|hopes|calls|faces|leads|heads|may|can|must)\b")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(r",?\s(?:(?:also|again|later)\s)?(?:[a-z]+ed|said|told|met|left|spoke|gave|went|came|took|made|sent|held|flew|began|won)\b")


def _finding(
    claim: OfficeClaim, holder: Tenure, before: bool, document: Document, knowledge: Knowledge
) -> Iterator[Finding]:
    text, person, when = document.text, claim.person, claim.when
    assert person is not None
    title = claim.said
    time = f"on {when.first}" if when.first == when.last else f"in {when.first[:4]}"
    now = [tenure for tenure in offices_at(person, when, knowledge) if tenure.office.prominence >= 3]
    own = now[0] if now else _nearest(claim, person, knowledge)
    message = f"{time} the {title} was {holder.person.name}{_since(holder)}, not {person.name}"
    fixes = [replacement(claim.name, holder.person.name)]
    if before:
        fixes.append(Fix(f"Write former {title}", (Edit(Span(claim.title.start, claim.title.start), "former "),), "unsafe"))
    if own is not None:
        fixes.append(Fix(f"{person.name}: {own.office.name}{_since(own)}", (), "display"))
    yield Finding(
        claim.span,
        message,
        severity="warning",
        confidence=0.9,
        fixes=tuple(fixes),
        entry=person.id,
        reasons=("the year is in the sentence",) if when.said == "sentence" else (f"the text is of {document.date}",),
        evidence=tuple(_evidence(tenure) for tenure in (holder, own) if tenure is not None),
    )


def _nearest(claim: OfficeClaim, person: Entry, knowledge: Knowledge) -> Tenure | None:
    """The person's own time in the claimed office."""
    found = [tenure for tenure in tenures(claim.offices, knowledge) if tenure.person.id == person.id]
    return max(found, key=lambda tenure: str(tenure.claim.get("from", "")), default=None)


def _since(tenure: Tenure) -> str:
    start, end = tenure.claim.get("from", ""), tenure.claim.get("to", "")
    return f" ({start}–{end})" if end else f" (since {start})" if start else ""


def _evidence(tenure: Tenure) -> Evidence:
    person, claim = tenure.person, tenure.claim
    value = f"{tenure.office.name}: {person.name}{_since(tenure)}"
    return Evidence(
        person.id, "office", value, claim.get("source", person.source), claim.get("checked", person.checked)
    )


rule = Rule(check=check, wrong=(), right=(), examined=_examined)
