"""What could be done instead, each change recomputed in full with the same random numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import Final

from engage.model.fault import Fault
from engage.model.light import dataclass
from engage.model.plan_of_work import Milestone
from engage.model.quantity import Money
from engage.model.workspace import Workspace
from engage.plan.another_slot import another_slot, halfway
from engage.plan.assess_types import Alternative, Assessment, Pushed
from engage.plan.calendars import Calendars
from engage.plan.changes import (
    Add,
    Book,
    Change,
    Drop,
    Due,
    Fund,
    Start,
    Swap,
    Yield,
    changed,
    last_milestones,
)
from engage.plan.draws import Draws
from engage.plan.fitting import Fitting
from engage.plan.money import Ledger, Paid, paid
from engage.plan.placing import distinct
from engage.plan.pressing import Pressure, pushed
from engage.plan.room import RoomBook
from engage.plan.scope import made_by
from engage.plan.skills import has_skill

_RANK: Final = {"standard": 0, "major": 1, "strategic": 2}
_HAIR: Final = 1e-9
_MOST: Final = {"slot": 2, "drop": 3, "add": 2, "swap": 2, "yields": 3}
_ROUND: Final = 100  # of money; nobody asks for less
_RARE: Final = 0.02  # of futures; what has no end less often needs no slot
_TRIED: Final = 8  # of a kind; beyond that the question is another one
_BETTER: Final = 0.02  # of probability; less is noise to a reader
_WEEKS: Final = 26
_LOST: Final = 0.005
_A_WAIT: Final = 0.5  # days; less is nobody's wait
_LATER: Final = 7  # days
_LARGE: Final = 300  # milestones; of such promises only dates, people and order are tried


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


def alternatives(case: Situation) -> tuple[Alternative, ...]:
    """What is worth proposing: those that keep the date first, then by kind as people would think of them."""
    later = _tried(case, _later(case)) if case.found.earliest else None
    tried: list[Alternative] = [later] if later else []
    large = len(case.fit.commitment.milestones) > _LARGE
    kinds = (_funds, _slots, _adds, _yields) if large else (_funds, _slots, _drops, _adds, _swaps, _yields)
    for kind in kinds:
        made = [found for change in kind(case) if (found := _tried(case, (change,))) and _helps(case, found)]
        made.sort(key=_best_first)
        tried += made[: _MOST.get(made[0].changes[0].kind, 1)] if made else []
    start = None if large else _start(case)
    tried += [start] if start else []
    return tuple(sorted(tried, key=lambda each: not each.makes_it))


def resequenced(case: Situation, others: Iterable[Alternative]) -> Alternative | None:
    """The earliest date if all that can spare it give way: they keep their own dates all the same."""
    spare = [
        each.changes
        for each in others
        if each.changes[0].kind == "yields" and all(_can_spare(case, other) for other in each.pushed)
    ]
    if len(spare) < 2:
        return next((each for each in others if each.changes in spare), None)
    return _tried(case, tuple(change for changes in spare for change in changes))


def _can_spare(case: Situation, other: Pushed) -> bool:
    before, after = other.on_time_before, other.on_time_after
    if before is None or after is None:
        return False
    return after >= case.found.confidence - _HAIR or after >= before - _LOST


def _best_first(each: Alternative) -> tuple[bool, int, date, str]:
    harm = sum(1 for other in each.pushed if (other.on_time_after or 0) < (other.on_time_before or 0) - _LOST)
    return not each.makes_it, harm, each.date or date.max, each.changes[0].written


def _helps(case: Situation, each: Alternative) -> bool:
    likelier = (each.on_time or 0.0) >= (case.found.on_time or 0.0) + _BETTER
    if case.found.earliest is None:
        return likelier or each.date is not None
    return each.date is not None and (
        each.date < case.found.earliest or (each.date == case.found.earliest and likelier)
    )


def _tried(case: Situation, changes: tuple[Change, ...]) -> Alternative | None:
    """A change and what it gives; `None` where it cannot be made."""
    name, confidence = case.found.id, case.found.confidence
    givers = [change.commitment for change in changes if isinstance(change, Yield)]
    try:
        workspace = changed(case.workspace, changes, case.today)
    except Fault:
        return None
    given = _paid(case, workspace, givers)
    fit = given.fit
    if not fit.is_complete or given.unpayable:
        return None
    due = workspace.commitment[name].due
    on_time = None if due is None else fit.on_time(due)
    moved = _moved(case, givers) if givers else ()
    makes_it = on_time is not None and on_time >= confidence - _HAIR
    return Alternative(changes, fit.date_at(confidence), on_time, makes_it, moved, fit.run_out())


def _paid(case: Situation, workspace: Workspace, givers: Collection[str] = ()) -> Paid:
    room = case.room.seen_from(workspace, Calendars(workspace, case.today))
    room = room.without(givers) if givers else room
    return paid(workspace, case.found.id, room, case.ledger, case.today, case.draws)


def _moved(case: Situation, givers: list[str]) -> tuple[Pushed, ...]:
    return pushed(
        case.workspace,
        case.pressure,
        case.today,
        case.draws,
        case.found.confidence,
        first=givers,
        only=givers,
    )


def _later(case: Situation) -> tuple[Change, ...]:
    """Another date where the one wanted does not hold; other dates of gates that do not hold."""
    found, level = case.found, case.found.confidence - _HAIR
    whole: list[Change] = []
    if found.earliest is not None and (found.on_time is None or found.on_time < level):
        whole.append(Due(found.id, found.earliest))
    gates = [
        Due(found.id, gate.earliest, gate.id) for gate in found.gates if gate.earliest and not gate.holds
    ]
    return (*whole, *gates)


def _slots(case: Situation) -> Iterator[Change]:
    """Other days of the providers whose last slot it misses, one after the other where there are several."""
    workspace, level = case.workspace, case.found.confidence
    for out in case.found.run_out:
        if out.share < _RARE or out.cause not in {"slot", "short", "taken"}:
            continue

        def end_with(book: Book, milestone: str = out.milestone) -> date | None:
            return _paid(case, book.made(workspace, case.today)).fit.end_of(milestone, halfway(level))

        slot = another_slot(workspace, case.today, out, end_with)
        if slot is not None:
            yield slot


def _funds(case: Situation) -> Iterator[Change]:
    """As much more in a budget as the promise lacks in its scarcest period."""
    short = [each for each in case.found.short if each.holds]
    for name in dict.fromkeys(each.budget for each in short):
        most = max((each for each in short if each.budget == name), key=lambda each: each.over)
        asked = most.amount.amount + Decimal(ceil(most.over / _ROUND) * _ROUND)
        yield Fund(name, Money(asked, most.amount.currency))


def _drops(case: Situation) -> Iterator[Change]:
    """Deliverables with the work that makes them; without any such, single milestones inside the chain."""
    commitment = case.fit.commitment
    left = {m.id: m for m in distinct(commitment) if m.work and not (m.started or m.done or m.accepted)}
    scopes = [
        (each.what, tuple(n for n in made_by(commitment, each) if n in left))
        for each in commitment.deliverables
    ]
    scopes = [(what, names) for what, names in scopes if names and _is_part(names, left)]
    for what, names in scopes[:_TRIED]:
        yield Drop(commitment.id, names, what)
    if not scopes and len(commitment.deliverables) < 2:  # one whole: its parts are scope
        for milestone in _dispensable(case, [*left.values()])[:_TRIED]:
            yield Drop(commitment.id, (milestone.id,), milestone.title)


def _is_part(names: Collection[str], left: Mapping[str, Milestone]) -> bool:
    """Whether it is scope that can be left out: without half of the work there is another promise."""
    days = {name: m.work.likely.days() for name, m in left.items() if m.work}
    return sum(days[name] for name in names) < sum(days.values()) / 2


def _dispensable(case: Situation, left: list[Milestone]) -> list[Milestone]:
    """Of work that no deliverable names what may be scope: neither its first nor its last, nor most of it."""
    commitment = case.fit.commitment
    ends = {*last_milestones(commitment), *(m.id for m in commitment.milestones if not m.after)}
    days = {m.id: m.work.likely.days() for m in left if m.work}
    inner = [m for m in left if m.id not in ends and days[m.id] < sum(days.values()) / 2]
    return sorted(inner, key=lambda m: (-days[m.id], m.id))


def _adds(case: Situation) -> Iterator[Change]:
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


def _swaps(case: Situation) -> Iterator[Change]:
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


def _yields(case: Situation) -> Iterator[Change]:
    """Promises that matter no more, and are on the resources that bind."""
    own = _RANK[case.fit.commitment.importance]
    names = dict.fromkeys(
        name
        for group in (
            *(binding.booked_by for binding in case.found.binding),
            *((other for other, _ in overload.commitments) for overload in case.found.overloads),
        )
        for name in group
    )
    for name in [*names][:_TRIED]:
        if name != case.found.id and _RANK[case.workspace.commitment[name].importance] <= own:
            yield Yield(name, case.found.id)


def _start(case: Situation) -> Alternative | None:
    """The first Monday from which the work would wait for nobody: later, but in one piece."""
    begin = max(case.today, case.found.start or case.today)
    if sum(wait.days for wait in case.fit.waits()) < _A_WAIT:
        return None
    monday = begin + timedelta(7 - begin.weekday())
    for week in range(_WEEKS):
        change = Start(case.found.id, monday + timedelta(7 * week))
        fit = _paid(case, changed(case.workspace, [change], case.today)).fit
        if sum(wait.days for wait in fit.waits()) < _A_WAIT:
            return _soon_enough(case, _tried(case, (change,)))
    return None


def _soon_enough(case: Situation, found: Alternative | None) -> Alternative | None:
    """Starting later, in one piece, is worth a thought where it costs a week at most."""
    if found is None or found.date is None or case.found.earliest is None:
        return None
    return found if (found.date - case.found.earliest).days <= _LATER else None
