"""Terms that run from a day: acceptance by silence, and the last day of any wait."""

from __future__ import annotations

from datetime import date, timedelta

from engage.model.commitment import Commitment
from engage.model.quantity import Duration
from engage.model.workspace import Workspace
from engage.plan.calendar import WorkCalendar, whole_days
from engage.plan.calendars import Calendars


def term_ends(commitment: Commitment, workspace: Workspace, calendars: Calendars) -> date | None:
    """The last day on which the client can still object to a delivery, whether it has passed or not.

    Counted from the day after the delivery, in working days of the client's calendar, or in calendar days
    where the term is given in them. `None` where nothing was delivered, the contract has no such term, or the
    client has refused the delivery or accepted it in words.
    """
    term = commitment.contract.tacit_acceptance if commitment.contract else None
    delivered = commitment.delivered
    if term is None or delivered is None or commitment.accepted or _is_refused(commitment, delivered):
        return None
    client = workspace.client.get(commitment.client)
    calendar = calendars.client(client) if client else calendars.organisation
    return after(delivered, term, calendar, calendars.hours_per_day)


def after(day: date, wait: Duration, calendar: WorkCalendar, hours_per_day: float) -> date:
    """The last day of a wait that is counted from the day after `day`, in working or calendar days.

    A wait shorter than a day ends with the first one.
    """
    if wait.is_calendar:
        return day + timedelta(days=whole_days(wait.amount))
    count = max(whole_days(wait.days(hours_per_day)), 1)
    try:
        return calendar.shift(day + timedelta(days=1), count - 1)
    except LookupError:  # decades away from today
        return day + timedelta(weeks=count / 5)


def tacit_acceptance(
    commitment: Commitment, workspace: Workspace, calendars: Calendars, today: date
) -> date | None:
    """The day on which silence accepted a delivery: the last of the contract's term, once it has passed."""
    last = term_ends(commitment, workspace, calendars)
    return last if last and last < today else None


def _is_refused(commitment: Commitment, delivered: date) -> bool:
    return commitment.rejected is not None and commitment.rejected.on >= delivered
