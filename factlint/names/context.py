"""Context: what a sentence says about who or what a name in it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from factlint.knowledge.dating import is_known, was_known
from factlint.knowledge.entry import Entry, forms_of
from factlint.names.titles import CLASS_WORDS
from factlint.rule import Evidence
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention

# Weights in the units of names/decide.py.
OFFICE, GENERIC_OFFICE, SETTING = 9.0, 3.5, 2.0
REACH = 90  # code points between an office and the name that it is said of
_GENERIC = frozenset(
    [
        "president",
        "king",
        "queen",
        "pope",
        "minister",
        "governor",
        "senator",
        "mayor",
        "chancellor",
        "premier",
        "spokesman",
        "spokesperson",
        "general",
    ]
)


class Context(NamedTuple):
    """What in the sentence speaks for an entry: weight, in words, and the knowledge behind it."""

    weight: float
    reason: str
    evidence: Evidence | None = None
    claim: dict[str, Any] | None = None  # the claim of the office, as in the knowledge file


def context_of(entry: Entry, span: Span, document: Document, knowledge: Knowledge) -> Context | None:
    """The strongest context for taking the name at `span` for `entry`, or None."""
    sentence = document.sentence_at(span.start)
    text = document.text[sentence.start : sentence.end].lower()
    at = Span(span.start - sentence.start, span.end - sentence.start)
    held = entry.data.get("held", ())
    found = [
        context
        for claim in (held if held and any(title in text for title in _titles(entry, knowledge)) else ())
        if (context := _office(claim, entry, text, at, document, knowledge))
    ]
    setting = _setting(entry, text, at, knowledge)
    if setting:
        found.append(setting)
    return max(found, key=lambda context: context.weight, default=None)


def _titles(entry: Entry, knowledge: Knowledge) -> tuple[str, ...]:
    """The titles of all offices that an entry held, in lower case."""
    found = knowledge.memo.get(("titles", entry.id))
    if found is None:
        offices = [knowledge.get(claim["office"]) for claim in entry.data.get("held", ())]
        titles = [title.lower() for office in offices if office for title in office.data.get("titles", ())]
        found = knowledge.memo[("titles", entry.id)] = tuple(dict.fromkeys(titles))
    return found  # type: ignore[return-value]


def _office(
    claim: dict[str, Any], entry: Entry, text: str, at: Span, document: Document, knowledge: Knowledge
) -> Context | None:
    """An office of the entry said of the name: right before it or right behind it."""
    office = knowledge.get(claim["office"])
    if office is None:
        return None
    # On the day of the text the office may be another's: then only "former" can be said of this one.
    past = bool(document.date) and not is_known(claim, entry, document.date)
    if past and not was_known(claim, entry, document.date):
        return None
    for title in sorted(office.data.get("titles", ()), key=len, reverse=True):
        wanted = title.lower()
        for start in _stands(wanted, text):
            end = start + len(wanted)
            gap = text[end : at.start] if end <= at.start else text[at.end : start]
            if start < at.end and end > at.start:
                continue
            former = _FORMER.search(text, 0, start) is not None
            if (document.date and former != past) or (not former and _MODIFIED.search(text, 0, start)):
                continue
            if _of_another(text, end, at):
                continue
            if len(gap) > REACH or not _attached(gap, before=end <= at.start):
                continue
            place = _named(office, text, knowledge)
            generic = wanted in _GENERIC
            if generic and not place:
                weight = GENERIC_OFFICE
            elif " " not in wanted and not place:
                weight = GENERIC_OFFICE + 1
            else:
                weight = OFFICE
            evidence = Evidence(
                entry.id,
                "office",
                _tenure(office.name, claim),
                claim.get("source", entry.source),
                claim.get("checked", entry.checked),
            )
            return Context(weight, f"the sentence names the office: {title}", evidence, claim)
    return None


def is_abroad(entry: Entry, span: Span, mentions: Sequence[Mention], document: Document) -> bool:
    """Whether a sentence names countries, and not that of an entry that is a place in one."""
    if entry.kind != "place" or entry.data.get("class") == "country":
        return False
    first, last = document.sentence_at(span.start)
    countries = [
        mention.entry.id
        for mention in mentions
        if mention.entry and mention.entry.data.get("class") == "country" and first <= mention.span.start < last
    ]
    return bool(countries) and entry.data.get("in") not in countries


_MODIFIED = re.compile(
    r"(?:vice|deputy|assistant|under|first lady|wife of|son of|daughter of|brother of|ex|then)[\s-]+(?:the\s+)?\Z"
)


_FORMER = re.compile(r"(?:former|formerly|onetime|one-time|ex)[\s-]+(?:[\w.'’]+\s+){0,3}\Z")


def _of_another(text: str, end: int, at: Span) -> bool:
    """Whether a title behind the name introduces somebody else: "Flávio, former president Jair Bolsonaro's son"."""
    return (
        end > at.end
        and re.match(
            r"\s(?!of\b|for\b|to\b|in\b|and\b|who\b|said\b|says\b|told\b|was\b|is\b|has\b|on\b|at\b|since\b|from\b)\w+\s?\w*['’]?s?\b",
            text[end:],
        )
        is not None
    )


def _attached(gap: str, *, before: bool) -> bool:
    """Whether a title and a name are said of each other, by what stands between them."""
    plain = gap.strip(" ,–—-()\n")
    if before:
        return plain == "" or re.fullmatch(r"(?:of|to|for|in|at|from)\s[\w\s.'’-]{2,60}", plain) is not None
    return gap[:1] in " ,(–—" and (
        plain in ("", "the", "a", "an", "is", "was", "who is", "who was")
        or re.fullmatch(r"(?:the |a |an )?[\w'’.-]{2,20}(?: [\w'’.-]{2,20})?", plain) is not None
    )


def _tenure(office: str, claim: dict[str, Any]) -> str:
    parts = [office]
    if claim.get("from"):
        parts.append(f"from {claim['from']}")
    if claim.get("to"):
        parts.append(f"until {claim['to']}")
    return " ".join(parts)


def _setting(entry: Entry, text: str, at: Span, knowledge: Knowledge) -> Context | None:
    """The country of an entry, or words for its class, elsewhere in the sentence."""
    rest = text[: at.start] + " " + text[at.end :]
    if entry.kind in ("system", "product"):
        words = CLASS_WORDS.intersection(re.findall(r"[a-z]+", rest))
        if words:
            return Context(SETTING, f"the sentence speaks of {min(words)}")
        return None
    place = _named(entry, rest, knowledge)
    return Context(SETTING, f"the sentence names {place}") if place else None


def _named(entry: Entry, text: str, knowledge: Knowledge) -> str:
    """The name of the entry's country or organisation, where the text names it in some form."""
    for key in ("of", "in"):
        owner = knowledge.get(entry.data[key]) if key in entry.data else None
        if owner is not None:
            for form in _forms(owner.id, knowledge):
                if any(True for _ in _stands(form.lower(), text)):
                    return owner.name
    return ""


def _forms(id: str, knowledge: Knowledge) -> tuple[str, ...]:
    found = knowledge.memo.get(("forms", id))
    if found is None:
        entry = knowledge.get(id)
        names = [form.text for form in forms_of(entry) if form.type != "native" and len(form.text) > 2] if entry else []
        found = knowledge.memo[("forms", id)] = tuple(names)
    return found  # type: ignore[return-value]


def _stands(wanted: str, text: str) -> Iterator[int]:
    """Where a word or phrase stands whole; a pattern for each would cost more to compile than to run."""
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not (_is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1])):
            yield start
        start = text.find(wanted, start + 1)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
