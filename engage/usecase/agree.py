"""The client agreed: what is recorded, so that nobody changes a promise unseen afterwards.

Of the promise: the agreement with a digest of its terms, and the plan of the day as its baseline. Of a
milestone: the agreement. The agreement that stood there before moves to `agreements`.

The baseline is frozen when there is none yet, and anew when the terms differ from those agreed before. Where
the same terms are agreed again it stays: a new one would make the buffer burnt so far vanish.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from engage.model.commitment import Baseline, Commitment
from engage.model.diagnostic import Pointer
from engage.model.digest import digest, is_comparable
from engage.model.people import Directory
from engage.model.plan_of_work import Agreement
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.figures import number
from engage.plan.schedule_types import CommitmentPlan
from engage.rules.scope import is_closed, is_running
from engage.usecase import agree_words as words
from engage.usecase.change import Change, Refused, append, put


@dataclass(frozen=True, slots=True)
class AgreeOptions:
    """What the client said: who, on which day, where it is written, and about which gate, if not the whole.

    `today` is the day of the baseline.
    """

    by: str
    on: date
    today: date
    ref: str | None = None
    milestone: str | None = None
    baseline: bool = True


@dataclass(frozen=True, slots=True)
class Agreed:
    """What to change in the record, and what to tell; no changes where it was all recorded before."""

    changes: tuple[Change, ...]
    summary: Text
    next: Text


def without_baseline(workspace: Workspace, commitment: Commitment) -> Workspace:
    """The workspace to schedule a new baseline in: the old one must not rule over the buffer of the new."""
    free = commitment.model_copy(update={"baseline": None})
    return Workspace(
        workspace.policy,
        tuple(free if record is commitment else record for record in workspace.commitments),
        workspace.clients,
        workspace.resources,
        workspace.risks,
        workspace.incidents,
        workspace.left_out,
        workspace.series,
    )


def freezes(commitment: Commitment, options: AgreeOptions) -> bool:
    """Whether the plan of today is to become the baseline; a schedule is needed only then."""
    if options.milestone or not options.baseline or is_running(commitment):
        return False
    return commitment.baseline is None or _are_new_terms(commitment)


def agree(
    workspace: Workspace, commitment: Commitment, plan: CommitmentPlan | None, options: AgreeOptions
) -> Agreed | Refused:
    """The changes that record an agreement, or why there are none.

    Args:
        workspace: as known today.
        commitment: the promise as its file has it, facts dated later included.
        plan: its schedule in `without_baseline`, where it `freezes`.
        options: what the client said.
    """
    known = workspace.commitment[commitment.id]
    if reason := _refusal(workspace, known, options):
        return Refused(reason)
    if options.milestone is not None:
        return _gate(commitment, options.milestone, options)
    if reason := _out_of_order(commitment.id, commitment.agreed, options.on):
        return Refused(reason)
    return _whole(known, plan, options)


def _whole(commitment: Commitment, plan: CommitmentPlan | None, options: AgreeOptions) -> Agreed:
    agreement = _agreement(commitment.agreed, options, digest(commitment))
    changes = tuple(_agreed(commitment.agreed, agreement, ()))
    frozen = _baseline(plan, options.today) if freezes(commitment, options) else None
    if frozen and frozen != commitment.baseline:
        changes += (put(("baseline",), _fields(frozen)),)
    about = words.frozen(frozen) if frozen else _not_frozen(commitment, plan, options)
    summary = words.whole(words.said(commitment.id, agreement, is_new=bool(changes)), agreement, about)
    return Agreed(changes, summary, words.what_next(commitment))


def _gate(commitment: Commitment, wanted: str, options: AgreeOptions) -> Agreed | Refused:
    gates = commitment.milestones
    place = next((place for place, gate in enumerate(gates) if gate.id == wanted), None)
    if place is None:
        return Refused(words.no_gate(commitment.id, wanted, [gate.id for gate in gates]))
    gate, name = gates[place], f"{commitment.id}/{wanted}"
    if gate.accepted:
        return Refused(words.gate_accepted(name, gate.accepted.on))
    if reason := _out_of_order(name, gate.agreed, options.on):
        return Refused(reason)
    agreement = _agreement(gate.agreed, options, None)
    changes = tuple(_agreed(gate.agreed, agreement, ("milestones", place)))
    summary = words.said(name, agreement, is_new=bool(changes))
    return Agreed(changes, summary, words.what_next(commitment))


def _agreement(before: Agreement | None, options: AgreeOptions, terms: str | None) -> Agreement:
    """The new agreement; the reference stays where it is the same one, told again."""
    is_same = before and (before.on, before.by) == (options.on, options.by)
    ref = options.ref or (before.ref if before and is_same else None)
    return Agreement(on=options.on, by=options.by, ref=ref, digest=terms)


def _agreed(before: Agreement | None, now: Agreement, at: Pointer) -> Iterator[Change]:
    """The new agreement, and the earlier one kept unless the new only completes it."""
    if before == now:
        return
    if before and not _completes(before, now):
        yield append((*at, "agreements"), _fields(before))
    yield put((*at, "agreed"), _fields(now))


def _completes(before: Agreement, now: Agreement) -> bool:
    """Whether all that was noted before is still so."""
    return _fields(before).items() <= _fields(now).items()


def _fields(record: Agreement | Baseline) -> dict[str, Any]:
    """What is given in a record, as it is written in a file."""
    given = {name: getattr(record, name) for name in type(record).model_fields}
    return {name: str(value) for name, value in given.items() if value is not None}


def _are_new_terms(commitment: Commitment) -> bool:
    before = commitment.agreed.digest if commitment.agreed else None
    return before is not None and is_comparable(before) and before != digest(commitment)


def _baseline(plan: CommitmentPlan | None, today: date) -> Baseline | None:
    """The plan as it stands; `None` where it has no dates or no buffer, or nothing is left to do."""
    if plan is None or plan.start is None or plan.finish is None or plan.buffer is None or _is_done(plan):
        return None
    held = number(plan.buffer.days, "en")
    dates = {"on": today, "start": plan.start, "finish": plan.finish}
    written = {name: day.isoformat() for name, day in dates.items()} | {"buffer": f"{held}d"}
    return Baseline.model_validate(written)


def _is_done(plan: CommitmentPlan) -> bool:
    return bool(plan.milestones) and all(milestone.state == "done" for milestone in plan.milestones)


def _not_frozen(commitment: Commitment, plan: CommitmentPlan | None, options: AgreeOptions) -> Text:
    """Why there is no new baseline."""
    if commitment.baseline and not freezes(commitment, options):
        return words.stays(commitment.baseline)
    if not options.baseline:
        return words.NOT_ASKED
    if is_running(commitment):
        return words.RUNNING
    if plan and _is_done(plan):
        return words.ALL_DONE
    return words.no_plan(plan.unknown if plan else ())


def _refusal(workspace: Workspace, commitment: Commitment, options: AgreeOptions) -> Text | None:
    if is_closed(commitment):
        return words.closed(commitment)
    found = Directory(workspace).find(options.by, commitment)
    if found and all(party.kind != "contact" for party in found):
        return words.one_of_us(options.by)
    return words.lies_ahead(options.on, options.today) if options.on > options.today else None


def _out_of_order(name: str, before: Agreement | None, on: date) -> Text | None:
    if before is None or before.on is None or before.on <= on:
        return None
    return words.out_of_order(name, before.on, on)
