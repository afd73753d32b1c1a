"""A country or body is named where one with a similar name is meant: the sentence says what is true of the other.

"Ljubljana, the capital of Slovakia" and "Swiss Prime Minister Ulf Kristersson" are slips of the mind that every spell
checker passes. The knowledge base lists which names are confused with which (`confusable`). A name alone never accuses:
an anchor must be said of it in a fixed phrase, a capital, a leader with the office or a currency, which belongs to
exactly one of the confusable others and not to the named one. Who led a country before the text's date is an anchor
too, as long as nobody of that name ever led the other or comes from there; without a date only undated facts and
leaders count. Negation, comparison, lists and talk of mistakes are left alone.

The other name is suggested: the anchor may be the wrong half.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from factlint.authoring import (
    Document,
    Entry,
    Evidence,
    Finding,
    Knowledge,
    Mention,
    Related,
    Right,
    Rule,
    Span,
    Wrong,
    replacement,
)
from factlint.knowledge.dating import known_span
from factlint.names.fold import fold
from factlint.names.tokens import key_of

APART = 70  # code points between a name and its anchor


class Anchor(NamedTuple):
    """What the sentence says of the name, and of which other it is true: stretch, phrase and the fact behind it."""

    span: Span
    said: str
    other: Entry
    evidence: Evidence


class Around(NamedTuple):
    """A name and its anchor in a sentence: what stands before, between and behind them, and which one is first."""

    before: str
    between: str
    after: str
    name_first: bool


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Look at each name that is known to be confused, with the names next to it."""
    mentions = knowledge.mentions(document)
    money = "currency" in document.text
    for at, mention in enumerate(mentions):
        entry = mention.entry
        if entry is None or "confusable" not in entry.data or mention.status != "right" or mention.weak:
            continue
        near = [mentions[at + side] for side in (-1, 1) if 0 <= at + side < len(mentions)]
        near = [item for item in near if _may_anchor(item, mention)]
        if not near and not money:
            continue
        others = [other for id in entry.data["confusable"] if (other := knowledge.get(id))]
        anchors = [anchor for other in others if (anchor := _anchor(mention, near, other, document, knowledge))]
        if len(anchors) == 1 and not _denied(mention, document):
            yield _finding(mention, anchors[0])


def _may_anchor(item: Mention, mention: Mention) -> bool:
    """Whether a place or a leader stands so near that a phrase may tie it to a name."""
    if item.entry is None or item.entry.kind not in ("place", "person") or item.weak or item.status != "right":
        return False
    if item.entry.kind == "person" and not item.entry.data.get("held"):
        return False
    return max(item.span.start - mention.span.end, mention.span.start - item.span.end) <= APART


def _anchor(
    mention: Mention, near: list[Mention], other: Entry, document: Document, knowledge: Knowledge
) -> Anchor | None:
    assert mention.entry is not None
    for item in near:
        assert item.entry is not None
        tied = _capital if item.entry.kind == "place" else _leader
        around = _around(mention, item, document)
        anchor = around and tied(mention.entry, item, around, other, document, knowledge)
        if anchor:
            return anchor
    return _currency(mention, other, document, knowledge) if mention.entry.kind == "place" else None


def _around(mention: Mention, near: Mention, document: Document) -> Around | None:
    """The words of the sentence around the two; None where they do not stand in one, or one is part of a compound."""
    first, second = sorted((mention, near), key=lambda item: item.span)
    sentence, text = document.sentence_at(first.span.start), document.text
    if second.span.end > sentence.end or first.span.end > second.span.start:
        return None
    before, between = text[sentence.start : first.span.start], text[first.span.end : second.span.start]
    after = text[second.span.end : sentence.end]
    joined = before.endswith(("-", "–", "/", "&", "and ", "or ", "and the "))
    if joined or after.startswith(("-", "–", "/", "&")):
        return None
    return Around(before, _on_one_line(between), after, first is mention)


def _on_one_line(between: str) -> str:
    return between.replace("\r", "").replace("\n", " ")


@cache
def _capitals() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, bool], ...]:
    """(between, end of what stands before, whether the name is first)."""
    capital = r"(?:national )?capital(?: city)?"
    return (
        (re.compile(rf",? (?:is |was |as )?(?:the )?{capital} of (?:the )?"), None, False),
        (re.compile(rf"(?:['’]s)? {capital}(?:,| is| of)? "), None, True),
        (re.compile(rf", whose {capital} is "), None, True),
        (re.compile(r",? (?:is )?"), re.compile(rf"\b[Tt]he {capital} of (?:the )?\Z"), True),
        (re.compile(r", (?:the )?"), None, False),  # "Ljubljana, the Slovak capital"; see below
    )


