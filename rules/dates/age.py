"""An age does not fit the birth: of a known person, or as the text itself gives it, or another age of the same person.

Ages are copied from old texts and forgotten on birthdays. Three comparisons are made: "President Joe Biden, 82,"
with the known day of birth at the time of the sentence; "born in 1930, he died in 2011 at the age of 91" with itself;
and two ages in apposition to one name in one text.

The time is the year that the sentence names, else the publication date, and without either nothing is said of known
people. Only a full name that one known person bears is compared, and an age far from the known one is taken for
somebody else of that name, or a dog. "Then", "at the time" and "when" leave the time open. Two ages must differ by two
years, and relatives with one surname are kept apart. An age off by one is a hint, because sources differ.
"""

import re
from collections.abc import Iterator
from datetime import date as Day

from factlint.authoring import Document, Edit, Evidence, Finding, Fix, Knowledge, Related, Right, Rule, Wrong
from factlint.claims.age_mentions import find_age_mentions
from factlint.claims.ages import (
    KnownAge,
    Life,
    NamedAge,
    ages_of_known,
    ages_of_named,
    find_lives,
    is_one_person,
    is_open,
    possible_ages,
    years_between,
)

NAMESAKE = 20  # years: what differs more is somebody else


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report ages that no day in question gives."""
    if not find_age_mentions(document):
        return
    for known in ages_of_known(document, knowledge):
        yield from _against_birth(document, known)
    for life in find_lives(document):
        yield from _within(document, life)
    yield from _two_ages(document)


def _against_birth(document: Document, known: KnownAge) -> Iterator[Finding]:
    """The age of a known person at the time of the sentence."""
    bounds = possible_ages(document, known)
    entry = known.mention.entry
    assert entry is not None
    if bounds is None:
        return
    low, high, when = bounds
    value = known.age.value
    if low <= value <= high:
        return
    off = low - value if value < low else value - high
    if off > NAMESAKE and not _is_slip(value, low) and not _is_slip(value, high):
        return
    born = entry.data["born"]
    shown = str(low) if low == high else f"{low} or {high}"
    yield Finding(
        known.age.span,
        f"{entry.name}, born {born['date']} ({born.get('source', entry.source)}), was {shown} {when}, not {value}",
        severity="warning" if off > 1 else "hint",
        confidence=0.85 if off > 1 else 0.5,
        fixes=tuple(Fix(f"Change the age: {age}", (Edit(known.age.span, str(age)),)) for age in sorted({low, high})),
        entry=entry.id,
        reasons=("the name is that of one known person",),
        evidence=(
            Evidence(
                entry.id, "born", born["date"], born.get("source", entry.source), born.get("checked", entry.checked)
            ),
        ),
        related=(Related(known.mention.span, f"this is {entry.name}"),),
    )


def _within(document: Document, life: Life) -> Iterator[Finding]:
    """An age against the birth and the time that the text gives."""
    text = document.text
    low = years_between(Day.fromisoformat(life.born[1]), Day.fromisoformat(life.reached[0]))
    high = years_between(Day.fromisoformat(life.born[0]), Day.fromisoformat(life.reached[1]))
    value = life.age.value
    if low <= value <= high or low < 0:
        return
    told = " and ".join(text[span.start : span.end] for span in life.told)
    both = len(life.told) > 1
    shown = str(low) if low == high else f"{low} or {high}"
    yield Finding(
        life.age.span,
        f"between {told} are {shown} years, not {value}"
        if both
        else f"who was born in {told} is {shown} on {document.date}, not {value}",
        severity="error" if both else "warning",
        confidence=0.9 if both else 0.85,
        fixes=tuple(
            Fix(f"Change the age: {age}", (Edit(life.age.span, str(age)),)) for age in sorted({low, high}, reverse=True)
        ),
        related=tuple(
            Related(span, "counted from here" if index == 0 else "counted to here")
            for index, span in enumerate(life.told)
        ),
    )


def _two_ages(document: Document) -> Iterator[Finding]:
    """Two ages of one name in one text."""
    text = document.text
    seen: dict[str, NamedAge] = {}
    for claim in ages_of_named(document):
        sentence = document.sentence_at(claim.age.span.start)
        if re.search(r"(?<![\w.,])(?:1[5-9]|20)\d\d\b", text[sentence.start : sentence.end]) or is_open(
            text[sentence.start : claim.age.span.start], text[claim.age.span.end : sentence.end]
        ):
            continue
        first = seen.setdefault(claim.surname, claim)
        if first is claim:
            continue
        one, other = first.age, claim.age
        if not _is_slip(one.value, other.value) or not is_one_person(text, first, claim):
            continue
        yield _conflict(text, first, claim)
    yield from _unnamed(document, seen)


def _is_slip(one: int, other: int) -> bool:
    """Whether two ages differ, and so little that they may be one person's: or are one with its digits exchanged."""
    return 2 <= abs(one - other) <= NAMESAKE or (one != other and str(one) == str(other)[::-1])


