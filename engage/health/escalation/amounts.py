"""Conditions on figures: money at stake, forecast delay, load, quality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from engage.health.escalation.firing import Hit
from engage.health.escalation.watch import Watch
from engage.health.exposure import exposure
from engage.health.words import day, plural, share, working_days
from engage.model.commitment import Commitment
from engage.model.escalation import EscalationWhen
from engage.model.target import met
from engage.model.text import Text
from engage.plan.figures import money
from engage.plan.schedule_types import Load

_INCIDENT_DAYS = timedelta(days=30)


def exposure_over(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """More money is at stake; amounts in another currency cannot be compared, and do not fire."""
    stake, limit = exposure(commitment, watch.now), when.exposure_over
    if stake is None or limit is None or stake.currency != limit.currency or stake.amount <= limit.amount:
        return
    at, over = money(stake), money(limit)
    why = Text(f"{at.en} at stake, over {over.en}", f"{at.fr} en jeu, au-delà de {over.fr}")
    yield Hit("exposure", watch.severity(commitment), why, on=commitment.due, pointer=("contract",))


def forecast_delay_over(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """The safe date (or, where it has passed, today) comes too long after the promised one."""
    due, safe = commitment.due, watch.now.plan(commitment).safe_date
    if due is None or safe is None or commitment.delivered or when.forecast_delay_over is None:
        return
    late = watch.now.working_days(due, max(safe, watch.now.today))
    if late <= watch.now.days(when.forecast_delay_over):
        return
    by, sure, was = working_days(late), day(safe, watch.now.today), day(due, watch.now.today)
    why = Text(
        f"Safe date {sure.en}, {by.en} after the promised {was.en}",
        f"Date sûre au {sure.fr}, {by.fr} après le {was.fr} promis",
    )
    yield Hit("delay", watch.severity(commitment), why, on=due, pointer=("promise", "due"))


def saturation_over(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """Somebody is planned too full in a week to come; told once, at the promise that asks most of them."""
    for load in _fullest(commitment, watch):
        ratio = load.ratio
        if when.saturation_over is None or ratio is None or ratio <= when.saturation_over + 1e-9:
            continue
        person = watch.now.workspace.person.get(load.resource)
        name = (person.name if person else None) or load.resource
        full, week = share(ratio), day(load.week, watch.now.today)
        why = Text(
            f"{name} planned at {full.en} in the week of {week.en}",
            f"{name}\u00a0: charge de {full.fr} la semaine du {week.fr}",
        )
        severe = ratio > watch.now.workspace.policy.health.severe_overload + 1e-9
        yield Hit(load.resource, "red" if severe else "orange", why, on=load.week, pointer=("milestones",))


def _fullest(commitment: Commitment, watch: Watch) -> Iterator[Load]:
    """Of each resource its fullest week, where this promise asks most of it."""
    fullest: dict[str, Load] = {}
    for load in watch.now.loads(commitment):
        best = fullest.get(load.resource)
        if load.ratio is not None and (best is None or load.ratio > (best.ratio or 0)):
            fullest[load.resource] = load
    for load in fullest.values():
        if max(load.commitments, key=lambda part: (part[1], part[0]))[0] == commitment.id:
            yield load


def quality_incidents(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """Criteria missed at gates not accepted, and critical incidents of the last 30 days."""
    missed = [
        (gate.title or gate.id, criterion.measure)
        for gate in commitment.milestones
        if not gate.accepted
        for criterion in gate.quality
        if criterion.target and met(criterion.target, criterion.actual) is False
    ]
    critical = [i for i in watch.now.incidents(commitment) if _critical(i.severity, i.opened.date(), watch)]
    count = len(missed) + len(critical)
    if when.quality_incidents is None or not count or count < when.quality_incidents:
        return
    parts = []
    if missed:
        parts.append(plural(len(missed), Text("criterion missed", "critère manqué"),
                            Text("criteria missed", "critères manqués")))  # fmt: skip
    if critical:
        parts.append(plural(len(critical), Text("critical incident", "incident critique"),
                            Text("critical incidents", "incidents critiques")))  # fmt: skip
    where = Counter(title for title, _ in missed).most_common(1)
    at = f" ({where[0][0]})" if where else ""
    why = Text(" + ".join(p.en for p in parts) + at, " + ".join(p.fr for p in parts) + at)
    yield Hit("quality", watch.severity(commitment), why, on=commitment.due, pointer=("milestones",))


def _critical(severity: str | None, opened: date, watch: Watch) -> bool:
    return severity == "critical" and watch.now.today - _INCIDENT_DAYS < opened <= watch.now.today
