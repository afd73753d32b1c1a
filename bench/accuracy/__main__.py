"""How well names are matched: one table per set and per rule.

    python bench/accuracy DATA [--only SET ...] [--people FILE] [--seed N] [--half even|odd|all] [--limit N]
                               [--show N] [--save DIR] [--against DIR] [--prose FOLDER]

DATA holds names/*.tsv and clean/*.jsonl. docs/measuring.md says how each number is made.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from accuracy import facts, innocents, likeness, planted, printed, prose, resolution
from accuracy.bases import Options
from accuracy.planting import Answer, calibration_table
from accuracy.saved import answer_line, finish
from accuracy.tables import heading
from factlint import Knowledge, load_knowledge

SETS: dict[str, Callable[[Options, Knowledge], list[Answer] | None]] = {
    "slips": planted.measure,
    "innocents": innocents.measure,
    "printed": printed.measure_printed,
    "typos": printed.measure_typos,
    "pairs": likeness.measure,
    "resolution": resolution.measure,
    "clean": prose.measure,
    "facts": facts.measure,
}


def main() -> None:
    """Measure the chosen sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with names/*.tsv and clean/*.jsonl")
    parser.add_argument("--only", nargs="+", choices=sorted(SETS), metavar="SET", help=", ".join(SETS))
    parser.add_argument("--people", type=Path, help="CSV file with the columns name and wikidata, for resolution")
    parser.add_argument("--prose", type=Path, help="folder of .txt, .md or .jsonl files instead of DATA/clean")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="all", help="of the names, by a hash")
    parser.add_argument("--limit", type=int, help="at most so many cases a set; 0 means all")
    parser.add_argument("--show", type=int, default=0, help="so many examples of each kind of failure")
    parser.add_argument("--save", type=Path, help="folder for all findings, as JSON lines")
    parser.add_argument("--against", type=Path, help="folder saved earlier, to compare finding by finding")
    given = vars(parser.parse_args())
    only = given.pop("only") or list(SETS)
    options = Options(**given)
    knowledge = load_knowledge()
    answers: list[Answer] = []
    for name, measure in SETS.items():
        if name in only:
            found = measure(options, knowledge) or []
            if found:
                finish(name, [answer_line(answer) for answer in found], options)
            answers.extend(found)
    if len([name for name in only if name not in ("clean", "facts", "pairs", "resolution")]) > 1:
        heading("calibration over all planted sets that were run")
        calibration_table(answers)


if __name__ == "__main__":
    main()