def _conflict(text: str, first: NamedAge, second: NamedAge) -> Finding:
    one, other = first.age, second.age
    return Finding(
        other.span,
        f"{second.name} is {other.value} here, and {first.name} is {one.value} before",
        severity="warning",
        confidence=0.8,
        fixes=(
            Fix(f"Write {one.value}", (Edit(other.span, text[one.span.start : one.span.end]),)),
            Fix(f"Write {other.value} before", (Edit(one.span, text[other.span.start : other.span.end]),)),
        ),
        related=(Related(one.span, f"{first.name} is {one.value} here"),),
    )


def _unnamed(document: Document, seen: dict[str, NamedAge]) -> Iterator[Finding]:
    """ "The 42-year-old died" where the one person of the text who is named with an age is 24."""
    if len(seen) != 1:
        return
    (first,) = seen.values()
    text = document.text
    for age in find_age_mentions(document):
        if age.form != "adjective" or age.span.start < first.age.span.end or not _is_slip(age.value, first.age.value):
            continue
        begin, end = age.whole
        if text[begin - 4 : begin] == "The " and re.match(
            r"\s(?:died|was|is|has|had|said|told|suffered|pleaded)\b", text[end : end + 9]
        ):
            yield _conflict(text, first, NamedAge(age, f"The {text[begin:end]}", ""))


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many ages were compared with a birth or with another age."""
    known = sum(1 for claim in ages_of_known(document, knowledge) if possible_ages(document, claim) is not None)
    names = [claim.surname for claim in ages_of_named(document)]
    return known + len(find_lives(document)) + len(names) - len(set(names))


def skipped(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """Ages of known people of which nobody can say for when they are given."""
    if not document.date and any(
        possible_ages(document, claim) is None for claim in ages_of_known(document, knowledge)
    ):
        yield "no publication date"


rule = Rule(
    check=check,
    examined=examined,
    skipped=skipped,
    wrong=(
        Wrong("President Joe Biden, ⟦82⟧, said he would decide.", "80", date="2023-01-15"),
        Wrong("The painter was born in 1930 and died in 2011 at the age of ⟦91⟧.", "81"),
        Wrong("Maria Lenz (1921–2008) died at the age of ⟦78⟧.", "87"),
        Wrong("Peter Hall, 45, was arrested. Police said Hall, ⟦54⟧, had no licence.", "45"),
        Wrong("Born in 1980, the ⟦34⟧-year-old has played for nine clubs.", "43", date="2023-07-04"),
        Wrong("In 2009 Joe Biden, ⟦61⟧, took the oath.", "66"),
    ),
    right=(
        Right("President Joe Biden, 80, said he would decide.", date="2023-01-15"),
        Right("President Joe Biden, 82, said he would decide."),
        Right("Joe Biden, 3, a terrier, won; then Joe Biden, 29, won a seat.", date="2023-01-15"),
        Right("In 1972 Joe Biden, 29, won a seat.", date="2023-01-15"),
        Right("The painter was born in 1930 and died in 2011 at the age of 80."),
        Right("John Smith, 45, and his son Paul Smith, 12, were rescued. Smith, 45, is a baker."),
        Right("Anna Berg, 44, sued. Berg, 41 at the time, had been dismissed; the house, 90, stood."),
        Right("His mother, born in 1950, was 30 years old when he was born.", date="2023-07-04"),
    ),
)
