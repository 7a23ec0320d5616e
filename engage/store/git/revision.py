"""A workspace as a commit has it, through the same loader as the files on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engage.model.diagnostic import Diagnostic
from engage.store.discover import Files, files_among
from engage.store.git.output import Commit, Entry
from engage.store.git.repository import Repository, open_repository
from engage.store.git.trouble import Trouble
from engage.store.load import Memo, load
from engage.store.loaded import Loaded
from engage.store.yaml.decode import read_text
from engage.store.yaml.unread import MAX_BYTES, Unread, unread

_Read = tuple[str | None, tuple[Diagnostic, ...]]
_LINKS = {
    "tree": Unread.FOLDER,
    "symlink": Unread.OUTSIDE,
    "loop": Unread.LOOP,
    "dangling": Unread.DANGLING,
    "notdir": Unread.DANGLING,
}


class CommittedTree:
    """The files of a commit; their contents were read in one go."""

    def __init__(
        self, root: Path, entries: Mapping[str, Entry], contents: Mapping[str, bytes | Unread]
    ) -> None:
        self.root = root
        self._entries = entries
        self._contents = contents

    def files(self) -> Files:
        """Its files by what they hold."""
        return files_among(self._entries)

    def read(self, path: str) -> _Read:
        """The text of a file, or why it has none; a path that is no entry is a folder's."""
        content = self._contents.get(path, Unread.FOLDER)
        return read_text(content, path) if isinstance(content, bytes) else (None, (unread(path, content),))


def committed_tree(repository: Repository, commit: Commit) -> CommittedTree | Trouble:
    """The workspace's files of a commit."""
    entries = repository.tree(commit)
    if isinstance(entries, Trouble):
        return entries
    wanted = {path: entries[path] for path in files_among(entries).all() if path in entries}
    plain = {path: entry for path, entry in wanted.items() if not entry.is_link and not entry.is_folder}
    small = {path: entry for path, entry in plain.items() if (entry.size or 0) <= MAX_BYTES}
    blobs = repository.blobs(entry.oid for entry in small.values())
    links = _links(repository, commit, [path for path, entry in wanted.items() if entry.is_link])
    if isinstance(blobs, Trouble):
        return blobs
    if isinstance(links, Trouble):
        return links
    contents: dict[str, bytes | Unread] = dict.fromkeys(plain.keys() - small.keys(), Unread.TOO_LARGE)
    contents |= {path: blobs.get(entry.oid, Unread.MISSING) for path, entry in small.items()}
    return CommittedTree(repository.root, entries, contents | links)


def _links(repository: Repository, commit: Commit, paths: list[str]) -> dict[str, bytes | Unread] | Trouble:
    if not paths:
        return {}
    followed = repository.followed(commit, paths)
    if isinstance(followed, Trouble):
        return followed
    return {path: _content(*followed.get(path, ("missing", b""))) for path in paths}


def _content(word: str, data: bytes) -> bytes | Unread:
    if word == "blob":
        return data if len(data) <= MAX_BYTES else Unread.TOO_LARGE
    return _LINKS.get(word, Unread.MISSING)


def load_commit(repository: Repository, commit: Commit, memo: Memo | None = None) -> Loaded | Trouble:
    """The workspace as a commit has it; with a `memo`, files known from other commits are not read again."""
    tree = committed_tree(repository, commit)
    return tree if isinstance(tree, Trouble) else load(tree, memo)


def load_revision(root: Path, rev: str) -> Loaded | Trouble:
    """The workspace in `root` as a revision has it."""
    repository = open_repository(root)
    if isinstance(repository, Trouble):
        return repository
    commit = repository.resolve(rev)
    return commit if isinstance(commit, Trouble) else load_commit(repository, commit)
