"""One file of a workspace to its text, whatever stands in its place."""

from __future__ import annotations

import errno
import os
import stat
from functools import lru_cache
from pathlib import Path

from engage.model.diagnostic import Diagnostic
from engage.model.text import Text
from engage.store.yaml.decode import read_text
from engage.store.yaml.flaw import file_diagnostic
from engage.store.yaml.unread import MAX_BYTES, Unread, unread

_NEVER_WAIT = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)


class _UnreadError(Exception):
    """A file that is not read, and why; it never leaves this module."""

    def __init__(self, reason: Unread) -> None:
        super().__init__(reason.name)
        self.reason = reason


def read_file(root: Path, rel: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file at a path relative to the workspace `root`, or None and why it has none.

    Nothing is read from outside the workspace and its git repository, also not through links.
    """
    try:
        data = _read(root, rel)
    except _UnreadError as error:
        return None, (unread(rel, error.reason),)
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        return None, (_why(error, root, rel),)
    return read_text(data, rel)


def _read(root: Path, rel: str) -> bytes:
    path = _quick_path(root, rel) or real_path(root, rel)
    if path is None:
        raise _UnreadError(Unread.OUTSIDE)
    _refuse_unless_file(os.stat(path).st_mode)  # noqa: PTH116 before opening: a device may act on it
    handle = os.open(path, _NEVER_WAIT)
    try:
        now = os.fstat(handle)
        _refuse_unless_file(now.st_mode)
        return _content(handle, now.st_size)
    finally:
        os.close(handle)


def _content(handle: int, size: int) -> bytes:
    """All bytes of an open file, which may have grown since its size was asked for."""
    blocks = []
    left = MAX_BYTES + 1 if size <= MAX_BYTES else 0
    while left > 0 and (block := os.read(handle, min(left, size + 1))):
        blocks.append(block)
        left -= len(block)
    if left <= 0:
        raise _UnreadError(Unread.TOO_LARGE)
    return b"".join(blocks)


def real_path(root: Path, rel: str) -> str | None:
    """What a path relative to the workspace leads to, links followed; None where that lies outside."""
    path = os.path.realpath(root / rel)
    return path if _is_inside(path, _boundary(root)) else None


def _quick_path(root: Path, rel: str) -> str | None:
    """The same for the common case: a file that is no link, in a folder that was asked for before."""
    folder, name = os.path.split(rel)
    inside = _real_folder_inside(root, folder)
    if inside is None or name in ("", ".", ".."):
        return None
    path = f"{inside}{os.sep}{name}"
    return None if os.path.islink(path) else path  # noqa: PTH114 beside its kin


@lru_cache(maxsize=256)
def _real_folder_inside(root: Path, folder: str) -> str | None:
    return real_path(root, folder)


@lru_cache(maxsize=8)
def _boundary(root: Path) -> str:
    """The folder that holds all that may be read: the git repository of the workspace, or itself."""
    real = Path(os.path.realpath(root))
    return str(next((folder for folder in (real, *real.parents) if (folder / ".git").exists()), real))


def _is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _refuse_unless_file(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise _UnreadError(Unread.FOLDER if stat.S_ISDIR(mode) else Unread.NOT_REGULAR)


def _why(error: OSError | ValueError, root: Path, rel: str) -> Diagnostic:
    """What stands in the way of reading a file."""
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ELOOP:
        return unread(rel, Unread.LOOP)
    if code in (errno.ENOENT, errno.ENOTDIR):
        is_link = os.path.islink(root / rel)  # noqa: PTH114 beside its kin
        return unread(rel, Unread.DANGLING if is_link else Unread.MISSING)
    if code in (errno.EACCES, errno.EPERM):
        return unread(rel, Unread.DENIED)
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    message = Text(f"the file cannot be read: {why}", f"le fichier ne peut pas être lu\u00a0: {why}")
    return file_diagnostic(rel, message)