def _capital(
    entry: Entry, near: Mention, around: Around, other: Entry, document: Document, knowledge: Knowledge
) -> Anchor | None:
    """A capital that is the other's and not this one's."""
    assert near.entry is not None
    facts = [item for item in other.data.get("capital", ()) if item["place"] == near.entry.id]
    own = {item["place"] for item in entry.data.get("capital", ())}
    sure = own or near.entry.data.get("in") == other.id
    if not facts or near.entry.id in own or not sure or not _holds(facts[0], other, document.date):
        return None
    for number, (between, before, name_first) in enumerate(_capitals()):
        if name_first == around.name_first and between.fullmatch(around.between):
            said = before is None or before.search(around.before) is not None
            if number == 4:
                said = re.match(r"(?:['’]s)? (?:national )?capital\b(?! of| [A-Z])", around.after) is not None
            if said and not _goes_on(around, strict="," in around.between[-2:] and name_first):
                return Anchor(near.span, "the capital", other, _evidence(other, "capital", near.entry.name, facts[0]))
    return None


def _leader(
    entry: Entry, near: Mention, around: Around, other: Entry, document: Document, knowledge: Knowledge
) -> Anchor | None:
    """An office in the sentence that the person holds or held of the other, and never of this one."""
    assert near.entry is not None
    claims: dict[str, tuple[Entry, dict[str, Any]]] = {}
    for claim in near.entry.data.get("held", ()):
        office = knowledge.get(claim["office"])
        if office and office.data.get("of") == other.id and _began(claim, near.entry, document.date):
            for title in office.data.get("titles", ()):
                claims.setdefault(title.lower(), (office, claim))
    title = _title_of(around) if claims else ""
    if title not in claims:
        return None
    people = [known.entry for known in knowledge.forms(key_of(near.text)) if known.entry.kind == "person"]
    if any(_belongs(person, entry, knowledge) for person in people):
        return None
    office, claim = claims[title]
    value = f"{office.name}: {near.entry.name}"
    return Anchor(near.span, f"the {title}", other, _evidence(near.entry, "office", value, claim))


def _title_of(around: Around) -> str:
    """The office that stands between a name and a person or around them, in lower case; "" where none does."""
    before, between, after, name_first = around
    adjective = r"(?:(?:new|newly elected|outgoing|current|incumbent|former|then|late)[ -])?"
    title = r"(?P<title>[A-Za-z][a-z]+(?:[ -][A-Za-z][a-z]+){0,3}?)"
    if name_first:
        found = re.fullmatch(rf"(?:['’]s)? {adjective}{title}(?P<comma>,?) ", between)
        if found and not (found["comma"] and re.match(r"['’]s", after)):
            return found["title"].lower()
        found = re.search(
            rf"(?:^|\b(?:the|by|with|and|to|that|when|,) ?)(?:the )?{adjective}{title} of (?:the )?\Z", before, re.I
        )
        return found["title"].lower() if found and between in (", ", " ") and not _goes_on(around, strict=True) else ""
    if _goes_on(around, strict=True):
        return ""
    found = re.fullmatch(rf",? (?:is |was |who is |as )?(?:the )?{adjective}{title} of (?:the )?", between)
    if found is None and between in (", ", ", the "):
        found = re.match(
            rf"(?:['’]s)? {adjective}{title}(?=[,.;:)]|\Z| (?:said|says|told|has|had|is|was|will)\b)", after
        )
    if found is None and between in (" of ", " of the "):
        found = re.search(rf"(?:^|[a-z,] ){title} \Z", before)
    return found["title"].lower() if found else ""


def _goes_on(around: Around, *, strict: bool) -> bool:
    """Whether the second name begins a list or belongs to what follows: "Slovakia, Robert Golob and Viktor Orban"."""
    listed = r",? (?:and|or)\b|,? [A-Z]"
    return (
        re.match(rf"['’]s? (?:\w+ )?(?:neighbou?r|ally|rival)|{listed}" if strict else r"['’]s? ", around.after)
        is not None
    )


def _belongs(person: Entry, entry: Entry, knowledge: Knowledge) -> bool:
    """Whether a person is of the named country or body, or ever held an office of it."""
    offices = (knowledge.get(claim["office"]) for claim in person.data.get("held", ()))
    return person.data.get("in") == entry.id or any(office and office.data.get("of") == entry.id for office in offices)


@cache
def _currencies() -> tuple[re.Pattern[str], ...]:
    """ "Iran's currency, the rial"; the two sides of "the rial, Iran's currency"; before "the currency of Iran"."""
    currency = r"(?:national |official |local )?currency"
    return (
        re.compile(rf"['’]s {currency},? (?:is |was |called )?the ([a-z]+)\b"),
        re.compile(r"\b[Tt]he ([a-z]+), (?:the )?\Z"),
        re.compile(rf"(?:['’]s)? {currency}\b"),
        re.compile(rf"\b[Tt]he ([a-z]+), (?:the )?{currency} of (?:the )?\Z"),
    )


