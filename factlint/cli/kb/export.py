"""Write entries as CSV (names and sources) or JSON Lines (everything)."""

from __future__ import annotations

import argparse
import csv
import io
import json
from pathlib import Path

from factlint.cli.kb import read_entries, write_text
from factlint.knowledge.entry import KINDS, Entry

_COLUMNS = ("id", "kind", "name", "forms", "short", "wrong", "spellings", "prominence", "source", "checked", "wikidata")


def options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="default: the shipped knowledge")
    parser.add_argument("--format", choices=("csv", "jsonl"), default="jsonl")
    parser.add_argument("--kind", choices=KINDS, help="only entries of one kind")
    parser.add_argument("--output", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Write them in the order of their ids."""
    entries = [located.entry for located in read_entries(options.folders)]
    chosen = sorted(
        (entry for entry in entries if options.kind in (None, entry.kind)), key=lambda entry: (entry.kind, entry.id)
    )
    if options.format == "jsonl":
        write_text("".join(_json(entry) + "\n" for entry in chosen), options.output)
    else:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(_row(entry) for entry in chosen)
        write_text(text.getvalue(), options.output)
    return 0


def _json(entry: Entry) -> str:
    data = {key: value for key, value in entry.data.items() if key not in ("id", "name")}
    return json.dumps({"id": entry.id, "kind": entry.kind, "name": entry.name, **data}, ensure_ascii=False)


def _row(entry: Entry) -> list[str]:
    data = entry.data

    def forms(key: str) -> str:
        return "|".join(item["form"] for item in data.get(key, ()))

    return [
        entry.id, entry.kind, entry.name, forms("forms"), forms("short"), forms("wrong"),
        "complete" if entry.complete else "open", str(entry.prominence), entry.source, entry.checked,
        data.get("ids", {}).get("wikidata", ""),
    ]  # fmt: skip
