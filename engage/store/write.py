"""Writing files: the whole content or nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

_NEW_FILE = 0o666


def replace(path: Path, content: bytes) -> None:
    """Write a file in one step; an existing one keeps its permissions.

    Raises:
        OSError: it cannot be written; what stood there before still stands.
    """
    _through_temporary(path, content, lambda temporary: temporary.replace(path))


def create(path: Path, content: bytes) -> None:
    """Write a new file in one step, and never over an existing one.

    Raises:
        FileExistsError: something with that name is there already.
        OSError: it cannot be written.
    """

    def place(temporary: Path) -> None:
        path.hardlink_to(temporary)  # unlike a rename, a link fails where the name is taken
        temporary.unlink()

    _through_temporary(path, content, place)


def _through_temporary(path: Path, content: bytes, place: Callable[[Path], object]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        place(temporary)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is there, or those that the process gives new files."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return _NEW_FILE & ~mask
