"""The real pre-commit, with the hooks of a local clone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.conftest import Project, script

pytestmark = pytest.mark.integration
WRONG, RIGHT = "The ATAKMS came.\n", "The ATACMS came.\n"
MIDDLE = "\n" + "Nothing to see.\n" * 9 + "\n"  # more than the context of a patch


def with_hook(project: Project, clone: Path, hook: str) -> Project:
    """The project with one hook of the clone installed, by a configuration that is committed."""
    revision = project.run("git", "-C", clone, "rev-parse", "HEAD").stdout.strip()
    project.write(
        ".pre-commit-config.yaml",
        f"repos:\n  - repo: {clone}\n    rev: {revision}\n    hooks:\n      - id: {hook}\n",
    )
    project.run("git", "add", ".pre-commit-config.yaml")
    project.run("git", "commit", "--quiet", "--message", "Hook")
    project.run(script("pre-commit"), "install")
    return project


def staged(project: Project, name: str) -> str:
    return project.run("git", "show", f":{name}").stdout


def test_try_repo_reports_and_changes_nothing(project: Project, clone: Path) -> None:
    names = ("a.md", "notes.txt", "requirements-dev.txt", "LICENSE", "code.py")
    for name in names:
        project.write(name, WRONG)
    project.run("git", "add", ".")
    done = project.run(script("pre-commit"), "try-repo", clone, "factlint", "--all-files", check=False)
    assert done.returncode == 1
    assert "hook id: factlint\n- exit code: 1" in done.stdout
    assert "ATAKMS is a wrong spelling of ATACMS" in done.stdout
    assert "2 errors in 2 files" in done.stdout
    assert all((project.folder / name).read_text() == WRONG for name in names)


def test_the_fixing_hook_stops_the_commit_and_leaves_unstaged_changes_alone(project: Project, clone: Path) -> None:
    with_hook(project, clone, "factlint-fix")
    both = project.write("both.md", WRONG + MIDDLE)
    other = project.write("other.md", "Nothing yet.\n")
    project.run("git", "add", "other.md")
    project.run("git", "commit", "--quiet", "--message", "Other")
    project.run("git", "add", "both.md")
    both.write_text(WRONG + MIDDLE + "Not yet staged: ATAKMS.\n")
    other.write_text("Not yet staged: ATAKMS.\n")

    done = project.run("git", "commit", "--message", "First", check=False)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    # The staged line is mended in the working tree, for a look; what was not staged is as it was.
    assert both.read_text() == RIGHT + MIDDLE + "Not yet staged: ATAKMS.\n"
    assert other.read_text() == "Not yet staged: ATAKMS.\n"
    assert staged(project, "both.md") == WRONG + MIDDLE

    both.write_text(RIGHT + MIDDLE)
    project.run("git", "add", "both.md")
    both.write_text(RIGHT + MIDDLE + "Not yet staged: ATAKMS.\n")
    project.run("git", "commit", "--message", "First")
    assert project.run("git", "show", "HEAD:both.md").stdout == RIGHT + MIDDLE
    assert both.read_text() == RIGHT + MIDDLE + "Not yet staged: ATAKMS.\n"
    assert other.read_text() == "Not yet staged: ATAKMS.\n"
    assert project.run("git", "diff", "--name-only").stdout.split() == ["both.md", "other.md"]


def test_a_fix_that_meets_an_unstaged_change_is_taken_back(project: Project, clone: Path) -> None:
    with_hook(project, clone, "factlint-fix")
    path = project.write("a.md", WRONG)
    project.run("git", "add", "a.md")
    path.write_text("The ATAKMS, they say, came.\n")
    done = project.run("git", "commit", "--message", "First", check=False)
    assert done.returncode == 1
    assert "Rolling back fixes" in done.stdout
    assert path.read_text() == "The ATAKMS, they say, came.\n"
    assert staged(project, "a.md") == WRONG


def test_the_reporting_hook_obeys_the_configuration(project: Project, clone: Path) -> None:
    with_hook(project, clone, "factlint")
    path = project.write("a.md", WRONG)
    project.write("old/b.md", WRONG)
    project.write("names/people.yaml", "person: [Jane Ngugi-Smith]\n")
    project.write("factlint.toml", 'exclude = ["old/"]\nknowledge = ["names"]\nfail-level = "warning"\n')
    project.run("git", "add", ".")
    done = project.run("git", "commit", "--message", "First", check=False)
    assert done.returncode == 1
    assert "1 error in 1 file" in done.stdout
    assert path.read_text() == WRONG

    path.write_text("We met Jane Ngugi-Smiht.\n")
    project.run("git", "add", ".")
    done = project.run("git", "commit", "--message", "First", check=False)
    assert done.returncode == 1
    assert "Jane Ngugi-Smiht is probably a wrong spelling of Jane Ngugi-Smith" in done.stdout

    path.write_text("We met Jane Ngugi-Smith.\n")
    project.run("git", "add", ".")
    project.run("git", "commit", "--message", "First")
