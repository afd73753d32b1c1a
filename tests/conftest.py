"""What several tests need: the fixture knowledge, the shipped one, the rules, and the real command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from factlint.document import Document
from factlint.knowledge import Knowledge
from factlint.knowledge.loading import load_knowledge
from factlint.loader import builtin_rules, load_rules
from factlint.readers import read_document
from factlint.rule import Rule
from factlint.source import Source

FIXTURE = Path(__file__).parent / "knowledge"

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that is skipped where everything must run: there a missing program is a fault of the set-up."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that asks for a package."""
    report = yield
    if report.skipped:
        _refuse_skip(report)
    return report


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    # What no package of the system gives may be missing: such a skip says "optional: …".
    if os.environ.get("FACTLINT_NO_SKIPS") and "optional: " not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped, but FACTLINT_NO_SKIPS is set: {report.longrepr}"


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the user's cache out of the tests, and compile the shipped knowledge once."""
    os.environ["FACTLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def fixture_knowledge() -> Knowledge:
    return load_knowledge([FIXTURE], builtin=False)


@pytest.fixture(scope="session")
def shipped() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def rules() -> list[Rule]:
    return load_rules([builtin_rules()])


@pytest.fixture
def factlint(tmp_path: Path) -> Command:
    """Run the real command line in an empty folder."""

    def run(
        *arguments: str, stdin: str | bytes | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "factlint", *arguments],
            input=given,
            capture_output=True,
            cwd=cwd or tmp_path,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8", "surrogateescape"), done.stderr.decode()
        )

    return run


def read(text: str, *, format: str = "plain", date: str = "") -> Document:
    """A document from a text."""
    return read_document(Source("text.txt", text), format=format, date=date)
