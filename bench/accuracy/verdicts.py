"""Verdicts: what somebody who read a finding on published prose found it to be.

`verdicts.tsv` has a line for each finding that was read: its key, `true`, `false` or `doubtful`, the rule, and why. The
key is made of the path, the rule and the message, so that no text of others is copied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from math import sqrt
from pathlib import Path

from accuracy.tables import table

FILE = Path(__file__).parent / "verdicts.tsv"
Z = 1.96  # for an interval that holds the true share in 95 of 100 cases


def key_of(row: Mapping[str, str]) -> str:
    """Names a finding by where it is and what it says."""
    return sha256("\t".join((row["path"], row["rule"], row["message"])).encode()).hexdigest()[:12]


def read(path: Path = FILE) -> dict[str, str]:
    """Key → verdict."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return {line.split("\t")[0]: line.split("\t")[1] for line in lines if line and not line.startswith("#")}


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The interval of a share by Wilson's score (E. B. Wilson, JASA 1927); (0, 1) of nothing."""
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, Z * Z
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole)) / (1 + square / whole)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def print_table(rows: Sequence[Mapping[str, str]], examined: Counter[str]) -> None:
    """Per rule: what it compared, what it reported above a hint, and how much of that was found to be true."""
    verdicts = read()
    flagged: dict[str, Counter[str]] = {}
    for row in rows:
        if row["severity"] != "hint":
            flagged.setdefault(row["rule"], Counter())[verdicts.get(key_of(row), "unread")] += 1
    lines = []
    for rule in sorted({*flagged, *examined}):
        found = flagged.get(rule, Counter())
        true, judged = found["true"], found["true"] + found["false"]
        low, high = wilson(true, judged)
        shown = f"{true / judged:.2f} ({low:.2f} to {high:.2f})" if judged else "-"
        lines.append(
            (rule, examined.get(rule, "-"), sum(found.values()), true, found["false"],
             found["doubtful"], found["unread"], shown)
        )  # fmt: skip
    table(("rule", "checked", "flagged", "true", "false", "doubtful", "unread", "precision"), lines)
