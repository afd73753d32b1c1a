"""A place is put into a country or region where there is none of its name, or called the capital of another country.

"Odesa, Russia", "the Polish city of Lviv", "the capital of Australia, Sydney": these are among the commonest slips of
place, and readers of the country in question always notice. A claim is read only from shapes that can mean nothing
else. It is compared with every place that bears the name, and reported only where all of them lie in one other country
and the place is so well known that no namesake can be meant. Where settlers took the names of the old world with them,
every village may bear them: in North America nothing is reported, in the rest of the Americas, in Australia, New
Zealand, South Africa and the Philippines only great cities whose name nobody else has. A city that is not known beyond
its country, and one put beside other places of the claimed country, is a hint: there may be a village of its name. Of
what is disputed nothing is said, nor of the past, by the date, the sentence or what stands around it: borders move.

The fixes, all unsafe, write the right country or capital; it may be the place that is wrong.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import Document, Edit, Entry, Evidence, Finding, Fix, Knowledge, Right, Rule, Wrong
from factlint.claims.namesakes import LARGE, WELL_KNOWN, excludes, home_of, never_checked
from factlint.claims.places import (
    COUNTRIES,
    SETTLEMENTS,
    around,
    capitals_at,
    country_of,
    is_disputed,
    is_division,
    places_named,
    was_part,
    with_article,
)
from factlint.claims.regions import CAPITAL, FORMER, RegionClaim, find_regions

BORDERS = 1995  # before, places lay in other countries than today
AROUND = 250  # characters before and behind the sentence in which a word of the past counts
LASTS = 3  # years for which a capital is taken to be one after somebody last looked


@cache
def _of_the_past() -> re.Pattern[str]:
    """Words and years by which a place may lie in a state of its time: "born in Lviv, Poland"."""
    return re.compile(
        r"\b(?:born|birth\w*|native|childhood|grew\sup|raised|ancest\w+|descend\w+|emigrat\w+|immigra\w+|refugees?\sfrom"
        r"|Nazis?|Holocaust|ghetto|pogroms?|Soviet\w*|empires?|imperial|Ottoman\w*|Habsburg\w*|coloni\w+|dynasty"
        r"|century|centuries|1[0-8]\d\d|19[0-8]\d|199[0-4]|19\d0s)\b"
    )


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare each claim with all that is known of the place and of the region."""
    for claim in find_regions(document, knowledge):
        judge = _judge_capital if claim.kind == CAPITAL else _judge_place
        finding = judge(claim, document, knowledge)
        if finding is not None and not _is_past(claim, document):
            yield finding


def _judge_place(claim: RegionClaim, document: Document, knowledge: Knowledge) -> Finding | None:
    home = home_of(claim.places, knowledge, division=claim.division)
    if home is None:
        return None
    (place, country), regions = home, claim.regions
    known = {above.id for entry in claim.places for above in (entry, *around(entry, knowledge))}
    if any(region.id in known or region.data.get("class") == FORMER for region in regions):
        return None
    if any(is_disputed(region, knowledge) for region in regions):
        return None
    named = regions[0].name
    if all(region.data.get("class") in COUNTRIES for region in regions):
        right = country
        if not all(excludes(region, place, country, claim.places, knowledge) for region in regions):
            return None
        if any(was_part(country, region, claim.when.first) for region in regions):
            return None
    elif not claim.division and len(regions) == 1 and country_of(regions[0], knowledge) == country:
        divisions = [entry for entry in around(place, knowledge) if is_division(entry)]
        if not divisions or not is_division(regions[0]) or never_checked(country):
            return None
        if place.name in named or _is_town_too(regions[0], claim, document, knowledge):
            return None
        right = divisions[0]
    else:
        return None
    name, source = document.text[claim.place.start : claim.place.end], _cited(place.source, place.checked)
    name = place.name if name.isupper() else name
    repair = right.name
    if claim.people:
        repair = next(iter(right.data.get("demonyms", ())), "")
    fixes = (_written(claim, document, repair),) if repair else ()
    weak = _has_neighbours(claim, regions[0], document, knowledge)
    if place.prominence < WELL_KNOWN:
        if weak:
            return None
        weak = right.data.get("class") in COUNTRIES
    return Finding(
        claim.span,
        f"{name} is in {with_article(right)}, not in {with_article(regions[0])} ({source})",
        severity="hint" if weak else "warning",
        confidence=0.5 if weak else 0.9,
        fixes=fixes,
        entry=place.id,
        reasons=(f"no place of this name is known in {with_article(regions[0])}",),
        evidence=(Evidence(place.id, "in", right.name, place.source, place.checked),),
    )


def _is_town_too(region: Entry, claim: RegionClaim, document: Document, knowledge: Knowledge) -> bool:
    """Whether the bare name of a division is that of a town too: "Kyiv, Kharkiv" are two towns in a row."""
    written = document.text[claim.region.start : claim.region.end]
    return any(entry.data.get("class") in SETTLEMENTS for entry in places_named(written, knowledge))


