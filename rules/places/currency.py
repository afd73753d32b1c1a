"""A wage, a budget or a sum of a central bank is given in money that the country does not use.

"Hungary's minimum wage rose to 266,800 euros": the sum is right and the currency is a habit of the hand. The rule reads
only what a country pays and counts at home, its minimum wage, pensions, budget and central bank, in a sentence that
names no other country and no second sum. Currencies are compared by date: Croatia paid in kuna until the end of 2022.
Dollars are never reported, nor sums in brackets, reserves, loans, grants and fines, which come in other money.

Euros and pounds are a hint, since a writer may have converted the sum without saying so; other money of another country
is a warning. There is no fix: it may be the country that is wrong.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from factlint.authoring import (
    Document,
    Entry,
    Evidence,
    Finding,
    Fix,
    Knowledge,
    Mention,
    Related,
    Right,
    Rule,
    Span,
    Wrong,
    find_numbers,
)
from factlint.claims.places import COUNTRIES, with_article
from factlint.claims.time import time_of
from factlint.knowledge.entry import KINDS, forms_of
from factlint.names.tokens import key_of

CONVERTED = ("euro", "euros", "pound", "pounds")  # what sums are often converted to
ALSO = {"lira": "pound", "liras": "pound"}  # how the pounds of the Levant are called at home
LASTS = 3  # years for which a currency is taken to be used after somebody last looked


class Sum(NamedTuple):
    """A sum of money that a country pays or counts: where it stands, the word for the money, and the country."""

    span: Span
    word: str
    country: Entry
    mention: Mention


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare the money of each sum with that of the country at the time of the sentence."""
    for found in _sums(document, knowledge):
        when = time_of(document, found.span)
        used = _used(found.country, when.first or document.date)
        if not when and document.date and used != _used(found.country, str(int(document.date[:4]) - LASTS)):
            continue  # "last year", and the money has changed since
        units = _units(found.word, knowledge)
        if found.word in ALSO:
            units |= _units(ALSO[found.word], knowledge)
        if len(used) != 1 or not units or units & {item["unit"] for item in used}:
            continue
        own = [unit for item in used if (unit := knowledge.get(item["unit"]))]
        if not own:
            continue
        source, checked = used[0].get("source", found.country.source), used[0].get("checked", found.country.checked)
        shown = " or ".join(unit.name for unit in own)
        mild = found.word in CONVERTED
        yield Finding(
            found.span,
            f"{with_article(found.country)} uses the {shown}, not {found.word} ({source}, as of {checked})",
            severity="hint" if mild else "warning",
            confidence=0.6 if mild else 0.9,
            fixes=(Fix(f"currency of {found.country.name}: {shown}", (), "display"),),
            entry=found.country.id,
            evidence=tuple(Evidence(found.country.id, "currency", unit.name, source, checked) for unit in own),
            related=(Related(found.mention.span, f"this is {found.country.name}"),),
        )


@cache
def _money_of() -> re.Pattern[str]:
    """What belongs to a country behind its name, and is in its own money."""
    pay = r"(?:minimum|average|median)\s(?:monthly\s|hourly\s)?(?:wage|salary|pension)"
    thing = rf"(?:{pay}|(?:state\s|national\s|defen[cs]e\s)?budget|central\sbank)"
    passed = (
        r"(?:parliament|government|cabinet|lawmakers)\s(?:has\s)?(?:passed|approved|adopted|presented|unveiled)"
        r"\s(?:an?|its|the)\s(?:\w+\s)?"
    )
    return re.compile(rf"(?:['’]s?)?\s(?:new\s|monthly\s|annual\s|draft\s)?(?:{thing}|{passed}budget)\b")


@cache
def _other_money() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:reserves?|equivalent|worth|loans?|grants?|aid|fines?|fined|bonds?|foreign|exchange|convert\w*|gold|receiv\w+|European|EU|IMF|peg\w*|owes?|debt|frozen"
        r"|funds?|weigh\w*|than|compared|or\sabout|tourists?|export\w*|import\w*)\b"
    )


