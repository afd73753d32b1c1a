"""Make the tables under knowledge/ from a folder of open data.

    python tools/import_tables.py DATA [--out knowledge] [--only people places things]

The columns of the data and where they come from stand in knowledge/SOURCES.md. A newer snapshot is imported by the same
command; the heads (`*.yaml` beside the tables) hold its date and are kept by hand.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.importers import people, places, things, us_uk
from tools.importers.tabular import Row, write

Tables = dict[str, tuple[list[Row], tuple[str, ...]]]
_HELD = ("person", "office", "from")


def people_tables(data: Path) -> Tables:
    """People, their offices and what they held."""
    congress, seats, parties = us_uk.congress(data)
    presidents, terms = us_uk.executives(data)
    posts, leading = us_uk.congress_leaders(data, congress)
    state_people, state_posts, state_terms = us_uk.states(data)
    ministers, uk_posts, appointed = us_uk.uk_ministers(data)
    leaders, factbook_posts, factbook_terms = people.factbook_leaders(data)
    politicians = people.politicians(data)
    everyone = {row["id"] for row in (*politicians, *leaders)}
    return {
        "people/politicians.csv": (politicians, ("id",)),
        "people/politicians-held.csv": (people.tenures(data), _HELD),
        "offices/positions.csv": (people.offices(data), ("id",)),
        "people/congress.csv": (congress, ("id",)),
        "people/congress-held.csv": (seats, _HELD),
        "people/congress-parties.csv": (parties, ("person", "party", "from")),
        "people/presidents.csv": (presidents, ("id",)),
        "people/presidents-held.csv": (terms, _HELD),
        "offices/congress-leaders.csv": (posts, ("id",)),
        "people/congress-leaders-held.csv": (leading, _HELD),
        "people/states.csv": (state_people, ("id",)),
        "offices/states.csv": (state_posts, ("id",)),
        "people/states-held.csv": (state_terms, _HELD),
        "people/uk-ministers.csv": (ministers, ("id",)),
        "offices/uk-ministers.csv": (uk_posts, ("id",)),
        "people/uk-ministers-held.csv": (appointed, _HELD),
        "people/factbook.csv": (leaders, ("id",)),
        "offices/factbook.csv": (factbook_posts, ("id",)),
        "people/factbook-held.csv": ([row for row in factbook_terms if row["person"] in everyone], _HELD),
    }


def place_tables(data: Path) -> Tables:
    """Places and currencies."""
    units, uses = places.currencies(data)
    return {
        "places/territories.csv": (places.territories(data), ("id",)),
        "places/divisions.csv": (places.divisions(data), ("id",)),
        "places/geonames.csv": (places.cities(data), ("id",)),
        "places/marine.csv": (places.seas(data), ("id",)),
        "units/currencies.csv": (units, ("id",)),
        "units/currencies-used.csv": (uses, ("place", "unit")),
    }


def thing_tables(data: Path) -> Tables:
    """Organisations, systems, products, events."""
    return {
        "organisations/ror.csv": (things.organisations(data), ("id",)),
        "organisations/lists.csv": (things.named_organisations(data), ("id",)),
        "organisations/parties.csv": (things.parties(data), ("id",)),
        "systems/lists.csv": (things.weapons(data), ("id",)),
        "products/lists.csv": (things.products(data), ("id",)),
        "events/lists.csv": (things.events(data), ("id",)),
    }


def main() -> None:
    """Write the tables."""
    makers = {"people": people_tables, "places": place_tables, "things": thing_tables}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA", help="the folder with the open data")
    parser.add_argument("--out", type=Path, default=Path("knowledge"))
    parser.add_argument("--only", nargs="+", choices=makers, default=list(makers))
    options = parser.parse_args()
    for name in options.only:
        for path, (table, key) in makers[name](options.data).items():
            print(f"{options.out / path}: {write(options.out / path, table, key):,} rows")


if __name__ == "__main__":
    main()
