"""Checks small workspaces, written out as files and read by the real loader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

from engage.model.asof import known_on
from engage.store.load import load_workspace
from engage.usecase.check import CheckOptions, CheckView, check


def check_files(
    root: Path, files: Mapping[str, str], as_of: str | date = "2026-09-07", options: CheckOptions | None = None
) -> CheckView:
    """What `engage check` finds in these files on a day."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    loaded = load_workspace(root)
    today = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    return check(
        known_on(loaded.workspace, today),
        today,
        locate=loaded.locate,
        load_diagnostics=loaded.diagnostics,
        files=loaded.files.all(),
        options=options,
    )


def places(view: CheckView, code: str | None = None) -> list[tuple[str, str, int, int]]:
    """(code, path, line, column) of each finding."""
    return [
        (found.code, found.path, found.span.line, found.span.column)
        for found in view.diagnostics
        if code in {None, found.code}
    ]
