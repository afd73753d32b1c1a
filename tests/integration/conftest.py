"""What the tests with other people's programs need: a clone of this checkout as it is, and a clean environment.

These tests install factlint as its users do, so they take minutes and need a package index. `make test` leaves them out;
`make integration` and CI run them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]


class Project(NamedTuple):
    """A user's repository: its folder and the environment that its commands run in."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, *command: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command in the folder; its output is in `stdout`, both streams together."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert not check or done.returncode == 0, done.stdout
        return done

    def write(self, name: str, text: str) -> Path:
        """Write a file below the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a user who has none of ours: no path into this checkout, no git but files, an own pre-commit."""
    ours = ("PYTHONPATH", "VIRTUAL_ENV", "FACTLINT_CACHE_DIR")
    kept = {name: value for name, value in os.environ.items() if name not in ours and not name.startswith("GIT_")}
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text("[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n")
    return kept | {
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_ALLOW_PROTOCOL": "file",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
        "XDG_CACHE_HOME": str(home / "cache"),
        "NO_COLOR": "1",
    }


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """A repository with one commit: this checkout with its uncommitted changes."""
    target = tmp_path_factory.mktemp("clone") / "factlint"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    project = Project(target, environment)
    project.run("git", "init", "--quiet")
    project.run("git", "add", "--all")
    project.run("git", "commit", "--quiet", "--message", "As it is")
    return target


@pytest.fixture
def project(tmp_path: Path, environment: dict[str, str]) -> Project:
    """An empty repository of a user."""
    result = Project(tmp_path, environment)
    result.run("git", "init", "--quiet")
    return result


def script(name: str) -> str:
    """A program that stands beside the Python of the tests."""
    return str(Path(sys.executable).with_name(name))
