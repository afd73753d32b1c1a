"""Finding, compiling and caching knowledge.

The shipped base is compiled into the wheel. In a checkout, and for a user's folders, it is compiled once and kept in
the cache folder under a name made from what went into it; a file is written whole or not at all, so that several
processes may build at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from factlint.knowledge import Knowledge
from factlint.knowledge.store import DamagedError, Layer, open_layer

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = "knowledge.fkb"
LEXICONS = ("words", "given", "surnames", "places")  # in the order of their four bits in a lexicon class
Say = Callable[[str], None]


def _quiet(message: str) -> None:
    """Say nothing."""


_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def bundled(name: str) -> str | None:
    """The shipped folder `rules` or `knowledge`: in the package, else in the checkout around it."""
    inside = os.path.join(_PACKAGE, "_bundled", name)
    if os.path.isdir(inside):
        return inside
    checkout = os.path.dirname(_PACKAGE)
    try:
        with open(os.path.join(checkout, "pyproject.toml"), encoding="utf-8") as file:
            ours = 'name = "factlint"' in file.read()
    except OSError:
        return None
    return os.path.join(checkout, name) if ours else None


def cache_folder() -> str:
    """Where compiled knowledge is kept: FACTLINT_CACHE_DIR, else the user's cache folder."""
    named = os.environ.get("FACTLINT_CACHE_DIR")
    if named:
        return named
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA", home), "factlint", "cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "factlint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "factlint")


def load_knowledge(
    folders: Sequence[str | Path] = (), *, builtin: bool = True, cache: bool = True, say: Say = _quiet
) -> Knowledge:
    """The shipped knowledge with the user's folders on top. Raises KnowledgeError where a folder cannot be used.

    builtin: False leaves the shipped entries out (its lexicon stays). cache: False neither reads nor writes the cache.
    say: takes a sentence for the user where something was rebuilt.
    """
    base = shipped_layer(cache=cache, say=say)
    layers = (base,) if builtin else ()
    if folders:
        layers = (*layers, _user_layer([_path(str(folder)) for folder in folders], layers, cache=cache, say=say))
    return Knowledge(layers, background=base)


def shipped_layer(*, cache: bool = True, say: Say = _quiet) -> Layer:
    """The compiled shipped knowledge, from the wheel, the cache, or built now."""
    folder = bundled("knowledge")
    if folder is None:
        from factlint.knowledge.located import KnowledgeError

        raise KnowledgeError(["the shipped knowledge is missing; reinstall factlint"])
    ready = os.path.join(os.path.dirname(folder), COMPILED)
    if os.path.basename(os.path.dirname(folder)) == "_bundled" and os.path.isfile(ready):
        try:
            return open_layer(ready)
        except (DamagedError, OSError) as error:
            say(f"{ready}: the compiled knowledge is damaged ({error}); building it again")
    name = f"shipped-{_signature(folder)}.fkb"
    return _cached(name, lambda: build_folder(_path(folder)), cache=cache, say=say)


def build_folder(folder: Path) -> bytes:
    """Compile the shipped knowledge folder: entries, lexicons and the table of edits."""
    from factlint.knowledge.build import build, digest_of
    from factlint.knowledge.reading import knowledge_files, read_folder

    lexicon = folder / "lexicon"
    tables = {name: (lexicon / f"{name}.csv").read_bytes() for name in (*LEXICONS, "edit_costs")}
    classes: dict[str, int] = {}
    for shift, name in zip((0, 4, 8, 12), LEXICONS, strict=True):
        for line in tables[name].decode().splitlines()[1:]:
            word, _, level = line.rpartition(",")
            classes[word] = classes.get(word, 0) | int(level) << shift
    digest = digest_of([*(path.read_bytes() for path in knowledge_files(folder)), *tables.values()])
    entries = [located.entry for located in read_folder(folder, ids_required=True)]
    return build(entries, classes, tables["edit_costs"], digest)