def _sums(document: Document, knowledge: Knowledge) -> Iterator[Sum]:
    text = document.text
    if not re.search(r"wage|budget|central bank|pension|salary", text):
        return
    mentions = knowledge.mentions(document)
    for mention in mentions:
        entry = mention.entry
        if entry is None or entry.kind != "place" or entry.data.get("class") not in COUNTRIES:
            continue
        match = _money_of().match(text, mention.span.end)
        if match is None:
            continue
        people = mention.form is not None and mention.form.type == "demonym"
        if people == (text[mention.span.end] in "'’"):
            continue
        sentence = document.sentence_at(mention.span.start)
        said = text[sentence.start : sentence.end]
        others = [one for one in mentions if sentence.start <= one.span.start < sentence.end and one is not mention]
        if _other_money().search(said) or any(one.entry and one.entry.kind == "place" for one in others):
            continue
        sums = [
            (number, money)
            for number in find_numbers(document)
            if sentence.start <= number.span.start < sentence.end
            and (money := re.compile(r"\s([a-z]{3,})\b").match(text, number.span.end))
            and _units(money[1], knowledge)
        ]
        if len(sums) != 1 or "$" in said or "(" in said or "€" in said or "£" in said:
            continue
        number, money = sums[0]
        if match.end() < number.span.start <= match.end() + 70 and not re.search(
            r"[;:“”\"]", text[match.end() : number.span.start]
        ):
            yield Sum(Span(number.span.start, money.end()), money[1], entry, mention)


def _units(word: str, knowledge: Knowledge) -> frozenset[str]:
    """The currencies that a plain word may mean: all kinds of krone for "kroner"."""
    found: dict[str, frozenset[str]] | None = knowledge.memo.get("money words")  # type: ignore[assignment]
    if found is None:
        words: dict[str, set[str]] = {}
        for layer in knowledge.layers:
            kinds, code = bytes(layer.entry_kind), KINDS.index("unit")
            at = kinds.find(code)
            while at >= 0:
                entry = layer.entry(at)
                if entry.data.get("class") == "currency":
                    for form in forms_of(entry):
                        if form.type != "acronym":
                            words.setdefault(key_of(form.text).split(" ")[-1], set()).add(entry.id)
                at = kinds.find(code, at + 1)
        found = {key: frozenset(ids) for key, ids in words.items()}
        knowledge.memo["money words"] = found
    return found.get(key_of(word), frozenset())


def _used(country: Entry, date: str) -> list[dict[str, Any]]:
    """The currencies of a country at a date, or now where there is none."""
    items: list[dict[str, Any]] = country.data.get("currency", [])
    if not date:
        return [item for item in items if "to" not in item]
    used = [item for item in items if item.get("from", "") <= date <= item.get("to", "9999")]
    return [item for item in used if int(date[:4]) <= int(item.get("checked", country.checked)[:4] or date[:4]) + LASTS]


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("Hungary's minimum wage rose to ⟦266,800 euros⟧ a month.", date="2024-01-03"),
        Wrong("Japan's budget grew to ⟦114 trillion yuan⟧.", date="2023-05-16"),
    ),
    right=(
        Right("Hungary's minimum wage rose to 266,800 forints a month.", date="2024-01-03"),
        Right("Poland's budget holds 45 billion zlotys (10 billion euros) for arms.", date="2024-01-03"),
        Right("Ukraine's budget will receive 1.5 billion euros from the European Union.", date="2024-01-03"),
        Right("Hungary's minimum wage is lower than Austria's, which is about 1,500 euros.", date="2024-01-03"),
        Right("Sweden's central bank holds 300 million euros in reserve.", date="2024-01-03"),
    ),
    examined=lambda document, knowledge: sum(1 for _ in _sums(document, knowledge)),
)
