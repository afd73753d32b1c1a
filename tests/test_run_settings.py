"""What a run obeys: settings by path, limits of the report, the level that fails. All by the real command line."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Command
from tests.test_living import SCHEMA, found


def test_settings_for_a_path(factlint: Command, tmp_path: Path) -> None:
    text = "President Volodimir Zelensky spoke of ATAKMS.\n"
    for name in ("a.txt", "archive/2012/b.txt", "press/c.md", "press/d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "press" / "d.md").write_text(f"---\ndate: 2020-02-02\n---\n{text}")
    (tmp_path / "factlint.toml").write_text(
        '[[per-path]]\npattern = ["archive/", "press/"]\ndate = 2012-05-03\nignore-entries = ["system/atacms"]\n\n'
        '[[per-path]]\npattern = ["/press/*.md"]\nstyle = "ap"\nselect = ["names/misspelled"]\n\n'
        '[[per-path]]\npattern = ["archive/"]\nignore = ["names"]\n'
    )

    def short(*arguments: str, cwd: Path | None = None) -> list[tuple[str, str, str, str | None]]:
        report = json.loads(factlint("check", *arguments, "--output-format", "json", cwd=cwd).stdout)
        return [
            (item["path"], item["text"], item["fixes"][0]["edits"][0]["text"], item["date"])
            for item in report["findings"]
        ]

    expected = [
        ("a.txt", "Volodimir Zelensky", "Volodymyr Zelensky", None),
        ("a.txt", "ATAKMS", "ATACMS", None),
        ("press/c.md", "Volodimir Zelensky", "Volodymyr Zelenskyy", "2012-05-03"),
        ("press/d.md", "Volodimir Zelensky", "Volodymyr Zelenskyy", "2020-02-02"),
    ]
    assert short() == expected
    assert short("-j", "2") == short()
    # From another folder, by a pipe, and with a command line that is stronger.
    assert [item[1] for item in short("c.md", cwd=tmp_path / "press")] == ["Volodimir Zelensky"]
    done = factlint("check", "-", "--stdin-filename", "archive/x.txt", "--output-format", "concise", stdin=text)
    assert done.stdout == ""
    assert short("press/c.md", "--select", "dates") == []
    assert short("press/c.md", "--date", "2024-01-01")[0][3] == "2024-01-01"
    assert short("--isolated", "archive")[0][0] == "archive/2012/b.txt"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[[per-path]]\nignore = []\n", "factlint.toml: per-path 1: pattern is missing"),
        ("[per-path]\npattern = 'x'\n", "factlint.toml: per-path: must be tables; write [[per-path]]"),
        ("[[per-path]]\npatern = 'x'\n", "per-path 1: unknown key 'patern'; did you mean \"pattern\"?"),
        ("[[per-path]]\npattern = 'x'\ndate = 'soon'\n", 'per-path 1: date: "soon" is not a day'),
        ("[[per-path]]\npattern = 'x'\nstyle = 'x'\n", "per-path 1: style: must be one of ap,"),
        ("[[per-path]]\npattern = 'x'\nselect = 'nams'\n", '"nams" is no rule and no family; did you mean "names"?'),
        ("baseline = 3\n", "factlint.toml: baseline: must be a text"),
    ],
)
def test_settings_for_a_path_that_are_wrong(factlint: Command, tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "factlint.toml").write_text(table)
    done = factlint("check")
    assert done.returncode == 2
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_max_findings_and_statistics(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "White House deputy national security adviser John Finner agreed.\n\nfactlint: ignore[text]\nATAKMS came.\n"
    )
    (tmp_path / "b.txt").write_text("Mihailo Podoljak spoke of ATAKMS, and Mykhailo Podolyak left.\n")
    assert len(found(factlint)) == 5
    done = factlint("check", "--max-findings", "2", "--output-format", "concise")
    assert [" error " in line for line in done.stdout.splitlines()] == [True, True]
    assert done.stderr == "factlint: 3 more findings not shown; raise --max-findings to see more\n"
    full = factlint("check", "--max-findings", "1", "--statistics").stdout
    assert "4 more findings not shown" in full
    assert "3 errors, 1 warning, 1 hint in 2 files" in full
    none = factlint("check", "--max-findings", "0", "--output-format", "json", "--statistics")
    assert none.returncode == 1  # the status is that of all findings
    report = json.loads(none.stdout)
    jsonschema.validate(report, SCHEMA)
    assert (report["findings"], report["left_out"]) == ([], 5)
    assert report["statistics"] == {
        "names/misspelled": {"error": 3, "warning": 1, "hint": 0, "fixable": 3, "suggested": 1},
        "factlint/unused-suppression": {"error": 0, "warning": 0, "hint": 1, "fixable": 1, "suggested": 0},
    }
    assert full.startswith("a.txt\n")
    assert "rule                         findings  errors  warnings  hints  fixable  suggested\n" in full
    assert "total                               5       3         1      1        4          1\n" in full
    github = factlint("check", "--output-format", "github", "--statistics")
    assert "total  " in github.stderr
    assert "total  " not in github.stdout
    assert factlint("check", "--max-findings", "few").returncode == 2


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [
        ("ATAKMS came.\n", "error", 1),
        ("factlint: ignore[text]\nNothing.\n", "error", 0),
        ("factlint: ignore[text]\nNothing.\n", "warning", 0),
        ("factlint: ignore[text]\nNothing.\n", "hint", 1),
        ("Nothing.\n", "hint", 0),
    ],
)
def test_the_exit_status_by_fail_level(factlint: Command, tmp_path: Path, text: str, level: str, status: int) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert factlint("check", "--fail-level", level).returncode == status
    assert factlint("check", "--fail-level", level, "--exit-zero").returncode == 0
    (tmp_path / "factlint.toml").write_text(f'fail-level = "{level}"\n')
    assert factlint("check").returncode == status
    assert factlint("check", "missing.txt", "--exit-zero").returncode == 2
