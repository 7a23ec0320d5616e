"""What `--as-of` and `--from-git` mean: which files are read, and which day counts as today."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from engage.cli import clock
from engage.store.load import Loaded, load_workspace

#: What is meant as a date, right or wrong; a branch with such a name is `refs/heads/2026-11-20`.
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{8}")


def names_revision(as_of: str | None) -> bool:
    """Whether `--as-of` was given something that is not meant as a date."""
    return as_of is not None and not _DATE.fullmatch(as_of.strip())


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
