"""Units: the table of the extractor says what the knowledge cites."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factlint.extract.units import OFFSETS, UNITS, Unit, unit_at

MEASURES = Path(__file__).parent.parent / "knowledge" / "units" / "measures.yaml"


def known() -> list[tuple[str, dict[str, str], Unit]]:
    entries = yaml.load(MEASURES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["unit"]
    found = []
    for entry in entries:
        if "factor" in entry:
            unit = unit_at(entry["name"].removeprefix("degree "), 0)
            assert unit is not None, entry["name"]
            found.append((entry["name"], entry, unit[0]))
    return found


def test_the_table_agrees_with_the_knowledge() -> None:
    assert len(known()) >= 35
    for name, entry, unit in known():
        assert entry["class"] == unit.dimension, name
        assert float(entry["factor"]) == pytest.approx(unit.factor, rel=1e-13), name
        assert float(entry.get("least", entry["factor"])) == pytest.approx(unit.least, rel=1e-13), name
        assert float(entry.get("most", entry["factor"])) == pytest.approx(unit.most, rel=1e-13), name
        assert float(entry.get("zero", 0)) == pytest.approx(OFFSETS.get(unit.symbol, 0.0), rel=1e-13), name


def test_every_form_of_the_knowledge_is_the_same_unit() -> None:
    for name, entry, unit in known():
        for form in entry.get("forms", []):
            read = unit_at(form.removeprefix("degrees "), 0)
            assert read is not None, (name, form)
            assert read[0] is unit, (name, form)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("kilometers per hour", "km/h"),
        ("square miles", "sq mi"),
        ("square-foot", "sq ft"),
        ("U.S. gallons", "US gal"),
        ("imperial gallons", "imp gal"),
        ("cubic feet per second", "cu ft/s"),
        ("Km away", "km"),
        ("MWh of power", "MWh"),
        ("ft.)", "ft"),
    ],
)
def test_the_longest_name_is_taken(text: str, symbol: str) -> None:
    found = unit_at(text, 0)
    assert found is not None
    assert found[0].symbol == symbol


@pytest.mark.parametrize("text", ["miles per gallon", "tons of TNT", "km/s²", "litres a day", "M people", "G force"])
def test_rates_and_other_words_are_no_units(text: str) -> None:
    assert unit_at(text, 0) is None


def test_ambiguous_units_have_bounds() -> None:
    assert {symbol for symbol, unit in UNITS.items() if unit.least < unit.most} == {
        "gal", "qt", "pt", "fl oz", "bbl", "tons", "oz", "hp",
    }  # fmt: skip
