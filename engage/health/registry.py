"""Every signal, in the order in which the documentation lists them; a new one is a file and a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engage.health.reason import Reason
from engage.health.signals.action_overdue import action_overdue
from engage.health.signals.broken import broken
from engage.health.signals.buffer_burn import buffer_burn
from engage.health.signals.delivery import delivery
from engage.health.signals.milestone_late import milestone_late
from engage.health.signals.overload import overload_ahead
from engage.health.signals.promise_date import promise_date
from engage.health.signals.quality import quality_failed, quality_unmeasured
from engage.health.signals.stale_record import stale_record
from engage.health.signals.suspended import suspended
from engage.health.signals.unknown import unknown
from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.plan.schedule_types import CommitmentPlan

Signal = Callable[[Commitment, CommitmentPlan, Situation], Iterable[Reason]]

SIGNALS: tuple[Signal, ...] = (
    broken,
    suspended,
    promise_date,
    milestone_late,
    quality_failed,
    quality_unmeasured,
    buffer_burn,
    delivery,
    overload_ahead,
    action_overdue,
    stale_record,
    unknown,
)
