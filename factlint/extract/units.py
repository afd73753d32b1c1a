"""The units of measurement that news and reports write, with their exact definitions.

Definitions: NIST Special Publication 811, appendix B (international yard and pound, 1959; litre, bar, hectare of the SI
brochure). They are the same as `factor`, `least` and `most` of the entries in knowledge/units/measures.yaml, and a test
compares the two. They stand here because what a text measures is found without any knowledge loaded, and because they
never change; the knowledge is where they are cited from.

Base units: metre, m², m³, kilogram, m/s, kelvin, joule, watt, pascal, m³/s.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: its symbol, dimension, base units in one of it, and the bounds of that where the name is ambiguous."""

    symbol: str
    dimension: str
    factor: float
    least: float
    most: float
    display: str  # how a message and a repair write it


_MILE, _FOOT, _POUND, _GALLON, _IMPERIAL = 1609.344, 0.3048, 0.45359237, 0.003785411784, 0.00454609
# symbol, dimension, factor (or least and most), names; "_" is a space or a hyphen. A colon follows how it is displayed.
_TABLE: tuple[tuple[str, str, float | tuple[float, float], str], ...] = (
    ("km/h", "speed", 1 / 3.6, "km/h kph kmh km/hr kmph kilometers_per_hour kilometres_per_hour kilometers_an_hour "
     "kilometres_an_hour kilometer_an_hour kilometre_an_hour kilometer_per_hour kilometre_per_hour km_per_hour "
     "km_an_hour"),
    ("mph", "speed", 0.44704, "mph miles_per_hour miles_an_hour mile_an_hour mile_per_hour"),
    ("m/s", "speed", 1.0, "m/s meters_per_second metres_per_second meters_a_second metres_a_second"),
    ("km/s", "speed", 1000.0, "km/s kilometers_per_second kilometres_per_second kilometers_a_second "
     "kilometres_a_second"),
    ("mi/s", "speed", _MILE, "miles_per_second miles_a_second"),
    ("ft/s", "speed", _FOOT, "ft/s feet_per_second feet_a_second"),
    ("knots", "speed", 1852 / 3600, "knots knot kts kn"),
    ("km²", "area", 1e6, "square_kilometers square_kilometres square_kilometer square_kilometre square_km "
     "sq_kilometers sq_kilometres sq_km sq._km sq._kilometers sq._kilometres km² km2"),
    ("sq mi", "area", _MILE**2, "square_miles square_mile sq_miles sq_mi sq._mi sq._miles mi²"),
    ("m²", "area", 1.0, "square_meters square_metres square_meter square_metre square_m sq_meters "
     "sq_metres sq_m sq._m m² m2"),
    ("sq ft", "area", _FOOT**2, "square_feet square_foot square_ft sq_feet sq_ft sq._ft sqft ft²"),
    ("sq yd", "area", 0.9144**2, "square_yards square_yard sq_yards sq_yd"),
    ("cm²", "area", 1e-4, "square_centimeters square_centimetres square_centimeter square_centimetre sq_cm cm²"),
    ("sq in", "area", 0.0254**2, "square_inches square_inch sq_in"),
    ("ha", "area", 1e4, "hectares hectare ha"),
    ("acres", "area", 4046.8564224, "acres acre"),  # to the international foot
    ("m³", "volume", 1.0, "cubic_meters cubic_metres cubic_meter cubic_metre cu_m m³ m3"),
    ("cu ft", "volume", _FOOT**3, "cubic_feet cubic_foot cu_ft ft³"),
    ("cu yd", "volume", 0.9144**3, "cubic_yards cubic_yard cu_yd"),
    ("km³", "volume", 1e9, "cubic_kilometers cubic_kilometres cubic_kilometer cubic_kilometre cubic_km km³"),
    ("cu mi", "volume", _MILE**3, "cubic_miles cubic_mile cu_mi"),
    ("l", "volume", 0.001, "liters litres liter litre L"),
    ("ml", "volume", 1e-6, "milliliters millilitres milliliter millilitre ml mL"),
    ("gal", "volume", (_GALLON, _IMPERIAL), "gallons gallon gal"),
    ("US gal", "volume", _GALLON, "US_gallons US_gallon U.S._gallons U.S._gallon American_gallons US_gal"),
    ("imp gal", "volume", _IMPERIAL, "imperial_gallons imperial_gallon UK_gallons UK_gallon British_gallons imp_gal"),
    ("qt", "volume", (_GALLON / 4, _IMPERIAL / 4), "quarts quart qt"),
    ("pt", "volume", (_GALLON / 8, _IMPERIAL / 8), "pints pint"),
    ("fl oz", "volume", (_IMPERIAL / 160, _GALLON / 128), "fluid_ounces fluid_ounce fl_oz"),
    ("bbl", "volume", (31 * _GALLON, 36 * _IMPERIAL), "barrels barrel bbl"),  # of oil 42 gallons; of beer others
    ("acre-feet", "volume", 4046.8564224 * _FOOT, "acre_feet acre_foot"),
    ("nmi", "length", 1852.0, "nautical_miles nautical_mile nmi"),
    ("km", "length", 1000.0, "kilometers kilometres kilometer kilometre km kms"),
    ("mi", "length", _MILE, "miles mile mi"),
    ("cm", "length", 0.01, "centimeters centimetres centimeter centimetre cm cms"),
    ("mm", "length", 0.001, "millimeters millimetres millimeter millimetre mm"),
    ("m", "length", 1.0, "meters metres meter metre m"),
    ("ft", "length", _FOOT, "feet foot ft"),
    ("yd", "length", 0.9144, "yards yard yd yds"),
    ("in", "length", 0.0254, "inches inch"),
    ("fathoms", "length", 1.8288, "fathoms fathom"),
    ("light-years", "length", 9.4607304725808e15, "light_years light_year"),
    ("t", "mass", 1000.0, "metric_tons metric_ton metric_tonnes tonnes tonne t"),
    ("short tons", "mass", 907.18474, "short_tons short_ton US_tons U.S._tons"),
    ("long tons", "mass", 1016.0469088, "long_tons long_ton imperial_tons"),
    ("tons", "mass", (907.18474, 1016.0469088), "tons ton"),  # metric, short or long
    ("kg", "mass", 1.0, "kilograms kilogrammes kilogram kilogramme kilos kilo kg kgs"),
    ("g", "mass", 0.001, "grams grammes gram gramme"),
    ("mg", "mass", 1e-6, "milligrams milligrammes milligram mg"),
    ("lb", "mass", _POUND, "pounds pound lbs lb lb."),
    ("oz", "mass", (_POUND / 16, 0.0311034768), "ounces ounce oz"),  # of precious metals the troy ounce
    ("stone", "mass", 14 * _POUND, "stone stones st"),
    ("kWh", "energy", 3.6e6, "kWh kilowatt_hours kilowatt_hour"),
    ("MWh", "energy", 3.6e9, "MWh megawatt_hours megawatt_hour"),
    ("GWh", "energy", 3.6e12, "GWh gigawatt_hours gigawatt_hour"),
    ("TWh", "energy", 3.6e15, "TWh terawatt_hours terawatt_hour"),
    ("kJ", "energy", 1000.0, "kJ kilojoules kilojoule"),
    ("MJ", "energy", 1e6, "MJ megajoules megajoule"),
    ("J", "energy", 1.0, "joules joule"),
    ("kcal", "energy", 4184.0, "kcal kilocalories"),
    ("W", "power", 1.0, "watts watt"),
    ("kW", "power", 1e3, "kW kilowatts kilowatt"),
    ("MW", "power", 1e6, "MW megawatts megawatt"),
    ("GW", "power", 1e9, "GW gigawatts gigawatt"),
    ("TW", "power", 1e12, "TW terawatts terawatt"),
    ("hp", "power", (735.49875, 745.6998715822702), "hp horsepower bhp"),  # metric, or 550 foot-pounds a second
    ("bar", "pressure", 1e5, "bars bar"),
    ("mbar", "pressure", 100.0, "millibars millibar mbar"),
    ("psi", "pressure", _POUND * 9.80665 / 0.0254**2, "psi pounds_per_square_inch"),
    ("Pa", "pressure", 1.0, "pascals pascal Pa"),
    ("kPa", "pressure", 1000.0, "kPa kilopascals"),
    ("hPa", "pressure", 100.0, "hPa hectopascals"),
    ("m³/s", "flow", 1.0, "cubic_meters_per_second cubic_metres_per_second cubic_meters_a_second "
     "cubic_metres_a_second"),
    ("cu ft/s", "flow", _FOOT**3, "cubic_feet_per_second cubic_feet_a_second cfs"),
    ("°C", "temperature", 1.0, "Celsius centigrade"),
    ("°F", "temperature", 5 / 9, "Fahrenheit"),
    ("K", "temperature", 1.0, "kelvin kelvins"),
)  # fmt: skip
OFFSETS = {"°C": 273.15, "°F": 459.67 * 5 / 9, "K": 0.0}  # kelvins at zero
_DISPLAY = {
    "mi": "miles", "ft": "feet", "in": "inches", "yd": "yards", "lb": "pounds", "oz": "ounces", "t": "tonnes",
    "sq mi": "square miles", "sq ft": "square feet", "sq yd": "square yards", "ha": "hectares", "l": "litres",
    "gal": "gallons", "US gal": "US gallons", "imp gal": "imperial gallons", "pt": "pints", "qt": "quarts",
    "bbl": "barrels", "cu ft": "cubic feet", "cu mi": "cubic miles", "nmi": "nautical miles",
}  # fmt: skip


