"""Claims of party, state and chamber of members of the United States Congress.

"Sen. X, D-Wis.", "Rep. X (R-Texas)", "Republican Sen. X of Ohio", "X, a Georgia Democrat", "Senator X". Read off the
words right before and right behind the name of a person; members of state legislatures and of other countries' houses
are told by the words before the title and make no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.claims.offices import people_named
from factlint.claims.time import When, time_of
from factlint.knowledge.entry import Entry
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge

SENATE, HOUSE = "office/us-senator", "office/us-representative"
PARTIES = {
    "D": "organisation/us-democratic-party",
    "R": "organisation/us-republican-party",
    "I": "organisation/us-independent",
    "L": "organisation/us-libertarian-party",
}
# Postal codes with the abbreviations of the Associated Press; what it writes in full has none.
_STATES = """
    AL Ala. AK AZ Ariz. AR Ark. CA Calif. CO Colo. CT Conn. DE Del. FL Fla. GA Ga. HI ID IL Ill. IN Ind. IA KS Kan.
    KY Ky. LA La. ME MD Md. MA Mass. MI Mich. MN Minn. MS Miss. MO Mo. MT Mont. NE Neb. NV Nev. NH N.H. NJ N.J. NM
    N.M. NY N.Y. NC N.C. ND N.D. OH OK Okla. OR Ore. PA Pa. RI R.I. SC S.C. SD S.D. TN Tenn. TX UT VT Vt. VA Va. WA
    Wash. WV W.Va. WI Wis. WY Wyo.
"""


class Said(NamedTuple):
    """One thing that is claimed: its value in the knowledge, and where the text says it."""

    value: str
    span: Span


class SeatClaim(NamedTuple):
    """What is said of a person's seat in Congress. span: title, name and affiliation as they stand together."""

    span: Span
    name: Span
    people: tuple[Entry, ...]
    party: Said | None
    state: Said | None
    chamber: Said | None
    district: Said | None
    when: When


def find_seat_claims(document: Document, knowledge: Knowledge) -> tuple[SeatClaim, ...]:
    """All claims on seats in Congress of a document, in order."""
    return document.once(("seat claims", id(knowledge)), lambda: tuple(_claims(document, knowledge)))


def states(knowledge: Knowledge) -> dict[str, str]:
    """What a text writes for a state → its id: name, postal code, abbreviation, each with and without full stops."""
    found = knowledge.memo.get("states")
    if found is None:
        table: dict[str, str] = {}
        code = ""
        for word in _STATES.split():
            code = word if len(word) == 2 and word.isupper() else code
            id = f"place/us-{code.lower()}"
            table[word] = id
            table[word.rstrip(".")] = id
            place = knowledge.get(id)
            if place is not None:
                table[place.name] = id
        found = knowledge.memo["states"] = table
    return found  # type: ignore[return-value]


def _claims(document: Document, knowledge: Knowledge) -> Iterator[SeatClaim]:
    text = document.text
    if not _cue().search(text):
        return
    for mention in knowledge.mentions(document):
        if mention.status != "right" or document.is_opaque(*mention.span):
            continue
        if " " not in mention.text and (mention.entry is None or mention.weak):
            continue
        if mention.entry is not None and mention.entry.kind != "person":
            continue
        sentence = document.sentence_at(mention.span.start)
        before = text[max(sentence.start, mention.span.start - 60) : mention.span.start]
        behind = text[mention.span.end : min(mention.span.end + 60, len(text))]
        title = _title().search(before)
        if title is not None and _barred().search(before[: title.start()]):
            continue
        said = _behind(behind, mention.span.end, title is not None, states(knowledge))
        if title is None and not said:
            continue
        start = mention.span.start - len(before)
        found = {**(_before(title, before, start, states(knowledge)) if title else {}), **said}
        if not found:
            continue
        people = tuple(
            person
            for person in people_named(mention, knowledge)
            if any(claim["office"] in (SENATE, HOUSE) for claim in person.data.get("held", ()))
        )
        if people:
            spans = [mention.span, *(item.span for item in found.values())]
            yield SeatClaim(
                Span(min(span.start for span in spans), max(span.end for span in spans)),
                mention.span,
                people,
                found.get("party"),
                found.get("state"),
                found.get("chamber"),
                found.get("district"),
                time_of(document, mention.span),
            )


