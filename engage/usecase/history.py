"""The life of a promise with its colours: what `engage history` shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.health.reason import Shade
from engage.health.situation import WorkingDays
from engage.model.commitment import Commitment, Status
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.usecase.past_life import Life, PastVersion, from_dates, life


@dataclass(frozen=True, slots=True)
class ColourThen:
    """The colour at the end of a day; `None` where the promise was not live then."""

    on: date
    status: Shade | None


@dataclass(frozen=True, slots=True)
class HistoryView:
    """A promise and its life. `source`: read from git, or from the dates of its file alone.

    `notes` say what could not be known.
    """

    as_of: date
    id: str
    title: str
    client_name: str
    lifecycle: Status
    life: Life
    source: Literal["git", "files"]
    commits: int
    colours: tuple[ColourThen, ...]
    notes: tuple[Text, ...]
    left_out: tuple[str, ...]


def history(
    workspace: Workspace,
    today: date,
    promise: Commitment,
    versions: Sequence[PastVersion] | None,
    colours: Sequence[ColourThen] = (),
    notes: Sequence[Text] = (),
) -> HistoryView:
    """The life of a promise; `versions` are those of git, oldest first, `None` where git has none.

    `promise` is the newest version that is known, in the workspace or, where it was removed, in git.
    """
    days: WorkingDays = Calendars(workspace, today).organisation
    found = from_dates(promise, days) if versions is None else life(versions, promise, days)
    return HistoryView(
        as_of=today,
        id=promise.id,
        title=promise.title,
        client_name=workspace.client_name(promise.client),
        lifecycle=promise.status,
        life=found,
        source="files" if versions is None else "git",
        commits=len({version.commit for version in versions or () if version.commit}),
        colours=tuple(colours),
        notes=tuple(notes),
        left_out=workspace.left_out,
    )
