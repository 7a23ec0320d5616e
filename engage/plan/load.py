"""Load against capacity: what the planned work asks of each resource, week by week.

- Only what **remains** counts: from the status date on. In the week of the status date both load and
  capacity are those of the days left, so that a ratio on a Friday means that Friday.
- What is left spreads evenly over the days it is planned on, fractions included: a milestone's load over
  its weeks is exactly what is left times the need.
- **Firm** are promises that were made: active, suspended, delivered with work left, broken. Drafts and
  offers are **soft**: they count with their probability of being won, in full where it is not known, and
  no more once they have expired.
- Whoever is not a person, piece of equipment or provider with slots (a skill not yet named, a provider
  without slots) has no known capacity: it is 0 and the ratio `None`.
- Work that was not estimated asks for nothing here; `CommitmentPlan.unknown` names it.

Linear in milestones times their weeks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from engage.model.commitment import Commitment
from engage.model.party import Equipment, Provider
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.day_capacity import DayCapacity, day_capacity
from engage.plan.schedule_types import Load, MilestonePlan, Schedule

FIRM = frozenset({"active", "suspended", "delivered", "broken"})
SOFT = frozenset({"draft", "proposed"})
_WEEK = 7
_DIGITS = 6  # more would show the rounding of the arithmetic, not work


def weekly_load(workspace: Workspace, schedule: Schedule) -> tuple[Load, ...]:
    """The load of each resource in each week in which anything is asked of it, by resource and week."""
    calendars = Calendars(workspace, schedule.today)
    plans = {plan.id: plan.milestones for plan in schedule.plans.values()}
    book = LoadBook(workspace, calendars, schedule.today, plans)
    return tuple(
        book.load(resource, week) for resource in sorted(book.asked) for week in sorted(book.asked[resource])
    )


def booking(commitment: Commitment, today: date) -> float | None:
    """The share of a promise's work that is booked: all of one made, an offer's chance; `None` of others."""
    if commitment.status in FIRM:
        return 1.0
    if commitment.status not in SOFT:
        return None
    offer = commitment.offer
    if offer and offer.expires and offer.expires < today:
        return None
    return 1.0 if offer is None or offer.win_probability is None else offer.win_probability


@dataclass
class LoadBook:
    """What is asked of each resource, by week (the ordinal of its Monday) and promise, in full."""

    workspace: Workspace
    calendars: Calendars
    today: date
    plans: Mapping[str, Sequence[MilestonePlan]]
    asked: dict[str, dict[int, dict[str, float]]] = field(default_factory=dict, init=False)
    _booked: dict[str, float] = field(default_factory=dict, init=False)
    _soft: frozenset[str] = field(default=frozenset(), init=False)
    _capacity: dict[str, DayCapacity | None] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for commitment in self.workspace.commitment.values():
            booked = booking(commitment, self.today)
            if booked is not None and commitment.id in self.plans:
                self._booked[commitment.id] = booked
                self._enter(commitment)
        commitments = self.workspace.commitment
        self._soft = frozenset(c for c in self._booked if commitments[c].status in SOFT)

    def load(self, resource: str, week: int) -> Load:
        """The load of a resource in a week."""
        shares = {
            commitment: round(days * self._booked[commitment], _DIGITS)
            for commitment, days in self.asked[resource][week].items()
        }
        soft = sum((days for commitment, days in shares.items() if commitment in self._soft), start=0.0)
        return Load(
            resource,
            date.fromordinal(week),
            self.capacity(resource, week, week + _WEEK),
            round(sum(shares.values()) - soft, _DIGITS),
            round(soft, _DIGITS),
            tuple(sorted(shares.items(), key=lambda share: (-share[1], share[0]))),
        )

    def capacity(self, resource: str, first: int, end: int) -> float:
        """Days the resource can work between two days (ordinals, end excluded), from the status date on."""
        if resource not in self._capacity:
            self._capacity[resource] = self._capacity_of(resource)
        known, first = self._capacity[resource], max(first, self.today.toordinal())
        if known is None or first >= end:
            return 0.0
        return round(float(known.total(date.fromordinal(first), date.fromordinal(end))), _DIGITS)

    def utilisation(self, person: str, commitment_id: str, first: date, last: date) -> float | None:
        """Firm load, with that of the promise in full, over capacity between two days, both included.

        Of the weeks at both ends, other promises count by the part of the person's days that falls inside.
        """
        start, end = first.toordinal(), last.toordinal() + 1
        capacity = self.capacity(person, start, end)
        if not capacity:
            return None
        counted = 0.0
        for week in range(_monday(start), end, _WEEK):
            asked = self.asked.get(person, {}).get(week, {})
            others = sum(days for c, days in asked.items() if c != commitment_id and c not in self._soft)
            if others and (week < start or week + _WEEK > end):
                whole = self.capacity(person, week, week + _WEEK)
                inside = self.capacity(person, max(week, start), min(week + _WEEK, end))
                others *= inside / whole if whole else 0.0
            counted += others + asked.get(commitment_id, 0.0)
        return counted / capacity

    def _enter(self, commitment: Commitment) -> None:
        milestones = {milestone.id: milestone for milestone in reversed(commitment.milestones)}
        for plan in self.plans[commitment.id]:
            if not plan.needs or not plan.remaining_days or plan.start is None or plan.finish is None:
                continue
            days = self.calendars.milestone(commitment, milestones[plan.id]).index
            first = max(plan.start, self.today).toordinal()
            for week, share in _by_week(days.rank, first, plan.finish.toordinal(), plan.remaining_days):
                for resource, need in plan.needs:
                    of_week = self.asked.setdefault(resource, {}).setdefault(week, {})
                    of_week[commitment.id] = of_week.get(commitment.id, 0.0) + share * need

    def _capacity_of(self, resource: str) -> DayCapacity | None:
        calendar = self.calendars.resource(resource)
        if calendar is None:
            return None
        person = self.workspace.person.get(resource)
        if person:
            steps = [(step.from_, _exact(step.share)) for step in person.capacity]
            return day_capacity(calendar, steps=steps)
        return _units(self.calendars, self.calendars.provided[resource])


def _units(calendars: Calendars, resource: Equipment | Provider) -> DayCapacity | None:
    """Units of equipment on the days it is in service; of a provider those booked, slot by slot."""
    organisation = calendars.organisation
    if isinstance(resource, Equipment):
        calendar = calendars.resource(resource.id) or organisation
        return DayCapacity(((_exact(resource.capacity), calendar.index),))
    if not resource.slots:
        return None
    return DayCapacity(
        tuple(
            (_exact(slot.units), organisation.only_during([(slot.from_, slot.to or slot.from_)]).index)
            for slot in resource.slots
        )
    )


def _exact(share: float) -> Fraction:
    """The share as it was written: 0.8 is eight tenths."""
    return Fraction(repr(float(share)))


def _monday(day: int) -> int:
    return day - (day - 1) % _WEEK  # ordinal 1 is a Monday


def _by_week(
    rank: Callable[[int], int], first: int, last: int, remaining: float
) -> Iterator[tuple[int, float]]:
    """The days of what remains in each week that has any."""
    placed = rank(last + 1) - rank(first)
    if placed <= 0:
        return
    each = remaining / placed
    for monday in range(_monday(first), last + 1, _WEEK):
        days = rank(min(monday + _WEEK, last + 1)) - rank(max(monday, first))
        if days:
            yield monday, days * each
