"""What the knowledge base costs a check of a short text, in time and memory: the full base beside an empty one.

    python bench/cost.py [FILE] [--runs 10]

Both run in turn, as whole processes, after one warm-up. Default: a text of 2 kB of the examples. The last line is the
median of the differences, pair by pair.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent


def measure(command: list[str]) -> tuple[float, float, float]:
    """Wall and CPU milliseconds and peak resident megabytes of one run."""
    start = time.perf_counter()
    null = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, _, usage = os.wait4(pid, 0)
    os.close(null)
    wall = (time.perf_counter() - start) * 1000
    return wall, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main() -> None:
    """Print medians and the differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        given = options.file or HERE.parent / "examples" / "aid-package.txt"
        text.write_text(given.read_text(encoding="utf-8")[:2048], encoding="utf-8")
        factlint = [sys.executable, "-m", "factlint", "check", "--isolated", "--exit-zero", str(text)]
        full, empty = [], []
        for run in range(options.runs + 1):
            pair = measure(factlint), measure([*factlint, "--no-builtin"])
            if run:
                full.append(pair[0])
                empty.append(pair[1])
    print(f"{len(full)} runs each, median{'':<6}{'wall ms':>9}{'CPU ms':>9}{'peak MB':>9}")
    more = [tuple(one - other for one, other in zip(*pair, strict=True)) for pair in zip(full, empty, strict=True)]
    for name, rows in (("full base", full), ("empty base", empty), ("difference", more)):
        print(f"{name:<24}" + "".join(f"{statistics.median(column):>9.1f}" for column in zip(*rows, strict=True)))


if __name__ == "__main__":
    main()
