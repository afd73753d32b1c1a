"""A leader is given the wrong country, agency or company.

"Slovenian Prime Minister Robert Fico" leads Slovakia. Such slips are made in haste between neighbours and between
names that sound alike, and readers on both sides notice.

Reported is a person who at the time of the sentence is known to hold the very same kind of office of another body,
and who never, as far as anybody knows, held it of the named one. Only curated entries count, and governors of
American states. The body must stand right at the title: "Polish Prime Minister X", "X, prime minister of Poland"; "in
Poland, Prime Minister X" says nothing of whose minister he is. Monarchs and governors-general reign over several
countries and are left alone, as are former, acting and elected holders, lists, comparisons, and everyone whose
namesake may hold the office. The year in the sentence decides, else the publication date. Suggested, never applied
unasked: the right body, or the leader of the named one.
"""

import re
from collections.abc import Iterator

from factlint.authoring import (
    Document,
    Entry,
    Evidence,
    Finding,
    Knowledge,
    Mention,
    Right,
    Rule,
    Span,
    Wrong,
    replacement,
)
from factlint.claims.offices import OfficeClaim, find_office_claims, is_local, is_same_kind, proper_body
from factlint.claims.tenure import Tenure, may_hold, offices_at, same_office, sole_holder, tenures

_SHARED = re.compile(
    r"\b(?:monarch|king|queen|emperor|governor-general|governor general|co-prince|ambassador|member|pope)\b", re.I
)


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare the body of each claimed office with the one that the person's office is of."""
    for claim in find_office_claims(document, knowledge):
        right = _elsewhere(claim, document, knowledge)
        if right is not None:
            yield _finding(claim, right, document, knowledge)


def _examined(document: Document, knowledge: Knowledge) -> int:
    return sum(1 for claim in find_office_claims(document, knowledge) if _body(claim, knowledge) and claim.when)


def _body(claim: OfficeClaim, knowledge: Knowledge) -> Entry | None:
    """The body that the text names: beside the title, or in it ("the Polish prime minister")."""
    if claim.of is not None:
        return claim.of.entry
    bodies = {proper_body(office, knowledge) for office in claim.offices}
    return knowledge.get(bodies.pop()) if len(bodies) == 1 else None


def _elsewhere(claim: OfficeClaim, document: Document, knowledge: Knowledge) -> Tenure | None:
    """The office of the same kind that the person holds of another body, where that makes the claim wrong."""
    person, when, body = claim.person, claim.when, _body(claim, knowledge)
    if person is None or body is None or not when or claim.modifier or claim.weak or not person.complete:
        return None
    if _SHARED.search(claim.said) or _is_excused(claim, document):
        return None
    now = [
        tenure
        for tenure in offices_at(person, when, knowledge)
        if is_same_kind(claim, tenure.office) and (tenure.office.complete or is_local(tenure.office))
    ]
    bodies = {proper_body(tenure.office, knowledge) for tenure in now}
    if len(bodies) != 1 or body.id in bodies:
        return None
    right = now[0]
    other = knowledge.get(bodies.pop())
    if other is None or other.kind != body.kind or other.data.get("class") != body.data.get("class"):
        return None
    found = tenures([office for office in claim.offices if proper_body(office, knowledge) == body.id], knowledge)
    ids = {one.id for one in claim.people}
    if any(tenure.person.id in ids and may_hold(tenure, when, found) for tenure in found):
        return None
    return right


def _is_excused(claim: OfficeClaim, document: Document) -> bool:
    """Whether several countries stand in a row, or the sentence compares or speaks of a mistake."""
    text = document.text
    sentence = document.sentence_at(claim.span.start)
    start = min(claim.span.start, claim.of.span.start if claim.of else claim.span.start)
    if re.search(r"(?:\b(?:and|or|not|unlike|like)(?:\sthe)?\s|[-–/&])\Z", text[max(start - 12, 0) : start]):
        return True
    return (
        re.search(
            r"\b(?:if|not|mistaken\w*|by\smistake|wrongly|confus\w+|misidentif\w+|film|novel|fiction\w*|joke\w*|born)\b",
            text[sentence.start : sentence.end],
        )
        is not None
    )


def _finding(claim: OfficeClaim, right: Tenure, document: Document, knowledge: Knowledge) -> Finding:
    person, body = claim.person, _body(claim, knowledge)
    other = knowledge.get(proper_body(right.office, knowledge))
    assert person is not None
    assert body is not None
    assert other is not None
    span = claim.span if claim.of is None else _join(claim.span, claim.of.span)
    offices = same_office([item for item in claim.offices if proper_body(item, knowledge) == body.id], knowledge)
    holder = sole_holder(offices, claim.when, knowledge)
    led = f"; {body.name}'s was {holder.person.name}" if holder else ""
    time = f"on {claim.when.first}" if claim.when.first == claim.when.last else f"in {claim.when.first[:4]}"
    fixes = [replacement(claim.place.span, _same_form(claim.place, other))] if claim.place else []
    if holder is not None:
        fixes.append(replacement(claim.name, holder.person.name))
    fact = right.claim
    name = right.office.name.partition(" (")[0]
    office = name if " of " in name or other.name in name else f"{name} of {other.name}"
    return Finding(
        span,
        f"{time} {person.name} was {office}, not of {body.name}{led}",
        severity="warning",
        confidence=0.9,
        fixes=tuple(fixes),
        entry=person.id,
        evidence=(
            Evidence(
                person.id,
                "office",
                f"{right.office.name} from {fact.get('from', '?')}",
                fact.get("source", person.source),
                fact.get("checked", person.checked),
            ),
        ),
    )


def _join(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _same_form(mention: Mention, other: Entry) -> str:
    """The other's demonym for a demonym, else its name."""
    if mention.form and mention.form.type == "demonym":
        return str(next(iter(other.data.get("demonyms", ())), other.name))
    return other.name


rule = Rule(
    check=check,
    local=True,
    examined=_examined,
    wrong=(
        Wrong(
            "⟦Slovenian Prime Minister Robert Fico⟧ was recovering at home.",
            "Slovak Prime Minister Robert Fico",
            date="2024-06-10",
        ),
        Wrong(
            "⟦Slovakia's prime minister, Robert Golob⟧, announced it.",
            "Slovenia's prime minister, Robert Golob",
            date="2024-05-30",
        ),
        Wrong(
            "⟦Prime Minister Robert Fico of Slovenia⟧ announced it.",
            "Prime Minister Robert Fico of Slovakia",
            date="2024-05-30",
        ),
    ),
    right=(
        Right("Slovak Prime Minister Robert Fico was recovering at home.", date="2024-06-10"),
        Right("Slovenian Prime Minister Robert Fico was recovering at home."),
        Right("In Slovenia, Prime Minister Robert Fico met his hosts.", date="2024-06-10"),
        Right("Slovak and Slovenian Prime Ministers Robert Fico and Robert Golob met.", date="2024-06-10"),
        Right("Unlike Slovenian Prime Minister Robert Fico, nobody was there.", date="2024-06-10"),
        Right("A former Slovenian prime minister, Robert Fico's host, spoke.", date="2024-06-10"),
    ),
)
