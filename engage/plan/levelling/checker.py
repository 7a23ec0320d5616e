"""An independent look at a levelled plan, before anybody sees it: day by day, with nothing of the search.

The dates come from the network pass, which knows nothing of resources and is tested against brute force: it
is given the starts found, and must give the same dates back. So links, dates and facts hold. What is counted
here is who is needed on each day, against who is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engage.plan.calendar import WorkCalendar
from engage.plan.levelling.build import Demand, Unmet
from engage.plan.network_types import PlannedTask, TaskId

_HAIR = 1e-3  # of a person: amounts are counted in ten-thousandths


class FaultyPlan(Exception):  # the tool's own failure, never a user's
    """A levelled plan that breaks a rule it was made to keep."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A day on which work under way, or kept where it is, takes more than there is."""

    resource: str
    day: date
    tasks: tuple[TaskId, ...]


def check(
    demand: Demand,
    calendars: Mapping[TaskId, WorkCalendar],
    found: Mapping[TaskId, tuple[date, date]],
    plan: Mapping[TaskId, PlannedTask],
    fixed: frozenset[TaskId],
    unmet: tuple[Unmet, ...],
) -> tuple[Overtaken, ...]:
    """Check a plan; what only work that could not be moved overloads is given back, not a fault.

    Args:
        demand: what was to be levelled.
        calendars: the days on which each task can run, with those it needs.
        found: first and last day of what remains of each task, as the search found them.
        plan: the network pass with these starts.
        fixed: work that could not be moved.
        unmet: needs that cannot be met, and were left out.

    Raises:
        FaultyPlan: dates that links, calendars or facts do not allow, or somebody needed twice at a time.
    """
    for task, (first, last) in found.items():
        shown = plan[task]
        if (shown.remaining_from, shown.finish) != (first, last):
            raise FaultyPlan(
                f"{task}: {first} to {last} found, {shown.remaining_from} to {shown.finish} holds"
            )
    out = {(each.task, each.resource) for each in unmet}
    taken: dict[tuple[str, int], list[tuple[TaskId, float]]] = defaultdict(list)
    for each in demand.tasks:
        if each.id not in found or each.finished or not each.duration:
            continue
        first, last = found[each.id]
        days = list(_worked(calendars[each.id], first, last))
        if len(days) != each.duration:
            raise FaultyPlan(f"{each.id}: {len(days)} days from {first} to {last}, not {each.duration}")
        for name, amount in demand.needs.get(each.id, {}).items():
            if name in demand.capacity and (each.id, name) not in out:
                for day in days:
                    taken[name, day].append((each.id, amount))
    return tuple(_overtaken(demand, taken, fixed))


def _worked(calendar: WorkCalendar, first: date, last: date) -> Iterator[int]:
    index = calendar.index
    return (day for day in range(first.toordinal(), last.toordinal() + 1) if index.has(day))


def _overtaken(
    demand: Demand, taken: Mapping[tuple[str, int], list[tuple[TaskId, float]]], fixed: frozenset[TaskId]
) -> Iterator[Overtaken]:
    for (name, day), parts in sorted(taken.items()):
        there = sum((amount for amount, days in demand.capacity[name] if days.has(day)), start=0.0)
        needed = sum((amount for _, amount in parts), start=0.0)
        if needed <= there + _HAIR:
            continue
        settled = [amount for task, amount in parts if task in fixed]
        if len(settled) != len(parts):
            raise FaultyPlan(f"{name} on {date.fromordinal(day)}: {needed:g} needed, {there:g} there")
        yield Overtaken(name, date.fromordinal(day), tuple(task for task, _ in parts))
