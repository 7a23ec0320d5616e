"""Conditions on what is owed: steps of a recovery, actions, words to the client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.escalation.firing import Hit
from engage.health.escalation.watch import Watch
from engage.health.recorded import last_recorded
from engage.health.recovery import overdue_steps
from engage.health.slips import last_told, slips
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.escalation import EscalationWhen
from engage.model.quantity import Duration
from engage.model.text import Text

_AHEAD = 10  # working days before a date within which telling a slip speaks of that date
_Owed = tuple[str, Text, str | None, date, Pointer]  # subject, what, who, due, where


def recovery_overdue(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """A step of an open recovery is overdue."""
    for step in overdue_steps(commitment, watch.now):
        if step.due:
            owed = (step.subject, step.what, step.who, step.due, step.pointer)
            head = Text("Recovery overdue", "Réparation en retard")
            yield from _overdue(owed, when.recovery_overdue, head, commitment, watch)


def action_overdue(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """An action of a review, a risk or a contingency plan is overdue."""
    for place, action in enumerate(commitment.actions):
        if action.due and not action.done:
            what = Text(action.what, action.what)
            owed = (f"action/{action.id or place}", what, action.who, action.due, ("actions", place))
            yield from _overdue(
                owed, when.action_overdue, Text("Action overdue", "Action en retard"), commitment, watch
            )


def _overdue(
    owed: _Owed, limit: Duration | None, head: Text, commitment: Commitment, watch: Watch
) -> Iterator[Hit]:
    subject, what, who, due, pointer = owed
    late = watch.now.working_days(due, watch.now.today)
    if due >= watch.now.today or limit is None or late <= watch.now.days(limit):
        return
    by = working_days(late)
    name = f" ({watch.now.workspace.name_of(commitment, who)})" if who else ""
    why = Text(f"{head.en} by {by.en}: {what.en}{name}", f"{head.fr} de {by.fr}\u00a0: {what.fr}{name}")
    yield Hit(subject, watch.severity(commitment), why, on=due, since=due, pointer=pointer)


def silence(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """Nothing was said to the client for too long; counted from the promise where nothing ever was."""
    if commitment.delivered or when.silence is None:
        return
    last = last_told(commitment, watch.now.today)
    since = last or (commitment.promise.made if commitment.promise else None)
    if since is None or since > watch.now.today:
        return
    quiet = watch.now.working_days(since, watch.now.today)
    if quiet <= watch.now.days(when.silence):
        return
    length, on = working_days(quiet), day(since, watch.now.today)
    why = Text(
        f"Nothing said to the client for {length.en}, last on {on.en}",
        f"Rien dit au client depuis {length.fr}, dernier mot le {on.fr}",
    )
    if last is None:
        why = Text(
            f"Nothing said to the client since the promise, {length.en} ago",
            f"Rien dit au client depuis l’engagement, il y a {length.fr}",
        )
    yield Hit(
        "silence", watch.severity(commitment), why, on=commitment.due, since=since, pointer=("exchanges",)
    )


def untold(commitment: Commitment, when: EscalationWhen, watch: Watch) -> Iterator[Hit]:
    """A slip is known inside, still open, and the client was not told for too long.

    Slips are those of the journal; where it has none that is kept back, a gate or the promise itself past
    the date that the client holds us to, or work that cannot end by it (seen since the last fact recorded).
    """
    if when.untold is None:
        return
    limit = watch.now.days(when.untold)
    found = [slip for slip in slips(commitment) if slip.kept_back]
    for slip in found:
        if (days := watch.now.working_days(slip.known, watch.now.today)) > limit:
            yield _untold(f"slip/{slip.known}", slip.known, days, slip.note, slip.pointer, commitment, watch)
    if found or commitment.delivered or commitment.status != "active":
        return
    for subject, known, what, pointer in _seen_slips(commitment, watch):
        days = watch.now.working_days(known, watch.now.today)
        if days > limit and not _told_of(commitment, known, watch):
            yield _untold(subject, known, days, what.en, pointer, commitment, watch, what.fr)
            return  # one is enough to pick up the phone


def _untold(
    subject: str, known: date, days: int, what: str, pointer: Pointer, commitment: Commitment, watch: Watch,
    what_fr: str | None = None,
) -> Hit:  # fmt: skip
    length, on = working_days(days), day(known, watch.now.today)
    why = Text(
        f"Known since {on.en}, not told to the client for {length.en}: {what}",
        f"Su depuis le {on.fr}, pas dit au client depuis {length.fr}\u00a0: {what_fr or what}",
    )
    return Hit(
        subject, watch.severity(commitment), why, on=commitment.due, since=known, pointer=pointer
    )  # fmt: skip


def _seen_slips(commitment: Commitment, watch: Watch) -> Iterator[tuple[str, date, Text, Pointer]]:
    """What the plan shows to have slipped, with the day from which everybody here could see it."""
    today = watch.now.today
    for position, gate in enumerate(commitment.milestones):
        if gate.due and gate.due < today and not gate.done:
            title = gate.title or gate.id
            what = Text(f"{title} was not reached", f"{title} n’est pas franchi")
            yield f"gate/{gate.id}", gate.due, what, ("milestones", position, "due")
    due, finish = commitment.due, watch.now.plan(commitment).finish
    if due and due < today:
        what = Text("the promised date has passed", "la date promise est passée")
        yield "due", due, what, ("promise", "due")
    elif due and finish and finish > due and (seen := last_recorded(commitment, watch.now)):
        ends, was = day(finish, today), day(due, today)
        what = Text(
            f"even without buffer the work ends on {ends.en}, promised for {was.en}",
            f"même sans tampon, le travail finit le {ends.fr}, promis pour le {was.fr}",
        )
        yield "forecast", seen, what, ("promise", "due")


def _told_of(commitment: Commitment, known: date, watch: Watch) -> bool:
    """Whether the client heard of it: any word since, or a slip told not long before."""
    last = last_told(commitment, watch.now.today)
    if last is not None and last >= known:
        return True
    told = [*(e.client_told for e in commitment.journal), *(a.client_told for a in commitment.amendments)]
    return any(on and 0 <= watch.now.working_days(on, known) <= _AHEAD for on in told)
