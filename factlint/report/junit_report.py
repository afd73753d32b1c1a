"""JUnit's XML, which nearly every CI system shows as test results: a suite a file, a test a finding.

A finding below the fail level is a test that passed with a word on its output, so that the colour of the report is the
exit status of the run. Times are nil: two runs of the same text give the same report.
"""

from __future__ import annotations

from collections.abc import Sequence

from factlint.report import FileReport, Options, Run
from factlint.report.layout import Place, Write, explained, places, shared_path
from factlint.report.markup import escaped, tag
from factlint.rule import SEVERITIES, Finding


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    failing = SEVERITIES[: SEVERITIES.index(run.fail_level) + 1]
    failures = sum(finding.severity in failing for file in run.files for finding in file.findings)
    tests = sum(max(len(file.findings), 1) for file in run.files) + len(run.errors)
    head = tag("testsuites", name="factlint", tests=tests, failures=failures, errors=len(run.errors), time="0")
    write(f'<?xml version="1.0" encoding="UTF-8"?>\n<{head}>\n')
    for file in run.files:
        _suite(file, failing, write)
    if run.errors:
        count = len(run.errors)
        write(f"<{tag('testsuite', name='factlint', tests=count, failures=0, errors=count, skipped=0, time='0')}>\n")
        for number, error in enumerate(run.errors, 1):
            write(f"  <{tag('testcase', classname='factlint', name=f'error {number}', time='0')}>\n")
            write(f"    <{tag('error', type='error', message=error)}>{escaped(error)}</error>\n  </testcase>\n")
        write("</testsuite>\n")
    write("</testsuites>\n")


def _suite(file: FileReport, failing: Sequence[str], write: Write) -> None:
    path = shared_path(file.source.path)
    failures = sum(finding.severity in failing for finding in file.findings)
    tests = max(len(file.findings), 1)
    write(f"<{tag('testsuite', name=path, tests=tests, failures=failures, errors=0, skipped=0, time='0')}>\n")
    where = places(file.source.text)
    for finding in file.findings:
        place = where(finding.span)
        name = f"{finding.rule} {place.line}:{place.column} {' '.join(finding.text.split())}"
        write(f"  <{tag('testcase', classname=path, name=name, time='0')}>\n")
        if finding.severity in failing:
            failure = tag("failure", type=finding.severity, message=" ".join(finding.message.split()))
            write(f"    <{failure}>{escaped(_body(path, place, finding))}</failure>\n")
        else:
            write(f"    <system-out>{escaped(_body(path, place, finding))}</system-out>\n")
        write("  </testcase>\n")
    if not file.findings:
        write(f"  <{tag('testcase', classname=path, name='no findings', time='0')}/>\n")
    write("</testsuite>\n")


def _body(path: str, place: Place, finding: Finding) -> str:
    head = f"{path}:{place.line}:{place.column}: {finding.severity} {finding.rule}"
    return "\n".join([head, finding.message, *explained(finding)])