def _made(symbol: str, dimension: str, factor: float | tuple[float, float]) -> Unit:
    least, most = factor if isinstance(factor, tuple) else (factor, factor)
    usual = {"tons": 1000.0, "bbl": 42 * _GALLON, "gal": least, "fl oz": most, "oz": least, "hp": most}.get(
        symbol, least
    )
    return Unit(symbol, dimension, usual, least, most, _DISPLAY.get(symbol, symbol))


UNITS = {symbol: _made(symbol, dimension, factor) for symbol, dimension, factor, _ in _TABLE}
_NAMES = {name.replace("_", " "): symbol for symbol, _, _, names in _TABLE for name in names.split()}
_FIRST = frozenset(name.split()[0].lower() for name in _NAMES)


@cache
def _words() -> re.Pattern[str]:
    """Up to four words, the first of which may begin a unit."""
    word = r"[\s-]([A-Za-z.]*[A-Za-z])\b"
    return re.compile(
        rf"([A-Za-z]+(?:\.[A-Za-z]+\.?)?(?:/[a-z]+\b|[²³23](?!\w))?|sq\.)(?:{word}(?:{word}(?:{word})?)?)?"
    )


# A rate is another thing: miles a day, tons per hectare. So is an explosive yield.
_RATE = re.compile(
    r"[\w²³°]|\s?/\s?[A-Za-z]|\s(?:per|an|a|each|every)\s(?!few|lot|bit)\w|-per-|-hours?\b|\s(?:of\s)?TNT"
)


def unit_at(text: str, start: int) -> tuple[Unit, int] | None:
    """The unit whose name or symbol begins at an offset, and where that ends; None where it is that of a rate."""
    found = _words().match(text, start)
    if found is None or found[1].lower() not in _FIRST:
        return None
    for group in (4, 3, 2, 1):
        end = found.end(group)
        if end < 0:
            continue
        name = re.sub(r"[\s-]", " ", text[start:end])
        symbol = _NAMES.get(name) or (_NAMES.get(name.lower()) if len(name) > 1 else None)
        if symbol:
            if (
                text[end : end + 1] == "."
                and name in ("ft", "lb", "oz", "sq ft", "mi")
                and text[end + 1 : end + 2] in ")"
            ):
                end += 1
            return None if _RATE.match(text, end) else (UNITS[symbol], end)
    return None
