"""Whether a name can only mean the one well-known place that bears it, or some village elsewhere too.

Settlers took the names of the old world with them, and no list of places is complete enough to know all of them. So
what is asked is not only whether a namesake is known, but whether one may exist at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.claims.places import SETTLEMENTS, country_of, is_disputed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factlint.knowledge import Knowledge
    from factlint.knowledge.entry import Entry

# Prominence of places: about 100,000 inhabitants, known beyond the country, in the news everywhere.
LARGE, WELL_KNOWN, GREAT = 2, 3, 4
# Any town of the world may have a namesake here.
TRANSPLANTED = frozenset({"place/united-states", "place/canada"})
# Here too, but hardly a great city whose name nobody else bears.
PARTLY = frozenset(
    f"place/{name}"
    for name in (
        "australia new-zealand south-africa philippines mexico guatemala belize honduras el-salvador nicaragua"
        " costa-rica panama cuba haiti dominican-republic jamaica puerto-rico trinidad-and-tobago"
        " colombia venezuela ecuador peru bolivia chile argentina uruguay paraguay brazil guyana"
        " suriname bahamas barbados"
    ).split()
)
# The places after which towns of settlers are named may be too small to be known here.
ORIGINS = frozenset(
    f"place/{name}" for name in "united-kingdom ireland spain portugal france netherlands germany italy".split()
)
_ONE_ISLAND = {"place/united-kingdom", "place/ireland"}


def home_of(places: Sequence[Entry], knowledge: Knowledge, *, division: bool = False) -> tuple[Entry, Entry] | None:
    """The best-known town of a name and its country, or None where another may be meant; with `division` the division.

    Namesakes of a great city in countries of settlers say nothing of how common its name is elsewhere; all others do.
    Nor is anything said of territories, which lie in more than one country in a way.
    """
    classes = ("region",) if division else SETTLEMENTS
    fit = [entry for entry in places if entry.data.get("class") in classes]
    place = max(fit, key=lambda entry: entry.prominence, default=None)
    country = country_of(place, knowledge) if place is not None else None
    if place is None or country is None or country.data.get("class") != "country" or place.prominence < LARGE:
        return None
    if any(is_disputed(entry, knowledge) for entry in places):
        return None
    others = _countries(places, knowledge) - {country.id}
    if others and (place.prominence < GREAT or others - TRANSPLANTED - PARTLY):
        return None
    return place, country


def excludes(region: Entry, place: Entry, country: Entry, places: Sequence[Entry], knowledge: Knowledge) -> bool:
    """Whether a place of this renown can't have a namesake in another country."""
    if region.id in TRANSPLANTED or {region.id, country.id} == _ONE_ISLAND:
        return False
    if region.id in PARTLY:
        return place.prominence >= GREAT and len(_countries(places, knowledge)) == 1
    if never_checked(country):
        return place.prominence >= GREAT and region.id not in ORIGINS and len(_countries(places, knowledge)) == 1
    return True


def never_checked(country: Entry) -> bool:
    """Whether the divisions of a country are full of names from elsewhere, and of each other's."""
    return country.id in TRANSPLANTED or country.id in PARTLY


def _countries(places: Sequence[Entry], knowledge: Knowledge) -> set[str]:
    return {country.id if (country := country_of(entry, knowledge)) else "" for entry in places}
