"""Write the manual pages of the built-in rules to docs/rules, one Markdown file each, and an index."""

from __future__ import annotations

from pathlib import Path

from factlint.loader import builtin_rules, load_rules
from factlint.rulepage import page, summary

DOCS = Path(__file__).parent.parent / "docs" / "rules"


def main() -> None:
    """Replace all pages; pages of rules that are gone go too."""
    DOCS.mkdir(parents=True, exist_ok=True)
    for old in DOCS.glob("*.md"):
        old.unlink()
    rules = load_rules([builtin_rules()])
    for rule in rules:
        (DOCS / f"{rule.id.replace('/', '-')}.md").write_text(page(rule), encoding="utf-8", newline="\n")
    rows = [f"| [{rule.id}]({rule.id.replace('/', '-')}.md) | {summary(rule)} |" for rule in rules]
    index = "# Rules\n\n| rule | what it finds |\n|---|---|\n" + "\n".join(rows) + "\n"
    (DOCS / "index.md").write_text(index, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
