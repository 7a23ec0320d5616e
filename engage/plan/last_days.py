"""Until when those whom work needs are there: the last slot booked of a provider, the day a person leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.model.workspace import Workspace

#: `slot`: the last booked slot of a provider is missed; `left`: a person is gone; `short`: more is asked for
#: than there ever is; `taken`: others have booked it; `beyond`: the work lasts longer than calendars know.
Cause = Literal["slot", "left", "short", "taken", "beyond"]


@dataclass(frozen=True, slots=True)
class RunOut:
    """Work that finds no days left of somebody in the share `share` of all futures.

    `title` is the milestone's, `name` what people call the resource. `first` to `last`: the last slot of a
    provider; `last` alone: the last day of a person who leaves, or of the calendars. `asked` and `most`: the
    units, where more are asked for than there are.
    """

    cause: Cause
    commitment: str
    milestone: str
    title: str
    resource: str | None
    name: str
    last: date
    share: float
    first: date | None = None
    asked: float = 0.0
    most: float = 0.0


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a resource. `first`: of a provider's last slot its first day; `None` for a person."""

    last: date
    resource: str
    first: date | None = None


def last_days(workspace: Workspace, names: Iterable[str]) -> tuple[LastDay, ...]:
    """Of those named, who is there until when, the first to be gone first; of the others nothing is known."""
    return tuple(sorted(_found(workspace, names), key=lambda each: (each.last, each.resource)))


def _found(workspace: Workspace, names: Iterable[str]) -> Iterator[LastDay]:
    slots = {each.id: each.slots for each in workspace.resources.providers if each.slots}
    for name in dict.fromkeys(names):
        person = workspace.person.get(name)
        if person is not None:
            if person.left:
                yield LastDay(person.left, name)
        elif name in slots:
            last, first = max((slot.to or slot.from_, slot.from_) for slot in slots[name])
            yield LastDay(last, name, first)
