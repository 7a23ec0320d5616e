"""Small problems for tests of levelling: the classical form, one kind of day, one commitment or several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engage.plan.calendar import Horizon, WorkCalendar
from engage.plan.levelling.build import Demand, Prepared, prepare
from engage.plan.levelling.objective import Objective
from engage.plan.levelling.orders import Key
from engage.plan.levelling.placement import Placement
from engage.plan.levelling.rules import Rules
from engage.plan.levelling.schemes import Schemes
from engage.plan.levelling.search import Found, Search
from engage.plan.levelling.serial import serial
from engage.plan.network import Link, Task

START = date(2026, 1, 1)
HORIZON = Horizon(START, date(2040, 12, 31))
DAILY = WorkCalendar.weekly(HORIZON, range(7))

#: The worked instance: one resource of 4 units, tasks 1 to 7.
DURATIONS = (3, 4, 2, 5, 3, 2, 4)
UNITS = (2, 3, 2, 2, 3, 1, 2)
LINKS = ((1, 4), (1, 5), (2, 5), (2, 6), (3, 6), (3, 7))


def classical(
    durations: Sequence[int],
    needs: Sequence[Mapping[str, float]],
    capacity: Mapping[str, float],
    links: Sequence[tuple[int, int]],
) -> Demand:
    """Tasks 1, 2, … of one project, days without weekends, finish-to-start links."""
    names = [f"{number:03}" for number in range(1, len(durations) + 1)]
    return Demand(
        tasks=tuple(Task(name, days, DAILY, "P") for name, days in zip(names, durations, strict=True)),
        links=tuple(Link(names[a - 1], names[b - 1]) for a, b in links),
        needs=dict(zip(names, needs, strict=True)),
        capacity={name: [(units, DAILY.index)] for name, units in capacity.items()},
        dues=(),
        start=START,
        organisation=DAILY,
    )


def worked_instance() -> Demand:
    """The instance of the oracle."""
    return classical(DURATIONS, [{"k": units} for units in UNITS], {"k": 4}, LINKS)


@dataclass(frozen=True)
class Case:
    """A prepared problem with what searches it."""

    prepared: Prepared
    schemes: Schemes
    objective: Objective
    rules: dict[str, list[Key]]
    search: Search

    @classmethod
    def of(cls, demand: Demand) -> Case:
        """From a demand."""
        prepared = prepare(demand)
        schemes = Schemes(prepared.problem)
        objective = Objective(prepared.problem, schemes.movable, prepared.early.starts, prepared.early.ends)
        rules = Rules(prepared.problem, prepared.early, demand.weights).all()
        return cls(prepared, schemes, objective, rules, Search(prepared.problem, schemes, objective))

    def serial(self, keys: Sequence[Key]) -> Placement:
        """The serial plan of some priorities."""
        return serial(self.schemes, self.schemes.orders.in_order(keys))

    def length(self, placed: Placement) -> int:
        """Days to the last end."""
        return self.objective.end(placed.ends) - START.toordinal() + 1

    def starts(self, placed: Placement) -> list[int]:
        """Days from the first on."""
        return [(start >> 1) - START.toordinal() for start in placed.starts]

    def found(self, placed: Placement) -> Found:
        """The placement with its cost."""
        return Found(placed, self.objective.cost(placed), "")
