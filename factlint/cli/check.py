"""`factlint check`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

from factlint.cli import UsageError
from factlint.collect import collect
from factlint.engine import RuleError
from factlint.report import FOR_PEOPLE, FORMATS, FileReport, Options, Run
from factlint.rule import SEVERITIES, Rule
from factlint.run import Job
from factlint.settings import HOUSES, Settings, SettingsError, load_settings
from factlint.source import Source, SourceError, decode, encode

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
    add = result.add_argument
    add(
        "paths", nargs="*", metavar="PATH", help="files, folders or patterns; - is standard input; default: this folder"
    )
    add("--fix", action="store_true", help="apply the safe fixes")
    add("--unsafe-fixes", action="store_true", help="with --fix or --diff: the suggested ones too")
    add("--diff", action="store_true", help="show what --fix would do as a patch, and change nothing")
    add("--select", action="append", metavar="RULES", help="only these rules or families, separated by commas")
    add("--ignore", action="append", metavar="RULES", help="not these rules or families")
    add(
        "--output-format",
        choices=FORMATS,
        default="full",
        metavar="FORMAT",
        help="for people: full (the default), concise, html (a page to mail); for programs: json, jsonl; for CI: "
        "github, gitlab, sarif, junit, checkstyle, rdjson, rdjsonl (docs/output.md says what takes which)",
    )
    add("--output-file", metavar="FILE", help="write the report to a file")
    add("--date", metavar="YYYY-MM-DD", help="publication date of the text")
    add("--style", choices=HOUSES, help="house style")
    add("--knowledge", action="append", metavar="DIR", help="a folder of knowledge files to add; may be repeated")
    add("--rules", action="append", metavar="DIR", help="a folder of rules to add; may be repeated")
    add("--no-builtin", action="store_true", help="leave the shipped knowledge out")
    add("--config", metavar="FILE", help="this configuration file")
    add("--isolated", action="store_true", help="no configuration file")
    add("--force-exclude", action="store_true", help="leave out what `exclude` names even where it is named here")
    add("--stdin-filename", metavar="NAME", default="<stdin>", help="name, and so the format, of standard input")
    add("--fail-level", choices=SEVERITIES, help="exit 1 for findings of this severity and above; default: error")
    add("--exit-zero", action="store_true", help="exit 0 even with findings")
    add("--statistics", action="store_true", help="count the findings by rule")
    add("--no-cache", action="store_true", help="neither read nor write the cache of compiled knowledge")
    add("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    add("-j", "--jobs", type=int, default=0, metavar="N", help="processes; default: one, more for many files")
    return result


def run(arguments: Sequence[str]) -> int:
    """Check what the arguments name and report."""
    options = parser().parse_args(arguments)
    settings = _settings(options)
    _check_date(options.date)
    collected = collect(options.paths or ["."], settings.exclude, force=options.force_exclude)
    errors = list(collected.errors)
    job = make_job(settings, date=options.date or "", cache=not options.no_cache)
    if options.diff or options.fix:
        return _fix(options, collected.paths, job, errors, collected.skipped)
    reports = _reports(collected.paths, options, settings, job, errors)
    _write(options, Run(tuple(reports), tuple(errors), collected.skipped, *_names(job)))
    return _status(reports, errors, settings, options)


def make_job(settings: Settings, *, date: str = "", cache: bool = True) -> Job:
    """Load the rules and the knowledge that the settings name. Raises UsageError."""
    import gc

    gc.set_threshold(50_000, 20, 50)  # a check makes hardly a cycle; looking for them took an eighth of its time
    from factlint.knowledge.loading import load_knowledge
    from factlint.loader import RuleLoadError, builtin_rules, load_rules

    try:
        rules = load_rules([builtin_rules(), *settings.rules])
    except RuleLoadError as error:
        raise UsageError(str(error)) from error
    known = {rule.id for rule in rules} | {rule.id.split("/")[0] for rule in rules} | {"factlint"}
    for selector in (*settings.select, *settings.ignore):
        if selector.rstrip("/") not in known and not selector.startswith("factlint/"):
            from factlint.knowledge.schema import nearest

            raise UsageError(f'"{selector}" is no rule and no family{nearest(selector, sorted(known))}')
    try:
        knowledge = load_knowledge(settings.knowledge, builtin=settings.builtin, cache=cache, say=_say)
    except Exception as error:
        from factlint.knowledge.located import KnowledgeError

        if isinstance(error, KnowledgeError):
            raise UsageError("\n".join(error.problems)) from error
        raise
    knowledge.style = settings.style
    return Job(tuple(rules), knowledge, settings, date)


def _settings(options: argparse.Namespace) -> Settings:
    try:
        settings = Settings() if options.isolated else load_settings(options.config)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    return settings._replace(
        knowledge=(*settings.knowledge, *(options.knowledge or ())),
        rules=(*settings.rules, *(options.rules or ())),
        builtin=settings.builtin and not options.no_builtin,
        select=_listed(options.select) or settings.select,
        ignore=(*settings.ignore, *_listed(options.ignore)),
        style=options.style or settings.style,
        fail_level=options.fail_level or settings.fail_level,
    )


def _listed(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(item.strip() for value in values or () for item in value.split(",") if item.strip())


def _check_date(date: str | None) -> None:
    if date:
        from factlint.knowledge.schema import Bad
        from factlint.knowledge.schema import date as check_date

        try:
            complete = len(check_date(date)) == 10
        except Bad:
            complete = False
        if not complete:
            raise UsageError(f'--date: "{date}" is not a day; write it as YYYY-MM-DD')


def _read(path: str, options: argparse.Namespace) -> Source:
    """A source from a file or standard input. Raises SourceError."""
    if path == "-":
        return decode(sys.stdin.buffer.read(), options.stdin_filename)
    try:
        with open(path, "rb") as file:
            return decode(file.read(), path)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}; check the file and its permissions") from None


def _reports(
    paths: Sequence[str], options: argparse.Namespace, settings: Settings, job: Job, errors: list[str]
) -> list[FileReport]:
    """One report a file, in the order of the paths; what fails becomes an error sentence."""
    processes = options.jobs or (min(os.cpu_count() or 1, 8) if len(paths) >= MANY else 1)
    if processes > 1 and "-" not in paths:
        from factlint.pool import report_all

        reports = report_all(paths, settings, options.date or "", processes)
        errors.extend(report for report in reports if isinstance(report, str))
        return [report for report in reports if not isinstance(report, str)]
    found = []
    for path in paths:
        try:
            found.append(job.report(_read(path, options)))
        except (SourceError, RuleError) as error:
            errors.append(str(error))
    return found


def _fix(options: argparse.Namespace, paths: Sequence[str], job: Job, errors: list[str], skipped: int) -> int:
    """Apply fixes to the files, or show them as a patch; standard input is written fixed to standard output."""
    from factlint.files import replace_file
    from factlint.patch import patch

    reports = []
    changed = False
    for path in paths:
        try:
            source = _read(path, options)
            text, count = job.fix(source, unsafe=options.unsafe_fixes)
            changed = changed or count > 0
            if options.diff:
                if count:
                    sys.stdout.flush()
                    sys.stdout.buffer.write(patch(source, text))
                continue
            if path == "-":
                sys.stdout.buffer.write(encode(source, text))
            elif count:
                replace_file(path, encode(source, text))
            fixed = Source(source.path, text, source.encoding, source.bom, source.guessed)
            reports.append(job.report(fixed)._replace(fixed=count))
        except (SourceError, RuleError) as error:
            errors.append(str(error))
        except OSError as error:
            errors.append(f"{path}: cannot be written: {error.strerror}; the file is unchanged")
    if options.diff:
        for problem in errors:
            sys.stderr.write(f"factlint: {problem}\n")
        return 2 if errors else 1 if changed and not options.exit_zero else 0
    to_error = sys.stderr.write if "-" in paths else None
    _write(options, Run(tuple(reports), tuple(errors), skipped, *_names(job)), to_error)
    return _status(reports, errors, job.settings, options)


def _write(options: argparse.Namespace, result: Run, other: Callable[[str], object] | None = None) -> None:
    """Render the report to standard output or the named file, and the errors to standard error."""
    module = import_module(f"factlint.report.{options.output_format}_report")
    if options.output_file:
        from factlint.files import replace_file

        lines: list[str] = []
        module.render(result, lines.append, _rendering(options, terminal=False))
        replace_file(options.output_file, "".join(lines).encode("utf-8", _unwritable(options)))
    else:
        out = other or sys.stdout.write
        if hasattr(sys.stdout, "reconfigure"):
            if options.output_format not in FOR_PEOPLE:
                sys.stdout.reconfigure(encoding="utf-8")  # what programs read is UTF-8 whatever the terminal is
            sys.stdout.reconfigure(errors=_unwritable(options) if _utf8(sys.stdout.encoding) else "backslashreplace")
        module.render(result, out, _rendering(options, terminal=sys.stdout.isatty() and other is None))
    for error in result.errors:
        sys.stderr.write(f"factlint: {error}\n")


def _unwritable(options: argparse.Namespace) -> str:
    """What becomes of a file name that is no UTF-8: its bytes for people, an escape in JSON; the rest replaces it."""
    return "surrogateescape" if options.output_format in FOR_PEOPLE else "backslashreplace"


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


def _names(job: Job) -> tuple[str, str, tuple[Rule, ...], str]:
    """What a report says of the tool: version, knowledge, rules and the severity that fails a run."""
    from factlint import __version__

    return __version__, job.knowledge.digest, tuple(job.active()), job.settings.fail_level


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
