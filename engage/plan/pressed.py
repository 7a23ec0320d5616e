"""The ends of promises in all futures, before and after they lose days to one that presses in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.changes import Book
from engage.plan.crowding import widened
from engage.plan.draws import Draws
from engage.plan.last_days import RunOut
from engage.plan.pace import DayTable, paced
from engage.plan.placing import Key, distinct, place
from engage.plan.quantiles import Ends, date_at, share_by
from engage.plan.room import Days, RoomBook
from engage.plan.run_out import end_of, run_outs
from engage.plan.simulated_pass import SimulatedNetwork
from engage.plan.simulation import Simulation, key_of


class Futures:
    """The ends of promises in all futures, before and after they lose days to one that presses in."""

    def __init__(
        self, workspace: Workspace, room: RoomBook, lost: Mapping[Key, Days], today: date, draws: Draws
    ) -> None:
        self.workspace = workspace
        self.today = today
        self._made_of = room, lost, today, draws
        calendars = Calendars(workspace, today)
        self._placing = place(workspace, calendars, today)
        wider = widened(room, self._placing, workspace.commitments)
        self._simulation = Simulation(workspace, self._placing, calendars, today, draws, wider)
        network = self._simulation.network
        offset = today.toordinal() - network.base
        paces = {
            at: _slower(lost[key_of(task)], room.days(task.calendar), offset)
            for at, task in enumerate(self._simulation.graph.tasks)
            if key_of(task) in lost
        }
        self._network = network.at_pace(paces)
        self.before = self._ordered(network, draws.samples)
        self.after = self._ordered(self._network, draws.samples)

    def _ordered(self, network: SimulatedNetwork, samples: int) -> dict[str, Ends]:
        found = network.run(self._simulation.lengths)
        return {str(name): np.sort(np.broadcast_to(ends, (samples,))) for name, ends in found.items()}

    def with_slot(self, slot: Book) -> Futures:
        """The same, with another slot of a provider."""
        return Futures(slot.made(self.workspace, self.today), *self._made_of)

    def tells(self, name: str) -> bool:
        """Whether any of what is left of it is estimated, so that its end means something."""
        group = self._placing.network.groups.get(name)
        left = [self._placing.work[name, m.id] for m in distinct(self.workspace.commitment[name])]
        return name in self.before and group is not None and group.complete and any(w.left for w in left)

    def date_at(self, ends: Ends, confidence: float) -> date | None:
        """The first day by which it is done in that share of futures."""
        return date_at(ends, confidence, self._network.base, self._network.end)

    def on_time(self, ends: Ends, due: date | None) -> float | None:
        """The share of futures in which it is done by a day."""
        return None if due is None else share_by(ends, due, self._network.base)

    def run_out(self, name: str) -> tuple[RunOut, ...]:
        """Why it has no end in some futures, once it has lost days."""
        if self.after[name][-1] < self._network.end:
            return ()
        return run_outs(self.workspace, self._network, self._simulation.lengths, name)

    def end_of(self, out: RunOut, confidence: float) -> date | None:
        """When the work that ran out of days is done at a service level."""
        return end_of(self._network, self._simulation.lengths, (out.commitment, out.milestone), confidence)


def _slower(lost: Days, worked: Days, offset: int) -> DayTable:
    """The pace of work that loses a share of its days."""
    return paced(np.concatenate((np.zeros(offset), worked * (1.0 - lost))))
