"""The edits behind the commands, as functions from text to text; and writing configuration and knowledge."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from factlint.files import replace_file
from factlint.ignoring import add_ignores
from factlint.knowledge.entry import KINDS
from factlint.rule import Edit, Finding
from factlint.server.checking import Checked
from factlint.server.projects import Project
from factlint.settings import find_settings
from factlint.view import Span

FOLDER = "factlint-knowledge"  # where a project without knowledge of its own gets some
FILE = "names.yaml"


class EditError(Exception):
    """A command that cannot be carried out; the message is one sentence with file and remedy."""


def find_again(checked: Checked, rule: str, words: str, start: int) -> Finding | None:
    """The finding that a command was offered for, in a text that may have changed since: the nearest one alike."""
    alike = [finding for finding in checked.findings if finding.rule == rule and finding.text == words]
    return min(alike, key=lambda finding: abs(finding.span.start - start)) if alike else None


def ignore_here(checked: Checked, finding: Finding) -> list[Edit]:
    """The edits that write the instruction to ignore a finding's rule on its line, as `--add-ignore` does.

    Raises EditError where no instruction can stand.
    """
    job = checked.project.job._replace(format=checked.text.format or "plain")
    text, silenced, _ = add_ignores(checked.document.source, [finding], job.read)
    if not silenced:
        raise EditError("no instruction can stand on this line; ignore the words in the project instead")
    return list(line_edits(checked.text.text, text))


def line_edits(before: str, after: str) -> Iterator[Edit]:
    """The edits that make one text of another, a changed stretch of lines at a time and no wider than needed."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        was, now = "".join(old[i1:i2]), "".join(new[j1:j2])
        head = len(os.path.commonprefix([was, now]))  # noqa: RUF071 - letter by letter is what is wanted
        tail = len(os.path.commonprefix([was[head:][::-1], now[head:][::-1]]))  # noqa: RUF071
        yield Edit(Span(starts[i1] + head, starts[i2] - tail), now[head : len(now) - tail])


def ignore_in_project(project: Project, words: str) -> str:
    """Add words to `ignore-words` of the project's configuration, which is made where there is none; its path."""
    return _extend(project, "ignore-words", [words])


def add_to_knowledge(project: Project, name: str, kind: str) -> str:
    """Add an entry to the project's own knowledge, which is begun where there is none; the path of the file.

    Raises EditError; the file is then as it was.
    """
    from factlint.knowledge.located import KnowledgeError, Located
    from factlint.knowledge.reading import read_text
    from factlint.knowledge.schema import SCHEMA, Bad
    from factlint.knowledge.writing import slug, with_entry

    if kind not in KINDS:
        raise EditError(f'"{kind}" is no kind of entry; give one of {", ".join(KINDS)}')
    given = project.job.settings.knowledge
    path = _knowledge_file(given[0] if given else os.path.join(project.root, FOLDER))
    try:
        data = SCHEMA[kind]({"id": f"{kind}/{slug(name)}", "name": name})
        before = _text(path)
        items = read_text(before, path) if before.strip() else []
        if any(isinstance(item, Located) and item.entry.id == data["id"] for item in items):
            raise EditError(f"{path}: {data['id']} stands there already; write {name} there as another form of it")
        after = with_entry(before, kind, data)
        read_text(after, path)  # whatever is wrong is said, and nothing is written
    except Bad as bad:
        raise EditError(f"{path}: {'.'.join(map(str, bad.path))}: {bad.message}") from None
    except KnowledgeError as error:
        raise EditError("; ".join(error.problems)) from None
    _write(path, after)
    if not given:
        _extend(project, "knowledge", [FOLDER])
    return path


def _knowledge_file(given: str) -> str:
    """The file that a new entry goes into: the named one, or one in the named folder."""
    return given if given.endswith((".yaml", ".yml")) else os.path.join(given, FILE)


def _extend(project: Project, key: str, values: Iterable[str]) -> str:
    """Add values to a list of the configuration; comments and order stay as they are."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    path = find_settings(project.root) or os.path.join(project.root, "factlint.toml")
    document: Any
    try:
        document = tomlkit.parse(_text(path))
    except TOMLKitError as error:
        raise EditError(f"{path}: this is not valid TOML: {error}; mend that line") from None
    table = document["tool"]["factlint"] if os.path.basename(path) == "pyproject.toml" else document
    held = table.get(key, [])
    held = [held] if isinstance(held, str) else held
    if key not in table or isinstance(table[key], str):
        table[key] = tomlkit.item(held)
    for value in values:
        if value not in table[key]:
            table[key].append(value)
    _write(path, tomlkit.dumps(document))
    return path


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise EditError(f"{path}: cannot be read: {error}; check the file and its permissions") from None


def _write(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        replace_file(path, text.encode())
    except OSError as error:
        raise EditError(f"{path}: cannot be written: {error.strerror}; the file is unchanged") from None
