"""How a running promise stands in a period: attainment, and what is left of its error budget.

With a target share t, a period may go wrong by the share 1 - t of its cases (or of its time, for an
availability). Before its end the number of cases is not known; it is taken to grow as it did so far. The burn
rate is the share gone wrong over 1 - t: at 1 the budget lasts exactly until the end of the period, at 2 half
as long (Beyer et al., *The Site Reliability Workbook*, 2018, chapter 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from engage.model.periods import Period


@dataclass(frozen=True, slots=True)
class Tally:
    """A period of one target. `good` and `bad` are cases, or seconds of service for an availability.

    `open` are cases not decided yet; `elapsed` is the share of the period that has passed, 0 to 1; `target`
    the share promised.
    """

    period: Period
    good: float
    bad: float
    open: int
    elapsed: float
    target: float

    @property
    def total(self) -> float:
        """What is decided."""
        return self.good + self.bad

    @property
    def attainment(self) -> float | None:
        """The share kept; `None` where nothing is decided."""
        return self.good / self.total if self.total else None

    @property
    def met(self) -> bool | None:
        """Whether the share kept reaches the target; `None` where nothing is decided."""
        if not self.total:
            return None
        return Fraction(self.good) >= _exact(self.target) * Fraction(self.total)

    @property
    def closed(self) -> bool:
        """Whether the period is over."""
        return self.elapsed >= 1

    @property
    def allowed(self) -> float | None:
        """The budget of the whole period: how much may go wrong; `None` before anything is decided."""
        if not self.total or self.elapsed <= 0:
            return None
        return float((1 - _exact(self.target)) * Fraction(self.total) / Fraction(self.elapsed))

    @property
    def left(self) -> float | None:
        """The share of the period's budget that is left, 1 at its start, negative when overdrawn.

        `None` before anything is decided, and where the budget is zero (a target of 100 %).
        """
        allowed = self.allowed
        return 1 - self.bad / allowed if allowed else None

    @property
    def burn_rate(self) -> float | None:
        """How fast the budget burns: 1 uses it up exactly at the end of the period."""
        may = 1 - self.target
        return (self.bad / self.total) / may if self.total and may > 0 else None

    @property
    def needed(self) -> int | None:
        """How many further cases in a row must be in time to reach the target; 0 where it is reached.

        `None` where no number is enough (a target of 100 % once missed). For cases only.
        """
        target = _exact(self.target)
        short = target * Fraction(self.total) - Fraction(self.good)
        if short <= 0:
            return 0
        return ceil(short / (1 - target)) if target < 1 else None


def _exact(share: float) -> Fraction:
    """A share as it was written: 0.98 is 98/100, not its nearest binary fraction."""
    return Fraction(repr(share))
