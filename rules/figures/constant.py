"""A number that is fixed for a time is given as another.

The European Union had 28 members until the end of January 2020 and 27 since; "NATO's 30 members" is right in 2021 and
wrong in 2024. Such numbers are copied from older texts, and readers know them.

The rule reads the numbers that a sentence gives as the whole ("the 28-member European Union", "NATO's 32 members", "all
50 states of the United States", "the US Senate has 100 members") and compares them with what was true at the
publication, or in the year that the sentence names. A part of the whole ("ten members of the EU", "the other 26") is no
such claim. Within three days of a change, and where it is not known what was true, nothing is said.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from factlint.authoring import (
    Document,
    Entry,
    Evidence,
    Finding,
    Knowledge,
    Mention,
    Number,
    Right,
    Rule,
    Wrong,
    find_numbers,
    replacement,
)  # fmt: skip
from factlint.claims.time import When, time_of
from factlint.extract.numbers import SMALL
from factlint.knowledge.dating import is_known

DAYS = 3  # around a change
REACH = 60  # characters between a number and the entry that it is said of
LEAST, MOST = 0.5, 2.0  # a number outside of this share of the known one counts something else


class Count(NamedTuple):
    """The number that a sentence gives for all members, states … of an entry."""

    number: Number
    entry: Entry
    noun: str
    when: When


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare the numbers of members and states with what was true then."""
    for count in _counts(document, knowledge):
        known = _known(count)
        values = {int(row["value"]) for row in known}
        value = count.number.value
        if not known or value in values or not min(values) * LEAST <= value <= max(values) * MOST:
            continue
        written = document.text[slice(*count.number.span)]
        latest = known[-1]
        said = f"since {latest['from']}" + (f" until {latest['to']}" if "to" in latest else "")
        yield Finding(
            count.number.span,
            f"{count.entry.name}: {_list(values)} {count.noun} then ({said}), not {written}",
            confidence=0.9,
            fixes=tuple(replacement(count.number.span, _written(other, written)) for other in sorted(values)),
            entry=count.entry.id,
            evidence=tuple(_evidence(count, row) for row in known),
        )


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many numbers were compared with a known one."""
    return sum(1 for count in _counts(document, knowledge) if _known(count))


def skipped(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """Numbers of which nobody can say for when they are given."""
    if not document.date and any(not count.when for count in _counts(document, knowledge)):
        yield "no publication date"


def _counts(document: Document, knowledge: Knowledge) -> tuple[Count, ...]:
    return document.once(("figures/constant", id(knowledge)), lambda: tuple(_find_counts(document, knowledge)))


def _find_counts(document: Document, knowledge: Knowledge) -> Iterator[Count]:
    text = document.text
    numbers = [
        number
        for number in find_numbers(document)
        if not number.comparison
        and number.upper is None
        and number.value == int(number.value)
        and number.value >= 2
        # Most numbers count something else; only for these is it looked up what stands beside them.
        and _counted().search(text, max(number.span.start - REACH, 0), number.span.end + REACH)
    ]
    mentions = knowledge.mentions(document) if numbers else ()
    for number in numbers:
        for mention in mentions:
            if (
                abs(mention.span.start - number.span.start) > REACH
                or mention.entry is None
                or mention.status != "right"
            ):
                continue
            noun = _noun(text, number, mention)
            if noun:
                if noun in mention.entry.data.get("counts", ()) and _names_it(mention):
                    yield Count(number, mention.entry, noun, time_of(document, number.span))
                break


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(r"[mnsc](?:(?<=m)ember|(?<=n)ation|(?<=s)tates|(?<=c)ountr)")


def _names_it(mention: Mention) -> bool:
    """Whether the form names the entry beyond doubt: many countries have a House of Representatives."""
    assert mention.entry is not None
    own = mention.form.text if mention.form else ""
    return mention.entry.data.get("class") != "parliament" or own.split(" ")[0] in ("United", "US", "U.S.")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    members = r"(?P<members>members?\s(?:states|countries|nations)|members|nations|countries)"
    noun = rf"(?:{members}|(?P<states>states))\b(?!\s(?:that|which|who|whose|where|in|along|with|without|still)\b)"
    whole = r"(?:\b(?:[Tt]he|[Aa]ll|its|[Ee]ach\sof\sthe|[Oo]ne\sof\sthe|[Aa]ll\sof\sthe))\s\Z"
    return (
        re.compile(r"[-‐‑](?:member|nation|country|state|strong)\s(?:(?:bloc|alliance|group),?\s)?\Z"),
        re.compile(r"['’]s?\s(?:current\s|now\s)?\Z"),
        re.compile(
            r"\s(?:(?:now|currently|alliance)\s)?(?:has|had|comprise[sd]|consist(?:s|ed)\sof|count(?:s|ed)|with)\s(?:now\s)?\Z"
        ),
        re.compile(rf"[\s-]{noun}"),
        re.compile(rf"[\s-]{noun}\s(?:of|in)\s(?:the\s)?\Z"),
        re.compile(whole),
    )


def _noun(text: str, number: Number, mention: Mention) -> str:
    """What a number counts all of ("members", "states") of the entry that is mentioned beside it, or an empty text."""
    hyphened, owner, has, noun, noun_of, whole = _patterns()
    if number.span.end <= mention.span.start:
        gap = text[number.span.end : mention.span.start]
        if hyphened.fullmatch(gap):
            return "members"
        if not whole.search(text[max(number.span.start - 12, 0) : number.span.start]):
            return ""
        match = noun_of.fullmatch(gap) or (noun.match(text, mention.span.end) if gap == " " else None)
    else:
        gap = text[mention.span.end : number.span.start]
        if not (owner.fullmatch(gap) or has.fullmatch(gap)):
            return ""
        match = noun.match(text, number.span.end)
    return "" if match is None else "states" if match["states"] else "members"


def _known(count: Count) -> list[dict[str, Any]]:
    """The rows that were true at some day of the time, in order; empty where that is not known throughout."""
    if not count.when:
        return []
    rows = count.entry.data["counts"][count.noun]
    first, last = _shifted(count.when.first, -DAYS), _shifted(count.when.last, DAYS)
    if not all(any(is_known(row, count.entry, day) for row in rows) for day in (first, count.when.last)):
        return []
    return [
        row
        for row in rows
        if row.get("from", "") <= last and ("to" not in row or first <= row["to"]) and row.get("from", "") <= last
    ]


def _shifted(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _list(values: set[int]) -> str:
    return " or ".join(str(value) for value in sorted(values))


def _written(value: int, like: str) -> str:
    """A number in words where the text has words and there is one word for it, else in digits."""
    words = {number: word for word, number in SMALL.items()}
    if like[:1].isdigit() or value not in words:
        return str(value)
    return words[value].capitalize() if like[:1].isupper() else words[value]


def _evidence(count: Count, row: dict[str, Any]) -> Evidence:
    said = f"{row['value']} from {row.get('from', '?')}" + (f" until {row['to']}" if "to" in row else "")
    source, checked = row.get("source", count.entry.source), row.get("checked", count.entry.checked)
    return Evidence(count.entry.id, count.noun, said, source, checked)


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("The ⟦28⟧-member European Union agreed.", "27", date="2021-05-03"),
        Wrong("All ⟦32⟧ members of NATO must agree.", "31", date="2023-07-11"),
        Wrong("In 2006 the EU had ⟦28⟧ members.", "25"),
    ),
    right=(
        Right("The 27-member European Union agreed.", date="2021-05-03"),
        Right("The 28-member European Union agreed."),
        Right("Ten members of the European Union voted against.", date="2021-05-03"),
        Right("The other 26 members of the European Union agreed.", date="2021-05-03"),
        Right("The EU gained 10 members in 2004.", date="2021-05-03"),
        Right("The 20 NATO members that met the target are few.", date="2021-05-03"),
        Right("The 28-member European Union became one of 27.", date="2020-02-01"),
    ),
    examined=examined,
    skipped=skipped,
)
