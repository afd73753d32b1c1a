"""`factlint kb`: work on knowledge."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from factlint.cli import UsageError
from factlint.knowledge.loading import build_folder, bundled
from factlint.knowledge.located import KnowledgeError, Located
from factlint.knowledge.reading import read_folder


def run(arguments: Sequence[str]) -> int:
    """Run one of check, stats, build."""
    parser = argparse.ArgumentParser(prog="factlint kb", description="Work on knowledge.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="find faults in knowledge files; exit 1 where there are any")
    stats = commands.add_parser("stats", help="how much is known, by kind, and how well it is sourced")
    build = commands.add_parser("build", help="compile the shipped knowledge into one file")
    for command in (check, stats):
        command.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="default: the shipped knowledge")
    stats.add_argument("--format", choices=("text", "json"), default="text")
    build.add_argument("output", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    try:
        if options.command == "check":
            return _check(options.folders)
        if options.command == "stats":
            return _stats(options.folders, options.format)
        return _build(options.output)
    except KnowledgeError as error:
        raise UsageError("\n".join(error.problems)) from error


def _entries(folders: Sequence[Path]) -> list[Located]:
    if folders:
        return [entry for folder in folders for entry in read_folder(folder)]
    shipped = bundled("knowledge")
    if shipped is None:
        raise UsageError("the shipped knowledge is missing; reinstall factlint")
    return read_folder(Path(shipped), ids_required=True)


def _check(folders: Sequence[Path]) -> int:
    from factlint.knowledge.checking import check_entries

    entries = _entries(folders)
    known = entries if not folders else [*entries, *_entries(())]
    shipped = not folders
    problems = check_entries(entries, {located.entry.id for located in known}, sourced=shipped)
    for problem in problems:
        sys.stdout.write(f"{problem.where}: {problem.severity}: {problem.message}\n")
    errors = sum(problem.severity == "error" for problem in problems)
    sys.stdout.write(f"{len(entries)} entries checked: {errors} errors, {len(problems) - errors} warnings\n")
    return 1 if errors else 0


def _stats(folders: Sequence[Path], format: str) -> int:
    from factlint.knowledge.checking import count_entries

    counts = count_entries(_entries(folders))
    if format == "json":
        sys.stdout.write(json.dumps(counts, indent=1) + "\n")
        return 0
    sys.stdout.write(f"{'kind':<14}{'entries':>9}{'forms':>9}{'facts':>9}{'complete':>10}\n")
    for kind, row in counts["kinds"].items():
        sys.stdout.write(f"{kind:<14}{row['entries']:>9}{row['forms']:>9}{row['facts']:>9}{row['complete']:>10}\n")
    total = counts["total"]
    sys.stdout.write(
        f"{'all':<14}{total['entries']:>9}{total['forms']:>9}{total['facts']:>9}{total['complete']:>10}\n\n"
        f"sourced: {total['sourced_percent']} % of the entries; checked from {total['oldest']} to {total['newest']}\n"
    )
    return 0


def _build(output: Path) -> int:
    from factlint.files import replace_file

    folder = bundled("knowledge")
    if folder is None:
        raise UsageError("the shipped knowledge is missing; reinstall factlint")
    data = build_folder(Path(folder))
    replace_file(output, data)
    sys.stdout.write(f"wrote {output}, {len(data):,} bytes\n")
    return 0
