"""Whether a sentence that gives somebody the title of an office left behind tells of now, or of the years in it.

"President Reagan said the wall must fall" is history; "Prime Minister Theresa May visits Poland on Friday" is not, a
year after she left. Only what is plainly of the time of the text counts as now.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factlint.claims.offices import OfficeClaim
from factlint.claims.tenure import Tenure
from factlint.names.tokens import key_of

if TYPE_CHECKING:
    from factlint.document import Document

_RECENT = 10  # years in which a title left behind is a slip rather than history


def _had_died(claim: OfficeClaim) -> bool:
    died = str(claim.person.data.get("died", {}).get("date", "")) if claim.person else ""
    return bool(died) and died <= claim.when.last


def speaks_of_now(claim: OfficeClaim, here: list[Tenure], document: Document, *, elsewhere: bool) -> bool:
    """Whether a sentence on a person who once held the office tells of the time of the text, not of his years in it.

    elsewhere: whether the person is known to hold another office by then, by which a text would call him.
    """
    text, (start, end) = document.text, claim.span
    if claim.quoted or _had_died(claim):
        return False
    sentence = document.sentence_at(start)
    said = text[sentence.start : sentence.end]
    block = document.blocks[document.block_index(start)]
    years = set(re.findall(r"(?<![\d.,])(?:19|20)\d\d(?![\d])", text[block.start : block.end]))
    if re.match(r"\W*FILE\b", text[block.start : block.end]) or re.search(r"\b[Ff]ile\s(?:photo|picture|image)", said):
        return False  # an old picture
    if claim.when.said == "text" and years - {claim.when.first[:4]}:
        return False
    now = _now().search(said) is not None
    if _looks_back().search(said):
        return False
    ahead = _of_others().search(text, max(sentence.start, start - 40), start)
    if ahead and not elsewhere and not (now and ahead[1].lower() in ("to", "with", "including", "between")):
        return False
    surname = text[claim.name.start : claim.name.end].split()[-1]
    if re.search(rf"(?i:\b(?:former|then|ex|late)[-\s](?:[\w.-]+\s){{0,6}}){re.escape(surname)}\b", text):
        return False  # the text knows
    rest = text[end : sentence.end]
    if not elsewhere and (re.match(r"['’]", rest) or not _begins_clause().search(text[sentence.start : start])):
        return False  # "the deal President X struck", "President X's law"
    if claim.when.said == "sentence" or now or elsewhere or _present().match(rest):
        return True
    # American presidents keep their title in tales of their years, and so does everybody in history.
    last = max(str(tenure.claim.get("to") or tenure.claim.get("from", "")) for tenure in here)
    recent = int(claim.when.first[:4]) - int(last[:4] or 0) <= _RECENT
    president = any(
        tenure.office.data.get("of") == "place/united-states" and key_of(claim.said).endswith("president")
        for tenure in here
    ) and "vice" not in key_of(claim.said)
    return recent and not president and _verb().match(rest) is not None


def looks_back(claim: OfficeClaim, document: Document) -> bool:
    """Whether a sentence tells of the past: of offices long ago the knowledge may know nothing."""
    sentence = document.sentence_at(claim.span.start)
    return claim.when.said == "text" and _looks_back().search(document.text, *sentence) is not None


@cache
def _looks_back() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:during|when|era|administration|once|previous\w*|ago|earlier|legacy|memoir\w*|history|historic\w*|tenure|signed\sby|named\sby"
        r"|used\sto|decades?|began|founded|created|established|introduced|enacted|anniversary|late|under)\b",
        re.IGNORECASE,
    )


@cache
def _begins_clause() -> re.Pattern[str]:
    """What stands before a subject, and not between a noun and its relative clause."""
    return re.compile(
        r"(?:\A|[,;:–—“\"]\s?|\b(?i:and|but|that|as|while|where|because|although|with|to|told|tells|met|meets|meet|between)\s)"
        r"(?:[Tt]he\s)?(?:[A-Z][\w.’'-]*\s){0,4}\Z"
    )


@cache
def _of_others() -> re.Pattern[str]:
    """Words before the title by which the sentence is about something of this person's time."""
    return re.compile(r"(?i:\b(by|under|from|of|for|like|to|with|including|between))\s(?:[\w.’']+\s){0,2}\Z")


@cache
def _now() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:today|tomorrow|yesterday|tonight|this\s(?:week|month|morning|evening|afternoon)|next\s(?:week|month)"
        r"|(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    )


@cache
def _present() -> re.Pattern[str]:
    return re.compile(
        r",?\s(?:is|are|has|will|says|tells|warns|wants|plans|meets|visits|hopes|calls|faces|leads|heads|may|can|must)\b"
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r",?\s(?:(?:also|again|later)\s)?(?:[a-z]+ed|said|told|met|left|spoke|gave|went|came|took|made|sent|held|flew|began|won)\b"
    )
