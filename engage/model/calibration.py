"""The calibration block of `engage.yaml`: what deliveries taught, written by `engage calibrate --write`."""

from typing import Annotated

from engage.model.base import Record, internal
from engage.model.fault import Fault
from engage.model.types import Day, Id, Line, Mapped, Number, Probability, Whole

#: Between the milestones of one promise, until a history tells it: one bad plan is bad all through.
CORRELATION = 0.3
_MOST_RATIO, _MOST_SPREAD = 20, 3


class HistoryFactor(Record):
    """How long work really took, against what was expected of it: a lognormal factor on durations."""

    ratio: Number = internal("Median of actual over expected duration; 1 is as expected.", 1.0)
    spread: Number = internal(
        "Standard deviation of its logarithm, beyond what the estimates' own low and high allow for.", 0.0
    )
    n: Whole = internal("Deliveries it rests on.", 0)

    def check_together(self) -> None:
        """A ratio and a spread that work can have."""
        if not (1 / _MOST_RATIO <= self.ratio <= _MOST_RATIO and 0 <= self.spread <= _MOST_SPREAD):
            raise Fault(
                f"ratio {self.ratio:g}, spread {self.spread:g}: a ratio from 0.05 to 20 and a spread from 0 "
                "to 3 are expected",
                f"ratio {self.ratio:g}, spread {self.spread:g} : un rapport de 0,05 à 20 et une dispersion "
                "de 0 à 3 sont attendus",
            )


class RiskFrequency(Record):
    """How often a risk of the register struck."""

    probability: Probability = internal("Its probability: the frequency, shrunk to the one written before.")
    n: Whole = internal("Ended promises that it concerned.", 0)
    struck: Whole = internal("In how many of them it struck.", 0)


class CalibrationPolicy(Record):
    """What past deliveries say of estimates and risks; without it forecasts say “not calibrated”."""

    as_of: Day | None = internal("The day up to which deliveries were counted.", None)
    source: Line | None = internal("Where the figures come from.", None)
    whole: HistoryFactor | None = internal("All deliveries together; for types without their own.", None)
    types: Annotated[dict[Id, HistoryFactor], Mapped] = internal("By type of promise.", {})
    correlation: Probability = internal("Between the milestones of one promise, from 0 to 1.", CORRELATION)
    risks: Annotated[dict[Id, RiskFrequency], Mapped] = internal(
        "Risks of the register by id; used in place of the probability written there.", {}
    )
