"""The fever chart: the share of the buffer used against the share of the chain done.

x is progress, 1 - remaining chain / chain; y is consumption, working days from the planned to the
projected finish (without buffer) / buffer. Both are shares: 1 is the whole, y may be negative or exceed it.
No standard lines exist: flat thirds (Leach 2000) stand beside sloped ones (ProChain), and neither is a line
of equal probability.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Literal

Zone = Literal["green", "orange", "red"]

_NORMAL = NormalDist()
_HAIR = 1e-9  # a point on a line takes the milder colour, whatever the last digit of the arithmetic


@dataclass(frozen=True, slots=True)
class FeverLines:
    """Two straight lines: `orange` and `red` as (offset at no progress, slope)."""

    orange: tuple[float, float]
    red: tuple[float, float]

    def zone(self, progress: float, consumed: float) -> Zone:
        """The colour of a point: red above the red line, orange above the orange one, else green."""
        if consumed > self._at(self.red, progress):
            return "red"
        return "orange" if consumed > self._at(self.orange, progress) else "green"

    def _at(self, line: tuple[float, float], progress: float) -> float:
        offset, slope = line
        return offset + slope * progress + _HAIR


#: Own default, between the flat thirds and ProChain's: orange above 0.75 x, red above 20 % + 0.70 x.
SLOPED = FeverLines(orange=(0.0, 0.75), red=(0.2, 0.7))
#: A third of the buffer and two thirds of it, however far the work is (Leach, Sciforma, TameFlow).
THIRDS = FeverLines(orange=(1 / 3, 0.0), red=(2 / 3, 0.0))


def burn_ratio(progress: float, consumed: float) -> float | None:
    """y / x: above 1 the buffer goes faster than the work; `None` before any progress."""
    return consumed / progress if progress else None


def equal_probability(progress: float, on_time: float, sized_for: float) -> float:
    """The consumption at which this much progress leaves the probability of being on time (own).

    y = 1 - (z_p / z_p0) √(1 - x): the buffer was sized for the probability `sized_for` (p0, above one
    half), and the variance that remains is in proportion to the chain that remains. After ProChain's
    remark that the true regions of equal probability are not bounded by straight lines.
    """
    return 1 - _NORMAL.inv_cdf(on_time) / _NORMAL.inv_cdf(sized_for) * sqrt(max(0.0, 1 - progress))


def on_time_probability(progress: float, consumed: float, sized_for: float) -> float:
    """The probability of being on time at a point: `equal_probability` solved for it. Not calibrated.

    Once all work is done it is 1 within the buffer, its end included, and 0 beyond.
    """
    remaining = sqrt(max(0.0, 1 - progress))
    if not remaining:
        return 1.0 if consumed <= 1 + _HAIR else 0.0
    return _NORMAL.cdf(_NORMAL.inv_cdf(sized_for) * (1 - consumed) / remaining)
