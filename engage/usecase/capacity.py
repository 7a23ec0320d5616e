"""Who has too much, when, and for which promises? The load of a horizon, with its overloads in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from engage.model.workspace import Workspace
from engage.plan.schedule_types import Schedule
from engage.plan.spending import BudgetLoad, spending
from engage.plan.workload import ResourceKind, ResourceLoad, Unestimated, WeekLoad, Workload, workload

_WEEK = timedelta(7)


@dataclass(frozen=True, slots=True)
class Overload:
    """Weeks on end in which a resource has too much.

    `over_days`: days too many in all these weeks. `commitments`: what each competing promise asks of it in
    them, most first. `soft`: only with drafts and offers.
    """

    resource: ResourceLoad
    weeks: tuple[WeekLoad, ...]
    over_days: float
    commitments: tuple[tuple[str, float], ...]
    soft: bool

    @property
    def first(self) -> date:
        """The Monday of the first week."""
        return self.weeks[0].week

    @property
    def last(self) -> date:
        """The Monday of the last week."""
        return self.weeks[-1].week

    @property
    def ratio(self) -> float | None:
        """Load over capacity in all these weeks; `None` where there is no capacity in them."""
        capacity = sum((week.capacity_days or 0.0 for week in self.weeks), start=0.0)
        load = sum(
            (week.load_days + (week.soft_days if self.soft else 0.0) for week in self.weeks), start=0.0
        )
        return load / capacity if capacity else None


@dataclass(frozen=True, slots=True)
class CapacityView:
    """The answer: the load, and its overloads, those of essential resources and the worst first."""

    load: Workload
    kinds: tuple[ResourceKind, ...]
    plan_to: float
    overloads: tuple[Overload, ...]
    soft_overloads: tuple[Overload, ...]
    budgets: tuple[BudgetLoad, ...]
    titles: dict[str, str]
    left_out: tuple[str, ...]

    @property
    def not_estimated(self) -> tuple[Unestimated, ...]:
        """Work that somebody is named for, or nobody, and that asks for an unknown number of days."""
        return tuple(each for each in self.load.unestimated if each.why in {"not_estimated", "no_dates"})

    @property
    def without_needs(self) -> tuple[Unestimated, ...]:
        """Work that is estimated but asks for nobody."""
        return tuple(each for each in self.load.unestimated if each.why == "no_needs")

    @property
    def running(self) -> tuple[Unestimated, ...]:
        """Running promises: what they cost each week is not in the files."""
        return tuple(each for each in self.load.unestimated if each.why == "running")


def capacity(
    workspace: Workspace,
    plans: Schedule,
    weeks: tuple[date, ...],
    kinds: tuple[ResourceKind, ...] | None = None,
) -> CapacityView:
    """The load of the resources of some kinds over a horizon; `None` means all but teams."""
    load = workload(workspace, plans, kinds=kinds, weeks=weeks)
    wanted = kinds or ("person", "skill", "equipment", "provider", "budget")
    budgets = spending(workspace, plans, weeks) if "budget" in wanted else ()
    return CapacityView(
        load,
        wanted,
        workspace.policy.capacity.plan_to,
        tuple(sorted(_stretches(load, soft=False), key=_worst_first)),
        tuple(sorted(_stretches(load, soft=True), key=_worst_first)),
        budgets,
        {commitment.id: commitment.title for commitment in workspace.commitment.values()},
        workspace.left_out,
    )


def _worst_first(overload: Overload) -> tuple[bool, float, date, str]:
    return (
        overload.resource.criticality != "essential",
        -overload.over_days,
        overload.first,
        overload.resource.id,
    )


def _stretches(load: Workload, *, soft: bool) -> Iterator[Overload]:
    """Overloads of weeks that follow each other, as one."""
    found = load.soft_overloads() if soft else load.overloads()
    by_resource: dict[tuple[str, str], tuple[ResourceLoad, list[WeekLoad]]] = {}
    for resource, week in found:
        by_resource.setdefault((resource.kind, resource.id), (resource, []))[1].append(week)
    for resource, weeks in by_resource.values():
        run: list[WeekLoad] = []
        for week in weeks:
            if run and week.week != run[-1].week + _WEEK:
                yield _overload(resource, run, soft=soft)
                run = []
            run.append(week)
        yield _overload(resource, run, soft=soft)


def _overload(resource: ResourceLoad, weeks: list[WeekLoad], *, soft: bool) -> Overload:
    shares: dict[str, float] = {}
    for week in weeks:
        for each in week.asked:
            if soft or not each.soft:
                shares[each.commitment] = shares.get(each.commitment, 0.0) + each.days
    over = sum((w.over_days_with_soft if soft else w.over_days for w in weeks), start=0.0)
    ordered = sorted(shares.items(), key=lambda share: (-share[1], share[0]))
    return Overload(resource, tuple(weeks), over, tuple(ordered), soft)
