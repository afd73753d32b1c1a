"""Check the examples as a user would, and fail unless the findings are the expected ones (examples/expected.txt)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FILES = ["aid-package.txt", "style-guide.md"]


def factlint(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run factlint in the folder of the examples."""
    return subprocess.run(
        [sys.executable, "-m", "factlint", *arguments], cwd=HERE, capture_output=True, text=True, check=False
    )


def main() -> int:
    """Show the report, then compare the findings line by line."""
    report = factlint("check", *FILES)
    sys.stdout.write(report.stdout)
    sys.stderr.write(report.stderr)
    found = factlint("check", *FILES, "--output-format", "concise").stdout
    expected = (HERE / "expected.txt").read_text(encoding="utf-8")
    if found != expected:
        sys.stdout.write(f"\nThe findings are not the expected ones.\nexpected:\n{expected}\nfound:\n{found}\n")
        return 1
    sys.stdout.write(
        f"\nAll {len(expected.splitlines())} findings are as expected. Try your own: .venv/bin/factlint check FILE\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
