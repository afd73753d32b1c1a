"""The recipes of docs/editors.md, each run as it stands there by the editor it is for, headless."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
# The emoji is one character, two UTF-16 units and four bytes.
ARTICLE = "😀 The army asked for ATAKMS.\n\nKyiv asked for ATAKMS, too.\n"
FIXED = ARTICLE.replace("ATAKMS", "ATACMS")


def recipe(heading: str, number: int = 0) -> str:
    """A code block under a heading of the page."""
    section = re.split(r"^#+ ", PAGE.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    blocks: list[str] = re.findall(r"^```\w+\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    return blocks[number]


@pytest.fixture
def editor(tmp_path: Path) -> Any:
    """Run an editor in a folder of its own with `factlint` on PATH; what its script wrote into $RESULT."""
    program = tmp_path / "bin" / "factlint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m factlint "$@"\n')
    program.chmod(0o755)
    article, result = tmp_path / "article.md", tmp_path / "result.json"
    article.write_text(ARTICLE, encoding="utf-8")

    def run(*command: str) -> dict[str, Any]:
        environment = {
            **os.environ,
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "ARTICLE": str(article),
            "RESULT": str(result),
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
        }
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=90, check=False)
        assert result.exists(), (done.stdout + done.stderr).decode(errors="replace")[-4000:]
        found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return found

    return run


def needs(program: str) -> str:
    """The path of a program; the test is skipped where it is not installed."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed")
    return path


def needs_server() -> None:
    pytest.importorskip("pygls", reason="the extra `server` is not installed")


def nvim(minor: int, least: int) -> str:
    """A Neovim of at most 0.minor and at least 0.least: the one on PATH, or the one that $FACTLINT_NVIM names."""
    for path in filter(None, [shutil.which("nvim"), os.environ.get("FACTLINT_NVIM")]):
        told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
        version = re.match(r"NVIM v0\.(\d+)", told)
        if version and least <= int(version[1]) <= minor:
            return path
    pytest.skip(f"optional: no Neovim from 0.{least} to 0.{minor} is installed")


NEOVIM = [("Neovim 0.11 and later", 99, 11), ("Neovim 0.7 to 0.10", 10, 7)]


@pytest.mark.parametrize(("heading", "minor", "least"), NEOVIM)
def test_neovim(heading: str, minor: int, least: int, editor: Any, tmp_path: Path) -> None:
    needs_server()
    program = nvim(minor, least)
    init = tmp_path / "init.lua"
    fix_all = recipe("Neovim 0.7 to 0.10", 1)
    init.write_text(recipe(heading) + f"if vim.fn.has('nvim-0.8') == 1 then\n{fix_all}end\n", encoding="utf-8")
    found = editor(program, "--headless", "-u", str(init), str(tmp_path / "article.md"), "-S", str(HERE / "neovim.lua"))
    assert found["words"] == ["ATAKMS", "ATAKMS"]
    assert "ATACMS" in found["hover"]
    assert found["fixed"] == (FIXED if found["all"] else ARTICLE.replace("ATAKMS", "ATACMS", 1))


def test_emacs(editor: Any, tmp_path: Path) -> None:
    needs_server()
    program = needs("emacs")
    told = subprocess.run(
        [program, "-q", "--batch", "--eval", "(progn (package-initialize) (require 'eglot))"],
        check=False,
        capture_output=True,
    )
    if told.returncode:
        pytest.skip("Emacs has no eglot")
    init = tmp_path / "init.el"
    init.write_text(recipe("Emacs (eglot)"), encoding="utf-8")
    found = editor(program, "-q", "--batch", "-f", "package-initialize", "-l", str(init), "-l", str(HERE / "eglot.el"))
    assert found["words"] == ["ATAKMS", "ATAKMS"]
    assert found["fixed"] == FIXED
    assert found["org"] is False  # a mode made from text-mode is left alone


def test_ale(editor: Any, tmp_path: Path) -> None:
    program = needs("vim")
    probe = "if !has('job') || !exists(':ALEInfo') | cq | endif"
    told = subprocess.run(
        [program, "-Nu", "NONE", "-es", "-c", "packadd ale", "-c", probe, "-c", "qa!"], check=False, capture_output=True
    )
    if told.returncode:
        pytest.skip("Vim has no ALE")
    vimrc = tmp_path / "vimrc"
    settings = "set nocompatible encoding=utf-8\nfiletype plugin on\npackadd ale\n"
    vimrc.write_text(settings + recipe("Vim (ALE)"), encoding="utf-8")
    script = str(HERE / "ale.vim")
    found = editor(program, "-Nu", str(vimrc), "--not-a-term", str(tmp_path / "article.md"), "-S", script)
    assert [(item["lnum"], item["col"], item["end_col"], item["type"]) for item in found["findings"]] == [
        (1, len("😀 The army asked for ".encode()) + 1, len("😀 The army asked for ATAKMS".encode()), "E"),
        (3, len("Kyiv asked for ") + 1, len("Kyiv asked for ATAKMS"), "E"),
    ]
    assert found["findings"][0]["code"] == "names/misspelled"
    assert found["fixed"] == FIXED


def test_the_other_recipes_can_be_read_and_name_a_command_that_is_there() -> None:
    from factlint.cli import COMMANDS

    helix = tomllib.loads(recipe("Helix"))
    server = helix["language-server"]["factlint"]
    assert all("factlint" in language["language-servers"] for language in helix["language"])
    kate = json.loads(recipe("Kate"))["servers"]["factlint"]
    sublime = json.loads(recipe("Sublime Text"))["clients"]["factlint"]
    for command in ([server["command"], *server["args"]], kate["command"], sublime["command"]):
        assert command == ["factlint", "server"]
    assert "server" in COMMANDS
