"""Writing entries: as a knowledge file is written by hand, and into one that somebody keeps, comments and all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from factlint.knowledge.entry import KINDS, Entry
from factlint.names.fold import fold

ORDER = (
    "id", "name", "class", "expansion", "in", "of", "titles", "seats", "forms", "short", "native", "style", "spellings",
    "wrong", "unlike", "variants", "demonyms", "prominence", "from", "to", "recurs", "born", "died", "held", "parties",
    "capital", "currency", "figures", "source", "checked", "note", "ids",
)  # fmt: skip
_PLAIN = re.compile(r"[^\W\d_][\w .'’()/-]*(?<! )$|\d{4}(?:-\d\d){0,2}$|\d+$")
_LIST_OF_MAPPINGS = ("held", "parties", "capital", "currency")


def slug(name: str) -> str:
    """The tail of an id from a name: lower case, ASCII, words joined by dashes."""
    plain = name.replace("-", " ")
    if plain.isascii() and plain.replace(" ", "").isalpha():  # most names, at a third of the time
        return "-".join(plain.lower().split())
    words = re.findall(r"[a-z0-9]+", fold(plain.replace("’", "").replace("'", "")))
    return "-".join(words) or "x" + "".join(f"{ord(letter):x}" for letter in name[:8])


def entry_lines(data: Mapping[str, Any]) -> list[str]:
    """An entry as the lines of an item of a YAML list, without the indentation of the list."""
    lines: list[str] = []
    for key in sorted(data, key=lambda key: (ORDER.index(key) if key in ORDER else len(ORDER), key)):
        value = data[key]
        if value in ("", [], {}, None):
            continue
        if key in _LIST_OF_MAPPINGS:
            lines += [f"{key}:", *(f"  - {_flow(item)}" for item in value)]
        elif key == "figures":
            lines.append("figures:")
            for quantity, rows in value.items():
                lines += [f"  {quantity}:", *(f"    - {_flow(row)}" for row in rows)]
        else:
            lines.append(f"{key}: {_flow(value)}")
    return [("- " if index == 0 else "  ") + line for index, line in enumerate(lines)]


def knowledge_text(entries: Iterable[Entry], comment: str = "") -> str:
    """A knowledge file that holds these entries, by kind and id."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    lines = [f"# {line}".rstrip() for line in comment.splitlines()]
    for kind in KINDS:
        chosen = [entry for entry in ordered if entry.kind == kind]
        if chosen:
            lines += [*([""] if lines else []), f"{kind}:"]
            lines += [f"  {line}" for entry in chosen for line in entry_lines(entry.data)]
    return "\n".join(lines) + "\n"


def with_entry(text: str, kind: str, data: Mapping[str, Any]) -> str:
    """A knowledge file with one more entry, in its place by id; everything else stays as it is.

    text: a readable knowledge file, or nothing. Lists of both styles are extended.
    """
    import yaml

    lines = entry_lines(data)
    root = yaml.compose(text, Loader=yaml.SafeLoader) if text.strip() else None
    value = next((value for key, value in root.value if key.value == kind), None) if root is not None else None
    if value is None or not value.value:
        if value is not None:  # "person: []", or a bare "person:"
            head, tail = text[: value.start_mark.index].rstrip(), text[value.end_mark.index :]
            return head + "\n" + "".join(f"  {line}\n" for line in lines) + tail.lstrip("\n")
        start = text if not text or text.endswith("\n") else text + "\n"
        return f"{start}{kind}:\n" + "".join(f"  {line}\n" for line in lines)
    if value.flow_style:
        at = text.rindex("]", 0, value.end_mark.index)
        before = text[:at].rstrip()
        return f"{before}{'' if before.endswith(',') else ','} {_flow({k: v for k, v in data.items() if v})}{text[at:]}"
    later = next((item for item in value.value if _id_of(item, kind) > str(data["id"])), None)
    indent = " " * value.start_mark.column
    added = "".join(f"{indent}{line}\n" for line in lines)
    if later is not None:
        at = text.rindex("\n", 0, later.start_mark.index) + 1
        while (above := text.rfind("\n", 0, at - 1) + 1) < at and text[above:at].lstrip().startswith("#"):
            at = above  # the comment above an entry is its own
        return text[:at] + added + text[at:]
    end = value.value[-1].end_mark.index
    while end > 0 and text[end - 1].isspace():
        end -= 1
    rest = text[end:].partition("\n")  # what stands behind the last value on its line is a comment
    return text[:end] + rest[0] + "\n" + added + rest[2]


def _id_of(node: Any, kind: str) -> str:
    """The id of an entry in a parsed file."""
    if node.id == "scalar":
        return f"{kind}/{slug(node.value)}"
    given = {key.value: value.value for key, value in node.value}
    return str(given.get("id") or f"{kind}/{slug(str(given.get('name', '')))}")


def _flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        if set(value) == {"form"}:
            return _flow(value["form"])
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    if _PLAIN.match(text) and not text.endswith(" "):
        return text
    import json

    return json.dumps(text, ensure_ascii=False)
