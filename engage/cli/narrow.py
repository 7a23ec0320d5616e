"""Paths given on the command line: the workspace that holds them, and their names in it."""

from __future__ import annotations

import os
from pathlib import Path


def narrowed(paths: list[str], workspace: Path | None) -> tuple[Path | None, tuple[str, ...]]:
    """The workspace that holds the paths, and the paths inside it.

    Raises:
        Refusal: a path lies outside the workspace, or two lie in two workspaces.
    """
    from engage.cli.session import workspace_root

    if not paths:
        return workspace, ()
    root = workspace_root(workspace or _holding(paths[0]))
    return root, tuple(_inside(path, root) for path in paths)


def _holding(path: str) -> Path | None:
    """The workspace around a path; None where the path is a pattern, or in none."""
    from engage.store.discover import find_workspace

    place = Path(os.path.abspath(path))  # noqa: PTH100  # a link is taken as it is written
    folder = place if place.is_dir() else place.parent
    return find_workspace(folder) if folder.is_dir() else None


def _inside(path: str, root: Path) -> str:
    from engage.cli.refusal import Refusal

    relative = os.path.relpath(path, root)
    if relative.startswith(".."):
        raise Refusal(
            f"{path}: outside the workspace {root}",
            f"{path} : en dehors de l’espace de travail {root}",
        )
    return Path(relative).as_posix()
