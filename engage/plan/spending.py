"""What planned work takes from budgets, week by week, against the amount of the period.

A need of a budget (`needs: {freight: 18000}`) is an amount of money, in the budget's currency, for the whole
of the milestone; it is spent evenly over the days the milestone is worked on. Each period (month, quarter,
year) starts with the whole amount: a week's ratio is what is planned from the start of its period to the end
of that week, over the amount. So the first week above 1 is the one in which the money runs out. A budget
from which nothing draws is not known to be free: no file says what it pays for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from engage.model.commitment import Commitment
from engage.model.party import Budget
from engage.model.workspace import Workspace
from engage.plan.calendar import WorkCalendar
from engage.plan.calendars import Calendars
from engage.plan.load_book import SOFT, booking
from engage.plan.schedule_types import MilestonePlan, Schedule

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Spending:
    """What one promise takes in a week; an offer's amount is times its chance of being won."""

    commitment: str
    amount: float
    soft: bool


@dataclass(frozen=True, slots=True)
class BudgetWeek:
    """A week of a budget: what is planned in it, and since the start of its period up to its end.

    `period_start` and the amounts so far are of the period that holds the week's Thursday.
    """

    week: date
    period_start: date | None
    planned: float
    soft: float
    planned_so_far: float
    soft_so_far: float
    ratio: float | None
    spending: tuple[Spending, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetLoad:
    """A budget over the weeks of the horizon. `drawn_on`: whether any work names it at all."""

    budget: Budget
    weeks: tuple[BudgetWeek, ...]
    drawn_on: bool

    @property
    def runs_out(self) -> BudgetWeek | None:
        """The first week in which firm promises take more than the amount of the period."""
        return next((week for week in self.weeks if (week.ratio or 0.0) > 1), None)


@dataclass(slots=True)
class _Taken:
    """Spending by day of one budget and promise."""

    commitment: str
    soft: bool
    days: list[int] = field(default_factory=list)
    sums: list[float] = field(default_factory=lambda: [0.0])

    def between(self, first: int, end: int) -> float:
        start, stop = bisect_left(self.days, first), bisect_right(self.days, end - 1)
        return self.sums[stop] - self.sums[start]


def spending(
    workspace: Workspace, schedule: Schedule, weeks: Sequence[date], calendars: Calendars | None = None
) -> tuple[BudgetLoad, ...]:
    """What all live promises and open offers take from each budget, in the order of the files."""
    known = calendars or Calendars(workspace, schedule.today)
    taken = _taken(workspace, schedule, known)
    return tuple(
        BudgetLoad(
            budget,
            tuple(_week(budget, taken.get(budget.id, ()), week) for week in weeks),
            budget.id in taken,
        )
        for budget in {each.id: each for each in reversed(workspace.resources.budgets)}.values()
    )[::-1]


def _taken(workspace: Workspace, schedule: Schedule, calendars: Calendars) -> dict[str, list[_Taken]]:
    money = {budget.id for budget in workspace.resources.budgets}
    by_day: dict[str, dict[str, dict[int, float]]] = {}
    booked: dict[str, tuple[float, bool]] = {}
    for commitment in workspace.commitment.values():
        share = counted(commitment, schedule.today)
        plan = schedule.plans.get(commitment.id)
        if share is None or plan is None:
            continue
        booked[commitment.id] = share, commitment.status in SOFT
        for milestone in plan.milestones:
            for name, amount in milestone.needs:
                if name not in money or amount <= 0:
                    continue
                days = _days(workspace, commitment, milestone, calendars)
                by = by_day.setdefault(name, {}).setdefault(commitment.id, {})
                for day in days:
                    by[day] = by.get(day, 0.0) + amount * share / len(days)
    return {
        name: [_sums(commitment, booked[commitment][1], days) for commitment, days in found.items()]
        for name, found in by_day.items()
    }


def counted(commitment: Commitment, today: date) -> float | None:
    """The share of its money that counts: that of an accepted promise was spent."""
    return 1.0 if commitment.status == "accepted" else booking(commitment, today)


def _days(
    workspace: Workspace, commitment: Commitment, plan: MilestonePlan, calendars: Calendars
) -> tuple[int, ...]:
    milestone = workspace.milestone.get((commitment.id, plan.id))
    if plan.start is None or plan.finish is None or milestone is None:
        return ()
    return days_spent(calendars.milestone(commitment, milestone), plan.start, plan.finish)


def days_spent(calendar: WorkCalendar, start: date, finish: date) -> tuple[int, ...]:
    """The ordinals of the days over which a milestone's money is spent evenly: those it is worked on."""
    index, first, last = calendar.index, start.toordinal(), finish.toordinal()
    worked = range(index.rank_within(first), index.rank_within(last + 1))
    return tuple(index.nth(number) for number in worked) or (last,)


def _sums(commitment: str, soft: bool, days: dict[int, float]) -> _Taken:
    found = _Taken(commitment, soft)
    for day in sorted(days):
        found.days.append(day)
        found.sums.append(found.sums[-1] + days[day])
    return found


def _week(budget: Budget, taken: Sequence[_Taken], week: date) -> BudgetWeek:
    first, end = week.toordinal(), week.toordinal() + 7
    start = period_start(budget, week + timedelta(3))
    since = start.toordinal() if start else first
    parts = [
        Spending(each.commitment, round(amount, 2), each.soft)
        for each in taken
        if (amount := each.between(first, end)) > 0
    ]
    firm, soft = (
        round(sum((each.between(since, end) for each in taken if each.soft is wanted), start=0.0), 2)
        for wanted in (False, True)
    )
    amount = float(budget.amount.amount) if budget.amount else 0.0
    return BudgetWeek(
        week,
        start,
        round(sum((part.amount for part in parts if not part.soft), start=0.0), 2),
        round(sum((part.amount for part in parts if part.soft), start=0.0), 2),
        firm,
        soft,
        firm / amount if amount and start and taken else None,
        tuple(sorted(parts, key=lambda part: (-part.amount, part.commitment))),
    )


def next_period(budget: Budget, start: date) -> date | None:
    """The first day of the period after the one that starts on a day."""
    if budget.period is None:
        return None
    months = start.month - 1 + _MONTHS[budget.period]
    return date(start.year + months // 12, months % 12 + 1, 1)


def period_start(budget: Budget, day: date) -> date | None:
    """The first day of the period that holds a day; `None` where no period is given."""
    if budget.period is None:
        return None
    months = _MONTHS[budget.period]
    return date(day.year, (day.month - 1) // months * months + 1, 1)
