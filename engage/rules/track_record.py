"""How often promises like this one were kept here: what the records of the last year can say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, lgamma, log, log1p

from engage.model.commitment import Commitment
from engage.model.fault import Fault
from engage.model.quantity import Unit, parse_duration
from engage.model.sla import Incident, SlaTarget
from engage.model.workspace import Workspace

YEAR = timedelta(days=365)
#: Fewer cases than these say nothing.
ENOUGH = 5
_HARDLY = 0.05


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of so many were kept; `unclear` ones may have been."""

    kept: int
    of: int
    unclear: int = 0

    @property
    def most(self) -> int:
        """How many were kept at most: with the unclear ones."""
        return self.kept + self.unclear

    @property
    def share(self) -> float:
        """The share kept, at most."""
        return self.most / self.of

    def is_below(self, promised: float) -> bool:
        """Whether so few kept could hardly be chance if the promise were true.

        Exact binomial test: the probability of so few or fewer, each kept with the probability promised, is
        under 5 %. An interval for proportions would be too quick where the promise is near 100 %.
        """
        if self.most >= promised * self.of:
            return False
        return sum(_chance(k, self.of, promised) for k in range(self.most + 1)) < _HARDLY


def _chance(k: int, n: int, p: float) -> float:
    """The binomial probability of exactly k of n; by logarithms, so that no n is too large."""
    if not 0 < p < 1:
        return float(k == n * p)
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(p) + (n - k) * log1p(-p))


def deliveries(workspace: Workspace, today: date, kind: str | None) -> Kept:
    """Of the promises of a type delivered, or broken, in the last year: those delivered by their day."""
    ended = [c for c in workspace.commitments if c.type == kind and _ended(c, today)]
    return Kept(sum(_on_time(c) for c in ended), len(ended))


def _ended(commitment: Commitment, today: date) -> bool:
    day = commitment.delivered
    if day is None and commitment.status == "broken":
        day = commitment.due
    return day is not None and commitment.due is not None and today - YEAR <= day <= today


def _on_time(commitment: Commitment) -> bool:
    return bool(
        commitment.status != "broken"
        and commitment.delivered
        and commitment.delivered <= commitment.due
        and commitment.in_full is not False
    )


def incidents(workspace: Workspace, today: date, target: SlaTarget) -> Kept | None:
    """Of the incidents of the last year that such a target counts: those in time; `None` where unknown.

    Without a calendar of opening hours, what took longer than the target in hours of the clock is unclear
    where only business hours count.
    """
    limit = _limit(target)
    if limit is None or target.measure not in {"response", "resolution"}:
        return None
    counted = [
        i
        for i in workspace.incidents
        if (target.severity is None or i.severity == target.severity) and i.opened.date() >= today - YEAR
    ]
    spans = [_taken(incident, target.measure) for incident in counted]
    known = [span for span in spans if span is not None]
    late = sum(span > limit for span in known)
    unclear = late if target.hours == "business" else 0
    return Kept(len(known) - late, len(known), unclear)


def _limit(target: SlaTarget) -> timedelta | None:
    """The time allowed; days and weeks are of opening hours and cannot be told by the clock."""
    try:
        length = parse_duration(target.target.text) if target.target else None
    except Fault:
        return None
    return timedelta(hours=float(length.amount)) if length and length.unit is Unit.HOUR else None


def _taken(incident: Incident, measure: str) -> timedelta | None:
    end = incident.responded if measure == "response" else incident.resolved
    if end is None:
        return None
    taken = end - incident.opened
    if measure == "resolution" and incident.paused_from and incident.paused_to:
        taken -= incident.paused_to - incident.paused_from
    return taken


def enough(kept: Kept | None) -> bool:
    """Whether there were cases enough to say anything."""
    return kept is not None and kept.of >= ENOUGH
