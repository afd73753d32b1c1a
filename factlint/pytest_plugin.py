"""The pytest plug-in: `pytest --factlint` checks the documents of a project, each as a test of its own.

pytest loads it in every run of an environment where factlint is installed, so nothing of factlint is imported before
it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

if TYPE_CHECKING:
    from factlint.api import Options
    from factlint.settings import Settings

_DOCUMENTS = pytest.StashKey[frozenset[str]]()
_SETTINGS = pytest.StashKey["Settings"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.getgroup("factlint").addoption(
        "--factlint", action="store_true", help="check names and facts in the documents of this project"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Read the settings, so that a fault in them ends the run before it begins."""
    if config.getoption("factlint"):
        _settings(config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A document that `factlint check` would read, or that is named on the command line."""
    if not parent.config.getoption("factlint"):
        return None
    from factlint.readers import format_of

    named = parent.session.isinitpath(file_path)
    if not file_path.suffix or format_of(str(file_path)) is None:
        return None
    if not named and os.path.realpath(file_path) not in _documents(parent.config):
        return None
    document: pytest.Collector = DocumentFile.from_parent(parent, path=file_path)
    return document


class DocumentFile(pytest.File):
    """A document; it has one test."""

    def collect(self) -> Iterator[pytest.Item]:
        """The test."""
        yield DocumentItem.from_parent(self, name="factlint")


class DocumentItem(pytest.Item):
    """Fails where a document has findings at or above the fail level of the project."""

    funcargs: ClassVar[dict[str, Any]] = {}  # none, but plug-ins for functions ask for them: without, pytest-lsp breaks

    def runtest(self) -> None:
        """Check the document."""
        from factlint.api import read_file, report
        from factlint.testing import at_or_above, rendered

        path = os.path.relpath(self.path)
        result = report(read_file(path if not path.startswith(os.pardir) else self.path), **_options(self.config))
        if at_or_above(_settings(self.config).fail_level, result.findings):
            raise FoundError(rendered(result))
        if result.findings:
            self.add_report_section("call", "factlint", rendered(result))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The report, or the sentence that says what is wrong with the set-up."""
        from factlint import FactlintError

        if isinstance(excinfo.value, FoundError):
            return str(excinfo.value)
        if isinstance(excinfo.value, FactlintError):
            return f"factlint: {excinfo.value}"
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, None, str]:
        """What the head of a failure says."""
        return self.path, None, f"factlint: {os.path.relpath(self.path, self.config.rootpath)}"


class FoundError(Exception):
    """A document with findings; the message is the report."""


@pytest.fixture(scope="session")
def assert_no_findings(pytestconfig: pytest.Config) -> Callable[..., None]:
    """`factlint.assert_no_findings` with the configuration of the project."""
    from factlint import assert_no_findings as check

    def bound(document: str | os.PathLike[str], **options: Any) -> None:
        __tracebackhide__ = True
        check(document, **{**_options(pytestconfig), **options})

    return bound


def _options(config: pytest.Config) -> Options:
    return {"config": config.rootpath}


def _settings(config: pytest.Config) -> Settings:
    """The nearest settings at or above the root folder, read once. Raises pytest.UsageError."""
    if _SETTINGS not in config.stash:
        from factlint import FactlintError
        from factlint.settings import load_settings

        try:
            config.stash[_SETTINGS] = load_settings(start=str(config.rootpath))
        except FactlintError as error:
            raise pytest.UsageError(f"factlint: {error}") from None
    return config.stash[_SETTINGS]


def _documents(config: pytest.Config) -> frozenset[str]:
    """The documents in the folders of this run, without what .gitignore and `exclude` leave out."""
    if _DOCUMENTS not in config.stash:
        from factlint.collect import collect

        start = config.invocation_params.dir
        places = [os.path.join(start, argument.split("::")[0]) for argument in config.args]
        found = collect([place for place in places if os.path.isdir(place)], _settings(config).exclude)
        config.stash[_DOCUMENTS] = frozenset(map(os.path.realpath, found.paths))
    return config.stash[_DOCUMENTS]
