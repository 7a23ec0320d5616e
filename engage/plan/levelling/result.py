"""What levelling says: who moves, by how much and why, what it is worth, and what cannot be met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Importance
from engage.plan.levelling.build import Unmet
from engage.plan.levelling.checker import Overtaken
from engage.plan.placing import Key
from engage.plan.schedule_types import Schedule


@dataclass(frozen=True, slots=True)
class Why:
    """Why work begins when it does: it waits for a resource, or for other work that moved.

    `resource` is taken on days from `first` to `last` by the work in `before`; without a resource, `before`
    is what it follows.
    """

    resource: str | None
    first: date | None
    last: date | None
    before: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Work that begins or ends on another day than planned now; `days` are working days its end moves."""

    task: Key
    start_from: date
    start_to: date
    finish_from: date
    finish_to: date
    days: int
    why: Why | None


@dataclass(frozen=True, slots=True)
class PromiseMove:
    """A promise with work that moves. `late_from`, `late_to`: working days its work ends after its date."""

    id: str
    importance: Importance
    finish_from: date
    finish_to: date
    days: int
    due: date | None
    late_from: int
    late_to: int
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """Days on which work that cannot be moved takes more of a resource than there is."""

    resource: str
    first: date
    last: date
    days: int
    commitments: tuple[str, ...]


@dataclass(frozen=True)
class Levelled:
    """A levelled plan, checked.

    Attributes:
        schedule: the plan of all promises with the work held back.
        method: how it was found.
        makespan_days: working days from the earliest start to the last finish of the levelled work; `None`
            where there is none.
        lower_bound_days: no plan can be shorter.
        optimal: proven: no plan is less late (weighted), and of those that are as good none is shorter.
        late: weighted working days late; `least_late`: no plan can have less.
        seconds: what the solver was allowed (deterministic seconds); `None` for the heuristic.
        promises: what moves, the latest first.
        unmet: needs that cannot be met.
        settled: overloads by work that cannot be moved.
        overtaken: the same day by day.
        samples: how many schedules were tried.
        unnamed: work that asks for nobody, or for what has no known capacity: placed by its links alone.
    """

    schedule: Schedule
    method: str
    makespan_days: int | None
    lower_bound_days: int | None
    optimal: bool
    late: float
    least_late: float
    promises: tuple[PromiseMove, ...]
    unmet: tuple[Unmet, ...]
    settled: tuple[Settled, ...]
    overtaken: tuple[Overtaken, ...]
    samples: int
    unnamed: int
