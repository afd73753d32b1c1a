"""Ages said of people, by the form in which they are said: "Smith, 45,", "aged 45", "died at the age of 45".

The numbers of `extract/ages.py` with more forms and fewer readings: what the claims about people are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.relative import NUMBER, count_of
from factlint.extract.windows import lower, windows
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

OLDEST = 122
# The group of the number for each form.
_GROUPS = {
    "comma": "n1", "aged": "n2", "adjective": "n3", "turned": "n4", "at": "n5", "is": "n6", "was": "n7", "front": "n8",
    "birthday": "n9",
}  # fmt: skip


class AgeMention(NamedTuple):
    """An age in whole years. form: "comma", "aged", "adjective", "is", "front", "was", "at", "turned", "birthday".

    The span is that of the number; whole: the stretch with the words that make it an age.
    """

    span: Span
    value: int
    form: str
    whole: Span


def find_age_mentions(document: Document) -> tuple[AgeMention, ...]:
    """All ages of the English prose of a document, in order. Found once per document."""
    return document.once("age mentions", lambda: tuple(_find_all(document)))


# The pattern in the middle is costly; it finds nothing away from these words.
_SIGNS = ("aged", "age ", "-old", "‑old", "‐old", "years old", "year old", "turn", "birthday", "died", "dead", "was ")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Three patterns that begin with a letter or mark, which makes them fast, and the rest."""
    n = r"\d{1,3}"
    return (
        # The end of a name, a comma, a number, and what ends the apposition.
        re.compile(rf"(?P<comma>,\s(?:aged?\s)?(?P<n1>{n})(?=,(?!\d)|\)|;|\sand\s[A-Z]|\.\s|\.\Z|—|\s—))"),
        re.compile(rf"(?P<is>is\s(?:now\s)?(?P<n6>{n})(?:\syears\sold)?)(?=[,.;)])"),
        re.compile(rf"(?P<front>At\s(?:age\s)?(?P<n8>{n}),)"),
        re.compile(
            rf"\b(?P<aged>(?:aged|age)\s(?:of\s)?(?P<n2>{NUMBER}))"
            r"(?![\w-]|[.,]\d|\s(?:to|and|or|months?|weeks?|days?|hours?|million)\b)"
            rf"|\b(?P<adjective>(?P<n3>{NUMBER})[-‐‑\s]years?[-‐‑\s]old)\b"
            rf"|\b(?P<was>was\s(?P<n7>{n}))(?=\swhen\s(?:s?he)\sdied\b)"
            rf"|\b(?P<birthday>(?:celebrat\w+|marks?|marked|marking)\s(?:his|her)\s(?P<n9>{n})(?:st|nd|rd|th)\sbirthday)\b"
            rf"|\b(?P<turned>turn(?:ed|s|ing)?\s(?P<n4>{n}))(?![\w%-]|[.,:]\d|\s(?:million|percent|per|of)\b)"
            rf"|\b(?P<at>(?:died|dead)(?:\s[\w,.]+){{0,8}}?,?\sat\s(?:the\sage\sof\s|age\s)?(?P<n5>{n}))(?=[,.;)])"
        ),
    )


def _find_all(document: Document) -> Iterator[AgeMention]:
    text, end = document.text, 0
    for match in _matches(text):
        form = next(name for name, group in _GROUPS.items() if match.groupdict().get(group))
        group = _GROUPS[form]
        span, value = Span(*match.span(group)), count_of(match[group])
        if value > OLDEST or value == 0 or span.start < end or match[group].lower() in ("a", "an"):
            continue
        if document.is_opaque(*span) or document.is_foreign(span.start):
            continue
        start = match.start()
        if form == "is" and text[max(start - 4, 0) : start].lower() == "who ":
            start -= 4
        end = span.end
        yield AgeMention(span, value, form, Span(start, match.end()))


def _matches(text: str) -> list[re.Match[str]]:
    """All matches of the patterns, in order of their beginning."""
    near = windows(lower(text), _SIGNS, 60, 120)
    *plain, rest = _patterns()
    found = [match for pattern in plain for match in pattern.finditer(text) if _may_begin(text, match.start())]
    found += [match for span in near for match in rest.finditer(text, *span)]
    return sorted(found, key=lambda match: (match.start(), match.end()))


def _may_begin(text: str, start: int) -> bool:
    """Whether a comma follows a name, and a word is not the end of another."""
    before = text[start - 1 : start]
    return re.match(r"[a-z.’')]", before) is not None if text[start] == "," else not before.isalnum()
