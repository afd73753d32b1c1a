"""Build time, size, memory and throughput with ten thousand to a million names, and how others search the same.

    python bench/scale.py --prose FOLDER [--sizes 10000,100000,200000,1000000] [--seed 1] [--format csv|yaml]
                          [--sample 1000] [--no-builtin] [--skip-peers]

The names are made of the shipped lists of given names and surnames, common ones more often, and lie in the folder of a
user: persons, all spellings complete. Each figure comes from a fresh process; the cache is a new, empty one.

    build     seconds of wall time and of the processor (all processes) from the user's file to the compiled one, the
              shipped knowledge being compiled already; and the most memory that it took
    file      megabytes of the compiled file
    open      milliseconds to map it
    check     megabytes of prose a second of processor time: every text read and checked with the rules names/*
    memory    megabytes of the process that checks: at its peak, and of that what belongs to it alone (the rest is the
              file, which the processes share and the system may take back)
    search    distinct tokens a second, those that are no ordinary words: keys, candidates, comparison by letters
    rapidfuzz, symspellpy
              the same tokens of the text against the same tokens of the base, within two edits; and how many times
              faster the search is. Both need the extra `bench`; what is not
              installed is left out.

FOLDER holds .txt and .md files, or .jsonl files with the key `text`.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LEXICON = HERE.parent / "knowledge" / "lexicon"
EDITS = 2
HEAD = (
    "table:\n  file: names.csv\n  kind: person\n  source: made by a script\n  licence: CC0\n  checked: 2026-01\n"
    '  row: {name: "{name}"}\n'
)


def make_names(count: int, seed: int) -> list[str]:
    """Distinct names of persons: a common name stands in many, one in ten has two given names, one in thirty two
    surnames."""
    rng = random.Random(seed)
    given, surnames = _drawer("given", rng), _drawer("surnames", rng)
    made: dict[str, str] = {}
    while len(made) < count:
        first, last, dice = next(given), next(surnames), rng.random()
        if dice < 0.1:
            first += " " + next(given)
        elif dice < 0.13:
            last += "-" + next(surnames)
        made.setdefault(f"{first} {last}".replace("-", " "), f"{first} {last}")
    return list(made.values())


def _drawer(name: str, rng: random.Random) -> Iterator[str]:
    """Words of a lexicon, each class three times as often as the one below it."""
    with (LEXICON / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["word"], int(row["class"])) for row in csv.DictReader(file)]
    rows = [(word, level) for word, level in rows if len(word) > 1 and word.isascii() and word.isalpha()]
    words = [word.title() for word, _ in rows]
    totals = list(itertools.accumulate(3**level for _, level in rows))
    while True:
        yield from rng.choices(words, cum_weights=totals, k=1000)


def write_folder(folder: Path, names: list[str], format: str) -> None:
    """The names as a user keeps them: a YAML list, or a table and its head."""
    folder.mkdir()
    if format == "yaml":
        (folder / "names.yaml").write_text(
            "person:\n" + "".join(f"  - {name}\n" for name in names),
            encoding="utf-8",
        )
    else:
        (folder / "head.yaml").write_text(HEAD, encoding="utf-8")
        (folder / "names.csv").write_text("name\n" + "".join(f"{name}\n" for name in names), encoding="utf-8")


def texts(folder: Path) -> Iterator[str]:
    """The prose of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)["text"]
        elif path.suffix in (".txt", ".md"):
            yield path.read_text(encoding="utf-8")


def processor_seconds() -> float:
    """User and system time of this process and its children so far."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def memory() -> dict[str, float]:
    """Megabytes at the peak; and now of its own, where the system tells."""
    found = {"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("RssAnon:"):
                found["own"] = int(line.split()[1]) / 1024
    return found


def step_warm(options: argparse.Namespace) -> dict[str, float]:
    """Compile the shipped knowledge."""
    from factlint.knowledge.loading import load_knowledge

    load_knowledge()
    return {}


def step_build(options: argparse.Namespace) -> dict[str, float]:
    """Compile the user's folder."""
    from factlint.knowledge.loading import load_knowledge

    load_knowledge()
    wall, used = time.perf_counter(), processor_seconds()
    load_knowledge([options.folder], builtin=options.builtin)
    result = {"wall": time.perf_counter() - wall, "cpu": processor_seconds() - used, **memory()}
    (file,) = Path(os.environ["FACTLINT_CACHE_DIR"]).rglob("user-*.fkb")
    return result | {"file": file.stat().st_size / 1e6}


def step_check(options: argparse.Namespace) -> dict[str, float]:
    """Read and check every text."""
    from factlint.knowledge.loading import load_knowledge
    from factlint.knowledge.store import open_layer
    from factlint.loader import builtin_rules, load_rules
    from factlint.run import Job
    from factlint.settings import Settings
    from factlint.source import Source

    rules = tuple(rule for rule in load_rules([builtin_rules()]) if rule.id.startswith("names/"))
    knowledge = load_knowledge([options.folder], builtin=options.builtin)
    (file,) = Path(os.environ["FACTLINT_CACHE_DIR"]).rglob("user-*.fkb")
    opened = min(_timed(lambda: open_layer(str(file)))[0] for _ in range(9))
    job = Job(rules, knowledge, Settings())
    size = findings = 0
    start = time.process_time()
    for number, text in enumerate(texts(options.prose)):
        findings += len(job.report(Source(f"{number}.txt", text)).findings)
        size += len(text.encode())
    seconds = time.process_time() - start
    return {"open": opened * 1000, "mb": size / 1e6, "seconds": seconds, "findings": findings, **memory()}


