"""A place is called by a name that it no longer had at the time of which the sentence speaks.

"Swaziland's king said on Monday", in a text of 2023: the country has been Eswatini since 2018. An old name survives in
files, in memory and in the sources that a text was made from. The rule knows a former name by its form with an end date
and takes the time of the sentence, never today's: a sentence about the past may use the name of its time, and one that
explains the name must. Names of institutions keep it (the Bombay Stock Exchange), and so do quotations. A form that a
house style prescribes is house style, and not reported.

A hint, since many old names are still used; a warning where a state of today, its office-holders or its people are
called by a name that has ended. The present name is the fix, unsafe.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import Document, Entry, Evidence, Finding, Knowledge, Mention, Right, Rule, Wrong, replacement
from factlint.claims.places import COUNTRIES, country_of, places_named
from factlint.claims.time import time_of

FADED = 20  # years after which the old name of a country is rather used of its own time
# What may follow a name that stands by itself; before any other word it is an attribute, as in "Ceylon tea".
VERBS = frozenset(
    "is was are were has had have will would can could may must and or but in on at to for from by with as of said says"
    " held fell ran won lost chose saw took grew rose came went made met gave got kept left that which who where when"
    " while after before since until because if so than not also still".split()
)


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare the end of each former name with the time of its sentence; each name is reported once."""
    said: set[str] = set()
    for mention, until in _former(document, knowledge):
        when = time_of(document, mention.span)
        entry = mention.entry
        assert entry is not None
        # A name ends with the year: nobody is expected to change it overnight.
        if not when or int(when.first[:4]) <= int(until[:4]) or _is_excused(document, mention, until):
            continue
        if mention.text in said:
            continue
        item = _item(mention)
        country = entry.data.get("class") in COUNTRIES
        strong = country and _is_state_of_today(document, mention)
        if not strong and entry.name in document.text:
            continue  # names/two-names says so
        if country and not strong and int(when.first[:4]) > int(until[:4]) + FADED and not _is_now(document, mention):
            continue
        said.add(mention.text)
        source = item.get("source", entry.source)
        yield Finding(
            mention.span,
            f"{mention.text} has been called {entry.name} since {until} ({source})",
            severity="warning" if strong else "hint",
            confidence=0.9 if strong else 0.6,
            fixes=(replacement(mention.span, entry.name),),
            entry=entry.id,
            reasons=(
                f"the sentence speaks of {when.first}" if when.said == "sentence" else f"the text is of {when.first}",
            ),
            evidence=(Evidence(entry.id, "former", f"{mention.text} until {until}", source, entry.checked),),
        )


def _former(document: Document, knowledge: Knowledge) -> Iterator[tuple[Mention, str]]:
    """The mentions of places by a former name that has an end, unless another place of the country still bears it."""
    for mention in knowledge.mentions(document):
        if (
            mention.entry is not None
            and mention.entry.kind == "place"
            and mention.form
            and mention.form.type == "former"
        ):
            until = _item(mention).get("until", "")
            if until and all(place.id == mention.entry.id for place in _bearers(mention, knowledge)):
                yield mention, until


def _bearers(mention: Mention, knowledge: Knowledge) -> list[Entry]:
    """The places in the same country that bear the name: "Dnipropetrovsk" is a region, and was a city."""
    assert mention.entry is not None
    home = country_of(mention.entry, knowledge)
    return [place for place in places_named(mention.text, knowledge) if country_of(place, knowledge) == home]


def _item(mention: Mention) -> dict[str, str]:
    """What the knowledge file says of the form."""
    assert mention.entry is not None
    assert mention.form is not None
    items: list[dict[str, str]] = [*mention.entry.data.get("forms", ()), *mention.entry.data.get("short", ())]
    return next((item for item in items if item["form"] == mention.form.text), {})


@cache
def _about_the_past() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:former\w*|once|then|known\sas|called|calls|renam\w+|names?|named|now|old|colon\w+|coloni[sz]\w+|war|wars|history|historian\w*|born|"
        r"childhood|grew\sup|raised|fall\sof|until|under|regime|empire|imperial|British\srule|Raj|independen\w+|century|vintage|"
        r"used\sto|previously|exile\w*|veterans?|memoir\w*|novel|film|musical|ago)\b",
        re.IGNORECASE,
    )


