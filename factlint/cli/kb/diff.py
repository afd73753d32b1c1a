"""What changed between two knowledge folders or files: entries added, removed, and changed, key by key."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factlint.cli.kb import read_entries


def options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    """Print the changes: 0 where there are none, 1 where there are."""
    old, new = (
        {located.entry.id: located.entry.data for located in read_entries([folder])}
        for folder in (options.old, options.new)
    )
    changes = list(_changes(old, new))
    if options.format == "json":
        sys.stdout.write(json.dumps(changes, ensure_ascii=False, indent=1) + "\n")
        return 1 if changes else 0
    for change in changes:
        sign = {"added": "+", "removed": "-"}.get(change["change"], "~")
        sys.stdout.write(f"{sign} {change['id']}  {change['name']}\n")
        for key, (before, after) in change.get("keys", {}).items():
            sys.stdout.write(f"    {key}: {_shown(before)} → {_shown(after)}\n")
    counts = {name: sum(change["change"] == name for change in changes) for name in ("added", "removed", "changed")}
    sys.stdout.write(", ".join(f"{number:,} {name}" for name, number in counts.items()) + "\n")
    return 1 if changes else 0


def _changes(old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for id in sorted(old.keys() | new.keys()):
        if id not in old:
            yield {"change": "added", "id": id, "name": new[id]["name"]}
        elif id not in new:
            yield {"change": "removed", "id": id, "name": old[id]["name"]}
        elif old[id] != new[id]:
            one, other = old[id], new[id]
            keys = [key for key in sorted(one.keys() | other.keys()) if one.get(key) != other.get(key)]
            yield {
                "change": "changed", "id": id, "name": other["name"],
                "keys": {key: [one.get(key), other.get(key)] for key in keys},
            }  # fmt: skip


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
