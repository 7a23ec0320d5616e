"""Writing files: the whole content or nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NEW_FILE = 0o666


def replace(path: Path, content: bytes) -> None:
    """Write a file in one step; an existing one keeps its permissions, and a link stays one.

    What is no file (a pipe, a device) is written to as it is.

    Raises:
        OSError: it cannot be written; what stood there before still stands.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            stream.write(content)
        return
    _through_temporary(target, content, lambda temporary: temporary.replace(target))


def replace_if(path: Path, content: bytes, expected: bytes) -> bool:
    """Write a file in one step if it still holds what is expected; say whether it did.

    Two processes that write this way never overwrite each other's content: between the last look
    and the writing they hold a lock on the folder. Other programs have that moment to interfere.

    Raises:
        OSError: it cannot be written; what stood there before still stands.
    """
    written = False

    def place(temporary: Path) -> None:
        nonlocal written
        with _locked(path.parent):
            if path.read_bytes() == expected:
                temporary.replace(path)
                written = True
                _flush_folder(path.parent)

    with suppress(FileNotFoundError):  # the file went meanwhile
        _through_temporary(path, content, place)
    return written


def create(path: Path, content: bytes) -> None:
    """Write a new file in one step, and never over an existing one.

    Raises:
        FileExistsError: something with that name is there already.
        OSError: it cannot be written.
    """

    def place(temporary: Path) -> None:
        path.hardlink_to(temporary)  # unlike a rename, a link fails where the name is taken

    _through_temporary(path, content, place)


def _through_temporary(path: Path, content: bytes, place: Callable[[Path], object]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _keep_owner(temporary, path)
        temporary.chmod(_mode(path))
        place(temporary)
    finally:
        temporary.unlink(missing_ok=True)  # still there only where it did not take its place


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Alone among the processes that write in a folder; where systems have no such lock, without it."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    """Make a rename outlast a power cut, where folders can be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _keep_owner(temporary: Path, path: Path) -> None:
    """Give a file the owner of the one it replaces, where the process may: root writes for others too."""
    with suppress(OSError, AttributeError):  # not allowed, no such file, or a system without owners
        before = path.stat()
        if (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
            os.chown(temporary, before.st_uid, before.st_gid)


def _mode(path: Path) -> int:
    """The permissions of the file that is there, or those that the process gives new files."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return _NEW_FILE & ~mask
