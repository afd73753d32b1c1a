"""Find faults in knowledge files: clashes, dangling references, overlapping holders, missing sources, disorder."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from factlint.cli.kb import read_entries, shipped_folder


def options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="default: the shipped knowledge")
    parser.add_argument(
        "--strict",
        action="store_true",
        help="every entry needs a source and a date, and every file an order, as shipped",
    )


def run(options: argparse.Namespace) -> int:
    """Print each fault with file, line and remedy: 0 where there is none, 1 where there are errors."""
    from factlint.knowledge.checking import Problem, check_entries
    from factlint.knowledge.loading import ordinary_words, shipped_layer

    entries = read_entries(options.folders)
    shipped = not options.folders
    own = {located.entry.id for located in entries}
    below = None if shipped else shipped_layer()
    words = ordinary_words(shipped_folder())
    problems = check_entries(
        entries,
        lambda id: id in own or (below is not None and below.find_id(id) is not None),
        words.__contains__,
        shipped=shipped or options.strict,
    )
    if shipped and (damage := _damage(shipped_folder())):
        problems.append(Problem(*damage))
    for problem in problems:
        sys.stdout.write(f"{problem.where}: {problem.severity}: {problem.message}\n")
    errors = sum(problem.severity == "error" for problem in problems)
    sys.stdout.write(f"{len(entries)} entries checked: {errors} errors, {len(problems) - errors} warnings\n")
    return 1 if errors else 0


def _damage(folder: Path) -> tuple[str, str, str] | None:
    """What is wrong with the compiled file that an installation carries, read from end to end."""
    from factlint.knowledge.loading import COMPILED
    from factlint.knowledge.store import DamagedError, open_layer

    path = folder.parent / COMPILED
    if not os.path.isfile(path):
        return None  # a checkout compiles on first use
    try:
        if open_layer(str(path)).verify():
            return None
        reason = "its content is not what was written"
    except DamagedError as error:
        reason = str(error)
    return str(path), "error", f"the compiled knowledge is damaged ({reason}); reinstall factlint"
