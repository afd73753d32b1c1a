"""How often each rule spoke, how severe it was, and what of it can be fixed."""

from __future__ import annotations

from factlint.report import Run
from factlint.report.layout import Write
from factlint.rule import SAFE, SEVERITIES, UNSAFE, Finding

COLUMNS = (*SEVERITIES, "fixable", "suggested")


def statistics(run: Run) -> dict[str, dict[str, int]]:
    """For each rule, the one that spoke most often first: findings by severity, and those with a fix.

    fixable: by --fix; suggested: by --fix --unsafe-fixes. What is counted but not shown is counted here.
    """
    table: dict[str, dict[str, int]] = {}
    for file in run.files:
        for finding in (*file.findings, *file.hidden):
            row = table.setdefault(finding.rule, dict.fromkeys(COLUMNS, 0))
            row[finding.severity] += 1
            if kind := _fixable(finding):
                row[kind] += 1
    return dict(sorted(table.items(), key=lambda item: (-_findings(item[1]), item[0])))


def render_statistics(run: Run, write: Write) -> None:
    """Write the table, with a line of sums; nothing where there are no findings."""
    table = statistics(run)
    if not table:
        return
    sums = {column: sum(row[column] for row in table.values()) for column in COLUMNS}
    heads = ("errors", "warnings", "hints", "fixable", "suggested")
    width = max(len(rule) for rule in table)
    write(f"{'rule':<{width}}  findings  {'  '.join(heads)}\n")
    for rule, row in [*table.items(), ("total", sums)]:
        cells = (f"{row[column] or '-':>{len(head)}}" for column, head in zip(COLUMNS, heads, strict=True))
        write(f"{rule:<{width}}  {_findings(row):>8}  {'  '.join(cells)}\n")
    write("\n")


def _findings(row: dict[str, int]) -> int:
    return sum(row[severity] for severity in SEVERITIES)


def _fixable(finding: Finding) -> str:
    """As `choose` in factlint.fixes: of several suggestions a person must choose."""
    kinds = [fix.applicability for fix in finding.fixes]
    if kinds.count(UNSAFE) > 1:
        return ""
    return "fixable" if SAFE in kinds else "suggested" if UNSAFE in kinds else ""
