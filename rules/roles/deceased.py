"""A person who had died by then says, plans or will do something.

"Shinzo Abe will meet the leaders next week" cannot be so in 2023. It comes from an old draft, a reused paragraph or
one name written for another, and it hurts where it is read by those who mourn.

The text must be of a day at least a month after the death as far as its date is sure, the person known well enough
that the full name means nobody else, and the name the subject of a verb that only the living have: will, plans to, is
due to, or said, told, announced with a day of the week. What is said of the dead in that tense is left alone: they
will be remembered, buried, honoured, portrayed; estates, ships, streets and films of their name; "the late"; memoirs,
what they once said, and works that speak in the present. Nothing is fixed: the name, the tense or the date may be
wrong.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import Document, Evidence, Finding, Knowledge, Mention, Right, Rule, Wrong
from factlint.claims.offices import people_named
from factlint.claims.tenure import latest, moved
from factlint.claims.time import time_of
from factlint.names.tokens import key_of

GRACE = 31  # days after a death in which plans of the dead are still told
_PROMINENT = 3


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Look at the verbs behind the names of the dead."""
    for mention, died in _dead(document, knowledge):
        verb = _verb().match(document.text, mention.span.end)
        if verb is None or _is_excused(document, mention, verb):
            continue
        entry = mention.entry
        assert entry is not None
        fact = entry.data["died"]
        yield Finding(
            mention.span,
            f"{entry.name} died on {died}" if len(died) == 10 else f"{entry.name} died in {died}",
            severity="warning",
            confidence=0.9,
            entry=entry.id,
            reasons=(f"the text is of {document.date}", f"the name has the verb “{verb['verb']}”"),
            evidence=(
                Evidence(entry.id, "died", died, fact.get("source", entry.source), fact.get("checked", entry.checked)),
            ),
        )


def _dead(document: Document, knowledge: Knowledge) -> Iterator[tuple[Mention, str]]:
    """The full names of people who had died a month before the text, with the date."""
    if not _cue().search(document.text):
        return
    for mention in knowledge.mentions(document):
        entry = mention.entry
        if entry is None or entry.kind != "person" or "died" not in entry.data or mention.status != "right":
            continue
        if mention.weak or mention.form is None or mention.form.short or entry.prominence < _PROMINENT:
            continue
        died = str(entry.data["died"]["date"])
        alone = len(people_named(mention, knowledge)) == 1 and " " in key_of(mention.text)
        if alone and document.date and moved(latest(died), GRACE) < document.date:
            yield mention, died


def _examined(document: Document, knowledge: Knowledge) -> int:
    return sum(1 for _ in _dead(document, knowledge))


def _is_excused(document: Document, mention: Mention, verb: re.Match[str]) -> bool:
    """Whether the sentence is of another time, of something that bears the name, or of what is done with the dead."""
    text = document.text
    sentence = document.sentence_at(mention.span.start)
    time = time_of(document, mention.span)
    if time.said != "text" or document.is_quoted(*mention.span):
        return True
    before, after = text[sentence.start : mention.span.start], text[verb.end() : sentence.end]
    if (
        _before().search(before)
        or _reverent().match(after)
        or _posthumous().search(text[sentence.start : sentence.end])
    ):
        return True
    if verb["verb"] == "says" and re.search(r"\b(?:book|song|play|essay|speech|[Ii]n\s(?:his|her))\b", before + after):
        return True
    if verb["verb"] in ("said", "told", "announced"):
        return _weekday().search(after) is None
    return False


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|plans|intends|hopes|says|said|told|announced|is\s(?:due|expected|scheduled|set|planning|likely))\b"
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:also\s)?(?P<verb>will|plans\sto|intends\sto|hopes\sto|says|said|told|announced"
        r"|is\s(?:due|expected|scheduled|set|likely)\sto|is\splanning)\b"
    )


@cache
def _reverent() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:not\s|always\s|never\s|forever\s|now\s|also\s|posthumously\s|long\s)*(?:be\s(?!in\b|at\b|able\b|present\b)|forever|always|lie\b|live\son|go\sdown"
        r"|remain|have\s(?:a|his|her|been)\b|receive|get\sa\b|join\s(?:the\s)?(?:list|pantheon|ranks)|appear\son|feature|rest\b|return\sto\sthe\sscreen"
        r"|stand\b|loom|haunt|once|that\s(?:famously|once)|famously|in\s(?:his|her|a|an)\b)",
        re.IGNORECASE,
    )


@cache
def _posthumous() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:late|posthumous\w*|memoir|autobiography|diar(?:y|ies)|letters?|poem|novel|film|movie|series|documentary|episode|actor|actress|portray\w*"
        r"|biopic|musical|funeral|buried|burial|memorial|tribute|statue|estate|legacy|grave|remains|once|famous\w*|archive\w*"
        r"|recording|interview\sin|hologram|death|died|killed|assassinat\w+|anniversary|history|quoted?|if)\b",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?i:late|uss|hms|as|the|ss|of|saint|st\.|san|where|when|how|what|like)\s|['’]s\s|\b[A-Z][a-z]+\s(?:and|&)\s|,\s)\Z"
    )


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!s|\s(?:mornings|nights|evenings))|today|yesterday|this\s(?:week|morning|evening|afternoon))\b"
    )


rule = Rule(
    check=check,
    local=True,
    examined=_examined,
    needs_date=True,
    wrong=(
        Wrong("⟦Shinzo Abe⟧ will meet the leaders in Hiroshima next week.", None, date="2023-05-10"),
        Wrong("⟦Kofi Annan⟧ said on Thursday that talks must resume.", None, date="2022-03-03"),
        Wrong("⟦Kofi Annan⟧ is expected to speak.", None, date="2022-03-03"),
    ),
    right=(
        Right("Shinzo Abe will meet the leaders in Hiroshima next week.", date="2021-05-10"),
        Right("Shinzo Abe will meet the leaders in Hiroshima next week."),
        Right("Shinzo Abe will be buried on Tuesday in Tokyo.", date="2022-08-20"),
        Right("Shinzo Abe will stay in Tokyo, his office said.", date="2022-07-15"),
        Right("The late Shinzo Abe said that Japan was back.", date="2023-05-10"),
        Right("Kofi Annan once said that peace has no price.", date="2022-03-03"),
        Right("In his memoir, Kofi Annan says the council failed.", date="2022-03-03"),
        Right("A statue of Kofi Annan will be unveiled on Thursday.", date="2022-03-03"),
        Right("“Kofi Annan will speak,” said a note from 2016.", date="2022-03-03"),
    ),
)
