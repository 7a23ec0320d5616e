"""The versions of one promise along a branch, across renames, removals and returns.

The promise is followed backwards by its id. A commit that touches its file gives a version; where the file
did not hold that id before, the promise came from another file of the same commit, or had another id in this
one (with the same title), or was removed by an older commit and put back, or begins there. Only the versions
of the files concerned are read: `git log --raw` once, and `git cat-file --batch` once for each stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engage.store.git.output import Commit, Rewritten
from engage.store.git.repository import Repository
from engage.store.git.trouble import Trouble

FOLDER = "commitments"
_ID = re.compile(r"""^\s*\{?\s*["']?id["']?\s*:\s*["']?([A-Za-z0-9._-]+)""", re.MULTILINE)
_TITLE = re.compile(r"^title:(.*)$", re.MULTILINE)
_YAML = (".yaml", ".yml")

_Step = tuple[Commit, tuple[Rewritten, ...]]


@dataclass(frozen=True, slots=True)
class Version:
    """The file of a promise as a commit left it; `text` is `None` where the commit took it away.

    `side` are, for a merge, the commits that it brought in with their texts, newest first.
    """

    commit: Commit
    path: str
    text: str | None
    side: tuple[tuple[Commit, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """All versions, oldest first. `whole`: the first of them is the beginning of the promise."""

    versions: tuple[Version, ...]
    whole: bool


def lineage(repository: Repository, head: Commit, name: str, path: str | None) -> Lineage | Trouble:
    """The versions of a promise up to a commit; `path` is its file there, `None` where it has none."""
    log = repository.rewritten(head, FOLDER)
    if isinstance(log, Trouble):
        return log
    try:
        return _Walk(repository, log).back(name, path)
    except _NoAnswer as stop:
        return stop.trouble


class _NoAnswer(Exception):
    """Git failed in the middle."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message.en)
        self.trouble = trouble


class _Walk:
    """From the newest commit back to the beginning of a promise."""

    def __init__(self, repository: Repository, log: tuple[_Step, ...]) -> None:
        self._repository = repository
        self._log = log
        self._found: list[Version] = []

    def back(self, name: str, path: str | None) -> Lineage:
        at, last = 0, path
        while True:
            if path is None:
                removed = self._removed(at, name, last)
                if removed is None:
                    break
                at, path = removed
                self._found.append(Version(self._log[at][0], path, None))
                at += 1
            name, path, at = self._stretch(name, path, at)
            last = self._found[-1].path if self._found else last
        whole = not self._repository.shallow or not self._ends_at_the_edge()
        return Lineage(tuple(reversed(self._found)), whole)

    def _stretch(self, name: str, path: str, start: int) -> tuple[str, str | None, int]:
        """Follow one file back; the id, file (if any) and commit from which to go on."""
        steps = list(self._touching(path, start))
        texts = self._texts(oid for _, change in steps for oid in (change.old, change.new))
        for at, change in steps:
            commit = self._log[at][0]
            text = texts.get(change.new or "")
            side = self._side(commit, change)
            self._found.append(Version(commit, change.path, text, side))
            before = texts.get(change.old or "")
            if id_of(before) == name:
                continue
            source = self._elsewhere(at, name, change)
            if source or before is None:
                return name, source, at + 1
            another = _title(before) != _title(text) or id_of(before) is None
            if another or self._removed(at + 1, name, change.before):
                return name, None, at + 1
            name = id_of(before) or name
        return name, None, len(self._log)

    def _touching(self, path: str, start: int) -> Iterator[tuple[int, Rewritten]]:
        """The commits that touched a file, back to the one that made it."""
        for at in range(start, len(self._log)):
            for change in self._log[at][1]:
                if change.path == path and change.change != "deleted":
                    yield at, change
                    if change.change == "added":
                        return
                    path = change.before
                    break

    def _elsewhere(self, at: int, name: str, change: Rewritten) -> str | None:
        """The file that held the promise before a commit put it into another one."""
        others = [o for o in self._log[at][1] if o is not change and o.old and o.before.endswith(_YAML)]
        texts = self._texts(other.old for other in others)
        return next((o.before for o in others if id_of(texts.get(o.old or "")) == name), None)

    def _removed(self, start: int, name: str, last: str | None) -> tuple[int, str] | None:
        """The newest commit, from one on, that took the promise away, and the file it stood in.

        Files that were deleted or renamed are looked at, and what `last`, the file where the promise was
        met last, held before; all files, where it was never met.
        """
        gone = [
            (at, change)
            for at in range(start, len(self._log))
            for change in self._log[at][1]
            if change.old and change.before.endswith(_YAML)
            if change.change in {"deleted", "renamed"} or last in {None, change.before}
        ]
        texts = self._texts(oid for _, change in gone for oid in (change.old, change.new))
        for at, change in gone:
            if id_of(texts.get(change.old or "")) == name and id_of(texts.get(change.new or "")) != name:
                return at, change.before
        return None

    def _side(self, commit: Commit, change: Rewritten) -> tuple[tuple[Commit, str | None], ...]:
        if len(commit.parents) < 2:
            return ()
        paths = dict.fromkeys((change.path, change.before))
        log = self._repository.rewritten(commit, *paths, since=commit.parents[0])
        if isinstance(log, Trouble):
            raise _NoAnswer(log)
        made = [(each, one) for each, files in log for one in files if one.path in paths]
        texts = self._texts(one.new for _, one in made)
        return tuple((each, texts.get(one.new or "")) for each, one in made)

    def _texts(self, oids: Iterable[str | None]) -> Mapping[str, str]:
        wanted = [oid for oid in oids if oid]
        if not wanted:
            return {}
        blobs = self._repository.blobs(wanted)
        if isinstance(blobs, Trouble):
            raise _NoAnswer(blobs)
        return {oid: data.decode("utf-8", "replace") for oid, data in blobs.items()}

    def _ends_at_the_edge(self) -> bool:
        """Whether the oldest version is that of a commit whose parents a shallow clone lacks."""
        oldest = self._found[-1].commit if self._found else None
        return oldest is None or oldest.oid == self._log[-1][0].oid


def _title(text: str | None) -> str | None:
    found = _TITLE.search(text) if text else None
    return found.group(1).strip() if found else None


def id_of(text: str | None) -> str | None:
    """The id that a commitment's file gives."""
    found = _ID.search(text) if text else None
    return found.group(1) if found else None
