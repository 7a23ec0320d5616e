"""What an uncertain duration says: its likely value, its mean and its variance, in working days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from engage.model.plan_of_work import Estimate
from engage.model.policy_planning import Spread

#: Weights of the 10 %, the likely and the 90 % value (Swanson's rule, in use in oil exploration since the
#: 1970s; Hurst, Brown & Swanson 2000). The middle value is meant to be the median; with the most likely
#: value in its place, a lognormal whose logarithm deviates by 0.1, 0.3 or 0.5 has its mean put 0.4, 3.4 or
#: 8 % too low and its deviation 1, 2 or 5 %: closer than (low + 2·likely + high)/4.
SWANSON = (0.3, 0.4, 0.3)


@dataclass(frozen=True, slots=True)
class Moments:
    """Likely value and mean in working days, variance in their square."""

    likely: float
    mean: float
    variance: float

    @property
    def deviation(self) -> float:
        """Standard deviation, in working days."""
        return sqrt(self.variance)

    @property
    def shift(self) -> float:
        """How much longer than its likely value it lasts on average: what a skewed estimate hides."""
        return self.mean - self.likely

    def scaled(self, part: float) -> Moments:
        """That of so much of it."""
        return Moments(self.likely * part, self.mean * part, self.variance * part**2)


def three_points(estimate: Estimate, spread: Spread, hours_per_day: float) -> tuple[float, float, float]:
    """The 10 %, likely and 90 % values in working days; a value not given comes from the spread."""
    likely = estimate.likely.days(hours_per_day)
    low = estimate.low.days(hours_per_day) if estimate.low else likely * min(max(spread.low, 0.0), 1.0)
    high = estimate.high.days(hours_per_day) if estimate.high else likely * max(spread.high, 1.0)
    return low, likely, high


def moments(estimate: Estimate, spread: Spread, hours_per_day: float) -> Moments:
    """Mean and variance of an estimate by Swanson's rule."""
    low, likely, high = three_points(estimate, spread, hours_per_day)
    at_low, at_likely, at_high = SWANSON
    mean = at_low * low + at_likely * likely + at_high * high
    variance = at_low * (low - mean) ** 2 + at_likely * (likely - mean) ** 2 + at_high * (high - mean) ** 2
    return Moments(likely, mean, variance)


def sum_deviation(deviations: Iterable[float], correlation: float) -> float:
    """Standard deviation of a sum whose terms have the same correlation in pairs.

    For n terms of deviation s it is n·s·sqrt((1 + (n−1)ρ)/n), the form of the sizing formula. From
    var = (1−ρ)·Σs² + ρ·(Σs)².
    """
    terms = tuple(deviations)
    alone = sum(term * term for term in terms)
    together = sum(terms) ** 2
    return sqrt(max(0.0, (1 - correlation) * alone + correlation * together))