def _currency(mention: Mention, other: Entry, document: Document, knowledge: Knowledge) -> Anchor | None:
    """A currency that is said to be this country's and is only the other's."""
    assert mention.entry is not None
    text, (start, end) = document.text, mention.span
    possessed, before, behind, belonging = _currencies()
    found = possessed.match(text, end)
    if found is None and behind.match(text, end):
        found = before.search(text, max(start - 30, 0), start)
    if found is None:
        found = belonging.search(text, max(start - 60, 0), start)
    if found is None or len(own := _units(mention.entry, document, knowledge)) == 0:
        return None
    word = fold(found[1])
    units = _units(other, document, knowledge)
    wanted = next((key for key in (word, word.removesuffix("s")) if key in units), "")
    if not wanted or wanted in own:
        return None
    return Anchor(Span(*found.span(1)), "the currency", other, _evidence(other, "currency", *units[wanted]))


def _units(entry: Entry, document: Document, knowledge: Knowledge) -> dict[str, tuple[str, dict[str, Any]]]:
    """The last words of the names of a country's currencies, with the whole name and the fact behind it."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for fact in entry.data.get("currency", ()):
        unit = knowledge.get(fact["unit"])
        if unit and _holds(fact, entry, document.date):
            for name in (unit.name, *(item["form"] for item in unit.data.get("forms", ()))):
                found.setdefault(fold(name.split(" ")[-1]), (unit.name, fact))
    return found


def _holds(fact: dict[str, Any], entry: Entry, date: str) -> bool:
    """Whether a fact is without dates, or known to have begun and not to have ended on the day of the text."""
    if "from" not in fact and "to" not in fact:
        return True
    start, end = known_span(fact, entry)
    return bool(date) and start <= date and ("to" not in fact or date <= end)


def _began(claim: dict[str, Any], entry: Entry, date: str) -> bool:
    return not date or known_span(claim, entry)[0] <= date


def _evidence(entry: Entry, fact: str, value: str, item: dict[str, Any]) -> Evidence:
    return Evidence(entry.id, fact, value, item.get("source", entry.source), item.get("checked", entry.checked))


@cache
def _denying() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:not|never|nor|unlike|no longer|isn['’]t|wasn['’]t|mistak\w+|mistook|confus\w+|mix\w* up|instead of"
        r"|rather than|wrong\w*|erroneous\w*|misidentif\w+|misspoke|mislabel\w*|correct\w*|joke\w*|fiction\w*"
        r"|quiz\w*|if)\b",
        re.I,
    )


def _denied(mention: Mention, document: Document) -> bool:
    """Whether the sentence denies, compares or speaks of a mistake."""
    sentence = document.sentence_at(mention.span.start)
    return _denying().search(document.text, sentence.start, sentence.end) is not None


def _finding(mention: Mention, anchor: Anchor) -> Finding:
    entry, other = mention.entry, anchor.other
    assert entry is not None
    right = _same_form(mention, other)
    return Finding(
        mention.span,
        f"{mention.text} may be meant for {right}: {anchor.said} in the sentence is {other.name}'s, not {entry.name}'s",
        severity="warning",
        confidence=0.9,
        fixes=(replacement(mention.span, right),),
        entry=other.id,
        reasons=(f"{anchor.evidence.fact}: {anchor.evidence.value}",),
        evidence=(anchor.evidence,),
        related=(Related(anchor.span, f"{anchor.said} of {other.name}"),),
    )


def _same_form(mention: Mention, other: Entry) -> str:
    """The other's demonym for a demonym, its acronym for an acronym, else its name."""
    kind = mention.form.type if mention.form else ""
    if kind == "demonym":
        return next(iter(other.data.get("demonyms", ())), other.name)
    forms = [item["form"] for item in other.data.get("forms", ()) if item.get("as") == kind == "acronym"]
    return next(iter(forms), other.name)


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("Talks were held in Ljubljana, the capital of ⟦Slovakia⟧.", "Slovenia"),
        Wrong("They flew to ⟦Slovenia⟧'s capital, Bratislava.", "Slovakia"),
        Wrong("The meeting was led by ⟦Slovak⟧ Prime Minister Robert Golob.", "Slovenian", date="2024-05-01"),
        Wrong("⟦Iran⟧'s currency, the dinar, fell.", "Iraq"),
    ),
    right=(
        Right("Talks were held in Ljubljana, the capital of Slovenia."),
        Right("Ljubljana is not the capital of Slovakia."),
        Right("They flew to Ljubljana, Slovakia and Hungary."),
        Right("The prime minister of Slovakia, Robert Golob and others met.", date="2024-05-01"),
        Right("Slovak Prime Minister Robert Fico met Slovenian Prime Minister Robert Golob.", date="2024-05-01"),
        Right("Iran's currency, the rial, fell against the dinar of Iraq."),
    ),
)
