"""A promise's chain: what sets its end, how long it is, how far along.

Lengths are working days of the organisation's calendar, from the first day of the chain to its last, waits
included: with several calendars no sum of durations has a meaning. Days lost to a pause count as well,
since the client's date did not move with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from engage.model.commitment import Baseline, Commitment
from engage.model.plan_of_work import Milestone
from engage.model.policy_planning import Spread
from engage.plan.calendar import WorkCalendar
from engage.plan.estimate import three_points
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


def whole_chain(
    placing: Placing, commitment: Commitment, spread: Spread, hours_per_day: float
) -> tuple[str, ...]:
    """The chain that sets a promise's end, with what led to it, first work first.

    From the milestone that finishes last back through what drives each start. Where a date or the past
    drives it, on through the predecessor that finishes last: finished work, or work whose float would not
    absorb it if it lasted as long as its high estimate. Work of other promises on the way is left out.
    """
    path = cast("tuple[Key, ...]", placing.network.critical_path(commitment.id))
    own = [milestone_id for commitment_id, milestone_id in reversed(path) if commitment_id == commitment.id]
    seen = set(own)
    milestones = {milestone.id: milestone for milestone in distinct(commitment)}
    while own:
        before = [
            (finish, key[1])
            for link in milestones[own[-1]].after
            if (key := target(commitment, link))[0] == commitment.id
            and key[1] not in seen
            and (finish := _binding_finish(placing, key, milestones, spread, hours_per_day))
        ]
        if not before:
            break
        own.append(max(before)[1])
        seen.add(own[-1])
    return tuple(reversed(own))


def _binding_finish(
    placing: Placing, key: Key, milestones: Mapping[str, Milestone], spread: Spread, hours_per_day: float
) -> date | None:
    """When a predecessor finishes, unless a slip of it would be absorbed by its float."""
    plan, milestone = placing.network.tasks.get(key), milestones.get(key[1])
    if plan is None or milestone is None:
        return None
    if plan.total_float and milestone.work:
        _, likely, high = three_points(milestone.work, spread, hours_per_day)
        if plan.total_float >= high - likely:
            return None
    return plan.finish
