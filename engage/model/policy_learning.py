"""The settings of `engage.yaml` about what comes after: figures, feedback, trust, recovery."""

from typing import Annotated, Literal

from engage.model.base import Record, internal
from engage.model.fault import Fault
from engage.model.quantity import Duration, Unit
from engage.model.types import (
    AnyDuration,
    Day,
    Id,
    Line,
    Listed,
    Mapped,
    Money,
    Number,
    Probability,
    Share,
    Whole,
    Working,
)

ONE_YEAR = 366


class KpiTarget(Record):
    """A figure to reach; of all, or of the group that it names."""

    name: Line = internal("Which figure: `on_time`, `sla`, `kept`, … (docs/kpi.md).")
    value: Share | None = internal("At least this share (at most, where less is better).", None)
    at_most: Number | None = internal("At most so many hours or days.", None)
    at_least: Number | None = internal("At least so many days, or so many.", None)
    team: Line | None = internal("For this team only.", None)
    product_line: Line | None = internal("For this product line only.", None)
    account: Id | None = internal("For this client only.", None)
    type: Id | None = internal("For this type of commitment only.", None)
    region: Line | None = internal("For this region only.", None)
    from_: Day | None = internal("From this day on; before it the earlier one holds.", None, alias="from")


_ON_TIME = KpiTarget.model_construct(name="on_time", value=0.95)

_SLA = KpiTarget.model_construct(name="sla", value=0.98)


class KpiPolicy(Record):
    """Which figures are to be reached."""

    period: Literal["month", "quarter", "year"] = internal("Over which they are counted.", "quarter")
    targets: Annotated[tuple[KpiTarget, ...], Listed] = internal(
        "The targets; default: `on_time` 95 %, `sla` 98 %.", (_ON_TIME, _SLA)
    )
    few: Whole = internal("Below so many cases a figure is too small to say anything.", 5)
    critical: Line = internal("The severity whose time to resolve is counted.", "critical")


class FeedbackPolicy(Record):
    """When clients are asked how they saw it, and which causes are counted."""

    gate: AnyDuration = internal(
        "Time from the acceptance of a critical gate to the day to ask by.",
        Duration(5, Unit.DAY),  # type: ignore[arg-type]
    )
    delivery: AnyDuration = internal(
        "Time from the delivery to the day to ask by.",
        Duration(10, Unit.DAY),  # type: ignore[arg-type]
    )
    later: AnyDuration = internal(
        "Time from the delivery to the later question: does it still hold?",
        Duration(90, Unit.CALENDAR_DAY),  # type: ignore[arg-type]
    )
    causes: Annotated[dict[Id, Line], Mapped] = internal(
        "Causes beside those shipped (over-ambitious-promise, badly-managed-dependency, unclear-contract, "
        "capacity, quality, late-warning, poor-communication, changing-scope, third-party, client-side): an "
        "id and its words.",
        {},
    )


class TrustWeights(Record):
    """How much each event weighs in the account of trust with a client (docs/trust.md)."""

    kept: Number = internal("For us: a promise kept, accepted with proof.", 1.0)
    claimed: Number = internal("For us: delivered in time and in full, not accepted or not proved yet.", 0.5)
    sla_kept: Number = internal("For us: a period of a running promise kept.", 0.5)
    pleased: Number = internal("For us: a recommendation of 9 or 10.", 0.25)
    broken: Number = internal("Against us: a promise broken, and the client not told before its date.", 3.0)
    broken_told: Number = internal("Against us: broken, told before its date.", 2.0)
    late: Number = internal("Against us: late, and the client not told before its date.", 2.0)
    late_told: Number = internal("Against us: late, told before its date.", 1.0)
    partial: Number = internal("Against us: delivered in time, not in full.", 1.5)
    moved: Number = internal("Against us: a later date asked by us, told a week or more before.", 0.5)
    moved_late: Number = internal(
        "Against us: a later date asked by us, told in the last week or after.", 1.0
    )
    sla_missed: Number = internal("Against us: a period of a running promise missed.", 1.5)
    displeased: Number = internal(
        "Against us: not kept in the client's eyes, or a recommendation of 6 or less.", 0.5
    )


class TrustPolicy(Record):
    """How the account of trust with a client is kept."""

    half_life: AnyDuration = internal(
        "After this time an event weighs half; calendar days.",
        Duration(548, Unit.CALENDAR_DAY),  # type: ignore[arg-type]
    )
    recovery_returns: Probability = internal(
        "The share of a breach's weight that a recovery closed by the client takes back; below 100 %.", 0.5
    )
    weights: TrustWeights = internal("The weight of each event.", TrustWeights.model_construct())

    def check_together(self) -> None:
        """A half-life, and a return that is not the whole."""
        if self.half_life.amount <= 0 or self.recovery_returns >= 1:
            raise Fault(
                "trust: half_life is above zero, recovery_returns below 100%",
                "trust : half_life dépasse zéro, recovery_returns reste sous 100%",
            )


class ApprovalLimit(Record):
    """How much compensation a role may approve for one promise, all of it together."""

    role: Line = internal("A role, or a person.")
    up_to: Money | None = internal("At most this; default: any amount.", None)


def _recovery_owners() -> dict[str, str]:
    return dict.fromkeys(("acknowledged", "explained", "compensation", "follow_up", "closed"), "accountable")


class RecoveryPolicy(Record):
    """How trust is won back after a breach: by when, by whom, with whose approval."""

    acknowledge: Working = internal(
        "Time from the opening to the acknowledgement; hours: the same working day.",
        Duration(4, Unit.HOUR),  # type: ignore[arg-type]
    )
    explain: Working = internal("Time to the explanation.", Duration(2, Unit.DAY))  # type: ignore[arg-type]
    compensate: Working = internal("Time to the compensation.", Duration(10, Unit.DAY))  # type: ignore[arg-type]
    progress_plan: Working = internal(
        "Time to a progress plan agreed with the client.",
        Duration(5, Unit.DAY),  # type: ignore[arg-type]
    )
    causes: Working = internal("Time to the root causes.", Duration(10, Unit.DAY))  # type: ignore[arg-type]
    lessons: Working = internal("Time to the lessons.", Duration(15, Unit.DAY))  # type: ignore[arg-type]
    follow_up: Working = internal(
        "Time to the proof that it holds.",
        Duration(6, Unit.WEEK),  # type: ignore[arg-type]
    )
    owners: Annotated[dict[Line, Line], Mapped] = internal(
        "Who takes which step (acknowledged, explained, compensation, progress_plan, causes, lessons, "
        "follow_up), by role or person; default: `accountable` for those towards the client, else the owner.",
        _recovery_owners(),
    )
    limits: Annotated[tuple[ApprovalLimit, ...], Listed] = internal(
        "Who may approve how much compensation; default: anybody of ours, any amount.", ()
    )
    review: Line | None = internal(
        "The role or person who reviews texts before they are released, such as a lawyer.", None
    )
