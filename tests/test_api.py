"""The interface for programs: what it finds and fixes, what it keeps, and what it says when it cannot."""

from __future__ import annotations

import datetime
import doctest
import json
import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import factlint
from factlint import authoring
from factlint.engine import RuleError
from factlint.loader import RuleLoadError
from factlint.rule import Finding
from factlint.settings import SettingsError
from factlint.source import SourceError
from factlint.view import Span
from tests.conftest import Command

ROOT = Path(__file__).parent.parent
TEXT = "😀 Kyiv asked for ATAKMS missiles on Monday, 5 May 2023."


def python(code: str, cwd: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_check_gives_findings_in_code_points() -> None:
    findings = factlint.check(TEXT)
    assert [item.rule for item in findings] == ["names/misspelled", "dates/weekday"]
    assert [TEXT[item.span.start : item.span.end] for item in findings] == ["ATAKMS", "Monday, 5 May 2023"]
    assert findings[0].evidence[0].entry == "system/atacms"


def test_a_path_decides_the_format_and_is_not_read() -> None:
    (finding,) = factlint.check("`ATAKMS` **ATA**KMS", path="no/such/file.md")
    assert finding.span == (11, 19)
    assert finding.path == "no/such/file.md"
    assert factlint.check("`ATAKMS`", path="a.md", format="plain")
    assert factlint.check("`ATAKMS`", format="markdown") == []


def test_fix_applies_what_is_safe_and_more_only_on_request() -> None:
    text = "Kyiv asked for ATAKMS on Monday, 5 May 2023."  # the weekday or the date: nothing safe
    assert factlint.fix(text) == text.replace("ATAKMS", "ATACMS")
    quoted = "“Kyiv wants ATAKMS,” he said."
    assert factlint.fix(quoted) == quoted
    assert factlint.fix(quoted, unsafe=True) == quoted.replace("ATAKMS", "ATACMS")


def test_the_publication_date_is_a_text_or_a_date() -> None:
    text = "The council met yesterday (Friday)."
    by_text = factlint.check(text, date="2023-05-16")
    assert [item.rule for item in by_text] == ["dates/relative"]
    assert by_text == factlint.check(text, date=datetime.date(2023, 5, 16))
    assert by_text == factlint.check(text, date=datetime.datetime(2023, 5, 16, 9, 30))


def test_select_and_ignore_take_a_name_or_several() -> None:
    assert [item.rule for item in factlint.check(TEXT, select="dates")] == ["dates/weekday"]
    assert [item.rule for item in factlint.check(TEXT, ignore=["dates", "names/casing"])] == ["names/misspelled"]


def test_instructions_in_the_text_are_obeyed() -> None:
    assert factlint.check("factlint: ignore\nKyiv asked for ATAKMS.") == []
    assert factlint.check("Kyiv asked for ATAKMS [sic].") == []


def test_the_callers_knowledge_is_read_again_when_it_changes(tmp_path: Path) -> None:
    text = "Jane Ngugi-Smiht spoke."
    names = tmp_path / "names"
    names.mkdir()
    file = names / "people.yaml"
    file.write_text("person:\n  - Mary Okoro-Smith\n")
    assert factlint.check(text, knowledge=names) == []
    file.write_text("person:\n  - Jane Ngugi-Smith\n  - Mary Okoro-Smith\n")
    (finding,) = factlint.check(text, knowledge=[names])
    assert finding.fixes[0].title == "Write Jane Ngugi-Smith"
    assert factlint.check(text) == [], "another call does not see it"


def test_rules_of_the_caller_that_import_from_factlint_go_on_working(tmp_path: Path) -> None:
    house = tmp_path / "rules" / "house"
    house.mkdir(parents=True)
    for name, home in (("old", "factlint"), ("new", "factlint.authoring")):
        (house / f"{name}.py").write_text(
            f'"""No foo."""\nfrom {home} import Document, Finding, Knowledge, Right, Rule, Span, Wrong, replacement\n'
            "def check(document, knowledge):\n"
            "    at = document.text.find('foo')\n"
            "    if at >= 0:\n"
            "        yield Finding(Span(at, at + 3), 'foo', fixes=(replacement(Span(at, at + 3), 'bar'),))\n"
            "rule = Rule(check=check, wrong=(), right=())\n"
        )
    findings = factlint.check("Some foo.", rules=tmp_path / "rules", select=["house/old", "house/new"])
    assert {item.rule for item in findings} == {"house/new"}  # within a family the first wins a place
    assert factlint.check("Some foo.", rules=tmp_path / "rules", select="house/old")


def test_the_configuration_is_read_where_it_is_named_and_options_come_on_top(tmp_path: Path) -> None:
    (tmp_path / "factlint.toml").write_text('ignore = ["names/misspelled"]\nignore-words = ["Monday, 5 May 2023"]\n')
    assert len(factlint.check(TEXT)) == 2
    assert factlint.check(TEXT, config=tmp_path) == []
    assert factlint.check(TEXT, config=tmp_path / "factlint.toml") == []
    (tmp_path / "factlint.toml").write_text('ignore = ["names/misspelled"]\n')
    assert factlint.check(TEXT, config=tmp_path, ignore=["dates"]) == []


def test_a_style_does_not_leak_into_other_calls() -> None:
    text = "Kiev is the capital. Kharkiv asked for ATAKMS."
    plain = factlint.check(text)
    styled = factlint.check(text, style="ap")
    assert factlint.check(text) == plain
    assert factlint.check(text, style="ap") == styled


def test_check_file_reads_as_the_command_line_does(tmp_path: Path, factlint: Command) -> None:
    from factlint.api import check_file

    for name, data in (
        ("a.md", "**ATA**KMS 😀 came on Monday, 5 May 2023.\r\n\r\nJohn Finner spoke.\n".encode()),
        ("b.txt", b"\xef\xbb\xbf" + "é ATAKMS".encode()),
        ("c.txt", "“ATAKMS”".encode("utf-16")),
    ):
        (tmp_path / name).write_bytes(data)
        shown = json.loads(factlint("check", "--isolated", "--output-format", "json", name).stdout)["findings"]
        found = check_file(tmp_path / name)
        assert [(item["rule"], item["span"]["start"], item["span"]["end"], item["message"]) for item in shown] == [
            (item.rule, *item.span, item.message) for item in found
        ]
        assert found


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "docx"}, 'format: "docx" is not read; choose one of '),
        ({"date": "May 2023"}, 'date: "May 2023" is not a day; write it as YYYY-MM-DD'),
        ({"date": "2023-05"}, "write it as YYYY-MM-DD"),
        ({"style": "house"}, 'style: "house" is no house; choose one of ap, '),
        ({"select": ["names/mispelled"]}, 'did you mean "names/misspelled"?'),
        ({"knowledge": "nowhere"}, "knowledge: nowhere: no such file or folder; check the path"),
        ({"rules": ["nowhere"]}, "rules: nowhere: no such file or folder; check the path"),
        ({"config": "nowhere.toml"}, "config: nowhere.toml: no such file or folder; check the path"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(options: dict[str, Any], message: str) -> None:
    with pytest.raises(factlint.FactlintError) as caught:
        factlint.check("A text.", **options)
    assert message in str(caught.value)


def test_faults_in_files_name_the_file(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("person:\n  - name: 5\n    born: never\n")
    with pytest.raises(factlint.FactlintError, match=r"names\.yaml:3"):
        factlint.check("A text.", knowledge=tmp_path / "names.yaml")
    (tmp_path / "r" / "x").mkdir(parents=True)
    (tmp_path / "r" / "x" / "bad.py").write_text("rule = 1\n")
    with pytest.raises(factlint.FactlintError, match=r"bad\.py: needs a constant `rule"):
        factlint.check("A text.", rules=tmp_path / "r")
    (tmp_path / "a.docx").write_bytes(b"PK")
    with pytest.raises(factlint.FactlintError, match="this format is not read"):
        factlint.check_file(tmp_path / "a.docx")
    with pytest.raises(factlint.FactlintError, match="cannot be read: No such file"):
        factlint.check_file(tmp_path / "none.txt")
    with pytest.raises(TypeError, match="text must be a str, not bytes"):
        factlint.check(b"ATAKMS")  # type: ignore[arg-type]


@pytest.mark.parametrize("error", [RuleError, RuleLoadError, SettingsError, SourceError])
def test_there_is_one_kind_of_error(error: type[Exception]) -> None:
    assert issubclass(error, factlint.FactlintError)


def test_threads_find_the_same() -> None:
    texts = [f"{TEXT} Mihailo Podoljak met person {number}." for number in range(40)]
    alone = [factlint.check(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(factlint.check, texts)) == alone


def test_findings_show_themselves() -> None:
    found = factlint.Findings([Finding(Span(3, 6), "a <b>", "error", rule="x/y", text="<i>")])
    assert repr(found) == "[<error x/y at 3-6 “<i>”: a <b>>]"
    assert "<td>&lt;i&gt;</td><td>a &lt;b&gt;</td>" in found._repr_html_()
    assert factlint.Findings()._repr_html_() == "<p>no findings</p>"
    assert repr(factlint.Findings()) == "[]"


def test_assert_no_findings_shows_the_report(tmp_path: Path) -> None:
    factlint.assert_no_findings("Nothing to see.")
    with pytest.raises(AssertionError, match=r"(?s)1:21  error  names/misspelled.*fix: Write ATACMS"):
        factlint.assert_no_findings(TEXT.replace("😀", "Yes:"), select="names")
    file = tmp_path / "a.md"
    file.write_text("Kyiv asked for `ATAKMS` and ATAKMS.")
    for given in (file, str(file)):
        with pytest.raises(AssertionError, match=r"a\.md\n\n  1:29"):
            factlint.assert_no_findings(given)
    with pytest.raises(factlint.FactlintError, match=r"guide\.md: cannot be read"):
        factlint.assert_no_findings("guide.md")  # not a text of one word that passes
    with pytest.raises(factlint.FactlintError, match='level: "all" is no severity'):
        factlint.assert_no_findings("A text.", level="all")


def test_assert_no_findings_counts_from_a_level() -> None:
    text = "factlint: ignore[text]\nNothing to see.\n"  # a hint: this suppresses nothing
    factlint.assert_no_findings(text, level="warning")
    with pytest.raises(AssertionError, match="unused-suppression"):
        factlint.assert_no_findings(text)


def test_there_are_about_a_dozen_names_and_all_of_them_exist() -> None:
    assert len(factlint.__all__) <= 13
    assert dir(factlint) == sorted(factlint.__all__)
    for module in (factlint, authoring):
        assert all(hasattr(module, name) for name in module.__all__)
    documented = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert [name for name in factlint.__all__ if f"`{name}" not in documented] == []
    for name in authoring.__all__:
        assert getattr(factlint, name) is getattr(authoring, name)
    with pytest.raises(AttributeError, match="has no attribute 'chekc'"):
        factlint.chekc  # noqa: B018


def test_shipped_rules_take_their_names_from_one_place() -> None:
    for path in (ROOT / "rules").glob("*/*.py"):
        assert "from factlint import" not in path.read_text(encoding="utf-8"), path


def test_importing_costs_next_to_nothing(tmp_path: Path) -> None:
    code = "import sys; before = set(sys.modules); import factlint; print(sorted(set(sys.modules) - before))"
    added = set(eval(python(code, tmp_path)))
    assert {name for name in added if name.startswith("factlint")} == {"factlint"}
    assert not added & {"yaml", "rich", "typing", "re", "pathlib", "dataclasses", "threading"}


def test_checking_imports_neither_yaml_nor_rich(tmp_path: Path) -> None:
    code = "import sys, factlint; factlint.check('Kyiv.'); print(sorted({'yaml', 'rich', 'pytest', 'numpy'} & set(sys.modules)))"
    assert python(code, tmp_path) == "[]"


@pytest.mark.parametrize("name", ["docs/api.md", "README.md", "factlint/__init__.py"])
def test_the_examples_in_the_documents_are_true(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    text = "\n".join("" if line.startswith(("```", '"""')) else line for line in lines)
    test = doctest.DocTestParser().get_doctest(textwrap.dedent(text), {}, name, name, 0)
    assert test.examples
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    runner.run(test)
    assert runner.failures == 0