def ordinary_words(folder: Path) -> frozenset[str]:
    """The folded ordinary words of the lexicon of a shipped knowledge folder."""
    text = (folder / "lexicon" / "words.csv").read_text(encoding="utf-8")
    return frozenset(line.rpartition(",")[0] for line in text.splitlines()[1:])


def _user_layer(folders: Sequence[Path], below: tuple[Layer, ...], *, cache: bool, say: Say) -> Layer:
    """The user's folders as one layer, each extending the entries of the same id below it."""
    from factlint.knowledge.build import build, digest_of
    from factlint.knowledge.entry import Entry, make_entry
    from factlint.knowledge.located import KnowledgeError
    from factlint.knowledge.reading import knowledge_files, read_folder

    missing = [
        f"{folder}: no such knowledge folder; check --knowledge and the configuration"
        for folder in folders
        if not folder.exists()
    ]
    if missing:
        raise KnowledgeError(missing)
    files = [path for folder in folders for path in ([folder] if folder.is_file() else knowledge_files(folder))]
    try:
        parts = [part for path in files for part in (str(path).encode(), path.read_bytes())]
    except OSError as error:
        raise KnowledgeError([f"{error.filename}: cannot be read: {error.strerror}; check its permissions"]) from None
    digest = digest_of([*(layer.digest for layer in below), *parts])

    def compile_user() -> bytes:
        merged: dict[str, Entry] = {}
        lower = Knowledge(below)
        for folder in folders:
            for located in read_folder(folder):
                entry = located.entry
                base = merged.get(entry.id) or lower.get(entry.id)
                data = {**base.data, **entry.data} if base else {"prominence": "4", **entry.data}
                merged[entry.id] = make_entry(entry.kind, data)
        return build(merged.values(), digest=digest)

    return _cached(f"user-{digest.hex()[:32]}.fkb", compile_user, cache=cache, say=say)


def _cached(name: str, make: Callable[[], bytes], *, cache: bool, say: Say) -> Layer:
    """The layer of this name from the cache, or made now and kept there where the disk allows."""
    if not cache:
        return Layer(_made(make))
    path = os.path.join(cache_folder(), name)
    try:
        return open_layer(path)
    except FileNotFoundError:
        pass
    except (DamagedError, OSError) as error:
        say(f"{path}: the compiled knowledge is damaged ({error}); building it again")
    data = _made(make)
    try:
        from factlint.files import replace_file

        os.makedirs(os.path.dirname(path), exist_ok=True)
        replace_file(_path(path), data)
    except OSError as error:
        say(
            f"{path}: compiled knowledge was not kept ({error.strerror}); "
            "set FACTLINT_CACHE_DIR to a folder that can be written"
        )
    return Layer(data)


def _made(make: Callable[[], bytes]) -> bytes:
    """What `make` compiles. It makes millions of objects and no cycles; looking for some takes a third of the time."""
    import gc

    active = gc.isenabled()
    gc.disable()
    try:
        return make()
    finally:
        if active:
            gc.enable()


def _path(name: str) -> Path:
    """A Path, imported only where knowledge is compiled: the import costs a tenth of a check."""
    from pathlib import Path

    return Path(name)


def _signature(folder: str) -> str:
    """A name for the state of the shipped folder and of the code that compiles it, by size and time of the files."""
    from zlib import crc32

    parts = []
    for root in (folder, os.path.join(_PACKAGE, "names"), os.path.join(_PACKAGE, "knowledge")):
        for path, _, names in sorted(os.walk(root)):
            for name in sorted(names):
                if not name.endswith(".pyc"):
                    status = os.stat(os.path.join(path, name))
                    parts.append(f"{path}/{name} {status.st_size} {status.st_mtime_ns}")
    text = "\n".join(parts).encode()
    return f"{crc32(text):08x}{crc32(text[::-1]):08x}"
