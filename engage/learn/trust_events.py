"""What weighs in the account of trust: every promise that was decided, moved dates, SLA periods, feedback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from engage.health.slips import slips
from engage.learn.kpi_facts import Fact
from engage.learn.moves import deadline_moves, deadline_of
from engage.learn.trust import EventKind, TrustEvent
from engage.model.commitment import Amendment, Commitment
from engage.model.policy_learning import TrustPolicy
from engage.plan.sla import SlaReader

_PLEASED, _DISPLEASED = 9, 6


def promise_events(commitment: Commitment, fact: Fact | None, policy: TrustPolicy) -> Iterator[TrustEvent]:
    """What became of the promise, its moved dates, and how the client saw it."""
    weights = policy.weights
    if fact and (kind := _outcome_kind(commitment, fact)):
        recovery = commitment.recovery
        closed = recovery.closed.on or recovery.closed.done if recovery and recovery.closed else None
        weight = getattr(weights, kind)
        against = kind not in {"kept", "claimed"}
        yield TrustEvent(
            fact.decided, commitment.id, kind, -weight if against else weight,
            closed if against else None, policy.recovery_returns if against else 0.0,
        )  # fmt: skip
    for amendment in deadline_moves(commitment.amendments):
        if amendment.asked_by != "client" and _is_later(amendment):
            moved: EventKind = "moved" if _told_in_time(amendment) else "moved_late"
            yield TrustEvent(amendment.on, commitment.id, moved, -getattr(weights, moved))
    for feedback in commitment.feedback:
        seen = _seen(feedback.nps, feedback.kept_for_client)
        if seen == "pleased":
            yield TrustEvent(feedback.on, commitment.id, "pleased", weights.pleased)
        elif seen == "displeased":
            yield TrustEvent(feedback.on, commitment.id, "displeased", -weights.displeased)


def sla_events(
    commitment: Commitment, reader: SlaReader, today: date, policy: TrustPolicy
) -> Iterator[TrustEvent]:
    """Each period of each target that is over, and the current one where its budget is overdrawn."""
    for track in reader.tracks(commitment):
        for tally in track.tallies:
            lost = tally.left is not None and tally.left < 0
            if tally.met is None or not (tally.closed or lost):
                continue
            on = min(tally.period.last, today)
            if tally.met and not lost:
                yield TrustEvent(on, commitment.id, "sla_kept", policy.weights.sla_kept)
            else:
                yield TrustEvent(on, commitment.id, "sla_missed", -policy.weights.sla_missed)


def _outcome_kind(commitment: Commitment, fact: Fact) -> EventKind | None:
    told = told_before(commitment, fact.due)
    if fact.outcome in {"kept", "claimed"} and not fact.breach:
        return "kept" if fact.outcome == "kept" else "claimed"
    if fact.outcome == "partial":
        return "partial"
    if fact.outcome == "broken":
        return "broken_told" if told else "broken"
    if fact.outcome in {"late", "open", "claimed", "kept"}:
        return "late_told" if told else "late"
    return None


def told_before(commitment: Commitment, due: date) -> bool:
    """Whether the client heard of a slip from us before the promised date."""
    return any(slip.told and slip.told < due and slip.raised_by != "client" for slip in slips(commitment))


def _is_later(amendment: Amendment) -> bool:
    before, after = deadline_of(amendment.from_), deadline_of(amendment.to)
    return before is None or after is None or after > before


def _told_in_time(amendment: Amendment) -> bool:
    """Whether the client was told at least a week before the date that moved."""
    before = deadline_of(amendment.from_)
    told = amendment.client_told or amendment.on
    return before is None or told <= before - timedelta(weeks=1)


def _seen(nps: int | None, kept: bool | None) -> str | None:
    if kept is False or (nps is not None and nps <= _DISPLEASED):
        return "displeased"
    return "pleased" if nps is not None and nps >= _PLEASED else None
