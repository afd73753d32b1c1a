"""Whole-process time of `factlint check` on one file, beside `python -c pass` and codespell, in one run.

    python bench/speed.py [FILE] [--runs 15]

The programs run in turn, A B C A B C …, so that a drift of the machine's speed meets all alike. CPU seconds are what
the operating system counts for the finished process, user and system. Install codespell beside factlint first
(`.[dev]`).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def measure(command: list[str], *, terminal: bool) -> tuple[float, float]:
    """(CPU seconds, wall seconds) of one run; with output to a pseudo-terminal or to a pipe that is read."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    if terminal:
        import pty

        def read(descriptor: int) -> bytes:
            return os.read(descriptor, 65536)

        saved = os.dup(1)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        try:
            pty.spawn(command, read)
        finally:
            os.dup2(saved, 1)
            os.close(saved)
            os.close(null)
    else:
        subprocess.run(command, capture_output=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime), wall


def main() -> None:
    """Print one table, piped and on a terminal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=HERE.parent / "examples" / "aid-package.txt")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    folder = Path(sys.executable).parent
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "factlint check": [str(folder / "factlint"), "check", str(options.file)],
        "codespell": [str(folder / "codespell"), str(options.file)],
    }
    for terminal in (False, True):
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for turn in range(options.runs + 1):
            for name, command in commands.items():
                result = measure(command, terminal=terminal)
                if turn:  # the first turn warms the caches
                    times[name].append(result)
        print("on a terminal" if terminal else "piped", f"({options.runs} runs, median, milliseconds)")
        print(f"  {'':<16}{'CPU':>8}{'wall':>8}{'of codespell':>14}")
        base = statistics.median(cpu for cpu, _ in times["codespell"])
        for name, results in times.items():
            cpu = statistics.median(result[0] for result in results)
            wall = statistics.median(result[1] for result in results)
            print(f"  {name:<16}{cpu * 1000:>8.0f}{wall * 1000:>8.0f}{cpu / base:>14.2f}")


if __name__ == "__main__":
    main()
