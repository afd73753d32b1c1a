"""Living with findings: baseline, changed lines, instructions. All by the real command line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Command

SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "findings.schema.json").read_text())
PLACES = "Kyiv Paris Berlin Rome Madrid Vienna Warsaw Prague Athens Lisbon London Dublin Oslo Sofia Riga Tirana".split()
BASELINE = ".factlint-baseline.json"


def twenty() -> list[str]:
    """Paragraphs with twenty faults: the same one in sixteen sentences, and four more."""
    texts = [f"The envoy who flew to {place} this week asked for ATAKMS missiles." for place in PLACES]
    return [
        *texts,
        "The adviser Mihailo Podoljak spoke, and then Mihailo Podoljak left.",
        "Near the end ATAKMS came up again, and ATAKMS once more.",
    ]


def found(factlint: Command, *arguments: str) -> list[str]:
    """The findings as path:line text."""
    report = json.loads(factlint("check", *arguments, "--output-format", "json").stdout)
    jsonschema.validate(report, SCHEMA)
    return [f"{item['path']}:{item['location']['start']['line']} {item['text']}" for item in report["findings"]]


def stale(factlint: Command, *arguments: str) -> list[str]:
    report = json.loads(factlint("check", *arguments, "--output-format", "json").stdout)
    return [f"{item['path']} {item['text']}" for item in report["baseline"]["stale"]]


def write(folder: Path, paragraphs: list[str], name: str = "a.txt") -> None:
    (folder / name).write_text("\n\n".join(paragraphs) + "\n")


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., str]:
    """A repository in the test's folder."""

    def run(*arguments: str) -> str:
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout

    run("init", "-q", "-b", "main")
    return run


def test_a_baseline_silences_exactly_what_was_there(factlint: Command, tmp_path: Path) -> None:
    texts = twenty()
    write(tmp_path, texts)
    assert len(found(factlint)) == 20
    made = factlint("baseline", "create")
    assert made.stdout == f"{BASELINE}: 20 added, 0 removed, 20 findings in 1 file\n"
    done = factlint("check")
    assert done.returncode == 0
    assert "20 silenced by the baseline" in done.stdout.replace("\n", " ")
    assert len(found(factlint, "--no-baseline")) == len(found(factlint, "--isolated")) == 20

    moved = [texts[-1], "A new paragraph, and nothing in it.", *reversed(texts[:-1])]
    write(tmp_path, moved)
    assert found(factlint) == []
    assert stale(factlint) == []

    write(tmp_path, [*moved, "A general who came to dinner asked for ATAKMS."])
    done = factlint("check")
    assert done.returncode == 1
    assert found(factlint) == ["a.txt:39 ATAKMS"]
    # The same sentence once more is one more finding, too.
    write(tmp_path, [*moved, texts[3]])
    assert found(factlint) == ["a.txt:39 ATAKMS"]

    mended = [text.replace("Rome this week asked for ATAKMS", "Rome this week asked for ATACMS") for text in moved]
    write(tmp_path, mended)
    done = factlint("check")
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert f"1 stale entry in {BASELINE}, nothing there matches any more; `factlint baseline prune`" in said
    assert "stale: a.txt: names/misspelled ATAKMS" in said
    assert stale(factlint) == ["a.txt ATAKMS"]
    concise = factlint("check", "--output-format", "concise")
    assert concise.stdout == ""
    assert "1 stale entry" in concise.stderr

    assert factlint("baseline", "prune").stdout == f"{BASELINE}: 0 added, 1 removed, 19 findings in 1 file\n"
    assert stale(factlint) == []
    assert found(factlint) == []
    write(tmp_path, moved)
    assert len(found(factlint)) == 1  # it was pruned


def test_a_neighbour_mended_in_the_same_sentence_and_lines_wrapped_anew(factlint: Command, tmp_path: Path) -> None:
    text = "The adviser Mihailo Podoljak asked on Sunday for ATAKMS missiles, and got none."
    write(tmp_path, [text])
    factlint("baseline", "create")
    write(tmp_path, [text.replace("Mihailo Podoljak", "Mykhailo Podolyak").replace(" on Sunday", "\non Sunday")])
    assert found(factlint) == []
    assert stale(factlint) == ["a.txt Mihailo Podoljak"]


