"""The dates of the records that rules compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from engage.model.base import FileRecord
from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.party import ClientCalendar, Closure, Slot, Span
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.rules.words import both


@dataclass(frozen=True, slots=True)
class Pair:
    """Two dates of which the first must not lie after the other, with what they are called."""

    first_at: Pointer
    first: date | None
    first_name: Text
    then_at: Pointer
    then: date | None
    then_name: Text

    @property
    def is_reversed(self) -> bool:
        """Whether both are known and stand the wrong way round."""
        return self.first is not None and self.then is not None and self.then < self.first


_START = both("the start", "le début")
_DUE = both("the promised date", "la date promise")
_MADE = both("the day the promise was made", "le jour où l'engagement a été pris")
_STARTED = both("the start of the work", "le début du travail")
_DONE = both("its end", "sa fin")
_ACCEPTED = both("its acceptance", "son acceptation")
_CHAIN_START = both("the start of the baseline", "le début du plan de référence")
_CHAIN_END = both("its finish", "sa fin")
_DELIVERED = both("the delivery", "la livraison")
_PAUSED = both("the beginning of the pause", "le début de la pause")
_RESUMED = both("its end", "sa fin")


def pairs(commitment: Commitment) -> Iterator[Pair]:
    """The pairs of a commitment and of its milestones."""
    promise = commitment.promise
    if promise:
        begun = Pair(("promise", "start"), promise.start, _START, ("promise", "due"), promise.due, _DUE)
        yield begun
        if not begun.is_reversed:  # else the same wrong date would be reported twice
            yield Pair(("promise", "made"), promise.made, _MADE, ("promise", "due"), promise.due, _DUE)
    if (plan := commitment.baseline) is not None:
        yield Pair(
            ("baseline", "start"), plan.start, _CHAIN_START, ("baseline", "finish"), plan.finish, _CHAIN_END
        )
    if accepted := commitment.accepted:
        at = ("accepted", "on")
        yield Pair(("delivered",), commitment.delivered, _DELIVERED, at, accepted.on, _ACCEPTED)
    for place, pause in enumerate(commitment.pauses):
        from_, to = ("pauses", place, "from"), ("pauses", place, "to")
        yield Pair(from_, pause.from_, _PAUSED, to, pause.to, _RESUMED)
    yield from _of_milestones(commitment)


def _of_milestones(commitment: Commitment) -> Iterator[Pair]:
    for place, milestone in enumerate(commitment.milestones):
        at = ("milestones", place)
        yield Pair((*at, "started"), milestone.started, _STARTED, (*at, "done"), milestone.done, _DONE)
        accepted = milestone.accepted.on if milestone.accepted else None
        yield Pair((*at, "done"), milestone.done, _DONE, (*at, "accepted", "on"), accepted, _ACCEPTED)


def promised_dates(commitment: Commitment) -> Iterator[tuple[Pointer, date]]:
    """The dates of a promise that are neither facts nor history."""
    promise = commitment.promise
    given: list[tuple[Pointer, date | None]] = []
    if promise:
        given += [(("promise", "start"), promise.start), (("promise", "due"), promise.due)]
    for place, milestone in enumerate(commitment.milestones):
        given += [
            (("milestones", place, "not_before"), milestone.not_before),
            (("milestones", place, "due"), milestone.due),
        ]
    for place, action in enumerate(commitment.actions):
        if action.done is None:
            given.append((("actions", place, "due"), action.due))
    return ((pointer, day) for pointer, day in given if day is not None)


def periods(workspace: Workspace) -> Iterator[tuple[FileRecord, Pointer, date, date]]:
    """The closures, freezes, absences and slots of people, clients and the organisation."""
    policy, resources = workspace.policy, workspace.resources
    yield from _of(policy, ("calendar", "closures"), policy.calendar.closures)
    for client in workspace.clients:
        yield from _of_calendar(client, client.calendar)
    for person in resources.people:
        yield from _of(person, ("absences",), person.absences)
        yield from _of_calendar(person, person.calendar)
    for machine in resources.equipment:
        yield from _of(machine, ("absences",), machine.absences)
    for provider in resources.providers:
        yield from _of(provider, ("slots",), provider.slots)


def _of_calendar(
    record: FileRecord, calendar: ClientCalendar | None
) -> Iterator[tuple[FileRecord, Pointer, date, date]]:
    if calendar:
        yield from _of(record, ("calendar", "closures"), calendar.closures)
        yield from _of(record, ("calendar", "freezes"), calendar.freezes)


def _of(
    record: FileRecord, at: Pointer, spans: Iterable[Closure | Span | Slot]
) -> Iterator[tuple[FileRecord, Pointer, date, date]]:
    for place, span in enumerate(spans):
        if span.to is not None:
            yield record, (*at, place), span.from_, span.to
