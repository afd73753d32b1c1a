"""Claims that a person holds an office: "Ukraine's defence minister, X", "Defence Minister X", "X, who heads Y".

A claim is read off the words right before or right behind the name of a person. Between title and name nothing may
stand but the body that the office is of ("the minister of defence of Ukraine, X"), and before the title only that body,
an article or a word that says in what way the office is held (`modifier`). Anything else that qualifies the title, such
as an adjective that nobody knows, makes another office of it: then there is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.claims.time import When, time_of
from factlint.knowledge.entry import Entry
from factlint.names.tokens import key_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention

REACH = 120  # code points around a name in which its title stands
_LONGEST = 10  # words of a title


class OfficeClaim(NamedTuple):
    """A person said to hold an office.

    span: title and name together, without the body in front. people: everyone who bears the name; person: the one of
    them who is meant, or None where nobody can tell. said: the title as written. offices: all that bear the title, of the named
    body if one is named. of: that body. modifier: "former", "acting" and the like, or empty.
    """

    span: Span
    name: Span
    title: Span
    said: str
    people: tuple[Entry, ...]
    person: Entry | None
    offices: tuple[Entry, ...]
    of: Mention | None
    modifier: str
    when: When
    quoted: bool
    weak: bool  # by a short form of a name that the text does not give in full


class _Title(NamedTuple):
    """A title as found: its place in the view, the offices that bear it, the body named with it, and a modifier."""

    span: Span
    offices: tuple[Entry, ...]
    of: Mention | None
    modifier: str


def find_office_claims(document: Document, knowledge: Knowledge) -> tuple[OfficeClaim, ...]:
    """All claims of a document that a person holds an office, in order."""
    return document.once(("office claims", id(knowledge)), lambda: tuple(_claims(document, knowledge)))


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
    if not _heads().search(document.text):
        return
    mentions = knowledge.mentions(document)
    for index, mention in enumerate(mentions):
        if mention.entry is None or mention.entry.kind != "person" or mention.status != "right":
            continue
        sentence = document.sentence_at(mention.span.start)
        if document.is_opaque(*mention.span) or document.text[mention.span.end : mention.span.end + 1] == "-":
            continue
        near = mentions[max(index - 6, 0) : index], mentions[index + 1 : index + 6]
        for title in (
            _before(document, mention, sentence, near[0], knowledge),
            _behind(document, mention, sentence, near[1], knowledge),
        ):
            if title is not None:
                offices = title.offices
                of = title.of.entry if title.of else None
                if of is not None:
                    offices = tuple(office for office in offices if office.data.get("of") == of.id) or offices
                yield OfficeClaim(
                    Span(min(title.span.start, mention.span.start), max(title.span.end, mention.span.end)),
                    mention.span,
                    title.span,
                    document.text[title.span.start : title.span.end],
                    people_named(mention, knowledge),
                    mention.entry,
                    offices,
                    title.of,
                    title.modifier,
                    time_of(document, mention.span),
                    document.is_quoted(*mention.span),
                    mention.weak,
                )


def _before(
    document: Document, mention: Mention, sentence: Span, near: Sequence[Mention], knowledge: Knowledge
) -> _Title | None:
    """The title in front of a name: "the defence minister of Ukraine, X", "Ukrainian Defence Minister X"."""
    text = document.text
    start = max(sentence.start, mention.span.start - REACH)
    said = text[start : mention.span.start]
    gap = re.search(r",?\s+\Z", said)
    if gap is None or not _heads().search(said):
        return None
    comma = gap.group().startswith(",")
    end = start + gap.start()
    if comma and not _closed(text, mention.span.end, sentence.end):
        return None
    of = _ending_at(near, end, text)
    title = _longest(text, start, end, knowledge)
    if title is not None:
        of = None
    elif of is not None:
        joint = re.search(r"\s(?:of|for|to|in)\s(?:the\s)?\Z", text[start : of.span.start])
        if joint is None:
            return None
        title = _longest(text, start, start + joint.start(), knowledge)
    if title is None:
        return None
    front = _front(text, start, title[0].start, near, lower=text[title[0].start].islower())
    if front is None:
        return None
    owner, modifier = front
    if comma and text[title[0].start].islower() and owner is None and not re.search(
        r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)\s(?:[\w-]+\s){0,2}\Z", text[start : title[0].start]
    ):
        return None
    return _Title(title[0], title[1], of or owner, modifier)


def _behind(
    document: Document, mention: Mention, sentence: Span, near: Sequence[Mention], knowledge: Knowledge
) -> _Title | None:
    """The title behind a name: "X, Ukraine's defence minister,", "X, who is the defence minister of Ukraine"."""
    text = document.text
    stop = min(sentence.end, mention.span.end + REACH)
    opening = _opening().match(text, mention.span.end, stop)
    if opening is None or not _heads().search(text, opening.end(), stop):
        return None
    start = opening.end()
    end = _end_of_phrase(text, start, stop)
    of: Mention | None = None
    inside = [item for item in near if item.span.end <= end + 1]
    # The title ends with the phrase, or with the body that stands behind it.
    for finish, body in _finishes(text, start, end, inside):
        title = _longest(text, start, finish, knowledge)
        if title is None:
            continue
        front = _front(text, start, title[0].start, inside, behind=True)
        if front is None:
            return None
        owner, modifier = front
        of = body or owner
        rest = text[end : sentence.end]
        if re.match(r"\s?(?:until|from|since|between|during|in\s(?:1|2)\d{3}|at\sthe\stime|and\b|or\b|&|under\b)", rest):
            return None
        if text[end:end + 1] == " " and re.match(r"\s[A-Z]", rest):
            return None
        return _Title(title[0], title[1], of, modifier)
    return None


def _finishes(text: str, start: int, end: int, inside: Sequence[Mention]) -> Iterator[tuple[int, Mention | None]]:
    yield end, None
    body = _ending_at(inside, end, text)
    if body is not None:
        joint = re.search(r"\s(?:of|for|to|in|at)\s(?:the\s)?\Z", text[start : body.span.start])
        if joint:
            yield start + joint.start(), body


def _longest(text: str, start: int, end: int, knowledge: Knowledge) -> tuple[Span, tuple[Entry, ...]] | None:
    """The longest title that ends at `end`, with the offices that bear it."""
    starts = [match.start() for match in re.finditer(r"(?<![^\s(–—-])\w", text[start:end])]
    cut = max((match.end() for match in re.finditer(r"[,;:()\"“”]", text[start:end])), default=0)
    for at in [at for at in starts if at >= cut][-_LONGEST:]:
        phrase = text[start + at : end]
        if _heads().search(phrase):
            offices = knowledge.offices(key_of(phrase))
            if offices:
                return Span(start + at, end), offices
    return None


def _front(
    text: str, start: int, end: int, near: Sequence[Mention], *, lower: bool = False, behind: bool = False
) -> tuple[Mention | None, str] | None:
    """The body and the modifier in front of a title; None where a word there makes the title another one."""
    owner: Mention | None = None
    said = text[start:end]
    modifier = ""
    while True:
        found = _modifier().search(said)
        if found and not modifier:
            modifier = found[1].lower()
            said = said[: found.start()]
            continue
        body = _ending_at(near, start + len(said.rstrip()), text, possessive=True)
        if body is not None and owner is None and body.span.start >= start:
            owner = body
            said = text[start : body.span.start]
            continue
        break
    if _blocked().search(said):
        return None
    if behind:
        return (owner, modifier) if re.fullmatch(r"\s*(?:(?:the|now|also|the\scountry['’]s|its)\s*)?", said) else None
    last = re.search(r"(\S+)\s*\Z", said)
    if last is None or owner is not None:
        return owner, modifier
    word = last[1]
    if word.endswith((",", ";", ":", "(", "–", "—", "“", '"', ".", "’", "'")):
        return (None, modifier) if not (lower and word.endswith(",")) else None
    if word[0].isupper() and not _is_opener(word):
        return None
    if lower and word.lower() not in _LEADING:
        return None
    return None, modifier


_LEADING = frozenset(
    """the its their his her our said says told by with from to of for as between when while but that where against
    including and like is be new current incumbent sitting country's nation's country’s nation’s""".split()
)


def _is_opener(word: str) -> bool:
    from factlint.names.titles import OPENERS

    return word.lower() in OPENERS


def _ending_at(near: Sequence[Mention], end: int, text: str, *, possessive: bool = False) -> Mention | None:
    """The place or organisation that ends at an offset, its possessive ending included."""
    for mention in reversed(near):
        rest = text[mention.span.end : end] if mention.span.end <= end else None
        if rest == "" or (possessive and rest in ("'s", "’s", "'", "’")):
            entry = mention.entry
            return mention if entry is not None and entry.kind in ("place", "organisation") else None
    return None


def _closed(text: str, end: int, stop: int) -> bool:
    """Whether the name behind "the minister, X" is an apposition: closed by a comma or the end of the sentence."""
    return re.match(r"(?:,(?!\s(?:and|or)\b)(?!\s[A-Z])|[.;)?!]|\s[–—(])", text[end:stop] + ".") is not None


def _end_of_phrase(text: str, start: int, stop: int) -> int:
    """Where the noun phrase behind a name ends: at punctuation, or at a word that goes on with the sentence."""
    found = _phrase_end().search(text, start, stop)
    return found.start() if found else len(text[:stop].rstrip())


@cache
def _heads() -> re.Pattern[str]:
    """Nouns one of which every title in use has; a text without them makes no claim."""
    return re.compile(
        r"(?i:\b(?:minist\w+|president|premier|chancellor|secretary|chief|head|heads|leads?|director|governor|speaker|leader|whip"
        r"|king|queen|pope|emperor|emir|sultan|crown\sprince|attorney|general|commissioner|representative|chair\w*"
        r"|adviser|advisor|ambassador|envoy|prosecutor|mayor|commander|ceo|executive|administrator|comptroller"
        r"|treasurer|taoiseach)\b)"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?:,\s(?:who\sis\s(?:now\s)?)?|\s\(|\s[–—]\s|\sis\s(?:now\s|currently\s)?)(?:the\s)?(?=\w)")


@cache
def _phrase_end() -> re.Pattern[str]:
    return re.compile(
        r"\s?[,;()–—\"“”]|[.?!](?=\s|\Z)|\s(?:who|whom|whose|which|that|sa(?:id|ys)|told|has|had|have|is|was|will|would|and|met|on|at|after|where"
        r"|when|while|as|from|since|until|during|between|under|before|because|but|or)\b"
        r"|\s(?:[a-z]+ed|called|urged|asked|went|came|left|took|made|gave|spoke|wrote|flew)\b"
    )


@cache
def _modifier() -> re.Pattern[str]:
    """A word right before a title, or before the body that it is of, that says how the office is held."""
    return re.compile(
        r"(?i:(?:^|(?<=[\s,(–—\"“]))(former|formerly|onetime|one-time|ex|then|acting|interim|caretaker|outgoing|incoming|designate|future"
        r"|late|longtime|long-time|ousted|deposed|exiled|jailed|disgraced|retired|departing|next|first|last|new|newly\selected|current"
        r"|incumbent|sitting|previous|past|presumptive|potential|prospective|would-be|possible|embattled|prime))(?:[\s-]+)\Z"
    )


@cache
def _blocked() -> re.Pattern[str]:
    """Words before a title that make it another one, or another's."""
    return re.compile(
        r"(?i:\b(?:deputy|vice|assistant|associate|under|shadow|opposition|junior|regional|provincial|local|state|territorial|federal"
        r"|self-proclaimed|self-declared|separatist|de\sfacto|rebel|rival|wife|husband|son|daughter|brother|sister|mother|father|aide"
        r"|fake|fictional|honorary|emeritus|former|ex|then|club|university|company|team|student|council|co|lord|anti|non|pro"
        r"|candidate|nominee|like|unlike)[\s-]+\Z)"
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
        return bodies.pop(), True
    ids = {office.id: str(office.data.get("of", "")) for office in claim.offices}
    own = {ids[item["office"]] for person in claim.people for item in person.data.get("held", ()) if item["office"] in ids}
    if own:
        return (own.pop() if len(own) == 1 else ""), False
    home = str(claim.person.data.get("in", "")) if claim.person else ""
    return (home if home in bodies else ""), False


def is_same_kind(claim: OfficeClaim, office: Entry) -> bool:
    """Whether an office is what the claim says, be it of another body: both are a prime minister's."""
    own = {key_of(title) for title in office.data.get("titles", ())}
    if key_of(claim.said) in own:
        return True
    # "Polish prime minister" is a title of one office only; what else that one is called is shared.
    bodies = {str(item.data.get("of", "")) for item in claim.offices}
    return len(bodies) == 1 and any(
        key_of(title) in own for item in claim.offices for title in item.data.get("titles", ())
    )
