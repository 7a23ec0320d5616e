"""How long a buffer must be, and what one of a given length buys: numbers only, in working days.

Normal approximation (`planning.md`, own): the end of a chain of planned length D has the mean D + shift
and the deviation σ, so a service level p needs shift + z_p · σ. With
σ = c · k_complexity · k_load · sqrt((1 + (n−1)ρ)/n) · D this is the principled sizing formula.

A history factor H multiplies all work of the chain, E = D + shift on average: it adds (E[H] − 1)·E to the
mean, and the variance becomes that of a product, (E[H]² + Var H)·σ² + Var H·E².
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, inf, sqrt
from statistics import NormalDist
from typing import Literal

#: A service level of 100 % would need an endless buffer: more than this is not computed with.
CONFIDENCE_LIMITS = (0.5, 0.999)
#: Utilisation above this is an overload to be solved, not a wait to be sized.
FULL = 0.98
#: Chosen so that 95 % of capacity where 85 % is planned gives a factor of 1.15, as in the worked examples.
LOAD_GAIN = 0.01125

_NORMAL = NormalDist()
_HAIR = 1e-9  # what floating-point arithmetic may add to a whole number of days

Basis = Literal["total", "chain"]


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """What makes a chain end later than its likely durations add up to.

    `deviation` is that of the estimates together, `shift` how much longer they last on average;
    `complexity` and `load` are factors on the deviation; the risks add their expected delay and variance.
    `work` is what the likely durations add up to, which a history of mean `history` and variance
    `history_variance` multiplies.
    """

    deviation: float = 0.0
    shift: float = 0.0
    complexity: float = 1.0
    load: float = 1.0
    risk_delay: float = 0.0
    risk_variance: float = 0.0
    work: float = 0.0
    history: float = 1.0
    history_variance: float = 0.0

    @property
    def mean(self) -> float:
        """Expected delay."""
        stretched = (self.history - 1) * (self.work + self.shift)
        return self.shift + stretched + self.risk_delay

    @property
    def sigma(self) -> float:
        """Standard deviation of the delay."""
        estimates = (self.deviation * self.complexity * self.load) ** 2
        stretched = (self.history**2 + self.history_variance) * estimates
        return sqrt(stretched + self.history_variance * (self.work + self.shift) ** 2 + self.risk_variance)

    def need(self, confidence: float) -> float:
        """The delay that is not exceeded with this probability; negative where work ends early on average."""
        low, high = CONFIDENCE_LIMITS
        return self.mean + _NORMAL.inv_cdf(min(max(confidence, low), high)) * self.sigma

    def on_time(self, buffer: float) -> float:
        """The probability that a buffer of that many days is enough."""
        if self.sigma == 0:
            return 1.0 if buffer >= self.mean - _HAIR else 0.0
        return _NORMAL.cdf((buffer - self.mean) / self.sigma)


def load_factor(utilisation: float | None, plan_to: float) -> float:
    """How much wider durations scatter when the people who do the work are full.

    Waiting grows with u/(1−u) (Kingman 1961). Up to the share of capacity that may be planned estimates
    hold; above it the factor grows with that term, and stops at `FULL`. Unknown load changes nothing.
    """
    if utilisation is None or utilisation <= plan_to:
        return 1.0
    return 1.0 + LOAD_GAIN * (_crowding(utilisation) - _crowding(plan_to))


def _crowding(utilisation: float) -> float:
    bounded = min(utilisation, FULL)
    return bounded / (1 - bounded)


def share_of_chain(share: float, basis: Basis) -> float:
    """A buffer given as a share r, as a share of the chain: r/(1−r) where it is one of chain + buffer."""
    if basis == "chain":
        return share
    return share / (1 - share) if share < 1 else inf


def held_in_band(raw: float, chain: float, band: tuple[float, float], basis: Basis) -> float:
    """The need in whole days, held in the policy's band.

    Rounded up, but not out of the band: at its upper end rounded down. Where the band is so narrow that no
    whole day lies inside it (chains of a few days), in half-days; where none of these does, rounded up.
    """
    low, high = (share_of_chain(share, basis) * chain for share in band)
    wanted = min(max(raw, low), high)
    for parts in (1, 2):
        days = ceil(wanted * parts - _HAIR) / parts
        within = floor(high * parts + _HAIR) / parts
        if days <= high + _HAIR:
            return days
        if within >= low - _HAIR and within > 0:
            return within
    return ceil(wanted * 2 - _HAIR) / 2


def ratios(days: float, chain: float) -> tuple[float | None, float | None]:
    """A buffer as a share of chain + buffer, and of the chain; `None` without a chain."""
    if chain <= 0:
        return None, None
    return days / (chain + days), days / chain
