"""Variants of a plan, recomputed and compared without noise.

Every milestone and every risk draws its own stream of random numbers by name (`draws`), so that the same
future is the same in every variant: what differs between two forecasts is the change alone (common random
numbers). A promise has the same forecast alone as among all, so that only those asked for, and what they
wait for, are simulated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.changes import Change, changed
from engage.plan.linked import around, waited_for
from engage.plan.placing import place
from engage.plan.schedule import compute
from engage.plan.schedule_types import CommitmentPlan, Load, Schedule

if TYPE_CHECKING:
    from engage.plan.forecast_types import PromiseForecast
    from engage.plan.last_days import RunOut

__all__ = ["End", "Variant", "ends_of", "forecasts", "variant", "waited_for"]

SAMPLES = 2500
SEED = 1


@dataclass(frozen=True)
class Variant:
    """A workspace after some changes, with what was asked of it.

    `forecasts`: of the promises asked for. `schedule` is that of all promises. `loads` only where they were
    asked for.
    """

    changes: tuple[Change, ...]
    workspace: Workspace
    schedule: Schedule
    forecasts: Mapping[str, PromiseForecast] = field(default_factory=dict)
    loads: tuple[Load, ...] = ()

    def plan(self, commitment_id: str) -> CommitmentPlan:
        """The schedule of a promise."""
        return self.schedule.plans[commitment_id]


def variant(
    workspace: Workspace,
    today: date,
    changes: Iterable[Change] = (),
    promises: Collection[str] = (),
    *,
    samples: int = SAMPLES,
    seed: int = SEED,
    with_load: bool = False,
) -> Variant:
    """The plan after changes, with the forecasts of the promises asked for.

    Facts dated after `today` must have been taken out before (`engage.model.asof.known_on`).

    Raises:
        Fault: a change that cannot be made.
        KeyError: a promise asked for is not there.
    """
    made = tuple(changes)
    after = changed(workspace, made, today)
    schedule = compute(after, today)
    loads: tuple[Load, ...] = ()
    if with_load:
        from engage.plan.load import weekly_load

        loads = weekly_load(after, schedule)
    return Variant(made, after, schedule, forecasts(after, today, promises, samples, seed), loads)


def forecasts(
    workspace: Workspace, today: date, promises: Collection[str], samples: int = SAMPLES, seed: int = SEED
) -> Mapping[str, PromiseForecast]:
    """The forecasts of some promises: those they have among all, at the cost of what they wait for.

    Raises:
        KeyError: a promise asked for is not there.
    """
    if not promises:
        return {}
    from engage.plan.forecast import forecast
    from engage.plan.widening import widenings

    calendars = Calendars(workspace, today)
    wider = widenings(workspace, place(workspace, calendars, today), calendars, today)
    found = forecast(waited_for(workspace, promises), today, samples=samples, seed=seed, wider=wider)
    return {name: found.promises[name] for name in promises}


@dataclass(frozen=True, slots=True)
class End:
    """When a promise ends at a service level, how likely its own date is, why some futures have no end."""

    date: date | None
    on_time: float | None
    run_out: tuple[RunOut, ...] = ()


def ends_of(
    workspace: Workspace,
    today: date,
    promises: Collection[str],
    confidence: float,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> Mapping[str, End]:
    """The ends of some promises by the forecast; those that nothing is known of are left out."""
    if not promises:
        return {}
    import numpy as np

    from engage.plan.draws import Draws
    from engage.plan.last_days import never_done
    from engage.plan.quantiles import date_at, share_by
    from engage.plan.run_out import run_outs
    from engage.plan.simulation import Simulation

    alone = around(workspace, promises)
    calendars = Calendars(alone, today)
    placing = place(alone, calendars, today)
    simulation = Simulation(alone, placing, calendars, today, Draws(samples, seed))
    base, end = simulation.network.base, simulation.network.end
    finishes = simulation.network.run(simulation.lengths, None, frozenset(promises))
    found: dict[str, End] = {}
    for name in promises:
        group = placing.network.groups.get(name)
        if name not in finishes or group is None or not group.complete:
            missed = never_done(alone, placing, alone.commitment[name]) if name in alone.commitment else ()
            found |= {name: End(None, None, missed)} if missed else {}
            continue
        ends = np.sort(np.broadcast_to(finishes[name], (samples,)))
        due = workspace.commitment[name].due
        found[name] = End(
            date_at(ends, confidence, base, end),
            None if due is None else share_by(ends, due, base),
            run_outs(alone, simulation.network, simulation.lengths, name) if ends[-1] >= end else (),
        )
    return found
