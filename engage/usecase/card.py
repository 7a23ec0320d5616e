"""All that is asked about one promise: dates, gates, who waits for what, what was last said and done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage.health.signals.suspended import open_pause
from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.usecase.open_actions import OpenAction, open_actions
from engage.usecase.promise_row import NextMilestone, open_milestones


@dataclass(frozen=True, slots=True)
class Awaited:
    """What the client has still to give. `late_days` counts working days past its date."""

    what: str
    who_name: str | None
    by: date | None
    late_days: int | None


@dataclass(frozen=True, slots=True)
class Reached:
    """A gate that was reached: claimed, and kept once accepted; `refused`: the day the client said no."""

    title: str
    done: date
    accepted: date | None
    refused: date | None


@dataclass(frozen=True, slots=True)
class Said:
    """The last entry of the journal, or the last message."""

    on: date
    who_name: str | None
    text: str
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody on the client's side."""

    name: str
    profile: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """One promise in full; see `PromiseRow` for its colour and figures."""

    refs: tuple[tuple[str, str], ...]
    team: str | None
    gates: tuple[NextMilestone, ...]
    reached: tuple[Reached, ...]
    paused_since: date | None
    awaited: tuple[Awaited, ...]
    journal: Said | None
    message: Said | None
    actions: tuple[OpenAction, ...]
    contacts: tuple[Reachable, ...]
    notes: tuple[Text, ...]


def card(commitment: Commitment, now: Situation) -> Card:
    """Everything about one promise, of any status."""
    plan = now.plan(commitment)
    pause = open_pause(commitment, now)
    client = now.workspace.client.get(commitment.client)
    delivered = commitment.delivered is not None
    return Card(
        refs=tuple(commitment.refs.items()),
        team=commitment.team,
        gates=() if delivered else open_milestones(commitment, plan),
        reached=_reached(commitment),
        paused_since=pause.from_ if pause and pause.waiting_on == "client" else None,
        awaited=() if delivered else _awaited(commitment, now),
        journal=_last_entry(commitment, now),
        message=_last_message(commitment, now),
        actions=open_actions((commitment,), now),
        contacts=tuple(
            Reachable(c.name or c.id, c.profile, c.email) for c in (client.contacts if client else ())
        ),
        notes=plan.unknown,
    )


def _reached(commitment: Commitment) -> tuple[Reached, ...]:
    found = [
        Reached(
            m.title or m.id,
            m.done,
            m.accepted.on if m.accepted else None,
            m.refused.on if m.refused else None,
        )
        for m in commitment.milestones
        if m.done
    ]
    return tuple(sorted(found, key=lambda gate: gate.done))


def _awaited(commitment: Commitment, now: Situation) -> tuple[Awaited, ...]:
    found = [
        Awaited(
            need.what,
            now.workspace.named(commitment, need.who),
            need.by,
            max(now.working_days(need.by, now.today), 1) if need.by and need.by < now.today else None,
        )
        for need in commitment.needs_from_client
        if not need.received
    ]
    return tuple(sorted(found, key=lambda need: need.by or date.max))


def _last_entry(commitment: Commitment, now: Situation) -> Said | None:
    """Of several entries of one day the one written last, which stands last in the file."""
    if not commitment.journal:
        return None
    entry = max(reversed(commitment.journal), key=lambda entry: entry.on)
    return Said(entry.on, now.workspace.named(commitment, entry.by), entry.note)


def _last_message(commitment: Commitment, now: Situation) -> Said | None:
    told = sorted((found for found in commitment.exchanges if found.text), key=lambda found: found.on)
    if not told:
        return None
    last = told[-1]
    name = now.workspace.named(commitment, last.with_)
    return Said(last.on, name, last.text or "", last.direction)
