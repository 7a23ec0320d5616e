"""All facts of one call, as the changes of one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from engage.model.commitment import Commitment, Status
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.rules.words import both
from engage.usecase.change import Change, NotPossible, Refused, put
from engage.usecase.update import acceptance, facts, follow_up, told
from engage.usecase.update.amended import amended
from engage.usecase.update.desk import Desk, Recorded, recorded
from engage.usecase.update.facts import Accepted, Delivered, Fact, NewStatus
from engage.usecase.update.measured import measured
from engage.usecase.update.work import work

_HOW: dict[type, Callable[[Desk, Any], Recorded]] = {
    facts.Work: work,
    facts.Measured: measured,
    facts.Accepted: acceptance.accepted,
    facts.Lifted: acceptance.lifted,
    facts.Rejected: acceptance.rejected,
    facts.Delivered: acceptance.delivered,
    facts.Noted: told.noted,
    facts.Told: told.told,
    facts.Solved: told.solved,
    facts.Message: told.message,
    facts.NewAction: follow_up.new_action,
    facts.ActionDone: follow_up.action_done,
    facts.Amended: amended,
    facts.Paused: follow_up.paused,
    facts.PauseOver: follow_up.pause_over,
    facts.Received: follow_up.received,
    facts.Struck: follow_up.struck,
}
_OVER: frozenset[Status] = frozenset({"accepted", "lost", "cancelled"})


@dataclass(frozen=True, slots=True)
class Updated:
    """What changes in the file, and a sentence for each fact."""

    changes: tuple[Change, ...]
    said: tuple[Text, ...]


def update(
    workspace: Workspace, commitment: Commitment, told_facts: Sequence[Fact], today: date
) -> Updated | Refused:
    """The changes that record some facts of a promise, in the order given, or why there are none.

    Args:
        workspace: as known today.
        commitment: the promise as its file has it, facts dated later included.
        told_facts: what happened.
        today: the day that counts as today.
    """
    desk = Desk(workspace, commitment, today)
    try:
        done = list(_each(desk, told_facts))
    except NotPossible as stopped:
        return Refused(stopped.reason)
    changes = tuple(change for each in done for change in each.changes)
    return Updated(changes, tuple(each.said for each in done))


def _each(desk: Desk, told_facts: Sequence[Fact]) -> Iterator[Recorded]:
    for fact in told_facts:
        if isinstance(fact, NewStatus):
            continue
        found = _HOW[type(fact)](desk, fact)
        if isinstance(fact, Accepted):
            more = (*_reached(desk, fact, told_facts), *acceptance.settles_refusal(desk, fact))
            found = Recorded((*found.changes, *more), found.said)
        yield found
    yield from _status(desk, told_facts)


def _reached(desk: Desk, fact: Accepted, told_facts: Iterable[Fact]) -> Iterator[Change]:
    """A gate that the client accepted was reached, on that day where no other is known."""
    if fact.milestone is None or any(isinstance(f, facts.Work) and f.done for f in told_facts):
        return
    at, gate = desk.gate(fact.milestone)
    if gate.done is None:
        yield put((*at, "done"), fact.on)


def _status(desk: Desk, told_facts: Iterable[Fact]) -> Iterator[Recorded]:
    """The status that is asked for, else the one that follows from a delivery or an acceptance."""
    asked: Status | None = None
    follows: Status | None = None
    for fact in told_facts:
        if isinstance(fact, NewStatus):
            asked = fact.status
        elif isinstance(fact, Accepted) and fact.milestone is None:
            _wants_delivery(desk, told_facts)
            follows = "accepted"
        elif isinstance(fact, Delivered) and fact.on and follows is None:
            follows = "delivered"
    now = desk.commitment.status
    if asked is None and (now in _OVER or now == "broken"):
        return
    wanted = asked or follows
    if wanted and (wanted != now or asked):
        changes = iter([] if wanted == now else [put(("status",), wanted)])
        name = desk.commitment.id
        yield recorded(changes, f"`{name}`: status {wanted}", f"`{name}` : statut {wanted}")


def _wants_delivery(desk: Desk, told_facts: Iterable[Fact]) -> None:
    if desk.commitment.delivered or any(isinstance(f, Delivered) and f.on for f in told_facts):
        return
    name = desk.commitment.id
    raise NotPossible(
        both(
            f"`{name}` is not delivered: give --delivered too, or name the milestone that was accepted "
            f"(`{name}/MILESTONE`)",
            f"`{name}` n'est pas livré : donnez aussi --delivered, ou nommez le jalon réceptionné "
            f"(`{name}/JALON`)",
        )
    )
