"""A promise pressed in as it is written, whatever others have booked: who is overloaded, and who pays for it.

On each day on which it and the others together ask more of somebody than there is, the part that it adds to
the excess is taken from others who are on that resource that day: first from those that matter less, among
equals from offers before promises made, then from the one promised for later. What they lose they have to do
later; their links carry it on to those that wait for them. All are simulated before and after with the same
random numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.another_slot import another_slot, halfway
from engage.plan.asked import Asked
from engage.plan.assess_types import Overload, Pushed, Rescue
from engage.plan.calendars import Calendars
from engage.plan.draws import Draws
from engage.plan.linked import waited_for, with_followers
from engage.plan.load_book import SOFT
from engage.plan.placing import Key, Placing, distinct
from engage.plan.pressed import Futures
from engage.plan.room import Days, RoomBook

_RANK: Final = {"standard": 0, "major": 1, "strategic": 2}
_HAIR: Final = 1e-6
_WEEK: Final = 7
#: A share of a promise's days on a resource that is lost without being worth a word.
_LEAST: Final = 0.05


@dataclass
class Pressure:
    """What a promise asks of each resource on each day by its plan, in the room of others."""

    room: RoomBook
    commitment: Commitment
    asked: Mapping[str, Days]

    @property
    def names(self) -> tuple[str, ...]:
        """The resources it needs whose capacity is known."""
        return tuple(self.asked)

    def excess(self, name: str) -> Days:
        """What it adds each day to what is asked above the limit."""
        limit = self.room.limit(name)
        if limit is None:
            return np.zeros(self.room.size)
        firm, soft = self.room.booked(name)
        before = firm + soft
        above: Days = np.maximum(before + self.asked[name] - limit, 0.0) - np.maximum(before - limit, 0.0)
        return above

    def overloads(self) -> tuple[Overload, ...]:
        """The weeks in which it asks too much of somebody; fullest first by resource and week."""
        found = []
        for name in self.names:
            over = self.excess(name)
            weeks = sorted({_monday(self.room.base + int(day)) for day in np.flatnonzero(over > _HAIR)})
            found += [self._overload(name, week, over) for week in weeks]
        kept = (each for each in found if each.over_days >= _LEAST)
        return tuple(sorted(kept, key=lambda each: (each.week, each.resource)))

    def _overload(self, name: str, monday: int, over: Days) -> Overload:
        first = max(0, monday - self.room.base)
        days = slice(first, monday + _WEEK - self.room.base)
        capacity = self.room.capacity(name)
        own = float(self.asked[name][days].sum())
        others: dict[str, float] = {}
        for entry in self.room.asked(name):
            taken = _within(self.room, entry, days)
            if taken > _HAIR:
                others[entry.commitment.id] = others.get(entry.commitment.id, 0.0) + taken
        shares = sorted({**others, self.commitment.id: own}.items(), key=lambda share: (-share[1], share[0]))
        return Overload(
            resource=name,
            week=date.fromordinal(monday),
            capacity_days=0.0 if capacity is None else float(capacity[days].sum()),
            load_days=own + sum(others.values()),
            own_days=own,
            over_days=float(over[days].sum()),
            criticality=self.room.criticality(name),
            holds=self.room.holds(name),
            commitments=tuple(shares),
        )


def press(placing: Placing, calendars: Calendars, room: RoomBook, commitment: Commitment) -> Pressure:
    """What a promise asks by the plan of today, in which nobody waits for anybody's days."""
    asked: dict[str, Days] = {}
    for milestone in distinct(commitment):
        key = commitment.id, milestone.id
        plan, work = placing.network.tasks.get(key), placing.work.get(key)
        if plan is None or work is None or not work.left:
            continue
        first = max(plan.start.toordinal(), room.base) - room.base
        last = plan.finish.toordinal() - room.base
        for name, need in milestone.needs.items():
            if need <= 0 or last < first or room.capacity(name) is None:
                continue
            entry = Asked(key, commitment, milestone, need, first, last, work.left, 1.0)
            days = room.days(calendars.milestone(commitment, milestone))[first : last + 1]
            placed = float(days.sum())
            of_name = asked.setdefault(name, np.zeros(room.size))
            if placed:
                of_name[first : last + 1] += days * (entry.need * entry.left / placed)
    return Pressure(room, commitment, asked)


