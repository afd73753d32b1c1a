"""Claims of where a place lies and of what it is the capital: "Odesa, Ukraine", "the Polish city of Gdansk",
"Canberra, Australia's capital".

A comma joins a place with its region, but also the items of a list and two clauses. Only shapes that can be read in
one way are claims: behind the region the phrase must end, and neither list nor second clause may be possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.claims.places import COUNTRIES, places_named, places_of_people
from factlint.claims.time import When, time_of
from factlint.names.tokens import key_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.knowledge.entry import Entry
    from factlint.mentions import Mention

IN, CAPITAL = "in", "capital"
GIVEN = 4  # from this class on, a word is a common given name
FORMER = "former country"
_REGIONS = (*COUNTRIES, "region", FORMER)
_MOST_BETWEEN = 90  # characters between a place and its region


class RegionClaim(NamedTuple):
    """A place is said to lie in a region, or to be its capital. `places` and `regions` are all that bear the names.

    span covers both names; people: the region is written as the name of its people ("Polish"); division: the place says
    that it is a division itself ("Borno State"), and `places` hold all that bear its bare name, too.
    """

    kind: str
    span: Span
    place: Span
    region: Span
    places: tuple[Entry, ...]
    regions: tuple[Entry, ...]
    when: When
    people: bool = False
    division: bool = False


def find_regions(document: Document, knowledge: Knowledge) -> tuple[RegionClaim, ...]:
    """All claims of region and capital of a document, in order. Found once per document."""
    return document.once(("regions", id(knowledge)), lambda: tuple(_find(document, knowledge)))


def _find(document: Document, knowledge: Knowledge) -> Iterator[RegionClaim]:
    mentions = knowledge.mentions(document)
    for index in range(len(mentions) - 1):
        one, other = mentions[index], mentions[index + 1]
        if other.span.start - one.span.end > _MOST_BETWEEN:
            continue
        if not (_may_be_region(one.text, knowledge) or _may_be_region(other.text, knowledge)):
            continue
        if one.status == other.status == "unknown" and not (one.text.isupper() and other.text.isupper()):
            continue  # in capitals a place is known by its name only
        first, second = one.entry, other.entry
        if (first is not None and first.kind != "place") or (second is not None and second.kind != "place"):
            continue
        between = document.text[one.span.end : other.span.start]
        if "\n\n" in between or not _bridges().match(between):
            continue
        read = _region_first(document, mentions, index, between) or _place_first(
            document, mentions, index, between, knowledge
        )
        if read is None:
            continue
        kind, people, turned = read
        place, region = (other, one) if turned else (one, other)
        regions = (places_of_people if people else places_named)(region.text, knowledge)
        regions = tuple(entry for entry in regions if entry.data.get("class") in _REGIONS)
        places = places_named(place.text, knowledge)
        division = _division().search(place.text)
        if division and _compass().fullmatch(place.text[: division.start()]):
            continue  # every country has an Eastern Province
        if division:
            bare = places_named(place.text[: division.start()], knowledge)
            places += tuple(entry for entry in bare if entry not in places)
        if not regions or not places or any(entry.data.get("class") in COUNTRIES for entry in places):
            continue
        relative = (
            kind == IN
            and between == ", "
            and re.match(r",\s(?:which|who)\b", document.text[other.span.end : other.span.end + 8])
        )
        if relative and any(entry.data.get("class") == "capital" for entry in places):
            continue  # "pressed by Berlin, Poland, which …": a capital may stand for its government
        span = Span(one.span.start, other.span.end)
        if document.is_opaque(*span) or document.is_foreign(span.start):
            continue
        sentence = document.sentence_at(span.start)
        if _talk_of_mistakes().search(document.text, sentence.start, sentence.end):
            continue
        when = time_of(document, place.span)
        yield RegionClaim(kind, span, place.span, region.span, places, regions, when, people, division is not None)


def _may_be_region(text: str, knowledge: Knowledge) -> bool:
    """Whether a name, or the people that it names, is of a country or region; remembered by name."""
    memo: dict[str, bool] = knowledge.memo.setdefault("regions", {})  # type: ignore[assignment]
    found = memo.get(text)
    if found is None:
        entries = (*places_named(text, knowledge), *places_of_people(text, knowledge))
        found = memo[text] = any(entry.data.get("class") in _REGIONS for entry in entries)
    return found


_WHERE = (
    r"(?:(?:far|deep|the)\s)?(?:(?:north|south|east|west)(?:ern|[-\s]?(?:east|west)(?:ern)?)?|(?:mid-?)?central"
    r"|coastal|rural)\s"
)
_TOWN = r"(?:capital\s)?(?:city|town|village|resort|metropolis|municipality|seaport|port(?:\s(?:city|town))?)"
# What may stand before a town and the name of its people, and brings in nobody else: no "mostly", "sister", "siege of".
_KIND = (
    r"(?:(?:far|deep|(?:mid-?)?central|(?:north|south|east|west)(?:ern|[-\s]?(?:east|west)(?:ern)?)?|port|border|capital|coastal"
    r"|inland|industrial|mining|steel|oil|market|mountain|hill|river(?:side)?|lake(?:side)?|seaside|harbou?r|resort|spa|holy"
    r"|university|garrison|military|provincial|regional|historic|medieval|modern|big|large|largest|small|tiny|little|major|main"
    r"|key|strategic|important|second|third|biggest|second-largest|third-largest|second-biggest|remote|quiet|sleepy|bustling"
    r"|picturesque|beautiful|wealthy|rich|poor|besieged|embattled|beleaguered|battered|war-torn|shattered|front-?line|isolated"
    r"|flooded|stricken|rural|Alpine|Baltic|Adriatic|nearby|neighbou?ring|same|whole|entire|eponymous)\s){0,4}?"
)
_LARGEST = (
    r"(?:(?:second|third|fourth|fifth)[-\s])?(?:largest|biggest|main|chief|busiest|oldest|most\spopulous|leading)"
    r"\s(?:city|port|town|metropolis)"
)
_PAST = (
    r"(?:former|formerly|once|one-?time|then|then-|old|ancient|historically|previously|wartime|ex-?|long|self-\w+|would-be"
    r"|future|today’s|today's)"
)


class _Shapes(NamedTuple):
    place_in: tuple[re.Pattern[str], ...]
    town_in: re.Pattern[str]
    capital_of: re.Pattern[str]
    town_of: re.Pattern[str]
    largest: re.Pattern[str]
    largest_of_people: re.Pattern[str]
    capital: re.Pattern[str]


@cache
def _division() -> re.Pattern[str]:
    """The word by which a name is that of a division of the first level."""
    return re.compile(
        r"\s(?:[Ss]tate|[Pp]rovince|[Oo]blast|[Gg]overnorate|[Pp]refecture|[Dd]epartment|[Kk]rai|[Vv]oivodeship)\Z"
    )


@cache
def _compass() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:North|South|East|West)(?:ern|[-\s]?(?:East|West)(?:ern)?)?|Central|Capital|Coast\w*|Upper|Lower)"
    )


@cache
def _talk_of_mistakes() -> re.Pattern[str]:
    """Words that say that the sentence reports a claim, and does not make it."""
    return re.compile(
        r"\b(?:misstat\w+|misidentif\w+|misspell\w+|incorrect\w*|wrong\w*|mistak\w+|erroneous\w*|corrections?|confus\w+|mix(?:ed|es)?\sup"
        r"|myth|quiz|guess\w*|think|thinks|thought|believ\w+|assum\w+|if|whether|imagin\w+|pretend\w*)\b"
    )


@cache
def _bridges() -> re.Pattern[str]:
    """What may stand between the two names of a claim: a cheap look before the shapes are tried."""
    return re.compile(
        r"(?:,|['’]s?\s|\scapital|\sin\s|\sis\s|\s\(\Z|\s[a-z-]+\s(?:city|port|town|metropolis),?\s\Z|\s[a-z-]+\s(?:[a-z-]+\s)*of\s)",
        re.DOTALL,
    )


@cache
def _shapes() -> _Shapes:
    return _Shapes(
        place_in=(
            re.compile(r",\s\Z"),
            re.compile(rf",\sin\s{_WHERE}\Z|\sin\s{_WHERE}\Z|,?\sin\sthe\s(?:north|south|east|west)[-\w]*\sof\s\Z"),
            re.compile(
                rf"(?:,|\sis)\s(?:an?|the)\s{_KIND}{_TOWN}(?:\sof\s[\d.,]+(?:\smillion)?)?\s(?:in|of)\s(?:{_WHERE}|the\s)?\Z"
            ),
        ),
        town_in=re.compile(r",?\sin\s(?:the\s)?\Z"),
        capital_of=re.compile(r"(?:,|\sis)\s(?:the\s)?capital(?:\scity)?\sof\s(?:the\s)?\Z"),
        town_of=re.compile(rf"\s{_KIND}{_TOWN}\sof\s\Z"),
        largest=re.compile(rf"['’]s?\s{_LARGEST}(?P<apart>,\s|\s)\Z"),
        largest_of_people=re.compile(rf"\s{_LARGEST}(?P<apart>,\s|\s)\Z"),
        capital=re.compile(r"(?P<people>\s)?(?(people)|['’]s?\s)capital(?:\scity)?(?P<apart>,\s|\sof\s|\s)\Z"),
    )


def _place_first(
    document: Document, mentions: tuple[Mention, ...], index: int, between: str, knowledge: Knowledge
) -> tuple[str, bool, bool] | None:
    """The kind of claim where the place comes first, whether the region is a people, and False."""
    text, one, other = document.text, mentions[index], mentions[index + 1]
    before, after = text[max(one.span.start - 60, 0) : one.span.start], text[other.span.end : other.span.end + 60]
    people = other.form is not None and other.form.type == "demonym"
    if _is_part_of_name(before):
        return None
    # Behind "capital" may stand the name that it belongs to: "with Moscow, the Ukrainian capital, Kyiv, has …".
    if re.match(r"(?:['’]s?)?\s[a-z\s-]+,?\s(?:of\s)?[A-Z]|,\s[A-Z]", after) and between != ", ":
        return None
    if people:
        if between == ", the " and re.match(rf"\scapital(?:\scity)?{_END}", after):
            return CAPITAL, True, False
        named = rf"\s{_KIND}{_TOWN}\b(?!\s(?:of|called|named))"
        return (IN, True, False) if re.fullmatch(rf",\san?\s{_KIND}", between) and re.match(named, after) else None
    shapes = _shapes()
    if shapes.capital_of.match(between):
        ends = re.match(r"(?!['’-]|\s[A-Z])", after) if " is " in between else re.match(_END, after)
        return (CAPITAL, False, False) if ends and not _is_past(after) else None
    if between == ", " and re.match(rf"['’]s?\scapital(?:\scity)?{_END}(?!\s[A-Z])", after):
        return CAPITAL, False, False
    if between == ", " and re.match(rf"['’]s?\s{_LARGEST}{_END}(?!\s[A-Z])", after):
        return IN, False, False
    if between == " (" and after.startswith(")") and _is_town_name(one, before, knowledge):
        return IN, False, False
    if between == ", ":
        sure = _is_town_name(one, before, knowledge) and _is_region_behind_comma(
            document, mentions, index, before, after
        )
        return (IN, False, False) if sure else None
    if re.match(r"['’-]", after):
        return None
    if shapes.place_in[1].match(between):
        # Not "backed by Moscow in eastern Ukraine", "refugees from Kyiv in southern Poland".
        went = r"(?:came|comes?|hails?|flew|went|moved|travel\w+|drove|sailed)\s(?:from|to)"
        at = r"in|at|near|outside|around|across|inside"
        where = re.search(rf"\b(?:{at}|{went}|{_TOWN}\sof)\s\Z", before, re.IGNORECASE)
        begins = document.sentence_at(one.span.start).start == one.span.start
        return (IN, False, False) if where or begins else None
    if shapes.place_in[2].match(between):
        return IN, False, False
    if shapes.town_in.match(between) and re.search(rf"\b{_TOWN}\sof\s\Z", before) and re.match(_END, after):
        return IN, False, False
    return None


def _region_first(
    document: Document, mentions: tuple[Mention, ...], index: int, between: str
) -> tuple[str, bool, bool] | None:
    """The same where the region comes first, and True."""
    text, one, other = document.text, mentions[index], mentions[index + 1]
    before, after = text[max(one.span.start - 60, 0) : one.span.start], text[other.span.end : other.span.end + 60]
    people = one.form is not None and one.form.type == "demonym"
    if re.match(r"['’-]|\s[A-Z]", after) or re.search(rf"\b{_PAST}[\s-]?\s?(?:[a-z-]+\s)?\Z", before):
        return None
    if people and _shapes().town_of.match(between):
        return (IN, True, True) if re.search(rf"\b(?i:the|an?|this|that|another)\s{_KIND}\Z", before) else None
    match = (_shapes().largest_of_people if people else _shapes().largest).match(between)
    if match:
        closed = match["apart"] == " " or (re.match(_END, after) and not _is_list_behind(document, mentions, index + 1))
        return (IN, people, True) if closed else None
    match = _shapes().capital.match(between)
    apart = ", "
    if match and bool(match["people"]) == people:
        apart = match["apart"]
    elif (
        people
        or not re.search(r"\b[Tt]he\scapital(?:\scity)?\sof\s(?:the\s)?\Z", before)
        or between not in (", ", " is ")
    ):
        return None
    if (
        apart == ", "
        and between != " is "
        and (not re.match(_END, after) or _is_list_behind(document, mentions, index + 1))
    ):
        return None
    return None if _is_past(after) else (CAPITAL, people, True)


def _is_town_name(place: Mention, before: str, knowledge: Knowledge) -> bool:
    """Whether a place behind which a region stands may not be a person: "Sofia, Greece, is 12"."""
    given = knowledge.lexicon(key_of(place.text)).given
    return given < GIVEN or place.text.isupper() or re.search(_AT, before, re.IGNORECASE) is not None


# Where something happens, or what is reached and left.
_AT = (
    r"\b(?:in|at|from|near|to|of|outside|around|across|through|via|towards?|into|over|leav(?:es?|ing)|left|reach(?:es|ed|ing)?"
    r"|visit(?:s|ed|ing)?|between|beyond|playing|hits?|hitting|struck|bombed)\s\Z"
)
# Where an apposition ends.
_END = r"(?:\s?[,.;:!?)\]”\"]|\s[-–—]|\Z|\n)"


def _is_past(after: str) -> bool:
    return re.match(r"[,\s(]*(?:until|till|before|from|between|in\sthe|during|at\sthe\stime|when)\b", after) is not None


def _is_part_of_name(before: str) -> bool:
    """Whether a name continues into the place: "Hotel Odessa", "the University of Vienna", "Bosnian Serb Vienna"."""
    if re.search(r"[\w’'&][-‐‑–/’'&]\Z", before):
        return True
    if re.search(r"\b[A-Z][\w.’'-]*\s(?:of|for|at|in|and|&)\s(?:the\s)?\Z", before) and not re.search(
        r"(?:\A|[.!?:”\"]\s+)[A-Z]\w*\sof\s\Z", before
    ):
        return re.search(r"\b[A-Z][\w.’'-]*\s(?:of|for|&)\s(?:the\s)?\Z", before) is not None
    word = re.search(r"(?P<start>\A|[.!?:;“\"(]\s*|\n\s*)?(?P<word>[A-Z][\w.’'-]*)\s\Z", before)
    return word is not None and word["word"].lower() not in _PREPOSITIONS


_PREPOSITIONS = frozenset(
    "in at from near to around outside across through beyond via over for leaving visiting and but".split()
)


@cache
def _clause() -> re.Pattern[str]:
    """What goes on behind a comma as if the region were the subject."""
    return re.compile(
        r",\s(?:which|who|whose|where|for|according|meanwhile|not|along|together|like|unlike|with|however|by|too|as|has"
        r"|is|was|having|despite|[a-z]+ing)\b"
    )


def _is_region_behind_comma(
    document: Document, mentions: tuple[Mention, ...], index: int, before: str, after: str
) -> bool:
    """Whether "PLACE, REGION" is a place in its region, no list and no beginning of a clause."""
    if not re.match(rf"{_END}|\s\((?:AP|AFP|Reuters|CNN|UPI|dpa|BBC)\b", after):
        return False
    if re.search(r"\b(?:between|among|both|either|neither)\s\Z", before, re.IGNORECASE):
        return False
    place = mentions[index]
    start = document.sentence_at(place.span.start).start
    lead = document.text[start : place.span.start].strip(" \"'“‘(*–—")
    if re.fullmatch(r"[A-Z][a-z]+(?:\s[a-z]+)?", lead) and _clause().match(after):
        return False  # "In Kyiv, Russia, which denies it, was blamed"
    return not _is_list(document, mentions, index) and not _is_list_behind(document, mentions, index + 1)


def _is_list(document: Document, mentions: tuple[Mention, ...], index: int) -> bool:
    """Whether names stand in a row before a place, and not a place in its own region."""
    text = document.text
    before = text[mentions[index - 1].span.end : mentions[index].span.start] if index else ""
    return _is_row(before) and not (
        index > 1 and text[mentions[index - 2].span.end : mentions[index - 1].span.start] == ", "
    )


def _is_list_behind(document: Document, mentions: tuple[Mention, ...], index: int) -> bool:
    """Whether the row goes on behind a region, and not with a second place in its own region."""
    text, end = document.text, mentions[index].span.end
    row = re.compile(r",?\s(?:and|or|&)\s(?:the\s)?(?=[A-Z])|,\s(?:the\s)?(?=[A-Z])").match(text, end)
    if row is None:
        return False
    if not re.search(r"and|or|&", row.group()):
        return (
            index + 1 < len(mentions) and mentions[index + 1].span.start == row.end() and _is_place(mentions[index + 1])
        )
    return re.compile(r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2},\s[A-Z]").match(text, row.end()) is None


def _is_place(mention: Mention) -> bool:
    return mention.entry is None or mention.entry.kind == "place"


def _is_row(between: str) -> bool:
    return re.fullmatch(r",\s|,?\s(?:and|or|&)\s(?:the\s)?|\s?[/–-]\s?", between) is not None
