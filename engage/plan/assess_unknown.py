"""What an assessment cannot know, in words: nothing is taken for free in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan import unknown
from engage.plan.asked_above import too_much
from engage.plan.placing import NOT_PLANNED, Placing, distinct, target
from engage.plan.room import RoomBook

_HAIR: Final = 1e-9
RUNNING: Final = Text(
    "a running promise: its targets are measured, not scheduled",
    "un engagement continu\u00a0: ses cibles se mesurent, elles ne se planifient pas",
)
NOTHING_DATED: Final = Text(
    "its work cannot be placed in the calendar", "son travail ne peut être placé dans le calendrier"
)


def cannot_be_assessed(placing: Placing, commitment: Commitment) -> Text | None:
    """Why nothing can be said of a promise; `None` where something can."""
    if commitment.status in NOT_PLANNED:
        return unknown.closed(commitment)
    milestones = distinct(commitment)
    if not milestones:
        return RUNNING if commitment.sla else unknown.NO_MILESTONES
    left = [work for m in milestones if (work := placing.work[commitment.id, m.id]).state != "done"]
    if left and all(work.left is None for work in left):
        return unknown.NO_ESTIMATE
    group = placing.network.groups.get(commitment.id)
    return NOTHING_DATED if group is None or not group.complete else None


def not_checked(room: RoomBook, commitment: Commitment) -> tuple[Text, ...]:
    """Work that names nobody, names without a known capacity, and demands above any capacity."""
    left = [m for m in distinct(commitment) if not (m.done or m.accepted)]
    alone = [m.id for m in left if m.work and not m.needs]
    found = []
    if alone:
        names = ", ".join(alone)
        found.append(
            Text(
                f"{names}: nobody is named, so that only its duration counts, not whether anyone is free",
                f"{names}\u00a0: personne n’est nommé, seule la durée compte, pas la disponibilité",
            )
        )
    found.extend(
        Text(
            f"{name}: its capacity is not known, and not checked",
            f"{name}\u00a0: sa capacité n’est pas connue, elle n’est pas vérifiée",
        )
        for name in room.unknown(name for m in left for name in m.needs)
    )
    found.extend(_leads_nowhere(room.workspace, commitment))
    above = (_too_much(room, m.id, name, need) for m in left for name, need in m.needs.items())
    return (*found, *(note for note in above if note is not None))


def _leads_nowhere(workspace: Workspace, commitment: Commitment) -> Iterator[Text]:
    """Links to work that does not exist: what they wait for is not counted."""
    for milestone in distinct(commitment):
        for link in milestone.after:
            if target(commitment, link) not in workspace.milestone:
                yield Text(
                    f"{milestone.id} waits for {link.milestone}, which does not exist: not counted",
                    f"{milestone.id} attend {link.milestone}, qui n’existe pas\u00a0: non compté",
                )


def _too_much(room: RoomBook, milestone: str, name: str, need: float) -> Text | None:
    capacity = room.capacity(name)
    if capacity is None:
        return None
    most = float(np.max(capacity, initial=0.0))
    if need <= most + _HAIR:
        return None
    return too_much(room.workspace, milestone, name, need, most)
