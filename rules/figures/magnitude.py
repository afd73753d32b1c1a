"""One amount is in millions here and in billions there.

"A $1.25 billion contract" and, three paragraphs on, "the $1.25 million contract": the digits survive every
proofreading, and the word after them does not. So does "a $110 arms deal".

Two amounts of a text are one where at least three digits are the same, the currency is the same, and the same noun is
said of both, as in "the … contract" twice; or where the later one takes the earlier one up ("lost $735 million … the
$735 million loss"). The rule then reports the one whose scale stands in the minority, or the later one, and offers the
scale of the other. An amount below a thousand before a noun that is never so cheap (arms deal, aid package, takeover)
is reported by itself.

Silent: one sentence that names both ("the $1.25 billion plan includes a $1.25 million study"), round numbers, other
nouns.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factlint.authoring import Document, Edit, Finding, Fix, Knowledge, Related, Right, Rule, Span, Wrong, find_numbers
from factlint.extract.money import find_money

CHEAP = 1000  # units of a large currency below which no state signs anything


class Amount(NamedTuple):
    """An amount with its digits, its scale and the noun that is said of it."""

    span: Span
    digits: str
    scale: float
    unit: str
    nouns: frozenset[str]


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare the amounts of a text that have the same digits."""
    if len(document.text) < 40:
        return
    amounts = _amounts(document)
    yield from _missing_scale(document, amounts)
    groups: dict[tuple[str, str], list[Amount]] = {}
    for amount in amounts:
        if amount.scale >= 1e6 and len(amount.digits.replace(".", "").strip("0")) >= 3:
            groups.setdefault((amount.digits, amount.unit), []).append(amount)
    for group in groups.values():
        if len({amount.scale for amount in group}) == 2:
            yield from _compare(document, group)


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many amounts in millions or more have three digits."""
    return sum(
        1
        for amount in _amounts(document)
        if amount.scale >= 1e6 and len(amount.digits.replace(".", "").strip("0")) >= 3
    )


def _amounts(document: Document) -> tuple[Amount, ...]:
    return document.once("figures/magnitude", lambda: tuple(_find_amounts(document)))


def _find_amounts(document: Document) -> Iterator[Amount]:
    text, end = document.text, 0
    money = {item.number_span.start: item for item in find_money(document)}
    for number in find_numbers(document):
        if number.upper is not None or number.in_words or number.span.start < end:
            continue
        paid = money.get(number.span.start)
        span = paid.span if paid else number.span
        written = text[slice(*(paid.number_span if paid else number.span))]
        digits = re.match(r"[\d.,]*\d", written)
        if digits is None:
            continue
        value = float(digits.group().replace(",", ""))
        scale = round((paid.value if paid else number.value) / value) if value else 0
        end = span.end
        unit = paid.codes[0] if paid else ""
        yield Amount(span, digits.group(), float(scale), unit, _nouns(text, span.end))


def _nouns(text: str, end: int) -> frozenset[str]:
    """The words behind an amount that may be said of it, in the singular: of "aid package" both."""
    found = set()
    for match in _word().finditer(text, end, end + 40):
        if match[1] in _ENDS or match.start() != end:
            break
        end = match.end()
        if len(match[1]) >= 4:
            found.add(match[1] if match[1].endswith("ss") else match[1].removesuffix("s"))
    return frozenset(found)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\s-]([a-z]+)(?![\w'’])")


# What ends the words that are said of an amount.
_ENDS = frozenset(
    """in of for to from on at by with as over after before and or but is was were will would has had have that which
    who than this last next a an the each per more less during since until under through into about against when while
    where
    it its""".split()
)


def _compare(document: Document, group: Sequence[Amount]) -> Iterator[Finding]:
    """Report the amounts of the rarer scale, or the later ones, that a noun shows to be one with another."""
    text = document.text
    scales = [amount.scale for amount in group]
    wrong_scale = min(set(scales), key=lambda scale: (scales.count(scale), -scales.index(scale)))
    for amount in group:
        if amount.scale != wrong_scale:
            continue
        other = next((item for item in group if item.scale != wrong_scale and _is_one(document, amount, item)), None)
        if other is None:
            continue
        here, there = text[slice(*amount.span)], text[slice(*other.span)]
        where = "before" if other.span.start < amount.span.start else "later"
        common = min(amount.nouns & other.nouns, default="amount")
        yield Finding(
            amount.span,
            f"{here} here and {there} {where} have the same digits, and speak of one {common}",
            severity="warning",
            confidence=0.85,
            fixes=(
                Fix(f"Write {there}", (Edit(amount.span, there),)),
                Fix(f"Or write {here} {where}", (Edit(other.span, here),)),
            ),
            related=(Related(other.span, "the same digits"),),
        )


def _is_one(document: Document, one: Amount, other: Amount) -> bool:
    """Whether two amounts with the same digits are said of one thing, in two sentences."""
    first, second = sorted((one, other))
    here, there = document.sentence_at(first.span.start), document.sentence_at(second.span.start)
    if here == there and not re.search(r"\bthe\s\Z", document.text[max(second.span.start - 4, 0) : second.span.start]):
        return False
    if one.nouns & other.nouns:
        return True
    # "It lost $735 million. The $735 billion loss": the later one takes it up with "the".
    taken_up = document.text[max(second.span.start - 4, 0) : second.span.start].lower() == "the "
    said = document.text[here.start : here.end].lower()
    if not taken_up or here == there or not second.nouns:
        return False
    return not first.nouns or any(noun[:4] in said for noun in second.nouns)


@cache
def _never_cheap() -> re.Pattern[str]:
    return re.compile(
        r"[\s-](?:(?:[a-z-]+\s){0,2}?(?:arms|weapons|defen[cs]e|rescue|bailout|stimulus|relief|infrastructure|reconstruction|military)\s"
        r"(?:deal|package|sale|bill|budget|contract|plan|fund|programme|program|project)"
        r"|(?:[a-z-]+\s){0,1}?(?:takeover|bailout|merger|buyout|upgrade|settlement|acquisition)"
        r"|budget\sfor\s[a-z]+s\b|grant\sfrom\sthe\s(?:federal|national|state))\b"
    )


def _missing_scale(document: Document, amounts: Sequence[Amount]) -> Iterator[Finding]:
    """ "A $110 arms deal": the word million or billion is missing."""
    text = document.text
    for amount in amounts:
        if amount.unit not in ("USD", "EUR", "GBP") or amount.scale != 1 or not amount.digits.isdigit():
            continue
        if int(amount.digits) >= CHEAP or not _never_cheap().match(text, amount.span.end):
            continue
        written, end = text[slice(*amount.span)], Span(amount.span.end, amount.span.end)
        yield Finding(
            amount.span,
            f"{written} is too little for what it is said of; is million or billion missing?",
            severity="warning",
            confidence=0.85,
            fixes=tuple(Fix(f"Write {written} {word}", (Edit(end, f" {word}"),)) for word in ("million", "billion")),
        )


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("They signed a $1.25 billion contract. The ⟦$1.25 million⟧ contract runs to 2030.", "$1.25 billion"),
        Wrong("It lost €735 million last year. The ⟦€735 billion⟧ loss was its largest.", "€735 million"),
        Wrong("Riyadh agreed to a ⟦$110⟧ arms deal with Washington.", "$110 million"),
    ),
    right=(
        Right("They signed a $1.25 billion contract. The $1.25 billion contract runs to 2030."),
        Right("The $1.25 billion plan includes a $1.25 million study."),
        Right("It has 2.15 million customers. Its sales are $2.15 billion."),
        Right("The first fund has $100 million. A $100 billion fund followed."),
        Right("A $110 ticket was too dear for a $48 grant."),
    ),
    examined=examined,
)
