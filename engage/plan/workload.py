"""The load of everything that keeps promises, week by week, against what it can do.

People, teams, skills (with the needs that name nobody), equipment in units and providers in booked slots;
budgets are in `spending`. What counts as load is said in `load`. Added here:

- the **pools** of skills and teams (`pools`): capacity and load are those of all their members, and the needs
  that name the pool itself come on top;
- every resource has every week of the horizon, also those in which nothing is asked of it;
- an **overload** is a week in which firm promises ask more than the capacity; a **soft overload** one in
  which they only do so with drafts and offers, each times its chance of being won;
- what is **not known** is listed: work that nobody estimated, or that has no dates, is not free time.

Linear in milestones times their weeks, and in resources times the weeks of the horizon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from engage.model.party import CRITICALITIES, Criticality
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.capacity import DIGITS
from engage.plan.load_book import FIRM, SOFT, LoadBook, booking
from engage.plan.pools import Pools
from engage.plan.schedule_types import Schedule

ResourceKind = Literal["person", "team", "skill", "equipment", "provider", "budget"]
DEFAULT_WEEKS = 12
_LAST_WEEK = date.max - timedelta(21)
_HAIR = 1e-6  # rounding of the arithmetic, not work


@dataclass(frozen=True, slots=True)
class Asking:
    """What one promise asks of a resource in a week; an offer's days are times its chance of being won."""

    commitment: str
    days: float
    soft: bool


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """A week of a resource. `week` is its Monday; the capacity is `None` where it is not known."""

    week: date
    capacity_days: float | None
    load_days: float
    soft_days: float
    asked: tuple[Asking, ...] = ()

    @property
    def ratio(self) -> float | None:
        """Firm load over capacity; `None` in a week without capacity, or where it is not known."""
        return self.load_days / self.capacity_days if self.capacity_days else None

    @property
    def ratio_with_soft(self) -> float | None:
        """The same with drafts and offers."""
        whole = self.load_days + self.soft_days
        return whole / self.capacity_days if self.capacity_days else None

    @property
    def over_days(self) -> float:
        """Days that firm promises ask beyond the capacity; 0 where it is not known."""
        return _over(self.load_days, self.capacity_days)

    @property
    def over_days_with_soft(self) -> float:
        """The same with drafts and offers."""
        return _over(self.load_days + self.soft_days, self.capacity_days)


def _over(load: float, capacity: float | None) -> float:
    if capacity is None or load - capacity <= _HAIR:
        return 0.0
    return round(load - capacity, DIGITS)


@dataclass(frozen=True, slots=True)
class ResourceLoad:
    """A resource over the weeks of the horizon. `not_known`: promises that need it, no one knows how much."""

    id: str
    name: str
    kind: ResourceKind
    criticality: Criticality | None
    weeks: tuple[WeekLoad, ...]
    members: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()

    @property
    def capacity_known(self) -> bool:
        """Whether anything says how much it can do."""
        return any(week.capacity_days is not None for week in self.weeks)


@dataclass(frozen=True, slots=True)
class Unestimated:
    """Work that asks for nothing here because nobody said how much it is, when, or of whom."""

    commitment: str
    milestone: str | None
    why: Literal["not_estimated", "no_dates", "no_needs", "running"]


@dataclass(frozen=True, slots=True)
class Workload:
    """The load of all resources; `weeks` are the Mondays of the horizon. Essential and fullest first."""

    today: date
    weeks: tuple[date, ...]
    resources: tuple[ResourceLoad, ...]
    unestimated: tuple[Unestimated, ...]

    def overloads(self) -> Iterator[tuple[ResourceLoad, WeekLoad]]:
        """Weeks in which firm promises ask more than there is, resource by resource."""
        return ((each, week) for each in self.resources for week in each.weeks if week.over_days)

    def soft_overloads(self) -> Iterator[tuple[ResourceLoad, WeekLoad]]:
        """Weeks that only drafts and offers, times their chances, would overload."""
        return (
            (each, week)
            for each in self.resources
            for week in each.weeks
            if week.over_days_with_soft and not week.over_days
        )


def mondays(first: date, count: int) -> tuple[date, ...]:
    """So many Mondays, from that of the week of a day on."""
    monday = min(first, _LAST_WEEK) - timedelta(min(first, _LAST_WEEK).weekday())
    known = (date.max - monday).days // 7
    return tuple(monday + timedelta(7 * number) for number in range(min(count, known)))


def workload(
    workspace: Workspace,
    schedule: Schedule,
    *,
    kinds: Iterable[ResourceKind] | None = None,
    weeks: tuple[date, ...] | None = None,
) -> Workload:
    """The load of each resource in each week of a horizon, from all live promises and open offers.

    Args:
        workspace: the records, as known on the day of the schedule.
        schedule: the plan of all promises (`compute`); its dates say in which weeks work lies.
        kinds: which resources; without them people, equipment, providers, and the skills and teams that
            needs name without naming a person.
        weeks: the Mondays of the horizon; twelve from the week of the schedule's day where not given.
    """
    calendars = Calendars(workspace, schedule.today)
    plans = {plan.id: plan.milestones for plan in schedule.plans.values()}
    book = LoadBook(workspace, calendars, schedule.today, plans)
    horizon = mondays(schedule.today, DEFAULT_WEEKS) if weeks is None else weeks
    unestimated = tuple(_unestimated(workspace, schedule))
    rows = _Rows(
        workspace, book, Pools(workspace, schedule.today), horizon, _needs_of(workspace, unestimated)
    )
    found = sorted(rows.of(None if kinds is None else frozenset(kinds)), key=_fullest_first)
    return Workload(schedule.today, horizon, tuple(found), unestimated)


