"""Writing files so that nothing is ever lost: the new content is complete on disk before it takes the old one's
place."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile


def replace_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Replace a file atomically, keeping its mode; a symbolic link keeps pointing to the file that is replaced.

    A device or a pipe (/dev/null, /dev/stdout) is written to: in its place a file would be what others then find there.
    Raises OSError; the old file is then as it was and nothing is left beside it.
    """
    target = os.path.realpath(path)
    mode: int | None = None
    with contextlib.suppress(FileNotFoundError):
        found = os.stat(path).st_mode
        if not (stat.S_ISREG(found) or stat.S_ISDIR(found)):
            with open(path, "wb") as device:
                device.write(data)
            return
        mode = stat.S_IMODE(found)
    handle, temporary = tempfile.mkstemp(
        dir=os.path.dirname(target), prefix=f".{os.path.basename(target)}.", suffix=".tmp"
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is None:
            mask = os.umask(0)
            os.umask(mask)
            mode = 0o666 & ~mask
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
