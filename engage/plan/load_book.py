"""What promises ask of each resource, entered milestone by milestone; `load` says what counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.capacity import DIGITS, Capacity
from engage.plan.schedule_types import Asking, Load

FIRM = frozenset({"active", "suspended", "delivered", "broken"})
SOFT = frozenset({"draft", "proposed"})
_WEEK = 7


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
    plans: Mapping[str, Sequence[Asking]]
    asked: dict[str, dict[int, dict[str, float]]] = field(default_factory=dict, init=False)
    _booked: dict[str, float] = field(default_factory=dict, init=False)
    _soft: frozenset[str] = field(default=frozenset(), init=False)
    _own: dict[tuple[str, str], float] = field(default_factory=dict, init=False)
    _capacity: Capacity = field(init=False)
    _money: frozenset[str] = field(init=False)
    _firm: dict[str, _Totals] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._capacity = Capacity(self.workspace, self.calendars, self.today)
        self._money = frozenset(budget.id for budget in self.workspace.resources.budgets)
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
            commitment: round(days * self._booked[commitment], DIGITS)
            for commitment, days in self.asked[resource][week].items()
        }
        soft = sum((days for commitment, days in shares.items() if commitment in self._soft), start=0.0)
        return Load(
            resource,
            date.fromordinal(week),
            self._capacity.between(resource, week, week + _WEEK),
            round(sum(shares.values()) - soft, DIGITS),
            round(soft, DIGITS),
            tuple(sorted(shares.items(), key=lambda share: (-share[1], share[0]))),
        )

    @property
    def soft(self) -> frozenset[str]:
        """The drafts and offers among what is booked."""
        return self._soft

    def capacity(self, resource: str, week: int) -> float | None:
        """Days a resource can work in a week; `None` where that is not known."""
        if not self._capacity.known(resource):
            return None
        return self._capacity.between(resource, week, week + _WEEK)

    def asked_in(self, resource: str, week: int) -> dict[str, float]:
        """Days that each promise asks of a resource in a week, offers times their chance of being won."""
        found = self.asked.get(resource, {}).get(week, {})
        return {name: round(days * self._booked[name], DIGITS) for name, days in found.items()}

    def utilisations(
        self, people: Iterable[str], commitment_id: str, first: date, last: date
    ) -> Iterator[tuple[float, str]]:
        """How full each is while a promise runs, from its first day to its last; none without capacity.

        What the promise itself asks over the capacity of those days, and what other promises made ask in
        the weeks they touch over the capacity of those weeks. All that is left of it must lie in those days.
        """
        start, end = first.toordinal(), last.toordinal() + 1
        weeks = _weeks(start, end)
        if not weeks:
            return
        monday, after, is_soft = weeks[0], weeks[-1] + _WEEK, commitment_id in self._soft
        for person in people:
            inside = self._capacity.between(person, start, end)
            around = self._capacity.between(person, monday, after)
            if not inside or not around:
                continue
            own = self._own.get((person, commitment_id), 0.0)
            others = self._firm_of(person).between(monday, end)
            if not is_soft:
                others -= own
            yield own / inside + others / around, person

    def _firm_of(self, resource: str) -> _Totals:
        if resource not in self._firm:
            self._firm[resource] = _Totals(
                {
                    week: sum(days for commitment, days in asked.items() if commitment not in self._soft)
                    for week, asked in sorted(self.asked.get(resource, {}).items())
                }
            )
        return self._firm[resource]

    def _enter(self, commitment: Commitment) -> None:
        milestones = {milestone.id: milestone for milestone in reversed(commitment.milestones)}
        for plan in self.plans[commitment.id]:
            asked = [(name, need) for name, need in plan.needs if need > 0 and name not in self._money]
            if not asked or not plan.remaining_days or plan.start is None or plan.finish is None:
                continue
            calendar = self.calendars.milestone(commitment, milestones[plan.id])
            first = max(plan.start, self.today).toordinal()
            weeks = tuple(
                _by_week(calendar.index.rank_within, first, plan.finish.toordinal(), plan.remaining_days)
            )
            for resource, need in asked:
                book, own = self.asked.setdefault(resource, {}), (resource, commitment.id)
                total = self._own.get(own, 0.0)
                for week, share in weeks:
                    days, of_week = share * need, book.get(week)
                    if of_week is None:
                        of_week = book[week] = {}
                    of_week[commitment.id] = of_week.get(commitment.id, 0.0) + days
                    total += days
                self._own[own] = total


class _Totals:
    """Sums by week that can be asked for over any stretch at once."""

    def __init__(self, by_week: Mapping[int, float]) -> None:
        self._weeks = list(by_week)
        self._sums = list(accumulate(by_week.values(), initial=0.0))

    def between(self, first: int, end: int) -> float:
        """That of the weeks whose Monday is on or after the first and before the end."""
        return self._sums[bisect_left(self._weeks, end)] - self._sums[bisect_left(self._weeks, first)]


def _monday(day: int) -> int:
    return day - (day - 1) % _WEEK  # ordinal 1 is a Monday


def _weeks(first: int, end: int) -> range:
    """The Mondays of the weeks that have a day from the first to the one before the end."""
    return range(_monday(first), end, _WEEK)


def _by_week(
    rank: Callable[[int], int], first: int, last: int, remaining: float
) -> Iterator[tuple[int, float]]:
    """The days of what remains in each week that has any."""
    before, end = rank(first), rank(last + 1)
    if end <= before:
        return
    each = remaining / (end - before)
    for monday in _weeks(first, last + 1):
        until = rank(monday + _WEEK) if monday + _WEEK <= last else end
        if until > before:
            yield monday, (until - before) * each
        before = until
