"""`factlint check`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from factlint import FactlintError
from factlint.cli import UsageError
from factlint.collect import collect
from factlint.engine import RuleError
from factlint.report import FORMATS, FileReport, Options, Run
from factlint.rule import SEVERITIES
from factlint.run import Job, check_day
from factlint.run import make_job as load_job
from factlint.settings import BASELINE, HOUSES, Settings, SettingsError, load_settings
from factlint.source import Source, SourceError, decode

if TYPE_CHECKING:
    from factlint.changed import Changed

MANY = 40  # files from which several processes pay


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    width = int(os.environ.get("COLUMNS") or 80)  # given here, as argparse would import shutil to find it
    result = argparse.ArgumentParser(
        prog="factlint check",
        formatter_class=lambda prog: argparse.HelpFormatter(prog, width=min(width, 100)),
        description="Check prose for wrong names and facts. Exit status: 0 nothing at or above the fail level, "
        "1 findings, 2 a fault of call, input or knowledge.",
    )
    add_choice(result)
    add = result.add_argument
    add("--fix", action="store_true", help="apply the safe fixes")
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: the suggested ones too")
    add("--add-ignore", action="store_true", help="write instructions into the texts that silence all present findings")
    add("--diff", action="store_true", help="show what --fix or --add-ignore would do as a patch, and change nothing")
    add("--output-format", choices=FORMATS, default="full", help="default: full")
    add("--output-file", metavar="FILE", help="write the report to a file")
    add("--stdin-filename", metavar="NAME", default="<stdin>", help="name, and so the format, of standard input")
    add("--no-baseline", action="store_true", help="report what the baseline silences as well")
    add("--changed-since", metavar="REV", help="only findings on lines changed since a git revision")
    add("--fail-level", choices=SEVERITIES, help="exit 1 for findings of this severity and above; default: error")
    add("--exit-zero", action="store_true", help="exit 0 even with findings")
    add("--max-findings", type=_natural, metavar="N", help="show the N most severe only; the exit status is the same")
    add("--statistics", action="store_true", help="count the findings by rule, severity and fix")
    add("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    return result


def add_choice(result: argparse.ArgumentParser) -> None:
    """The options by which commands choose files, rules and knowledge."""
    add = result.add_argument
    add(
        "paths", nargs="*", metavar="PATH", help="files, folders or patterns; - is standard input; default: this folder"
    )
    add("--select", action="append", metavar="RULES", help="only these rules or families, separated by commas")
    add("--ignore", action="append", metavar="RULES", help="not these rules or families")
    add("--date", metavar="YYYY-MM-DD", help="publication date of the text")
    add("--style", choices=HOUSES, help="house style")
    add("--knowledge", action="append", metavar="DIR", help="a folder of knowledge files to add; may be repeated")
    add("--rules", action="append", metavar="DIR", help="a folder of rules to add; may be repeated")
    add("--no-builtin", action="store_true", help="leave the shipped knowledge out")
    add("--config", metavar="FILE", help="this configuration file")
    add("--isolated", action="store_true", help="no configuration file, and no baseline but a named one")
    add("--baseline", metavar="FILE", help=f"known findings; default: the nearest {BASELINE}")
    add("--no-cache", action="store_true", help="neither read nor write the cache of compiled knowledge")
    add("-j", "--jobs", type=int, default=0, metavar="N", help="processes; default: one, more for many files")


def _natural(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 0 up")
    return int(value)


def run(arguments: Sequence[str]) -> int:
    """Check what the arguments name and report."""
    options = parser().parse_args(arguments)
    if options.fix and options.add_ignore:
        raise UsageError("--fix and --add-ignore are two ways to go; run --fix first, then --add-ignore for the rest")
    settings = settings_of(options)
    collected = collect(options.paths or ["."], settings.exclude)
    errors = list(collected.errors)
    changed = _changed(options, collected.paths)
    job = make_job(settings, date=options.date or "", cache=not options.no_cache)._replace(changed=changed)
    if options.diff or options.fix or options.add_ignore:
        from factlint.cli.rewrite import rewrite

        reports = rewrite(options, collected.paths, job, errors)
        if isinstance(reports, int):
            return reports
    else:
        reports = reports_of(collected.paths, options, job, errors)
    rewritten = options.fix or options.add_ignore
    to_error = sys.stderr.write if rewritten and "-" in collected.paths else None
    result = Run(tuple(reports), tuple(errors), collected.skipped, *_names(job))
    if job.baseline is not None:
        result = result._replace(baseline=job.baseline.file, gone=tuple(job.baseline.gone().items()))
    if options.max_findings is not None:
        from factlint.report.living import limited

        _write(options, limited(result, options.max_findings), to_error)
    else:
        _write(options, result, to_error)
    return _status(reports, errors, settings, options)


def _changed(options: argparse.Namespace, paths: Sequence[str]) -> Changed | None:
    if not options.changed_since:
        return None
    from factlint.changed import ChangedError, changed_since

    if "-" in paths:
        raise UsageError("--changed-since: standard input has no history; name the file instead")
    try:
        return changed_since(options.changed_since, paths=paths)
    except ChangedError as error:
        raise UsageError(str(error)) from error


def make_job(settings: Settings, *, date: str = "", cache: bool = True) -> Job:
    """Load the rules and the knowledge that the settings name. Raises UsageError."""
    import gc

    gc.set_threshold(50_000, 20, 50)  # a check makes hardly a cycle; looking for them took an eighth of its time
    try:
        return load_job(settings, date=date, cache=cache, say=_say)
    except FactlintError as error:
        raise UsageError(str(error)) from error


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings of the configuration with what the command line says. Raises UsageError."""
    if options.date:
        check_day(options.date, "--date")
    try:
        settings = Settings() if options.isolated else load_settings(options.config)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    # What the command line says is stronger than what is set for a path.
    per_path = tuple(
        item._replace(
            select=() if options.select else item.select,
            style="" if options.style else item.style,
        )
        for item in settings.per_path
    )
    no_baseline = getattr(options, "no_baseline", False)
    return settings._replace(
        knowledge=(*settings.knowledge, *(options.knowledge or ())),
        rules=(*settings.rules, *(options.rules or ())),
        builtin=settings.builtin and not options.no_builtin,
        select=_listed(options.select) or settings.select,
        ignore=(*settings.ignore, *_listed(options.ignore)),
        style=options.style or settings.style,
        fail_level=getattr(options, "fail_level", None) or settings.fail_level,
        baseline="" if no_baseline else options.baseline or settings.baseline,
        per_path=per_path,
    )


