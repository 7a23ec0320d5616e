"""Every signal, in the order in which the documentation lists them; a new one is a file and a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engage.health.reason import Reason, Shade
from engage.health.signals.action_overdue import action_overdue
from engage.health.signals.broken import broken
from engage.health.signals.buffer_burn import buffer_burn
from engage.health.signals.client_silence import client_silence
from engage.health.signals.delivery import delivery, gate_acceptance, handed_over
from engage.health.signals.drift import drift
from engage.health.signals.error_budget import error_budget
from engage.health.signals.hand_colour import hand_colour_unfounded
from engage.health.signals.milestone_late import milestone_late
from engage.health.signals.milestone_not_begun import milestone_not_begun
from engage.health.signals.overload import overload_ahead
from engage.health.signals.promise_date import promise_date
from engage.health.signals.quality import quality_failed, quality_unmeasured
from engage.health.signals.risks import risk_struck, risk_trigger_passed
from engage.health.signals.single_holder import single_holder
from engage.health.signals.stale_record import stale_record
from engage.health.signals.suspended import suspended
from engage.health.signals.unknown import unknown
from engage.health.signals.unlikely import unlikely
from engage.health.signals.untold import slip_untold
from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.plan.schedule_types import CommitmentPlan

Signal = Callable[[Commitment, CommitmentPlan, Situation], Iterable[Reason]]
#: A signal that looks at the colour the others gave.
Echo = Callable[[Commitment, Shade, Situation], Iterable[Reason]]

SIGNALS: tuple[Signal, ...] = (
    broken,
    suspended,
    promise_date,
    unlikely,
    milestone_late,
    milestone_not_begun,
    quality_failed,
    quality_unmeasured,
    buffer_burn,
    drift,
    risk_struck,
    risk_trigger_passed,
    handed_over,
    delivery,
    gate_acceptance,
    error_budget,
    overload_ahead,
    single_holder,
    action_overdue,
    slip_untold,
    hand_colour_unfounded,
    stale_record,
    unknown,
)
ECHOES: tuple[Echo, ...] = (client_silence,)
