"""A promise fitted into the room that is left: when it is done if nobody else is moved.

D*(p) = min { D : P(C ≤ D) ≥ p and load ≤ capacity for every resource and day up to D }, where C is the end of
the work scheduled only into free capacity, existing commitments frozen (`planning.md`). Each milestone goes
at the pace of the scarcest of those it needs (`room`, `pace`); in each future it takes as long as drawn.
Within the promise one person does not do two things at once: where two of its milestones together ask much
more of somebody than there is, one waits for the other; where a little more, both go slower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engage.model.workspace import Workspace
from engage.plan.assess_types import Gate
from engage.plan.calendars import Calendars
from engage.plan.crowding import widened
from engage.plan.draws import Draws
from engage.plan.last_days import RunOut
from engage.plan.linked import waited_for
from engage.plan.pace import DayTable, paced
from engage.plan.placing import Placing, distinct, place
from engage.plan.quantiles import date_at, share_by
from engage.plan.room import Days, RoomBook
from engage.plan.run_out import end_of, run_outs
from engage.plan.sequencing import Sequencer, Step
from engage.plan.simulation import Simulation, key_of
from engage.plan.waiting import Wait, Work, waits_of

Whole = NDArray[np.signedinteger[Any]]
_HAIR: Final = 1e-6


class Fitting:
    """One promise of a workspace in the room of others. The same futures for the same samples and seed.

    Raises:
        KeyError: there is no promise of that id.
    """

    def __init__(
        self, workspace: Workspace, commitment_id: str, room: RoomBook, today: date, draws: Draws
    ) -> None:
        self.commitment = workspace.commitment[commitment_id]
        self.room = room
        self._today = today
        self._draws = draws
        self._alone = waited_for(workspace, [commitment_id])
        self.calendars = Calendars(self._alone, today)
        self.placing = place(self._alone, self.calendars, today)
        self._wider = widened(room, self.placing, self._alone.commitments)
        self.simulation = self._simulation(self.placing)
        self._offset = today.toordinal() - self.simulation.network.base
        self._works = self._unfinished()
        self._sequence()

    @cached_property
    def finishes(self) -> Whole:
        """The last day of the promise in each future, in order, from the network's base on."""
        return self._finishes(self._paces)

    @cached_property
    def unhindered(self) -> Whole:
        """The same, if everybody it needs were free."""
        simulation = self._simulation(self.placing)
        group = self.commitment.id
        found = simulation.network.run(simulation.lengths, simulation.concerning(group), {group})
        return np.sort(np.broadcast_to(found[group], (self._draws.samples,)))

    @property
    def is_complete(self) -> bool:
        """Whether all of its work has dates: no cycle, nobody gone."""
        group = self.placing.network.groups.get(self.commitment.id)
        return group is not None and group.complete

    def on_time(self, due: date, finishes: Whole | None = None) -> float:
        """The share of futures in which it is done by a day."""
        ends = self.finishes if finishes is None else finishes
        return share_by(ends, due, self.simulation.network.base)

    def date_at(self, confidence: float, finishes: Whole | None = None) -> date | None:
        """The first day by which it is done in that share of futures; `None` where there is none."""
        network = self.simulation.network
        return date_at(self.finishes if finishes is None else finishes, confidence, network.base, network.end)

    @property
    def endless(self) -> float:
        """The share of futures without an end."""
        return float((self.finishes >= self.simulation.network.end).mean())

    def run_out(self) -> tuple[RunOut, ...]:
        """Why those have no end: a slot missed, somebody gone; the most frequent reason first."""
        if not self.endless:
            return ()
        network = self.simulation.network.at_pace(self._paces)
        return run_outs(self._alone, network, self.simulation.lengths, self.commitment.id, self.room)

    def end_of(self, milestone_id: str, confidence: float) -> date | None:
        """The first day by which one of its milestones is done in that share of futures."""
        network = self.simulation.network.at_pace(self._paces)
        return end_of(network, self.simulation.lengths, (self.commitment.id, milestone_id), confidence)

    def gates(self, confidence: float) -> tuple[Gate, ...]:
        """The milestones with a date of their own that are not reached yet."""
        dated = [(work, due) for work in self._works if (due := work.milestone.due)]
        if not dated:
            return ()
        simulation = self.simulation
        network = simulation.network
        instants = network.at_pace(self._paces).instants(
            simulation.lengths, network.ancestors(self.commitment.id)
        )
        found = []
        for work, due in dated:
            ends = np.sort(np.broadcast_to(instants[work.place][1] >> 1, (self._draws.samples,)))
            name = work.milestone.title or work.milestone.id
            on_time = share_by(ends, due, network.base)
            earliest = date_at(ends, confidence, network.base, network.end)
            holds = on_time >= confidence - _HAIR
            found.append(Gate(work.milestone.id, name, due, on_time, earliest, holds))
        return tuple(found)

    @cached_property
    def planned(self) -> date | None:
        """When it is done if all takes its likely duration."""
        own = [end for end in self._instants().values() if end]
        last = max((int(end) for _, end in own), default=None)
        network = self.simulation.network
        if last is None or last >> 1 >= network.end:
            return None
        return date.fromordinal(network.base + (last >> 1))

    def dates(self) -> dict[str, tuple[date, date]]:
        """The first and last day of each of its milestones by the likely plan, where it has an end."""
        network, tasks = self.simulation.network, self.simulation.graph.tasks
        return {
            key_of(tasks[at])[1]: (
                date.fromordinal(network.base + (start >> 1)),
                date.fromordinal(network.base + (end >> 1)),
            )
            for at, (start, end) in self._instants().items()
            if end >> 1 < network.end
        }

    def asked_beyond(self) -> dict[str, Days]:
        """What it asks each day by the likely plan of those whose lack of room does not hold it back."""
        instants, found = self._instants(), dict[str, Days]()
        for work in self._works:
            window = self._window(work, instants)
            for name, need in work.milestone.needs.items():
                if need > 0 and self.room.capacity(name) is not None and not self.room.holds(name):
                    days = found.setdefault(name, np.zeros(self.room.size))
                    days[window] += work.share[window] * need
        return found

    def waits(self) -> tuple[Wait, ...]:
        """Where it waits for whom, by the likely plan; the most days first."""
        instants = self._instants()
        seen = self.simulation, self.room, self._today
        found = [wait for work in self._works for wait in waits_of(work, instants, *seen)]
        return tuple(sorted(found, key=lambda wait: (-wait.days - wait.away, wait.first, wait.resource)))

    def _simulation(self, placing: Placing) -> Simulation:
        return Simulation(self._alone, placing, self.calendars, self._today, self._draws, self._wider)

    def _unfinished(self) -> list[Work]:
        position = {key_of(task): at for at, task in enumerate(self.simulation.graph.tasks)}
        found: list[Work] = []
        for milestone in distinct(self.commitment) if self.is_complete else ():
            at = position.get((self.commitment.id, milestone.id))
            if at is None or self._task_is_done(at):
                continue
            calendar = self.calendars.milestone(self.commitment, milestone)
            share, each = self.room.pace(milestone.needs, calendar)
            found.append(Work(at, milestone, self.room.days(calendar), share, each))
        return found

    def _task_is_done(self, place: int) -> bool:
        task = self.simulation.graph.tasks[place]
        return task.finished is not None or not task.duration

    @property
    def _paces(self) -> dict[int, DayTable]:
        before = np.zeros(self._offset)
        return {w.place: paced(np.concatenate((before, w.share))) for w in self._works if w.is_slowed}

    def _finishes(self, paces: dict[int, DayTable]) -> Whole:
        simulation, group = self.simulation, self.commitment.id
        places = simulation.network.ancestors(group)
        found = simulation.network.at_pace(paces).run(simulation.lengths, places, {group})
        return np.sort(np.broadcast_to(found[group], (self._draws.samples,)))

    def _instants(self) -> dict[int, tuple[int, int]]:
        """When each milestone of it begins and ends by the likely plan, in half days of the network."""
        network, tasks = self.simulation.network, self.simulation.graph.tasks
        found = network.at_pace(self._paces).instants(
            lambda at: np.full(1, tasks[at].duration, np.int64), network.ancestors(self.commitment.id)
        )
        own = {at: found[at] for at in found if tasks[at].group == self.commitment.id}
        return {at: (int(starts[0]), int(ends[0])) for at, (starts, ends) in own.items()}

    # --- one person does not do two things at once ---

    def _sequence(self) -> None:
        """Links and paces by which the promise's own milestones share those they need."""
        shared = self._shared_names()
        if not shared:
            return
        links = Sequencer(self.simulation.graph, self.room, shared, self._offset).links(self._steps(shared))
        if links:
            placing = replace(self.placing, links=(*self.placing.links, *links))
            self.simulation = self._simulation(placing)
        self._slow_down(shared, self._instants())

    def _steps(self, shared: Sequence[str]) -> list[Step]:
        """The milestones in an order that respects their links, those under way first."""
        turn = {place: number for number, place in enumerate(self.simulation.graph.order)}
        instants, tasks = self._instants(), self.simulation.graph.tasks
        found = [
            Step(
                place=work.place,
                duration=tasks[work.place].duration,
                first=max(0, (instants[work.place][0] >> 1) - self._offset),
                share=work.share,
                needs={name: need for name in shared if (need := self._need(work, name))},
            )
            for work in self._works
        ]
        return sorted(found, key=lambda step: (tasks[step.place].started is None, turn[step.place]))

    def _shared_names(self) -> list[str]:
        names = dict.fromkeys(name for work in self._works for name in work.each)
        return [name for name in names if sum(1 for work in self._works if self._need(work, name)) > 1]

    def _need(self, work: Work, name: str) -> float:
        """What a milestone asks of a resource, or of those who stand for it: a team, all who have a skill."""
        names = {name, *self.room.members(name)}
        return sum(need for each, need in work.milestone.needs.items() if each in names and each in work.each)

    def _window(self, work: Work, instants: dict[int, tuple[int, int]]) -> slice:
        start, end = instants[work.place]
        return slice(max(0, (start >> 1) - self._offset), max(0, (end >> 1) + 1 - self._offset))

    def _slow_down(self, shared: Sequence[str], instants: dict[int, tuple[int, int]]) -> None:
        """Where a little more is asked of somebody than there is, all that ask go slower."""
        for name in shared:
            free = self.room.free(name)
            if free is None:
                continue
            asked = np.zeros(self.room.size)
            needs = [(work, need) for work in self._works if (need := self._need(work, name))]
            for work, need in needs:
                window = self._window(work, instants)
                asked[window] += work.share[window] * need
            factor = np.where(asked > free + _HAIR, free / np.maximum(asked, _HAIR), 1.0)
            if (factor < 1.0).any():
                for work, _ in needs:
                    window = self._window(work, instants)
                    work.share[window] *= factor[window]
