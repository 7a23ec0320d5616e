"""What could be done instead, each change recomputed in full with the same random numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from engage.model.fault import Fault
from engage.plan.assess_types import Alternative, Pushed
from engage.plan.candidates import Situation, adds, drops, funds, slots, swaps, yields
from engage.plan.changes import (
    Change,
    Due,
    Start,
    Yield,
    changed,
)
from engage.plan.pressing import pushed

_RANK: Final = {"standard": 0, "major": 1, "strategic": 2}
_HAIR: Final = 1e-9
_MOST: Final = {"slot": 2, "drop": 3, "add": 2, "swap": 2, "yields": 3}
_BETTER: Final = 0.02  # of probability; less is noise to a reader
_CLEARLY: Final = 0.05
_WEEKS: Final = 26
_LOST: Final = 0.005
_A_WAIT: Final = 0.5  # days; less is nobody's wait
_LATER: Final = 7  # days
_LARGE: Final = 300  # milestones; of such promises only dates, people and order are tried


def alternatives(case: Situation) -> tuple[Alternative, ...]:
    """What is worth proposing: those that keep the date first, then another date (`_order`)."""
    later = _tried(case, _later(case)) if case.found.earliest else None
    tried: list[Alternative] = [later] if later else []
    large = len(case.fit.commitment.milestones) > _LARGE
    kinds = (funds, slots, adds, yields) if large else (funds, slots, drops, adds, swaps, yields)
    for kind in kinds:
        made = [found for change in kind(case) if (found := _tried(case, (change,))) and _helps(case, found)]
        made = sorted(filter(lambda each: _may_be_asked(case, each), made), key=_best_first)
        tried += made[: _MOST.get(made[0].changes[0].kind, 1)] if made else []
    start = None if large else _start(case)
    both = _pair(case, tried)
    tried += [each for each in (start, both) if each]
    return tuple(sorted(tried, key=_order))


def _order(each: Alternative) -> int:
    """What keeps the date wanted and harms nobody, another date, what keeps it at a cost, what helps."""
    if not each.makes_it:
        return 3
    return 1 if each.changes[0].kind == "due" else 2 if _harm(each) else 0


def _may_be_asked(case: Situation, each: Alternative) -> bool:
    """A promise that matters more than this one gives way only where it can spare it."""
    own = _RANK[case.fit.commitment.importance]
    givers = [change.commitment for change in each.changes if isinstance(change, Yield)]
    above = {name for name in givers if _RANK[case.workspace.commitment[name].importance] > own}
    return all(_can_spare(case, other) for other in each.pushed if other.id in above)


def _pair(case: Situation, tried: Iterable[Alternative]) -> Alternative | None:
    """The two best changes of different kinds together, where no single one keeps the date wanted.

    Only where the two do clearly more than the better of them.
    """
    single = [each for each in tried if each.changes[0].kind not in {"due", "start"}]
    if case.found.wanted is None or not single or any(each.makes_it for each in single):
        return None
    single.sort(key=lambda each: -(each.on_time or 0.0))
    first = single[0]
    second = next((each for each in single if each.changes[0].kind != first.changes[0].kind), None)
    both = _tried(case, (*first.changes, *second.changes)) if second else None
    if both is None or (both.on_time or 0.0) < (first.on_time or 0.0) + _CLEARLY:
        return None
    return both


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
    """Whether a promise keeps what it has: its date at the service level, or all of what it had."""
    before, after = other.on_time_before, other.on_time_after
    if before is None or after is None:
        return False
    return after >= case.found.confidence - _HAIR or (after >= before - _LOST and other.after == other.before)


def _best_first(each: Alternative) -> tuple[bool, int, date, str]:
    return not each.makes_it, _harm(each), each.date or date.max, each.changes[0].written


def _harm(each: Alternative) -> int:
    """How many others it makes less likely to keep their dates."""
    return sum(1 for other in each.pushed if (other.on_time_after or 0) < (other.on_time_before or 0) - _LOST)


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
    given = case.paid(workspace, givers)
    fit = given.fit
    if not fit.is_complete or given.unpayable:
        return None
    due = workspace.commitment[name].due
    on_time = None if due is None else fit.on_time(due)
    moved = _moved(case, givers) if givers else ()
    late_gates = tuple(gate.id for gate in fit.gates(confidence) if not gate.holds)
    makes_it = on_time is not None and on_time >= confidence - _HAIR and not late_gates
    return Alternative(changes, fit.date_at(confidence), on_time, makes_it, moved, late_gates, fit.run_out())


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


def _start(case: Situation) -> Alternative | None:
    """The first Monday from which the work would wait for nobody: later, but in one piece."""
    begin = max(case.today, case.found.start or case.today)
    if sum(wait.days for wait in case.fit.waits()) < _A_WAIT:
        return None
    monday = begin + timedelta(7 - begin.weekday())
    for week in range(_WEEKS):
        change = Start(case.found.id, monday + timedelta(7 * week))
        fit = case.paid(changed(case.workspace, [change], case.today)).fit
        if sum(wait.days for wait in fit.waits()) < _A_WAIT:
            return _soon_enough(case, _tried(case, (change,)))
    return None


def _soon_enough(case: Situation, found: Alternative | None) -> Alternative | None:
    """Starting later, in one piece, is worth a thought where it costs a week at most."""
    if found is None or found.date is None or case.found.earliest is None:
        return None
    return found if (found.date - case.found.earliest).days <= _LATER else None
