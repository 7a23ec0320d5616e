"""A promise's chain: what sets its end, how long it is, how far along.

Lengths are working days of the organisation's calendar, from the first day of the chain to its last, waits
included: with several calendars no sum of durations has a meaning. Days lost to a pause count as well,
since the client's date did not move with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from engage.model.commitment import Baseline, Commitment
from engage.plan.calendar import WorkCalendar
from engage.plan.network import NetworkPlan
from engage.plan.placing import Key, Placing, distinct, target


@dataclass(frozen=True, slots=True)
class Span:
    """A promise's dates, and its lengths in working days: the whole, and what remains of it."""

    start: date
    finish: date
    days: int
    remaining: int


def span(placing: Placing, commitment: Commitment, organisation: WorkCalendar, today: date) -> Span | None:
    """The dates of a promise; `None` where some of its work has none.

    Raises:
        OutOfCalendar: facts before the first day that calendars know.
    """
    plan = placing.network.groups.get(commitment.id)
    if plan is None or not plan.complete:
        return None
    work = [placing.work[commitment.id, milestone.id] for milestone in distinct(commitment)]
    only_events = plan.start == plan.finish and not any(each.total or each.left for each in work)
    days = 0 if only_events else _worked(organisation, plan.start, plan.finish)
    first = max(plan.start, today)
    remaining = _worked(organisation, first, plan.finish) if any(each.left for each in work) else 0
    return Span(plan.start, plan.finish, days, max(0, remaining))


def _worked(calendar: WorkCalendar, first: date, last: date) -> int:
    """Working days between two days, both included, whatever dates the files give."""
    return calendar.index.rank(last.toordinal() + 1) - calendar.index.rank(first.toordinal())


def progress(baseline: Baseline | None, remaining: int, organisation: WorkCalendar) -> float | None:
    """Share of the baseline's critical duration that is done, from 0 to 1; `None` without a baseline.

    Raises:
        OutOfCalendar: the baseline lies outside the days that calendars know.
    """
    if baseline is None:
        return None
    planned = _worked(organisation, baseline.start, baseline.finish)
    return min(1.0, max(0.0, 1 - remaining / planned)) if planned > 0 else None


def consumed(
    baseline: Baseline | None, finish: date, organisation: WorkCalendar, hours_per_day: float
) -> float | None:
    """Share of the baseline's buffer that the projected finish burns; negative while ahead of the baseline.

    `None` without a baseline, or with a buffer of nothing.

    Raises:
        OutOfCalendar: the baseline lies outside the days that calendars know.
    """
    buffer = baseline.buffer.days(hours_per_day) if baseline else 0.0
    if baseline is None or not buffer:
        return None
    return organisation.days_between(baseline.finish, finish) / buffer


def critical_path(network: NetworkPlan, commitment: Commitment) -> tuple[str, ...]:
    """The milestones still to be done that have no float, in the order of their dates."""
    found = []
    for place, milestone in enumerate(distinct(commitment)):
        plan = network.tasks.get((commitment.id, milestone.id))
        if plan and plan.critical:
            found.append((plan.start, plan.finish, place, milestone.id))
    return tuple(milestone_id for *_, milestone_id in sorted(found))


def whole_chain(placing: Placing, commitment: Commitment) -> tuple[str, ...]:
    """The chain that sets a promise's end, with the finished work that led to it, first work first.

    From the milestone that finishes last back through what drives each start; from where the past begins,
    through the predecessor that finished last. Work of other promises on the way is left out.
    """
    path = cast("tuple[Key, ...]", placing.network.critical_path(commitment.id))
    own = [milestone_id for commitment_id, milestone_id in path if commitment_id == commitment.id]
    seen = set(own)
    while own and (before := _last_finished_before(placing, commitment, own[0])) not in {None, *seen}:
        own.insert(0, cast("str", before))
        seen.add(own[0])
    return tuple(own)


def _last_finished_before(placing: Placing, commitment: Commitment, milestone_id: str) -> str | None:
    milestone = next(m for m in commitment.milestones if m.id == milestone_id)
    done = [
        (work.finished, key[1])
        for link in milestone.after
        if (key := target(commitment, link))[0] == commitment.id
        and (work := placing.work.get(key)) is not None
        and work.finished is not None
    ]
    return max(done)[1] if done else None
