"""Draw curated claims and figures at random, to be checked again against their sources by somebody else.

    python tools/sample_claims.py [--seed 1] [--claims 300] [--figures 100] > sample.tsv

A claim is a dated fact of a curated file: an office or party held, a birth or death, a capital, the date of an event.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from factlint.knowledge.located import Located
from factlint.knowledge.reading import knowledge_files, read_text

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"


def claims() -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """All claims and all figures of curated files: where, entry, what, source, checked."""
    dated: list[tuple[str, ...]] = []
    figures: list[tuple[str, ...]] = []
    for path in knowledge_files(KNOWLEDGE):
        if path.suffix == ".csv" or path.with_suffix(".csv").exists():
            continue
        for item in read_text(path.read_text(encoding="utf-8"), str(path.relative_to(KNOWLEDGE.parent))):
            if not isinstance(item, Located):
                continue
            entry, data = item.entry, item.entry.data
            for key in ("held", "parties", "capital", "currency"):
                for index, claim in enumerate(data.get(key, ())):
                    shown = ", ".join(f"{k} {v}" for k, v in claim.items() if k not in ("source", "checked", "note"))
                    cited = claim.get("source", entry.source), claim.get("checked", entry.checked)
                    dated.append((item.where(key, index), entry.name, f"{key}: {shown}", *cited, claim.get("note", "")))
            for key in ("born", "died"):
                if key in data:
                    fact = data[key]
                    cited = fact.get("source", entry.source), fact.get("checked", entry.checked)
                    dated.append((item.where(key), entry.name, f"{key} {fact['date']}", *cited, ""))
            if entry.kind == "event" and ("from" in data or "recurs" in data):
                shown = ", ".join(f"{k} {data[k]}" for k in ("from", "to", "recurs") if k in data)
                dated.append((item.where("from"), entry.name, shown, entry.source, entry.checked, ""))
            for quantity, rows in data.get("figures", {}).items():
                for index, row in enumerate(rows):
                    shown = ", ".join(f"{k} {v}" for k, v in row.items() if k not in ("source", "checked", "note"))
                    cited = row.get("source", entry.source), row.get("checked", entry.checked)
                    where = item.where("figures", quantity, index)
                    figures.append((where, entry.name, f"{quantity}: {shown}", *cited, row.get("note", "")))
    return sorted(dated), sorted(figures)


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--figures", type=int, default=100)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    dated, figures = claims()
    print(f"# seed {options.seed}; {len(dated)} claims and {len(figures)} figures in all")
    for rows, count in ((dated, options.claims), (figures, options.figures)):
        for row in sorted(rng.sample(rows, min(count, len(rows)))):
            print("\t".join(row))


if __name__ == "__main__":
    main()
