"""Titles around the name of a person: "Ukraine's defence minister, X", "X, the president of France".

Between title and name nothing may stand but the body that the office is of, and before the title only that body, an
article or a word that says in what way the office is held. Anything else that qualifies the title, such as an adjective
that nobody knows, makes another office of it: then there is no title.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.windows import lower, positions
from factlint.knowledge.entry import Entry
from factlint.names.titles import OPENERS
from factlint.names.tokens import key_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention

REACH = 120  # code points around a name in which its title stands
_LONGEST = 10  # words of a title


class Title(NamedTuple):
    """A title as found: its place in the view, the offices that bear it, the body named with it, and a modifier."""

    span: Span
    offices: tuple[Entry, ...]
    of: Mention | None
    modifier: str
    placed: bool = False


def title_before(
    document: Document,
    mention: Mention,
    sentence: Span,
    near: Sequence[Mention],
    after: Sequence[Mention],
    knowledge: Knowledge,
) -> Title | None:
    """The title in front of a name: "the defence minister of Ukraine, X", "Ukrainian Defence Minister X"."""
    text = document.text
    start = max(sentence.start, mention.span.start - REACH)
    said = text[start : mention.span.start]
    gap = re.search(r",?\s+\Z", said)
    if gap is None or not has_head(heads_in(document), start, mention.span.start):
        return None
    comma = gap.group().startswith(",")
    end = start + gap.start()
    if comma and not _closed(text, mention.span.end, sentence.end):
        return None
    of = _ending_at(near, end, text)
    local = _local(text, start, end, knowledge)
    title = local or _longest(text, start, end, heads_in(document), knowledge)
    if title is not None:
        of = None
    elif of is not None:
        joint = re.search(r"\s(?:of|for|to|in)\s(?:the\s)?\Z", text[start : of.span.start])
        if joint is None:
            return None
        title = _longest(text, start, start + joint.start(), heads_in(document), knowledge)
    if title is None:
        return None
    front = _front(text, start, title[0].start, near, lower=text[title[0].start].islower())
    if front is None:
        return None
    owner, modifier = front
    front_end = owner.span.start if owner else title[0].start
    if comma and _complement().search(text, start, front_end):
        return None
    if re.search(r"\b[A-Z]\w+\s(?:of|to|for)\sthe\s\Z", text[start:front_end]):
        return None  # Head of the Office of the President X
    if (
        comma
        and text[title[0].start].islower()
        and owner is None
        and not re.search(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)\s(?:[\w-]+\s){0,2}\Z", text[start : title[0].start])
    ):
        return None
    behind = _following(text, mention.span.end, after) if not comma else None
    return Title(title[0], title[1], of or owner or behind, modifier, local is not None)


def _following(text: str, end: int, after: Sequence[Mention]) -> Mention | None:
    """The body right behind a name: "Prime Minister X of Hungary"."""
    for mention in after[:1]:
        entry = mention.entry
        if entry is not None and entry.kind in ("place", "organisation"):
            return mention if text[end : mention.span.start] in (" of ", " of the ") else None
    return None


def title_behind(
    document: Document, mention: Mention, sentence: Span, near: Sequence[Mention], knowledge: Knowledge
) -> Title | None:
    """The title behind a name: "X, Ukraine's defence minister,", "X, who is the defence minister of Ukraine"."""
    text = document.text
    stop = min(sentence.end, mention.span.end + REACH)
    heads = _heading().match(text, mention.span.end, stop)
    if heads is not None:
        return _headed(text, heads, near, knowledge)
    opening = _opening().match(text, mention.span.end, stop)
    if opening is None or not has_head(heads_in(document), opening.end(), stop):
        return None
    start = opening.end()
    end = _end_of_phrase(text, start, stop)
    of: Mention | None = None
    inside = [item for item in near if item.span.end <= end + 1]
    # The title ends with the phrase, or with the body that stands behind it.
    for finish, body in _finishes(text, start, end, inside):
        title = _longest(text, start, finish, heads_in(document), knowledge)
        if title is None:
            continue
        front = _front(text, start, title[0].start, inside, behind=True)
        if front is None:
            return None
        owner, modifier = front
        of = body or owner
        rest = text[end : sentence.end]
        if re.match(
            r"\s?(?:until|from|since|between|during|in\s(?:1|2)\d{3}|at\sthe\stime|and\b|or\b|&|under\b)", rest
        ):
            return None
        if text[end : end + 1] == " " and re.match(r"\s[A-Z]", rest):
            return None
        return Title(title[0], title[1], of, modifier)
    return None


def _headed(text: str, heads: re.Match[str], near: Sequence[Mention], knowledge: Knowledge) -> Title | None:
    """The office of the head of a body: "X, who leads NATO"."""
    for body in near[:1]:
        if body.span.start == heads.end() and body.entry is not None and body.entry.kind == "organisation":
            for title in (f"head of {body.text}", f"head of the {body.text}", f"{body.text} chief"):
                offices = knowledge.offices(key_of(title))
                if offices:
                    return Title(Span(heads.start("who"), body.span.end), offices, body, "")
    return None


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(r",\s(?P<who>who\s(?:now\s)?(?:heads|leads|runs|directs|chairs))\s(?:the\s)?")


def _finishes(text: str, start: int, end: int, inside: Sequence[Mention]) -> Iterator[tuple[int, Mention | None]]:
    yield end, None
    body = _ending_at(inside, end, text)
    if body is not None:
        joint = re.search(r"\s(?:of|for|to|in|at)\s(?:the\s)?\Z", text[start : body.span.start])
        if joint:
            yield start + joint.start(), body


def _longest(
    text: str, start: int, end: int, heads: Sequence[int], knowledge: Knowledge
) -> tuple[Span, tuple[Entry, ...]] | None:
    """The longest title that ends at `end`, with the offices that bear it."""
    starts = [match.start() for match in re.finditer(r"(?<![^\s(–—-])\w", text[start:end])]
    cut = max((match.end() for match in re.finditer(r"[,;:()\"“”]", text[start:end])), default=0)
    for at in [at for at in starts if at >= cut][-_LONGEST:]:
        if has_head(heads, start + at, end):
            offices = knowledge.offices(key_of(text[start + at : end]))
            if offices:
                return Span(start + at, end), offices
    return None


def _local(text: str, start: int, end: int, knowledge: Knowledge) -> tuple[Span, tuple[Entry, ...]] | None:
    """A title that the knowledge has only together with its place: "Texas Gov." is the governor of Texas."""
    found = _governor().search(text, start, end)
    if found is None:
        return None
    said = {"Gov.": "governor", "Lt. Gov.": "lieutenant governor"}.get(found["title"], found["title"])
    for at in (found.start("place"), found.start("last")):
        place = text[at : found.end("last")]
        offices = knowledge.offices(key_of(f"{said} of {place}"))
        if offices:
            return Span(at, end), offices
    return None


@cache
def _governor() -> re.Pattern[str]:
    return re.compile(
        r"(?P<place>(?:[A-Z][\w.]+\s)?(?P<last>[A-Z][\w.]+))(?:['’]s)?\s"
        r"(?P<title>(?:Lt\.\s)?Gov\.|(?i:(?:lieutenant\s)?governor|mayor|attorney\sgeneral|secretary\sof\sstate))\Z"
    )


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
    if word[0].isupper() and word.lower() not in OPENERS:
        return None
    if lower and word.lower() not in _LEADING:
        return None
    return None, modifier


_LEADING = frozenset(
    """the its their his her our said says told by with from to of for as between when while but that where against
    including and like is be new current incumbent sitting country's nation's country’s nation’s""".split()
)


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


# How the nouns begin of which every title in use has one.
_HEADS = (
    "minist", "president", "premier", "chancellor", "secretary", "chief", "head", "lead", "director", "governor",
    "speaker", "whip", "king", "queen", "pope", "emperor", "emir", "sultan", "crown", "attorney", "general",
    "commission", "representative", "chair", "advis", "ambassador", "envoy", "prosecutor", "mayor", "commander",
    "ceo", "executive", "administrator", "comptroller", "gov", "treasurer", "taoiseach",
)  # fmt: skip


def heads_in(document: Document) -> list[int]:
    """Where the nouns of titles begin, in order. Found once per document; where there are none, no claim is made."""

    def find() -> list[int]:
        low = lower(document.text)
        head = _head()
        return [at for at in positions(low, _HEADS) if not low[at - 1 : at].isalnum() and head.match(low, at)]

    return document.once("heads of titles", find)


def has_head(heads: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the ordered places lies in a stretch."""
    at = bisect_left(heads, start)
    return at < len(heads) and heads[at] < end


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:minist\w+|president|premier|chancellor|secretary|chief|head|heads|leads?|director|governor|speaker|leader|whip"
        r"|king|queen|pope|emperor|emir|sultan|crown\sprince|attorney|general|commissioner|representative|chair\w*"
        r"|adviser|advisor|ambassador|envoy|prosecutor|mayor|commander|ceo|executive|administrator|comptroller|gov"
        r"|treasurer|taoiseach)\b)"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?:,\s(?:who\sis\s(?:now\s)?)?|\s\(|\s[–—]\s|\sis\s(?:now\s|currently\s)?)(?:the\s)?(?=\w)")


