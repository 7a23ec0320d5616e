"""The plan of a network found by trying one day after the other, from the conventions alone.

Nothing here shares code with the product. A calendar is a sorted list of ordinals, a moment an integer: twice
the day for its morning, one more for its evening. Earliest and latest are the first and the last place at
which every link, looked at by itself, holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from engage.plan.network_types import Link, Task, TaskId

Days = Sequence[int]


@dataclass(frozen=True)
class Spot:
    """Where a task lies: the moments at which it begins and ends, the same for an event."""

    start: int
    end: int


#: The last morning and the last evening at which an event may happen: links look at dates in the one case
#: and at working time in the other, so that neither follows from the other. For work twice the same.
Latest = tuple[Spot, Spot]


@dataclass
class ByDays:
    """A network to plan; `days` are the working days of each task. Links lead to tasks further on."""

    tasks: Sequence[Task]
    links: Sequence[Link]
    days: Mapping[TaskId, Days]
    start: date
    status: date | None
    targets: Mapping[object, date]
    held: Mapping[TaskId, int] = field(default_factory=dict)
    by_id: dict[TaskId, Task] = field(init=False)

    def __post_init__(self) -> None:
        self.by_id = {task.id: task for task in self.tasks}

    def early(self) -> dict[TaskId, Spot]:
        """Every task at the first place on or after its floor at which the links into it hold."""
        spots: dict[TaskId, Spot] = {}
        for task in self.tasks:
            if task.finished:
                begun = task.started or task.finished
                spots[task.id] = Spot(2 * begun.toordinal(), 2 * task.finished.toordinal() + 1)
                continue
            into = [link for link in self.links if link.after == task.id]
            spot = self.first_spot(task)
            while not all(self.holds(link, self.seen(link.before, spots), task, spot) for link in into):
                spot = self.moved(task, spot, 1)
            spots[task.id] = spot
        return spots

    def late(self, early: Mapping[TaskId, Spot]) -> dict[TaskId, Latest]:
        """Every task that is not done at the last place at which its limit and the links out of it hold."""
        latest: dict[TaskId, Latest] = {}
        for task in reversed(self.tasks):
            if task.finished:
                continue
            limit, now = self.limit(task, early), early[task.id]
            if task.duration:
                spot = self.last_spot(task, latest, limit, now)
                latest[task.id] = (spot, spot)
            else:
                halves = (Spot(now.start & ~1, now.end & ~1), Spot(now.start | 1, now.end | 1))
                morning, evening = (self.last_spot(task, latest, limit, half) for half in halves)
                latest[task.id] = (morning, evening)
        return latest

    def last_spot(self, task: Task, after: Mapping[TaskId, Latest], limit: int, now: Spot) -> Spot:
        """The last place with which what follows may lie where it does; found by walking from where it is."""
        out = [link for link in self.links if link.before == task.id and link.after in after]
        if task.started:  # a fact cannot be late
            out = [link for link in out if link.type[0] == "F"]

        def fits(spot: Spot) -> bool:
            return spot.end <= limit and all(
                self.holds(link, spot, self.by_id[link.after], self.asked(link, spot, after)) for link in out
            )

        step = 1 if task.duration else 2
        if not fits(now):
            while not fits(now):
                now = self.moved(task, now, -step)
            return now
        while fits(further := self.moved(task, now, step)):
            now = further
        return now

    def asked(self, link: Link, before: Spot, after: Mapping[TaskId, Latest]) -> Spot:
        """The last place of what follows, of an event on the half of a day on which the link puts it."""
        anchor = before.end if link.type[0] == "F" else before.start
        return after[link.after][anchor % 2]

    def limit(self, task: Task, early: Mapping[TaskId, Spot]) -> int:
        """The last moment at which it may end: of its group, and that to meet."""
        end = self.group_end(task.group, early)
        return end if task.must_finish_by is None else min(end, 2 * task.must_finish_by.toordinal() + 1)

    def group_end(self, group: object, early: Mapping[TaskId, Spot]) -> int:
        if group in self.targets:
            return 2 * self.targets[group].toordinal() + 1
        return max(early[task.id].end for task in self.tasks if task.group == group)

    def first_spot(self, task: Task) -> Spot:
        known = [self.status] if self.status else []
        if task.started:
            floor = max([task.started, *known, *([task.resumes] if task.resumes else [])])
        else:
            floor = max([self.start, *known, *([task.earliest] if task.earliest else [])])
        return self.spot_from(task, max(floor.toordinal(), self.held.get(task.id, 0)))

    def spot_from(self, task: Task, day: int) -> Spot:
        days = self.days[task.id]
        place = bisect_left(days, day)
        if not task.duration:
            return Spot(2 * days[place], 2 * days[place])
        return Spot(2 * days[place], 2 * days[place + task.duration - 1] + 1)

    def moved(self, task: Task, spot: Spot, steps: int) -> Spot:
        """One place on or back: a working day for work, half a day of any kind for an event."""
        if not task.duration:
            return Spot(spot.start + steps, spot.end + steps)
        days = self.days[task.id]
        place = bisect_left(days, spot.start // 2) + steps
        return Spot(2 * days[place], 2 * days[place + task.duration - 1] + 1)

    def seen(self, task_id: TaskId, spots: Mapping[TaskId, Spot]) -> Spot:
        """What links see of it: a start that is a fact stays one."""
        task, spot = self.by_id[task_id], spots[task_id]
        return Spot(2 * task.started.toordinal(), spot.end) if task.started else spot

    def holds(self, link: Link, before: Spot, task: Task, spot: Spot) -> bool:
        """Whether a link holds, given where both ends lie."""
        days = self.days[task.id]
        anchor = before.end if link.type[0] == "F" else before.start
        wanted = _wanted(link, anchor, days, is_event=not task.duration)
        if link.type[1] == "S" or not task.duration:
            return spot.start >= wanted
        if wanted % 2:  # not before an evening: compared as dates
            return spot.end >= wanted
        done, morning = spot.end // 2, wanted // 2  # not before a morning: no working day lies between
        return days[bisect_right(days, done)] >= morning


def _wanted(link: Link, anchor: int, days: Days, *, is_event: bool) -> int:
    """The moment that a link asks for: its lag after the anchor."""
    day, half = divmod(anchor, 2)
    if link.lag_unit == "calendar":
        return anchor + 2 * link.lag
    if not link.lag:
        return anchor
    at_or_after, after = bisect_left(days, day), bisect_right(days, day)
    if is_event:  # an event moves by that many working dates
        return 2 * days[after - 1 + link.lag if link.lag > 0 else at_or_after + link.lag] + half
    if half:  # so many working days are over by that evening
        return 2 * days[after - 1 + link.lag] + 1
    return 2 * days[at_or_after + link.lag]
