"""The money at stake in a promise: penalties, deferred invoices, compensation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import ceil

from engage.health.situation import Situation
from engage.model.commitment import Commitment, Penalties
from engage.model.plan_of_work import Milestone
from engage.model.quantity import Duration, Money
from engage.model.target import met
from engage.plan.schedule_types import CommitmentPlan

_CENT = Decimal("0.01")
_ROUNDING = 1e-9


def exposure(commitment: Commitment, now: Situation) -> Money | None:
    """What the promise may cost as things stand; `None` where nothing in the record says.

    The sum of the penalties due if it is delivered on its safe date, the invoices of gates that slip or
    fail, and the compensation of an open recovery. Not the contract's value. Amounts in several currencies
    cannot be summed: `None`.
    """
    plan = now.plan(commitment)
    parts = [part for part in _parts(commitment, plan, now) if part is not None]
    if not parts or len({part.currency for part in parts}) > 1:
        return None
    total = sum((part.amount for part in parts), Decimal(0))
    return Money(total.quantize(_CENT, ROUND_HALF_UP), parts[0].currency)


def _parts(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> Iterator[Money | None]:
    yield penalty(commitment, plan, now)
    for milestone in commitment.milestones:
        if milestone.invoice:
            deferred = not milestone.accepted and _slips(commitment, milestone, plan, now)
            yield milestone.invoice if deferred else Money(Decimal(0), milestone.invoice.currency)
    for compensation in commitment.recovery.compensation if commitment.recovery else ():
        yield compensation.cost


def penalty(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> Money | None:
    """The penalty by contract for a delivery on the safe date (or as delivered): after grace, up to the cap.

    Each period begun counts. `None` where the contract, its value or the dates do not say.
    """
    terms = commitment.contract.penalties if commitment.contract else None
    value = commitment.promise.value if commitment.promise else None
    until = _delivery(commitment, plan, now.today)
    if terms is None or terms.rate is None or value is None or until is None or commitment.due is None:
        return None
    share = Decimal(str(terms.rate)) * _periods(terms, commitment.due, until, now)
    if terms.cap is not None:
        share = min(share, Decimal(str(terms.cap)))
    return Money((value.amount * share).quantize(_CENT, ROUND_HALF_UP), value.currency)


def _delivery(commitment: Commitment, plan: CommitmentPlan, today: date) -> date | None:
    if commitment.delivered:
        return commitment.delivered
    planned = plan.safe_date or plan.finish
    if commitment.due and commitment.due < today:  # overdue: today at the earliest
        return max(planned or today, today)
    return planned


def _periods(terms: Penalties, due: date, until: date, now: Situation) -> int:
    """How many periods of delay have begun once the grace is over."""
    late = _late(terms.grace, due, until, now)
    beyond = late - (now.days(terms.grace) if terms.grace else 0)
    if late <= 0 or beyond <= 0:
        return 0
    if terms.per is None or not terms.per.amount:
        return 1
    counted = _late(terms.per, due, until, now) * beyond / late  # the same stretch, in the period's days
    return ceil(counted / now.days(terms.per) - _ROUNDING)


def _late(unit: Duration | None, due: date, until: date, now: Situation) -> float:
    """The delay, in calendar days where the contract counts in them."""
    return (until - due).days if unit and unit.is_calendar else now.working_days(due, until)


def _slips(commitment: Commitment, milestone: Milestone, plan: CommitmentPlan, now: Situation) -> bool:
    """Whether a gate's invoice is deferred: refused, failed as measured, planned or passed after its date."""
    if milestone.refused or any(c.target and met(c.target, c.actual) is False for c in milestone.quality):
        return True
    due = milestone.due or commitment.due
    if due is None or milestone.done:
        return False
    placed = plan.milestone(milestone.id)
    return due < max(now.today, placed.finish if placed and placed.finish else now.today)
