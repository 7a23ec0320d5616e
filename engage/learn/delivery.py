"""A promise that was delivered, as learning sees it: what was planned, what was expected, what it took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import exp, log
from statistics import NormalDist

_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Delivery:
    """Durations are working days from the planned start; days that the client cost are in neither.

    `origin` is the day the plan was made: what ended on or after it was not known then. `ended` is the day
    of delivery. `allowed` are the days to the date promised, where one was. `skew` is how much longer than
    planned its estimates say it lasts (1: as likely), `scatter` the deviation of the logarithm of its
    duration that they allow for.
    """

    id: str
    kind: str | None
    origin: date
    ended: date
    planned: float
    actual: float
    allowed: float | None = None
    skew: float = 1.0
    scatter: float = 0.0

    @property
    def expected(self) -> float:
        """What the estimates say it lasts, in working days."""
        return self.planned * self.skew

    @property
    def ratio(self) -> float:
        """Actual over planned."""
        return self.actual / self.planned

    @property
    def log_ratio(self) -> float:
        """The logarithm of actual over expected: what calibration is fitted on."""
        return log(self.actual / self.expected)

    @property
    def on_time(self) -> bool | None:
        """Whether it was delivered by the date promised; `None` without one."""
        return None if self.allowed is None else self.actual <= self.allowed


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A lognormal forecast of a duration, in working days: median and deviation of the logarithm."""

    median: float
    spread: float

    def quantile(self, share: float) -> float:
        """What is not exceeded with that probability."""
        return self.median * exp(self.spread * _NORMAL.inv_cdf(share))

    def share_below(self, days: float) -> float:
        """The probability of not exceeding that many days."""
        if days <= 0:
            return 0.0
        if not self.spread:
            return float(days >= self.median)
        return _NORMAL.cdf(log(days / self.median) / self.spread)
