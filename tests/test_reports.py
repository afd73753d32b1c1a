"""Reports of runs made by hand, which need no knowledge: what each format says, and that its positions are right."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.fixes import apply
from factlint.loader import builtin_rules, load_rules
from factlint.report import FORMATS, Coverage, FileReport, Options, Run
from factlint.rule import DISPLAY, ERROR, HINT, SAFE, UNSAFE, WARNING, Edit, Evidence, Finding, Fix, Related
from factlint.source import Source
from factlint.view import Span
from tests.conftest import Command

HOSTILE = (
    'Mihailo Podoljak <script>document.title = "hacked"</script> & 👩‍👩‍👧\r\n\r\n'
    "The “ATAKMS” — é e\u0301 — came.\r\nTwo\r\nlines, \x00\x0b\x1b \u202egnorw\u202c 'and' \"quotes\" ]]> %0A :: , end.\r\n"
)


def finding_at(text: str, words: str, **more: Any) -> Finding:
    start = text.index(words)
    values = {"message": f"{words} is wrong", "rule": "names/misspelled", "text": words, "path": "a.txt", **more}
    return Finding(Span(start, start + len(words)), **values)


def hostile_run(path: str = "sub/a <b>&\"'.txt", *, bom: bytes = b"") -> Run:
    """A run with all that may go wrong in a format: hostile text, several lines, no length, overlaps, several edits."""
    text = HOSTILE
    name = text.index("Mihailo")
    last = text.index("Podoljak")
    both = Fix(
        "Write Mykhailo Podolyak",
        (Edit(Span(name, name + 7), "Mykhailo"), Edit(Span(last, last + 8), "Podolyak")),
        SAFE,
    )
    evidence = (
        Evidence("person/x", "name", "<b>Mykhailo</b>", "https://example.org/?a=1&b=\"2\"", "2023-02"),
        Evidence("person/x", "name", "x", "javascript:alert(1)"),
        Evidence("person/x", "name", "no source"),
    )  # fmt: skip
    findings = [
        finding_at(text, "Mihailo Podoljak", severity=ERROR, fixes=(both,), evidence=evidence, entry="person/x",
                   reasons=("<i>because</i>",), related=(Related(Span(last, last + 8), "see <here>"),)),
        finding_at(text, '<script>document.title = "hacked"</script>', severity=WARNING,
                   message="a <script> is & \"no\" prose\nsecond line", fixes=(Fix("Only shown", (), DISPLAY),)),
        finding_at(text, "ATAKMS", severity=ERROR, fixes=(Fix("Write ATACMS", (Edit(Span(text.index("ATAKMS"), text.index("ATAKMS") + 6), "ATACMS"),), UNSAFE),)),
        finding_at(text, "ATAKMS” — é e\u0301 — came.\r\nTwo\r\nlines", severity=HINT, rule="text/furniture", confidence=0.5),
        finding_at(text, "", severity=HINT, rule="factlint/unused-suppression", message="nothing\there"),
        finding_at(text, "\x00\x0b\x1b \u202egnorw\u202c", severity=WARNING, rule="mine/own-rule"),
    ]  # fmt: skip
    findings.sort(key=lambda item: item.span)
    file = FileReport(Source(path, text, bom=bom), tuple(findings), Coverage(3, 1, 1, 0, 0, ("roles: no date",)))
    clean = FileReport(Source("clean.md", "Fine.\n"), (), Coverage())
    return Run((file, clean), ("b.txt: not a text file; <convert> it",), 1, "0.1.0", "sha256:0", RULES)


RULES = tuple(load_rules([builtin_rules()]))


def rendered(format: str, run: Run) -> str:
    parts: list[str] = []
    import_module(f"factlint.report.{format}_report").render(run, parts.append, Options())
    return "".join(parts)


@pytest.mark.parametrize("format", FORMATS)
def test_any_run_can_be_written(format: str) -> None:
    for run in (
        hostile_run(),
        Run(()),
        Run((), ("x: no such file",)),
        Run((FileReport(Source("a", ""), (), Coverage()),)),
    ):
        rendered(format, run).encode()
    assert rendered(format, hostile_run()) == rendered(format, hostile_run())


def test_every_format_is_named_in_the_help_and_in_the_documentation(factlint: Command) -> None:
    help = factlint("check", "--help").stdout
    from pathlib import Path

    page = (Path(__file__).parent.parent / "docs" / "output.md").read_text()
    for format in FORMATS:
        assert re.search(rf"\b{format}\b", help), format
        assert f"`{format}`" in page, format


def test_sarif() -> None:
    run = json.loads(rendered("sarif", hostile_run()))["runs"][0]
    assert run["columnKind"] == "utf16CodeUnits"
    assert [item["level"] for item in run["results"]] == ["note", "error", "warning", "error", "note", "warning"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert list(result["partialFingerprints"]) == ["factlint/v1"]
        assert len(result["locations"]) == 1
    assert len({item["partialFingerprints"]["factlint/v1"] for item in run["results"]}) == 6
    known = next(rule for rule in rules if rule["id"] == "names/misspelled")
    assert known["help"]["markdown"].startswith("# names/misspelled\n")
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules)
    assert known["helpUri"].endswith("/docs/rules/names-misspelled.md")
    assert all(
        "helpUri" not in rule for rule in rules if rule["id"] in ("mine/own-rule", "factlint/unused-suppression")
    )
    assert [len(item.get("fixes", ())) for item in run["results"]] == [0, 1, 0, 1, 0, 0]
    replacements = run["results"][1]["fixes"][0]["artifactChanges"][0]["replacements"]
    assert [item["insertedContent"]["text"] for item in replacements] == ["Mykhailo", "Podolyak"]
    assert run["artifacts"][0]["location"]["uri"] == "sub/a%20%3Cb%3E%26%22%27.txt"
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert [item["message"]["text"] for item in invocation["toolExecutionNotifications"]] == [
        "b.txt: not a text file; <convert> it"
    ]


def test_a_fault_without_a_place_is_no_result_in_sarif() -> None:
    run = json.loads(rendered("sarif", Run((), ("x: no such file",))))["runs"][0]
    assert run["results"] == []
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 1


def test_gitlab_fingerprints_differ_and_survive_edits_elsewhere() -> None:
    text = "ATAKMS and ATAKMS.\n"
    findings = tuple(finding_at(text, "ATAKMS")._replace(span=Span(at, at + 6)) for at in (0, 11))

    def prints(before: str, paths: Sequence[str]) -> list[str]:
        moved = tuple(
            item._replace(span=Span(item.span.start + len(before), item.span.end + len(before))) for item in findings
        )
        run = Run(tuple(FileReport(Source(path, before + text), moved, Coverage()) for path in paths))
        return [issue["fingerprint"] for issue in json.loads(rendered("gitlab", run))]

    found = prints("", ("a.txt", "b.txt"))
    assert len(set(found)) == 4
    assert prints("A new first paragraph.\n\n", ("a.txt", "b.txt")) == found
    issue = json.loads(rendered("gitlab", hostile_run()))[2]
    assert issue["description"] == 'a <script> is & "no" prose second line (names/misspelled)'


def test_junit_fails_what_fails_the_run() -> None:
    for level, failures in ((ERROR, 2), (WARNING, 4), (HINT, 6)):
        root = ElementTree.fromstring(rendered("junit", hostile_run()._replace(fail_level=level)))
        assert root.get("failures") == str(failures) == str(len(root.findall(".//failure")))
        assert root.get("tests") == str(len(root.findall(".//testcase"))) == "8"
        assert [item.text for item in root.findall(".//error")] == ["b.txt: not a text file; <convert> it"]


def test_checkstyle() -> None:
    root = ElementTree.fromstring(rendered("checkstyle", hostile_run()))
    errors = root.findall("file/error")
    assert [file.get("name") for file in root] == ["sub/a <b>&\"'.txt", "clean.md"]
    assert [error.get("severity") for error in errors] == ["info", "error", "warning", "error", "info", "warning"]
    assert errors[1].get("source") == "factlint.names.misspelled"


@pytest.mark.parametrize("severity", [ERROR, WARNING, HINT])
def test_github_shows_ten_of_a_level_and_names_the_rest(severity: str) -> None:
    text = "word " * 25
    findings = tuple(
        Finding(Span(5 * n, 5 * n + 4), f"fault {n}", severity, n / 100, rule="a/b", text="word") for n in range(25)
    )
    lines = rendered("github", Run((FileReport(Source("a.txt", text), findings, Coverage()),))).splitlines()
    assert [line.rpartition("::")[2] for line in lines[:10]] == [f"fault {n}" for n in range(24, 14, -1)]
    assert lines[10] == f"factlint: 15 {severity}s more, for which GitHub shows no annotations:"
    assert lines[11] == f"- a.txt:1:71: {severity} a/b fault 14"
    assert len(lines) == 26


def test_github_gives_no_columns_on_several_lines_and_faults_of_the_run_first() -> None:
    lines = rendered("github", hostile_run()).rstrip("\n").split("\n")
    assert lines[0] == "::error title=factlint::b.txt: not a text file; <convert> it"
    several = next(line for line in lines if "text/furniture" in line)
    assert "line=3,endLine=5,title" in several
    assert "col=" not in several
    assert all("col=" in line for line in lines[1:] if "text/furniture" not in line)
    many = hostile_run()._replace(errors=tuple(f"file {n}" for n in range(12)))
    assert sum(line.startswith("::error") for line in rendered("github", many).splitlines()) == 10


def test_paths_start_at_the_root_of_the_repository(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from factlint.report.layout import shared_path

    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    paths = ["a.txt", "./a.txt", str(tmp_path / "docs" / "a.txt"), "../b.txt", "<stdin>"]
    assert [shared_path(path) for path in paths] == ["a.txt", "a.txt", "a.txt", "../b.txt", "<stdin>"]
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
        assert [shared_path(path) for path in paths] == ["docs/a.txt"] * 3 + ["b.txt", "<stdin>"]
        monkeypatch.delenv(name)
    assert shared_path(b"caf\xe9.txt".decode("utf-8", "surrogateescape")) == "caf\ufffd.txt"


def test_html_is_one_page_that_says_all_and_runs_nothing() -> None:
    page = rendered("html", hostile_run())
    assert "<script" not in page
    assert "&lt;script&gt;document.title" in page
    assert set(re.findall(r'href="([^"#][^"]*)"', page)) == {"https://example.org/?a=1&amp;b=&quot;2&quot;"}
    assert not re.search(r"<[^>]*\ssrc=|@import|url\(", page)
    assert "default-src 'none'" in page
    assert page.count("<li id=") == 6
    for number in range(1, 7):
        assert f'href="#f1-{number}"' in page
        assert f'id="m1-{number}"' in page
    shown = re.sub(r"<span class=\"card\".*?</span></span></span>", "", page[page.index('<div class="text">') :])
    assert "clean.md" in page
    assert "b.txt: not a text file; &lt;convert&gt; it" in page
    assert "\x1b" not in shown


@pytest.mark.parametrize("format", ["full", "concise", "github"])
def test_a_text_cannot_steer_a_terminal(format: str) -> None:
    text = "Before \x1b[31m the ATA\x1b]0;title\x07KMS \x9b2J came.\n"
    words = "ATA\x1b]0;title\x07KMS"
    finding = finding_at(text, words, fixes=(Fix("Write \x1b[1m", (), DISPLAY),), reasons=("\x1bc",), severity=ERROR)
    run = Run((FileReport(Source("a\x1b.txt", text), (finding,) * 12, Coverage()),))
    shown = rendered(format, run)
    assert "ATA\ufffd]0;title\ufffdKMS" in shown
    assert not set(shown) & set("\x07\x1b\x9b")


ALPHABET = ["a", "Z", " ", "é", "e\u0301", "“", "字", "👍", "👩‍👩‍👧", "\n", "\r\n", "\r", "\u2028", "<", "&"]
texts = st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=30).map("".join)


@given(texts, st.data(), st.booleans())
def test_fixes_come_out_of_sarif_and_reviewdog_as_they_went_in(text: str, data: st.DataObject, marked: bool) -> None:
    """The edits of both formats, applied to the bytes of the file as their readers count, give the text intended."""
    cuts = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    edges = sorted(data.draw(st.lists(st.sampled_from(cuts), min_size=2, max_size=6)))
    edits = tuple(Edit(Span(a, b), new) for a, b, new in zip(edges[::2], edges[1::2], ("x", "👍", ""), strict=False))
    if any(one.span == other.span for one, other in pairwise(edits)):
        return
    fix = Fix("Mend it", edits, SAFE)
    finding = Finding(Span(edges[0], edges[-1]), "wrong", fixes=(fix,), rule="a/b", text="x")
    bom = b"\xef\xbb\xbf" if marked else b""
    run = Run((FileReport(Source("a.txt", text, bom=bom), (finding,), Coverage()),))
    intended = apply(text, [fix])

    changes = json.loads(rendered("sarif", run))["runs"][0]["results"][0]["fixes"][0]["artifactChanges"]
    wide = [line.encode("utf-16-le") for line in _lines(text)]
    replacements = [
        (item["deletedRegion"], item.get("insertedContent", {"text": ""})["text"])
        for item in changes[0]["replacements"]
    ]
    for region, new in reversed(replacements):
        start = (region["startLine"], 2 * (region["startColumn"] - 1))
        wide = _replaced(wide, start, (region["endLine"], 2 * (region["endColumn"] - 1)), new.encode("utf-16-le"))
    assert b"".join(wide).decode("utf-16-le") == intended

    suggestion = json.loads(rendered("rdjsonl", run))["suggestions"][0]
    lines = [line.encode() for line in _lines(text)]
    lines[0] = bom + lines[0]
    (start, end) = ((p["line"], p["column"] - 1) for p in (suggestion["range"]["start"], suggestion["range"]["end"]))
    assert b"".join(_replaced(lines, start, end, suggestion["text"].encode())) == bom + intended.encode()


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text) + ([""] if text[-1] in "\r\n" else [])


def _replaced(lines: list[bytes], start: tuple[int, int], end: tuple[int, int], new: bytes) -> list[bytes]:
    (line, column), (last, stop) = start, end
    joined = lines[line - 1][:column] + new + lines[last - 1][stop:]
    return [*lines[: line - 1], joined, *[b""] * (last - line), *lines[last:]]
