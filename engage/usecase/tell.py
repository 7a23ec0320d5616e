"""What to tell a client about a promise: facts that they may know, for a message that a person sends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from engage.health.situation import Situation
from engage.health.slips import slips
from engage.model.commitment import Commitment
from engage.model.party import Contact
from engage.model.target import met
from engage.model.text import Lang
from engage.plan.forecast_types import PromiseForecast
from engage.rules.message.check import About

_NEWS_WITHIN = 3  # working days of the client until they hear more
_MOST = 4  # facts of a kind that a message can hold


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate that the client knows of: promised for `due`, planned for `planned`, reached on `done`."""

    title: str
    due: date | None
    planned: date | None


@dataclass(frozen=True, slots=True)
class Missed:
    """A criterion agreed with the client that was measured and missed."""

    gate: str
    measure: str
    target: str
    actual: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that the client has still to give, past its date, or a pause that waits for them."""

    what: str
    since: date


@dataclass(frozen=True, slots=True)
class Chance:
    """The date that can be promised, its probability, and what that rests on."""

    date: date
    probability: float
    calibrated: bool


@dataclass(frozen=True, slots=True)
class TellFacts:
    """All that a message may say: only fields whose audience is the client, and what is computed from them.

    `stand`: `holds` where the promised date is as likely as `health.on_time` asks for, `doubt` above its red
    threshold, else `lost`; without a probability by the plan alone. `days_late`: working days from the
    promised date to the new one. `steps`: what we do, from plans shared with the client. `hints`: what our
    own journal says, for whoever writes the message; never part of it.
    """

    id: str
    title: str
    client_name: str
    to: str | None
    sender: str | None
    lang: Lang
    reference: str | None
    wording: str | None
    made: date | None
    due: date | None
    delivered: date | None
    late: tuple[Gate, ...]
    missed: tuple[Missed, ...]
    waiting: tuple[Waiting, ...]
    overdue: bool
    stand: Literal["holds", "doubt", "lost"]
    on_time: float | None
    calibrated: bool
    new: Chance | None
    days_late: int | None
    steps: tuple[str, ...]
    next_gate: Gate | None
    news: date
    hints: tuple[tuple[date, str], ...]

    @property
    def slips(self) -> bool:
        """Whether there is something to own up to."""
        return bool(self.late or self.missed or self.stand != "holds")


def tell_facts(commitment: Commitment, now: Situation, forecast: PromiseForecast | None) -> TellFacts:
    """What is to be told about a promise, as of the situation's day."""
    workspace, today = now.workspace, now.today
    contact = _contact(commitment, now)
    due = commitment.due
    level = workspace.policy.buffer.confidence
    on_time = forecast.on_time if forecast else None
    stand = _stand(commitment, now, on_time)
    new = None if stand == "holds" else _new_date(forecast, due, level)
    gates = tuple(_gates(commitment, now))
    return TellFacts(
        id=commitment.id,
        title=commitment.title,
        client_name=workspace.client_name(commitment.client),
        to=(contact.name or contact.id) if contact else None,
        sender=workspace.named(commitment, commitment.owner),
        lang=language(commitment, now),
        reference=commitment.refs.get("order") or commitment.refs.get("commande"),
        wording=_one_line(commitment.promise.wording if commitment.promise else None),
        made=commitment.promise.made if commitment.promise else None,
        due=due,
        delivered=commitment.delivered,
        late=tuple(gate for gate in gates if gate.due != due and _is_late(gate, today))[:_MOST],
        missed=tuple(_missed(commitment))[:_MOST],
        waiting=tuple(_waiting(commitment, today))[:_MOST],
        overdue=due is not None and due < today,
        stand=stand,
        on_time=on_time,
        calibrated=forecast is not None and forecast.history is not None,
        new=new,
        days_late=now.working_days(due, new.date) if due and new else None,
        steps=tuple(_shared_steps(commitment))[:_MOST],
        next_gate=min((g for g in gates if g.planned and g.planned >= today), key=_planned, default=None),
        news=_news(commitment, now),
        hints=tuple(
            (slip.known, slip.note) for slip in slips(commitment) if slip.told is None or slip.kept_back
        ),
    )


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def language(commitment: Commitment, now: Situation) -> Lang:
    """The language in which the client reads about the promise."""
    client = now.workspace.client.get(commitment.client)
    return commitment.lang or (client.lang if client else None) or now.workspace.policy.lang


