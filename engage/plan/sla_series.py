"""Values of a named series against the target of a running promise.

A value counts in the period of the day it was measured on. What cannot be compared with the target is left
out and told, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import pairwise
from statistics import median

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.sla import SeriesValue, SlaTarget
from engage.model.target import met
from engage.model.text import Text
from engage.plan.service_clock import instant, local
from engage.plan.sla_records import Fault

_WEEKEND = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """A value on its day in the promise's zone, and whether it meets the target."""

    on: date
    shown: str
    met: bool
    path: str
    pointer: Pointer


def values_of(commitment: Commitment, values: Iterable[SeriesValue]) -> tuple[SeriesValue, ...]:
    """The values that count for a promise: of one moment the one that names it, else its client, else any."""
    found: dict[str, tuple[int, SeriesValue]] = {}
    for value in values:
        if value.commitment not in {None, commitment.id} or value.client not in {None, commitment.client}:
            continue
        rank = 2 * (value.commitment is not None) + (value.client is not None)
        key = value.on.isoformat()
        if key not in found or rank > found[key][0]:
            found[key] = rank, value
    return tuple(value for _, value in found.values())


def judge(
    values: Iterable[SeriesValue], target: SlaTarget, commitment: Commitment, zone: tzinfo, now: float
) -> tuple[tuple[Judged, ...], tuple[Fault, ...]]:
    """The values before `now` from the days on which the promise runs, by day, and those left out."""
    if not comparable(target):
        return (), ()
    judged: list[tuple[float, Judged]] = []
    faults: list[Fault] = []
    for value in values:
        at = instant(value.on, zone)
        day = local(at, zone).date()
        if at >= now or not _runs(commitment, day) or target.target is None:
            continue
        verdict = met(target.target, value.value)
        if verdict is None:
            faults.append(_not_comparable(value, target, day))
        else:
            judged.append((at, Judged(day, value.value.text, verdict, value.path, value.pointer)))
    judged.sort(key=lambda pair: (pair[0], pair[1].path, str(pair[1].pointer)))
    return tuple(each for _, each in judged), tuple(faults)


def comparable(target: SlaTarget) -> bool:
    """Whether values can be held against a target: it has an operator and a number, or says yes or no."""
    wanted = target.target
    if wanted is None:
        return False
    return wanted.operator is not None if wanted.number is not None else bool(wanted.text.strip())


def silent_since(values: Sequence[Judged], until: date, period_start: date) -> date | None:
    """The day of the last value of a series that stopped; `None` where the next one may still come.

    It stopped when nothing came for longer than twice the usual (median) time between two values and a
    weekend; a lone value says nothing of the rhythm, and holds for its own period.
    """
    days = sorted({value.on for value in values})
    if not days:
        return None
    if len(days) == 1:
        return days[0] if days[0] < period_start else None
    usual = median((after - before).days for before, after in pairwise(days))
    return days[-1] if (until - days[-1]).days > 2 * usual + _WEEKEND else None


def _runs(commitment: Commitment, day: date) -> bool:
    promise = commitment.promise
    if promise is None:
        return True
    return not ((promise.start and day < promise.start) or (promise.due and day > promise.due))


def _not_comparable(value: SeriesValue, target: SlaTarget, day: date) -> Fault:
    wanted = target.target.text.strip() if target.target else ""
    given = value.value.text.strip()
    message = Text(
        f"{given} cannot be held against {wanted}: write it in the same unit",
        f"{given} ne se compare pas à {wanted}\u00a0: écrivez-la dans la même unité",
    )
    return Fault(day.isoformat(), message, value.path, (*value.pointer, "value"), value.series)
