"""Incident records as instants, with what is wrong with them told and not guessed.

A record whose times contradict each other is left out of every figure: nobody can say how long it took.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import pairwise
from typing import Literal

from engage.model.diagnostic import Pointer
from engage.model.sla import Incident
from engage.model.text import Text
from engage.plan.service_clock import instant

Waiting = Literal["client", "us", "third_party"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A pause of an incident's clock; `end` is `None` while it lasts, `waiting_on` where nobody said."""

    start: float
    end: float | None
    waiting_on: Waiting | None
    cause: str | None

    @property
    def stops(self) -> bool:
        """Whether the clock stands still: not where the pause waits on us."""
        return self.waiting_on != "us"


@dataclass(frozen=True, slots=True)
class Record:
    """An incident; its moments are seconds since 1970, its pauses are in order and do not overlap."""

    id: str
    severity: str | None
    opened: float
    responded: float | None
    resolved: float | None
    pauses: tuple[Stop, ...]
    path: str
    pointer: Pointer

    def end_of(self, measure: str) -> float | None:
        """When it was answered, or solved; an incident solved without a recorded answer was answered then."""
        if measure == "response":
            return self.resolved if self.responded is None else self.responded
        return self.resolved


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an incident is left out of the figures, and where that stands.

    A value of a `series` has its day as `id`.
    """

    id: str
    message: Text
    path: str
    pointer: Pointer
    series: str | None = None


def read(incidents: Sequence[Incident], zone: tzinfo, now: float) -> tuple[list[Record], list[Fault]]:
    """The incidents that can be measured, in the order in which they were opened, and those that cannot.

    Rows with the same id are one incident with several pauses.
    """
    records: list[Record] = []
    faults: list[Fault] = []
    rows: dict[str, list[Incident]] = {}
    for incident in incidents:
        rows.setdefault(incident.id, []).append(incident)
    for same in rows.values():
        record, fault = _one(same, zone, now)
        if fault:
            faults.append(fault)
        elif record:
            records.append(record)
    return sorted(records, key=lambda record: (record.opened, record.id)), faults


def _one(same: list[Incident], zone: tzinfo, now: float) -> tuple[Record | None, Fault | None]:
    head = same[0]
    for row in same[1:]:
        if _facts(row) != _facts(head):
            return None, _fault(row, "id", _TWICE)
    opened = instant(head.opened, zone)
    responded = instant(head.responded, zone) if head.responded else None
    resolved = instant(head.resolved, zone) if head.resolved else None
    wrong = _order(opened, responded, resolved, now)
    if wrong:
        return None, _fault(head, *wrong)
    pauses: list[tuple[Stop, Incident]] = []
    for row in same:
        pause, wrong = _pause(row, zone, opened, resolved)
        if wrong:
            return None, _fault(row, *wrong)
        if pause:
            pauses.append((pause, row))
    pauses.sort(key=lambda each: each[0].start)
    for (one, _), (two, row) in pairwise(pauses):
        if one.end is None or one.end > two.start:
            return None, _fault(row, "paused_from", _OVERLAP)
    stops = tuple(pause for pause, _ in pauses)
    return Record(head.id, head.severity, opened, responded, resolved, stops, head.path, head.pointer), None


def _facts(row: Incident) -> tuple[object, ...]:
    return row.client, row.commitment, row.severity, row.opened, row.responded, row.resolved


_Wrong = tuple[str, Text]
_TWICE = Text(
    "its id stands twice, with other facts: further rows of an incident may only give further pauses",
    "son identifiant figure deux fois, avec d’autres faits\u00a0: les lignes suivantes d’un incident "
    "ne donnent que des pauses",
)
_OVERLAP = Text("two of its pauses overlap", "deux de ses pauses se chevauchent")


def _order(opened: float, responded: float | None, resolved: float | None, now: float) -> _Wrong | None:
    if opened > now:
        return "opened", Text("it is opened later than now", "il est ouvert après maintenant")
    if responded is not None and responded < opened:
        return "responded", Text("answered before it was opened", "répondu avant d’être ouvert")
    if resolved is not None and resolved < opened:
        return "resolved", Text("resolved before it was opened", "résolu avant d’être ouvert")
    if responded is not None and resolved is not None and resolved < responded:
        return "resolved", Text("resolved before it was answered", "résolu avant la réponse")
    return None


def _pause(
    row: Incident, zone: tzinfo, opened: float, resolved: float | None
) -> tuple[Stop | None, _Wrong | None]:
    if row.paused_from is None:
        return None, _NO_START if row.paused_to else None
    start = instant(row.paused_from, zone)
    end = instant(row.paused_to, zone) if row.paused_to else None
    return Stop(start, end, row.waiting_on, row.pause_cause), _pause_order(start, end, opened, resolved)


_NO_START = (
    "paused_to",
    Text("its pause ends and never began: `paused_from` is missing", "sa pause finit sans avoir commencé"
         "\u00a0: `paused_from` manque"),
)  # fmt: skip


def _pause_order(start: float, end: float | None, opened: float, resolved: float | None) -> _Wrong | None:
    if end is not None and end < start:
        return "paused_to", Text("its pause ends before it begins", "sa pause finit avant de commencer")
    if start < opened:
        return "paused_from", Text("its pause begins before it was opened", "sa pause précède l’ouverture")
    if resolved is None:
        return None
    if end is None:
        return "paused_to", Text(
            "it is resolved and its pause has no end", "il est résolu et sa pause n’a pas de fin"
        )
    if end > resolved:
        return "paused_to", Text("its pause ends after it was resolved", "sa pause finit après la résolution")
    return None


def _fault(row: Incident, field: str, message: Text) -> Fault:
    return Fault(row.id, message, row.path, (*row.pointer, field))


def overlapping(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches of time in order, those that touch or overlap made one."""
    found: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found
