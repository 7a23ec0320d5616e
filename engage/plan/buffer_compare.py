"""What different methods would hold for what remains of a chain, beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil

import numpy as np

from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.buffer_methods import METHODS, Chain, ChainTask, tightness
from engage.plan.calendars import Calendars
from engage.plan.chain import whole_chain
from engage.plan.draws import SAMPLES, SEED, Draws
from engage.plan.estimate import three_points
from engage.plan.placing import Placing, distinct, place, target
from engage.plan.simulation import Simulation
from engage.plan.types import commitment_type


@dataclass(frozen=True, slots=True)
class Sized:
    """What one method gives, in working days; `None` where it gives nothing. `ratio`: of the chain left."""

    formula: str
    name: Text
    source: str
    days: float | None
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Compared:
    """The classical methods over what remains of the chain, `length` days of work, and the simulated need."""

    length: float
    simulated: Sized
    classical: tuple[Sized, ...]


def compare(
    workspace: Workspace, commitment: Commitment, today: date, samples: int = SAMPLES, seed: int = SEED
) -> Compared:
    """All methods for one promise, as of today.

    A task's aggressive duration is its likely one, the safe one its 90 % value; both of what remains.
    """
    calendars = Calendars(workspace, today)
    placing = place(workspace, calendars, today)
    chain = _chain(workspace, commitment, placing, calendars.hours_per_day)
    sized = tuple(
        _sized(method.formula, method.name, method.source, method.size(chain) if chain.tasks else None, chain)
        for method in METHODS
    )
    days = _simulated(workspace, commitment, placing, calendars, today, Draws(samples, seed))
    level = f"{workspace.policy.buffer.confidence * 100:.0f}"
    name = Text("simulated finish less planned finish", "fin simulée moins fin prévue")
    return Compared(chain.length, _sized(f"P{level} − plan", name, "engage", days, chain), sized)


def _sized(formula: str, name: Text, source: str, days: float | None, chain: Chain) -> Sized:
    ratio = days / chain.length if days is not None and chain.length else None
    return Sized(formula, name, source, days, ratio)


def _chain(workspace: Workspace, commitment: Commitment, placing: Placing, hours: float) -> Chain:
    spread = commitment_type(workspace.policy, commitment.type).spread
    ids = frozenset(whole_chain(placing, commitment, spread, hours))
    on_chain = [m for m in distinct(commitment) if m.id in ids and placing.work[commitment.id, m.id].left]
    names = {milestone.id for milestone in on_chain}
    tasks, usage = [], dict[str, float]()
    for milestone in on_chain:
        work = placing.work[commitment.id, milestone.id]
        left = work.left or 0.0
        high = spread.high * left
        if milestone.work and work.total:
            high = three_points(milestone.work, spread, hours)[2] * left / work.total
        tasks.append(ChainTask(left, max(left, high)))
        for name, need in milestone.needs.items():
            usage[name] = usage.get(name, 0.0) + left * need
    links = sum(
        1
        for milestone in on_chain
        for link in milestone.after
        if (key := target(commitment, link))[0] == commitment.id and key[1] in names
    )
    length = sum(task.aggressive for task in tasks)
    return Chain(tuple(tasks), links, tightness(usage, _units(workspace), length))


def _units(workspace: Workspace) -> Mapping[str, float]:
    return {each.id: float(each.capacity) for each in workspace.resources.equipment if each.capacity}


def _simulated(
    workspace: Workspace,
    commitment: Commitment,
    placing: Placing,
    calendars: Calendars,
    today: date,
    draws: Draws,
) -> float | None:
    """Working days from the planned finish to the simulated one at the service level."""
    group = placing.network.groups.get(commitment.id)
    if group is None or not group.complete:
        return None
    simulation = Simulation(workspace, placing, calendars, today, draws)
    days = np.sort(simulation.finish(commitment.id, simulation.concerning(commitment.id)))
    last = int(days[min(len(days), ceil(len(days) * workspace.policy.buffer.confidence)) - 1])
    if last >= simulation.network.end:
        return None
    finish = date.fromordinal(simulation.network.base + last)
    return float(calendars.organisation.days_between(group.finish, finish))
