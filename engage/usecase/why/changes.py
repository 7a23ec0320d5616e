"""The cheapest changes that would bring a late date back, each recomputed on the whole plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.model.fault import Fault
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.changes import Add, Change, Cut, Drop, Due, Swap, written
from engage.plan.linked import around
from engage.plan.schedule_types import CommitmentPlan, MilestonePlan
from engage.plan.skills import has_skill
from engage.plan.variants import Variant, forecasts, variant
from engage.usecase.why.dates import chain_of, milestone_at

_SHARES = (0.9, 0.8, 0.7, 0.6, 0.5)  # less than half is another promise
_SKILLS_TRIED = 1  # of a milestone's skills, the first named
_MOST_MILESTONES, _MOST_SHOWN, _PAIRED = 4, 6, 5
Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """Changes made together, and what they do. `effort_days`: person-days they add, or take from the work.

    `brings_back`: work and buffer then end by the date promised; `in_reach`: the work alone does.
    """

    changes: Changes
    finish: date | None
    safe_date: date | None
    on_time: float | None
    brings_back: bool
    in_reach: bool
    effort_days: float

    @property
    def words(self) -> Text:
        """What to do, and on which milestones."""
        said = [_words(change) for change in self.changes]
        return Text("; ".join(each.en for each in said), "\u202f; ".join(each.fr for each in said))


def _words(change: Change) -> Text:
    said, name = change.words, getattr(change, "milestone", None)
    if name is None or isinstance(change, Cut):
        return said
    return Text(f"{name}: {said.en}", f"{name}\u00a0: {said.fr}")


def remedies(commitment: Commitment, now: Situation) -> tuple[Remedy, ...]:
    """What would help, the changes that bring the date back first, then the least effort.

    Only where the safe date lies after the promised one. Where no single change is enough, pairs are tried.
    Another date, agreed with the client, stands last.
    """
    plan, due = now.plan(commitment), commitment.due
    if due is None or plan.safe_date is None or plan.safe_date <= due or commitment.delivered:
        return ()
    trials = _Trials(around(now.workspace, {commitment.id}), commitment, now)
    tried = [trials.remedy((change,), effort) for change, effort in _candidates(commitment, now, trials)]
    found = [each for each in tried if each and _helps(each, plan)]
    if not any(each.brings_back for each in found):
        found += _pairs(found, trials, plan)
    later = trials.remedy((Due(commitment.id, plan.safe_date),), 0.0)
    chosen = [*sorted(found, key=_cheapest)[:_MOST_SHOWN], *([later] if later else [])]
    return tuple(trials.simulated(remedy) for remedy in chosen)


def _helps(remedy: Remedy, plan: CommitmentPlan) -> bool:
    return bool(remedy.finish and plan.finish and remedy.finish < plan.finish)


def _pairs(found: list[Remedy], trials: _Trials, plan: CommitmentPlan) -> list[Remedy]:
    """Two changes of different milestones, of those that help most."""
    best = sorted(found, key=lambda each: (each.finish or date.max, each.effort_days, written(each.changes)))
    pairs = [
        trials.remedy((*one.changes, *other.changes), one.effort_days + other.effort_days)
        for one, other in combinations(best[:_PAIRED], 2)
        if _place(one) != _place(other)
    ]
    return [each for each in pairs if each and _helps(each, plan)]


def _place(remedy: Remedy) -> str:
    change = remedy.changes[0]
    return change.milestones[0] if isinstance(change, Drop) else str(getattr(change, "milestone", ""))


def _cheapest(remedy: Remedy) -> tuple[bool, bool, float, date, str]:
    return (
        not remedy.brings_back,
        not remedy.in_reach,
        abs(remedy.effort_days) if remedy.brings_back else 0.0,
        remedy.finish or date.max,
        written(remedy.changes),
    )


class _Trials:
    """Recomputes a plan after changes; what was tried is kept."""

    def __init__(self, workspace: Workspace, commitment: Commitment, now: Situation) -> None:
        self._workspace = workspace
        self._commitment = commitment
        self._today = now.today
        self._tried: dict[Changes, Variant | None] = {}

    def plan(self, changes: Changes) -> Variant | None:
        """The plan after changes; `None` where they cannot be made."""
        if changes not in self._tried:
            try:
                self._tried[changes] = variant(self._workspace, self._today, changes)
            except Fault:
                self._tried[changes] = None
        return self._tried[changes]

    def remedy(self, changes: Changes, effort: float) -> Remedy | None:
        """Changes with their effect on the dates."""
        found = self.plan(changes)
        if found is None:
            return None
        plan = found.plan(self._commitment.id)
        due = changes[0].due if isinstance(changes[0], Due) else self._commitment.due
        return Remedy(
            changes,
            plan.finish,
            plan.safe_date,
            None,
            bool(due and plan.safe_date and plan.safe_date <= due),
            bool(due and plan.finish and plan.finish <= due),
            round(effort, 1),
        )

    def simulated(self, remedy: Remedy) -> Remedy:
        """The same with the probability of keeping the date, in the same futures as without the changes."""
        found = self.plan(remedy.changes)
        if found is None:
            return remedy
        chances = forecasts(found.workspace, self._today, (self._commitment.id,))
        return replace(remedy, on_time=chances[self._commitment.id].on_time)

    def enough(self, changes: list[Change]) -> Change:
        """The mildest of changes, given from mild to strong, with which date and buffer hold; else the last.

        By halving: a stronger change never ends later.
        """
        low, high = 0, len(changes) - 1
        while low < high:
            middle = (low + high) // 2
            found, due = self.plan((changes[middle],)), self._commitment.due
            safe = found.plan(self._commitment.id).safe_date if found else None
            if safe and due and safe <= due:
                high = middle
            else:
                low = middle + 1
        return changes[high]


def _candidates(commitment: Commitment, now: Situation, trials: _Trials) -> Iterator[tuple[Change, float]]:
    """Changes of the chain with the person-days they cost, or save."""
    own = [
        planned
        for owner, planned in chain_of(commitment, now)
        if owner.id == commitment.id and planned.state != "done" and planned.remaining_days
    ]
    longest = sorted(own, key=lambda each: (-(each.remaining_days or 0), each.id))[:_MOST_MILESTONES]
    for planned in longest:
        yield from _more_hands(commitment, planned, now)
        yield from _other_hands(commitment, planned, now)
        yield from _less_work(commitment, planned, trials)


def _more_hands(
    commitment: Commitment, planned: MilestonePlan, now: Situation
) -> Iterator[tuple[Change, float]]:
    since = now.calendars.organisation.roll(now.today + timedelta(days=1))
    for skill in _skills(planned, now)[:_SKILLS_TRIED]:
        for share in (0.5, 1.0):
            left = planned.remaining_days or 0.0
            yield Add(skill, share, since, commitment.id, planned.id), share * left


def _skills(planned: MilestonePlan, now: Situation) -> list[str]:
    """The skills that the milestone needs or that its people bring, by kind."""
    found: dict[str, None] = {}
    for name, _ in planned.needs:
        person = now.workspace.person.get(name)
        for skill in person.skills if person else (name,) if "/" in name else ():
            found.setdefault(skill.partition("/")[0])
    return list(found)


def _other_hands(
    commitment: Commitment, planned: MilestonePlan, now: Situation
) -> Iterator[tuple[Change, float]]:
    """Somebody with the same skills in place of one who is away in that time."""
    first, last = planned.start, planned.finish
    for name, _ in planned.needs:
        person = now.workspace.person.get(name)
        if person is None or first is None or last is None:
            continue
        away = any(a.from_ <= last and (a.to or a.from_) >= max(first, now.today) for a in person.absences)
        kinds = {skill.partition("/")[0] for skill in person.skills}
        for other in now.workspace.resources.people if away or person.days else ():
            if other.id != name and not other.left and all(has_skill(other.skills, kind) for kind in kinds):
                yield Swap(commitment.id, name, other.id, planned.id), 0.0


def _less_work(
    commitment: Commitment, planned: MilestonePlan, trials: _Trials
) -> Iterator[tuple[Change, float]]:
    """The least cut of a milestone that is enough; without it where it is no gate of the client's."""
    need = sum(share for _, share in planned.needs) or 1.0
    left = planned.remaining_days or 0.0
    cuts: list[Change] = [Cut(commitment.id, share, planned.id) for share in _SHARES]
    best = trials.enough(cuts)
    if isinstance(best, Cut):
        yield best, -(1 - best.share) * left * need
    found = milestone_at(commitment, planned.id)
    if found and not (found[1].critical or found[1].due or found[1].started):
        yield Drop(commitment.id, (planned.id,)), -left * need
