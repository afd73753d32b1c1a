"""Where an entry stands, and what is said when one cannot be used."""

from __future__ import annotations

from typing import NamedTuple

from factlint.knowledge.entry import Entry

Path = tuple[str | int, ...]


class KnowledgeError(Exception):
    """Knowledge that cannot be used; `problems` holds one sentence each, with file and line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Located(NamedTuple):
    """An entry and where it stands. lines: path within the entry → line, from 1."""

    entry: Entry
    file: str
    lines: dict[Path, int]

    @property
    def is_row(self) -> bool:
        """Whether it stands in a table, not in a curated file."""
        return self.file.endswith(".csv")

    def where(self, *path: str | int) -> str:
        """`file:line` of a part of the entry, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.file}:{self.lines.get(path, 1)}"


def label(path: Path) -> str:
    """A path as people write it: `held[0].from: `."""
    written = ""
    for part in path:
        written += f"[{part}]" if isinstance(part, int) else f".{part}" if written else part
    return f"{written}: " if written else ""
