"""The settings of `engage.yaml` about colours: from when on each signal speaks."""

from decimal import Decimal
from typing import Annotated

from engage.model.base import Record, internal
from engage.model.quantity import Duration, Unit
from engage.model.types import (
    Listed,
    Probability,
    Share,
    Working,
)


def _days(count: int) -> Duration:
    return Duration(Decimal(count), Unit.DAY)


class HealthPolicy(Record):
    """When a promise needs attention: thresholds of its colour. On one, the milder colour holds."""

    on_time: Annotated[tuple[Probability, Probability], Listed] = internal(
        "Probability of keeping the date below which a promise is orange, and below which it is red "
        "(`unlikely`).",
        (0.70, 0.40),
    )
    fever: Annotated[tuple[Share, Share, Share], Listed] = internal(
        "Fever chart (`buffer-burn`): slope of the orange line, then offset and slope of the red one, "
        "buffer consumed over progress.",
        (0.75, 0.20, 0.70),
    )
    drift: Working = internal(
        "Working days behind the baseline beyond which `drift` is orange; it is said from the first day.",
        _days(10),
    )
    milestone_grace: Working = internal(
        "Working days by which a gate may miss the date told to the client (`milestone-late`).", _days(0)
    )
    not_begun: Working = internal(
        "A gate due in fewer working days than this of which nothing has begun is orange "
        "(`milestone-not-begun`).",
        _days(5),
    )
    due_soon: Working = internal(
        "Working days before its date from which a small promise not delivered is orange (`due-soon`).",
        _days(2),
    )
    unmeasured: Working = internal(
        "Working days after a gate was claimed until its criteria are measured (`quality-unmeasured`).",
        _days(5),
    )
    answer: Working = internal(
        "Working days in which a client's message is to be answered.",
        Duration(2, Unit.DAY),  # type: ignore[arg-type]
    )
    risk_answer: Working = internal(
        "Working days from the day a risk struck to the first action that answers it; beyond, red "
        "(`risk-struck`).",
        _days(3),
    )
    single_holder: Working = internal(
        "A critical gate due in fewer working days than this that hangs on the only holder of a skill is "
        "orange (`single-holder`).",
        _days(15),
    )
    severe_overload: Share = internal(
        "Load above which somebody essential turns a promise red, as a share of capacity (`overload-ahead`); "
        "orange above `capacity.plan_to`.",
        1.25,
    )
    action_grace: Working = internal(
        "Working days by which an action may be late (`action-overdue`).", _days(0)
    )
    stale: Working = internal("Working days without any record (`stale-record`).", _days(10))
    client_silence: Working = internal(
        "Working days without a word to the client while orange or red (`client-silence`).", _days(3)
    )
    untold: Annotated[tuple[Working, Working], Listed] = internal(
        "Working days from knowing a slip to telling the client: orange beyond the first, red beyond the "
        "second (`slip-untold`).",
        (_days(1), _days(5)),
    )
    acceptance: Working = internal(
        "Working days after which a delivery, or a critical gate, without the client's acceptance is "
        "reported (`acceptance-pending`, `gate-acceptance-pending`).",
        _days(20),
    )
    error_budget: Share = internal(
        "Share of the misses that a service level allows in its period; beyond it orange, beyond the whole "
        "red (`error-budget`).",
        0.75,
    )
