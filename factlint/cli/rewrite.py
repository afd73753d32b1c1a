"""`factlint check` with --fix, --add-ignore or --diff: what changes the texts themselves."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from factlint.cli.check import read_source
from factlint.engine import RuleError
from factlint.files import replace_file
from factlint.patch import patch
from factlint.report import FileReport
from factlint.report.layout import count
from factlint.run import Job
from factlint.source import Source, SourceError, encode


def rewrite(options: argparse.Namespace, paths: Sequence[str], job: Job, errors: list[str]) -> list[FileReport] | int:
    """Change the files, or show the changes as a patch; standard input is written changed to standard output.

    Returns the reports on the texts as they are then, or after a patch the exit status.
    """
    done: list[tuple[Source, int]] = []
    number = files = left = 0
    for path in paths:
        try:
            source = read_source(path, options)
            text, changes, rest = _changed(source, job, options)
            number, files, left = number + changes, files + (changes > 0), left + rest
            if options.diff:
                if changes:
                    sys.stdout.flush()
                    sys.stdout.buffer.write(patch(source, text))
                continue
            if path == "-":
                sys.stdout.buffer.write(encode(source, text))
            elif changes:
                replace_file(path, encode(source, text))
            done.append((source._replace(text=text), changes))
        except (SourceError, RuleError) as error:
            errors.append(str(error))
        except OSError as error:
            errors.append(f"{path}: cannot be written: {error.strerror}; the file is unchanged")
    if options.diff:
        for problem in errors:
            sys.stderr.write(f"factlint: {problem}\n")
        return 2 if errors else 1 if number and not options.exit_zero else 0
    if options.add_ignore:
        say = f"{count(number, 'finding')} in {count(files, 'file')} silenced in the text"
        if left:
            say += f"; {left} stand where no instruction can (use ignore-words, a per-path table or a baseline)"
        sys.stderr.write(f"factlint: {say}\n")
    if job.changed is not None and number:  # the lines may have other numbers now
        from factlint.changed import changed_since

        job = job._replace(changed=changed_since(options.changed_since))
    return [job.report(source)._replace(fixed=0 if options.add_ignore else changes) for source, changes in done]


def _changed(source: Source, job: Job, options: argparse.Namespace) -> tuple[str, int, int]:
    """The text as the options want it, how many findings that settles, and how many instructions have no place."""
    if not options.add_ignore:
        return *job.fix(source, unsafe=options.unsafe_fixes), 0
    from factlint.ignoring import add_ignores

    text, silenced, left = add_ignores(source, job.findings(job.read(source)), job.read)
    return text, silenced, sum(1 for finding in left if not finding.rule.startswith("factlint/"))
