"""What `--as-of` and `--from-git` mean: which files are read, and which day counts as today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engage.cli import clock
from engage.cli.as_of import names_revision
from engage.store.load import load_workspace
from engage.store.loaded import Loaded


def read_at(root: Path, as_of: str | None, *, from_git: bool = False) -> tuple[Loaded, date]:
    """The files of a workspace and the day that counts as today.

    A date alone keeps the files of the working tree. With `from_git` they are those of the last
    commit on or before that day; a revision means its own files, and the day it was committed.

    Raises:
        Refusal: `as_of` is neither a date nor a revision, or git has no answer.
    """
    if as_of is not None and names_revision(as_of):
        from engage.cli.past import at_revision

        return at_revision(root, as_of)
    if from_git:
        from engage.cli.past import at_day

        return at_day(root, as_of)
    loaded = load_workspace(root)
    return loaded, clock.day(as_of, loaded.workspace.policy.timezone)
