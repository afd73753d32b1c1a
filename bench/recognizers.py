"""How often the extractors agree with the labelled cases of Recognizers-Text, of those that make sense for news prose.

    python bench/recognizers.py FOLDER [--show 20]

FOLDER holds the specifications as JSON (NumberWithUnit_AgeModel.json …). A case agrees if the extractor finds the same
values, in order, and nothing else. What is left out is counted by reason:

- command: what one says to an assistant ("turn to the next page", "convert 10 celsius"), not what one prints;
- relative: "last", "next", "previous", which are no ordinal numbers;
- code: identifiers, addresses, formulas, telephone numbers and other strings that are no prose ("scp-173m", "1.1^23");
- bare: a word or number alone, without a sentence, in a form that prose does not take (".08", "1, 234, 567");
- unit: units that no running news has (picometre, tablespoon, radian), or one without a number;
- rate: amounts per something, which the extractor leaves alone on purpose;
- nonsense: grammar tests ("five and nine ninths", "minus two hundred point zero"), and sentences that ask for a
  fraction as a quotient ("2000 over 3") or that read a pronoun or a letter as a number;
- mixed: tokenised by machine ("$ 46 . 8 million", "28 - year - old"), as no reader gets it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from factlint import Document, find_ages, find_numbers, find_ordinals, find_percents, find_quantities, read_document
from factlint.extract.units import UNITS, unit_at
from factlint.source import Source

Values = list[tuple[float, str]]
Labels = list[dict[str, Any]]


def _numbers(document: Document) -> Values:
    found = []
    for item in find_numbers(document):
        sign = -1 if re.search(r"(?:^|\s)(?:[-−]\s?|minus\s|negative\s)\Z", document.text[: item.span.start]) else 1
        found += [(sign * value, "") for value in (item.value, item.upper) if value is not None]
    return found


def _ordinals(document: Document) -> Values:
    return [(float(item.value), "") for item in find_ordinals(document)]


def _percents(document: Document) -> Values:
    return [(item.value, "") for item in find_percents(document)]


def _ages(document: Document) -> Values:
    return [
        (item.upper or item.value, {"year": "Year", "month": "Month", "week": "Week", "day": "Day"}[item.unit])
        for item in find_ages(document)
    ]


def _temperatures(document: Document) -> Values:
    return [(item.number, item.unit) for item in find_quantities(document) if item.unit in ("°C", "°F", "degrees")]


def _quantities(document: Document) -> Values:
    found = []
    for item in find_quantities(document):
        if item.unit in UNITS and not item.dimension.startswith("temperature"):
            found.append(((item.upper or item.value) / UNITS[item.unit].factor, item.unit))
    return found


def _number_labels(results: Labels) -> Values:
    return [(float(item["Resolution"]["value"].rstrip("%")), "") for item in results]


def _unit_labels(results: Labels) -> Values:
    found = []
    for item in results:
        value, name = float(item["Resolution"]["value"]), item["Resolution"]["unit"]
        known = unit_at(name.lower().replace("square meter", "square meters"), 0)
        unit = known[0].symbol if known else name
        if name in ("Foot",) and value != int(value) and re.search(r"\d.*\d", item["Text"]):
            value, unit = value * 12, "in"
        unit = {"C": "°C", "F": "°F", "Degree": "degrees", "Ton": "tons" if "tonne" not in item["Text"] else "t"}.get(
            name, unit
        )
        found.append((value, unit))
    return found


def _age_labels(results: Labels) -> Values:
    units = {"Age": "Year"}
    return [
        (float(item["Resolution"]["value"]), units.get(item["Resolution"]["unit"], item["Resolution"]["unit"]))
        for item in results
    ]


FILES: dict[str, tuple[Callable[[Document], Values], Callable[[Labels], Values]]] = {
    "Number_NumberModel": (_numbers, _number_labels),
    "Number_OrdinalModel": (_ordinals, _number_labels),
    "Number_PercentModel": (_percents, _number_labels),
    "NumberWithUnit_DimensionModel": (_quantities, _unit_labels),
    "NumberWithUnit_TemperatureModel": (_temperatures, _unit_labels),
    "NumberWithUnit_AgeModel": (_ages, _age_labels),
}
_COMMON = (
    ("code",
        r"scp-?\d?|\d{4,}\s?[mML]-?\d|[\^<>{}\[\]]|https?:|\d-\d{3}-\d|\d[eE]\d|x10|\b\d+[GM]\b"
        r"|\b\w+@|23456 F|\d{3}C\b|\d/\d+/\d"),
    ("mixed", r"\s[.,;]\s|\s'\s|\d\s-\s\d|\d\s-\s[a-z]|``|\$\s\d|\(\s\d|\d\s\.\s\d"),
    ("command",
        r"^(?:set|raise|keep|let|convert|turn|rotate|delete|show me|book|i want|give me|speak"
        r"|how (?:do|to)|could you|make|do you mean)\b|convert|degrees? to f|to f[ae]?h?r"),
    ("relative", r"\b(?:last|next|previous|current|penultimate|antepenultimate)\b"),
)  # fmt: skip
_OWN = {
    "Number_NumberModel": (
        (
            "bare",

                r"^\s*[-.\d, /]+\s*$|^\s*\.\d|\d,\s\d|\d[.,]\d{2,3},\d|[1-9],\d\b|\b\d+\s?[kKGM]\b"
                r"|\bdo?zs?\b|\bdozens\b|\b12,34,"
            r"|\d[kb]\b|\de[+-]|^\s*(?:quarter|hundred) \w+|5,00\b|40 000",
        ),
        ("unit", r"\d(?:ml|km)\b"),
        (
            "nonsense",

                r"\bpoint\b|nought|naught|(?:thousand|hundred|million"
                r"|billion)\w*(?:\s+and)?\s+\w+\s+\w*ths?\b|\bover\s|\d\sout\sof"

                r"|\band\s+\w+[\s-]+\w*(?:ths|rds|half|halves|quarters|thirds?)\b|out\sof|\bto\sthe\spower"
                r"|\bwrong|\bvalid numbers?\b"

                r"|\bhundredths?\b|\bmillionths?\b|\btrillionths?\b|\bthirtieth|zero is 0|\bone\s(?:last"
                r"|million and)|negative|minus"

                r"|\btwenty[\s-](?:and three|\w+[\s-])?(?:fifths?|firsts?)|a twenty-first|twenty-?f"
                r"|hundred[\s-]fifths?|hundred .*fifths?"

                r"|thousand fifths|\w+ - \w+|\bin twenty-one|3 hundred and 21|million and (?:a"
                r"|one)? ?(?:half|quarter)|\bnrs?\.|\b1MM\b"
            r"|\b2mil\b|fifty   two|  |crore and|three and one fourth|more than half people",
        ),
    ),
    "Number_OrdinalModel": (("nonsense", r"trillionth|trillion and|Nineth|a third\b|a thirtieth"),),
    "Number_PercentModel": (("nonsense", r"percents? of|per cent of|percentage$"),),
    "NumberWithUnit_DimensionModel": (
        ("unit",
            r"\bdm\b|\bpm\b|picometer|\bmb\b|\bbit\b|tablespoon|teaspoon|drachma|microgram|μg|mcg"
            r"|milliseconds?|rad\b|turns?\b|degrees|lakh|\bmetric ton is\b|\"|^1 m|1m is"),
        ("rate", r"barrels a day"),
        ("code", r"L-?202|m ?212|24703m2|\(kg\)"),
    ),
    "NumberWithUnit_TemperatureModel": (("nonsense", r"how much"),),
    "NumberWithUnit_AgeModel": (("mixed", r"\d - \d"),),
}  # fmt: skip


def cases(path: Path) -> Iterator[tuple[str, Labels]]:
    """(input, labelled results) of a file."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        yield case["Input"], case["Results"]