def _before(title: re.Match[str], before: str, start: int, known: dict[str, str]) -> dict[str, Said]:
    """The chamber by the title, and a state or party in front of it: "Virginia Democratic Sen. X"."""
    found = {}
    if title["title"]:
        at = Span(start + title.start("title"), start + title.end("title"))
        found["chamber"] = Said(SENATE if title["title"].startswith("Sen") else HOUSE, at)
    if title["party"]:
        span = Span(start + title.start("party"), start + title.end("party"))
        found["party"] = Said(PARTIES[("R" if title["party"] == "GOP" else title["party"][0].upper())], span)
    place = _ending_state().search(before, 0, title.start())
    if place:
        words = place[1].removesuffix("'s").removesuffix("’s").split()
        for size in (2, 1):
            name = " ".join(words[-size:])
            if name in known and len(words) >= size:
                end = start + place.start(1) + len(place[1].removesuffix("'s").removesuffix("’s"))
                found["state"] = Said(known[name], Span(end - len(name), end))
                break
    return found


def _behind(behind: str, end: int, titled: bool, known: dict[str, str]) -> dict[str, Said]:
    """Party and state behind a name: ", D-Wis.", " (R-Texas)", " of Ohio", ", a Georgia Democrat"."""
    for pattern in (_short(), _long()) + ((_of_district(), _of_state()) if titled else ()):
        match = pattern.match(behind)
        if match is None:
            continue
        found = {}
        groups = {name.replace("_2", ""): (name, value) for name, value in match.groupdict().items() if value}
        if "state" in groups:
            group, written = groups["state"]
            name = next((name for name in _shorter(written) if name in known), "")
            if not name or (pattern is _of_state() and len(name) < 4):
                continue
            at = end + match.start(group)
            found["state"] = Said(known[name], Span(at, at + len(name)))
        if "party" in groups:
            group, written = groups["party"]
            found["party"] = Said(PARTIES[written[0].upper()], Span(end + match.start(group), end + match.end(group)))
        if "district" in groups:
            group, written = groups["district"]
            found["district"] = Said(
                str(int(written.rstrip("stndrh"))), Span(end + match.start(group), end + match.end(group))
            )
        return found
    return {}


def _shorter(name: str) -> Iterator[str]:
    """A run of capitalised words, and what is left of it word by word, also without a closing full stop."""
    words = name.split(" ")
    for size in range(len(words), 0, -1):
        part = " ".join(words[:size])
        yield part
        yield part.rstrip(".")
        yield part.replace(". ", ".")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:Sen\.|Rep\.|Senator|Congress(?:wo)?man|Representative)\s|\b(?:[DRI]|DFL)[-–‑][A-Z]|\b(?:Democrat|Republican)\b"
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<party>[Dd]emocratic|Republican|GOP|[Ii]ndependent|Democrat)\s)?(?:U\.?S\.?\s)?"
        r"(?P<title>Sen\.|Senator|Rep\.|Representative|Congress(?:wo)?man|(?<=Republican\s)|(?<=Democrat\s))\s?\Z"
    )


@cache
def _barred() -> re.Pattern[str]:
    """Words before a title that make it no seat in Congress, or no seat held now."""
    return re.compile(
        r"(?:(?i:\b(?:state|former|then|ex|late|retired|outgoing|incoming|future|shadow|city|assistant|deputy|special|onetime|longtime|by|under|with|ny)"
        r"|ian|ese|ish|ine|ican)[\s-]+(?:[A-Z][\w.]+\s)?\Z)"
    )


@cache
def _ending_state() -> re.Pattern[str]:
    return re.compile(r"((?:[A-Z][\w.]*\s)?[A-Z][\w.]*(?:['’]s)?)\s\Z")


_NAME = r"(?P<state>[A-Z][\w.]*(?:\s?[A-Z][a-z.]+)?)"


@cache
def _short() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,\s|\s?\(|\s\[)(?P<party>D|R|I|L|DFL)\s?[-–‑—]\s?{_NAME}(?:-(?P<district>\d\d?))?(?=[\s,.;:)\]-])"
    )


@cache
def _long() -> re.Pattern[str]:
    party = r"(?P<party>Republican|Democrat|[Ii]ndependent)"
    return re.compile(
        rf",\s(?:(?:an?|the)\s)?(?:(?:moderate|progressive|conservative|liberal|centrist)\s)?"
        rf"(?:{party}\s(?:from|of)\s{_NAME}|{_NAME.replace('state', 'state_2')}\s{party.replace('party', 'party_2')})"
        r"(?=[\s,.;:)])"
    )


@cache
def _of_district() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s(?:of|from)\s|,\swho\srepresents\s){_NAME}['’]s\s(?P<district>\d\d?(?:st|nd|rd|th))\s(?:[Cc]ongressional\s)?[Dd]istrict\b"
    )


@cache
def _of_state() -> re.Pattern[str]:
    return re.compile(rf"\s(?:of|from)\s{_NAME}(?=[\s,.;:)])(?!\s(?:University|City|State|College|Committee))")
