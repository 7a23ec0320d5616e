"""Checks small workspaces, written out as files and read by the real loader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

from engage.model.asof import known_on
from engage.model.diagnostic import Span
from engage.store.ignore_comments import ignore_comments
from engage.store.load import load_workspace
from engage.usecase.check import CheckOptions, check
from engage.usecase.check_view import CheckView


def check_files(
    root: Path,
    files: Mapping[str, str],
    as_of: str | date = "2026-09-07",
    options: CheckOptions | None = None,
    before: str | None = None,
) -> CheckView:
    """What `engage check` finds in these files on a day; `before` is the first file's text at the base."""
    today = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    base = None
    if before is not None:
        write_files(root, {**files, next(iter(files)): before})
        base = known_on(load_workspace(root).checked, today)
    write_files(root, files)
    loaded = load_workspace(root)
    return check(
        known_on(loaded.checked, today),
        today,
        locate=loaded.locate,
        load_diagnostics=loaded.diagnostics,
        files=loaded.files.all(),
        options=options,
        comments=ignore_comments(loaded.texts),
        base=base,
    )


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Write the files of a workspace."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")


def pointed_at(root: Path, view: CheckView) -> list[str]:
    """`path:line words` of each finding: the words of the file that its span covers."""
    return [_words(root, found.path, found.span) for found in view.diagnostics]


def also_at(root: Path, view: CheckView) -> list[list[str]]:
    """The same of the other places of each finding."""
    return [[_words(root, path, span) for path, span in found.related] for found in view.diagnostics]


def _words(root: Path, path: str, span: Span) -> str:
    line = (root / path).read_text(encoding="utf-8").split("\n")[span.line - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return f"{path}:{span.line} {line[span.column - 1 : end]}"