def reason(name: str, text: str, results: Labels) -> str:
    """Why a case is left out, or an empty string."""
    for why, pattern in (*_COMMON, *_OWN.get(name, ())):
        if why == "command" and "Temperature" in name:
            continue  # what is asked for is written as in prose
        if re.search(pattern, text, re.IGNORECASE if why != "code" else 0):
            return why
    if any(
        not (item.get("Resolution") or {}).get("value") or item["Resolution"]["value"] == "null" for item in results
    ):
        return "unit"
    return ""


def main() -> None:
    """Print one line a file, and the cases that differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=20, help="cases that differ, of each file")
    options = parser.parse_args()
    print(f"{'file':34} {'cases':>5} {'sensible':>8} {'agree':>5} {'share':>6}  left out")
    for name, (extract, labels) in FILES.items():
        out: Counter[str] = Counter()
        agree, sensible, differ = 0, 0, []
        for text, results in cases(options.folder / f"{name}.json"):
            why = reason(name, text, results)
            if why:
                out[why] += 1
                continue
            sensible += 1
            document = read_document(Source("case.txt", text), format="plain")
            expected = [(round(value, 6), unit) for value, unit in labels(results)]
            found = [(round(value, 6), unit) for value, unit in extract(document)]
            if found == expected:
                agree += 1
            else:
                differ.append(f"{text!r}: expected {expected}, found {found}")
        left = ", ".join(f"{why} {count}" for why, count in sorted(out.items()))
        print(f"{name:34} {sensible + sum(out.values()):>5} {sensible:>8} {agree:>5} {agree / sensible:>6.3f}  {left}")
        for line in differ[: options.show]:
            print(f"    {line}"[:300])


if __name__ == "__main__":
    main()
