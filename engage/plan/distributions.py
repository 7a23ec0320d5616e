"""Distributions of durations and delays, in working days. Numbers only; nothing is drawn here.

What the files give are three values of one quantity: not exceeded one time in ten, most likely, not exceeded
nine times in ten. The forecast reads them as the triangle that has exactly these (`Triangular.through`): all
three are kept to the letter, anybody can check it by hand, and it needs no fourth number. Estimators name
extremes too near for being the very worst case (Moder & Rodgers 1968; Keefer & Bodily 1983), which is why
the outer values are not taken as ends. The others are for estimates that come in other forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, sqrt
from statistics import NormalDist

#: The share of cases below the low value, and above the high one, of an estimate.
TAIL = 0.1
_NORMAL = NormalDist()
_STEPS = 200  # halvings and terms at most; both stop long before, at full precision
_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Triangular:
    """The triangle from `low` to `high` with its peak at `mode`; a single point where all are equal."""

    low: float
    mode: float
    high: float

    @classmethod
    def through(cls, p10: float, mode: float, p90: float) -> Triangular:
        """The triangle with these 10 % and 90 % quantiles and this peak.

        Raises:
            ValueError: they decrease, so that there is none.
        """
        return cls(*_ends_through(p10, mode, p90))

    @property
    def mean(self) -> float:
        """Its mean."""
        return (self.low + self.mode + self.high) / 3

    @property
    def deviation(self) -> float:
        """Its standard deviation."""
        a, m, b = self.low, self.mode, self.high
        return sqrt(((b - a) ** 2 + (m - a) * (m - b)) / 18)

    def widened(self, factor: float) -> Triangular:
        """The same mean, and that many times the deviation."""
        if factor == 1:
            return self
        kept = (1 - factor) * self.mean
        return Triangular(kept + factor * self.low, kept + factor * self.mode, kept + factor * self.high)

    def quantile(self, share: float) -> float:
        """The value that is not exceeded in that share of cases."""
        width = self.high - self.low
        if width == 0:
            return self.mode
        below = (self.mode - self.low) / width
        if share < below:
            return self.low + sqrt(share * width * (self.mode - self.low))
        return self.high - sqrt((1 - share) * width * (self.high - self.mode))


@lru_cache(maxsize=4096)  # estimates repeat
def _ends_through(p10: float, mode: float, p90: float) -> tuple[float, float, float]:
    if not p10 <= mode <= p90:
        raise ValueError(f"no triangle has its peak at {mode}, between {p10} and {p90}")
    left, right = mode - p10, p90 - mode
    if left + right == 0:
        return mode, mode, mode
    peak = _share_below_peak(round(left / (left + right), 12))
    width = (left + right) / (_left_of(peak) + _left_of(1 - peak))
    return mode - peak * width, mode, mode + (1 - peak) * width


def _left_of(peak: float) -> float:
    """From the value exceeded nine times in ten to the peak, as a share of the triangle's width."""
    return peak - sqrt(TAIL * peak)


@lru_cache(maxsize=4096)  # estimates of one type share their proportions
def _share_below_peak(left: float) -> float:
    """Where the peak lies between the ends, given where it lies between the two quantiles (0 to 1)."""
    low, high = TAIL, 1 - TAIL
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        below, above = _left_of(middle), _left_of(1 - middle)
        low, high = (middle, high) if below < left * (below + above) else (low, middle)
    return (low + high) / 2


@dataclass(frozen=True, slots=True)
class BetaPert:
    """The beta distribution of PERT, between `low` and `high`, of shape 4 (Clark 1962; Vose 2008)."""

    low: float
    mode: float
    high: float

    @property
    def mean(self) -> float:
        """Its mean, (a + 4m + b)/6."""
        return (self.low + 4 * self.mode + self.high) / 6

    @property
    def classical_deviation(self) -> float:
        """What PERT takes for its standard deviation, (b − a)/6; the exact one depends on the mode."""
        return (self.high - self.low) / 6

    @property
    def shape(self) -> tuple[float, float]:
        """The two parameters of the beta distribution."""
        width = self.high - self.low
        return 1 + 4 * (self.mode - self.low) / width, 1 + 4 * (self.high - self.mode) / width

    @property
    def deviation(self) -> float:
        """Its standard deviation."""
        return sqrt((self.mean - self.low) * (self.high - self.mean) / 7)

    def share_below(self, value: float) -> float:
        """The probability of not exceeding the value."""
        if value <= self.low:
            return 0.0
        return (
            1.0
            if value >= self.high
            else beta_share_below((value - self.low) / (self.high - self.low), *self.shape)
        )

    def quantile(self, share: float) -> float:
        """The value that is not exceeded in that share of cases."""
        low, high = self.low, self.high
        for _ in range(_STEPS):
            middle = (low + high) / 2
            if middle in {low, high}:
                break
            low, high = (middle, high) if self.share_below(middle) < share else (low, middle)
        return (low + high) / 2


def beta_share_below(x: float, a: float, b: float) -> float:
    """The probability that a beta-distributed value with these parameters is not above x.

    The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22).
    """
    if x <= 0 or x >= 1:
        return float(x > 0)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share_below(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, _STEPS):  # Lentz's method, two terms a turn
        before = fraction
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            c = 1 + term / c or _TINY
            d = 1 / (1 + term * d or _TINY)
            fraction *= c * d
        if fraction == before:
            break
    return front * fraction


@dataclass(frozen=True, slots=True)
class Lognormal:
    """The distribution whose logarithm is normal, with mean `mu` and deviation `sigma`."""

    mu: float
    sigma: float

    @classmethod
    def through(cls, p50: float, p90: float) -> Lognormal:
        """The one with this median and this 90 % quantile.

        Raises:
            ValueError: they are not positive, or decrease.
        """
        if not 0 < p50 <= p90 < inf:
            raise ValueError(f"no lognormal distribution has the median {p50} and the 90 % quantile {p90}")
        return cls(log(p50), log(p90 / p50) / _NORMAL.inv_cdf(0.9))

    @property
    def mean(self) -> float:
        """Its mean."""
        return exp(self.mu + self.sigma**2 / 2)

    def quantile(self, share: float) -> float:
        """The value that is not exceeded in that share of cases."""
        return exp(self.mu + self.sigma * _NORMAL.inv_cdf(share))

    def share_below(self, value: float) -> float:
        """The probability of not exceeding the value."""
        if value <= 0:
            return 0.0
        if self.sigma == 0:
            return float(log(value) >= self.mu)
        return _NORMAL.cdf((log(value) - self.mu) / self.sigma)