def _is_excused(document: Document, mention: Mention, until: str) -> bool:
    """Whether the old name is in its place: a quotation, a longer name, talk of the past or of the name."""
    assert mention.entry is not None
    text, (start, end) = document.text, mention.span
    if document.is_quoted(start, end) or mention.text in mention.entry.data.get("style", {}).values():
        return True
    near = text[max(start - 40, 0) : end + 40]
    if any(other in near for other in mention.entry.data.get("unlike", ())):
        return True
    word = re.search(r"([A-Z][\w’'.]*)[\s-]\Z", text[max(start - 30, 0) : start])
    sentence = document.sentence_at(start)
    begins = not text[sentence.start : start].strip(" \"'“‘(*–—") or (
        word and sentence.start >= start - len(word.group())
    )
    if re.search(
        r"\b(?:[Aa]n?|[Tt]he|[A-Z]\w+\sof)\s\Z", text[max(start - 30, 0) : start]
    ) and not mention.text.startswith("Republic"):
        return True
    attributed = re.match(r"\s([a-z]+)\b", text[end : end + 24])
    by_itself = re.search(r"\b(?:in|at|from|near|to|over|of)\s\Z", text[max(start - 8, 0) : start])
    if attributed and not by_itself and attributed[1] not in VERBS and not attributed[1].endswith("ed"):
        return True
    if word and not begins and word[1].lower() not in ("the", "in", "from", "of"):
        return True
    if re.match(r"[\s-][A-Z]|[-/(]|\s\(|,\s(?:now|today|or)\b", text[end : end + 8]):
        return True
    block = document.blocks[document.block_index(start)]
    said = text[sentence.start : start] + " " + text[end : sentence.end]
    if _about_the_past().search(said) or re.search(
        rf"\b{re.escape(mention.entry.name)}\b", text[block.start : block.end]
    ):
        return True
    years = re.findall(r"\b(1[5-9]\d\d|20\d\d)s?\b", text[block.start : block.end])
    return any(int(year) <= int(until[:4]) for year in years)


@cache
def _today() -> tuple[re.Pattern[str], re.Pattern[str]]:
    office = (
        r"(?:president|king|queen|government|army|parliament|people|voters|troops|police|capital|(?:prime|foreign|finance|defen[cs]e)\sminister|authorities"
        r"|ambassador|economy|currency)"
    )
    return re.compile(rf"['’]s?\s{office}\b"), re.compile(rf"\b{office}\s(?:of|in)\s(?:the\s)?\Z", re.IGNORECASE)


def _is_now(document: Document, mention: Mention) -> bool:
    """Whether the sentence says that something happened in these days."""
    sentence = document.sentence_at(mention.span.start)
    day = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    now = rf"\b(?:{day}|today|yesterday|tomorrow|tonight|(?:this|last|next)\s(?:week|month|year))\b"
    return re.search(now, document.text[sentence.start : sentence.end]) is not None


def _is_state_of_today(document: Document, mention: Mention) -> bool:
    text, (start, end) = document.text, mention.span
    behind, before = _today()
    return behind.match(text, end) is not None or before.search(text[max(start - 30, 0) : start]) is not None


rule = Rule(
    check=check,
    needs_date=True,
    wrong=(
        Wrong("⟦Swaziland⟧'s king flew to London on Monday.", "Eswatini", date="2023-05-02"),
        Wrong("Flights over ⟦Bombay⟧ were halted for two days.", "Mumbai", date="2023-05-02"),
    ),
    right=(
        Right("Eswatini's king flew to London on Monday.", date="2023-05-02"),
        Right("Swaziland's king flew to London on Monday."),
        Right("Swaziland's king flew to London on Monday.", date="2017-05-02"),
        Right("In 1986 the king of Swaziland was crowned.", date="2023-05-02"),
        Right("The king changed the name of Swaziland.", date="2023-05-02"),
        Right("“I still say Bombay,” he said.", date="2023-05-02"),
        Right("The Bombay Stock Exchange closed higher.", date="2023-05-02"),
    ),
    examined=lambda document, knowledge: sum(1 for _ in _former(document, knowledge)),
)
