"""Whole-process time of `factlint check` on one file, beside `python -c pass` and codespell, in one run.

    python bench/speed.py [FILE] [--runs 15]
    python bench/speed.py --throughput FOLDER [--user FILE]

The programs run in turn, A B C A B C …, so that a drift of the machine's speed meets all alike. CPU seconds are what
the operating system counts for the finished process, user and system. Install codespell beside factlint first
(`.[dev]`).

--throughput: megabytes of prose (a million characters) that one process checks in a second of its CPU time, by stage:
on texts never met before, and once more when every name has been met. FOLDER holds .txt and .md files, or .jsonl files
with the keys `text`, `title` and `date`. What a stage takes includes what it is the first to ask of a document.
--user: a knowledge file or folder beside the shipped base.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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


def texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Path, text and publication date (or an empty one) of each text of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".jsonl":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                item = json.loads(line)
                title = f"{item['title']}\n\n" if item.get("title") else ""
                yield f"{path.name}:{number}", title + item["text"], str(item.get("date", ""))[:10]
        elif path.suffix in (".txt", ".md"):
            yield path.name, path.read_text(encoding="utf-8"), ""


def throughput(folder: Path, user: Path | None) -> None:
    """Print the table of the stages of the whole check."""
    from factlint import Document, load_knowledge, read_document
    from factlint.engine import check
    from factlint.loader import builtin_rules, load_rules
    from factlint.readers import format_of
    from factlint.source import Source

    found = list(texts(folder))
    size = sum(len(text) for _, text, _ in found) / 1e6
    knowledge = load_knowledge([str(user)] if user else ())
    rules = load_rules([builtin_rules()])
    names = [rule for rule in rules if rule.id.startswith("names/")]
    check(read_document(Source("warm", "Kyiv asked for ATAKMS missiles on 5 May 2023.")), rules, knowledge)
    seconds: dict[str, list[float]] = {}

    def timed(stage: str, act: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = act()
        seconds.setdefault(stage, [0.0] * 2)[turn] += time.process_time() - start
        return result

    for turn in range(2):
        for path, text, date in found:
            source, format = Source(path, text), format_of(path) or "plain"
            document: Document = timed("reading", lambda: read_document(source, format=format, date=date))  # noqa: B023
            timed("language", lambda: document.foreign)  # noqa: B023
            timed("mentions", lambda: knowledge.mentions(document))  # noqa: B023
            for rule in [*names, *(rule for rule in rules if rule not in names)]:
                timed(rule.id, lambda: list(rule.check(document, knowledge)))  # noqa: B023
            for stage, chosen in (("whole check, names/*", names), ("whole check, all rules", rules)):
                if turn:  # the first would warm for the second
                    timed(stage, lambda: check(read_document(source, format=format, date=date), chosen, knowledge))  # noqa: B023
    print(f"{len(found)} texts, {size:.2f} million characters; CPU milliseconds a million characters, and MB a second")
    print(f"{'':<28}{'new':>9}{'met':>9}{'MB/s':>9}")
    for stage, (new, met) in seconds.items():
        print(f"{stage:<28}{new / size * 1000 or float('nan'):>9.1f}{met / size * 1000:>9.1f}{size / met:>9.2f}")
    stages = [value for stage, value in seconds.items() if not stage.startswith("whole")]
    print(f"{'sum of the stages, new':<28}{sum(new for new, _ in stages) / size * 1000:>9.1f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    """Print one table, piped and on a terminal; or that of the stages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=HERE.parent / "examples" / "aid-package.txt")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--throughput", type=Path, metavar="FOLDER")
    parser.add_argument("--user", type=Path)
    options = parser.parse_args()
    if options.throughput:
        throughput(options.throughput, options.user)
        return
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
