"""What somebody who is escalated to needs to decide: money, options with their dates, what was tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from engage.health.exposure import exposure
from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.model.quantity import Money
from engage.plan.calendar import WorkCalendar
from engage.usecase.options import Option, options

_MOST_TRIED = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """Something that was done, or is under way, against the trouble."""

    what: str
    who: str | None
    due: date | None
    done: date | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """The money at stake (`None`: not known), the options, what was tried, and by when to decide."""

    stake: Money | None
    options: tuple[Option, ...]
    tried: tuple[Tried, ...]
    decide_by: date


def briefing(
    commitment: Commitment, now: Situation, on: date | None, grace: float, calendar: WorkCalendar
) -> Briefing:
    """What is known for a decision.

    Args:
        on: the date that is in danger; a decision is wanted before it.
        grace: working days that an answer may take.
    """
    return Briefing(
        exposure(commitment, now),
        options(now.workspace, now.today, commitment, now.plan(commitment)),
        _tried(commitment, now),
        _decide_by(now.today, on, grace, calendar),
    )


def _decide_by(today: date, on: date | None, grace: float, calendar: WorkCalendar) -> date:
    """When the grace is over, or the working day before the date in danger, whichever comes first."""
    try:
        answer = calendar.shift(today, max(1, ceil(grace)))
        before = calendar.shift(on, -1) if on and on > today else None
    except LookupError:  # beyond the years that calendars know
        return today + timedelta(days=ceil(grace))
    return max(today, min(answer, before) if before else answer)


def _tried(commitment: Commitment, now: Situation) -> tuple[Tried, ...]:
    """The actions, those done last first, then those under way by date."""
    known = [
        Tried(
            action.what,
            now.workspace.named(commitment, action.who),
            action.due,
            action.done,
        )
        for action in (
            *commitment.actions,
            *(commitment.recovery.progress_plan if commitment.recovery else ()),
        )
    ]
    done = sorted((t for t in known if t.done), key=lambda t: t.done or date.min, reverse=True)
    open_ = sorted((t for t in known if not t.done), key=lambda t: t.due or date.max)
    return (*done[:_MOST_TRIED], *open_[:_MOST_TRIED])
