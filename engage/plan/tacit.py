"""Acceptance by silence: the contract's term has passed, and the client has said nothing."""

from __future__ import annotations

from datetime import date, timedelta

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.calendar import whole_days
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
    if term.is_calendar:
        return delivered + timedelta(days=whole_days(term.amount))
    client = workspace.client.get(commitment.client)
    calendar = calendars.client(client) if client else calendars.organisation
    count = whole_days(term.days(calendars.hours_per_day))
    try:
        return calendar.shift(delivered + timedelta(days=1), max(count, 1) - 1)
    except LookupError:  # a delivery decades away from today
        return delivered + timedelta(weeks=count / 5)


def tacit_acceptance(
    commitment: Commitment, workspace: Workspace, calendars: Calendars, today: date
) -> date | None:
    """The day on which silence accepted a delivery: the last of the contract's term, once it has passed."""
    last = term_ends(commitment, workspace, calendars)
    return last if last and last < today else None


def _is_refused(commitment: Commitment, delivered: date) -> bool:
    return commitment.rejected is not None and commitment.rejected.on >= delivered
