"""A people or country is written like another word: Columbian for Colombian, Columbia for Colombia.

Columbia is a university, a river, a district and half of a Canadian province, so no spell checker minds "the
Columbian president", and readers in Bogotá do. Which words look alike is in the knowledge base (`unlike`). Such a word
is reported as an adjective before an office, body or force of a state, or where the text speaks
of the country otherwise; as the name of the country behind one of its towns, or where the same sentence speaks of the
country. A part of a longer name is left alone: British Columbian, pre-Columbian, the Columbian Exchange.

The right word is suggested, as an unsafe fix: only the writer knows what was meant.
"""

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Levenshtein

from factlint.authoring import (
    Document,
    Entry,
    Evidence,
    Finding,
    Knowledge,
    Mention,
    Right,
    Rule,
    Span,
    Wrong,
    replacement,
)
from factlint.claims.places import COUNTRIES, country_of, places_named
from factlint.names.tokens import key_of

NO_NOUN = frozenset(
    "and or but is are was were has have had will would can could may said says in on at to of for from by with as the"
    " a an who which that into".split()
)
NO_ANCHOR = frozenset("river university mammoth exchange exposition plateau basin sportswear pictures records".split())


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Look at each word that is known to look like the name of a country or people."""
    for span, country in _alike(document, knowledge):
        word = document.text[span.start : span.end]
        right = _meant(word, country)
        shape = _is_country if right == country.name else _is_adjective
        if shape(document, span, country, knowledge):
            source = f"{country.source}, as of {country.checked}" if country.checked else country.source
            what = "the country" if right == country.name else f"what is of {country.name}"
            slip = Levenshtein.distance(word, right) == 1
            yield Finding(
                span,
                f"{what} is {right}, not {word} ({source})",
                severity="warning" if slip else "hint",
                confidence=0.9 if slip else 0.6,
                fixes=(replacement(span, right),),
                entry=country.id,
                reasons=(f"{word} looks like {right} and means something else",),
                evidence=(Evidence(country.id, "demonym", right, country.source, country.checked),),
            )


def _alike(document: Document, knowledge: Knowledge) -> Iterator[tuple[Span, Entry]]:
    for mention in knowledge.mentions(document):
        if mention.entry is not None or not mention.tokens:
            continue
        token = mention.tokens[0]
        country = next(
            (
                form.entry
                for form in knowledge.forms(key_of(token.text))
                if form.type == "unlike" and form.entry.data.get("class") in COUNTRIES
            ),
            None,
        )
        if country is not None and country.data.get("demonyms"):
            start = mention.span.start + token.start
            yield Span(start, start + len(token.text)), country


def _meant(word: str, country: Entry) -> str:
    """The name of the country, or the name of its people, singular or plural, that a word looks like."""
    if Levenshtein.distance(word, country.name) == 1:
        return country.name
    demonyms = [str(item) for item in country.data["demonyms"]]
    same = [item for item in demonyms if item.endswith("s") == word.endswith("s")] or demonyms
    return min(same, key=lambda item: Levenshtein.distance(word, item))


@cache
def _of_a_state() -> re.Pattern[str]:
    """What only a country or its people have: offices, bodies, forces, money, teams."""
    return re.compile(
        r"\s(?:[a-z]+\s)?(?:(?:vice\s|prime\s|foreign\s|defen[cs]e\s|finance\s|interior\s|justice\s)?(?:president|minister|ministry|government|parliament"
        r"|congress|senate|army|navy|air\sforce|military|police|troops|soldiers|forces|rebels|guerrillas|paramilitar\w+|authorities|officials|embassy"
        r"|ambassador|peso|border|citizens?|nationals?|refugees|migrants|immigrants|constitution|supreme\scourt|central\sbank|drug\s(?:lord|cartel)s?"
        r"|capital|national\steam|mercenaries|lawmakers|people|elections?))\b",
        re.IGNORECASE,
    )


def _is_adjective(document: Document, span: Span, country: Entry, knowledge: Knowledge) -> bool:
    text = document.text
    if _is_joined(text, span):
        return False
    after = text[span.end : span.end + 50]
    if _of_a_state().match(after):
        return True
    word = re.match(r"\s([a-z]{3,})\b", after)
    if Levenshtein.distance(text[span.start : span.end], _meant(text[span.start : span.end], country)) > 1:
        return False
    if word is None or word[1] in NO_ANCHOR or word[1] in NO_NOUN or word[1].endswith("ed"):
        return False
    return any(_speaks_of(mention, country, knowledge) for mention in knowledge.mentions(document))


def _is_country(document: Document, span: Span, country: Entry, knowledge: Knowledge) -> bool:
    text = document.text
    after = re.match(r"['’]s?\s?|\s?", text[span.end : span.end + 3])
    next_word = re.compile(r"\w+").match(text, span.end + (after.end() if after else 0))
    if _is_joined(text, span) or (next_word and (next_word[0][0].isupper() or next_word[0] in NO_ANCHOR)):
        return False
    sentence = document.sentence_at(span.start)
    near = [
        mention
        for mention in knowledge.mentions(document)
        if sentence.start <= mention.span.start < sentence.end and _speaks_of(mention, country, knowledge)
    ]
    if any(mention.span.end <= span.start and text[mention.span.end : span.start] == ", " for mention in near):
        return True
    campus = re.search(
        r"\b(?:universit|campus|student|professor|college|alumn|school)", text[sentence.start : sentence.end]
    )
    before = text[max(span.start - 30, 0) : span.start]
    return (
        bool(near)
        and not campus
        and re.search(r"\b(?:of|in|from|to|with|between|and|for|by|into|across|near)\s\Z", before) is not None
    )


def _is_joined(text: str, span: Span) -> bool:
    """Whether the word belongs to a longer name or compound: "British Columbian", "pre-Columbian", "al-Afghani"."""
    before = re.search(r"(?:([A-Z][\w.’']*)\s|[-‐‑–/’'])\Z", text[max(span.start - 24, 0) : span.start])
    if before and (
        not before[1] or before[1].lower() not in ("the", "a", "an", "in", "but", "and", "when", "two", "as", "of")
    ):
        return re.search(r"[.!?]\s+\w+\s\Z", text[max(span.start - 24, 0) : span.start]) is None or before[1] is None
    return re.search(r"\b(?:District|Knights)\sof\s\Z", text[max(span.start - 24, 0) : span.start]) is not None


def _speaks_of(mention: Mention, country: Entry, knowledge: Knowledge) -> bool:
    """Whether a name is that of the country, its people, one of its places (or may be) or a person from there."""
    entry = mention.entry
    if entry is None:
        homes = [country_of(place, knowledge) for place in places_named(mention.text, knowledge)]
        return any(home is not None and home.id == country.id for home in homes)
    if mention.weak:
        return False
    if entry.kind == "place":
        home = country_of(entry, knowledge)
        return home is not None and home.id == country.id
    return entry.kind == "person" and entry.data.get("in") == country.id


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("The ⟦Columbian⟧ president flew to Brussels.", "Colombian"),
        Wrong("She was born in Bogotá, ⟦Columbia⟧.", "Colombia"),
    ),
    right=(
        Right("The Colombian president flew to Brussels."),
        Right("British Columbian police closed the road."),
        Right("The Columbian Exchange brought the potato to Europe."),
        Right("The president of Columbia resigned after the protests on its campus in New York."),
        Right("Pre-Columbian gold from Bogotá is on show, with a Columbian mammoth."),
    ),
    examined=lambda document, knowledge: sum(1 for _ in _alike(document, knowledge)),
)
