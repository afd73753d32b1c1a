"""Living with findings: the most severe of many, and what there is to say of the baseline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factlint.report import Run
from factlint.report.layout import count
from factlint.rule import SEVERITIES

if TYPE_CHECKING:
    from factlint.baseline import Key

NAMED = 10  # stale entries that are named


def limited(run: Run, most: int) -> Run:
    """The run with its most severe findings, in their places; the others are hidden, but count."""
    order = sorted(
        ((at, index) for at, file in enumerate(run.files) for index in range(len(file.findings))),
        key=lambda place: (
            SEVERITIES.index(run.files[place[0]].findings[place[1]].severity),
            -run.files[place[0]].findings[place[1]].confidence,
            place,
        ),
    )
    shown = set(order[:most])
    files = []
    for at, file in enumerate(run.files):
        findings = [(finding, (at, index) in shown) for index, finding in enumerate(file.findings)]
        files.append(
            file._replace(
                findings=tuple(finding for finding, here in findings if here),
                hidden=tuple(finding for finding, here in findings if not here),
            )
        )
    return run._replace(files=tuple(files))


def notes(run: Run) -> Iterator[str]:
    """Sentences on what is not shown and what is stale."""
    hidden = sum(len(file.hidden) for file in run.files)
    if hidden:
        yield f"{count(hidden, 'more finding')} not shown; raise --max-findings to see more"
    entries = stale(run)
    if entries:
        number = count(sum(times for _, times in entries), "stale entry", "stale entries")
        yield f"{number} in {run.baseline}, nothing there matches any more; `factlint baseline prune` removes them"
        for key, times in entries[:NAMED]:
            text = key.text if len(key.text) <= 60 else key.text[:59] + "…"
            yield f"stale: {key.path}: {key.rule} {text}" + (f" ({times} times)" if times > 1 else "")
        if len(entries) > NAMED:
            yield f"stale: and {len(entries) - NAMED} more"


def stale(run: Run) -> list[tuple[Key, int]]:
    """The entries of the baseline that match nothing, in order."""
    return sorted([*run.gone, *(entry for file in run.files for entry in file.stale)])


def living_record(run: Run) -> dict[str, Any]:
    """What the JSON says of it: nothing where neither a baseline nor a limit is in use."""
    found: dict[str, Any] = {}
    if run.baseline:
        found["baseline"] = {
            "file": run.baseline,
            "silenced": sum(file.silenced for file in run.files),
            "stale": [{**key._asdict(), "count": times} for key, times in stale(run)],
        }
    if hidden := sum(len(file.hidden) for file in run.files):
        found["left_out"] = hidden
    return found
