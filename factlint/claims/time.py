"""The time that a sentence speaks of: what a fact must have been true at for the sentence to be right."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.dates import find_dates
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document


class When(NamedTuple):
    """A time: first and last day (YYYY-MM-DD) between which it lies, and where that is said.

    said: "text" for the publication date, "sentence" for a year or date in the sentence, "" where nobody can tell: then
    first and last are empty, and rules that need a time are silent.
    """

    first: str = ""
    last: str = ""
    said: str = ""

    def __bool__(self) -> bool:
        """Whether the time is known."""
        return bool(self.first)


UNKNOWN = When()


def time_of(document: Document, span: Span) -> When:
    """The time of the sentence around a span, by the one year or date that it names, else by the publication date.

    Several years, a decade, "two years ago", "at the time" or "then" leave it open.
    """
    sentence = document.sentence_at(span.start)
    return document.once(("time", sentence.start), lambda: _time_of(document, sentence))


def _time_of(document: Document, sentence: Span) -> When:
    text = document.text[sentence.start : sentence.end]
    low = text.lower()
    if any(sign in low for sign in _SIGNS) and _open().search(low):
        return UNKNOWN
    years = set(_YEAR.findall(text))
    days = {
        f"{date.year}-{date.month:02}-{date.day:02}"
        for date in (find_dates(document) if years or "-" in text else ())
        if date.year is not None and sentence.start <= date.span.start < sentence.end and date.last_day is None
    }
    if len(years) > 1 or len(days) > 1:
        return UNKNOWN
    if days:
        (day,) = days
        return When(day, day, "sentence")
    if years:
        (year,) = years
        if year != document.date[:4]:
            return When(f"{year}-01-01", f"{year}-12-31", "sentence")
        return When(f"{year}-01-01", document.date, "sentence")
    return When(document.date, document.date, "text") if document.date else UNKNOWN


_YEAR = re.compile(r"(?<![\w.,/£$€-])(?:1[5-9]|20)\d\d(?![\w%/]|[.,]\d|-\d)")


# Without one of these no word moves a sentence to another time.
_SIGNS = (
    "month", "year", "decade", "centur", "the time", "back then", "those days", "0s", "the early", "the late",
    "the mid",
)  # fmt: skip


@cache
def _open() -> re.Pattern[str]:
    """Words that move a sentence to another time without saying to which."""
    return re.compile(
        r"\b(?:(?:months?|years?|decades?|centuries|century)\s(?:ago|earlier|later|before|after)|at\sthe\stime|back\sthen|in\sthose\sdays"
        r"|(?:last|next|previous|following|that)\s(?:year|decade|century)|(?:1[5-9]|20)\d0s|the\s(?:early|late|mid)[\s-])",
    )
