"""What was known on a day: facts dated later are taken out of the records.

Only dated facts can be hidden. Undated ones (`progress`, `remaining`, a status without its date)
are those of the file, unless a hidden fact contradicts them: a milestone whose `done` is hidden
has not its final progress either, and a promise whose delivery is hidden is still active. The
files of that day, with their undated facts, are in the git history.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from engage.model.aftermath import Recovery, Step
from engage.model.commitment import Commitment, JournalEntry
from engage.model.days import parse_day
from engage.model.fault import Fault
from engage.model.place import Pointer
from engage.model.plan_of_work import Acceptance, Action, Agreement, Criterion, Milestone
from engage.model.quantity import DAYS_A_WEEK, Duration, Unit
from engage.model.sla import Incident
from engage.model.workspace import Workspace

#: Lists of a promise of which entries dated later are left out, and the day of an entry.
_DATED: dict[str, Callable[[Any], date]] = {
    **dict.fromkeys(("journal", "exchanges", "amendments", "feedback"), lambda entry: entry.on),
    "pauses": lambda pause: pause.from_,
}
_MOMENTS = ("responded", "resolved", "paused_from", "paused_to")


def known_on(workspace: Workspace, today: date) -> Workspace:
    """The workspace as far as its facts were known at the end of `today`."""
    commitments = tuple(_known_commitment(commitment, today) for commitment in workspace.commitments)
    incidents = tuple(_incident(i, today) for i in workspace.incidents if i.opened.date() <= today)
    series = tuple(value for value in workspace.series if value.on.date() <= today)
    known = (
        (incidents, workspace.incidents),
        (commitments, workspace.commitments),
        (series, workspace.series),
    )
    if all(_same(*each) for each in known):
        return workspace
    return Workspace(
        workspace.policy,
        commitments,
        workspace.clients,
        workspace.resources,
        workspace.risks,
        incidents,
        workspace.left_out,
        series,
    )


def later_entries(commitment: Commitment, today: date) -> dict[Pointer, tuple[int, ...]]:
    """The places, in the lists of a promise, of the entries that `known_on` leaves out, by list."""
    found: dict[Pointer, tuple[int, ...]] = {
        (name,): _places(getattr(commitment, name), lambda entry, day=day: day(entry) > today)  # type: ignore[misc]  # a default of its own
        for name, day in _DATED.items()
    }
    return {pointer: places for pointer, places in found.items() if places}


def _places(entries: tuple[Any, ...], later: Callable[[Any], bool]) -> tuple[int, ...]:
    return tuple(place for place, entry in enumerate(entries) if later(entry))


def _same(records: tuple[Any, ...], before: tuple[Any, ...]) -> bool:
    return len(records) == len(before) and all(a is b for a, b in zip(records, before, strict=True))


def _incident(incident: Incident, today: date) -> Incident:
    """What had happened of it by then; a pause that ends later is still open."""
    later = [name for name in _MOMENTS if (moment := getattr(incident, name)) and moment.date() > today]
    return incident.model_copy(update=dict.fromkeys(later)) if later else incident


def _known_commitment(commitment: Commitment, today: date) -> Commitment:
    changes: dict[str, Any] = {}
    for name, day in _DATED.items():
        _keep(changes, commitment, name, lambda entry, day=day: day(entry) <= today)
    _journal(changes, commitment, today)
    for name in ("decision", "baseline", "rejected"):
        record = getattr(commitment, name)
        if record and record.on > today:
            changes[name] = None
    _agreed(changes, commitment, today)
    _swap(
        changes,
        commitment,
        "milestones",
        tuple(_milestone(m, commitment, today) for m in commitment.milestones),
    )
    _swap(changes, commitment, "actions", _actions(commitment.actions, today))
    _swap(changes, commitment, "needs_from_client", _undone(commitment.needs_from_client, "received", today))
    _swap(changes, commitment, "risks", _undone(_undone(commitment.risks, "struck", today), "closed", today))
    _swap(changes, commitment, "accepted", _acceptance(commitment.accepted, today))
    _swap(changes, commitment, "recovery", _recovery(commitment.recovery, today))
    if commitment.delivered and commitment.delivered > today:
        changes |= {"delivered": None, "in_full": None}
    _promise(changes, commitment, today)
    _status(changes, commitment, today)
    return commitment.model_copy(update=changes) if changes else commitment


def _keep(changes: dict[str, Any], commitment: Commitment, name: str, known: Any) -> None:
    entries = getattr(commitment, name)
    kept = tuple(entry for entry in entries if known(entry))
    if len(kept) != len(entries):
        changes[name] = kept


def _journal(changes: dict[str, Any], commitment: Commitment, today: date) -> None:
    """What an entry says of later days (told, solved) was not so yet."""
    entries: tuple[JournalEntry, ...] = changes.get("journal", commitment.journal)
    known = _undone(_undone(entries, "client_told", today), "solved", today)
    if any(a is not b for a, b in zip(known, entries, strict=True)):
        changes["journal"] = known


def _swap(changes: dict[str, Any], commitment: Commitment, name: str, value: Any) -> None:
    before = getattr(commitment, name)
    same = value is before or (
        isinstance(value, tuple) and all(a is b for a, b in zip(value, before, strict=True))
    )
    if not same:
        changes[name] = value


def _undone(records: tuple[Any, ...], name: str, today: date) -> tuple[Any, ...]:
    """The records, with the date of one field removed where it lies ahead."""
    return tuple(
        record.model_copy(update={name: None}) if (day := getattr(record, name)) and day > today else record
        for record in records
    )


def _actions(actions: tuple[Action, ...], today: date) -> tuple[Action, ...]:
    return _undone(actions, "done", today)


def _agreed(changes: dict[str, Any], record: Commitment | Milestone, today: date) -> None:
    """Where the agreement lies ahead, the last one before it holds, and those before are the earlier ones.

    Its digest is left out: the terms in the file are those of the later agreement.
    """
    if not _lies_ahead(record.agreed, today):
        return
    known = tuple(earlier for earlier in record.agreements if not _lies_ahead(earlier, today))
    changes["agreed"] = known[-1].model_copy(update={"digest": None}) if known else None
    changes["agreements"] = known[:-1]


def _lies_ahead(agreed: Agreement | None, today: date) -> bool:
    return bool(agreed and agreed.on and agreed.on > today)


def _acceptance(accepted: Acceptance | None, today: date) -> Acceptance | None:
    if accepted is None or accepted.on > today:
        return None
    reservations = _undone(accepted.reservations, "lifted", today)
    if all(a is b for a, b in zip(reservations, accepted.reservations, strict=True)):
        return accepted
    return accepted.model_copy(update={"reservations": reservations})


def _milestone(milestone: Milestone, commitment: Commitment, today: date) -> Milestone:
    changes: dict[str, Any] = {}
    if due := _due_before(commitment, milestone.id, today):
        changes["due"] = due
    if milestone.rejected and milestone.rejected.on > today:
        changes["rejected"] = None
    accepted = _acceptance(milestone.accepted, today)
    if accepted is not milestone.accepted:
        changes["accepted"] = accepted
    _agreed(changes, milestone, today)
    if milestone.done and milestone.done > today:
        changes |= {"done": None, "progress": None, "remaining": _left(milestone, today)}
        changes["quality"] = tuple(_unmeasured(criterion) for criterion in milestone.quality)
    if milestone.started and milestone.started > today:
        changes |= {"started": None, "spent": None, "progress": None, "remaining": None}
    return milestone.model_copy(update=changes) if changes else milestone


def _left(milestone: Milestone, today: date) -> Duration | None:
    """What was left of work whose end is hidden: as if it had gone by its plan, at least a day."""
    if not (milestone.started and milestone.work):
        return None
    weeks, rest = divmod((today - milestone.started).days, 7)
    elapsed = weeks * DAYS_A_WEEK + min(rest, DAYS_A_WEEK)
    left = max(1.0, milestone.work.likely.days() - elapsed)
    return Duration(type(milestone.work.likely.amount)(str(left)), Unit.DAY)


def _unmeasured(criterion: Criterion) -> Criterion:
    return criterion.model_copy(update={"actual": None, "evidence": None})


def _recovery(recovery: Recovery | None, today: date) -> Recovery | None:
    if recovery is None or (recovery.opened and recovery.opened > today):
        return None
    changes: dict[str, Any] = {
        name: None
        for name in ("acknowledged", "explained", "follow_up", "closed")
        if _step_ahead(getattr(recovery, name), today)
    }
    for name, field in (("progress_plan", "done"), ("lessons", "done"), ("compensation", "given")):
        records = getattr(recovery, name)
        kept = _undone(records, field, today)
        if any(a is not b for a, b in zip(kept, records, strict=True)):
            changes[name] = kept
    return recovery.model_copy(update=changes) if changes else recovery


def _step_ahead(step: Step | None, today: date) -> bool:
    happened = step and (step.done or step.on)
    return bool(happened and happened > today)


def _promise(changes: dict[str, Any], commitment: Commitment, today: date) -> None:
    """Undo the deadline amendments that lie ahead: the due date was still the earlier one."""
    due = _due_before(commitment, None, today)
    if commitment.promise and due:
        changes["promise"] = commitment.promise.model_copy(update={"due": due})


def _due_before(commitment: Commitment, milestone: str | None, today: date) -> date | None:
    """The date, of the promise or of a milestone, before the first amendment of it that lies ahead."""
    later = [
        amendment
        for amendment in commitment.amendments
        if amendment.on > today and amendment.kind == "deadline" and amendment.milestone == milestone
    ]
    if not later:
        return None
    try:
        return parse_day(min(later, key=lambda amendment: amendment.on).from_ or "")
    except Fault:
        return None


def _status(changes: dict[str, Any], commitment: Commitment, today: date) -> None:
    status = commitment.status
    made = commitment.promise.made if commitment.promise else None
    if status == "accepted" and commitment.accepted and changes.get("accepted", ...) is None:
        status = "delivered"
    if status == "delivered" and "delivered" in changes:
        status = "active"
    if status == "broken" and commitment.recovery and changes.get("recovery", ...) is None:
        status = "active"
    if status == "suspended" and changes.get("pauses") == ():
        status = "active"
    if made and made > today and status not in {"draft", "lost", "cancelled"}:
        status = "proposed"
    if status != commitment.status:
        changes["status"] = status
