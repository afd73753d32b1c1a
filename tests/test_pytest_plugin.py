"""`pytest --factlint` and the fixture, in projects of their own."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from factlint.cli import main

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parent.parent
INSTALLED = any(item.value == "factlint.pytest_plugin" for item in entry_points(group="pytest11"))
RIGHT, WRONG = "Kyiv asked for ATACMS missiles.\n", "# News\n\nKyiv asked for **ATA**KMS missiles.\n"


@pytest.fixture(autouse=True)
def _this_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest with the plug-in, also where the entry point of this checkout is not installed.

    In a process of its own: pytester forgets what a run in this one imported, and a second yaml does not know the
    nodes of the first.
    """
    given = () if INSTALLED else ("-p", "factlint.pytest_plugin")
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", *given, *arguments)


def project(pytester: pytest.Pytester, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_each_document_is_a_test(pytester: pytest.Pytester) -> None:
    project(pytester, {"docs/good.md": RIGHT, "docs/bad.md": WRONG, "docs/data.csv": "ATAKMS", "LICENCE": "ATAKMS"})
    result = run(pytester, "--factlint")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines([
        "*factlint: docs/bad.md*",
        "docs/bad.md",
        "*3:18  error  names/misspelled*",
        "*ATAKMS is a wrong spelling of ATACMS*",
        "*fix: Write ATACMS*",
        "FAILED docs/bad.md::factlint*",
    ])  # fmt: skip
    assert "Traceback" not in result.stdout.str()


def test_nothing_happens_without_the_option(pytester: pytest.Pytester) -> None:
    project(pytester, {"docs/bad.md": WRONG, "test_it.py": "def test_it():\n    pass\n"})
    run(pytester).assert_outcomes(passed=1)


def test_the_configuration_of_the_project_holds(pytester: pytest.Pytester) -> None:
    project(pytester, {
        "factlint.toml": 'exclude = ["old/"]\nfail-level = "warning"\nknowledge = ["names"]\n',
        "names/people.yaml": "person:\n  - Jane Ngugi-Smith\n",
        "old/bad.md": WRONG,
        "a.md": "Jane Ngugi-Smiht spoke.\n",
        "hint.md": "<!-- factlint: ignore[text] -->\nNothing.\n",
        ".gitignore": "build/\n",
        ".git/HEAD": "ref: refs/heads/main\n",
        "build_/kept.md": RIGHT,
        "drafts/bad.md": WRONG,
        "drafts/.gitignore": "*.md\n",
    })  # fmt: skip
    result = run(pytester, "--factlint", "-rA", "-v")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*Jane Ngugi-Smiht is *Jane Ngugi-Smith*"])
    result.stdout.fnmatch_lines(["*hint  factlint/unused-suppression*"])  # shown, but no failure


def test_a_named_document_is_checked_in_any_case(pytester: pytest.Pytester) -> None:
    project(pytester, {"factlint.toml": 'exclude = ["old/"]\n', "old/bad.md": WRONG, "other.md": WRONG})
    run(pytester, "--factlint", "old/bad.md").assert_outcomes(failed=1)
    run(pytester, "--factlint", "old/bad.md::factlint").assert_outcomes(failed=1)


def test_a_fault_in_the_set_up_is_one_sentence(pytester: pytest.Pytester) -> None:
    project(pytester, {"factlint.toml": "knowlege = []\n", "a.md": RIGHT})
    result = run(pytester, "--factlint")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: factlint: *factlint.toml: unknown key 'knowlege'; did you mean*"])
    project(pytester, {"factlint.toml": 'select = ["nams"]\n'})
    result = run(pytester, "--factlint")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(['factlint: "nams" is no rule and no family; did you mean "names"?'])


def test_the_baseline_of_the_project_holds(pytester: pytest.Pytester) -> None:
    project(pytester, {"docs/a.md": WRONG, "docs/b.md": WRONG})
    assert main(["baseline", "create", "docs/a.md"]) == 0
    result = run(pytester, "--factlint")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["FAILED docs/b.md::factlint*"])


def test_the_fixture_uses_the_configuration_of_the_project(pytester: pytest.Pytester) -> None:
    project(pytester, {
        "factlint.toml": 'ignore-words = ["ATAKMS"]\n',
        "docs/a.md": "Kyiv asked for ATAKMS.\n",
        "docs/b.md": "John Finner, the deputy national security adviser, and Jon Finer spoke on 31 June.\n",
        "test_docs.py":
            "from pathlib import Path\n"
            "def test_a(assert_no_findings):\n    assert_no_findings(Path('docs/a.md'))\n"
            "def test_b(assert_no_findings):\n    assert_no_findings('docs/b.md')\n"
            "def test_text(assert_no_findings):\n    assert_no_findings('It ended on 31 June.', ignore=['dates'])\n",
    })  # fmt: skip
    result = run(pytester)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*docs/b.md", "E*dates/impossible*"])


def test_the_plug_in_costs_nothing_unused(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import pytest, factlint.pytest_plugin; "
        "print(sorted(name for name in sys.modules if name.startswith('factlint')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['factlint', 'factlint.pytest_plugin']"
    # With pytest's own run too, where all hooks are called.
    (tmp_path / "test_it.py").write_text(
        "import sys\ndef test_it():\n"
        "    names = {name for name in sys.modules if name.startswith('factlint')}\n"
        "    assert names == {'factlint', 'factlint.pytest_plugin'}\n"
    )
    given = [] if INSTALLED else ["-p", "factlint.pytest_plugin"]
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import pytest; sys.exit(pytest.main({given!r} + ['-q', '.']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
