"""Futures of a workspace: what remains takes as long as it may, risks strike or not, and the plan follows.

Each milestone of a promise is drawn from the triangle of its estimate, widened about its mean by the factors
of complexity and load that also widen its buffer (`widening`); the milestones of one promise are correlated
(`draws.Draws.correlated`), since one bad plan is bad all through, and a history of deliveries multiplies
them all by one lognormal factor (`history`). A risk strikes with its probability, and its delay is work
added where it hits. Then the network is planned in every future, with
the same calendars, links and facts as in the schedule: what several paths meet in is late as often as any
of them is, which no sum along one path shows (merge bias; MacCrimmon & Ryavec 1964).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.distributions import Triangular
from engage.plan.draws import Draws, Floats, delay_days, stretched, whole_days_around
from engage.plan.graph import build_graph
from engage.plan.history import History, correlation_of, history_of
from engage.plan.network_types import Task
from engage.plan.placing import NOT_PLANNED, Key, Placing
from engage.plan.reruns import Reruns
from engage.plan.simulated_pass import SimulatedNetwork
from engage.plan.uncertainty import OpenRisk, open_risks, remaining_spreads
from engage.plan.widening import Widening, widenings

Whole = NDArray[np.signedinteger[Any]]


class Simulation:
    """The futures of one workspace as of one day: the same for the same samples and seed, call after call.

    `wider`: how much wider promises scatter, where the workspace is only a part of the one that says so.
    """

    def __init__(
        self,
        workspace: Workspace,
        placing: Placing,
        calendars: Calendars,
        today: date,
        draws: Draws,
        wider: Mapping[str, Widening] | None = None,
    ) -> None:
        self.draws = draws
        known = placing.network.graph  # made when it was planned
        same = known is not None and known.tasks is placing.tasks and known.links is placing.links
        self.graph = known if known and same else build_graph(placing.tasks, placing.links)
        self.network = SimulatedNetwork(self.graph, calendars.horizon, today, placing.network.unplaced)
        place_of = {task.id: place for place, task in enumerate(placing.tasks)}
        self.spreads: dict[int, Triangular] = {}
        self.risks: dict[int, list[OpenRisk]] = {}
        self.histories: dict[str, History] = {}
        self.widenings = widenings(workspace, placing, calendars, today) if wider is None else wider
        self.correlation = correlation_of(workspace.policy)
        self._peaks: dict[int, float] = {}
        self._factors: dict[str, Floats] = {}
        self._reruns: tuple[tuple[str, Sequence[int]], Reruns] | None = None
        hours = calendars.hours_per_day
        for commitment in workspace.commitment.values():
            if commitment.status in NOT_PLANNED:
                continue
            history = history_of(workspace.policy, commitment.type)
            if history is not None and history.acts:
                self.histories[commitment.id] = history
            factor = self.widenings[commitment.id].factor
            for key, triangle in remaining_spreads(workspace, placing, commitment, hours):
                self.spreads[place_of[key]] = triangle.widened(factor)
                self._peaks[place_of[key]] = triangle.mode
            for risk in open_risks(workspace, placing, commitment, hours):
                for key in risk.on:
                    self.risks.setdefault(place_of[key], []).append(risk)

    def finishes(self, only: Collection[str] | None = None) -> Iterator[tuple[Hashable, Whole]]:
        """The last day of every promise, or of some, in each future, counted from the network's base.

        One after the other, since the futures of all at once are more than a memory need hold.
        """
        if only is None:
            for part in self.network.parts():
                yield from self.network.run(self.lengths, part).items()
        else:
            for each in only:
                if places := self.concerning(each):
                    yield each, self.finish(each, places)

    def concerning(self, commitment_id: str) -> tuple[int, ...]:
        """The positions of a promise's work and of all it waits for, first work first."""
        return self.network.ancestors(commitment_id)

    def finish(
        self,
        commitment_id: str,
        places: Sequence[int],
        *,
        as_likely: int | None = None,
        longer: int | None = None,
        without: OpenRisk | None = None,
        as_expected: str | None = None,
    ) -> Whole:
        """The last day of one promise in each future, of which `places` is what concerns it.

        The same futures, but for one change: the work at a position as long as likely, or a day longer, or
        a risk away, or the work of a promise as long as its estimates say, without its history.
        """

        def lengths(place: int) -> Whole:
            owner = key_of(self.graph.tasks[place])[0]
            found = self.lengths(
                place, without, certain=place == as_likely, as_estimated=owner == as_expected
            )
            return found + 1 if place == longer else found

        changed = {place for place in (as_likely, longer) if place is not None}
        if without is not None:
            changed |= {place for place in places if without in self.risks.get(place, ())}
        if as_expected is not None:
            changed |= {place for place in places if key_of(self.graph.tasks[place])[0] == as_expected}
        if not changed:
            return self.network.run(lengths, places, {commitment_id})[commitment_id]
        return self._reruns_of(commitment_id, places).finish(lengths, changed)

    def _reruns_of(self, commitment_id: str, places: Sequence[int]) -> Reruns:
        """Those of the promise asked for last: what decides a date asks for one promise many times."""
        if self._reruns is None or self._reruns[0] != (commitment_id, places):
            found = Reruns(self.network, self.lengths, places, commitment_id)
            self._reruns = (commitment_id, places), found
        return self._reruns[1]

    def lengths(
        self,
        place: int,
        without: OpenRisk | None = None,
        *,
        certain: bool = False,
        as_estimated: bool = False,
    ) -> Whole:
        """Whole days that remain of the work at a position, delays by risks included."""
        task, triangle = self.graph.tasks[place], self.spreads.get(place)
        owner, name = key_of(task)
        times = None if as_estimated or not task.duration else self._history(owner)
        if triangle is None or certain:
            days = stretched(task.duration, times)
        else:
            cells = self.draws.cells(owner, name, self.correlation)
            days = whole_days_around(task.duration, triangle, cells, self._peaks[place], times)
        for risk in self.risks.get(place, ()):
            if risk is not without:
                days = days + self.delay(risk)
        return days

    def _history(self, commitment_id: str) -> Floats | None:
        history = self.histories.get(commitment_id)
        if history is None:
            return None
        if commitment_id not in self._factors:
            self._factors[commitment_id] = self.draws.history(commitment_id, history)
        return self._factors[commitment_id]

    def delay(self, risk: OpenRisk) -> Whole:
        """The days that a risk takes in each future; 0 where it does not strike."""
        strikes = self.draws.uniform(risk.commitment, "risk", risk.id, "strikes") < risk.probability
        shares = self.draws.uniform(risk.commitment, "risk", risk.id, "delay")
        delay = np.zeros(self.draws.samples, np.int32)
        delay[strikes] = delay_days(risk.delay, shares[strikes])
        return delay


def key_of(task: Task) -> Key:
    """The promise and the milestone that a task stands for."""
    return task.id[0], task.id[1]
