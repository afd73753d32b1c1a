"""A person is given an office that another held at the time.

"House majority leader Kevin McCarthy" was minority leader when the text appeared; a minister who went last year still
speaks for the government. Offices change faster than memory, and no reader who knows the country forgives it.

The knowledge must say that one other person held the office at the time of the sentence, in an office of a single
seat, and that nobody who bears the name can have held it then. The time is the year or date in the sentence, else the
publication date; dates of one source are taken to be good to 31 days, those on which two agree or that stand in
official lists to three. Where the sentence does not say of which country the office is, that of the person counts, if
the person ever held such an office or holds another one there.

Silent: former, then-, ex-, acting, -elect, incoming, nominees, candidates, conditions, fiction, another year nearby.
Someone who held the office before is reported only where the sentence speaks of now: what a president did in office
is told under his title, and in quotations a title is a courtesy. Repairs offered, none applied unasked: the holder's
name, the person's own office, or "former".
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import (
    Document,
    Edit,
    Entry,
    Evidence,
    Finding,
    Fix,
    Knowledge,
    Right,
    Rule,
    Span,
    Wrong,
    replacement,
)
from factlint.claims.offices import OfficeClaim, body_of, find_office_claims, is_same_kind
from factlint.claims.present import looks_back, speaks_of_now
from factlint.claims.tenure import Tenure, is_namesake, may_hold, offices_at, same_office, sole_holder, tenures
from factlint.claims.time import When
from factlint.names.tokens import key_of

_SEATS = ("office/us-senator", "office/us-representative")  # kept beside other offices


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare each claimed office with its known holder."""
    for claim in find_office_claims(document, knowledge):
        found = _compare(claim, document, knowledge)
        if found is not None:
            yield from _finding(claim, *found, document, knowledge)


def _examined(document: Document, knowledge: Knowledge) -> int:
    return sum(1 for claim in find_office_claims(document, knowledge) if claim.when and not claim.modifier)


def _skipped(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """What cannot be compared, as neither the text nor the sentence has a date."""
    undated = sum(1 for claim in find_office_claims(document, knowledge) if not claim.when) if not document.date else 0
    if undated:
        yield "no publication date"


def _compare(claim: OfficeClaim, document: Document, knowledge: Knowledge) -> tuple[Tenure, bool] | None:
    """The known holder where it is another, and whether the person held the office before; None where nothing is
    wrong or nobody can tell."""
    person, when = claim.person, claim.when
    if person is None or not when or claim.modifier or _is_excused(claim, document):
        return None
    body, named = body_of(claim, knowledge)
    if not body:
        return None
    offices = same_office([office for office in claim.offices if office.data.get("of") == body], knowledge)
    holder = sole_holder(offices, when, knowledge)
    if holder is None or any(is_namesake(one, holder.person) for one in claim.people):
        return None
    ids = {office.id: office for office in (*claim.offices, *offices)}
    own = [
        Tenure(one, ids[item["office"]], item)
        for one in claim.people
        for item in one.data.get("held", ())
        if item["office"] in ids
    ]
    # A year in the sentence may be another thing's: at the time of the text the title may be right.
    times = (when, When(document.date, document.date)) if document.date else (when,)
    for tenure in own:
        among = offices if tenure.office in offices else (tenure.office,)
        if any(may_hold(tenure, time, tenures(among, knowledge)) for time in times):
            return None
    now = list(offices_at(person, when, knowledge))
    if any(is_same_kind(claim, tenure.office) for tenure in now) or any(_is_called(claim, one) for one in now):
        return None  # of another body: if the text names the wrong one, the rule on organisations tells
    here = [tenure for tenure in own if tenure.office.data.get("of") == body]
    before = any(tenure.claim.get("from", "") < when.first for tenure in here)
    if not here and not _is_known(claim, body, now, named=named, knowledge=knowledge):
        return None
    if not here and looks_back(claim, document):
        return None
    if here and _changing().search(document.text, *document.sentence_at(claim.span.start)):
        return None
    elsewhere = any(tenure.office.id not in _SEATS for tenure in now)
    if before and not speaks_of_now(claim, here, document, elsewhere=elsewhere):
        return None
    return holder, before


def _is_known(claim: OfficeClaim, body: str, now: list[Tenure], *, named: bool, knowledge: Knowledge) -> bool:
    """Whether somebody who never held the office is known well enough to say so: by an office at that time, or as one
    of the body's people whom everybody knows. A surname alone is anybody's."""
    person = claim.person
    if person is None or claim.weak:
        return False
    if now and (named or person.data.get("in") == body or any(item.office.data.get("of") == body for item in now)):
        return True
    offices = (knowledge.get(item["office"]) for item in person.data.get("held", ()))
    at_home = named or any(office is not None and office.data.get("of") == body for office in offices)
    return at_home and person.complete and person.prominence >= (3 if named else 4)


def _is_called(claim: OfficeClaim, tenure: Tenure) -> bool:
    """Whether an office has the claimed title as a part of its own: the secretary of state of Georgia."""
    title = key_of(claim.said)
    names = (tenure.office.name, *tenure.office.data.get("titles", ()))
    return any(f" {title} " in f" {key_of(name)} " for name in names)


def _is_excused(claim: OfficeClaim, document: Document) -> bool:
    """Whether the sentence is no plain statement that the office is held."""
    sentence = document.sentence_at(claim.span.start)
    said = document.text[sentence.start : sentence.end]
    if _unreal().search(said):
        return True
    around = (
        document.text[claim.span.end : claim.span.end + 12],
        document.text[claim.span.start - 25 : claim.span.start],
    )
    return re.match(r"[-‐‑]?\s?(?:elect|designate)\b", around[0]) is not None or _beside().search(around[1]) is not None


@cache
def _unreal() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:if|would\shave|were\sto|film|movie|novel|series|episode|satir\w+|fiction\w*|parody|alternate|hypothetical\w*|nominat\w+"
        r"|nominee|elected|candidate|candidacy|becom\w+|became|appoint\w+|served\sas|serving\sas|mistaken\w*|by\smistake|wrongly|misidentif\w+"
        r"|impersonat\w+)\b",
        re.IGNORECASE,
    )


