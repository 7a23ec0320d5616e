"""The days on which something was recorded about a promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engage.health.situation import Situation
from engage.model.aftermath import Recovery
from engage.model.commitment import Commitment
from engage.model.plan_of_work import Acceptance, Milestone


def last_recorded(commitment: Commitment, now: Situation) -> date | None:
    """The last day, up to today, that a fact of the record is dated; `None` where no fact has a date."""
    days = [*recorded(commitment), *_from_incidents(commitment, now)]
    return max((found for found in days if found and found <= now.today), default=None)


@dataclass(frozen=True, slots=True)
class Silence:
    """Working days without any dated fact, counted from the last one, or from the start of the work.

    `last` is the day of the last fact; `None` where the record has none.
    """

    days: int
    since: date
    last: date | None


def silence(commitment: Commitment, now: Situation) -> Silence | None:
    """How long nothing was recorded; `None` where nothing is expected to be.

    Nothing is expected of a promise that has not started, was delivered, or has no dated fact at all.
    """
    if commitment.status not in {"active", "suspended"} or commitment.delivered:
        return None
    start = commitment.promise.start if commitment.promise else None
    last = last_recorded(commitment, now)
    since = max(filter(None, (last, start)), default=None)
    if since is None or since > now.today:
        return None
    return Silence(now.working_days(since, now.today), since, last)


def recorded(commitment: Commitment) -> Iterator[date | None]:
    """The dates of facts: what happened, not what is planned or due."""
    yield from (entry.on for entry in commitment.journal)
    yield from (entry.on for entry in commitment.exchanges)
    yield from (entry.on for entry in commitment.amendments)
    yield from (entry.on for entry in commitment.feedback)
    yield from (action.done for action in commitment.actions)
    yield from (need.received for need in commitment.needs_from_client)
    yield from (risk.struck for risk in commitment.risks)
    yield from (measure.done for risk in commitment.risks for measure in risk.prevention)
    for pause in commitment.pauses:
        yield from (pause.from_, pause.to, pause.notified)
    for milestone in commitment.milestones:
        yield from _from_milestone(milestone)
    dated = (commitment.decision, commitment.agreed, commitment.baseline)
    yield from (record.on for record in dated if record)
    yield commitment.promise.made if commitment.promise else None
    yield commitment.contract.signed.on if commitment.contract and commitment.contract.signed else None
    yield commitment.delivered
    yield from _from_acceptance(commitment.accepted)
    if commitment.recovery:
        yield from _from_recovery(commitment.recovery)


def _from_milestone(milestone: Milestone) -> Iterator[date | None]:
    yield milestone.started
    yield milestone.done
    yield milestone.agreed.on if milestone.agreed else None
    yield from _from_acceptance(milestone.accepted)


def _from_acceptance(accepted: Acceptance | None) -> Iterator[date | None]:
    if accepted:
        yield accepted.on
        yield from (reservation.lifted for reservation in accepted.reservations)


def _from_recovery(recovery: Recovery) -> Iterator[date | None]:
    yield recovery.opened
    for step in (recovery.acknowledged, recovery.explained, recovery.follow_up, recovery.closed):
        if step:
            yield from (step.on, step.done)
    yield from (given.given for given in recovery.compensation)
    yield from (action.done for action in recovery.progress_plan)
    yield from (lesson.done for lesson in recovery.lessons)


def _from_incidents(commitment: Commitment, now: Situation) -> Iterator[date | None]:
    for incident in now.incidents(commitment):
        for moment in (incident.opened, incident.responded, incident.resolved):
            yield moment.date() if moment else None
