"""The files that `engage init` starts a workspace with, as they ship with the package."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from engage.model.text import Lang
from engage.store.write import create


def templates(lang: Lang) -> dict[str, str]:
    """The worked example in a language: path in the workspace -> text with day marks."""
    return dict(sorted(_below(_folder() / lang, "")))


def bundled(name: str) -> str:
    """A file for CI or pre-commit."""
    return (_folder() / "extra" / name).read_text("utf-8")


def _folder() -> Traversable:
    return resources.files("engage.store") / "templates"


def _below(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _below(entry, f"{prefix}{entry.name}/")
        else:
            found.append((f"{prefix}{entry.name}", entry.read_text("utf-8")))
    return found


def write_new(root: Path, files: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Write the files that are not there yet; give the paths written, and those left as they were.

    Raises:
        OSError: a folder or file cannot be made; the files named before it stand whole.
    """
    written: list[str] = []
    kept: list[str] = []
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            create(target, text.encode())
            written.append(path)
        except FileExistsError:
            kept.append(path)
    return written, kept
