"""What a schedule says: dates, float, buffer and progress of each promise.

Dates shown are whole days: `start` is the first day worked, `finish` the last. Durations,
floats and slacks are working days. What is not known is `None`, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from engage.model.text import Text

State = Literal["done", "started", "todo"]


class Asking(Protocol):
    """What a milestone asks of people: which days, how much of its work is left, who it needs."""

    @property
    def id(self) -> str: ...
    @property
    def start(self) -> date | None: ...
    @property
    def finish(self) -> date | None: ...
    @property
    def state(self) -> State: ...
    @property
    def remaining_days(self) -> float | None: ...
    @property
    def needs(self) -> tuple[tuple[str, float], ...]: ...


@dataclass(frozen=True, slots=True)
class MilestonePlan:
    """When a milestone's work is done, and how much it may slip.

    `float_days` is the total float against the end of its own commitment, in the working days of the
    milestone's own calendar; `critical` means on the critical path, `near_critical` that little float is
    left (`buffer.near_critical`). `remaining_days` is what is left to
    do, `None` where the work was not estimated (then it is placed with zero length and said so in
    `CommitmentPlan.unknown`). `driver` names what set its start: a milestone (`id` or `commitment/id`),
    or "status_date", "not_before", "start", "resources" (levelling held it back).
    """

    id: str
    start: date | None
    finish: date | None
    float_days: int | None
    free_float_days: int | None
    critical: bool
    state: State
    duration_days: float | None
    remaining_days: float | None
    needs: tuple[tuple[str, float], ...] = ()
    driver: str | None = None
    near_critical: bool = False


@dataclass(frozen=True, slots=True)
class BufferFactor:
    """A part of a buffer: the parts sum to the whole."""

    name: str
    days: float
    reason: Text


@dataclass(frozen=True, slots=True)
class BufferPlan:
    """The time that protects the promised date.

    `days` is the whole buffer; `left` what is still to be held as the work advances, in whole days. `ratio`
    is its share of chain + buffer, `ratio_of_chain` of the chain. `raw_days` is what the service level needs
    before the policy's band is applied. `on_time_with_buffer` is the probability of finishing within chain +
    buffer, by the normal approximation. `consumed` is the share burnt, negative while ahead of the baseline,
    `None` without one. `calibrated_on` counts the deliveries of the history it rests on; `None` without one.
    """

    days: float
    left: float
    ratio: float | None
    ratio_of_chain: float | None
    basis: str
    raw_days: float | None
    on_time_with_buffer: float | None
    consumed: float | None
    calibrated_on: int | None = None
    factors: tuple[BufferFactor, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentPlan:
    """The schedule of one promise. A running promise (SLA) or one without milestones has no dates.

    `needed_days` are what the service level needs after the finish for what remains, by the normal
    approximation and without the policy's band; `sure_date` is the day they end.
    """

    id: str
    start: date | None
    finish: date | None
    duration_days: int | None
    buffer: BufferPlan | None
    safe_date: date | None
    promised: date | None
    slack_days: int | None
    progress: float | None
    milestones: tuple[MilestonePlan, ...] = ()
    critical_path: tuple[str, ...] = ()
    unknown: tuple[Text, ...] = ()
    needed_days: float | None = None
    sure_date: date | None = None
    _by_id: Mapping[str, MilestonePlan] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {plan.id: plan for plan in reversed(self.milestones)}
        object.__setattr__(self, "_by_id", by_id)

    def milestone(self, milestone_id: str) -> MilestonePlan | None:
        """The plan of one of its milestones."""
        return self._by_id.get(milestone_id)


@dataclass(frozen=True, slots=True)
class Load:
    """A resource's load in one week.

    `week` is its Monday. `capacity_days` is what the resource can work in that week, `load_days` what firm
    promises ask of it, `soft_days` what drafts and offers would, times the probability of winning them.
    """

    resource: str
    week: date
    capacity_days: float
    load_days: float
    soft_days: float
    commitments: tuple[tuple[str, float], ...] = ()  # commitment id, days asked; most first

    @property
    def ratio(self) -> float | None:
        """Load over capacity; `None` in a week without capacity."""
        return self.load_days / self.capacity_days if self.capacity_days else None


@dataclass(frozen=True)
class Schedule:
    """The plans of all promises of a workspace, as of one day.

    `cycles` lists dependency cycles, each as (commitment, milestone) pairs in order; the promises in them
    have no dates.
    """

    today: date
    plans: Mapping[str, CommitmentPlan] = field(default_factory=dict)
    cycles: tuple[tuple[tuple[str, str], ...], ...] = ()
