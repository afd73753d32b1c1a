"""`factlint kb`: work on knowledge; one module a command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from factlint.cli import UsageError
from factlint.knowledge.located import KnowledgeError, Located

COMMANDS = {
    "check": "find faults in knowledge files; exit 1 where there are any",
    "stats": "how much is known, by kind, how well it is sourced, and how old it is",
    "build": "compile the shipped knowledge into one file",
    "add": "add an entry to a knowledge file; asks on a terminal for what is not given",
    "import": "make knowledge entries from CSV, TSV, Wikidata JSON or SKOS",
    "export": "write entries as CSV or JSON Lines",
    "diff": "what changed between two knowledge folders or files; exit 1 where anything did",
    "suggest": "read texts and propose entries for frequent names that nobody knows",
}


def run(arguments: Sequence[str]) -> int:
    """Run one of the commands. Raises UsageError."""
    parser = argparse.ArgumentParser(prog="factlint kb", description="Work on knowledge.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, help in COMMANDS.items():
        commands.add_parser(name, help=help, add_help=False)
    chosen = parser.parse_args(arguments[:1]).command
    module = import_module(f"factlint.cli.kb.{'import_' if chosen == 'import' else chosen}")
    own = argparse.ArgumentParser(prog=f"factlint kb {chosen}", description=module.__doc__)
    module.options(own)
    try:
        status: int = module.run(own.parse_args(arguments[1:]))
    except KnowledgeError as error:
        raise UsageError("\n".join(error.problems)) from error
    return status


def shipped_folder() -> Path:
    """The folder of the shipped knowledge. Raises UsageError."""
    from factlint.knowledge.loading import bundled

    folder = bundled("knowledge")
    if folder is None:
        raise UsageError("the shipped knowledge is missing; reinstall factlint")
    return Path(folder)


def read_entries(folders: Sequence[Path]) -> list[Located]:
    """The entries of some folders or files, or of the shipped knowledge where none are named."""
    from factlint.knowledge.reading import read_folder

    if folders:
        return [entry for folder in folders for entry in read_folder(folder)]
    return read_folder(shipped_folder(), ids_required=True)


def write_text(text: str, output: Path | None) -> None:
    """Write to a file, atomically, or to standard output in UTF-8."""
    if output is None:
        import sys

        sys.stdout.buffer.write(text.encode())
    else:
        from factlint.files import replace_file

        replace_file(output, text.encode())
