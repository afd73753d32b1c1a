"""`factlint baseline`: the findings of now, recorded so that only new ones are reported."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence

from factlint.baseline import Baseline, Key, write_baseline
from factlint.cli import UsageError
from factlint.cli.check import add_choice, make_job, reports_of, settings_of
from factlint.collect import collect
from factlint.report.layout import count
from factlint.settings import BASELINE, Settings

ACTIONS = {
    "create": "record all present findings; an existing baseline is not touched",
    "update": "record the present findings of these files in place of the recorded ones",
    "prune": "remove the entries that match nothing any more; add none",
}


def run(arguments: Sequence[str]) -> int:
    """Write the baseline. Exit status 0, or 2 where a file could not be checked: then nothing is written."""
    width = int(os.environ.get("COLUMNS") or 80)
    parser = argparse.ArgumentParser(
        prog="factlint baseline",
        formatter_class=lambda prog: argparse.HelpFormatter(prog, width=min(width, 100)),
        description="Record the findings of now, so that `factlint check` reports new ones only. "
        + " ".join(f"{name}: {text}." for name, text in ACTIONS.items()),
    )
    parser.add_argument("action", choices=ACTIONS, metavar="create|update|prune", help="what to do")
    add_choice(parser)
    options = parser.parse_args(arguments)
    if "-" in options.paths:
        raise UsageError("a baseline is made of files; name files or folders in the place of -")
    settings = settings_of(options)
    file = settings.baseline or _default(settings)
    if options.action == "create":
        if os.path.exists(file):
            raise UsageError(f"{file} is already there; run `factlint baseline update`, or remove it first")
        settings = settings._replace(baseline="")
    else:
        settings = settings._replace(baseline=file)
    collected = collect(options.paths or ["."], settings.exclude)
    errors = list(collected.errors)
    job = make_job(settings, date=options.date or "", cache=not options.no_cache)
    reports = reports_of(collected.paths, options, job, errors)
    if errors:
        raise UsageError("\n".join([*errors, f"{file} is unchanged"]))
    baseline = job.baseline or Baseline(file, {})
    new: Counter[Key] = Counter()
    stale = baseline.gone()
    for report in reports:
        stale.update(dict(report.stale))
        if options.action != "prune":
            new.update(baseline.keys_of(report.source.path, report.findings))
    counts = Counter(baseline.counts) - stale + new
    if options.action == "create" or new or stale:
        write_baseline(file, counts)
    sys.stdout.write(f"{file}: {new.total()} added, {stale.total()} removed, {_held(counts)}\n")
    return 0


def _default(settings: Settings) -> str:
    """Beside the configuration, else in the working folder."""
    return os.path.relpath(os.path.join(os.path.dirname(settings.file), BASELINE))


def _held(counts: Counter[Key]) -> str:
    files = len({key.path for key in counts})
    return f"{count(counts.total(), 'finding')} in {count(files, 'file')}"
