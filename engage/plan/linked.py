"""The part of a workspace that bears on a few promises: linked to them, or in need of the same people.

What is said of those promises there is what is said of them in the whole, in a fraction of the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.placing import NOT_PLANNED, distinct, target


def waited_for(workspace: Workspace, promises: Iterable[str]) -> Workspace:
    """The workspace with these promises and all they wait for, and no others: the same dates.

    How full people are is not the same there.
    """
    known = workspace.commitment
    names = _reached(promises, lambda name: before(known[name]) if name in known else ())
    kept = tuple(c for c in workspace.commitments if c.id in names and known[c.id] is c)
    return replace(workspace, commitments=kept)


def with_followers(workspace: Workspace, names: Iterable[str]) -> set[str]:
    """These promises and all that wait for them."""
    after = _followers(c for c in workspace.commitment.values() if c.status not in NOT_PLANNED)
    return _reached(names, lambda name: after.get(name, ()))


def around(workspace: Workspace, ids: Collection[str]) -> Workspace:
    """The workspace with fewer promises: those and all linked to them, all that need the same resources as
    these, and all that is linked to those: the same dates, buffers, load and chances.

    Followed in both directions: what waits for a milestone bounds its float, and a float may decide which
    work a buffer protects.
    """
    known = workspace.commitment
    after = _followers(known.values())

    def linked(names: Iterable[str]) -> set[str]:
        return _reached(names, lambda name: {*before(known[name]), *after.get(name, ())} & known.keys())

    asked = {key for key in ids if key in known}
    kept = linked(asked)
    shared = {need for key in kept for need in _needs(known[key])}
    clients = {known[key].client for key in asked}
    kept |= {
        commitment.id
        for commitment in known.values()
        if (commitment.status not in NOT_PLANNED and not shared.isdisjoint(_needs(commitment)))
        or (commitment.sla and commitment.client in clients)  # an incident may count for any of these
    }
    kept = linked(kept)
    return replace(workspace, commitments=tuple(found for found in workspace.commitments if found.id in kept))


def before(commitment: Commitment) -> set[str]:
    """The other promises whose work it waits for."""
    found = {target(commitment, link)[0] for m in distinct(commitment) for link in m.after}
    return found - {commitment.id}


def _followers(commitments: Iterable[Commitment]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for commitment in commitments:
        for name in before(commitment):
            found[name].add(commitment.id)
    return found


def _reached(names: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> set[str]:
    waiting, found = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += neighbours(name)
    return found


def _needs(commitment: Commitment) -> Iterable[str]:
    return (need for milestone in commitment.milestones for need in milestone.needs)