def _listed(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(item.strip() for value in values or () for item in value.split(",") if item.strip())


def read_source(path: str, options: argparse.Namespace) -> Source:
    """A source from a file or standard input. Raises SourceError."""
    if path == "-":
        return decode(sys.stdin.buffer.read(), options.stdin_filename)
    try:
        with open(path, "rb") as file:
            return decode(file.read(), path)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}; check the file and its permissions") from None


def reports_of(paths: Sequence[str], options: argparse.Namespace, job: Job, errors: list[str]) -> list[FileReport]:
    """One report a file, in the order of the paths; what fails becomes an error sentence."""
    processes = options.jobs or (min(os.cpu_count() or 1, 8) if len(paths) >= MANY else 1)
    if processes > 1 and "-" not in paths:
        from factlint.pool import report_all

        reports = report_all(paths, job.settings, job.date, processes, job.changed)
        errors.extend(report for report in reports if isinstance(report, str))
        return [report for report in reports if not isinstance(report, str)]
    found = []
    for path in paths:
        try:
            found.append(job.report(read_source(path, options)))
        except (SourceError, RuleError) as error:
            errors.append(str(error))
    return found


def _write(options: argparse.Namespace, result: Run, other: Callable[[str], object] | None = None) -> None:
    """Render the report to standard output or the named file, and the errors to standard error."""
    module = import_module(f"factlint.report.{options.output_format}_report")
    if options.output_file:
        from factlint.files import replace_file

        lines: list[str] = []
        module.render(result, lines.append, _rendering(options, terminal=False))
        replace_file(options.output_file, "".join(lines).encode())
    else:
        out = other or sys.stdout.write
        if hasattr(sys.stdout, "reconfigure"):
            if options.output_format in ("json", "jsonl"):
                sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8 whatever the terminal is
            sys.stdout.reconfigure(errors="backslashreplace" if not _utf8(sys.stdout.encoding) else "strict")
        module.render(result, out, _rendering(options, terminal=sys.stdout.isatty() and other is None))
    for error in result.errors:
        sys.stderr.write(f"factlint: {error}\n")
    if options.output_format != "full":
        from factlint.report.living import notes

        for note in notes(result):
            _say(note)
    if options.statistics and options.output_format not in ("full", "concise", "json", "jsonl"):
        from factlint.report.statistics import render_statistics

        render_statistics(result, sys.stderr.write)


def _utf8(encoding: str | None) -> bool:
    return (encoding or "").lower().replace("-", "") == "utf8"


def _rendering(options: argparse.Namespace, *, terminal: bool) -> Options:
    color = options.color == "always" or (
        options.color == "auto" and terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    width = 80
    if terminal:
        from shutil import get_terminal_size

        width = max(get_terminal_size().columns, 40)
    return Options(color, min(width, 100), options.statistics, options.unsafe_fixes)


def _names(job: Job) -> tuple[str, str]:
    from factlint import __version__

    return __version__, job.knowledge.digest


def _status(
    reports: Iterable[FileReport], errors: Sequence[str], settings: Settings, options: argparse.Namespace
) -> int:
    if errors:
        return 2
    levels = SEVERITIES[: SEVERITIES.index(settings.fail_level) + 1]
    found = any(finding.severity in levels for report in reports for finding in report.findings)
    return 1 if found and not options.exit_zero else 0


def _say(message: str) -> None:
    sys.stderr.write(f"factlint: {message}\n")