def pushed(
    workspace: Workspace,
    pressure: Pressure,
    today: date,
    draws: Draws,
    confidence: float,
    *,
    first: Collection[str] = (),
    only: Collection[str] | None = None,
) -> tuple[Pushed, ...]:
    """Whom a promise pushes, and by how much; those with the highest stake first.

    Args:
        workspace: with the promise that presses.
        pressure: what it asks.
        today: the status date.
        draws: of the futures.
        confidence: at which share of futures the dates are told.
        first: the promises that give way before all others, whatever their importance.
        only: where given, no other promise gives way.
    """
    lost, by = _lost(pressure, first, only)
    if not lost:
        return ()
    touched = with_followers(workspace, {key[0] for key in lost}) - {pressure.commitment.id}
    futures = Futures(waited_for(workspace, touched), pressure.room, lost, today, draws)
    found = []
    for name in sorted(touched):
        if not futures.tells(name) or np.array_equal(futures.before[name], futures.after[name]):
            continue
        due = workspace.commitment[name].due
        found.append(
            Pushed(
                id=name,
                title=workspace.commitment[name].title,
                promised=due,
                before=futures.date_at(futures.before[name], confidence),
                after=futures.date_at(futures.after[name], confidence),
                on_time_before=futures.on_time(futures.before[name], due),
                on_time_after=futures.on_time(futures.after[name], due),
                by=by.get(name, ()),
                run_out=futures.run_out(name),
            )
        )
    ordered = sorted(found, key=lambda each: _stake(workspace, each))
    return tuple(_rescued(each, futures, confidence) for each in ordered)


def _rescued(each: Pushed, futures: Futures, confidence: float) -> Pushed:
    """With the slot to ask for, where it has no date since it misses one."""
    out = next(iter(each.run_out), None)
    if each.after is not None or out is None or out.cause != "slot":
        return each
    slot = another_slot(
        futures.workspace,
        futures.today,
        out,
        lambda book: futures.with_slot(book).end_of(out, halfway(confidence)),
    )
    if slot is None:
        return each
    found = futures.with_slot(slot)
    ends = found.after[each.id]
    rescue = Rescue(slot, found.date_at(ends, confidence), found.on_time(ends, each.promised))
    return replace(each, rescue=rescue)


def _stake(workspace: Workspace, each: Pushed) -> tuple[int, float, str]:
    importance = workspace.commitment[each.id].importance
    return -_RANK[importance], (each.on_time_after or 0.0) - (each.on_time_before or 0.0), each.id


def _lost(
    pressure: Pressure, first: Collection[str], only: Collection[str] | None
) -> tuple[dict[Key, Days], dict[str, tuple[str, ...]]]:
    """The share of each day's work that milestones of others lose, and on whom by promise."""
    lost: dict[Key, Days] = {}
    by: dict[str, dict[str, None]] = {}
    for name in pressure.names:
        excess = pressure.excess(name)
        for entry in sorted(pressure.room.asked(name), key=lambda each: _gives_way(each, first)):
            if only is not None and entry.commitment.id not in only:
                continue
            days = slice(entry.first, entry.last + 1)
            load = pressure.room.load(entry)
            taken = np.minimum(excess[days], load)
            if float(taken.sum()) < _LEAST:
                continue
            excess[days] -= taken
            share = np.divide(taken, load, out=np.zeros_like(taken), where=load > _HAIR)
            of_key = lost.setdefault(entry.key, np.zeros(pressure.room.size))
            np.maximum(of_key[days], share, out=of_key[days])
            by.setdefault(entry.commitment.id, {})[name] = None
    return lost, {name: tuple(names) for name, names in by.items()}


def _gives_way(entry: Asked, first: Collection[str]) -> tuple[bool, int, bool, int, Key]:
    """Who loses days before whom."""
    commitment = entry.commitment
    due = commitment.due.toordinal() if commitment.due else date.max.toordinal()
    return (
        commitment.id not in first,
        _RANK[commitment.importance],
        commitment.status not in SOFT,
        -due,
        entry.key,
    )


def _within(room: RoomBook, entry: Asked, days: slice) -> float:
    first, end = max(entry.first, days.start), min(entry.last + 1, days.stop)
    if first >= end:
        return 0.0
    return float(room.load(entry)[first - entry.first : end - entry.first].sum())


def _monday(day: int) -> int:
    return day - (day - 1) % _WEEK  # ordinal 1 is a Monday
