"""Three thousand random networks, planned by the passes and by trying day after day: the same dates."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from network_by_days import ByDays, Days, Latest, Spot

from engage.plan.calendar import Horizon, WorkCalendar
from engage.plan.network import Link, NetworkPlan, Task, TaskId, schedule_network

HORIZON = Horizon(date(2025, 1, 1), date(2029, 12, 31))
START = date(2026, 10, 1)
WEEKS = ((0, 1, 2, 3, 4), (0, 1, 2, 3, 4), (0, 1, 3, 4), (1, 2), tuple(range(7)), (5, 6), (3,))
ALL_DAYS = [HORIZON.first + timedelta(number) for number in range(HORIZON.size)]
WEEKDAYS = {week: [day for day in ALL_DAYS if day.weekday() in week] for week in WEEKS}
NETWORKS = 3000
BATCHES = 30


@dataclass(frozen=True)
class Case:
    tasks: tuple[Task, ...]
    links: tuple[Link, ...]
    days: dict[TaskId, Days]
    status: date | None
    targets: dict[object, date]

    def plan(self) -> NetworkPlan:
        return schedule_network(
            self.tasks, self.links, start=START, status_date=self.status, targets=self.targets
        )

    def by_days(self, held: dict[TaskId, int] | None = None) -> ByDays:
        return ByDays(self.tasks, self.links, self.days, START, self.status, self.targets, held or {})


def random_case(seed: int) -> Case:
    """All link types, lags of both signs and units, calendars, promises, dates to meet, facts, events."""
    rng = random.Random(seed)
    pool = [random_calendar(rng) for _ in range(rng.randint(1, 3))]
    groups: list[str | None] = rng.choice([[None], ["P"], ["P", "Q"], ["P", "Q", "R"]])
    tasks, days = [], {}
    for number in range(rng.randint(1, 10)):
        calendar, worked = rng.choice(pool)
        task = random_task(rng, f"t{number:02}", calendar, rng.choice(groups))
        tasks.append(task)
        days[task.id] = worked
    links = []
    for _ in range(rng.randrange(2 * len(tasks))):
        before, after = sorted((rng.randrange(len(tasks)), rng.randrange(len(tasks))))
        if before < after:
            links.append(random_link(rng, tasks[before].id, tasks[after].id))
    known = {task.group for task in tasks}
    targets = {group: near(rng) for group in known if rng.random() < 0.15}
    return Case(tuple(tasks), tuple(links), days, START if rng.random() < 0.8 else None, targets)


def random_calendar(rng: random.Random) -> tuple[WorkCalendar, Days]:
    """A week with holidays and an absence, as the product makes it and day by day."""
    week = rng.choice(WEEKS)
    holidays = {near(rng) for _ in range(rng.randrange(5))}
    away = near(rng)
    back = away + timedelta(rng.randrange(20))
    calendar = WorkCalendar.weekly(HORIZON, week).closed_on(holidays).closed_during([(away, back)])

    worked = [day for day in WEEKDAYS[week] if day not in holidays and not away <= day <= back]
    return calendar, [day.toordinal() for day in worked]


def random_task(rng: random.Random, name: str, calendar: WorkCalendar, group: str | None) -> Task:
    task = Task(name, rng.choice([0, 0, 1, 2, 3, 5, 8]), calendar, group)
    if rng.random() < 0.3:
        task = replace(task, earliest=near(rng))
    if rng.random() < 0.2:
        task = replace(task, must_finish_by=near(rng))
    kind = rng.random()
    if kind < 0.2:
        task = replace(task, started=START - timedelta(rng.randrange(25)))
    if kind < 0.1:
        task = replace(task, finished=(task.started or START) + timedelta(rng.randrange(30)))
    if 0.1 < kind < 0.14:
        task = replace(task, resumes=near(rng))
    return task


def random_link(rng: random.Random, before: TaskId, after: TaskId) -> Link:
    lag = rng.choice([0, 0, 0, -3, -1, 1, 2, 6])
    unit = rng.choice(["working", "working", "calendar"])
    return Link(before, after, rng.choice(["FS", "FS", "SS", "FF", "SF"]), lag, unit)


def near(rng: random.Random) -> date:
    return START + timedelta(rng.randrange(-20, 90))


def count(days: Days, first: int, last: int) -> int:
    """Working days from the one to the other, not counting the last; negative backwards."""
    low, high = min(first, last), max(first, last)
    number = sum(1 for day in days if low <= day < high)
    return number if first <= last else -number


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_passes_agree_with_trying_day_after_day(batch: int) -> None:
    for seed in range(batch, NETWORKS, BATCHES):
        case = random_case(seed)
        agrees(case, case.plan(), seed)


def agrees(case: Case, plan: NetworkPlan, seed: int) -> None:
    by_days = case.by_days()
    early = by_days.early()
    late = by_days.late(early)
    assert not plan.unplaced
    for task in case.tasks:
        shown, spot = plan.tasks[task.id], early[task.id]
        begun = task.started.toordinal() if task.started else spot.start // 2
        assert (shown.start.toordinal(), shown.finish.toordinal()) == (begun, spot.end // 2), (seed, task.id)
        if task.finished:
            assert (shown.total_float, shown.free_float, shown.critical) == (None, None, False)
            continue
        assert shown.critical == (shown.total_float <= 0), (seed, task.id)
        if task.duration:
            floats_agree(by_days, case, plan, task, early, late, seed)
    for group, whole in plan.groups.items():
        ends = [early[task.id].end // 2 for task in case.tasks if task.group == group]
        assert whole.finish.toordinal() == max(ends), (seed, group)


def floats_agree(
    by_days: ByDays,
    case: Case,
    plan: NetworkPlan,
    task: Task,
    early: dict[TaskId, Spot],
    late: dict[TaskId, Latest],
    seed: int,
) -> None:
    shown, spot, last = plan.tasks[task.id], early[task.id], late[task.id][0]
    unmoved = {name: (each, each) for name, each in early.items() if name in late}
    free = by_days.last_spot(task, unmoved, by_days.group_end(task.group, early), spot)
    days = case.days[task.id]
    assert shown.total_float == count(days, spot.start // 2, last.start // 2), (seed, task.id)
    assert shown.free_float == count(days, spot.start // 2, free.start // 2), (seed, task.id)
    assert shown.late_finish.toordinal() == last.end // 2, (seed, task.id)
    if not task.started:
        assert shown.late_start.toordinal() == last.start // 2, (seed, task.id)


@pytest.mark.parametrize("batch", range(BATCHES // 3))
def test_work_may_be_held_to_its_late_start_and_no_day_longer(batch: int) -> None:
    """The late dates by what they mean: a day more delays a promise, or breaks a date to meet."""
    checked = 0
    for seed in range(NETWORKS + batch, NETWORKS + 1000, BATCHES // 3):
        case = random_case(seed)
        by_days = case.by_days()
        early = by_days.early()
        limits = {task.id: by_days.limit(task, early) for task in case.tasks}
        todo = [task for task in case.tasks if task.duration and not task.started and not task.finished]
        if any(early[task.id].end > limits[task.id] for task in case.tasks if not task.finished):
            continue  # what is missed already says nothing of a day more
        plan = case.plan()
        for task in todo:
            late = plan.tasks[task.id].late_start.toordinal()
            next_day = next(day for day in case.days[task.id] if day > late)
            for held, breaks in ((late, False), (next_day, True)):
                delayed = case.by_days({task.id: held}).early()
                over = [one.id for one in case.tasks if delayed[one.id].end > limits[one.id]]
                assert bool([name for name in over if not by_days.by_id[name].finished]) is breaks, seed
                checked += 1
    assert checked
