"""What the importers share: reading the data, cleaning names, writing sorted tables."""

from __future__ import annotations

import csv
import gzip
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from pathlib import Path

Row = dict[str, str]
_NOT_A_NAME = re.compile(r"[\d@/\\<>{}\[\]|*?!:;_=+#%]|\bQ\d+\b")
_BRACKET = re.compile(r"\s*[(（].*?[)）]\s*")
TITLES = re.compile(
    r",? (?:(?:\d+(?:st|nd|rd|th) )?(?:Baron|Baroness|Viscount|Earl|Lord|Lady|Marquess|Duke)\b.*|CBE|MP|QC|KC|OBE)$"
)


def rows(path: Path) -> Iterator[Row]:
    """The rows of a CSV file, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def clean_name(name: str) -> str:
    """A person's name in Latin letters as it may stand in a text, or an empty string where it is none."""
    name = TITLES.sub("", _BRACKET.sub(" ", unicodedata.normalize("NFC", name))).strip(" ,.'\"")
    name = " ".join(name.split())
    if not name or _NOT_A_NAME.search(name) or not name[0].isalpha() or "," in name or len(name) > 60:
        return ""
    letters = [letter for letter in name if letter.isalpha()]
    if not all("LATIN" in unicodedata.name(letter, "") or letter in "ʻʼˈ" for letter in letters):
        return ""
    if sum(letter.isupper() for letter in letters) * 2 > len(letters) and len(letters) > 4:
        return ""  # set in capitals: how it is written cannot be told
    return name


def script_of(text: str) -> str:
    """The script of a text by its first letter, in lower case: latin, cyrillic, arabic …"""
    letter = next((letter for letter in text if letter.isalpha()), "1")
    return unicodedata.name(letter, "").split(" ")[0].lower()


def slug(text: str) -> str:
    """Lower-case ASCII words joined by dashes."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", "")).encode("ascii", "ignore")
    return "-".join(re.findall(r"[a-z0-9]+", plain.decode()))


def bars(values: Iterable[str], *, but: str = "") -> str:
    """Several values in one cell, each once, in order."""
    return "|".join(dict.fromkeys(value for value in values if value and value != but and "|" not in value))


def cut(date: str, precision: str) -> str:
    """A date cut to the precision that it is given with."""
    return date[: {"year": 4, "month": 7}.get(precision, 10)]


def valid(date: str) -> str:
    """A date as it is, or an empty string where there is no such day: 1951-06-31, 2010s."""
    match = re.fullmatch(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?", date)
    if not match:
        return ""
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return date if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else ""


def after(one: str, other: str) -> bool:
    """Whether a partial date lies wholly after another."""
    size = min(len(one), len(other))
    return bool(size) and one[:size] > other[:size]


def write(path: Path, table: list[Row], key: tuple[str, ...]) -> int:
    """Write a table sorted by some columns, each row once; empty columns are left out. Returns the number of rows."""
    table = sorted({tuple(row.items()): row for row in table}.values(), key=lambda row: [row[name] for name in key])
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    return len(table)