def _judge_capital(claim: RegionClaim, document: Document, knowledge: Knowledge) -> Finding | None:
    date = claim.when.first or document.date
    regions = [entry for entry in claim.regions if entry.data.get("class") in COUNTRIES]
    if len(regions) != 1 or len(claim.regions) != 1 or (document.date and not claim.when and not date):
        return None
    (country,) = regions
    known = capitals_at(country, date, LASTS)
    names = {item["place"] for item in known}
    if not known or names & {entry.id for entry in claim.places} or is_disputed(country, knowledge):
        return None
    above = {one.id for entry in claim.places for one in around(entry, knowledge)}
    # The same capital under a name that only its row in the gazetteer has.
    same = any(
        entry.data.get("class") == "capital" and country_of(entry, knowledge) == country for entry in claim.places
    )
    if same or names & above or max(entry.prominence for entry in claim.places) < LARGE:
        return None
    confused = [other for id in country.data.get("confusable", ()) if (other := knowledge.get(id))]
    if {item["place"] for other in confused for item in other.data.get("capital", ())} & {
        one.id for one in claim.places
    }:
        return None  # names/confusable says so
    capital = knowledge.get(known[0]["place"])
    if capital is None:
        return None
    place = max(claim.places, key=lambda entry: entry.prominence)
    before = next((item for item in country.data["capital"] if item["place"] == place.id and "to" in item), None)
    written = document.text[claim.place.start : claim.place.end]
    fixes = [Fix(f"Write {capital.name}", (Edit(claim.place, capital.name),))]
    home = country_of(place, knowledge)
    if (
        home is not None
        and home.id != country.id
        and any(item["place"] == place.id for item in home.data.get("capital", ()))
    ):
        right = next(iter(home.data.get("demonyms", ())), "") if claim.people else home.name
        if right:
            fixes.append(_written(claim, document, right))
    source, checked = known[0].get("source", country.source), known[0].get("checked", country.checked)
    return Finding(
        claim.span,
        f"the capital of {with_article(country)} is {capital.name}, not {written} ({_cited(source, checked)})"
        + (f"; {written} was it until {before['to']}" if before else ""),
        confidence=0.9,
        fixes=tuple(fixes),
        entry=country.id,
        evidence=(Evidence(country.id, "capital", capital.name, source, checked),),
    )


def _is_past(claim: RegionClaim, document: Document) -> bool:
    """Whether the claim may be about a time of other borders, by its sentence or by what stands around it."""
    last = claim.when.last or document.date
    if last and int(last[:4]) < BORDERS:
        return True
    if claim.kind == CAPITAL:
        return False  # capitals are dated
    block = document.blocks[document.block_index(claim.span.start)]
    sentence = document.sentence_at(claim.span.start)
    stretch = slice(max(block.start, sentence.start - AROUND), min(block.end, sentence.end + AROUND))
    return _of_the_past().search(document.text[stretch]) is not None


def _has_neighbours(claim: RegionClaim, region: Entry, document: Document, knowledge: Knowledge) -> bool:
    """Whether the sentence names other places or bodies of the claimed country: then a small namesake may be meant."""
    sentence = document.sentence_at(claim.span.start)
    return any(
        mention.entry.kind in ("place", "organisation")
        and mention.entry.id != region.id
        and country_of(mention.entry, knowledge) == region
        for mention in knowledge.mentions(document)
        if mention.entry is not None
        and sentence.start <= mention.span.start < sentence.end
        and not claim.span.start <= mention.span.start < claim.span.end
    )


def _written(claim: RegionClaim, document: Document, repair: str) -> Fix:
    """The region of the text replaced, in its capitals."""
    written = document.text[claim.region.start : claim.region.end]
    repair = repair.upper() if written.isupper() and len(written) > 3 else repair
    return Fix(f"Write {repair}", (Edit(claim.region, repair),))


def _cited(source: str, checked: str) -> str:
    return f"{source}, as of {checked}" if checked else source


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("A drone struck a port in ⟦Odesa, Russia⟧, on Monday.", "Odesa, Ukraine", date="2023-05-02"),
        Wrong("Trains left the ⟦Polish city of Lviv⟧ at noon.", "Ukrainian city of Lviv", date="2023-05-02"),
        Wrong("They live in ⟦Lviv, in western Poland⟧, with friends.", "Lviv, in western Ukraine"),
    ),
    right=(
        Right("A drone struck a port in Odesa, Ukraine, on Monday."),
        Right("He moved from Paris, Texas, to Cairo, Illinois."),
        Right("In Odesa, Russia has destroyed four warehouses."),
        Right("In Kyiv, Russia, which denies it, was blamed for the blackout."),
        Right("She has worked in Kyiv, Poland and Russia."),
        Right("A blast hit Simferopol, Russia, and one hit Simferopol, Ukraine."),
        Right("In 1930 the Polish city of Lviv had three daily newspapers in Yiddish."),
        Right("Her mother was born in Lviv, Poland."),
    ),
    examined=lambda document, knowledge: len(find_regions(document, knowledge)),
)
