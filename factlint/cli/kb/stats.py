"""How much is known, by kind, how well it is sourced, and how old it is."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from factlint.cli.kb import read_entries


def options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="default: the shipped knowledge")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(options: argparse.Namespace) -> int:
    """Print the counts."""
    from factlint.knowledge.counting import count_entries

    counts = count_entries(read_entries(options.folders))
    if options.format == "json":
        sys.stdout.write(json.dumps(counts, indent=1) + "\n")
        return 0
    columns = ("entries", "curated", "forms", "facts")
    sys.stdout.write(f"{'kind':<14}" + "".join(f"{name:>10}" for name in columns) + "\n")
    for kind, row in (*counts["kinds"].items(), ("all", counts["total"])):
        sys.stdout.write(f"{kind:<14}" + "".join(f"{row[name]:>10,}" for name in columns) + "\n")
    total = counts["total"]
    sys.stdout.write(f"\nsourced: {total['sourced_percent']} % of the entries and facts\nlast looked at:\n")
    for year, number in total["checked"].items():
        sys.stdout.write(f"  {year:<12}{number:>10,} entries and facts\n")
    return 0
