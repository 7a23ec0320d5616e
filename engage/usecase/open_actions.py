"""What people still have to do: actions of reviews and recoveries, reservations to lift."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from engage.health.signals.action_overdue import actions
from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.model.plan_of_work import Acceptance

_OF_REVIEW = re.compile(r"\b(\d{4})-W(\d{2})\b")
_FORGOTTEN = {"lost", "cancelled"}


@dataclass(frozen=True, slots=True)
class OpenAction:
    """Something not yet done. `late_days` counts working days past its date; `None` without a date.

    `weeks`: how many weeks ago a review decided on it, where its source names one (`review 2026-W45`).
    """

    commitment: str
    id: str | None
    what: str
    who: str | None
    who_name: str | None
    due: date | None
    late_days: int | None
    source: str | None
    weeks: int | None = None

    @property
    def overdue(self) -> bool:
        """Whether its date has passed."""
        return self.late_days is not None and self.late_days > 0

    def sort_key(self) -> tuple[date, str, str]:
        """Longest overdue first; those without a date last."""
        return self.due or date.max, self.commitment, self.id or self.what


def open_actions(commitments: Iterable[Commitment], now: Situation) -> tuple[OpenAction, ...]:
    """Of all these promises, also of those delivered or closed; longest overdue first."""
    found = [
        _shown(commitment, entry, now)
        for commitment in commitments
        if commitment.status not in _FORGOTTEN
        for entry in _entries(commitment)
    ]
    return tuple(sorted(found, key=OpenAction.sort_key))


_Entry = tuple[str | None, str, str | None, date | None, str | None]


def _entries(commitment: Commitment) -> Iterator[_Entry]:
    for pointer, action in actions(commitment):
        if not action.done:
            source = action.source or ("recovery" if pointer[0] == "recovery" else None)
            yield action.id, action.what, action.who, action.due, source
    yield from _reservations(commitment.accepted)
    for milestone in commitment.milestones:
        yield from _reservations(milestone.accepted)


def _reservations(accepted: Acceptance | None) -> Iterator[_Entry]:
    for reservation in accepted.reservations if accepted else ():
        if not reservation.lifted:
            yield None, reservation.what, reservation.owner, reservation.due, "reservation"


def _shown(commitment: Commitment, entry: _Entry, now: Situation) -> OpenAction:
    action_id, what, who, due, source = entry
    name = now.workspace.named(commitment, who)
    return OpenAction(
        commitment.id, action_id, what, who, name, due, _late(due, now), source, _weeks(source, now.today)
    )


def _weeks(source: str | None, today: date) -> int | None:
    """How many weeks ago the review was held that an action comes from."""
    found = _OF_REVIEW.search(source or "")
    if found is None:
        return None
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
    return max(0, (today - monday).days // 7)


def _late(due: date | None, now: Situation) -> int | None:
    if due is None:
        return None
    return max(now.working_days(due, now.today), 1) if due < now.today else 0
