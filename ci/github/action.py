"""What the GitHub Action runs: install factlint into an environment of its own, check, and report in three ways.

It works for any shell and system that a runner has. The log has the evidence and decides the exit status; annotations
and SARIF come from further runs, which find the same.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
LEVELS = ("error", "warning", "hint", "never")


def main() -> int:
    """Run the action on the variables that it sets, and return the exit status of the check."""
    given = os.environ
    level = given["FACTLINT_FAIL_LEVEL"]
    if level not in ("", *LEVELS):
        return _refuse(f'fail-level: "{level}" is none of {", ".join(LEVELS)}')
    try:
        arguments = shlex.split(given["FACTLINT_ARGS"])
    except ValueError as error:
        return _refuse(f"args: {error}; close the quotation")
    paths = [line.strip() for line in given["FACTLINT_PATHS"].splitlines() if line.strip()]
    if not paths:
        print("::notice title=factlint::No paths were given, so nothing was checked")
        return 0
    if level:
        arguments += ["--exit-zero"] if level == "never" else ["--fail-level", level]
    temporary = Path(given["RUNNER_TEMP"])
    what = f"factlint=={given['FACTLINT_VERSION']}" if given["FACTLINT_VERSION"] else str(HERE)
    try:
        python = _install(temporary / "factlint", what)
    except subprocess.CalledProcessError:
        return _refuse(f"{what} cannot be installed; the log has the reason")

    def check(*more: str) -> int:
        sys.stdout.flush()
        # The last option of a kind holds: what the action needs comes after what its user asks for.
        return subprocess.run([python, "-m", "factlint", "check", *arguments, *more, "--", *paths]).returncode

    status = check("--output-format", "full", "--color", "always")
    if status > 1:
        return _refuse("a fault of the call, the configuration or a file; the log has it")
    check("--output-format", "github", "--exit-zero")
    if given["FACTLINT_SARIF"] == "true":
        sarif = temporary / "factlint.sarif"
        if check("--output-format", "sarif", "--output-file", str(sarif), "--exit-zero"):
            return _refuse("the SARIF file cannot be written; the log has the reason")
        with open(given["GITHUB_OUTPUT"], "a", encoding="utf-8") as file:
            file.write(f"sarif-file={sarif}\n")
    return status


def _install(folder: Path, what: str) -> Path:
    """Install what pip is to install into an environment of its own; the Python of the environment."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    print(f"::group::Install {what}")
    if not python.exists():  # a second step of a job finds the first one's
        venv.create(folder, with_pip=True)
    sys.stdout.flush()
    subprocess.run([python, "-m", "pip", "install", "--disable-pip-version-check", what], check=True)
    print("::endgroup::")
    return python


def _refuse(why: str) -> int:
    print(f"::error title=factlint::{why}")
    return 2


if __name__ == "__main__":
    sys.exit(main())