_KINDS: tuple[ResourceKind, ...] = ("person", "team", "skill", "equipment", "provider", "budget")
_CRITICALITY: tuple[Criticality | None, ...] = (*CRITICALITIES, None)


def _fullest_first(load: ResourceLoad) -> tuple[int, int, float, str]:
    """Kind by kind; the essential ones first, then by the fullest week."""
    full = max((week.ratio_with_soft or 0.0 for week in load.weeks), default=0.0)
    return _KINDS.index(load.kind), _CRITICALITY.index(load.criticality), -full, load.id


@dataclass(frozen=True)
class _Rows:
    """Makes the rows of one answer."""

    workspace: Workspace
    book: LoadBook
    pools: Pools
    weeks: tuple[date, ...]
    not_known: dict[str, tuple[str, ...]]

    def of(self, kinds: frozenset[ResourceKind] | None) -> Iterator[ResourceLoad]:
        single = kinds or frozenset[ResourceKind]({"person", "equipment", "provider"})
        resources = self.workspace.resources
        if "person" in single:
            since = self.book.today
            there = (p for p in self.workspace.person.values() if not (p.left and p.left < since))
            yield from (self._single(p.id, p.name, "person", p.criticality) for p in there)
        if "equipment" in single:
            yield from (self._single(e.id, e.name, "equipment", e.criticality) for e in resources.equipment)
        if "provider" in single:
            yield from (self._single(p.id, p.name, "provider", p.criticality) for p in resources.providers)
        yield from self._pooled(kinds)

    def _pooled(self, kinds: frozenset[ResourceKind] | None) -> Iterator[ResourceLoad]:
        """The pools of a kind; without kinds, those that a need names."""
        named = [name for name in (*self.book.asked, *self.not_known) if self.pools.kind(name)]
        wanted = dict.fromkeys(named)
        if kinds and "team" in kinds:
            wanted |= dict.fromkeys(self.pools.teams)
        if kinds and "skill" in kinds:
            wanted |= dict.fromkeys(name for name in self.pools.skills if "/" in name)
        teams = {team.id: team for team in self.workspace.resources.teams}
        for name in wanted:
            kind = self.pools.kind(name)
            if kind is None or (kinds is not None and kind not in kinds):
                continue
            team = teams.get(name)
            members = self.pools.members(name)
            yield ResourceLoad(
                name, (team.name if team else None) or name, kind, team.criticality if team else None,
                tuple(self._week((name, *members), members, week) for week in self.weeks),
                members, self.not_known.get(name, ()),
            )  # fmt: skip

    def _single(
        self, resource: str, name: str | None, kind: ResourceKind, criticality: Criticality
    ) -> ResourceLoad:
        weeks = tuple(self._week((resource,), (resource,), week) for week in self.weeks)
        return ResourceLoad(
            resource, name or resource, kind, criticality, weeks, (), self.not_known.get(resource, ())
        )

    def _week(self, asked: tuple[str, ...], working: tuple[str, ...], week: date) -> WeekLoad:
        """The capacity of those who work, and what is asked under all the names."""
        number = week.toordinal()
        known = [self.book.capacity(name, number) for name in working]
        there = [days for days in known if days is not None]
        shares: dict[str, float] = {}
        for name in asked:
            for commitment, days in self.book.asked_in(name, number).items():
                shares[commitment] = shares.get(commitment, 0.0) + days
        soft = self.book.soft
        asking = tuple(
            Asking(commitment, round(days, DIGITS), commitment in soft)
            for commitment, days in sorted(shares.items(), key=lambda share: (-share[1], share[0]))
        )
        firm = sum((each.days for each in asking if not each.soft), start=0.0)
        offered = sum((each.days for each in asking if each.soft), start=0.0)
        capacity = round(sum(there), DIGITS) if there else None
        return WeekLoad(week, capacity, round(firm, DIGITS), round(offered, DIGITS), asking)


def _unestimated(workspace: Workspace, schedule: Schedule) -> Iterator[Unestimated]:
    for commitment in workspace.commitment.values():
        if commitment.status not in FIRM | SOFT or not booking(commitment, schedule.today):
            continue
        plan = schedule.plans.get(commitment.id)
        if commitment.sla and not commitment.milestones:
            yield Unestimated(commitment.id, None, "running")
        for milestone in plan.milestones if plan else ():
            if milestone.state == "done":
                continue
            if milestone.remaining_days is None:
                yield Unestimated(commitment.id, milestone.id, "not_estimated")
            elif milestone.remaining_days and milestone.finish is None:
                yield Unestimated(commitment.id, milestone.id, "no_dates")
            elif milestone.remaining_days and not milestone.needs:
                yield Unestimated(commitment.id, milestone.id, "no_needs")


def _needs_of(workspace: Workspace, unestimated: tuple[Unestimated, ...]) -> dict[str, tuple[str, ...]]:
    """Resource -> the promises that need it, no one knows how much or when."""
    found: dict[str, tuple[str, ...]] = {}
    for each in unestimated:
        milestone = workspace.milestone.get((each.commitment, each.milestone or ""))
        for name in milestone.needs if milestone else ():
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), each.commitment)))
    return found
