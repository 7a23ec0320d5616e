"""What git prints, read: bytes to values, and nothing else. All formats are those with `-z`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Literal

Change = Literal["added", "changed", "deleted", "renamed", "copied"]

_CHANGES: dict[str, Change] = {"A": "added", "D": "deleted", "R": "renamed", "C": "copied"}
_STATUS = re.compile(r"[ACDMRTUXB]\d*")
#: One commit of `log`: a mark, then the fields of `Commit`, each ended by a null character.
COMMIT_FORMAT = "%x01%H%x00%P%x00%an%x00%ae%x00%at%x00%ct%x00%s"
_FIELDS = 7
_LINK, _SUBMODULE = "120000", "160000"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit. Times are seconds since 1970; `authored` is when the change was made."""

    oid: str
    parents: tuple[str, ...] = ()
    author: str = ""
    email: str = ""
    authored: int = 0
    committed: int = 0
    subject: str = ""

    def day(self, zone: tzinfo) -> date:
        """The day of the commit in a time zone."""
        try:
            return datetime.fromtimestamp(self.committed, UTC).astimezone(zone).date()
        except (OverflowError, OSError, ValueError):  # no clock shows such a time
            return date.max if self.committed > 0 else date.min


@dataclass(frozen=True, slots=True)
class Touched:
    """A file that a commit changed; `before` is its path until then, where it was renamed or copied."""

    change: Change
    path: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file that a commit changed, with its contents: object ids, `None` where there is no file.

    `before` is its path until then: its own, but for a rename or copy.
    """

    change: Change
    path: str
    before: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a commit's tree; `size` is None for a submodule."""

    mode: str
    oid: str
    size: int | None

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return self.mode == _LINK

    @property
    def is_folder(self) -> bool:
        """Whether it stands for a folder: a submodule."""
        return self.mode == _SUBMODULE


def text(raw: bytes) -> str:
    """A name as git holds it; bytes that are no UTF-8 are kept, as Python does for file names."""
    return raw.decode("utf-8", "surrogateescape")


def names(raw: bytes) -> tuple[str, ...]:
    """A list of paths."""
    return tuple(text(part) for part in raw.split(b"\0") if part)


def tree(raw: bytes) -> dict[str, Entry]:
    """`ls-tree -r -l -z`: entries by path."""
    found: dict[str, Entry] = {}
    for line in raw.split(b"\0"):
        if line:
            head, _, path = line.partition(b"\t")
            mode, _, oid, size = head.decode("ascii").split()
            found[text(path)] = Entry(mode, oid, int(size) if size.isdigit() else None)
    return found


def commits(raw: bytes) -> Iterator[tuple[Commit, tuple[Touched, ...]]]:
    """`log -z --name-status` in `COMMIT_FORMAT`: each commit with the files that it changed."""
    parts = text(raw).split("\0")
    at = 0
    while at + _FIELDS <= len(parts) and parts[at].startswith("\x01"):
        commit = _commit(parts[at : at + _FIELDS])
        touched, at = _touched(parts, at + _FIELDS)
        yield commit, touched


def _commit(fields: list[str]) -> Commit:
    oid, parents, author, email, authored, committed, subject = fields
    return Commit(
        oid[1:], tuple(parents.split()), author, email, _seconds(authored), _seconds(committed), subject
    )


def _seconds(given: str) -> int:
    return int(given) if re.fullmatch(r"-?\d+", given) else 0


def _touched(parts: list[str], at: int) -> tuple[tuple[Touched, ...], int]:
    """The files after a commit's fields; a path is never taken for what a commit begins with."""
    found: list[Touched] = []
    while at < len(parts) and not parts[at].startswith("\x01"):
        status = parts[at].lstrip("\n")
        if not _STATUS.fullmatch(status):
            at += 1
            continue
        change = _CHANGES.get(status[0], "changed")
        if change in {"renamed", "copied"}:
            found.append(Touched(change, parts[at + 2], parts[at + 1]))
            at += 3
        else:
            found.append(Touched(change, parts[at + 1]))
            at += 2
    return tuple(found), at


def rewritten(raw: bytes) -> Iterator[tuple[Commit, tuple[Rewritten, ...]]]:
    """`log -z --raw --no-abbrev` in `COMMIT_FORMAT`: each commit with its files and their contents."""
    parts = text(raw).split("\0")
    at = 0
    while at + _FIELDS <= len(parts) and parts[at].startswith("\x01"):
        commit = _commit(parts[at : at + _FIELDS])
        at += _FIELDS
        found: list[Rewritten] = []
        while at < len(parts) and not parts[at].startswith("\x01"):
            head = parts[at].lstrip("\n")
            if not head.startswith(":"):
                at += 1
                continue
            _, _, old, new, status = head.split(" ")
            change = _CHANGES.get(status[0], "changed")
            renamed = change in {"renamed", "copied"}
            path = parts[at + 2] if renamed else parts[at + 1]
            found.append(Rewritten(change, path, parts[at + 1], _present(old), _present(new)))
            at += 3 if renamed else 2
        yield commit, tuple(found)


def _present(oid: str) -> str | None:
    return oid if oid.strip("0") else None


def objects(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """`cat-file --batch`: the first line of each answer and the content, empty where there is none."""
    at = 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        head = text(raw[at:end])
        size = head.rsplit(" ", 1)[-1]
        at = end + 1
        if head.endswith(" missing") or not size.isdigit():
            yield head, b""
            continue
        yield head, raw[at : at + int(size)]
        at += int(size) + 1
