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
from engage.plan.load_book import booking
from engage.plan.placing import NOT_PLANNED, Key, Placing, distinct, target
from engage.plan.room import RoomBook

_HAIR: Final = 1e-9
_MOST: Final = 5
RUNNING: Final = Text(
    "a running promise: its targets are measured, not scheduled",
    "un engagement continu\u00a0: ses cibles se mesurent, elles ne se planifient pas",
)
NOTHING_DATED: Final = Text(
    "its work cannot be placed in the calendar", "son travail ne peut être placé dans le calendrier"
)


def cannot_be_assessed(workspace: Workspace, placing: Placing, commitment: Commitment) -> Text | None:
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
    if group is not None and group.complete:
        return None
    return next(iter(unknown.unplaced(workspace, placing, commitment)), NOTHING_DATED)


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


def not_counted(room: RoomBook, placing: Placing, commitment: Commitment) -> tuple[Text, ...]:
    """Others that need the same people, and take none of their days here: nobody knows how many, or when."""
    left = (m for m in distinct(commitment) if not (m.done or m.accepted))
    needed = {who for m in left for name in m.needs for who in (name, *room.members(name))}
    found = []
    for other in room.workspace.commitment.values():
        if other.id == commitment.id or not room.has_booked(other.id):
            continue
        if booking(other, room.calendars.today) is None:
            continue
        open_ = (m for m in distinct(other) if not needed.isdisjoint(m.needs))
        if any(_is_unknown(placing, (other.id, milestone.id)) for milestone in open_):
            found.append(other.id)
    if not found:
        return ()
    names = ", ".join(found[:_MOST]) + (" …" if len(found) > _MOST else "")
    return (
        Text(
            f"not counted, since they have no dates or no estimates: {names}; who they need is less free",
            f"non comptés, faute de dates ou d’estimations\u00a0: {names}\u202f; qui ils demandent est moins "
            "libre",
        ),
    )


def _is_unknown(placing: Placing, key: Key) -> bool:
    work = placing.work.get(key)
    if work is None or work.state == "done" or work.left == 0:
        return False
    return work.left is None or key not in placing.network.tasks


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
