"""Whether the budgets left pay for a promise, period by period, and how long it waits where they do not.

Its money is spent on the days of its likely plan, in the room that others leave; what others take is theirs
by the plan of today, offers times their chance (`spending`). Work for which a period has too little left
waits for the next period, and what follows it waits with it. What no period can pay for cannot be promised.
A budget less critical than `assess.holds` holds nothing back: that it is exceeded is said all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from engage.model.commitment import Commitment
from engage.model.party import Budget
from engage.model.workspace import Workspace
from engage.plan.assess_types import Shortage
from engage.plan.calendars import Calendars
from engage.plan.changes import Move, changed
from engage.plan.draws import Draws
from engage.plan.fitting import Fitting
from engage.plan.placing import Placing, distinct
from engage.plan.room import RoomBook
from engage.plan.spending import counted, days_spent, next_period, period_start

_CENT: Final = 0.005
_MOST_WAITS: Final = 12  # of one promise; what waits longer is another promise
_Period = tuple[str, date | None]  # the budget, the first day of its period; `None`: it has one only


@dataclass(frozen=True)
class Paid:
    """A promise in the room and the money left: what it lacks as it would be worked, and what waits then.

    `short`: in that plan, before anything waits. `unpayable`: what remains short however long it waits.
    """

    fit: Fitting
    short: tuple[Shortage, ...] = ()
    waits: tuple[Move, ...] = ()
    unpayable: bool = False


def paid(
    workspace: Workspace, commitment_id: str, room: RoomBook, ledger: Ledger, today: date, draws: Draws
) -> Paid:
    """A promise fitted into the room that is left, waiting for money where a budget has too little."""
    first = fit = Fitting(workspace, commitment_id, room, today, draws)
    if not ledger.concerns(first.commitment):
        return Paid(fit)
    short = at_first = ledger.shortages(fit)
    waits: list[Move] = []
    while binding := [each for each in short if each.holds]:
        move = _wait(workspace, binding[0], waits)
        if move is None or len(waits) == _MOST_WAITS:
            return Paid(first, at_first, (), unpayable=True)
        waits.append(move)
        workspace = changed(workspace, [move], today)
        fit = Fitting(workspace, commitment_id, room, today, draws)
        short = ledger.shortages(fit)
    return Paid(fit, at_first, tuple(waits))


def _wait(workspace: Workspace, short: Shortage, waits: Collection[Move]) -> Move | None:
    """Its last work that spends in that period waits for the next one; `None` where that cannot help."""
    if any(short.booked <= _CENT and each.to == short.start for each in waits):
        return None  # it has the whole period to itself already
    budget = next(each for each in workspace.resources.budgets if each.id == short.budget)
    start = None if short.start is None else next_period(budget, short.start)
    if start is None:
        return None
    return Move(short.commitment, start, short.milestones[-1])


class Ledger:
    """What promises take from budgets in each period, by the plan of today; `without` some promises."""

    def __init__(
        self,
        workspace: Workspace,
        calendars: Calendars,
        placing: Placing,
        today: date,
        without: Collection[str],
    ) -> None:
        self._workspace = workspace
        self._calendars = calendars
        self._placing = placing
        self._today = today
        self._without = frozenset(without)
        self._taken: Mapping[_Period, Mapping[str, float]] | None = None

    def concerns(self, commitment: Commitment) -> bool:
        """Whether a promise needs money of a budget."""
        money = {budget.id for budget in self._workspace.resources.budgets}
        return any(not money.isdisjoint(milestone.needs) for milestone in commitment.milestones)

    def shortages(self, fit: Fitting) -> tuple[Shortage, ...]:
        """The periods in which a promise asks for more than a budget has left, first ones first."""
        own: dict[_Period, dict[str, float]] = {}
        dates = fit.dates()
        for milestone in distinct(fit.commitment):
            if milestone.id in dates:
                calendar = fit.calendars.milestone(fit.commitment, milestone)
                days = days_spent(calendar, *dates[milestone.id])
                for period, amount in self._periods(fit.room.workspace, milestone.needs, days):
                    spent = own.setdefault(period, {})
                    spent[milestone.id] = spent.get(milestone.id, 0.0) + amount
        found = (self._short(fit, period, spent) for period, spent in own.items())
        return tuple(sorted(filter(None, found), key=lambda each: (each.start or date.min, each.budget)))

    def _short(self, fit: Fitting, period: _Period, own: Mapping[str, float]) -> Shortage | None:
        budget = next(each for each in fit.room.workspace.resources.budgets if each.id == period[0])
        if budget.amount is None:
            return None
        taken = self.taken().get(period, {})
        booked, asked = sum(taken.values()), sum(own.values())
        over = min(asked, booked + asked - float(budget.amount.amount))
        if over <= _CENT:
            return None
        return Shortage(
            commitment=fit.commitment.id,
            budget=budget.id,
            start=period[1],
            amount=budget.amount,
            booked=booked,
            own=asked,
            over=over,
            milestones=tuple(own),
            holds=fit.room.holds(budget.id),
            commitments=tuple(sorted(taken.items(), key=lambda share: (-share[1], share[0]))),
        )

    def taken(self) -> Mapping[_Period, Mapping[str, float]]:
        """What the others take, by promise."""
        if self._taken is None:
            found: dict[_Period, dict[str, float]] = {}
            for period, commitment, amount in self._of_others():
                of_period = found.setdefault(period, {})
                of_period[commitment] = of_period.get(commitment, 0.0) + amount
            self._taken = found
        return self._taken

    def _of_others(self) -> Iterator[tuple[_Period, str, float]]:
        for commitment in self._workspace.commitment.values():
            share = None if commitment.id in self._without else counted(commitment, self._today)
            if share is None or not self.concerns(commitment):
                continue
            for milestone in distinct(commitment):
                plan = self._placing.network.tasks.get((commitment.id, milestone.id))
                if plan is None:
                    continue
                calendar = self._calendars.milestone(commitment, milestone)
                days = days_spent(calendar, plan.start, plan.finish)
                for period, amount in self._periods(self._workspace, milestone.needs, days):
                    yield period, commitment.id, amount * share

    @staticmethod
    def _periods(
        workspace: Workspace, needs: Mapping[str, float], days: tuple[int, ...]
    ) -> Iterator[tuple[_Period, float]]:
        """What is spent in which period of which budget, day by day."""
        budgets: dict[str, Budget] = {each.id: each for each in reversed(workspace.resources.budgets)}
        for name, amount in needs.items():
            budget = budgets.get(name)
            if budget is None or amount <= 0:
                continue
            for day in days:
                yield (name, period_start(budget, date.fromordinal(day))), amount / len(days)
