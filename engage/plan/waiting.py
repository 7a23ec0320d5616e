"""Whom the milestones of a promise wait for, on which days, in the room that is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from engage.model.plan_of_work import Milestone
from engage.plan.forward_pass import floor_of
from engage.plan.room import Days, RoomBook
from engage.plan.simulation import Simulation

_HAIR: Final = 1e-6
#: When each milestone begins and ends, in half days of the network.
Instants = Mapping[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Wait:
    """Days that a milestone waits for a resource, between two days (from the status date on).

    `days` on which it is there and booked; `away`: whole days of its week on which it is not there.
    """

    milestone: str
    resource: str
    first: int
    last: int
    days: float
    away: float = 0.0


@dataclass
class Work:
    """A milestone of the promise that is not done: its position, its pace, and what each need allows."""

    place: int
    milestone: Milestone
    worked: Days
    share: Days
    each: dict[str, Days]

    @property
    def is_slowed(self) -> bool:
        """Whether any of its days is less than a whole one."""
        return bool((self.share < self.worked - _HAIR).any())


def waits_of(
    work: Work, instants: Instants, simulation: Simulation, room: RoomBook, today: date
) -> list[Wait]:
    """The days that one milestone loses to each of those it needs, by the likely plan."""
    if not work.each:
        return []
    network = simulation.network
    offset = today.toordinal() - network.base
    begin = max(0, _earliest(work.place, instants, simulation, today) - offset)
    end = min(room.size, (instants[work.place][1] >> 1) + 1 - offset)
    if instants[work.place][1] >> 1 >= network.end:
        end = room.size
    names = list(work.each)
    rates = np.stack([work.each[name][begin:end] for name in names])
    lost = (1.0 - rates.min(axis=0)) * work.worked[begin:end]
    scarcest = rates.argmin(axis=0)
    found = []
    for at, name in enumerate(names):
        days = np.where(scarcest == at, lost, 0.0)
        away = room.away(name)[begin:end]
        where = np.flatnonzero(days + away > _HAIR)
        if len(where):
            first, last = begin + int(where[0]), begin + int(where[-1])
            whole, off = float(days.sum()), float(away.sum())
            found.append(Wait(work.milestone.id, name, first, last, whole, off))
    return found


def _earliest(place: int, instants: Instants, simulation: Simulation, today: date) -> int:
    """The day from which its dates and what it waits for would let it begin."""
    network, graph = simulation.network, simulation.graph
    day = floor_of(graph.tasks[place], today, today)[0] - network.base
    for arc in graph.incoming[place]:
        if arc.before in instants and not arc.to_finish:
            anchor = instants[arc.before][1 if arc.from_finish else 0]
            day = max(day, (anchor + 1) >> 1)
    return day
