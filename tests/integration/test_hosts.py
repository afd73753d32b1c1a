"""The jobs for GitHub and GitLab, run step by step as their runners would, on a machine without factlint."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tests.integration.conftest import Project

pytestmark = pytest.mark.integration


@pytest.fixture
def article(project: Project) -> Project:
    project.write("docs/our guide.md", "# Guide\n\nThe ATAKMS came.\n")
    project.write("draft.md", "ATAKMS again.\n")
    return project


def steps(clone: Path, inputs: Mapping[str, str], python: str) -> tuple[str, dict[str, str]]:
    """The script of the action's check, and its variables with the inputs put in."""
    action = yaml.safe_load((clone / "action.yml").read_text())
    values = {f"inputs.{name}": str(item["default"]) for name, item in action["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items()}
    values["steps.python.outputs.python-path"] = python
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    given = {name: values[text.removeprefix("${{").removesuffix("}}").strip()] for name, text in step["env"].items()}
    assert set(inputs) <= set(action["inputs"])
    return step["run"], given


def act(project: Project, clone: Path, temporary: Path, **inputs: str) -> tuple[int, str]:
    """Run the check of the action as a runner does; its exit status and its log."""
    script, given = steps(clone, {name.replace("_", "-"): value for name, value in inputs.items()}, sys.executable)
    temporary.mkdir(exist_ok=True)
    (temporary / "output").write_text("")
    runner = {
        "GITHUB_ACTION_PATH": str(clone),
        "RUNNER_TEMP": str(temporary),
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_ACTIONS": "true",
    }
    done = Project(project.folder, {**project.environment, **runner, **given}).run(
        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, check=False
    )
    return done.returncode, done.stdout


def test_the_action(article: Project, clone: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    temporary = tmp_path_factory.mktemp("runner")
    status, log = act(article, clone, temporary, paths="docs/our guide.md\n")
    assert status == 1, log
    assert "why: listed as never right" in log
    assert "::error file=docs/our guide.md,line=3," in log
    assert "draft.md" not in log
    assert (temporary / "output").read_text() == ""

    # A second step of the same job: everything, to annotate only, with SARIF, and an argument with a blank in it.
    status, log = act(
        article, clone, temporary, fail_level="never", sarif="true", args="--ignore 'dates, text' --date 2024-05-03"
    )
    assert status == 0, log
    assert "::error file=draft.md,line=1," in log
    written = (temporary / "output").read_text()
    assert written.startswith("sarif-file=")
    sarif = json.loads(Path(written.strip().partition("=")[2]).read_text())
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["names/misspelled"] * 2

    for inputs, message in (
        ({"fail_level": "serious"}, 'fail-level: "serious" is none of error, warning, hint, never'),
        ({"args": "--ignore 'dates"}, "args: No closing quotation; close the quotation"),
        ({"paths": "nowhere"}, "nowhere: no such file or folder"),
    ):
        status, log = act(article, clone, temporary, **inputs)
        assert (status, message in log) == (2, True), log
    status, log = act(article, clone, temporary, paths="")
    assert (status, log) == (0, "::notice title=factlint::No paths were given, so nothing was checked\n")
    # What a branch calls its files is never run.
    status, log = act(article, clone, temporary, paths="$(touch pwned).md\n`touch pwned`.md\n--fix")
    assert status == 2
    assert not (article.folder / "pwned").exists()
    assert (article.folder / "draft.md").read_text() == "ATAKMS again.\n"


def test_the_gitlab_job(article: Project, clone: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    job = yaml.safe_load((clone / "ci/gitlab/factlint.gitlab-ci.yml").read_text())["factlint"]
    venv = tmp_path_factory.mktemp("image") / "venv"
    article.run(sys.executable, "-m", "venv", venv)
    variables = {**job["variables"], "FACTLINT_PACKAGE": str(clone), "FACTLINT_PATHS": "docs draft.md"}
    runner = {"PATH": f"{venv / 'bin'}{os.pathsep}{article.environment['PATH']}", "CI": "true"}
    image = Project(article.folder, {**article.environment, **variables, **runner})
    done = image.run("sh", "-ec", "\n".join(job["script"]), check=False)
    assert done.returncode == 1, done.stdout
    assert "why: listed as never right" in done.stdout
    (name,) = job["artifacts"]["paths"]
    assert job["artifacts"]["reports"]["codequality"] == name
    report = json.loads((article.folder / name).read_text())
    assert [item["location"]["path"] for item in report] == ["docs/our guide.md", "draft.md"]
