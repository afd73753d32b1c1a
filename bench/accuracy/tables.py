"""Printing: plain tables, and lists of examples."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def heading(text: str, note: str = "") -> None:
    """The title of a set and, under it, what its numbers mean."""
    print(f"\n== {text}")
    if note:
        print(f"   {note}")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows in columns as wide as their widest cell; the first column to the left, numbers to the right."""
    cells = [[_shown(cell) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(len(row[column]) for row in (list(head), *cells)) for column in range(len(head))]
    for row in (list(head), *cells):
        line = [
            f"{cell:<{width}}" if not at else f"{cell:>{width}}"
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(line))


def examples(title: str, lines: Sequence[str], limit: int) -> None:
    """The first `limit` lines of a list under a title, with how many there are."""
    if lines and limit:
        print(f"{title} ({len(lines)}):")
        for line in lines[:limit]:
            print(f"  {line}")


def counted(items: Sequence[Item], label: str) -> Iterator[Item]:
    """The items one by one, with their number on standard error where that is a terminal."""
    live = sys.stderr.isatty()
    for number, item in enumerate(items, 1):
        if live and number % 50 == 0:
            print(f"\r{label} {number}/{len(items)}", end="", file=sys.stderr, flush=True)
        yield item
    if live:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        return "-" if cell != cell else f"{cell:.3f}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)
