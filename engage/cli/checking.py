"""Checking the workspace of a session, with all that hides findings."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from engage.cli.as_of import names_revision
from engage.cli.session import Session
from engage.model.asof import known_on
from engage.model.suppression import KNOWN_FILE
from engage.render.check_reader import Reader
from engage.store.alerts import read_alerts
from engage.store.ignore_comments import ignore_comments
from engage.store.known import read_known
from engage.usecase.check import CheckOptions, check
from engage.usecase.check_view import CheckView

if TYPE_CHECKING:
    from engage.store.loaded import Loaded


def checked(
    session: Session,
    options: CheckOptions,
    as_of: str | None,
    *,
    from_git: bool,
    base: Loaded | None = None,
) -> tuple[CheckView, Reader]:
    """What `check` finds, and what its reports need; `base` is the revision that changes are compared with.

    The file of known findings is always that of the working tree; beside past files it only hides.
    """
    known, faults, text = read_known(session.root)
    record = read_alerts(session.root)
    loaded = _with_texts(session.loaded, record.texts, text).as_known(session.today)
    compared = known_on(base.checked, session.today) if base else None
    is_past = from_git or names_revision(as_of)
    view = check(
        known_on(loaded.checked, session.today),
        session.today,
        locate=loaded.locate,
        load_diagnostics=(*loaded.diagnostics, *faults, *record.diagnostics),
        files=(*loaded.files.all(), *record.texts),
        options=options,
        comments=ignore_comments(session.loaded.texts),
        known=known,
        ratchet=not is_past,
        base=compared,
    )
    return view, Reader(session.theme, loaded.source_line, _folder(session.root))


def _with_texts(loaded: Loaded, record: Mapping[str, str], known: str | None) -> Loaded:
    """The workspace, with the other texts that places are shown from: alerts, known findings."""
    more = {**record, **({} if known is None else {KNOWN_FILE: known})}
    return dataclasses.replace(loaded, texts={**loaded.texts, **more}) if more else loaded


def _folder(root: Path) -> str:
    """Where the workspace stands in its repository; empty at its root, and where there is none."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            found = root.relative_to(folder).as_posix()
            return "" if found == "." else found
    return ""
