"""Whom to ask: gates and deliveries that nobody asked about, and those whose later question has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from engage.model.commitment import Commitment
from engage.model.outcome import handed_over
from engage.model.quantity import Duration
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.terms import after
from engage.usecase.feedback import Moment
from engage.usecase.folded import folded

_FORGOTTEN = timedelta(days=366)  # nobody is asked about what is longer ago
_NEVER = frozenset({"draft", "proposed", "lost", "cancelled"})


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody to ask about something. `late_days`: working days past the day to ask by."""

    commitment: str
    milestone: str | None
    title: str
    client: str
    client_name: str
    moment: Moment
    since: date
    by: date
    late_days: int
    contact: str | None
    owner_name: str | None


@dataclass(frozen=True, slots=True)
class DueView:
    """Those to ask now, longest overdue first."""

    as_of: date
    asks: tuple[Ask, ...]
    left_out: tuple[str, ...]


def feedback_due(workspace: Workspace, today: date, client: str | None = None) -> DueView:
    """Everything whose day to ask has come, and that nobody answered since."""
    calendars = Calendars(workspace, today)
    found = [
        ask
        for commitment in workspace.commitments
        if commitment.status not in _NEVER
        and (client is None or folded(client) in _names(workspace, commitment))
        for ask in _asks(workspace, commitment, calendars, today)
    ]
    ranked = sorted(found, key=lambda ask: (ask.by, ask.commitment, ask.milestone or ""))
    return DueView(today, tuple(ranked), workspace.left_out)


def _names(workspace: Workspace, commitment: Commitment) -> set[str]:
    return {folded(commitment.client), folded(workspace.client_name(commitment.client))}


def _asks(workspace: Workspace, commitment: Commitment, calendars: Calendars, today: date) -> Iterator[Ask]:
    policy = workspace.policy.feedback
    over = handed_over(commitment)
    for gate in commitment.milestones if over is None else ():  # then the whole is asked about
        since = gate.accepted.on if gate.accepted else None
        if gate.critical and since and not _answered(commitment, "gate", since, gate.id):
            title = gate.title or gate.id
            yield from _when_due(
                workspace, commitment, ("gate", policy.gate), since, calendars, today, gate.id, title
            )
    if over is None:
        return
    for moment, wait in (("delivery", policy.delivery), ("later", policy.later)):
        if not _answered(commitment, moment, over):
            kind: tuple[Moment, Duration] = (moment, wait)  # type: ignore[assignment]  # one of both above
            yield from _when_due(workspace, commitment, kind, over, calendars, today)


def _answered(commitment: Commitment, moment: str, since: date, milestone: str | None = None) -> bool:
    """Whether the client was asked: about this gate, or, where the answer names none, since then."""
    return any(
        entry.moment == moment
        and entry.on >= since
        and (milestone is None or entry.milestone in {None, milestone})
        for entry in commitment.feedback
    )


def _when_due(
    workspace: Workspace,
    commitment: Commitment,
    kind: tuple[Moment, Duration],
    since: date,
    calendars: Calendars,
    today: date,
    milestone: str | None = None,
    title: str | None = None,
) -> Iterator[Ask]:
    moment, wait = kind
    by = after(since, wait, calendars.organisation, calendars.hours_per_day)
    if by > today or today - since > _FORGOTTEN + (by - since):
        return
    yield Ask(
        commitment=commitment.id,
        milestone=milestone,
        title=title or commitment.title,
        client=commitment.client,
        client_name=workspace.client_name(commitment.client),
        moment=moment,
        since=since,
        by=by,
        late_days=calendars.organisation.days_between(by, today),
        contact=_contact(workspace, commitment),
        owner_name=workspace.named(commitment, commitment.owner),
    )


def _contact(workspace: Workspace, commitment: Commitment) -> str | None:
    """Whom to ask: who accepted, else the contact who follows the work."""
    if commitment.accepted and commitment.accepted.by:
        return workspace.name_of(commitment, commitment.accepted.by)
    client = workspace.client.get(commitment.client)
    contacts = client.contacts if client else ()
    ranked = sorted(contacts, key=lambda contact: contact.profile != "operational")
    return (ranked[0].name or ranked[0].id) if ranked else None
