"""Another slot of a provider whose last one is missed: the days to ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import ceil
from typing import Final

from engage.model.workspace import Workspace
from engage.plan.changes import Book
from engage.plan.last_days import RunOut, last_days

_LONG: Final = timedelta(weeks=52)
_FRIDAY: Final = 4


def another_slot(
    workspace: Workspace, today: date, out: RunOut, end_with: Callable[[Book], date | None]
) -> Book | None:
    """The slot from the Monday after the last one on, long enough for the work that missed it.

    Where more units are asked for than there are, the lacking ones in the last slot.

    Args:
        workspace: the records.
        today: the status date.
        out: the work, and the provider.
        end_with: when that work is surely enough done with another slot (`halfway`).
    """
    gone = next(iter(last_days(workspace, [out.resource or ""])), None)
    if gone is None or gone.first is None or out.resource is None:
        return None
    if out.cause == "short":
        return Book(gone.resource, max(gone.first, today), gone.last, ceil(out.asked - out.most - 1e-9))
    after = max(gone.last, today)
    monday = after + timedelta(7 - after.weekday())
    end = end_with(Book(gone.resource, monday, monday + _LONG))
    if end is None:
        return None
    friday = end + timedelta(max(0, _FRIDAY - end.weekday()))
    return Book(gone.resource, monday, max(friday, monday + timedelta(_FRIDAY)))


def halfway(confidence: float) -> float:
    """The service level of a part, so that the whole, which ends later, may hold at its own."""
    return (1.0 + confidence) / 2