@cache
def _changing() -> re.Pattern[str]:
    """Words for how an office passes on, with which one who once has it is told of."""
    return re.compile(
        r"\b(?:campaign\w*|sw(?:orn?|ear\w*)\sin|inaugurat\w+|transition|success\w+|succeed\w*|replac\w+|predecessor|resign\w*|oust\w*"
        r"|step\w*\sdown)\b",
        re.IGNORECASE,
    )


@cache
def _beside() -> re.Pattern[str]:
    """Words before a title by which it is of another time or another person's."""
    return re.compile(r"(?i:\b(?:not|future|a|an|another|becoming|as|against|for)\s(?:the\s)?\Z)")


def _finding(
    claim: OfficeClaim, holder: Tenure, before: bool, document: Document, knowledge: Knowledge
) -> Iterator[Finding]:
    person, when = claim.person, claim.when
    assert person is not None
    title = claim.said
    time = f"on {when.first}" if when.first == when.last else f"in {when.first[:4]}"
    now = [tenure for tenure in offices_at(person, when, knowledge) if tenure.office.prominence >= 3]
    own = now[0] if now else _nearest(claim, person, knowledge)
    message = f"{time} the {title} was {holder.person.name}{_since(holder)}, not {person.name}"
    fixes = [replacement(claim.name, holder.person.name)]
    if before:
        fixes.append(
            Fix(f"Write former {title}", (Edit(Span(claim.title.start, claim.title.start), "former "),), "unsafe")
        )
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


rule = Rule(
    check=check,
    local=True,
    examined=_examined,
    skipped=_skipped,
    wrong=(
        Wrong(
            "⟦House majority leader Kevin McCarthy⟧ said the vote was a mistake.",
            "House majority leader Steny Hoyer",
            date="2019-10-16",
        ),
        Wrong(
            "U.S. ⟦President Joe Biden⟧ announced new tariffs on Tuesday.", "President Donald Trump", date="2019-06-11"
        ),
        Wrong("⟦President Donald Trump⟧ will sign the bill on Tuesday.", "President Joe Biden", date="2022-08-09"),
        Wrong("In May 2012, U.S. ⟦President Donald Trump⟧ met the Dalai Lama.", "President Barack Obama"),
    ),
    right=(
        Right("FILE - President Donald Trump speaks in Washington.", date="2022-04-05"),
        Right("House minority leader Kevin McCarthy said the vote was a mistake.", date="2019-10-16"),
        Right("House majority leader Kevin McCarthy said the vote was a mistake."),
        Right("House majority leader Kevin McCarthy said the vote was a mistake.", date="2019-01-04"),
        Right("Former President Obama returned to the White House on Tuesday.", date="2022-04-05"),
        Right("Then-President Barack Obama met the envoy on Tuesday.", date="2022-04-05"),
        Right("The law was signed by President Barack Obama.", date="2022-04-05"),
        Right("President Barack Obama said the wall must fall.", date="2022-04-05"),
        Right("“President Obama will be here on Tuesday,” said Barack Obama's host.", date="2022-04-05"),
        Right("President-elect Joe Biden named his cabinet on Tuesday.", date="2020-12-08"),
        Right("If he wins, President Joe Biden would face a divided Senate.", date="2020-10-01"),
        Right("In the film, President Joe Biden faces an invasion.", date="2019-10-01"),
        Right("U.S. President Donald Trump signed a decree on the 2012 law.", date="2026-01-15"),
        Right("The adviser to Ukraine's president, Mykhailo Podolyak, said no.", date="2022-01-26"),
        Right("White House deputy national security adviser Jon Finer said support would continue.", date="2023-01-26"),
        Right("The 2009 statement of President Barack Obama will be read on Tuesday.", date="2022-04-05"),
    ),
)
