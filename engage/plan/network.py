"""The network of work: earliest and latest dates, float, what is critical, and what drives what.

Conventions are those of `calendar`; how links count is in `link_bounds`. Beyond them:

- **Facts** rule. Finished work stays where it was, whatever its links say. Started work keeps its start;
  what remains runs from the first working day on or after the status date, and waits for what it depends
  on even where it was begun before it was due to ("retained logic": a start out of order is no proof that
  the rest can be done without what it waits for). Work not started starts on or after the status date.
- **Float** is against the finish of the work's own group (its promise), or the group's target where one
  is given, and against that of every other group that waits for it: a milestone has no float if it delays
  its own promise or another one. `must_finish_by` dates bound it too, and can make it negative.
- With several calendars the backward pass is the exact adjoint of the forward pass: the latest dates are
  the latest with which every link still holds. Dates earlier than the horizon are shown as its first day.
- What cannot be placed is in `unplaced` with its reason, and so is what waits for it; the rest is planned.

All passes are linear in tasks and links.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from engage.plan.backward_pass import backward_pass
from engage.plan.calendar import WorkCalendar
from engage.plan.cycles import cycles
from engage.plan.forward_pass import Early, forward_pass
from engage.plan.graph import Graph, build_graph
from engage.plan.network_types import (
    Driver,
    GroupPlan,
    Link,
    PlannedTask,
    Task,
    TaskId,
    Unplaced,
)
from engage.plan.planned_tasks import PlannedTasks
from engage.plan.uncollected import uncollected

__all__ = [
    "Driver",
    "GroupPlan",
    "Link",
    "NetworkPlan",
    "PlannedTask",
    "Task",
    "TaskId",
    "Unplaced",
    "critical_duration",
    "cycles",
    "schedule_network",
]


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """The plan of a network. `tasks` in the order given; `groups` in that of their first task.

    `graph` is what it was planned on.
    """

    tasks: Mapping[TaskId, PlannedTask]
    unplaced: Mapping[TaskId, Unplaced]
    groups: Mapping[Hashable, GroupPlan]
    graph: Graph | None = field(default=None, compare=False, repr=False)

    def critical_path(self, group: Hashable = None) -> tuple[TaskId, ...]:
        """The chain that sets the group's finish, first work first.

        It follows what drives each start back from the work that finishes last, through other groups too,
        to work that a date or a fact drives. Empty for a group without dates.
        """
        if group not in self.groups:
            return ()
        path = [self.groups[group].last]
        while (link := self.tasks[path[-1]].driver.link) is not None:
            path.append(link.before)
        return tuple(reversed(path))

    def near_critical(self, threshold: int) -> tuple[TaskId, ...]:
        """What is not critical but has at most `threshold` working days of float."""
        return tuple(
            task.id
            for task in self.tasks.values()
            if task.total_float is not None and 0 < task.total_float <= threshold
        )


def schedule_network(
    tasks: Sequence[Task],
    links: Sequence[Link],
    *,
    start: date,
    status_date: date | None = None,
    targets: Mapping[Hashable, date] | None = None,
) -> NetworkPlan:
    """Plan a network.

    Args:
        tasks: the work; its order decides between equals.
        links: between those tasks.
        start: no work begins before this day.
        status_date: the day as of which the facts hold; what is not done lies on or after it.
        targets: for some groups, the day against which float counts instead of the group's own finish.

    Raises:
        ValueError: an id given twice, a link to a task that is not there, a negative duration: faults of
            the caller. A user's faults end in `unplaced`.
    """
    with uncollected():
        graph = build_graph(tasks, links)
        early = forward_pass(graph, start, status_date)
        late = backward_pass(graph, early, targets or {})
    unplaced = {graph.tasks[place].id: why for place, why in sorted(early.unplaced.items())}
    return NetworkPlan(PlannedTasks(graph, early, late), unplaced, _groups(graph, early), graph)


def critical_duration(
    plan: NetworkPlan, group: Hashable, calendar: WorkCalendar, since: date | None = None
) -> int | None:
    """Working days from the group's first day to its last, in its own calendar; `None` without dates.

    With several calendars no sum of durations has a meaning; the days between start and finish have.
    With `since` (the status date) only what lies on or after it: the remaining critical duration.

    Raises:
        OutOfCalendar: the group's facts lie before the calendar's first day.
    """
    if group not in plan.groups:
        return None
    whole = plan.groups[group]
    first = max(whole.start, since) if since else whole.start
    return max(0, calendar.count(first, whole.finish + timedelta(1)))


def _groups(graph: Graph, early: Early) -> dict[Hashable, GroupPlan]:
    starts: dict[Hashable, int] = {}
    for place, task in enumerate(graph.tasks):
        if place not in early.unplaced:
            start = early.starts[place]
            if starts.setdefault(task.group, start) > start:
                starts[task.group] = start
    incomplete = {why.group for why in early.unplaced.values()}
    return {
        group: GroupPlan(
            start=date.fromordinal(start >> 1),
            finish=date.fromordinal(early.ends[early.last_of[group]] >> 1),
            last=graph.tasks[early.last_of[group]].id,
            complete=group not in incomplete,
        )
        for group, start in starts.items()
    }
