"""What other people's CI reads: the hooks, the action, the template and every snippet of docs/ci.md."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.conftest import Command

ROOT = Path(__file__).parent.parent
ACTION, HOOKS, TEMPLATE = (
    ROOT / "action.yml",
    ROOT / ".pre-commit-hooks.yaml",
    ROOT / "ci/gitlab/factlint.gitlab-ci.yml",
)
PAGES = ("docs/ci.md", "README.md")
SCHEMAS = {  # by what a path begins with
    ".github/workflows/": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    "azure-pipelines.yml": "vendor.azure-pipelines",
    ".circleci/config.yml": "vendor.circle-ci",
}


class Snippet(NamedTuple):
    """A block of a page. name: the file that its first line says it is."""

    page: str
    line: int
    language: str
    name: str
    text: str


def snippets() -> Iterator[Snippet]:
    for page in PAGES:
        text = (ROOT / page).read_text()
        for match in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.M | re.S):
            name = re.match(r"(?:#|//) (\S+)\n", match[2])
            yield Snippet(page, text.count("\n", 0, match.start()) + 1, match[1], name[1] if name else "", match[2])


SNIPPETS = list(snippets())
FILES = [
    item for item in SNIPPETS if (item.page == "docs/ci.md" and item.language == "yaml") or ".pre-commit" in item.name
]


def named(prefix: str) -> list[Any]:
    return [yaml.safe_load(item.text) for item in FILES if item.name.startswith(prefix)]


def run(program: str, *arguments: str | Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name(program), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def validate(schema: str, *files: str | Path) -> None:
    more = ("--data-transform", "gitlab-ci") if "gitlab" in schema else ()
    run("check-jsonschema", "--builtin-schema", schema, *more, *files)


def test_the_action_the_hooks_and_the_template_are_valid() -> None:
    validate("vendor.github-actions", ACTION)
    validate("vendor.gitlab-ci", TEMPLATE)
    run("pre-commit", "validate-manifest", HOOKS)


@pytest.mark.parametrize("snippet", FILES, ids=lambda item: f"{item.page}:{item.line}")
def test_the_files_of_the_page_are_valid(snippet: Snippet, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(snippet.text)
    if snippet.name == ".pre-commit-config.yaml":
        run("pre-commit", "validate-config", path)
    else:
        (schema,) = [schema for prefix, schema in SCHEMAS.items() if snippet.name.startswith(prefix)]
        validate(schema, path)


def test_the_action_and_the_workflows_are_safe(tmp_path: Path) -> None:
    """An auditor of GitHub workflows finds no injection, no leaked token and no needless permission."""
    config = tmp_path / "zizmor.yml"  # by name and tag; a hash could not be kept up to date here
    config.write_text('rules: {unpinned-uses: {config: {policies: {"*": ref-pin}}}}\n')
    workflows = tmp_path / ".github" / "workflows"
    workflows.mkdir(parents=True)
    for item in FILES:
        if item.name.startswith(".github/workflows/"):
            (workflows / f"{item.line}.yml").write_text(item.text)
    run("zizmor", "--offline", "--no-progress", "--config", config, ACTION, workflows)


def test_the_page_uses_what_there_is() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text())}
    assert list(hooks) == ["factlint", "factlint-fix"]
    assert hooks["factlint"]["exclude"] == hooks["factlint-fix"]["exclude"]
    used = {hook["id"] for file in named(".pre-commit") for repo in file["repos"] for hook in repo["hooks"]}
    assert used == set(hooks)
    inputs = yaml.safe_load(ACTION.read_text())["inputs"]
    given = [
        step["with"]
        for file in named(".github/workflows/")
        for job in file["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("OWNER/factlint@")
    ]
    assert given
    assert all(set(item) <= set(inputs) for item in given)
    table = re.findall(r"^\| `([\w-]+)` \|.*\|.*\|$", (ROOT / "docs/ci.md").read_text(), re.M)
    assert table == list(inputs)
    (included,) = named(".gitlab-ci.yml")
    assert included["include"][0]["file"] == f"/{TEMPLATE.relative_to(ROOT)}"
    template = yaml.safe_load(TEMPLATE.read_text())["factlint"]["variables"]
    assert set(included["factlint"]["variables"]) <= set(template)


@pytest.mark.parametrize(
    ("name", "checked"),
    [
        ("docs/a.md", True), ("a.txt", True), ("a.requirements.md", True), ("requirements/intro.md", True),
        ("requirements.txt", False), ("requirements-dev.txt", False), ("x/constraints.txt", False), ("CMakeLists.txt", False),
        ("robots.txt", False), ("LICENSE", False), ("LICENCE.txt", False), ("licences.md", False), ("COPYING.txt", False),
    ],
)  # fmt: skip
def test_the_hooks_leave_out_what_is_no_prose(name: str, checked: bool) -> None:
    (hook, _) = yaml.safe_load(HOOKS.read_text())
    assert (re.search(hook["exclude"], name) is None) is checked


def commands() -> Iterator[tuple[str, str]]:
    """Each `factlint check` of the page and the template that can be run as it stands, and where it is."""
    for item in SNIPPETS:
        if item.page == "docs/ci.md":
            for number, line in enumerate(item.text.replace("\\\n", "").splitlines(), item.line + 1):
                for match in re.finditer(r"(?<![\w/-])(?:\.venv/bin/)?(factlint check [^'|]+)", line):
                    yield f"{item.page}:{number}", match[1].strip()
    job = yaml.safe_load(TEMPLATE.read_text())["factlint"]
    for line in job["script"]:
        if line.startswith("factlint "):
            for name, value in job["variables"].items():
                line = line.replace(f"${name}", value)
            yield str(TEMPLATE.relative_to(ROOT)), line


@pytest.mark.parametrize(("where", "command"), list(commands()))
def test_the_commands_of_the_page_run(factlint: Command, tmp_path: Path, where: str, command: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("The ATAKMS came.\n")
    (tmp_path / "reports" / "factlint").mkdir(parents=True)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (
        "init -q",
        "commit -q --allow-empty -m Start",
        "update-ref refs/remotes/origin/main HEAD",
        "add .",
    ):
        subprocess.run([*git, *arguments.split()], check=True)
    given = command.split()[1:]
    done = factlint(*given)
    assert (done.returncode, done.stderr) == (0 if "--exit-zero" in given else 1, ""), where
    if "--output-file" in given:
        assert (tmp_path / given[given.index("--output-file") + 1]).stat().st_size > 0
    else:
        assert "ATAKMS" in done.stdout


def test_the_table_of_the_page_names_every_format_for_machines() -> None:
    from factlint.report import FORMATS

    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", (ROOT / "docs/ci.md").read_text().partition("## ")[0], re.M)
    listed = {name for row in rows for name in re.findall(r"\w+", row)}
    assert listed == set(FORMATS) - {"full", "concise"}
