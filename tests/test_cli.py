"""The real command line, as a user calls it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Command

ARTICLE = (
    "Mihailo Podoljak / Photo: AP\n\n"
    "The adviser Mykhailo Podolyak asked for ATAKMS missiles. White House deputy national security adviser John Finner agreed.\n"
)
SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "findings.schema.json").read_text())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


def test_the_findings_of_an_article(factlint: Command, article: Path) -> None:
    done = factlint("check", "article.txt", "--output-format", "concise")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "article.txt:1:1: error names/misspelled Mihailo Podoljak is a wrong spelling of Mykhailo Podolyak",
        "article.txt:3:41: error names/misspelled ATAKMS is a wrong spelling of ATACMS",
        "article.txt:3:103: warning names/misspelled John Finner is probably a wrong spelling of Jon Finer",
    ]


def test_json_is_valid_against_the_schema(factlint: Command, article: Path) -> None:
    done = factlint("check", "article.txt", "--output-format", "json", "--date", "2023-01-29")
    report = json.loads(done.stdout)
    jsonschema.validate(report, SCHEMA)
    assert [finding["text"] for finding in report["findings"]] == ["Mihailo Podoljak", "ATAKMS", "John Finner"]
    assert report["findings"][2]["date"] == "2023-01-29"
    assert any("2021-01-20" in item["value"] for item in report["findings"][2]["evidence"])
    for finding in report["findings"]:
        assert ARTICLE[finding["span"]["start"] : finding["span"]["end"]] == finding["text"]


def test_json_lines(factlint: Command, article: Path) -> None:
    lines = factlint("check", "article.txt", "--output-format", "jsonl").stdout.splitlines()
    assert [json.loads(line).get("rule") for line in lines] == ["names/misspelled"] * 3 + [None]


def test_github_annotations(factlint: Command, article: Path) -> None:
    lines = factlint("check", "article.txt", "--output-format", "github").stdout.splitlines()
    assert any(line.startswith("::error file=article.txt,line=1,") for line in lines)
    assert lines[2].startswith("::warning file=article.txt,line=3,")


def test_full_report_fits_80_columns_and_has_no_colour_when_piped(factlint: Command, article: Path) -> None:
    text = factlint("check", "article.txt").stdout
    assert "\x1b" not in text
    assert [line for line in text.splitlines() if len(line) > 80 and "http" not in line] == []
    assert "why: listed as never right" in text
    assert "2 errors, 1 warning in 1 file; 2 fixable with --fix; 1 more with --fix --unsafe-fixes" in text.replace(
        "\n", " "
    )
    assert "\x1b[" in factlint("check", "article.txt", "--color", "always").stdout


def test_fix_changes_the_safe_ones_and_a_second_run_changes_nothing(factlint: Command, article: Path) -> None:
    assert factlint("check", "--fix", "article.txt").returncode == 0
    fixed = article.read_text()
    assert fixed == ARTICLE.replace("Mihailo Podoljak", "Mykhailo Podolyak").replace("ATAKMS", "ATACMS")
    assert factlint("check", "--fix", "article.txt").returncode == 0
    assert article.read_text() == fixed
    factlint("check", "--fix", "--unsafe-fixes", "article.txt")
    assert article.read_text() == fixed.replace("John Finner", "Jon Finer")


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
    ],
)
def test_fix_keeps_encoding_line_ends_and_mode(factlint: Command, tmp_path: Path, encoding: str, bom: bytes) -> None:
    path = tmp_path / "café.txt"
    text = "“Déjà vu”, he said.\r\nATAKMS came.\nLast line without end"
    path.write_bytes(bom + text.encode(encoding))
    path.chmod(0o640)
    factlint("check", "--fix", path.name)
    assert path.read_bytes() == bom + text.replace("ATAKMS", "ATACMS").encode(encoding)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize(
    "text",
    ["ATAKMS one.\n\nTwo.\n", "One.\r\nATAKMS two.\r\n", "\ufeffATAKMS with a mark", "Été: ATAKMS\nno end of line"],
)
def test_diff_is_a_patch_that_git_applies(factlint: Command, tmp_path: Path, text: str) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    path = tmp_path / "sub" / "a.txt"
    path.parent.mkdir()
    path.write_bytes(text.encode())
    done = subprocess.run(
        [os.sys.executable, "-m", "factlint", "check", "--diff", "sub/a.txt"],  # type: ignore[attr-defined]
        cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert path.read_bytes() == text.encode()
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=done.stdout, cwd=tmp_path, check=True)
    assert path.read_bytes() == text.replace("ATAKMS", "ATACMS").encode()


def test_standard_input(factlint: Command) -> None:
    done = factlint(
        "check", "-", "--stdin-filename", "a.md", "--output-format", "concise", stdin="**ATA**KMS `ATAKMS`\n"
    )
    assert done.stdout == "a.md:1:3: error names/misspelled ATAKMS is a wrong spelling of ATACMS\n"
    fixed = factlint("check", "-", "--fix", stdin="ATAKMS came.\n")
    assert fixed.stdout == "ATACMS came.\n"


def test_folders_respect_gitignore_and_count_what_is_skipped(factlint: Command, tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c.png", "build/d.txt", ".hidden/e.txt", "sub/f.txt", "sub/g.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("ATAKMS came.\n")
    (tmp_path / ".gitignore").write_text("build/\n/sub/*.txt\n!/sub/f.txt\n")
    done = factlint("check", ".", "--output-format", "concise")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["a.txt", "b.md", "sub/f.txt"]
    assert "1 file of other formats skipped" in factlint("check").stdout
    assert factlint("check", "*.txt", "--output-format", "concise").stdout.count("\n") == 1


def test_named_files_are_excluded_only_when_asked(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "factlint.toml").write_text('exclude = ["old/", "*.draft.md"]\n')
    names = ("a.md", "b.draft.md", "old/c.md", "old/deep/d.md")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("ATAKMS came.\n")

    def checked(*arguments: str) -> list[str]:
        lines = factlint("check", "--output-format", "concise", *arguments).stdout.splitlines()
        return [line.split(":")[0] for line in lines]

    assert checked(*names) == list(names)
    assert checked("--force-exclude", *names) == checked(".") == ["a.md"]
    assert checked("--force-exclude", "old") == []


def test_several_processes_give_the_same_report(factlint: Command, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"ATAKMS number {number}.\n")
    one = factlint("check", "--output-format", "json")
    assert factlint("check", "--output-format", "json", "-j", "3").stdout == one.stdout


def test_select_ignore_and_fail_level(factlint: Command, article: Path) -> None:
    assert factlint("check", "article.txt", "--ignore", "names").returncode == 0
    assert factlint("check", "article.txt", "--select", "dates,text").returncode == 0
    article.write_text("White House deputy national security adviser John Finner agreed.\n")
    assert factlint("check", "article.txt").returncode == 0
    assert factlint("check", "article.txt", "--fail-level", "warning").returncode == 1
    assert factlint("check", "article.txt", "--fail-level", "warning", "--exit-zero").returncode == 0
    assert "1  warning  names/misspelled" in factlint("check", "article.txt", "--statistics").stdout


def test_a_users_list_of_names(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "people.yaml").write_text("person: [Jane Ngugi-Smith]\n")
    (tmp_path / "a.txt").write_text("We met Jane Ngugi-Smiht on the way.\n")
    for more in ((), ("--no-builtin",)):
        done = factlint("check", "a.txt", "--knowledge", "names", "--output-format", "concise", *more)
        assert "Jane Ngugi-Smiht is probably a wrong spelling of Jane Ngugi-Smith" in done.stdout
    (tmp_path / "factlint.toml").write_text('knowledge = ["names"]\nfail-level = "warning"\n')
    assert factlint("check", "a.txt").returncode == 1
    assert factlint("check", "a.txt", "--isolated").returncode == 0


def test_a_users_entry_extends_the_shipped_one(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "k").mkdir()
    (tmp_path / "k" / "k.yaml").write_text("system:\n  - {id: system/atacms, name: ATACMS, wrong: [ATTACKMS]}\n")
    (tmp_path / "a.txt").write_text("ATTACKMS came.\n")
    done = factlint("check", "a.txt", "--knowledge", "k", "--output-format", "concise")
    assert done.stdout == "a.txt:1:1: error names/misspelled ATTACKMS is a wrong spelling of ATACMS\n"


@pytest.mark.parametrize(
    ("files", "arguments", "message"),
    [
        ({"k/k.yaml": "person: [a\n b: c"}, ("--knowledge", "k"), "k/k.yaml:2: this is not valid YAML"),
        ({"k/k.yaml": "person:\n- name: A B\n  born: {date: 2020-13}\n"}, ("--knowledge", "k"), 'k/k.yaml:3: born.date: "2020-13" is not a date'),
        ({"k/k.yaml": "person:\n- {name: A B, frms: [x]}\n"}, ("--knowledge", "k"), 'frms: is not a known key; did you mean "forms"?'),
        ({"k/k.yaml": b"person: [\xff]"}, ("--knowledge", "k"), "k/k.yaml: byte 9 is not UTF-8"),
        ({}, ("--knowledge", "nowhere"), "nowhere: no such knowledge folder"),
        ({}, ("missing.txt",), "missing.txt: no such file or folder"),
        ({"a.png": "x"}, ("a.png",), "a.png: this format is not read"),
        ({"a.txt": b"a\0b"}, ("a.txt",), "a.txt: not a text file"),
        ({"factlint.toml": "knowlege = []\n"}, (), "unknown key 'knowlege'; did you mean"),
        ({"factlint.toml": "= x\n"}, (), "this is not valid TOML"),
        ({}, ("--select", "names/mispelled"), 'did you mean "names/misspelled"?'),
        ({}, ("--date", "yesterday"), '"yesterday" is not a day'),
        ({"r/x/bad.py": "1/0\n", "a.txt": "x"}, ("--rules", "r", "a.txt"), "r/x/bad.py: the rule cannot be loaded: ZeroDivisionError"),
        ({"r/x/raises.py": '"""X."""\nfrom factlint import Rule\ndef check(d, k):\n    raise ValueError("oh")\n    yield\nrule = Rule(check, (), ())\n', "a.txt": "x"}, ("--rules", "r", "a.txt"), "the rule x/raises (r/x/raises.py) failed: ValueError: oh"),
    ],
)  # fmt: skip
def test_one_clear_sentence_and_exit_2(
    factlint: Command, tmp_path: Path, files: dict[str, str | bytes], arguments: tuple[str, ...], message: str
) -> None:
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = factlint("check", *arguments)
    assert done.returncode == 2, done
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_unreadable_file(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()  # a folder in the place of a file is unreadable for root as well
    (tmp_path / "k").mkdir()
    (tmp_path / "k" / "k.yaml").symlink_to("loop.yaml")
    (tmp_path / "k" / "loop.yaml").symlink_to("k.yaml")
    done = factlint("check", "a.txt", "--config", "nowhere.toml")
    assert done.returncode == 2
    assert "nowhere.toml: no such configuration file" in done.stderr


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factlint.files import replace_file

    path = tmp_path / "a.txt"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_other_commands(factlint: Command, tmp_path: Path) -> None:
    assert "names/misspelled" in factlint("rule").stdout
    assert factlint("rule", "names/misspelled").stdout.startswith("# names/misspelled\n")
    assert "did you mean" in factlint("rule", "names/mispelled").stderr
    assert "Mykhailo Podolyak" in factlint("find", "Mihailo Podoljak").stdout
    assert factlint("find", "Zqxw Vbnm").returncode == 1
    assert factlint("kb", "check").returncode == 0
    assert json.loads(factlint("kb", "stats", "--format", "json").stdout)["kinds"]["person"]["entries"] > 300
    assert factlint("init").returncode == 0
    assert (tmp_path / "factlint.toml").is_file()
    assert factlint("init").returncode == 2
    assert factlint("check", "--isolated", ".").returncode == 0
    assert "to check a file write" in factlint("article.txt").stderr
    assert factlint().returncode == 2


def test_sic_and_instructions_silence(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "ATAKMS [sic] came.\n\nfactlint: ignore[names/misspelled] as quoted\nATAKMS left.\n"
    )
    assert factlint("check", "a.txt", "--output-format", "concise").stdout == ""
    (tmp_path / "b.md").write_text("<!-- factlint: ignore[dates] -->\nATAKMS came.\n")
    done = factlint("check", "b.md", "--output-format", "concise")
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["factlint/unused-suppression", "names/misspelled"]


def test_house_style_decides_what_a_fix_writes(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("President Volodimir Zelensky spoke.\n")
    for arguments, name in (((), "Volodymyr Zelensky"), (("--style", "ap"), "Volodymyr Zelenskyy")):
        done = factlint("check", "a.txt", "--output-format", "concise", *arguments)
        assert done.stdout.endswith(f"is probably a wrong spelling of {name}\n")


def test_offsets_with_emoji_combining_marks_and_crlf(factlint: Command, tmp_path: Path) -> None:
    text = "👩‍👩‍👧 İzmir e\u0301te\u0301\r\n\r\nThe ATAKMS came, İ 👍 and “ATAKMS” too.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    report = json.loads(factlint("check", "a.txt", "--output-format", "json").stdout)
    spans = [(item["span"]["start"], item["span"]["end"]) for item in report["findings"]]
    assert [text[start:end] for start, end in spans] == ["ATAKMS", "ATAKMS"]
    assert [item["location"]["start"] for item in report["findings"]] == [
        {"line": 3, "column": 5},
        {"line": 3, "column": 27},
    ]
    (tmp_path / "b.md").write_bytes("# 👍 é\r\n\r\n> 👩 **Mihailo** Podoljak\r\n\r\nMykhailo Podolyak\r\n".encode())
    factlint("check", "--fix", "--unsafe-fixes", "b.md")
    assert (
        tmp_path / "b.md"
    ).read_bytes().decode() == "# 👍 é\r\n\r\n> 👩 **Mykhailo** Podolyak\r\n\r\nMykhailo Podolyak\r\n"


def test_json_is_utf_8_on_any_terminal(factlint: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    result = factlint("check", "-", "--output-format", "json", stdin="Café ATAKMS.\n")
    assert json.loads(result.stdout)["findings"][0]["text"] == "ATAKMS"


def test_a_file_name_that_is_no_utf_8(factlint: Command, tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("ATAKMS came.\n")
    except OSError:
        pytest.skip("this file system has no such names")
    name = os.fsdecode(b"caf\xe9.txt")
    assert factlint("check", "--output-format", "concise").stdout.startswith(f"{name}:1:1: error")
    for arguments in ((), ("--output-file", "a.json")):
        done = factlint("check", "--output-format", "json", *arguments)
        text = (tmp_path / "a.json").read_text() if arguments else done.stdout
        assert json.loads(text)["findings"][0]["path"] == name
