"""Claims that a person holds an office: "Ukraine's defence minister, X", "Defence Minister X", "X, who heads Y".

A claim is read off the words right before or right behind the name of a person; see `titles.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from factlint.claims.time import When, time_of
from factlint.claims.titles import REACH, has_head, heads_in, inner_modifier, title_before, title_behind
from factlint.knowledge.entry import Entry
from factlint.names.tokens import key_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention


class OfficeClaim(NamedTuple):
    """A person said to hold an office.

    span: title and name together, without the body in front. people: everyone who bears the name; person: the one of
    them who is meant, or None where nobody can tell. said: the title as written. offices: all that bear the title, of
    the named body if one is named. of: that body, beside the title. place: its name, beside the title or in it.
    placed: whether the text says of which body the office is. modifier: "former", "acting" and the like, or empty.
    """

    span: Span
    name: Span
    title: Span
    said: str
    people: tuple[Entry, ...]
    person: Entry | None
    offices: tuple[Entry, ...]
    of: Mention | None
    place: Mention | None
    modifier: str
    placed: bool
    when: When
    quoted: bool
    weak: bool  # by a short form of a name that the text does not give in full


def find_office_claims(document: Document, knowledge: Knowledge) -> tuple[OfficeClaim, ...]:
    """All claims of a document that a person holds an office, in order."""
    return document.once(("office claims", id(knowledge)), lambda: tuple(_claims(document, knowledge)))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def people_named(mention: Mention, knowledge: Knowledge) -> tuple[Entry, ...]:
    """Every person who bears the name of a mention."""
    found = {
        form.entry.id: form.entry
        for form in knowledge.forms(key_of(mention.text))
        if form.entry.kind == "person" and form.type not in ("wrong", "unlike")
    }
    if mention.entry is not None:
        found.setdefault(mention.entry.id, mention.entry)
    return tuple(found[id] for id in sorted(found))


def _claims(document: Document, knowledge: Knowledge) -> Iterator[OfficeClaim]:
    heads = heads_in(document)
    if not heads:
        return
    mentions = knowledge.mentions(document)
    for index, mention in enumerate(mentions):
        if mention.entry is None or mention.entry.kind != "person" or mention.status != "right":
            continue
        if not has_head(heads, mention.span.start - REACH, mention.span.end + REACH):
            continue
        sentence = document.sentence_at(mention.span.start)
        if document.is_opaque(*mention.span) or document.text[mention.span.end : mention.span.end + 1] == "-":
            continue
        near = mentions[max(index - 6, 0) : index], mentions[index + 1 : index + 6]
        for title in (
            title_before(document, mention, sentence, near[0], near[1], knowledge),
            title_behind(document, mention, sentence, near[1], knowledge),
        ):
            if title is not None:
                offices = title.offices
                of = title.of.entry if title.of else None
                if of is not None:
                    offices = tuple(office for office in offices if office.data.get("of") == of.id) or offices
                said = document.text[title.span.start : title.span.end]
                inner = inner_modifier().match(said)
                inside = (item for item in (*near[0], *near[1]) if _within(item.span, title.span))
                place = title.of or next(inside, None)
                yield OfficeClaim(
                    Span(min(title.span.start, mention.span.start), max(title.span.end, mention.span.end)),
                    mention.span,
                    title.span,
                    said,
                    people_named(mention, knowledge),
                    mention.entry,
                    offices,
                    title.of,
                    place,
                    title.modifier or (inner[0].lower() if inner else ""),
                    title.placed or place is not None,
                    time_of(document, mention.span),
                    document.is_quoted(*mention.span),
                    mention.weak,
                )


def body_of(claim: OfficeClaim, knowledge: Knowledge) -> tuple[str, bool]:
    """The id of the body that the claimed office is of, and whether the text says so; "" where it cannot be told.

    Where the text leaves it open it is the one body in which a bearer of the name ever held such an office, else the
    country of the person, if it has one.
    """
    bodies = {str(office.data.get("of", "")) for office in claim.offices}
    if claim.of is not None and claim.of.entry is not None:
        return (claim.of.entry.id, True) if claim.of.entry.id in bodies else ("", True)
    if len(bodies) == 1:
        return bodies.pop(), claim.placed
    ids = {office.id: str(office.data.get("of", "")) for office in claim.offices}
    own = {
        ids[item["office"]] for person in claim.people for item in person.data.get("held", ()) if item["office"] in ids
    }
    if own:
        return (own.pop() if len(own) == 1 else ""), False
    home = str(claim.person.data.get("in", "")) if claim.person else ""
    return (home if home in bodies else ""), False


def is_same_kind(claim: OfficeClaim, office: Entry) -> bool:
    """Whether an office is what the claim says, be it of another body: both are a prime minister's."""
    own = {key_of(title) for title in office.data.get("titles", ())}
    if key_of(claim.said) in own or _bare(office).intersection(*[_bare(item) for item in claim.offices[:1]]):
        return True
    # "Polish prime minister" is a title of one office only; what else that one is called is shared.
    bodies = {str(item.data.get("of", "")) for item in claim.offices}
    return len(bodies) == 1 and any(
        key_of(title) in own for item in claim.offices for title in item.data.get("titles", ())
    )


def is_local(office: Entry) -> bool:
    """Whether an office is one of a state that has the state's name in its own: "Governor of Texas"."""
    return bool(_bare(office))


def proper_body(office: Entry, knowledge: Knowledge) -> str:
    """The id of what an office is of; of the governor of Texas that is Texas, even where a source says the country."""
    of = str(office.data.get("of", ""))
    if is_local(office):
        name = office.name.partition(" (")[0].rpartition(" of ")[2]
        for form in knowledge.forms(key_of(name)):
            data = form.entry.data
            if form.entry.kind == "place" and data.get("class") == "region" and data.get("in") == of:
                return form.entry.id
    return of


def _bare(office: Entry) -> set[str]:
    """The kind of an office that has the name of its state in its own."""
    if "overnor" not in office.name:
        return set()
    head, _, body = key_of(office.name.partition(" (")[0]).rpartition(" of ")
    return {head} if head in ("governor", "lieutenant governor") and body else set()
