"""Promises that hang together by links: what some wait for, and what waits for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engage.model.workspace import Workspace
from engage.plan.placing import NOT_PLANNED, target


def waited_for(workspace: Workspace, promises: Iterable[str]) -> Workspace:
    """The workspace with these promises and all they wait for, and no others."""
    known = workspace.commitment
    wanted: set[str] = set()
    waiting = list(promises)
    while waiting:
        name = waiting.pop()
        if name in wanted or name not in known:
            continue
        wanted.add(name)
        commitment = known[name]
        waiting += {target(commitment, link)[0] for m in commitment.milestones for link in m.after}
    kept = tuple(c for c in workspace.commitments if c.id in wanted and known[c.id] is c)
    return replace(workspace, commitments=kept)


def with_followers(workspace: Workspace, names: Iterable[str]) -> set[str]:
    """These promises and all that wait for them."""
    followers: dict[str, set[str]] = {}
    for commitment in workspace.commitment.values():
        if commitment.status in NOT_PLANNED:
            continue
        for milestone in commitment.milestones:
            for link in milestone.after:
                before = target(commitment, link)[0]
                if before != commitment.id:
                    followers.setdefault(before, set()).add(commitment.id)
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += followers.get(name, ())
    return seen