def step_search(options: argparse.Namespace) -> dict[str, float]:
    """Look up the distinct tokens of the prose by likeness, then let others do so."""
    from factlint.knowledge.loading import load_knowledge
    from factlint.names.candidates import COMMON, _tokens_like, edit_costs
    from factlint.names.runs import CAP, find_runs

    knowledge = load_knowledge([options.folder], builtin=options.builtin)
    layer, costs = knowledge.layers[-1], edit_costs(knowledge)
    found = {
        token.folded
        for text in texts(options.prose)
        for run in find_runs(text)
        for token in run
        if token.kind == CAP and token.folded.isalpha() and token.folded.isascii() and len(token.folded) >= 3
    }
    tokens = [token for token in sorted(found) if knowledge.lexicon(token).word < COMMON]
    seconds, hits = _timed(lambda: [len(_tokens_like(token, layer, knowledge, costs)) for token in tokens])
    keys, _ = _timed(lambda: [layer.similar(token) for token in tokens])
    result = {"tokens": len(tokens), "seconds": seconds, "found": sum(hits), "keys": keys}
    if options.skip_peers:
        return result
    base = [layer.string(number) for number in layer.token_text]
    sample = random.Random(options.seed).sample(tokens, min(options.sample, len(tokens)))
    knowledge.memo.clear()
    costs.memo.clear()
    result |= {"base": len(base), "sample": len(sample)}
    result["ours"], _ = _timed(lambda: [_tokens_like(token, layer, knowledge, costs) for token in sample])
    for name, peer in (("cdist", _cdist), ("extract", _extract), ("symspell", _symspell)):
        try:
            result[name] = peer(sample, base)
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    return result


def _cdist(sample: list[str], base: list[str]) -> float:
    """Processor seconds of one batched comparison, in slices that fit into memory."""
    import numpy
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    def run() -> None:
        for at in range(0, len(sample), 100):
            scores = cdist(
                sample[at : at + 100], base, scorer=Levenshtein.distance, score_cutoff=EDITS, dtype=numpy.uint8
            )
            numpy.argwhere(scores <= EDITS)

    return _timed(run)[0]


def _extract(sample: list[str], base: list[str]) -> float:
    """Processor seconds of one `extract` a token; a tenth of the sample stands for all of it."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    part = sample[::10]
    seconds, _ = _timed(
        lambda: [
            extract(token, base, scorer=Levenshtein.distance, score_cutoff=EDITS, limit=None, processor=None)
            for token in part
        ]
    )
    return seconds * len(sample) / len(part)


def _symspell(sample: list[str], base: list[str]) -> float:
    """Processor seconds of the look-ups; its index is built before."""
    from symspellpy import SymSpell, Verbosity

    index = SymSpell(max_dictionary_edit_distance=EDITS)
    for word in base:
        index.create_dictionary_entry(word, 1)
    return _timed(lambda: [index.lookup(token, Verbosity.ALL, max_edit_distance=EDITS) for token in sample])[0]


def _timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of an action, and what it gave."""
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


STEPS = {"warm": step_warm, "build": step_build, "check": step_check, "search": step_search}


def measure(step: str, arguments: list[str], environment: dict[str, str]) -> dict[str, float]:
    """What a step measures in a process of its own."""
    command = [sys.executable, str(HERE / "scale.py"), "--step", step, *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print a row for each size, and the comparison below it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prose", type=Path, required=True)
    parser.add_argument("--sizes", default="10000,100000,200000,1000000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=("csv", "yaml"), default="csv")
    parser.add_argument("--sample", type=int, default=1000, help="tokens that the others look up")
    parser.add_argument("--no-builtin", dest="builtin", action="store_false", help="leave out the shipped entries")
    parser.add_argument("--skip-peers", action="store_true")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        print(json.dumps(STEPS[options.step](options)))
        return
    given = ["--prose", str(options.prose), "--seed", str(options.seed), "--sample", str(options.sample)]
    given += [] if options.builtin else ["--no-builtin"]
    given += ["--skip-peers"] if options.skip_peers else []
    columns = ("names", "build s", "CPU s", "build MB", "file MB", "open ms", "check MB/s", "peak MB", "own MB")
    more = ("findings", "search tok/s", "keys tok/s")
    print("".join(f"{column:>13}" for column in (*columns, *more)), flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch) / "cache"
        environment = os.environ | {"FACTLINT_CACHE_DIR": str(cache), "PYTHONPATH": str(HERE.parent)}
        folder = Path(scratch) / "names"
        measure("warm", given, environment)
        compared = []
        for size in map(int, options.sizes.split(",")):
            write_folder(folder, make_names(size, options.seed), options.format)
            arguments = [*given, "--folder", str(folder)]
            build, check, search = (measure(step, arguments, environment) for step in ("build", "check", "search"))
            row = (
                size, build["wall"], build["cpu"], build["peak"], build["file"], check["open"],
                check["mb"] / check["seconds"], check["peak"], check.get("own", 0.0), check["findings"],
                search["tokens"] / search["seconds"], search["tokens"] / search["keys"],
            )  # fmt: skip
            print("".join(f"{x:>13,}" if isinstance(x, int) else f"{x:>13,.2f}" for x in row), flush=True)
            compared.append((size, search))
            for file in (*folder.iterdir(), *cache.rglob("user-*.fkb")):
                file.unlink()
            folder.rmdir()
    for size, search in compared:
        for name in ("cdist", "extract", "symspell"):
            if name in search:
                print(
                    f"{size:,} names, {search['base']:,.0f} tokens of the base, {search['sample']:.0f} of the text: "
                    f"search {search['ours']:.2f} s, {name} {search[name]:.2f} s, {search[name] / search['ours']:.1f}x"
                )


if __name__ == "__main__":
    main()
