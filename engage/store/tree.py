"""Where the files of a workspace come from: the disk, or (`git/revision.py`) a commit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engage.model.diagnostic import Diagnostic
from engage.store.discover import Files, list_files
from engage.store.yaml.files import read_file


class Tree(Protocol):
    """The files of a workspace."""

    @property
    def root(self) -> Path:
        """The workspace's folder."""

    def files(self) -> Files:
        """Its files by what they hold."""

    def read(self, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """The text of a file at a path relative to the workspace, or None; and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class WorkingTree:
    """The files as they are on disk."""

    root: Path

    def files(self) -> Files:
        """Its files by what they hold."""
        return list_files(self.root)

    def read(self, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """The text of a file, or why it has none."""
        return read_file(self.root, path)