def test_the_file_is_sorted_with_one_entry_a_line(factlint: Command, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("ATAKMS came.\n\nMihailo Podoljak spoke.\n")
    factlint("baseline", "create", "-j", "2")
    lines = (tmp_path / BASELINE).read_text().splitlines()
    table = json.loads("\n".join(lines))
    keys = [(entry["path"], entry["rule"], entry["text"]) for entry in table["findings"]]
    assert keys == sorted(keys)
    assert [path for path, _, _ in keys] == ["a.txt"] * 2 + ["b.txt"] * 2 + ["sub/c.md"] * 2
    assert [json.loads(line.rstrip(","))["count"] for line in lines[1:-1]] == [1] * 6
    assert "line" not in table["findings"][0]
    before = (tmp_path / BASELINE).read_bytes()
    assert factlint("baseline", "update").stdout == f"{BASELINE}: 0 added, 0 removed, 6 findings in 3 files\n"
    assert (tmp_path / BASELINE).read_bytes() == before
    # It holds from any folder below, and in several processes.
    assert factlint("check", cwd=tmp_path / "sub").returncode == 0
    assert factlint("check", "-j", "2").returncode == 0


def test_update_and_prune_touch_what_was_checked(factlint: Command, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("ATAKMS came.\n")
    factlint("baseline", "create", "--baseline", "known.json")
    arguments = ("--baseline", "known.json")
    (tmp_path / "a.txt").write_text("Mihailo Podoljak spoke.\n")
    (tmp_path / "b.txt").write_text("ATACMS came.\n")
    (tmp_path / "c.txt").unlink()
    assert stale(factlint, "a.txt", *arguments) == ["a.txt ATAKMS", "c.txt ATAKMS"]
    assert stale(factlint, "a.txt", *arguments, "--ignore", "names") == ["c.txt ATAKMS"]  # names were not checked
    assert factlint("baseline", "prune", "--ignore", "names", *arguments).stdout.startswith("known.json: 0 added, 1 r")
    assert factlint("baseline", "update", "a.txt", *arguments).stdout.startswith("known.json: 1 added, 1 removed, 2 f")
    assert stale(factlint, *arguments) == ["b.txt ATAKMS"]
    assert found(factlint, *arguments) == []
    (tmp_path / "factlint.toml").write_text('baseline = "known.json"\n')
    assert found(factlint) == []
    assert found(factlint, "--isolated") == ["a.txt:1 Mihailo Podoljak"]


def test_fix_leaves_the_baseline_alone(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ATAKMS came.\n")
    factlint("baseline", "create")
    (tmp_path / "a.txt").write_text("ATAKMS came.\n\nThen more ATAKMS.\n")
    factlint("check", "--fix")
    assert (tmp_path / "a.txt").read_text() == "ATAKMS came.\n\nThen more ATACMS.\n"


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (None, ("check", "--baseline", "no.json"), "no.json: no such baseline; make it with"),
        (None, ("baseline", "update"), f"{BASELINE}: no such baseline; make it with"),
        (None, ("baseline", "create", "missing.txt"), f"missing.txt: no such file or folder; check the path\nfactlint: {BASELINE} is unchanged"),
        (None, ("baseline", "create", "-"), "a baseline is made of files"),
        ("{}", ("baseline", "create"), f"{BASELINE} is already there"),
        ("<<<<<<< HEAD\n", ("check",), f"{BASELINE}: this is no baseline: Expecting value: line 1"),
        ("{}", ("check",), f'{BASELINE}: this is no baseline of the schema "factlint-baseline/1"'),
        ('{"schema": "factlint-baseline/1", "findings": [{"path": "a"}]}', ("check",), "entry 1 has other keys"),
    ],
)  # fmt: skip
def test_a_baseline_that_cannot_be_used(
    factlint: Command, tmp_path: Path, content: str | None, arguments: tuple[str, ...], message: str
) -> None:
    if content is not None:
        (tmp_path / BASELINE).write_text(content)
    (tmp_path / "a.txt").write_text("ATAKMS came.\n")
    done = factlint(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    if content is None:
        assert not (tmp_path / BASELINE).exists()


def test_changed_since(factlint: Command, tmp_path: Path, git: Callable[..., str]) -> None:
    filler = [f"Line {number} of a long text that git can follow." for number in range(30)]
    (tmp_path / "a.txt").write_text("\n".join(["ATAKMS old.", *filler, "ATAKMS old too."]) + "\n")
    (tmp_path / "déjà vu.md").write_text("\n".join(["ATAKMS old.", *filler]) + "\n")
    (tmp_path / "wide.txt").write_bytes("ATAKMS ഊ old.\nSecond.\nThird.\n".encode("utf-16"))
    (tmp_path / "same.txt").write_text("ATAKMS old.\n")
    git("add", ".")
    git("commit", "-qm", "one")
    assert found(factlint, "--changed-since", "HEAD") == []
    assert "5 on unchanged lines left out" in factlint("check", "--changed-since", "HEAD").stdout.replace("\n", " ")
    assert factlint("check", "--changed-since", "HEAD").returncode == 0

    lines = (tmp_path / "a.txt").read_text().splitlines()
    lines[10] = "++ ATAKMS new, in a line that looks like the head of a patch"
    (tmp_path / "a.txt").write_text("\n".join(["A line before.", *lines]) + "\n")
    git("mv", "déjà vu.md", "tab\there.md")
    (tmp_path / "tab\there.md").write_text("\n".join(["ATAKMS old.", *filler, "ATAKMS new at the end."]))
    (tmp_path / "wide.txt").write_bytes("ATAKMS ഊ old.\nSecond.\nThird ATAKMS.\n".encode("utf-16"))
    (tmp_path / "untracked.txt").write_text("ATAKMS new.\n")
    expected = ["a.txt:12 ATAKMS", "tab\there.md:32 ATAKMS", "untracked.txt:1 ATAKMS", "wide.txt:3 ATAKMS"]
    assert found(factlint, "--changed-since", "HEAD") == expected
    git("add", "a.txt")  # staged or not
    for key, value in (
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("diff.renames", "false"),
        ("diff.interHunkContext", "40"),
    ):
        git("config", key, value)
    assert found(factlint, "--changed-since", "HEAD") == expected
    assert found(factlint, "--changed-since", "HEAD", "-j", "2") == expected
    (tmp_path / "sub").mkdir()
    done = factlint("check", "..", "--changed-since", "HEAD", "--output-format", "concise", cwd=tmp_path / "sub")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "../a.txt", "../tab\there.md", "../untracked.txt", "../wide.txt",
    ]  # fmt: skip

    factlint("check", "--fix", "--changed-since", "HEAD")
    assert (tmp_path / "a.txt").read_text().count("ATAKMS") == 2
    assert (tmp_path / "untracked.txt").read_text() == "ATACMS new.\n"


def test_changed_since_a_branch_is_since_it_parted(factlint: Command, tmp_path: Path, git: Callable[..., str]) -> None:
    (tmp_path / "a.txt").write_text("First.\n\nATAKMS old.\n")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "topic")
    (tmp_path / "b.txt").write_text("ATAKMS new.\n")
    git("add", ".")
    git("commit", "-qm", "two")
    git("checkout", "-q", "main")
    (tmp_path / "a.txt").write_text("First.\n\nATACMS old.\n")
    git("commit", "-qam", "three")
    git("checkout", "-q", "topic")
    assert found(factlint, "--changed-since", "main") == ["b.txt:1 ATAKMS"]


