"""How full the people of a promise are, from the room that others leave: the same figures as `busiest`.

`widening` looks at the whole plan for all promises at once; this at one promise, as often as a variant of it
is tried, so that a promise assessed is as uncertain as its forecast will say it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from engage.model.commitment import Commitment
from engage.plan.buffer import Busiest
from engage.plan.chain import whole_chain
from engage.plan.load_book import SOFT
from engage.plan.placing import NOT_PLANNED, Placing, distinct
from engage.plan.room import RoomBook
from engage.plan.sizing import load_factor
from engage.plan.types import commitment_type
from engage.plan.widening import Widening

_WEEK: Final = 7


def widened(room: RoomBook, placing: Placing, commitments: Iterable[Commitment]) -> Mapping[str, Widening]:
    """How much wider than its estimates each promise scatters: by its type and its fullest person."""
    return {
        commitment.id: _widening(room, placing, commitment)
        for commitment in commitments
        if commitment.status not in NOT_PLANNED
    }


def _widening(room: RoomBook, placing: Placing, commitment: Commitment) -> Widening:
    policy = room.workspace.policy
    kind = commitment_type(policy, commitment.type)
    group = placing.network.groups.get(commitment.id)
    if group is None or not group.complete:
        return Widening(kind)
    chain = frozenset(whole_chain(placing, commitment, kind.spread, room.calendars.hours_per_day))
    people = room.workspace.person
    named = {
        name
        for milestone in distinct(commitment)
        if milestone.id in chain and placing.work[commitment.id, milestone.id].state != "done"
        for name in milestone.needs
        if name in people
    }
    first, end = max(group.start.toordinal() - room.base, 0), group.finish.toordinal() + 1 - room.base
    own = _own(placing, commitment)
    used = [
        (share, name)
        for name in sorted(named)
        if (share := _utilisation(room, name, commitment, own.get(name, 0.0), first, end)) is not None
    ]
    if not used:
        return Widening(kind)
    share, name = max(used, key=lambda pair: pair[0])
    who = Busiest(people[name].name or name, share)
    return Widening(kind, load_factor(share, policy.capacity.plan_to), who)


def _own(placing: Placing, commitment: Commitment) -> dict[str, float]:
    """The days that what is left of a promise asks of each resource."""
    found: dict[str, float] = {}
    for milestone in distinct(commitment):
        key = commitment.id, milestone.id
        left = placing.work[key].left if key in placing.network.tasks else None
        for name, need in milestone.needs.items() if left else ():
            found[name] = found.get(name, 0.0) + need * (left or 0.0)
    return found


def _utilisation(
    room: RoomBook, name: str, commitment: Commitment, own: float, first: int, end: int
) -> float | None:
    """`LoadBook.utilisation`: its own share of those days, and that of others in the weeks they touch."""
    capacity = room.capacity(name)
    if capacity is None or end <= first:
        return None
    monday = first - (room.base + first - 1) % _WEEK
    last = monday + -(-(end - monday) // _WEEK) * _WEEK
    inside = float(capacity[first:end].sum())
    around = float(capacity[max(0, monday) : last].sum())
    if not inside or not around:
        return None
    firm, _ = room.booked(name)
    others = float(firm[max(0, monday) : last].sum())
    if commitment.status not in SOFT and room.has_booked(commitment.id):
        others -= own
    return own / inside + others / around
