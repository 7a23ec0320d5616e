"""The changes worth trying for a promise that cannot be made as it is, by kind; none is proved yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Final

from engage.model.plan_of_work import Milestone
from engage.model.quantity import Money
from engage.model.workspace import Workspace
from engage.plan.another_slot import another_slot, halfway
from engage.plan.assess_types import Assessment
from engage.plan.calendars import Calendars
from engage.plan.changes import Add, Book, Change, Drop, Fund, Swap, Yield, last_milestones
from engage.plan.draws import Draws
from engage.plan.fitting import Fitting
from engage.plan.money import Ledger, Paid, paid
from engage.plan.placing import distinct
from engage.plan.pressing import Pressure
from engage.plan.room import RoomBook
from engage.plan.scope import dispensable, made_by
from engage.plan.skills import has_skill

_ROUND: Final = 100  # of money; nobody asks for less
_RARE: Final = 0.02  # of futures; what has no end less often needs no slot
_TRIED: Final = 8  # of a kind; beyond that the question is another one


@dataclass(frozen=True)
class Situation:
    """A promise that cannot be made as it is, and all that is known of why."""

    workspace: Workspace
    today: date
    draws: Draws
    room: RoomBook
    ledger: Ledger
    found: Assessment
    fit: Fitting
    pressure: Pressure

    def paid(self, workspace: Workspace, givers: Collection[str] = ()) -> Paid:
        """The promise in a changed workspace, some promises giving way."""
        room = self.room.seen_from(workspace, Calendars(workspace, self.today))
        room = room.without(givers) if givers else room
        return paid(workspace, self.found.id, room, self.ledger, self.today, self.draws)


def funds(case: Situation) -> Iterator[Change]:
    """As much more in a budget as the promise lacks in its scarcest period."""
    short = [each for each in case.found.short if each.holds]
    for name in dict.fromkeys(each.budget for each in short):
        most = max((each for each in short if each.budget == name), key=lambda each: each.over)
        asked = most.amount.amount + Decimal(ceil(most.over / _ROUND) * _ROUND)
        yield Fund(name, Money(asked, most.amount.currency))


def slots(case: Situation) -> Iterator[Change]:
    """Other days of the providers whose last slot it misses, one after the other where there are several."""
    workspace, level = case.workspace, case.found.confidence
    for out in case.found.run_out:
        if out.share < _RARE or out.cause not in {"slot", "short", "taken"}:
            continue

        def end_with(book: Book, milestone: str = out.milestone) -> date | None:
            return case.paid(book.made(workspace, case.today)).fit.end_of(milestone, halfway(level))

        slot = another_slot(workspace, case.today, out, end_with)
        if slot is not None:
            yield slot


def drops(case: Situation) -> Iterator[Change]:
    """Deliverables with the work that makes them, but the one it all ends with; else single milestones."""
    commitment = case.fit.commitment
    left = {m.id: m for m in distinct(commitment) if m.work and not (m.started or m.done or m.accepted)}
    ends, spare = set(last_milestones(commitment)), dispensable(commitment)
    scopes = [
        (what, tuple(name for name in made if name in left))
        for what, made, is_told in (
            (each.what, made_by(commitment, each), bool(each.milestones)) for each in commitment.deliverables
        )
        if ends.isdisjoint(made) and (is_told or spare.issuperset(made))
    ]
    if not scopes and len(commitment.deliverables) < 2:  # one whole: its parts are scope
        longest = sorted((m for m in left.values() if m.id in spare), key=lambda m: (-_days(m), m.id))
        scopes = [(milestone.title or milestone.id, (milestone.id,)) for milestone in longest]
    for what, names in [each for each in scopes if each[1] and _is_part(each[1], left)][:_TRIED]:
        yield Drop(commitment.id, names, what)


def _is_part(names: Collection[str], left: Mapping[str, Milestone]) -> bool:
    """Whether it is scope that can be left out: without half of the work there is another promise."""
    return sum(_days(left[name]) for name in names) < sum(map(_days, left.values())) / 2


def _days(milestone: Milestone) -> float:
    return float(milestone.work.likely.days()) if milestone.work else 0.0


def adds(case: Situation) -> Iterator[Change]:
    """One more for the skills of those who have no room, else of those with the most work on the chain."""
    since = max(case.today, case.found.start or case.today)
    for name, share in _wanted(case)[:_TRIED]:
        for skill in _skills(case, name)[:1]:
            provider = any(has_skill(each.skills, skill) for each in case.workspace.resources.providers)
            yield Add(skill, share, since, case.found.id, None, provider)


def _skills(case: Situation, name: str) -> tuple[str, ...]:
    person = case.workspace.person.get(name)
    if person is not None:
        return person.skills
    return () if name in case.room.calendars.provided else (name,)


def _wanted(case: Situation) -> list[tuple[str, float]]:
    """Who is short, with the share that the work asks for, most days first."""
    days: dict[str, float] = {binding.resource: binding.days for binding in case.found.binding}
    needs: dict[str, float] = {}
    tasks = case.fit.placing.network.tasks
    for milestone in distinct(case.fit.commitment):
        plan = tasks.get((case.found.id, milestone.id))
        left = case.fit.placing.work[case.found.id, milestone.id].left or 0.0
        for name, need in milestone.needs.items():
            if plan is None or not left:
                continue
            needs[name] = max(needs.get(name, 0.0), need)
            if not case.found.binding and plan.critical:
                days[name] = days.get(name, 0.0) + left * need
    ordered = sorted(days, key=lambda name: (-days[name], name))
    return [(name, min(1.0, needs[name])) for name in ordered if name in needs]


def swaps(case: Situation) -> Iterator[Change]:
    """Others who can do the work of those who are short, those with the most room in those days first."""
    for name, _ in _wanted(case)[:2]:
        person = case.workspace.person.get(name)
        if person is None:
            continue
        others = [
            other
            for other in case.workspace.resources.people
            if other.id != name
            and not (other.left and other.left < case.today)
            and any(has_skill(other.skills, skill.partition("/")[0]) for skill in person.skills)
        ]
        others.sort(key=lambda other: (-_room_of(case, other.id), other.id))
        for other in others[:3]:
            yield Swap(case.found.id, name, other.id)


def _room_of(case: Situation, name: str) -> float:
    free = case.room.free(name)
    window = max(1, ((case.found.earliest or case.today) - case.today).days)
    return 0.0 if free is None else float(free[:window].sum())


def yields(case: Situation) -> Iterator[Change]:
    """Promises that are on the resources that bind."""
    names = dict.fromkeys(
        name
        for group in (
            *(binding.booked_by for binding in case.found.binding),
            *((other for other, _ in overload.commitments) for overload in case.found.overloads),
        )
        for name in group
    )
    for name in [*names][:_TRIED]:
        if name != case.found.id:
            yield Yield(name, case.found.id)
