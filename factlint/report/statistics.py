"""How often each rule spoke."""

from __future__ import annotations

from collections import Counter

from factlint.report import Run
from factlint.report.layout import Write


def render_statistics(run: Run, write: Write) -> None:
    """Write one line a rule and severity, the most frequent first."""
    counts = Counter((finding.rule, finding.severity) for file in run.files for finding in file.findings)
    for (rule, severity), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        write(f"{number:>6}  {severity:<8} {rule}\n")
    if counts:
        write("\n")
