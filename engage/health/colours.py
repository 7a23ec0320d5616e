"""The colours of a day, kept without all they were judged by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from engage.health.judge import judge
from engage.health.reason import Shade
from engage.health.situation import Situation
from engage.model.commitment import open_status


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours that live promises have on a day, by id: what a later day is compared with."""

    today: date
    of: Mapping[str, Shade]


def colours(now: Situation, only: Collection[str] | None = None) -> Colours:
    """The colours of all live promises, or of some; the situation may be forgotten then."""
    live = (found for found in now.workspace.commitments if open_status(found))
    wanted = (found for found in live if only is None or found.id in only)
    return Colours(now.today, {found.id: judge(found, now).status for found in wanted})