def test_changed_since_says_in_a_sentence_why_not(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ATAKMS.\n")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "b.txt").write_text("ATAKMS.\n")

    def fails(message: str, *arguments: str, cwd: Path = inner) -> None:
        done = factlint("check", *arguments, cwd=cwd)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr
        assert len(done.stderr.splitlines()) == 1

    fails("is in no git repository; run in one", "--changed-since", "HEAD")
    subprocess.run(["git", "init", "-q"], cwd=inner, check=True)
    fails('"HEAD" is no revision of this repository', "--changed-since", "HEAD")
    fails('"nowhere" is no revision of this repository; check its name', "--changed-since", "nowhere")
    fails('"--all" is no revision', "--changed-since=--all")
    fails("../a.txt is not in the repository", "../a.txt", "--changed-since", "HEAD")
    fails("standard input has no history", "-", "--changed-since", "HEAD")


def test_unused_instructions_are_reported_and_removed(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "One <!-- factlint: ignore[text] --> two.\n\n"
        "<!-- factlint: ignore -->\n\n"
        "ATAKMS. <!-- factlint: ignore[names/casing, names/misspelled,text] as quoted -->\n"
        "<!-- factlint: ignore[names] -->\nThree.\n\n"
        "<!-- factlint: ignore-start[text] -->\nFour.\n<!-- factlint: ignore-end -->\n\n"
        "- item <!-- factlint: ignore[text] -->\n\n"
        "Five. <!-- factlint: ignore[dates] -->\n"  # without a date not all of this family was run
    )
    (tmp_path / "b.txt").write_text(
        "One.\n\n# factlint: ignore[text]\nTwo.\nfactlint: ignore-file[names/mispelled, figures]\n"
    )
    done = factlint("check", "--output-format", "concise")
    assert done.returncode == 0
    assert [line.split(" ", 3)[0] + " " + line.split(" ", 3)[3] for line in done.stdout.splitlines()] == [
        "a.md:1:5: this suppresses nothing: text finds no fault there",
        "a.md:5:9: this suppresses nothing: names/casing, text finds no fault there",
        "a.md:6:1: this suppresses nothing: names finds no fault there",
        "a.md:9:1: this suppresses nothing: text finds no fault there",
        "a.md:13:8: this suppresses nothing: text finds no fault there",
        "b.txt:3:1: this suppresses nothing: text finds no fault there",
        'b.txt:5:1: "names/mispelled" is no rule and no family; did you mean "names/misspelled"?',
        "b.txt:5:1: this suppresses nothing: figures finds no fault there",
    ]
    assert factlint("check", "--fail-level", "hint").returncode == 1
    assert factlint("check", "--fix").returncode == 0
    assert (tmp_path / "a.md").read_text() == (
        "One two.\n\n"
        "<!-- factlint: ignore -->\n\n"
        "ATAKMS. <!-- factlint: ignore[names/misspelled] as quoted -->\n"
        "\nThree.\n\n"
        "Four.\n\n"
        "- item\n\n"
        "Five. <!-- factlint: ignore[dates] -->\n"
    )
    assert (tmp_path / "b.txt").read_text() == "One.\n\nTwo.\nfactlint: ignore-file[names/mispelled]\n"
    dated = factlint("check", "a.md", "--date", "2024-05-03", "--select", "factlint", "--output-format", "concise")
    assert [line.split(":")[1] for line in dated.stdout.splitlines()] == ["13"]


def test_add_ignore(factlint: Command, tmp_path: Path) -> None:
    markdown = (
        "---\ntitle: ATAKMS\n---\n\n# Mihailo Podoljak speaks #\n\n"
        "More ATAKMS came.  \nThen ATAKMS\\\nagain, as Mihailo Podoljak and ATAKMS met.\n\n"
        "> - quoted ATAKMS\n\n| a | b |\n|---|---|\n| x | ATAKMS |\n"
    )
    plain = "ATAKMS one.\r\nTwo ATAKMS.\r\n\r\nfactlint: ignore[text]\r\nATAKMS.\r\n"
    (tmp_path / "a.md").write_text(markdown)
    (tmp_path / "b.txt").write_bytes(plain.encode())
    patch = factlint("check", "--add-ignore", "--diff")
    assert patch.returncode == 1
    assert "+factlint: ignore[names/misspelled]" in patch.stdout
    assert (tmp_path / "a.md").read_text() == markdown
    done = factlint("check", "--add-ignore", "--output-format", "concise")
    assert "10 findings in 2 files silenced in the text; 1 stand where no instruction can" in done.stderr
    assert done.stdout.splitlines() == [
        "a.md:2:8: error names/misspelled ATAKMS is a wrong spelling of ATACMS",
        "b.txt:6:1: hint factlint/unused-suppression this suppresses nothing: text finds no fault there",
    ]
    assert done.returncode == 1
    comment = "<!-- factlint: ignore[names/misspelled] -->"
    assert (tmp_path / "a.md").read_text() == (
        f"---\ntitle: ATAKMS\n---\n\n{comment}\n# Mihailo Podoljak speaks #\n\n"
        f"More ATAKMS came. {comment}  \nThen ATAKMS {comment}\\\nagain, as Mihailo Podoljak and ATAKMS met. {comment}\n\n"
        f"> - quoted ATAKMS {comment}\n\n| a | b |\n|---|---|\n| x | ATAKMS {comment} |\n"
    )
    line = "factlint: ignore[names/misspelled]\r\n"
    assert (tmp_path / "b.txt").read_bytes().decode() == (
        f"{line}ATAKMS one.\r\n{line}Two ATAKMS.\r\n\r\nfactlint: ignore[text, names/misspelled]\r\nATAKMS.\r\n"
    )
    again = factlint("check", "--add-ignore", "b.txt")
    assert "0 findings in 0 files silenced" in again.stderr
    piped = factlint("check", "-", "--add-ignore", stdin="ATAKMS.\n")
    assert piped.stdout == "factlint: ignore[names/misspelled]\nATAKMS.\n"
    assert piped.returncode == 0
    assert "two ways to go" in factlint("check", "--fix", "--add-ignore").stderr


def test_add_ignore_for_changed_lines(factlint: Command, tmp_path: Path, git: Callable[..., str]) -> None:
    (tmp_path / "a.txt").write_text("ATAKMS old.\n")
    git("add", ".")
    git("commit", "-qm", "one")
    (tmp_path / "a.txt").write_text("ATAKMS new.\n\nATAKMS old.\n")
    done = factlint("check", "--add-ignore", "--changed-since", "HEAD")
    assert done.returncode == 0
    assert (tmp_path / "a.txt").read_text() == "factlint: ignore[names/misspelled]\nATAKMS new.\n\nATAKMS old.\n"
