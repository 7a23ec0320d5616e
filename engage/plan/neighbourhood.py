"""The part of a workspace that bears on a few promises: what they wait for, and who shares their people.

A schedule or a forecast of that part says of those promises what one of the whole workspace says, in a
fraction of the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.placing import NOT_PLANNED, distinct, target


def around(workspace: Workspace, ids: Collection[str]) -> Workspace:
    """The workspace with fewer promises: those and all linked to them, all that need the same resources as
    these, and all that is linked to those.

    Followed in both directions: what waits for a milestone bounds its float, and a float may decide which
    work a buffer protects.
    """
    asked = {key for key in ids if key in workspace.commitment}
    clients = {workspace.commitment[key].client for key in asked}
    kept = _with_all_linked(workspace, asked)
    shared = {need for key in kept for need in _needs(workspace.commitment[key])}
    kept |= {
        commitment.id
        for commitment in workspace.commitment.values()
        if (commitment.status not in NOT_PLANNED and not shared.isdisjoint(_needs(commitment)))
        or (commitment.sla and commitment.client in clients)  # an incident may count for any of these
    }
    kept = _with_all_linked(workspace, kept)
    return replace(workspace, commitments=tuple(found for found in workspace.commitments if found.id in kept))


def _needs(commitment: Commitment) -> Iterable[str]:
    return (need for milestone in commitment.milestones for need in milestone.needs)


def _with_all_linked(workspace: Workspace, ids: Collection[str]) -> set[str]:
    links: dict[str, set[str]] = defaultdict(set)
    for commitment in workspace.commitment.values():
        for milestone in distinct(commitment):
            for link in milestone.after:
                other = target(commitment, link)[0]
                if other != commitment.id:
                    links[commitment.id].add(other)
                    links[other].add(commitment.id)
    known = workspace.commitment
    found, waiting = set(ids), list(ids)
    while waiting:
        new = {key for key in links[waiting.pop()] if key in known} - found
        found |= new
        waiting += new
    return found