@cache
def _phrase_end() -> re.Pattern[str]:
    return re.compile(
        r"\s?[,;()–—\"“”]|(?<=[a-z\d])[.?!](?=\s|\Z)|\s(?:who|whom|whose|which|that|sa(?:id|ys)|told|has|had|have|is|was|will|would|and|met|on|at|after|where"
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
def inner_modifier() -> re.Pattern[str]:
    """A modifier that belongs to the title as the knowledge has it."""
    return re.compile(r"(?i:acting|interim|caretaker|former)\b")


@cache
def _complement() -> re.Pattern[str]:
    """Words in front of "the president, X" by which X may be somebody else: the adviser to the president, X."""
    return re.compile(r"\b(?:to|for|of|under|behind|beside)\s(?:(?:the|a|an|its|their|his|her)\s)?(?:[\w-]+\s){0,1}\Z")


@cache
def _blocked() -> re.Pattern[str]:
    """Words before a title that make it another one, or another's."""
    return re.compile(
        r"(?i:\b(?:deputy|vice|assistant|associate|under|shadow|opposition|junior|regional|provincial|local|state|territorial|federal"
        r"|self-proclaimed|self-declared|separatist|de\sfacto|rebel|rival|wife|husband|son|daughter|brother|sister|mother|father|aide"
        r"|fake|fictional|honorary|emeritus|former|ex|then|club|university|company|team|student|council|co|lord|anti|non|pro"
        r"|candidate|nominee|like|unlike)[\s-]+\Z)"
    )
