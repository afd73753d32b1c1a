"""Build knowledge/units/rates.csv from the euro reference rates of the European Central Bank.

    python tools/build_rates.py eurofxref-hist.csv

The bank publishes the file, one line per working day since 1999, and lets everybody use it who names the source. Each
line of the result is a month with the mean of its days: units of each currency for one euro.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from pathlib import Path


def monthly(path: Path) -> tuple[list[str], dict[str, dict[str, float]]]:
    """(currency codes in order, month → code → mean of the month's rates)."""
    days: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        codes = sorted(name for name in reader.fieldnames or () if name.strip() and name != "Date")
        for row in reader:
            for code in codes:
                if row[code] not in ("", "N/A"):
                    days[row["Date"][:7]][code].append(float(row[code]))
    means = {
        month: {code: sum(values) / len(values) for code, values in found.items()} for month, found in days.items()
    }
    return codes, means


def main() -> None:
    """Read the file named on the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rates", type=Path)
    parser.add_argument("--out", type=Path, default=Path("knowledge/units/rates.csv"))
    options = parser.parse_args()
    codes, means = monthly(options.rates)
    lines = [",".join(("month", *codes))]
    for month in sorted(means):
        cells = (f"{means[month][code]:.6g}" if code in means[month] else "" for code in codes)
        lines.append(",".join((month, *cells)))
    options.out.write_text("\n".join((*lines, "")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
