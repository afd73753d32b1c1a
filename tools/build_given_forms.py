"""Build knowledge/lexicon/nicknames.csv from a table of given names and nicknames.

    python tools/build_given_forms.py nicknames.tsv

The table is tab-separated with a header: given name, nickname, and more columns that are not read. Each line of the
result is one given name with its nicknames, folded; two words of a line are forms of one given name.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from factlint.names.fold import fold


def classes(table: Path) -> dict[str, set[str]]:
    """Folded given name → its nicknames."""
    found: dict[str, set[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        name, nickname = (fold(cell) for cell in line.split("\t")[:2])
        if name.isalpha() and nickname.isalpha() and name != nickname and len(nickname) > 1:
            found.setdefault(name, set()).add(nickname)
    return found


def main() -> None:
    """Read the table named on the command line and write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--out", type=Path, default=Path("knowledge/lexicon/nicknames.csv"))
    options = parser.parse_args()
    lines = [" ".join((name, *sorted(short))) for name, short in sorted(classes(options.table).items())]
    options.out.write_text("\n".join(("forms", *lines, "")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
