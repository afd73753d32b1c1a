"""`factlint init`: a commented configuration for this folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from factlint.cli import UsageError

TEMPLATE = """\
# factlint configuration. The nearest factlint.toml above the working folder is used alone; `extend` names another file.

# Folders with your own names and facts (docs/knowledge.md); paths are relative to this file.
# knowledge = ["names"]

# Folders with your own rules.
# rules = ["rules"]

# Only these rules or families; not these. `factlint rule` lists them.
# select = []
# ignore = ["names/two-names"]

# Words and entries that are never reported.
# ignore-words = []
# ignore-entries = []

# Files to leave out in folders, in the notation of .gitignore.
# exclude = ["archive/"]

# House style: ap, reuters, bbc, guardian, nyt, economist.
# style = "ap"

# From which severity on a run fails: error, warning or hint.
# fail-level = "error"

# The file of known findings that `factlint baseline create` writes; default: the nearest .factlint-baseline.json.
# baseline = ".factlint-baseline.json"

# Other settings for some files: patterns as in .gitignore; select, ignore, ignore-words, ignore-entries, style, date.
# [[per-path]]
# pattern = ["archive/"]
# ignore = ["roles"]
# date = 2012-05-03
"""


def run(arguments: Sequence[str]) -> int:
    """Write factlint.toml into this folder; an existing file is never overwritten."""
    parser = argparse.ArgumentParser(
        prog="factlint init", description="Write a commented configuration for this folder."
    )
    parser.parse_args(arguments)
    path = Path("factlint.toml")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE)
    except FileExistsError:
        raise UsageError(f"{path} is already there; edit it, or remove it first") from None
    sys.stdout.write(f"wrote {path}\n")
    return 0
