"""The words of comparison around a number: "about", "at least", "no more than", "or so"."""

from __future__ import annotations

import re
from functools import cache

from factlint.view import Span

CURRENCY = "$£€¥₹₽₩₺₴"  # signs that stand before a number


@cache
def _comparisons() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words before a number that make it approximate, a lower bound, an upper bound."""
    return (
        re.compile(
            r"(?:\b(?:about|around|approximately|approx\.|roughly|some|nearly|almost|close\sto|circa|ca?\.|(?:an\s)?estimated|near|virtually"
            r"|just\s(?:over|under)|(?:a\slittle|slightly)\s(?:over|under|more\sthan|less\sthan|above|below)|an?\saverage\sof)\s|[~≈]\s?)\Z",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:(?<!no\s)(?<!not\s)more\sthan|over|at\sleast|exceed(?:s|ing|ed)?|upwards?\sof|in\sexcess\sof|beyond|greater\sthan|above|(?:no|not)\sless\sthan"
            r"|no\sfewer\sthan|(?:an?\s)?minimum\sof|longer\sthan|further\sthan|farther\sthan)\s\Z",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:up\sto|(?<!no\s)(?<!not\s)(?:less|fewer)\sthan|(?:no\smore|not\smore|shorter)\sthan|under|below|within|at\smost|as\s(?:far|much|many|high|long|fast)\sas"
            r"|(?:an?\s)?maximum\sof|(?:an?\s)?max\.)\s\Z",
            re.IGNORECASE,
        ),
    )


# The last words of the above: where another stands before a number, no comparison is looked for.
_LAST_WORDS = frozenset((
    "about", "around", "approximately", "approx.", "roughly", "some", "nearly", "almost", "near", "virtually", "to",
    "circa", "c.", "ca.", "estimated", "over", "under", "than", "above", "below", "of", "least", "exceed", "exceeds",
    "exceeding", "exceeded", "beyond", "within", "most", "as", "max.", "~", "≈",
))  # fmt: skip
_OR_SO = re.compile(r"\sor\s(so|more|less)\b")
_MONEY_BEFORE = re.compile(rf"(?:\b[A-Z]{{1,3}})?[{CURRENCY}]\s?\Z")


def comparison_of(text: str, span: Span) -> tuple[int, str, bool]:
    """(where the words of comparison begin, "at least", "at most" or "", whether the number is approximate)."""
    low = max(span.start - 44, 0)
    before = text[low : span.start]
    if before.rstrip()[-1:] in tuple(CURRENCY):  # "about US$5"
        money = _MONEY_BEFORE.search(before)
        before = before[: money.start()] if money else before
    meaning, approximate = "", False
    word = before.rsplit(None, 1)
    if word and (before[-1].isspace() or before[-1] in "~≈") and word[-1].lower().lstrip("(“\"‘'—–-") in _LAST_WORDS:
        about, at_least, at_most = _comparisons()
        found = about.search(before)
        approximate = found is not None
        if found:
            before = before[: found.start()]
        for pattern, name in ((at_least, "at least"), (at_most, "at most")):
            found = pattern.search(before)
            if found:
                before, meaning = before[: found.start()], name
                break
    after = _OR_SO.match(text, span.end)
    if after and not meaning:
        approximate = approximate or after[1] == "so"
        meaning = {"more": "at least", "less": "at most"}.get(after[1], "")
    start = low + len(before)
    return (start, meaning, approximate) if meaning or approximate else (span.start, "", False)
