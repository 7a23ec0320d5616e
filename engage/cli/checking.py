"""Checking the workspace of a session, with all that hides findings."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from engage.cli import out
from engage.cli.fixing import Fixing, difference, tell, write
from engage.cli.moment import names_revision
from engage.cli.session import Session
from engage.model.asof import known_on
from engage.model.suppression import KNOWN_FILE
from engage.render.check_reader import Reader
from engage.render.theme import escaped
from engage.store.alerts import read_alerts
from engage.store.ignore_comments import ignore_comments
from engage.store.known import read_known
from engage.usecase.check import CheckOptions, CheckView, check

if TYPE_CHECKING:
    from engage.store.load import Loaded


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
    loaded = _with_texts(session.loaded, record.texts, text)
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


_PASSES = 8  # a fix can bring another one to light; none does so for ever


def fixed(
    session: Session, options: CheckOptions, as_of: str | None, *, unsafe: bool, base: Loaded | None
) -> tuple[Session, CheckView, Reader]:
    """Make the fixes, and check what is there then; the session is that of the changed files."""
    fixing = Fixing()
    view, reader = checked(session, options, as_of, from_git=False, base=base)
    for _ in range(_PASSES):
        changed = fixing.plan(session, view, unsafe=unsafe)
        if not changed:
            break
        write(session, changed)
        session = session.reloaded()
        view, reader = checked(session, options, as_of, from_git=False, base=base)
    tell(session, fixing, would=False)
    return session, dataclasses.replace(view, fixed=tuple(fixing.made)), reader


def shown_fixes(session: Session, options: CheckOptions, as_of: str | None, *, unsafe: bool) -> int:
    """Print what the fixes would change; 1 where they would change anything, 2 where nothing was checked."""
    fixing = Fixing()
    view, _ = checked(session, options, as_of, from_git=False)
    for reason in view.refused:
        session.say(reason)
    changed = fixing.plan(session, view, unsafe=unsafe)
    out.emit(
        "".join(f"{escaped(line)}\n" for line in difference(session, changed).split("\n")[:-1]),
        session.output,
    )
    tell(session, fixing, would=True)
    return view.exit_code("never") or int(bool(changed))


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
