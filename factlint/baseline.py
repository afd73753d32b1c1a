"""The baseline: findings that are known and accepted, so that only new ones are reported.

A finding is known again by path, rule, words, entry and the sentence around it, not by its line: moved paragraphs stay
silent. Each key has a count, so a further finding of the same kind is reported. The file has one entry a line, sorted,
so that a version control system shows and merges changes by finding.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from factlint import FactlintError
from factlint.files import replace_file
from factlint.rule import Finding

SCHEMA = "factlint-baseline/1"
_WORD = re.compile(r"\w+")


class BaselineError(FactlintError):
    """A baseline that cannot be used; the message is one sentence with file and remedy."""


class Key(NamedTuple):
    """What a finding is known again by. path: from the folder of the baseline, with slashes."""

    path: str
    rule: str
    text: str
    entry: str
    sentence: str


class Baseline(NamedTuple):
    """A baseline as read: its file and how often each key is accepted."""

    file: str
    counts: Mapping[Key, int]

    def name_of(self, path: str) -> str:
        """The name of a file in this baseline."""
        folder = os.path.dirname(os.path.abspath(self.file))
        return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")

    def path_of(self, name: str) -> str:
        """The file that a name in this baseline means."""
        return os.path.join(os.path.dirname(self.file), name)

    def keys_of(self, path: str, findings: Iterable[Finding]) -> Counter[Key]:
        """How often each key stands among the findings on a file."""
        name = self.name_of(path)
        return Counter(_key(name, finding) for finding in findings)

    def sift(
        self, path: str, findings: Sequence[Finding], judged: Callable[[str], bool]
    ) -> tuple[list[Finding], int, Counter[Key]]:
        """The findings on a file that are new, how many are silenced, and the stale rest of the entries.

        judged: whether the rule with an id was run; entries of others cannot be stale.
        """
        name = self.name_of(path)
        left = Counter({key: count for key, count in self.counts.items() if key.path == name})
        new = []
        for finding in findings:
            key = _key(name, finding)
            if left[key] > 0:
                left[key] -= 1
            else:
                new.append(finding)
        stale = Counter({key: count for key, count in left.items() if count > 0 and judged(key.rule)})
        return new, len(findings) - len(new), stale

    def gone(self) -> Counter[Key]:
        """The entries of files that are no longer there."""
        lost = {name for name in {key.path for key in self.counts} if not os.path.exists(self.path_of(name))}
        return Counter({key: count for key, count in self.counts.items() if key.path in lost})


def load_baseline(file: str) -> Baseline:
    """Read a baseline. Raises BaselineError."""
    try:
        with open(file, encoding="utf-8", errors="surrogateescape") as opened:  # as names of files may need
            data = opened.read()
    except FileNotFoundError:
        raise BaselineError(
            f"{file}: no such baseline; make it with `factlint baseline create --baseline {file}`"
        ) from None
    except OSError as error:
        raise BaselineError(f"{file}: the baseline cannot be read: {error.strerror}; check the file") from None
    remedy = "restore it, or remove it and run `factlint baseline create`"
    try:
        table = json.loads(data)
    except ValueError as error:
        raise BaselineError(f"{file}: this is no baseline: {error}; {remedy}") from None
    if not isinstance(table, dict) or table.get("schema") != SCHEMA or not isinstance(table.get("findings"), list):
        raise BaselineError(f'{file}: this is no baseline of the schema "{SCHEMA}"; {remedy}')
    counts: Counter[Key] = Counter()
    for number, entry in enumerate(table["findings"], 1):
        key, count = _entry(entry)
        if key is None:
            raise BaselineError(f"{file}: entry {number} has other keys or values than factlint writes; {remedy}")
        counts[key] += count
    return Baseline(file, counts)


def write_baseline(file: str, counts: Mapping[Key, int]) -> None:
    """Write a baseline in the place of an older one, at once and as a whole. Raises OSError."""
    lines = [json.dumps(record(key, count), ensure_ascii=False) for key, count in sorted(counts.items()) if count > 0]
    body = ",\n".join(lines) + "\n" if lines else ""
    text = f'{{"schema": "{SCHEMA}", "findings": [\n{body}]}}\n'
    replace_file(file, text.encode("utf-8", "surrogateescape"))


def record(key: Key, count: int) -> dict[str, Any]:
    """An entry as a mapping."""
    return {**key._asdict(), "count": count}


def _entry(entry: Any) -> tuple[Key | None, int]:
    fields = {*Key._fields, "count"}
    if not isinstance(entry, dict) or set(entry) != fields:
        return None, 0
    count = entry["count"]
    values = [entry[field] for field in Key._fields]
    if not all(isinstance(value, str) for value in values) or type(count) is not int or count < 1:
        return None, 0
    return Key(*values), count


def _key(name: str, finding: Finding) -> Key:
    return Key(name, finding.rule, " ".join(finding.text.split()), finding.entry, _sentence_hash(finding.sentence))


def _sentence_hash(sentence: str) -> str:
    """A hash of the ordinary words of a sentence: those in small letters.

    Names and figures are left out: where one of two faults in a sentence is mended, the other one stays known. The
    words of the finding itself are in its key.
    """
    words = [word for word in _WORD.findall(sentence) if word[0].islower() and word.isalpha()]
    return blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=6).hexdigest()
