"""The settings of `engage.yaml` about planning: calendar, types, buffer, capacity, assessment."""

from typing import Annotated, Literal

from engage.model.base import Record, internal
from engage.model.fault import Fault
from engage.model.party import Closure, Criticality, Weekday
from engage.model.plan_of_work import Raci
from engage.model.quantity import Duration, Unit
from engage.model.types import (
    Line,
    Listed,
    Number,
    Opening,
    Probability,
    Share,
    Whole,
    Working,
)


class CalendarPolicy(Record):
    """When the organisation works."""

    country: Line | None = internal("Country code, for its public holidays; none: weekends only.", None)
    region: Line | None = internal("Region code, for its own holidays.", None)
    hours: Working = internal("Working hours in a day.", Duration(7, Unit.HOUR))  # type: ignore[arg-type]
    opening: Opening | None = internal(
        "Opening hours, such as `09:00-12:30, 13:30-17:00`: the business hours of running promises. "
        "Default: from 09:00 on, as many hours as a day has.",
        None,
    )
    days: Annotated[tuple[Weekday, ...], Listed] = internal(
        "The days worked in a week.", ("mo", "tu", "we", "th", "fr")
    )
    closures: Annotated[tuple[Closure, ...], Listed] = internal("Days on which nobody works.", ())


class Spread(Record):
    """Uncertainty of a single-valued estimate: factors for 10 % and 90 %."""

    low: Number = internal("Times the likely duration, at 10 %.", 0.8)
    high: Number = internal("Times the likely duration, at 90 %.", 1.6)


class TypePolicy(Record):
    """What holds for all promises of a type."""

    complexity: Literal["low", "medium", "high"] = internal("How complex such promises are.", "medium")
    spread: Spread | None = internal("Uncertainty where an estimate gives none.", None)
    raci: Raci | None = internal("Who does and answers for what, by default.", None)
    requires: Annotated[tuple[Line, ...], Listed] = internal(
        "Fields that every such promise gives, such as `contract.ref` or `refs.order`.", ()
    )


class BufferPolicy(Record):
    """How much time protects the promised date."""

    band: Annotated[tuple[Share, Share], Listed] = internal("Least and most share.", (0.15, 0.25))
    basis: Literal["total", "chain"] = internal(
        "`total`: share r of chain + buffer, so r/(1-r) times the chain; `chain`: r times the chain.", "total"
    )
    confidence: Probability = internal("Service level of the promised date.", 0.9)
    near_critical: Working = internal(
        "Float up to which a milestone counts as nearly critical.",
        Duration(3, Unit.DAY),  # type: ignore[arg-type]
    )

    def check_together(self) -> None:
        """The lesser share first."""
        low, high = self.band
        if not low <= high < 1:
            raise Fault(
                "band: two shares, the lesser first, both below 100%",
                "band : deux parts, la plus petite d’abord, toutes deux sous 100%",
            )


class Weights(Record):
    """What a day late costs, by the importance of the promise."""

    standard: Number = internal("Of a standard promise.", 1.0)
    major: Number = internal("Of a major one.", 3.0)
    strategic: Number = internal("Of a strategic one.", 9.0)


class CapacityPolicy(Record):
    """How full people may be planned, and who goes first where that is not enough."""

    plan_to: Share = internal("Share of capacity that may be promised.", 0.85)
    open_promises: Whole = internal("Promises that one person may lead at a time.", 10)
    weights: Weights = internal(
        "What a working day late costs when `schedule --level` decides who goes first.",
        Weights.model_construct(),
    )


class AssessPolicy(Record):
    """What `assess` and `diff` call a promise that can be made. The service level is `buffer.confidence`."""

    refuse_below: Probability = internal(
        "Refuse, rather than renegotiate, a date whose probability is below this.", 0.1
    )
    fill_to: Share = internal("Share of capacity that new work may fill, other promises included.", 1.0)
    holds: Criticality = internal(
        "Who holds a date back where they have no room: those of this criticality and above (`essential`, "
        "`important`, `support`). Too much asked of others is said, and moves no date.",
        "important",
    )
    helper: Share = internal(
        "What an added person's share counts for, since newcomers are taught by those who work.", 0.7
    )
