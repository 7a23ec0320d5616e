"""Whether people are there over the time of a promise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from engage.model.commitment import Commitment
from engage.model.party import Person
from engage.model.plan_of_work import Milestone
from engage.rules.names import Named

_WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")
_FAR = 3660  # days: nobody is planned further ahead


def is_away(person: Person, first: date, last: date) -> bool:
    """Whether a person works on no day from the first to the last; public holidays count as days there."""
    for offset in range(min((last - first).days, _FAR) + 1):
        day = first + timedelta(offset)
        if person.left and day > person.left:
            return True
        works = _WEEK[day.weekday()] in (person.days or _WEEK[:5])
        if works and not any(span.from_ <= day <= (span.to or span.from_) for span in person.absences):
            return False
    return True


def counted_on(commitment: Commitment) -> Iterator[Named]:
    """Who leads, answers for and does what is still to be done, and where they are named."""
    if commitment.owner:
        yield ("owner",), commitment.owner
    if commitment.raci:
        for column in ("accountable", "responsible"):
            for place, name in enumerate(getattr(commitment.raci, column)):
                yield ("raci", column, place), name
    for place, milestone in enumerate(commitment.milestones):
        if not (milestone.done or milestone.accepted):
            yield from _in_milestone(milestone, place)
    for place, action in enumerate(commitment.actions):
        if action.who and action.done is None:
            yield ("actions", place, "who"), action.who


def _in_milestone(milestone: Milestone, place: int) -> Iterator[Named]:
    for name in milestone.needs:
        yield ("milestones", place, "needs", name), name
    if milestone.raci:
        for column in ("accountable", "responsible"):
            for at, name in enumerate(getattr(milestone.raci, column)):
                yield ("milestones", place, "raci", column, at), name
