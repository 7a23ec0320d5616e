"""Which folder is the workspace, and which files it holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
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
    series: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        """Every file, sorted."""
        policy = (self.policy,) if self.policy else ()
        groups = (policy, self.commitments, self.clients, self.resources, self.risks)
        records = (self.incidents, self.series)
        return tuple(sorted(path for group in (*groups, *records) for path in group))


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
        series=tuple(_below(root, "records/series", (*_YAML, ".csv"))),
    )


def files_among(paths: Iterable[str]) -> Files:
    """The same of a tree that is known by the paths of its files, as git keeps them."""
    known = list(paths)
    names = {path.split("/", 1)[0] for path in known}
    single = {name: [f"{name}{e}" for e in _YAML if f"{name}{e}" in names] for name in ("resources", "risks")}
    return Files(
        policy="engage.yaml" if "engage.yaml" in names else None,
        commitments=_among(known, "commitments", _YAML),
        clients=_among(known, "clients", _YAML),
        resources=(*single["resources"], *_among(known, "resources", _YAML)),
        risks=(*single["risks"], *_among(known, "risks", _YAML)),
        incidents=_among(known, "records/incidents", (*_YAML, ".csv")),
        series=_among(known, "records/series", (*_YAML, ".csv")),
    )


def _among(paths: list[str], folder: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """The paths that `_below` would give, in its order: a folder with a file's name counts as one."""
    found: set[tuple[str, ...]] = set()
    for path in paths:
        if not path.startswith(f"{folder}/"):
            continue
        steps = path.removeprefix(f"{folder}/").split("/")
        for depth, name in enumerate(steps):
            if name.startswith("."):
                break
            if name.endswith(endings):
                found.add(tuple(steps[: depth + 1]))
                break
    return tuple("/".join((folder, *steps)) for steps in sorted(found))


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
