"""What past deliveries say of durations: the history factor of a type, from `engage.yaml`.

The factor is lognormal, H = ratio · e^(spread · z), and multiplies what the estimates of a promise say, all
of them by the same draw: one bad plan is bad all through. Shrinkage to the whole was done when it was fitted
(`engage calibrate`), so that it is read here as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, expm1
from typing import TYPE_CHECKING

from engage.model.calibration import CORRELATION

if TYPE_CHECKING:
    from engage.model.calibration import HistoryFactor
    from engage.model.policy import Policy


@dataclass(frozen=True, slots=True)
class History:
    """A factor on durations: its median, the deviation of its logarithm, the deliveries it rests on.

    `kind` is the type it was fitted on; `None` where it is that of all deliveries.
    """

    ratio: float
    spread: float
    cases: int
    kind: str | None = None

    @property
    def mean(self) -> float:
        """Its mean."""
        return self.ratio * exp(self.spread**2 / 2)

    @property
    def variance(self) -> float:
        """Its variance."""
        return self.mean**2 * expm1(self.spread**2)

    @property
    def acts(self) -> bool:
        """Whether it changes anything."""
        return self.ratio != 1 or self.spread > 0


def history_of(policy: Policy, kind: str | None) -> History | None:
    """The factor of a type of promise, else that of all; `None`: not calibrated."""
    block = policy.calibration
    if block is None:
        return None
    own = block.types.get(kind) if kind else None
    if own is not None:
        return _history(own, kind)
    return _history(block.whole, None) if block.whole else None


def _history(factor: HistoryFactor, kind: str | None) -> History:
    return History(factor.ratio, factor.spread, factor.n, kind)


def correlation_of(policy: Policy) -> float:
    """The correlation between the milestones of one promise."""
    return policy.calibration.correlation if policy.calibration else CORRELATION
