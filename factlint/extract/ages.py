"""Ages of people in running prose: "Smith, 45,", "aged 45", "45-year-old", "at the age of 45", "turned 45"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.relative import NUMBER, count_of
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


def find_ages(document: Document) -> tuple[AgeMention, ...]:
    """All ages of the English prose of a document, in order. Found once per document."""
    return document.once("ages", lambda: tuple(_find_all(document)))


@cache
def _pattern() -> re.Pattern[str]:
    n = r"\d{1,3}"
    return re.compile(
        # The end of a name, a comma, a number, and what ends the apposition.
        rf"(?P<comma>(?<=[a-z.’')]),\s(?:aged?\s)?(?P<n1>{n})(?=,(?!\d)|\)|;|\sand\s[A-Z]|\.\s|\.\Z|—|\s—))"
        rf"|\b(?P<aged>(?:aged|age)\s(?:of\s)?(?P<n2>{NUMBER}))(?![\w-]|[.,]\d|\s(?:to|and|or|months?|weeks?|days?|hours?|million)\b)"
        rf"|\b(?P<adjective>(?P<n3>{NUMBER})[-‐‑\s]years?[-‐‑\s]old)\b"
        rf"|\b(?P<is>(?:who\s)?is\s(?:now\s)?(?P<n6>{n})(?:\syears\sold)?)(?=[,.;)])"
        rf"|\b(?P<was>was\s(?P<n7>{n}))(?=\swhen\s(?:s?he)\sdied\b)"
        rf"|\b(?P<front>At\s(?:age\s)?(?P<n8>{n}),)"
        rf"|\b(?P<birthday>(?:celebrat\w+|marks?|marked|marking)\s(?:his|her)\s(?P<n9>{n})(?:st|nd|rd|th)\sbirthday)\b"
        rf"|\b(?P<turned>turn(?:ed|s|ing)?\s(?P<n4>{n}))(?![\w%-]|[.,:]\d|\s(?:million|percent|per|of)\b)"
        rf"|\b(?P<at>(?:died|dead)(?:\s[\w,.]+){{0,8}}?,?\sat\s(?:the\sage\sof\s|age\s)?(?P<n5>{n}))(?=[,.;)])",
    )


def _find_all(document: Document) -> Iterator[AgeMention]:
    end = 0
    for match in _pattern().finditer(document.text):
        form = next(name for name in _GROUPS if match[name])
        group = _GROUPS[form]
        span, value = Span(*match.span(group)), count_of(match[group])
        if value > OLDEST or value == 0 or span.start < end or match[group].lower() in ("a", "an"):
            continue
        if document.is_opaque(*span) or document.is_foreign(span.start):
            continue
        end = span.end
        yield AgeMention(span, value, form, Span(*match.span()))
