"""A forecast from outside: what is left, lengthened as past work was (Flyvbjerg 2006).

A second opinion that knows neither the spread of estimates nor risks, only what came of earlier plans. Two
readings, each at the scale on which its ratios of actual to planned were measured: the whole promise by one
ratio of past deliveries, which is the cautious one, since then all of it goes wrong together; and each
milestone by a ratio of its own of past milestones, resampled with replacement (Efron 1979), where ups and
downs even out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, exp

import numpy as np

from engage.learn.conformal import cases_needed, conformal_quantile
from engage.learn.delivered import delivered
from engage.learn.fit import WINDOW
from engage.learn.together import milestone_ratios
from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.calendar import OutOfCalendar, WorkCalendar
from engage.plan.calendars import Calendars
from engage.plan.chain import whole_chain
from engage.plan.history import correlation_of
from engage.plan.placing import Placing, distinct, place
from engage.plan.types import commitment_type

SHARES = (0.5, 0.8, 0.9)
#: Fewer ratios than these bound no P80, and are no class to compare with.
LEAST = cases_needed(0.8)
_PARTS = 20  # of a day: lengths are summed on this grid


@dataclass(frozen=True, slots=True)
class Reading:
    """So many past ratios, and the days by which the work is done in 50, 80 and 90 of 100 cases.

    A date is `None` where there are too few ratios for its share (`bounded` says so), or calendars end
    before it.
    """

    cases: int
    dates: tuple[date | None, ...]

    @property
    def bounded(self) -> tuple[bool, ...]:
        """For which of the shares there are ratios enough."""
        return tuple(self.cases >= cases_needed(share) for share in SHARES)


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """The outside view of one promise: `left` days of work on its chain, over so many milestones.

    `kind` is the type whose deliveries were used, `None` where these are of all types. `apart` is `None`
    where too few milestones have a start and an end on record.
    """

    kind: str | None
    left: float
    milestones: int
    whole: Reading
    apart: Reading | None


def resampled(lengths: Sequence[float], ratios: Sequence[float], shares: Sequence[float]) -> list[float]:
    """The days not exceeded in these shares of cases, if each part of a chain takes a past ratio of its own.

    Ratios are drawn with replacement. A chain of one part takes one ratio for all. Exact: the distributions
    of the parts are convolved, on a grid of twentieths of a day, so that nothing is left to a seed.

    Raises:
        ValueError: there are no ratios.
    """
    if not ratios:
        raise ValueError("no past ratios to draw from")
    whole = np.ones(1)
    for length in lengths:
        cells = np.rint(length * np.asarray(ratios) * _PARTS).astype(np.int64)
        whole = np.convolve(whole, np.bincount(cells) / len(ratios))
    reached = np.cumsum(whole)
    return [float(np.searchsorted(reached, share - 1e-9)) / _PARTS for share in shares]


def reference_class(
    workspace: Workspace, commitment: Commitment, today: date, placed: tuple[Calendars, Placing] | None = None
) -> ReferenceClass | None:
    """The outside view of one promise; `None` without deliveries enough, or with nothing left to do.

    Facts dated after `today` must have been taken out before (`engage.model.asof.known_on`). `placed`: the
    calendars and the work placed by them, where they are at hand.
    """
    if placed is None:
        calendars = Calendars(workspace, today)
        placed = calendars, place(workspace, calendars, today)
    calendars, placing = placed
    group = placing.network.groups.get(commitment.id)
    left = _left(workspace, commitment, placing, calendars.hours_per_day)
    kind, ratios = _ratios(workspace, commitment.type, today)
    if not left or group is None or not group.complete or len(ratios) < LEAST:
        return None
    later = _Later(calendars.commitment(commitment), group.finish, sum(left))
    bounds = (conformal_quantile(ratios, share) for share in SHARES)
    whole = Reading(len(ratios), tuple(None if b is None else later.by(b * sum(left)) for b in bounds))
    return ReferenceClass(kind, sum(left), len(left), whole, _apart(workspace, calendars, left, later))


@dataclass(frozen=True, slots=True)
class _Later:
    """The planned finish, moved by what the work takes more or less than planned; waits stay as they are."""

    calendar: WorkCalendar
    finish: date
    planned: float

    def by(self, days: float) -> date | None:
        """The finish, if what is left takes so many days; `None` beyond the calendars."""
        try:
            return self.calendar.shift(self.finish, ceil(days - self.planned - 1e-9))
        except OutOfCalendar:
            return None


def _ratios(workspace: Workspace, kind: str | None, today: date) -> tuple[str | None, list[float]]:
    """Actual over planned of the last deliveries of the type; of all, with no type, where these are few."""
    known = delivered(workspace, today, correlation_of(workspace.policy)).deliveries
    recent = sorted(known, key=lambda each: (each.ended, each.id))[-WINDOW:]
    own = [each.ratio for each in recent if each.kind == kind]
    return (kind, own) if len(own) >= LEAST else (None, [each.ratio for each in recent])


def _apart(workspace: Workspace, calendars: Calendars, left: list[float], later: _Later) -> Reading | None:
    ratios = [exp(each) for each in milestone_ratios(workspace, calendars)]
    if len(left) < 2 or len(ratios) < LEAST:
        return None
    return Reading(len(ratios), tuple(map(later.by, resampled(left, ratios, SHARES))))


def _left(workspace: Workspace, commitment: Commitment, placing: Placing, hours: float) -> list[float]:
    """Days left of each milestone on the chain."""
    spread = commitment_type(workspace.policy, commitment.type).spread
    chain = frozenset(whole_chain(placing, commitment, spread, hours))
    work = (placing.work[commitment.id, m.id].left for m in distinct(commitment) if m.id in chain)
    return [days for days in work if days]
