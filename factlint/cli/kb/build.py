"""Compile the shipped knowledge into one file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from factlint.cli.kb import shipped_folder


def options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("output", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Write the compiled file."""
    from factlint.files import replace_file
    from factlint.knowledge.loading import build_folder

    data = build_folder(shipped_folder())
    replace_file(options.output, data)
    sys.stdout.write(f"wrote {options.output}, {len(data):,} bytes\n")
    return 0
