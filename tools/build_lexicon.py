"""Build the background lexicons under knowledge/lexicon from open word and name lists.

    python tools/build_lexicon.py --given given_names.txt --surnames surnames.txt \
        --places places.csv places_15k_100k.csv places_admin1.csv regions_iso3166_2.csv places_natural_earth.csv \
        --words /usr/share/dict/american-english-large /usr/share/dict/british-english-large \
        --frequencies frequency_dictionary_en_82_765.txt

Each table has two columns: the folded word and its class, 1 (hardly attested) to 9 (among the commonest). What the
classes mean stands in knowledge/lexicon/lexicon.yaml; where the lists come from, in knowledge/SOURCES.md.
"""

from __future__ import annotations

import argparse
import csv
from math import log10
from pathlib import Path

from factlint.names.fold import fold


def word_classes(dictionaries: list[Path], frequencies: Path) -> dict[str, int]:
    """Ordinary words: in a dictionary in lower case; the class grows with the logarithm of the frequency."""
    counts: dict[str, int] = {}
    for line in frequencies.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        counts[fold(word)] = int(count)
    classes: dict[str, int] = {}
    for path in dictionaries:
        for word in path.read_text(encoding="utf-8").split():
            if word[0].islower() and not word.endswith("'s"):
                count = counts.get(fold(word), 0)
                classes[fold(word)] = min(max(round(log10(count)) - 1, 1), 9) if count else 1
    return classes


def given_classes(path: Path) -> dict[str, int]:
    """Given names: births in the United States and politicians of the world that bear one."""
    classes: dict[str, int] = {}
    for row in _rows(path):
        births = int(row["us_births_1880_2020"] or 0)
        weight = births + 200 * int(row["politicians_count"] or 0)
        level = min(max(round(log10(weight)) + 1, 1), 8) if weight else 1
        _raise(classes, row["name"], max(level, 5) if "P" in row["sources"] else level)
    return classes


def surname_classes(path: Path) -> dict[str, int]:
    """Surnames: share of the United States census of 1990 and politicians of the world that bear one."""
    classes: dict[str, int] = {}
    for row in _rows(path):
        share = float(row["us1990_pct"] or 0)
        politicians = int(row["politicians_count"] or 0)
        if share:
            level = min(max(round(log10(share * 1000)) + 4, 4), 8)
        else:
            level = 1 if not politicians else min(1 + politicians, 4)
        _raise(classes, row["name"], max(level, 5) if "P" in row["sources"] else level)
    return classes


def place_classes(paths: list[Path]) -> dict[str, int]:
    """Parts of place names, from gazetteers with a column `name` and perhaps `population`; words of class 5 on left
    out."""
    classes: dict[str, int] = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                people = int(float(row.get("population") or row.get("pop_max") or 0))
                level = min(max(round(log10(people)), 1), 8) if people > 0 else 3
                for name in (
                    row["name"],
                    row.get("ascii_name") or "",
                    row.get("admin1") or "",
                    row.get("name_alt") or "",
                ):
                    _raise(classes, name.replace("/", " ").replace("|", " ").replace("(", "").replace(")", ""), level)
    return {word: level for word, level in classes.items() if len(word) > 2 and word.isalpha()}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _raise(classes: dict[str, int], name: str, level: int) -> None:
    """Enter every part of a name; the highest class wins."""
    for part in name.replace("-", " ").split():
        key = fold(part)
        if key:
            classes[key] = max(classes.get(key, 0), level)


def write(path: Path, classes: dict[str, int]) -> None:
    """Write a table, sorted by word."""
    lines = [f"{word},{level}\n" for word, level in sorted(classes.items()) if "," not in word]
    path.write_text("word,class\n" + "".join(lines), encoding="utf-8", newline="\n")


def main() -> None:
    """Read the lists named on the command line and write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--given", type=Path, required=True)
    parser.add_argument("--surnames", type=Path, required=True)
    parser.add_argument("--places", type=Path, nargs="+", required=True)
    parser.add_argument("--words", type=Path, nargs="+", required=True)
    parser.add_argument("--frequencies", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("knowledge/lexicon"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out / "words.csv", word_classes(options.words, options.frequencies))
    write(options.out / "given.csv", given_classes(options.given))
    write(options.out / "surnames.csv", surname_classes(options.surnames))
    write(options.out / "places.csv", place_classes(options.places))


if __name__ == "__main__":
    main()
