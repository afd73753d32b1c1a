"""A member of Congress is given another party, state, chamber or district.

"Tammy Duckworth, D-Wis." sits for Illinois. The label is written from memory in nearly every report from Washington,
and a member's own voters are the first to see that it is wrong.

Compared is what the knowledge has of everyone who ever sat in Congress under that name, at the time of the sentence:
its year or date, else the publication date. Members change their party and their chamber, so each claim is dated, and
within a month of a change either is right. Whoever had no seat at that time is left alone, and so is a label that
fits any namesake. If more than one part of the label is wrong, somebody else is meant, such as a member of a state's
legislature. A chamber alone ("Senator X") accuses only those whose entries are curated. State senators, former and
future members and senators of other countries are left alone.

The right party, state or title is suggested and never applied unasked: the name may be the wrong half.
"""

import re
from collections.abc import Iterator
from typing import Any

from factlint.authoring import Document, Entry, Evidence, Finding, Knowledge, Right, Rule, Span, Wrong, replacement
from factlint.claims.parties import HOUSE, PARTIES, SENATE, Said, SeatClaim, find_seat_claims, states
from factlint.claims.tenure import in_reach
from factlint.extract.numerals import as_ordinal

_LETTERS = {id: letter for letter, id in PARTIES.items()}
_PARTY_NAMES = {"D": "Democrat", "R": "Republican", "I": "independent", "L": "Libertarian"}


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare each label with the seats and parties of those who bear the name."""
    for claim in find_seat_claims(document, knowledge):
        sitting = [person for person in claim.people if claim.when and _seats(person, claim)]
        faults = [_faults(person, claim) for person in sitting]
        if len(sitting) != 1 or len(faults[0]) != 1:
            continue
        (part,) = faults[0]
        said = [item for item in (claim.party, claim.state, claim.chamber, claim.district) if item]
        if len(said) > 1 or sitting[0].complete:
            yield _finding(claim, part, sitting[0], document, knowledge)


def _examined(document: Document, knowledge: Knowledge) -> int:
    return sum(
        1 for claim in find_seat_claims(document, knowledge) if any(_seats(person, claim) for person in claim.people)
    )


def _skipped(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """What cannot be compared, as neither the text nor the sentence has a date."""
    undated = sum(1 for claim in find_seat_claims(document, knowledge) if not claim.when) if not document.date else 0
    if undated:
        yield "no publication date"


def _seats(person: Entry, claim: SeatClaim) -> list[dict[str, Any]]:
    """The seats that a person may have had at the time of a claim."""
    held = [item for item in person.data.get("held", ()) if item["office"] in (SENATE, HOUSE)]
    return [item for item in held if in_reach(item, person, claim.when)]


def _faults(person: Entry, claim: SeatClaim) -> list[str]:
    """The parts of a label that don't fit a person at the time."""
    seats = _seats(person, claim)
    parties = {item["party"] for item in person.data.get("parties", ()) if in_reach(item, person, claim.when)}
    faults = []
    if claim.party and parties and claim.party.value not in parties:
        faults.append("party")
    if claim.state and claim.state.value not in {item.get("for", "") for item in seats}:
        faults.append("state")
    if claim.district and claim.district.value not in {item.get("district", claim.district.value) for item in seats}:
        faults.append("district")
    if claim.chamber and claim.chamber.value not in {item["office"] for item in seats}:
        faults.append("chamber")
    return faults


def _finding(claim: SeatClaim, part: str, person: Entry, document: Document, knowledge: Knowledge) -> Finding:
    seat = _seats(person, claim)[-1]
    parties = [item for item in person.data.get("parties", ()) if in_reach(item, person, claim.when)]
    said: Said = getattr(claim, part)
    written = document.text[said.span.start : said.span.end]
    fact = seat
    if part == "party":
        fact = parties[-1]
        letter = _LETTERS[fact["party"]]
        right = letter if len(written) <= 3 else _adjective(letter, written)
        known = f"a {_PARTY_NAMES[letter]}" if letter != "I" else "an independent"
    elif part == "state":
        place = knowledge.get(seat["for"])
        known = f"in Congress for {place.name if place else seat['for']}"
        right = _as_written(written, seat["for"], knowledge)
    elif part == "district":
        known = f"in Congress for district {seat['district']}"
        right = str(seat["district"]) if written.isdigit() else as_ordinal(int(seat["district"]))
    else:
        senator = seat["office"] == SENATE
        known = "a senator" if senator else "a representative"
        right = {True: "Sen.", False: "Rep."}[senator] if written.endswith(".") else known.split(" ")[1].capitalize()
    time = f"on {claim.when.first}" if claim.when.first == claim.when.last else f"in {claim.when.first[:4]}"
    return Finding(
        _span(claim, said, document.text),
        f"{time} {person.name} was {known}, not {_shown(part, written, said, knowledge)}",
        severity="warning",
        confidence=0.92,
        fixes=(replacement(said.span, right),),
        entry=person.id,
        evidence=(
            Evidence(
                person.id,
                "party" if part == "party" else "office",
                f"{known} from {fact.get('from', '?')} to {fact.get('to', 'today')}",
                fact.get("source", person.source),
                fact.get("checked", person.checked),
            ),
        ),
    )


