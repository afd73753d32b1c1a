"""Read texts and propose entries for frequent names that nobody knows, as YAML ready for review."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli import UsageError
from factlint.cli.kb import write_text

if TYPE_CHECKING:
    from factlint.document import Document


def options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="texts, or folders of texts")
    parser.add_argument("--knowledge", action="append", default=[], metavar="DIR", help="a folder of your own names")
    parser.add_argument("--least", type=int, default=3, metavar="N", help="in at least N texts (default 3)")
    parser.add_argument("--output", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Write the proposals: 0 where there are some, 1 where there are none."""
    from factlint.collect import collect
    from factlint.knowledge.loading import load_knowledge
    from factlint.knowledge.suggesting import proposal_lines, propose

    collected = collect(options.paths)
    if collected.errors:
        raise UsageError("\n".join(collected.errors))
    found = propose(_documents(collected.paths), load_knowledge(options.knowledge), least=options.least)
    sys.stderr.write(f"{len(collected.paths)} texts read, {len(found)} names proposed\n")
    if not found:
        return 1
    write_text("\n".join(proposal_lines(found)) + "\n", options.output)
    return 0


def _documents(paths: tuple[str, ...]) -> Iterator[tuple[str, Document]]:
    from factlint.readers import format_of, read_document
    from factlint.source import SourceError, decode

    for path in paths:
        try:
            source = decode(Path(path).read_bytes(), path)
        except SourceError as error:
            sys.stderr.write(f"{error}\n")
            continue
        yield path, read_document(source, format=format_of(path) or "plain")
