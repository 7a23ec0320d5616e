"""Until when those whom work needs are there: the last slot booked of a provider, the day a person leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.placing import Placing, distinct

#: `slot`: the last booked slot of a provider is missed; `left`: a person is gone; `short`: more is asked for
#: than there ever is; `taken`: others have booked it; `beyond`: the work lasts longer than calendars know.
Cause = Literal["slot", "left", "short", "taken", "beyond"]


_NEAR: Final = timedelta(7)  # between the last common day of several and that of one of them


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


def never_done(workspace: Workspace, placing: Placing, commitment: Commitment) -> tuple[RunOut, ...]:
    """Work without dates in the plan itself, since the last slot or day of those it needs comes too soon."""
    found = []
    for milestone in distinct(commitment):
        why = placing.network.unplaced.get((commitment.id, milestone.id))
        gone = next(iter(last_days(workspace, milestone.needs)), None)
        if why is None or why.reason != "no_days" or why.last_day is None or gone is None:
            continue
        if gone.last - why.last_day <= _NEAR:
            name = workspace.resource_names.get(gone.resource, gone.resource)
            cause: Cause = "left" if gone.first is None else "slot"
            title = milestone.title or milestone.id
            told = commitment.id, milestone.id, title, gone.resource, name, gone.last, 1.0, gone.first
            found.append(RunOut(cause, *told))
    return tuple(found)


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
