"""Real editors, headless: findings appear, a fix changes the buffer, hover shows the source, commands clear findings."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra `server` is not installed")

pytestmark = pytest.mark.usefixtures("shipped")  # compiled before an editor waits for findings

HERE = Path(__file__).parent
# The emoji count twice where columns are UTF-16, as both editors have them.
ARTICLE = "🚀🇺🇦 Mihailo Podoljak asked.\n\n🚀 café 🚀: Kyiv asked for ATAKMS.\n\nAgain 🚀 for ATAKMS.\n"


def drive(folder: Path, *command: str) -> dict[str, Any]:
    """Run an editor on the article; what its script wrote."""
    article, result = folder / "article.txt", folder / "result.json"
    article.write_text(ARTICLE, encoding="utf-8")
    environment = {
        **os.environ,
        "ARTICLE": str(article),
        "RESULT": str(result),
        "PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(HERE.parent.parent), os.environ.get("PYTHONPATH", "")])),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=300, check=False)
    assert result.exists(), (done.stdout + done.stderr).decode(errors="replace")
    found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return found


def check(folder: Path, found: dict[str, Any]) -> None:
    """What every editor must have shown."""
    assert sorted(item["words"] for item in found["opened"]) == ["ATAKMS", "ATAKMS", "Mihailo Podoljak"]
    assert any("wrong spelling of ATACMS" in item["message"] for item in found["opened"])
    assert "https://" in found["hover"]
    assert found["fixed"] == ARTICLE.replace("ATAKMS", "ATACMS", 1)
    assert "\nfactlint: ignore[names/misspelled]\nAgain 🚀 for ATAKMS." in found["ignored"]
    assert "Mihailo Podoljak" in (folder / "factlint-knowledge" / "names.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_neovim(tmp_path: Path) -> None:
    script = HERE / "neovim.lua"
    found = drive(tmp_path, "nvim", "--headless", "-u", "NONE", "-c", f"luafile {script}", "-c", "qa!")
    for key in ("hover", "fixed", "ignored"):
        found[key] = "\n".join(found[key]) + "\n"
    check(tmp_path, found)


@pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not installed")
def test_emacs_with_eglot(tmp_path: Path) -> None:
    has_eglot = subprocess.run(
        ["emacs", "-q", "--batch", "--eval", "(progn (require 'package) (package-initialize) (require 'eglot))"],
        capture_output=True,
        check=False,
    )
    if has_eglot.returncode:
        pytest.skip("Emacs has no eglot")
    check(tmp_path, drive(tmp_path, "emacs", "-q", "--batch", "-l", str(HERE / "eglot.el")))