def _span(claim: SeatClaim, said: Said, text: str) -> Span:
    """The name with the label behind it, and with what stands in front only where that is the fault."""
    spans = [
        item.span
        for item in (claim.party, claim.state, claim.chamber, claim.district)
        if item and item.span.start > claim.name.end
    ]
    spans += [claim.name, said.span]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    closes = text[end : end + 1] in (")", "]") and re.search(r"[(\[]", text[start:end])
    return Span(start, end + 1 if closes else end)


def _adjective(letter: str, written: str) -> str:
    if written in ("Democratic", "democratic", "GOP"):
        return {"D": "Democratic", "R": "Republican", "I": "independent", "L": "Libertarian"}[letter]
    return _PARTY_NAMES[letter]


def _as_written(written: str, state: str, knowledge: Knowledge) -> str:
    """The right state in the manner of the text: postal code, abbreviation or full name."""
    forms = [form for form, id in states(knowledge).items() if id == state]
    codes = [form for form in forms if len(form) == 2 and form.isupper()]
    abbreviated = [form for form in forms if form.endswith(".")]
    full = [form for form in forms if form not in codes and form not in abbreviated and f"{form}." not in forms]
    if len(written) == 2 and written.isupper():
        return codes[0]
    return (abbreviated or full)[0] if written.endswith(".") else full[0] if full else forms[0]


def _shown(part: str, written: str, said: Said, knowledge: Knowledge) -> str:
    """What was claimed, in words."""
    if part == "state":
        place = knowledge.get(said.value)
        return f"for {place.name if place else written}"
    if part == "district":
        return f"for district {said.value}"
    if part == "chamber":
        return "a senator" if said.value == SENATE else "a representative"
    letter = _LETTERS[said.value]
    return "an independent" if letter == "I" else f"a {_PARTY_NAMES[letter]}"


rule = Rule(
    check=check,
    local=True,
    examined=_examined,
    skipped=_skipped,
    wrong=(
        Wrong("Sen. ⟦Tammy Duckworth, D-Wis.⟧, introduced the bill.", "Tammy Duckworth, D-Ill.", date="2022-05-10"),
        Wrong("Rep. ⟦Jeff Van Drew (R-N.J.)⟧ opposed the inquiry.", "Jeff Van Drew (D-N.J.)", date="2019-06-12"),
        Wrong("Rep. ⟦Jeff Van Drew (D-N.J.)⟧ thanked the president.", "Jeff Van Drew (R-N.J.)", date="2020-03-10"),
        Wrong("⟦Rep. Tammy Duckworth of Illinois⟧ spoke.", "Sen. Tammy Duckworth of Illinois", date="2022-05-10"),
        Wrong("Rep. ⟦Jeff Van Drew (D-NJ-3)⟧ spoke.", "Jeff Van Drew (D-NJ-2)", date="2019-06-12"),
    ),
    right=(
        Right("Rep. Jeff Van Drew of New Jersey's 2nd District spoke.", date="2019-06-12"),
        Right("Sen. Tammy Duckworth, D-Ill., introduced the bill.", date="2022-05-10"),
        Right("Sen. Tammy Duckworth, D-Wis., introduced the bill."),
        Right("Sen. Tammy Duckworth, D-Wis., introduced the bill.", date="1999-05-10"),
        Right("Rep. Jeff Van Drew, D-N.J., opposed the inquiry.", date="2019-06-12"),
        Right("Rep. Jeff Van Drew, R-N.J., met the president.", date="2019-12-10"),
        Right("State Sen. Tammy Duckworth, D-Madison, introduced the bill.", date="2022-05-10"),
        Right("Sen. Tammy Duckworth, R-Wis., is a name in a state's senate.", date="2022-05-10"),
        Right("Former Rep. Tammy Duckworth spoke.", date="2022-05-10"),
        Right("In Wisconsin, Sen. Tammy Duckworth met voters.", date="2022-05-10"),
    ),
)
