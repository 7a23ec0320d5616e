"""What all changes do to records alike: find the promise, the milestones meant, put changed ones in place."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from engage.model.commitment import Commitment
from engage.model.fault import Fault
from engage.model.plan_of_work import Milestone
from engage.model.workspace import Workspace


def where(commitment: str, milestone: str | None) -> str:
    """`ACME-014`, `ACME-014/build`."""
    return f"{commitment}/{milestone}" if milestone else commitment


def with_commitment(workspace: Workspace, commitment: Commitment) -> Workspace:
    """The workspace with one promise in place of that of the same id; else with it added."""
    known = workspace.commitment.get(commitment.id)
    others = workspace.commitments
    if known is None:
        return replace(workspace, commitments=(*others, commitment))
    return replace(workspace, commitments=tuple(commitment if c is known else c for c in others))


def promise_of(workspace: Workspace, commitment_id: str) -> Commitment:
    """The promise of an id.

    Raises:
        Fault: there is none.
    """
    found = workspace.commitment.get(commitment_id)
    if found is None:
        raise Fault(
            f"no promise has the id {commitment_id!r}",
            f"aucun engagement n’a l’identifiant «\u00a0{commitment_id}\u00a0»",
        )
    return found


def no_milestone(commitment: Commitment, name: str) -> Fault:
    """There is no such milestone, and which there are."""
    known = ", ".join(milestone.id for milestone in commitment.milestones)
    return Fault(
        f"{commitment.id} has no milestone {name!r}; it has {known or 'none'}",
        f"{commitment.id} n’a pas de jalon «\u00a0{name}\u00a0»\u202f; il a {known or 'aucun jalon'}",
    )


def nobody(name: str) -> Fault:
    """There is no such resource."""
    return Fault(
        f"{name!r} is nobody of resources.yaml", f"«\u00a0{name}\u00a0» n’est personne de resources.yaml"
    )


def meant(commitment: Commitment, milestone: str | None) -> frozenset[str]:
    """The milestones meant: the one named, or all.

    Raises:
        Fault: there is no such milestone.
    """
    names = frozenset(each.id for each in commitment.milestones)
    if milestone is None:
        return names
    if milestone not in names:
        raise no_milestone(commitment, milestone)
    return frozenset({milestone})


def each_of(
    workspace: Workspace,
    commitment: Commitment,
    names: Collection[str],
    change: Callable[[Milestone], Milestone],
) -> Workspace:
    """The workspace with some milestones of a promise changed."""
    made = tuple(change(each) if each.id in names else each for each in commitment.milestones)
    return with_commitment(workspace, commitment.model_copy(update={"milestones": made}))


def begun(milestone: Milestone) -> bool:
    """Whether work on it has started, so that its start stays where it is."""
    return bool(milestone.started or milestone.done or milestone.accepted)
