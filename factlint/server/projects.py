"""Projects: the configuration and the knowledge that hold for a file, read again when they change on disk."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from factlint.cli import UsageError
from factlint.cli.check import make_job
from factlint.run import Job
from factlint.settings import NAMES, Settings, SettingsError, load_settings

EVERY = 1.0  # seconds for which a look at the disk is good
State = tuple[tuple[str, int, int], ...]


class Project(NamedTuple):
    """What holds for the files below a folder.

    root: the folder that paths in reports are relative to. generation: names rules, settings and knowledge; where it
    is the same, the same text has the same findings. problem: why the configuration could not be used.
    """

    root: str
    job: Job
    generation: str
    problem: str = ""

    def name_of(self, path: str) -> str:
        """A path as reports show it."""
        return os.path.relpath(path, self.root).replace(os.sep, "/") if path else "untitled"

    def leaves_out(self, path: str) -> bool:
        """Whether the settings exclude a file."""
        exclude = self.job.settings.exclude
        if not exclude or not path:
            return False
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(exclude).match_file(self.name_of(path))


class Projects:
    """All projects that were asked for. One thread at a time loads; `say` takes a sentence for the user."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """Begin without any."""
        self._say = say
        self._lock = threading.Lock()
        self._held: dict[str, tuple[Project, State, float]] = {}

    def of(self, path: str, folders: tuple[str, ...] = ()) -> Project:
        """The project of a file: the nearest configuration above it decides. A file without a path takes the first
        workspace folder. Raises UsageError where there is no usable one and never was."""
        start = os.path.dirname(path) if path else folders[0] if folders else os.getcwd()
        root = _root(start, folders)
        with self._lock:
            held = self._held.get(root)
            now = time.monotonic()
            if held and now - held[2] < EVERY:
                return held[0]
            settings, problem = _settings(root)
            state = _state(root, settings)
            if held is None or state != held[1]:
                project = self._load(root, settings, problem, held[0] if held else None)
            else:
                project = held[0]
            self._held[root] = project, state, now
            return project

    def look_again(self) -> None:
        """Let the next question look at the disk, however short ago the last one did."""
        with self._lock:
            self._held = {root: (project, state, 0.0) for root, (project, state, _) in self._held.items()}

    def changed(self) -> bool:
        """Whether anything has changed on disk since it was loaded; it is loaded by the next question."""
        with self._lock:
            held = list(self._held.items())
        for root, (_, state, _) in held:
            if _state(root, _settings(root)[0]) != state:
                self.look_again()
                return True
        return False

    def all(self) -> list[Project]:
        """The projects loaded so far."""
        with self._lock:
            return [project for project, _, _ in self._held.values()]

    def _load(self, root: str, settings: Settings | None, problem: str, before: Project | None) -> Project:
        if settings is not None:
            try:
                job = make_job(settings)._replace(root=root)  # paths of settings and baseline are those of the project
                return Project(root, job, _generation(job))
            except UsageError as error:
                problem = str(error)
        self._say(problem)
        if before is not None:  # what worked goes on working until the fault is mended
            return before._replace(problem=problem)
        return Project(root, make_job(Settings()), blake2b(problem.encode()).hexdigest()[:16], problem)


def _root(start: str, folders: tuple[str, ...]) -> str:
    """The folder of the nearest configuration, else the workspace folder around, else the folder itself."""
    from factlint.settings import find_settings

    try:
        found = find_settings(start)
    except SettingsError as error:  # a broken pyproject.toml: its folder is the one, and the fault is said on loading
        found = str(error).partition(":")[0]
    if found:
        return os.path.dirname(os.path.abspath(found))
    around = [folder for folder in folders if (start + os.sep).startswith(os.path.join(folder, ""))]
    return max(around, key=len) if around else start


def _settings(root: str) -> tuple[Settings | None, str]:
    """The settings of a folder, or None and what is wrong with them."""
    try:
        return load_settings(start=root), ""
    except SettingsError as error:
        return None, str(error)


def _state(root: str, settings: Settings | None) -> State:
    """Path, time and size of every file that configuration, rules and knowledge are read from."""
    paths = [os.path.join(root, name) for name in NAMES]
    if settings is not None:
        paths += [settings.file] if settings.file else []
        paths += [settings.baseline] if settings.baseline else []
        paths += [path for given in (*settings.knowledge, *settings.rules) for path in _files(given)]
    # A configuration may extend another one, which is not named here: what they say together stands for it.
    state = [(repr(settings), 0, 0)]
    for path in paths:
        try:
            status = os.stat(path)
        except OSError:
            continue
        state.append((path, status.st_mtime_ns, status.st_size))
    return tuple(state)


def _files(path: str) -> Iterator[str]:
    if os.path.isdir(path):
        for folder, _, names in os.walk(path):
            yield from (os.path.join(folder, name) for name in sorted(names) if not name.endswith(".pyc"))
    else:
        yield path


def _generation(job: Job) -> str:
    parts = [
        job.knowledge.digest,
        repr(job.settings),
        repr(job.baseline),
        *(f"{rule.id} {_time(rule.path)}" for rule in job.rules),
    ]
    return blake2b("\n".join(parts).encode()).hexdigest()[:16]


def _time(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
