"""Many files in several processes. Each worker loads rules and knowledge itself; only paths and settings travel."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing import get_context
from typing import TYPE_CHECKING

from factlint.engine import RuleError
from factlint.report import FileReport
from factlint.run import Job
from factlint.settings import Settings
from factlint.source import SourceError, decode

if TYPE_CHECKING:
    from factlint.changed import Changed

_job: Job | None = None


def report_all(
    paths: Sequence[str], settings: Settings, date: str, processes: int, changed: Changed | None = None
) -> list[FileReport | str]:
    """One report a file in the order of the paths; a sentence in its place where a file or a rule fails."""
    with get_context("spawn").Pool(processes, _start, (settings, date, changed)) as pool:
        return pool.map(_report, paths, chunksize=max(1, min(16, len(paths) // processes)))


def _start(settings: Settings, date: str, changed: Changed | None) -> None:
    from factlint.cli.check import make_job

    global _job
    _job = make_job(settings, date=date)._replace(changed=changed)


def _report(path: str) -> FileReport | str:
    assert _job is not None
    try:
        with open(path, "rb") as file:
            return _job.report(decode(file.read(), path))
    except (SourceError, RuleError) as error:
        return str(error)
    except OSError as error:
        return f"{path}: cannot be read: {error.strerror}; check the file and its permissions"
