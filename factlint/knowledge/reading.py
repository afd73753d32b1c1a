"""Reading knowledge folders: YAML files to validated entries, every error with its file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factlint.knowledge.entry import KINDS, make_entry
from factlint.knowledge.located import KnowledgeError, Located, label
from factlint.knowledge.merging import merge
from factlint.knowledge.schema import Bad, check_entry, nearest
from factlint.knowledge.tables import Fact, read_head, read_table


def knowledge_files(folder: Path) -> list[Path]:
    """The YAML files and tables of a folder and its sub-folders, sorted."""
    found = [path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml", ".csv") and path.is_file()]
    return sorted(path for path in found if path.parent.name != "lexicon")


def read_folder(folder: Path, *, ids_required: bool = False) -> list[Located]:
    """All entries of a knowledge folder (or one file), rows of tables merged into curated entries.

    Raises KnowledgeError with all problems found.
    """
    if not folder.exists():
        raise KnowledgeError([f"{folder}: no such knowledge folder; check --knowledge and the configuration"])
    files = [folder] if folder.is_file() else knowledge_files(folder)
    base = folder.parent if folder.is_file() else folder
    problems: list[str] = []
    entries: list[Located] = []
    facts: list[Fact] = []
    for path in files:
        if path.suffix == ".csv":
            continue  # read by way of its head
        try:
            shown = str(path.relative_to(base.parent))
            for item in read_text(_read(path), shown, ids_required=ids_required, folder=path.parent):
                entries.append(item) if isinstance(item, Located) else facts.append(item)
        except KnowledgeError as error:
            problems.extend(error.problems)
    if problems:
        raise KnowledgeError(problems)
    return merge(entries, facts)


def read_text(text: str, file: str, *, ids_required: bool = False, folder: Path | None = None) -> list[Located | Fact]:
    """The entries of one knowledge file given as text, and the rows of the table of which it is the head.

    folder: where the table lies. Raises KnowledgeError.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise KnowledgeError([f"{file}:{line}: this is not valid YAML: {_yaml_problem(error)}"]) from None
    if root is None:
        return []
    problems: list[str] = []
    entries: list[Located | Fact] = []
    if not isinstance(root, yaml.MappingNode):
        raise KnowledgeError(
            [f"{file}:1: a knowledge file is a mapping from a kind ({', '.join(KINDS)}) to a list of entries"]
        )
    for key, value in root.value:
        line = key.start_mark.line + 1
        if key.value == "table":
            _read_table(value, file, folder, ids_required, entries, problems)
        elif key.value not in KINDS:
            problems.append(f'{file}:{line}: unknown kind "{key.value}"{nearest(str(key.value), KINDS)}')
        elif not isinstance(value, yaml.SequenceNode):
            problems.append(
                f'{file}:{line}: "{key.value}" needs a list of entries, each on a line that begins with "- "'
            )
        else:
            for node in value.value:
                _read_entry(node, key.value, file, ids_required, entries, problems)
    if problems:
        raise KnowledgeError(problems)
    return entries


def _read_table(
    node: Any, file: str, folder: Path | None, shipped: bool, entries: list[Located | Fact], problems: list[str]
) -> None:
    """The rows of the table whose head stands here."""
    lines: dict[tuple[str | int, ...], int] = {}
    try:
        head = read_head(_plain(node, (), lines), shipped=shipped)
    except Bad as bad:
        problems.append(f"{file}:{_line_of(bad.path, lines)}: table.{label(bad.path)}{bad.message}")
        return
    try:
        entries.extend(read_table(head, folder or Path(), file, ids_required=shipped))
    except KnowledgeError as error:
        problems.extend(error.problems)


def _line_of(path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> int:
    """The line of a part, or of the nearest part around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, lines.get((), 1))


def _read_entry(
    node: Any, kind: str, file: str, ids_required: bool, entries: list[Located | Fact], problems: list[str]
) -> None:
    lines: dict[tuple[str | int, ...], int] = {}
    try:
        raw = _plain(node, (), lines)
        if isinstance(raw, str):
            raw = {"name": raw}
        data = check_entry(kind, raw, ids_required=ids_required)
        entries.append(Located(make_entry(kind, data), file, lines))
    except Bad as bad:
        problems.append(f"{file}:{_line_of(bad.path, lines)}: {label(bad.path)}{bad.message}")


def _plain(node: Any, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> Any:
    """A YAML node as texts, lists and mappings; notes the line of every part."""
    lines[path] = node.start_mark.line + 1
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_plain(item, (*path, index), lines) for index, item in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key, value in node.value:
        if key.id != "scalar":
            raise Bad("a key must be text", *path)
        if key.value in result:
            lines[(*path, key.value)] = key.start_mark.line + 1
            raise Bad(f'the key "{key.value}" stands twice', *path, key.value)
        result[key.value] = _plain(value, (*path, key.value), lines)
        lines[(*path, key.value)] = key.start_mark.line + 1
    return result


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnowledgeError([f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8"]) from None
    except OSError as error:
        raise KnowledgeError(
            [f"{path}: cannot be read: {error.strerror}; check the file and its permissions"]
        ) from None


def _yaml_problem(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error)
    return f"{problem}; check indentation, colons and quotes on this line"
