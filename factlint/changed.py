"""Changed lines: what git says has changed since a revision, in the files as they are now.

Lines are counted as git counts them, by line feeds in the bytes of the file. A file that git does not track counts as
changed from beginning to end; of a renamed file only the changed lines count.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from factlint import FactlintError
from factlint.rule import Finding
from factlint.source import Source

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


class ChangedError(FactlintError):
    """No comparison is possible; the message is one sentence with the remedy."""


class Changed(NamedTuple):
    """The lines, from 1 and inclusive, that were added or rewritten in the tracked files of a repository."""

    root: str
    tracked: frozenset[str]
    lines: dict[str, tuple[tuple[int, int], ...]]

    def holds(self, source: Source, finding: Finding) -> bool:
        """Whether any line of a finding has changed."""
        name = os.path.relpath(os.path.realpath(source.path), self.root).replace(os.sep, "/")
        if name not in self.tracked:
            return True
        first = _line(source, finding.span.start)
        last = _line(source, max(finding.span.end - 1, finding.span.start))
        return any(start <= last and first <= stop for start, stop in self.lines.get(name, ()))


def changed_since(revision: str, folder: str = ".", *, paths: Iterable[str] = ()) -> Changed:
    """What has changed between a revision and the files in the repository around a folder.

    A revision on another branch is compared from where the branches parted. paths: files that must lie in the
    repository. Raises ChangedError.
    """
    try:
        root = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel")).rstrip("\n")
    except subprocess.CalledProcessError:
        raise ChangedError(
            f"--changed-since: {os.path.abspath(folder)} is in no git repository; run in one, or leave the option out"
        ) from None
    except FileNotFoundError:
        raise ChangedError("--changed-since: git is not installed; install it, or leave the option out") from None
    for path in paths:
        if os.path.relpath(os.path.realpath(path), os.path.realpath(root)).startswith(".."):
            raise ChangedError(f"--changed-since: {path} is not in the repository {root}; leave it out")
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except subprocess.CalledProcessError:
        raise ChangedError(
            f'--changed-since: "{revision}" is no revision of this repository; check its name, '
            "and in CI fetch the history (git fetch --unshallow)"
        ) from None
    base = commit.decode().strip()
    with suppress(subprocess.CalledProcessError):  # without common history, compare with the revision itself
        base = _git(folder, "merge-base", base, "HEAD").decode().split()[0]
    try:
        # Each option answers a setting of git's that would change the format.
        patch = _git(
            root, "-c", "core.quotePath=true", "diff", "--unified=0", "--inter-hunk-context=0", "--text", "--no-color",
            "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames", "--ignore-submodules",
            "--src-prefix=a/", "--dst-prefix=b/", base,
        )  # fmt: skip
        tracked = _git(root, "ls-files", "-z")
    except subprocess.CalledProcessError as error:
        reason = os.fsdecode(error.stderr).strip().splitlines()[-1:] or ["no reason given"]
        raise ChangedError(f"--changed-since: git diff failed: {reason[0]}; run it by hand to see more") from None
    names = frozenset(os.fsdecode(name) for name in tracked.split(b"\0") if name)
    return Changed(os.path.realpath(root), names, _parse(patch))


def _git(folder: str, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=True).stdout


def _parse(patch: bytes) -> dict[str, tuple[tuple[int, int], ...]]:
    """The added lines of each file in a patch without context."""
    found: dict[str, list[tuple[int, int]]] = {}
    name = ""
    lines = iter(patch.split(b"\n"))
    for line in lines:
        if line.startswith(b"+++ "):
            name = _unquoted(line[4:])
        elif match := _HUNK.match(line):
            removed, start, added = (int(part) if part is not None else 1 for part in match.groups())
            if added:
                found.setdefault(name, []).append((start, start + added - 1))
            # What was removed and added may itself look like a header.
            left = removed + added
            while left:
                left -= not next(lines).startswith(b"\\")
    return {name: tuple(spans) for name, spans in found.items()}


def _unquoted(name: bytes) -> str:
    """The path in a header line: git quotes unusual letters as C does, and ends a name with spaces by a tab."""
    if name.startswith(b'"'):
        from ast import literal_eval

        name = literal_eval("b" + name.rstrip(b"\t").decode("ascii"))
    else:
        name = name.rstrip(b"\t")
    return os.fsdecode(name.removeprefix(b"b/"))


def _line(source: Source, offset: int) -> int:
    """The line of an offset as git counts it."""
    before = source.text[:offset]
    if source.encoding in ("utf-8", "cp1252"):
        return before.count("\n") + 1
    return before.encode(source.encoding, "replace").count(b"\n") + 1
