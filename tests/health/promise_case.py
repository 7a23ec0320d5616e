"""A promise, its plan and the day, as a signal sees them; weekdays are worked, without holidays."""

from __future__ import annotations

from datetime import date
from typing import Any

from engage.health.judge import Health, judge
from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.model.party import Equipment, Person
from engage.model.policy import Policy
from engage.model.sla import Incident, SeriesValue
from engage.model.workspace import Resources, Workspace
from engage.plan.schedule_types import BufferPlan, CommitmentPlan, Load, MilestonePlan, Schedule

TODAY = date(2026, 11, 20)  # a Friday
FRESH = [{"on": "2026-11-19", "note": "all well", "client_told": "2026-11-19"}]


def promise(**fields: Any) -> Commitment:
    """An active promise due on 26 February 2027, with one gate, recorded yesterday."""
    defaults: dict[str, Any] = {
        "id": "P-1",
        "title": "Portal",
        "client": "acme",
        "status": "active",
        "promise": {"made": "2026-09-01", "due": "2027-02-26"},
        "milestones": [{"id": "live", "title": "Go-live", "work": "10d"}],
        "journal": FRESH,
    }
    return Commitment.model_validate(defaults | fields)


def buffer(consumed: float | None = None, days: float = 20) -> BufferPlan:
    return BufferPlan(days, days, None, None, "total", None, None, consumed)


def gate(id_: str, finish: str | None, *, done: bool = False, left: float | None = 5) -> MilestonePlan:
    on = date.fromisoformat(finish) if finish else None
    return MilestonePlan(id_, on, on, 0, 0, True, "done" if done else "todo", left, 0 if done else left)


def plan(
    finish: str | None = "2027-01-29",
    safe: str | None = "2027-02-26",
    *,
    consumed: float | None = None,
    progress: float | None = None,
    milestones: tuple[MilestonePlan, ...] = (),
) -> CommitmentPlan:
    """A plan in which the work ends in January and the buffer in time."""
    ends, covered = (date.fromisoformat(day) if day else None for day in (finish, safe))
    gates = milestones or (gate("live", finish),)
    return CommitmentPlan(
        "P-1", TODAY, ends, 40, buffer(consumed), covered, date(2027, 2, 26), 0, progress, gates
    )


def situation(
    *commitments: Commitment,
    plans: tuple[CommitmentPlan, ...] = (),
    load: tuple[Load, ...] = (),
    people: tuple[Person, ...] = (),
    equipment: tuple[Equipment, ...] = (),
    incidents: tuple[Incident, ...] = (),
    series: tuple[SeriesValue, ...] = (),
    policy: dict[str, Any] | None = None,
    today: date = TODAY,
    cycles: tuple[tuple[tuple[str, str], ...], ...] = (),
    chances: dict[str, float | None] | None = None,
) -> Situation:
    workspace = Workspace(
        Policy.model_validate(policy or {}),
        commitments,
        resources=Resources(people=people, equipment=equipment),
        incidents=incidents,
        series=series,
    )
    schedule = Schedule(today, {p.id: p for p in plans}, cycles)
    return Situation(workspace, schedule, load, chances=chances)


def health(commitment: Commitment, planned: CommitmentPlan | None = None, **more: Any) -> Health:
    """What `judge` says of the promise alone, on its plan (by default one that holds)."""
    return judge(commitment, situation(commitment, plans=(planned or plan(),), **more))


def colours(found: Health) -> dict[str, str]:
    """Colour by code, of the reasons found; without the silence towards the client, which echoes others."""
    return {reason.code: reason.colour for reason in found.reasons if reason.code != "client-silence"}