def about(facts: TellFacts, commitment: Commitment, now: Situation) -> About:
    """What the checks of a message about the promise need to know."""
    workspace = now.workspace
    ours = {
        person.name for person in workspace.resources.people if person.name and person.id != commitment.owner
    }
    others = {client.name or client.id for client in workspace.clients if client.id != commitment.client}
    return About(now.today, facts.slips, tuple(sorted(ours)), tuple(sorted(others)))


def _contact(commitment: Commitment, now: Situation) -> Contact | None:
    """Who was last written to; else who runs the work on the client's side, else anybody there."""
    client = now.workspace.client.get(commitment.client)
    contacts = {contact.id: contact for contact in (client.contacts if client else ())}
    written = [e for e in commitment.exchanges if e.direction != "in" and e.with_ in contacts]
    if written:
        last = max(written, key=lambda exchange: exchange.on)
        return contacts[last.with_ or ""]
    working = (contact for contact in contacts.values() if contact.profile == "operational")
    return next(working, next(iter(contacts.values()), None))


def _gates(commitment: Commitment, now: Situation) -> Iterator[Gate]:
    plan = now.plan(commitment)
    for milestone in commitment.milestones:
        if not milestone.done:
            placed = plan.milestone(milestone.id)
            planned = placed.finish if placed else None
            yield Gate(milestone.title or milestone.id, milestone.due, planned)


def _is_late(gate: Gate, today: date) -> bool:
    return gate.due is not None and (gate.due < today or (gate.planned or gate.due) > gate.due)


def _planned(gate: Gate) -> date:
    return gate.planned or date.max


def _missed(commitment: Commitment) -> Iterator[Missed]:
    for milestone in commitment.milestones:
        for criterion in () if milestone.accepted else milestone.quality:
            if criterion.target and criterion.actual and met(criterion.target, criterion.actual) is False:
                yield Missed(
                    milestone.title or milestone.id,
                    criterion.measure,
                    str(criterion.target).replace(">=", "≥").replace("<=", "≤"),
                    str(criterion.actual),
                )


def _waiting(commitment: Commitment, today: date) -> Iterator[Waiting]:
    for pause in commitment.pauses:
        if pause.waiting_on == "client" and pause.from_ <= today and (pause.to is None or pause.to >= today):
            yield Waiting(pause.cause or "", pause.from_)
    for need in commitment.needs_from_client:
        if need.by and need.by < today and not need.received:
            yield Waiting(need.what, need.by)


def _shared_steps(commitment: Commitment) -> Iterator[str]:
    """The steps of contingency plans that are shared with the client, of risks that struck."""
    for risk in commitment.risks:
        if risk.struck and risk.contingency and risk.contingency.share == "client":
            yield from (step.does for step in risk.contingency.plan)


def _stand(
    commitment: Commitment, now: Situation, on_time: float | None
) -> Literal["holds", "doubt", "lost"]:
    due, plan = commitment.due, now.plan(commitment)
    if due is None or commitment.delivered:
        return "holds"
    if due < now.today or (plan.finish and plan.finish > due):
        return "lost"
    orange, red = now.workspace.policy.health.on_time
    if on_time is None:
        return "doubt" if plan.safe_date and plan.safe_date > due else "holds"
    return "holds" if on_time >= orange else "doubt" if on_time >= red else "lost"


def _new_date(forecast: PromiseForecast | None, due: date | None, level: float) -> Chance | None:
    """The date at the workspace's service level, or the next lower one that a forecast has; after the old."""
    if forecast is None:
        return None
    steps = ((0.9, forecast.p90), (0.8, forecast.p80), (0.5, forecast.p50))
    for probability, day in steps:
        if probability <= max(level, 0.5) and day and (due is None or day > due):
            return Chance(day, probability, forecast.history is not None)
    return None


def _news(commitment: Commitment, now: Situation) -> date:
    """The day on which the client hears more: a few of their working days from now."""
    client = now.workspace.client.get(commitment.client)
    calendar = now.calendars.client(client) if client else now.calendars.organisation
    try:
        return calendar.shift(now.today + timedelta(days=1), _NEWS_WITHIN - 1)
    except LookupError:  # beyond the years that calendars know
        return now.today + timedelta(days=_NEWS_WITHIN)
