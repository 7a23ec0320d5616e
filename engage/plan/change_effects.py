"""What a change does to the records: a workspace in, a workspace out, nothing else touched.

An added person joins work that needs their skill: what is left of it then goes faster, in the proportion in
which hands were there and are there now. A newcomer does not do a full day's work of somebody who knows the
project: `assess.helper` of `engage.yaml` says what counts of it (Brooks 1975: those who join late have to be
taught by those who work).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from engage.model.commitment import Commitment, Promise
from engage.model.fault import Fault
from engage.model.party import CapacityFrom, Person, Provider, Span
from engage.model.plan_of_work import Estimate, Link, Milestone
from engage.model.quantity import Duration
from engage.model.workspace import Resources, Workspace
from engage.plan.calendars import Calendars
from engage.plan.changes import Absent, Add, After, Change, Cut, Drop, Due, Move, Rank, Start, Swap, Yield
from engage.plan.linked import waited_for
from engage.plan.placing import place, target

_HUNDREDTHS: Final = Decimal("0.01")


def changed(workspace: Workspace, changes: Iterable[Change], today: date) -> Workspace:
    """The workspace after changes, made one after the other.

    Raises:
        Fault: a change that cannot be made: it names what is not there, or changes nothing.
    """
    for change in changes:
        workspace = _changed(workspace, change, today)
    return workspace


def _changed(workspace: Workspace, change: Change, today: date) -> Workspace:  # noqa: C901  # one line a kind
    match change:
        case Due(milestone=None):
            return _dated(workspace, change.commitment, "due", change.due)
        case Due():
            commitment = _promise(workspace, change.commitment)
            asked = _asked(commitment, change.milestone)
            later = _each(commitment, asked, lambda m: m.model_copy(update={"due": change.due}))
            return with_commitment(workspace, later)
        case Start():
            return _dated(workspace, change.commitment, "start", change.start)
        case Drop():
            return with_commitment(
                workspace, _dropped(_promise(workspace, change.commitment), change.milestones)
            )
        case Cut():
            return _cut(workspace, change)
        case Absent():
            return _absent(workspace, change)
        case Add():
            return _added(workspace, change, today)
        case Swap():
            return _swapped(workspace, change)
        case Rank():
            commitment = _promise(workspace, change.commitment)
            return with_commitment(workspace, commitment.model_copy(update={"importance": change.importance}))
        case Move():
            return _moved(workspace, change)
        case After():
            return _after(workspace, change)
        case Yield():
            # Nothing of the records: who is served first is for those to know who share out people's days.
            _promise(workspace, change.commitment)
            _promise(workspace, change.to)
            return workspace


def with_commitment(workspace: Workspace, commitment: Commitment) -> Workspace:
    """The workspace with one promise in place of that of the same id; else with it added."""
    known = workspace.commitment.get(commitment.id)
    others = workspace.commitments
    if known is None:
        return replace(workspace, commitments=(*others, commitment))
    return replace(workspace, commitments=tuple(commitment if c is known else c for c in others))


def _promise(workspace: Workspace, commitment_id: str) -> Commitment:
    found = workspace.commitment.get(commitment_id)
    if found is None:
        raise Fault(
            f"no promise has the id {commitment_id!r}",
            f"aucun engagement n’a l’identifiant «\u00a0{commitment_id}\u00a0»",
        )
    return found


def _dated(workspace: Workspace, commitment_id: str, name: str, day: date) -> Workspace:
    commitment = _promise(workspace, commitment_id)
    promise = (commitment.promise or Promise.model_construct()).model_copy(update={name: day})
    return with_commitment(workspace, commitment.model_copy(update={"promise": promise}))


def _dropped(commitment: Commitment, names: Collection[str]) -> Commitment:
    gone = {milestone.id: milestone for milestone in commitment.milestones if milestone.id in names}
    for name in names:
        if name not in gone:
            raise no_milestone(commitment, name)
    kept = [
        milestone.model_copy(update={"after": _bridged(commitment, milestone, gone)})
        for milestone in commitment.milestones
        if milestone.id not in gone
    ]
    return commitment.model_copy(update={"milestones": tuple(kept)})


def no_milestone(commitment: Commitment, name: str) -> Fault:
    """There is no such milestone, and which there are."""
    known = ", ".join(milestone.id for milestone in commitment.milestones)
    return Fault(
        f"{commitment.id} has no milestone {name!r}; it has {known or 'none'}",
        f"{commitment.id} n’a pas de jalon «\u00a0{name}\u00a0»\u202f; il a {known or 'aucun jalon'}",
    )


def _bridged(commitment: Commitment, milestone: Milestone, gone: dict[str, Milestone]) -> tuple[Link, ...]:
    """Its links; in place of one to work that goes, those of that work."""
    found: dict[tuple[str, str], Link] = {}
    waiting, seen = list(milestone.after), set(gone)
    while waiting:
        link = waiting.pop(0)
        owner, name = target(commitment, link)
        if owner == commitment.id and name in gone:
            if name in seen:
                seen.discard(name)
                waiting = [*gone[name].after, *waiting]
            continue
        found.setdefault((owner, name), link)
    return tuple(found.values())


def _cut(workspace: Workspace, change: Cut) -> Workspace:
    commitment = _promise(workspace, change.commitment)
    asked = _asked(commitment, change.milestone)
    return with_commitment(workspace, _each(commitment, asked, lambda m: scaled(m, change.share)))


def _asked(commitment: Commitment, milestone: str | None) -> frozenset[str]:
    """The milestones meant: the one named, or all."""
    names = frozenset(each.id for each in commitment.milestones)
    if milestone is None:
        return names
    if milestone not in names:
        raise no_milestone(commitment, milestone)
    return frozenset({milestone})


def _each(
    commitment: Commitment, names: Collection[str], change: Callable[[Milestone], Milestone]
) -> Commitment:
    made = tuple(change(each) if each.id in names else each for each in commitment.milestones)
    return commitment.model_copy(update={"milestones": made})


def scaled(milestone: Milestone, factor: float) -> Milestone:
    """A milestone whose remaining work takes that many times as long."""
    changes: dict[str, Any] = {}
    if milestone.work:
        work = milestone.work
        changes["work"] = Estimate.model_construct(
            low=work.low and _times(work.low, factor),
            likely=_times(work.likely, factor),
            high=work.high and _times(work.high, factor),
        )
    if milestone.remaining:
        changes["remaining"] = _times(milestone.remaining, factor)
    return milestone.model_copy(update=changes)


def _times(duration: Duration, factor: float) -> Duration:
    return Duration((duration.amount * Decimal(repr(factor))).quantize(_HUNDREDTHS), duration.unit)


def _absent(workspace: Workspace, change: Absent) -> Workspace:
    known = workspace.person.get(change.person)
    if known is None:
        raise Fault(
            f"{change.person!r} is nobody of resources.yaml",
            f"«\u00a0{change.person}\u00a0» n’est personne de resources.yaml",
        )
    away = Span.model_construct(from_=change.first, to=change.last)
    person = known.model_copy(update={"absences": (*known.absences, away)})
    people = tuple(person if each is known else each for each in workspace.resources.people)
    return replace(workspace, resources=replace(workspace.resources, people=people))


def has_skill(held: Iterable[str], asked: str) -> bool:
    """Whether one of the skills is the one asked, whatever its level: `java/senior` for `java`."""
    return any(skill == asked or skill.startswith(f"{asked}/") for skill in held)


def skilled_needs(workspace: Workspace, milestone: Milestone, skill: str) -> tuple[str, ...]:
    """What a milestone names that has the skill: the skill itself, people and providers who have it."""
    held = {record.id: record.skills for record in _skilled(workspace.resources)}
    return tuple(
        name for name in milestone.needs if has_skill((name,), skill) or has_skill(held.get(name, ()), skill)
    )


def _skilled(resources: Resources) -> tuple[Person | Provider, ...]:
    return (*resources.providers, *resources.people)


def _added(workspace: Workspace, change: Add, today: date) -> Workspace:
    commitment = _promise(workspace, change.commitment)
    asked = _asked(commitment, change.milestone)
    helped = {
        each.id: skilled_needs(workspace, each, change.skill)
        for each in commitment.milestones
        if each.id in asked and not each.done and not each.accepted
    }
    helped = {name: needs for name, needs in helped.items() if needs}
    parts = _parts_after(workspace, commitment, helped, change.since, today)
    if not parts:
        raise _nobody_to_help(commitment, change)
    worth = workspace.policy.assess.helper

    def joined(milestone: Milestone) -> Milestone:
        hands = sum(milestone.needs[name] for name in helped[milestone.id])
        faster = hands / (hands + change.share * worth)
        part = parts[milestone.id]
        needs = {**milestone.needs, change.who: change.share}
        return scaled(milestone, 1 - part + part * faster).model_copy(update={"needs": needs})

    return with_commitment(_with_newcomer(workspace, change), _each(commitment, parts, joined))


def _nobody_to_help(commitment: Commitment, change: Add) -> Fault:
    needed = sorted({name for milestone in commitment.milestones for name in milestone.needs})
    en, fr = ", ".join(needed) or "nobody", ", ".join(needed) or "personne"
    return Fault(
        f"no work of {commitment.id} after {change.since} needs {change.skill!r}; it needs {en}",
        f"aucun travail de {commitment.id} après le {change.since} ne demande "
        f"«\u00a0{change.skill}\u00a0»\u202f; il demande {fr}",
    )


def _parts_after(
    workspace: Workspace, commitment: Commitment, names: Collection[str], since: date, today: date
) -> dict[str, float]:
    """What part of the remaining days of each milestone lies on or after a day, by the plan of today."""
    workspace = waited_for(workspace, [commitment.id])
    calendars = Calendars(workspace, today)
    planned = place(workspace, calendars, today).network.tasks
    found: dict[str, float] = {}
    for milestone in commitment.milestones:
        plan = planned.get((commitment.id, milestone.id)) if milestone.id in names else None
        if plan is None or plan.remaining_from is None:
            continue
        days = calendars.milestone(commitment, milestone).index
        first, end = plan.remaining_from.toordinal(), plan.finish.toordinal() + 1
        whole = days.rank_within(end) - days.rank_within(first)
        after = days.rank_within(end) - days.rank_within(max(first, since.toordinal()))
        if whole > 0 and after > 0:
            found[milestone.id] = min(1.0, after / whole)
    return found


def _with_newcomer(workspace: Workspace, change: Add) -> Workspace:
    resources = workspace.resources
    if change.provider:
        # Without slots: the days of the organisation. Those before the start are not asked for.
        firm = Provider.model_construct(id=change.who, name=None, skills=(change.skill,), slots=())
        return replace(workspace, resources=replace(resources, providers=(*resources.providers, firm)))
    steps = (CapacityFrom.model_construct(from_=date.min, share=change.share),)
    person = Person.model_construct(id=change.who, capacity=steps, skills=(change.skill,))
    return replace(workspace, resources=replace(resources, people=(*resources.people, person)))


def _swapped(workspace: Workspace, change: Swap) -> Workspace:
    commitment = _promise(workspace, change.commitment)
    known = {record.id for record in workspace.resources.all()}  # type: ignore[attr-defined]
    if change.new not in known:
        raise Fault(
            f"{change.new!r} is nobody of resources.yaml",
            f"«\u00a0{change.new}\u00a0» n’est personne de resources.yaml",
        )
    asked = _asked(commitment, change.milestone)
    names = {m.id for m in commitment.milestones if m.id in asked and change.old in m.needs and not m.done}
    if not names:
        raise Fault(
            f"nothing left of {commitment.id} needs {change.old!r}",
            f"rien de ce qui reste de {commitment.id} ne demande «\u00a0{change.old}\u00a0»",
        )

    def swapped(milestone: Milestone) -> Milestone:
        needs = dict(milestone.needs)
        share = needs.pop(change.old)
        needs[change.new] = needs.get(change.new, 0.0) + share
        return milestone.model_copy(update={"needs": needs})

    return with_commitment(workspace, _each(commitment, names, swapped))


def _moved(workspace: Workspace, change: Move) -> Workspace:
    commitment = _promise(workspace, change.commitment)
    asked = _asked(commitment, change.milestone)

    def later(milestone: Milestone) -> Milestone:
        day = max(filter(None, (milestone.not_before, change.to)))
        return milestone.model_copy(update={"not_before": day})

    names = {each.id for each in commitment.milestones if each.id in asked and not _begun(each)}
    return with_commitment(workspace, _each(commitment, names, later))


def _begun(milestone: Milestone) -> bool:
    return bool(milestone.started or milestone.done or milestone.accepted)


def _after(workspace: Workspace, change: After) -> Workspace:
    commitment, other = _promise(workspace, change.commitment), _promise(workspace, change.other)
    if _waits_for(workspace, other, commitment.id):
        raise Fault(
            f"{other.id} waits for {commitment.id}: {commitment.id} cannot come after it",
            f"{other.id} attend {commitment.id}\u00a0: {commitment.id} ne peut pas passer après",
        )
    links = tuple(_end_of(other.id, name) for name in last_milestones(other))
    names = {each.id for each in commitment.milestones if not _begun(each)}
    waits = _each(commitment, names, lambda m: m.model_copy(update={"after": (*m.after, *links)}))
    return with_commitment(workspace, waits)


def _end_of(commitment_id: str, milestone_id: str) -> Link:
    return Link.model_construct(milestone=f"{commitment_id}/{milestone_id}", type="FS", lag=None)


def last_milestones(commitment: Commitment) -> tuple[str, ...]:
    """The milestones that no other of the promise waits for."""
    followed = {target(commitment, link)[1] for m in commitment.milestones for link in m.after}
    return tuple(m.id for m in commitment.milestones if m.id not in followed)


def _waits_for(workspace: Workspace, commitment: Commitment, wanted: str) -> bool:
    """Whether a promise waits, through others or not, for another one."""
    waiting: list[Commitment] = [commitment]
    seen: set[str] = set()
    while waiting:
        each = waiting.pop()
        if each.id == wanted:
            return True
        if each.id in seen:
            continue
        seen.add(each.id)
        waiting += _before(workspace, each)
    return False


def _before(workspace: Workspace, commitment: Commitment) -> Sequence[Commitment]:
    owners = {target(commitment, link)[0] for m in commitment.milestones for link in m.after}
    return [workspace.commitment[owner] for owner in owners if owner in workspace.commitment]
