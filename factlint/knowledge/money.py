"""Currencies as prose writes them, and their monthly rates.

Two tables of `knowledge/units`, read when first needed: `money.csv` of the symbols and words for a currency, and
`rates.csv` of the euro reference rates of the European Central Bank, each the mean of a month.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

SOURCE = "European Central Bank, euro reference rates, mean of the month"


class Currencies(NamedTuple):
    """Symbol or lower-case words → the codes of the currencies that they may mean; code → its name, and its places."""

    symbols: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    names: dict[str, str]
    places: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def currencies() -> Currencies:
    """The currencies of the shipped table."""
    symbols: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    places: dict[str, tuple[str, ...]] = {}
    for row in _rows("money.csv"):
        code = row["code"]
        names[code] = row["name"]
        places[code] = tuple(filter(None, row["places"].split("|")))
        for symbol in filter(None, row["symbols"].split("|")):
            symbols[symbol] = (*symbols.get(symbol, ()), code)
        for word in filter(None, row["words"].lower().split("|")):
            words[word] = (*words.get(word, ()), code)
    return Currencies(symbols, words, names, places)


def rate(one: str, other: str, month: str) -> float | None:
    """Units of the currency `other` for one unit of `one` in a month (YYYY-MM), or None where it is not known."""
    row = _rates().get(month)
    if row is None or one not in row or other not in row:
        return None
    return row[other] / row[one]


def rates_between(one: str, other: str, first: str, last: str) -> list[tuple[str, float]]:
    """(month, rate) of all months from the first to the last (YYYY-MM); empty where one of them is not known."""
    found = [(month, rate(one, other, month)) for month in _months(first, last)]
    return [(month, value) for month, value in found if value] if all(value for _, value in found) else []


def month_before(month: str, count: int) -> str:
    """The month (YYYY-MM) that lies so many months before another."""
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 - count
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _months(first: str, last: str) -> Iterator[str]:
    while last >= first:
        yield last
        last = month_before(last, 1)


@lru_cache(maxsize=1)
def _rates() -> dict[str, dict[str, float]]:
    return {
        row["month"]: {"EUR": 1.0, **{code: float(cell) for code, cell in row.items() if code != "month" and cell}}
        for row in _rows("rates.csv")
    }


def _rows(table: str) -> list[dict[str, str]]:
    from factlint.knowledge.loading import bundled

    folder = bundled("knowledge")
    if folder is None:
        return []
    with open(os.path.join(str(folder), "units", table), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
