"""Conditions on milestones and colours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.escalation.firing import Hit
from engage.health.escalation.watch import Watch
from engage.health.reason import Shade
from engage.health.words import day
from engage.model.commitment import Commitment
from engage.model.escalation import EscalationWhen
from engage.model.plan_of_work import Milestone
from engage.model.text import Text

_COLOUR: dict[Shade, Text] = {
    "red": Text("red", "rouge"),
    "orange": Text("orange", "orange"),
    "green": Text("green", "vert"),
    "unknown": Text("unknown", "inconnu"),
}


def milestone(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """Gates not reached, or refused, of the colours asked for; on the promised day, else the planned one."""
    for position, gate in enumerate(commitment.milestones):
        if (gate.done and not gate.refused) or (when.milestone == "critical" and not gate.critical):
            continue
        colour = watch.colour(commitment, position)
        if when.status and colour not in when.status:
            continue
        on = gate_date(commitment, gate, watch)
        why = _gate_why(commitment, gate, position, on, watch)
        pointer = ("milestones", position)
        severity = watch.severity(commitment, position)
        yield Hit(gate.id, severity, why, gate.id, on, None, pointer)


def gate_date(commitment: Commitment, gate: Milestone, watch: Watch) -> date | None:
    """The day promised for a gate, else the one planned; `None` where neither is known."""
    if gate.due:
        return gate.due
    placed = watch.now.plan(commitment).milestone(gate.id)
    return placed.finish if placed else None


def _gate_why(commitment: Commitment, gate: Milestone, position: int, on: date | None, watch: Watch) -> Text:
    title, colour = gate.title or gate.id, watch.colour(commitment, position)
    reasons = watch.reasons(commitment, position)
    if reasons and reasons[0].pointer[:2] == ("milestones", position):
        return reasons[0].message  # it speaks of the gate itself
    en, fr = title, title
    if on:
        told = day(on, watch.now.today)
        en += f", {'due' if gate.due else 'planned for'} {told.en}"
        fr += f", {'promis' if gate.due else 'prévu'} le {told.fr}"
    en, fr = f"{en}, is {_COLOUR[colour].en}", f"{fr}, est {_COLOUR[colour].fr}"
    if reasons:
        en, fr = f"{en}: {reasons[0].message.en}", f"{fr}\u00a0: {reasons[0].message.fr}"
    return Text(en, fr)


def status(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """The promise has one of the colours."""
    colour = watch.colour(commitment)
    if colour not in when.status:
        return
    reasons = watch.reasons(commitment)
    word = _COLOUR[colour]
    why = Text(f"the promise is {word.en}", f"l’engagement est {word.fr}")
    if reasons:
        main = reasons[0].message
        why = Text(f"{why.en}: {main.en}", f"{why.fr}\u00a0: {main.fr}")
    yield Hit("status", watch.severity(commitment), why, on=commitment.due, pointer=("promise",))
