"""Small workspaces for tests, written as their files would be: every scalar is text."""

from __future__ import annotations

from typing import Any

from engage.model.commitment import Commitment
from engage.model.party import Client, ResourceFile
from engage.model.policy import Policy
from engage.model.risk import RiskFile
from engage.model.workspace import Resources, Workspace

FRANCE = {"calendar": {"country": "FR"}}


def world(
    *commitments: dict[str, Any],
    policy: dict[str, Any] | None = None,
    clients: tuple[dict[str, Any], ...] = (),
    risks: list[dict[str, Any]] | None = None,
    **resources: list[dict[str, Any]],
) -> Workspace:
    """A workspace of these commitments; resources by kind: `people=[…]`, `equipment=[…]`, …"""
    kinds = ResourceFile.model_validate(resources)
    return Workspace(
        policy=Policy.model_validate(policy or {}),
        commitments=tuple(Commitment.model_validate(commitment) for commitment in commitments),
        clients=tuple(Client.model_validate(client) for client in clients),
        resources=Resources(kinds.people, kinds.teams, kinds.equipment, kinds.providers, kinds.budgets),
        risks=RiskFile.model_validate({"risks": risks or []}).risks,
    )


def promise(
    *milestones: dict[str, Any], start: str | None = "2026-09-07", due: str | None = None, **fields: Any
) -> dict[str, Any]:
    """A commitment `P` for the client `acme`, active, with these milestones."""
    dates = {name: day for name, day in (("start", start), ("due", due)) if day}
    return {
        "id": "P", "title": "A promise", "client": "acme", "status": "active",
        "promise": dates, "milestones": list(milestones), **fields,
    }  # fmt: skip


def work(milestone_id: str, duration: str | dict[str, str] | None = None, **fields: Any) -> dict[str, Any]:
    """A milestone with its estimate."""
    estimate = {"work": duration} if duration is not None else {}
    return {"id": milestone_id, **estimate, **fields}
