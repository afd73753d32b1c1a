"""`factlint server` without its extra."""

from __future__ import annotations

import subprocess
import sys


def test_without_the_extra_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['pygls'] = None; from factlint.cli import main; raise SystemExit(main(['server']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "factlint: the language server needs pygls, which is not installed; write: pip install 'factlint[server]'\n"
    )
