"""How likely is each promise kept, which dates hold, and what decides them?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import ceil, sqrt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engage.model.commitment import Commitment
from engage.model.policy import Policy
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan import unknown
from engage.plan.calendars import Calendars
from engage.plan.draws import SAMPLES, SEED, Draws
from engage.plan.earned_schedule import pace_opinion
from engage.plan.forecast_types import NOT_CALIBRATED, DateDriver, DriverKind, Forecast, PromiseForecast
from engage.plan.history import history_of
from engage.plan.last_days import RunOut
from engage.plan.placing import NOT_PLANNED, Placing, distinct, place
from engage.plan.run_out import run_outs
from engage.plan.simulation import Simulation, key_of
from engage.plan.uncertainty import OpenRisk
from engage.plan.uncollected import uncollected
from engage.plan.widening import Widening

Whole = NDArray[np.signedinteger[Any]]
#: Of more sources of uncertainty than this, those of widest spread are looked at, critical ones first.
MOST_DRIVERS: Final = 24
_LEAST = 0.05  # what moves the end by less, and decides it less often, decides nothing


def forecast(
    workspace: Workspace,
    today: date,
    *,
    samples: int = SAMPLES,
    seed: int = SEED,
    explained: str | None = None,
    wider: Mapping[str, Widening] | None = None,
    placed: tuple[Calendars, Placing] | None = None,
    only: Collection[str] | None = None,
) -> Forecast:
    """The forecasts of all promises; with `explained`, of that one alone, and what decides its date.

    `placed`: the calendars and the work placed by them as of today, where they are at hand. `only`: the
    promises wanted; each has the same forecast as among all.

    Facts dated after `today` must have been taken out before (`engage.model.asof.known_on`). A promise has
    the same forecast alone as among all, where `wider` says how full people are with all.

    Raises:
        KeyError: there is no promise of that id.
    """
    with uncollected():
        return _forecast(workspace, today, Draws(samples, seed), explained, wider, placed, only)


def _forecast(
    workspace: Workspace,
    today: date,
    draws: Draws,
    explained: str | None,
    wider: Mapping[str, Widening] | None,
    placed: tuple[Calendars, Placing] | None,
    only: Collection[str] | None,
) -> Forecast:
    if placed is None:
        calendars = Calendars(workspace, today)
        placed = calendars, place(workspace, calendars, today)
    calendars, placing = placed
    simulation = Simulation(workspace, placing, calendars, today, draws, wider)
    judge = _Judge(workspace, placing, calendars, simulation)
    if explained is None:
        ended = {
            name: judge.forecast(workspace.commitment[str(name)], days)
            for name, days in simulation.finishes(only)
        }
        found = {
            name: ended.get(name) or judge.forecast(workspace.commitment[name], None)
            for name in (workspace.commitment if only is None else only)
        }
    else:
        found = {explained: judge.explained(workspace.commitment[explained])}
    return Forecast(today, draws.samples, draws.seed, found, _basis(workspace.policy))


def _basis(policy: Policy) -> str:
    block = policy.calibration
    if block is None or not (block.whole or block.types):
        return NOT_CALIBRATED
    cases = block.whole.n if block.whole else sum(each.n for each in block.types.values())
    return f"estimates, calibrated on {cases} deliver{'y' if cases == 1 else 'ies'}"


class _Judge:
    """Turns the simulated ends of promises into what is said of them."""

    def __init__(
        self, workspace: Workspace, placing: Placing, calendars: Calendars, simulation: Simulation
    ) -> None:
        self.workspace = workspace
        self.placing = placing
        self.calendars = calendars
        self.simulation = simulation
        self._base = simulation.network.base

    def explained(self, commitment: Commitment) -> PromiseForecast:
        """The forecast of one promise, with what decides its date."""
        if self._why_not(commitment) is not None:
            return self.forecast(commitment, None)
        places = self.simulation.concerning(commitment.id)
        days = self.simulation.finish(commitment.id, places)
        found = self.forecast(commitment, days, tuple(self._drivers(commitment, places, days)))
        pace = pace_opinion(self.workspace, commitment, self.placing, self.calendars, self.calendars.today)
        return replace(found, pace=pace)

    def forecast(
        self, commitment: Commitment, days: Whole | None, drivers: tuple[DateDriver, ...] | None = None
    ) -> PromiseForecast:
        """What the ends in all futures say of a promise."""
        why_not = self._why_not(commitment)
        if why_not is not None or days is None:
            return PromiseForecast(commitment.id, commitment.due, unknown=why_not or ())
        ordered = np.sort(days)
        endless = float((ordered >= self.simulation.network.end).mean())
        certain = bool(ordered[0] == ordered[-1])
        on_time = self._on_time(commitment, ordered)
        estimates = [m.work for m in distinct(commitment) if m.work and self._left(commitment, m.id)]
        return PromiseForecast(
            id=commitment.id,
            promised=commitment.due,
            planned=self.placing.network.groups[commitment.id].finish,
            on_time=on_time,
            standard_error=None if on_time is None else _standard_error(on_time, len(days), certain=certain),
            p50=self._quantile(ordered, 50),
            p80=self._quantile(ordered, 80),
            p90=self._quantile(ordered, 90),
            certain=certain,
            endless=endless,
            run_out=self._run_out(commitment) if endless else (),
            estimates=len(estimates),
            single=sum(1 for work in estimates if work.low is None or work.high is None),
            drivers=drivers,
            history=history_of(self.workspace.policy, commitment.type),
            widening=self.simulation.widenings.get(commitment.id),
            unknown=unknown.of_milestones(self.workspace, self.placing, self.calendars, commitment),
        )

    def _run_out(self, commitment: Commitment) -> tuple[RunOut, ...]:
        return run_outs(self.workspace, self.simulation.network, self.simulation.lengths, commitment.id)

    def _why_not(self, commitment: Commitment) -> tuple[Text, ...] | None:
        """Why a promise has no forecast; `None` where it has one."""
        if commitment.status in NOT_PLANNED:
            return (unknown.closed(commitment),)
        milestones = distinct(commitment)
        if not milestones:
            return () if commitment.sla else (unknown.NO_MILESTONES,)
        left = [work for m in milestones if (work := self.placing.work[commitment.id, m.id]).state != "done"]
        estimated = not left or any(work.left is not None for work in left)
        group = self.placing.network.groups.get(commitment.id)
        if not estimated or group is None or not group.complete:
            notes = unknown.of_milestones(self.workspace, self.placing, self.calendars, commitment)
            return notes if estimated else (*notes, unknown.NO_ESTIMATE)
        return None

    def _left(self, commitment: Commitment, milestone_id: str) -> bool:
        return bool(self.placing.work[commitment.id, milestone_id].left)

    def _on_time(self, commitment: Commitment, ordered: Whole) -> float | None:
        if commitment.due is None:
            return None
        due = commitment.due.toordinal() - self._base
        return float(np.searchsorted(ordered, due, side="right")) / len(ordered)

    def _quantile(self, ordered: Whole, percent: int) -> date | None:
        """The first day by which it is done in at least that share of futures."""
        day = int(ordered[ceil(len(ordered) * percent / 100) - 1])
        return None if day >= self.simulation.network.end else date.fromordinal(self._base + day)

    def _drivers(self, commitment: Commitment, places: tuple[int, ...], days: Whole) -> Iterator[DateDriver]:
        found = [self._driver(commitment, places, days, source) for source in self._sources(places)]
        found += [self._of_history(commitment, places, days, owner) for owner in self._owners(places)]
        found = [driver for driver in found if abs(driver.days) >= _LEAST or driver.share >= _LEAST]
        yield from sorted(
            found,
            key=lambda one: (-round(one.endless, 2), -one.days, -one.share, one.commitment, one.id),
        )

    def _sources(self, places: tuple[int, ...]) -> list[int | OpenRisk]:
        """The sources of uncertainty to look at."""
        simulation, tasks = self.simulation, self.placing.network.tasks
        weighed: list[tuple[bool, float, int | OpenRisk]] = []
        seen: set[tuple[str, str]] = set()
        for position in places:
            critical = tasks[simulation.graph.tasks[position].id].critical
            if position in simulation.spreads:
                weighed.append((not critical, -simulation.spreads[position].deviation, position))
            for risk in simulation.risks.get(position, ()):
                if (risk.commitment, risk.id) not in seen:
                    seen.add((risk.commitment, risk.id))
                    weighed.append((not critical, -risk.probability * risk.delay.mean, risk))
        weighed.sort(key=lambda one: one[:2])
        return [source for _, _, source in weighed[:MOST_DRIVERS]]

    def _driver(
        self, commitment: Commitment, places: tuple[int, ...], days: Whole, source: int | OpenRisk
    ) -> DateDriver:
        simulation = self.simulation
        if isinstance(source, OpenRisk):
            without = simulation.finish(commitment.id, places, without=source)
            return self._without(("risk", source.commitment, source.id, source.what), days, without)
        likely = simulation.finish(commitment.id, places, as_likely=source)
        longer = simulation.finish(commitment.id, places, longer=source)
        owner, name = key_of(simulation.graph.tasks[source])
        title = self._titles(owner).get(name, name)
        found = self._without(("milestone", owner, name, title), days, likely)
        return replace(found, share=float((longer > days).mean()))

    def _without(self, told: tuple[DriverKind, str, str, str], days: Whole, without: Whole) -> DateDriver:
        end = self.simulation.network.end
        share, endless = (without < days).mean(), ((days >= end) & (without < end)).mean()
        return DateDriver(*told, self._later(days, without), float(share), float(endless))

    def _later(self, days: Whole, without: Whole) -> float:
        """By how many working days the end is later on average, over the futures that end either way."""
        both = np.maximum(days, without) < self.simulation.network.end
        if not both.any():
            return 0.0
        calendar = self.calendars.organisation
        count = self.simulation.network.number_of_days
        return float((count(calendar, days) - count(calendar, without))[both].mean())

    def _owners(self, places: tuple[int, ...]) -> list[str]:
        """The promises whose work has a history, of those concerned."""
        tasks = self.simulation.graph.tasks
        owners = dict.fromkeys(key_of(tasks[place])[0] for place in places if tasks[place].duration)
        return [owner for owner in owners if owner in self.simulation.histories]

    def _of_history(
        self, commitment: Commitment, places: tuple[int, ...], days: Whole, owner: str
    ) -> DateDriver:
        without = self.simulation.finish(commitment.id, places, as_expected=owner)
        what = self.workspace.commitment[owner].type or owner
        return self._without(("history", owner, "history", what), days, without)

    def _titles(self, commitment_id: str) -> Mapping[str, str]:
        milestones = distinct(self.workspace.commitment[commitment_id])
        return {milestone.id: milestone.title or milestone.id for milestone in milestones}


def _standard_error(share: float, samples: int, *, certain: bool) -> float:
    """That of a share of so many samples; not zero where all or none of them came out so by chance.

    Two samples are added, one of each kind (Laplace), so that what was never seen is not called impossible.
    """
    if certain:
        return 0.0
    held = (share * samples + 1) / (samples + 2)
    return sqrt(held * (1 - held) / (samples + 2))
