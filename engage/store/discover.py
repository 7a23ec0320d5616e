"""Which folder is the workspace, and which files it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a workspace by what they hold: paths relative to it, with `/`, sorted."""

    policy: str | None
    commitments: tuple[str, ...]
    clients: tuple[str, ...]
    resources: tuple[str, ...]
    risks: tuple[str, ...]
    incidents: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        """Every file, sorted."""
        policy = (self.policy,) if self.policy else ()
        groups = (policy, self.commitments, self.clients, self.resources, self.risks, self.incidents)
        return tuple(sorted(path for group in groups for path in group))


def is_workspace(folder: Path) -> bool:
    """Whether a folder has an `engage.yaml`, or `commitments/`."""
    return (folder / "engage.yaml").is_file() or (folder / "commitments").is_dir()


def find_workspace(start: Path) -> Path | None:
    """The workspace that holds a folder: the nearest with `engage.yaml`, else with `commitments/`.

    The search goes upwards and ends at the root of the git repository.
    """
    bare: Path | None = None
    for folder in (start, *start.parents):
        if (folder / "engage.yaml").is_file():
            return folder
        if bare is None and (folder / "commitments").is_dir():
            bare = folder
        if (folder / ".git").exists():
            break
    return bare


def list_files(root: Path) -> Files:
    """The files of a workspace. Nothing is opened; links to folders are not followed."""
    return Files(
        policy="engage.yaml" if os.path.lexists(root / "engage.yaml") else None,
        commitments=tuple(_below(root, "commitments", _YAML)),
        clients=tuple(_below(root, "clients", _YAML)),
        resources=tuple(_one_or_folder(root, "resources")),
        risks=tuple(_one_or_folder(root, "risks")),
        incidents=tuple(_below(root, "records/incidents", (*_YAML, ".csv"))),
    )


def _one_or_folder(root: Path, name: str) -> Iterator[str]:
    for ending in _YAML:
        if os.path.lexists(root / f"{name}{ending}"):
            yield f"{name}{ending}"
    yield from _below(root, name, _YAML)


def _below(root: Path, folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Files below a folder, sorted by path; hidden ones are passed over."""
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{folder}/{entry.name}"
        if entry.name.endswith(endings):
            yield path  # also a folder or a link with such a name: reading it says what is wrong
        elif entry.is_dir(follow_symlinks=False):
            yield from _below(root, path, endings)
