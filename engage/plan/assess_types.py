"""What an assessment says: can a promise be kept, what would it do to others, what could be done instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engage.model.commitment import Verdict
from engage.model.party import Criticality
from engage.model.quantity import Money
from engage.model.text import Text
from engage.plan.changes import Book, Change, Move
from engage.plan.last_days import RunOut


@dataclass(frozen=True, slots=True)
class Overload:
    """A week in which a resource is asked for more than it has, because of the promise assessed.

    `load_days` is all that is asked of it, `own_days` what the promise asks, `over_days` what it adds to the
    excess. `week` is its Monday. `holds`: whether its lack of room holds the date back (`assess.holds`).
    `commitments`: who asks how many days, most first.
    """

    resource: str
    week: date
    capacity_days: float
    load_days: float
    own_days: float
    over_days: float
    criticality: Criticality = "important"
    holds: bool = True
    commitments: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Pushed:
    """Another promise, before and after: its date at the service level, its probability of being kept.

    `by`: the resources on which it loses days; empty where it only waits for one that does. `run_out`: why
    it has no end then in some futures. `rescue`: where that is a provider's slot that it misses, the slot to
    ask for, and what it gives.
    """

    id: str
    title: str
    promised: date | None
    before: date | None
    after: date | None
    on_time_before: float | None
    on_time_after: float | None
    by: tuple[str, ...] = ()
    run_out: tuple[RunOut, ...] = ()
    rescue: Rescue | None = None


@dataclass(frozen=True, slots=True)
class Shortage:
    """A period in which a promise asks for more money than a budget has left.

    `start`: of the period; `None` where the budget has one only. `amount`: of the period. `booked`: what
    others take in it, `commitments` each of them, most first; `own` what the promise asks, of its
    `milestones`, and `over` by how much that is too much.
    `holds`: whether that holds the date back (`assess.holds`).
    """

    commitment: str
    budget: str
    start: date | None
    amount: Money
    booked: float
    own: float
    over: float
    milestones: tuple[str, ...]
    holds: bool
    commitments: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Rescue:
    """Another slot of a provider: the date at the service level with it, the probability of being kept."""

    slot: Book
    date: date | None
    on_time: float | None


@dataclass(frozen=True, slots=True)
class Binding:
    """A resource that has no room, between two days: the days lost waiting for it, and who has booked it.

    `away`: of the days on which it usually works, those on which it is not there.
    """

    resource: str
    first: date
    last: date
    days: float
    milestones: tuple[str, ...]
    booked_by: tuple[str, ...]
    away: float = 0.0


@dataclass(frozen=True, slots=True)
class Alternative:
    """A change and what it gives: the date at the service level, the probability of the date promised then.

    `pushed`: whom it moves. `makes_it`: whether the date promised then can be kept at the service level.
    `late_gates`: whose dates do not hold then. `run_out`: why it has no end all the same in some futures.
    """

    changes: tuple[Change, ...]
    date: date | None
    on_time: float | None
    makes_it: bool
    pushed: tuple[Pushed, ...] = ()
    late_gates: tuple[str, ...] = ()
    run_out: tuple[RunOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """A milestone whose date the client was given: its probability, the date at the service level."""

    id: str
    title: str
    due: date
    on_time: float
    earliest: date | None
    holds: bool


@dataclass(frozen=True, slots=True)
class RunningTarget:
    """A target of a running promise and its record: of `of` such cases in the last year `kept` were kept.

    `promised`: the share promised. `kept`: at most, where some are `unclear`; `None` with too few cases.
    `below`: whether so few could hardly be chance if the promise were true; `None` where nothing says so.
    """

    name: str
    promised: float | None
    kept: int | None
    of: int
    unclear: bool = False
    below: bool | None = None


@dataclass(frozen=True)
class Assessment:
    """Can one promise be made? As of one day, against everything live.

    `on_time`: probability of `wanted`, worked only in room that is left. `earliest`: the first date that
    holds at `confidence` so, which overloads nobody who holds a date back and moves nobody of theirs.
    `unhindered_*`: the same, if everybody it needs were free. `pushed` and `overloads`: what happens if it is
    worked as written all the same; of a promise that can be made, what it asks too much of those who hold no
    date back.
    `resequenced`: the earliest date if promises that can spare it give way, and who they are.
    """

    id: str
    wanted: date | None
    start: date | None
    verdict: Verdict
    confidence: float
    on_time: float | None = None
    standard_error: float | None = None
    earliest: date | None = None
    likely: date | None = None
    endless: float = 0.0  # the share of futures without an end: somebody it needs has no days left by then
    run_out: tuple[RunOut, ...] = ()  # who, and for what work
    unhindered_on_time: float | None = None
    unhindered_date: date | None = None
    gates: tuple[Gate, ...] = ()
    short: tuple[Shortage, ...] = ()  # of money, as it would be worked in the room that is left
    money_waits: tuple[Move, ...] = ()  # what waits for the next period of a budget, as `earliest` has it
    overloads: tuple[Overload, ...] = ()
    pushed: tuple[Pushed, ...] = ()
    binding: tuple[Binding, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    resequenced: Alternative | None = None
    unknown: tuple[Text, ...] = ()
    why_not: Text | None = None
    is_running: bool = False  # targets in place of milestones: measured, not scheduled
    targets: tuple[RunningTarget, ...] = ()
    team: str | None = (
        None  # of a running promise: who keeps it, and the share of the next weeks they have booked
    )
    team_load: float | None = None


@dataclass(frozen=True)
class Assessments:
    """What was assessed together: each with those before it already booked."""

    today: date
    samples: int
    seed: int
    promises: Mapping[str, Assessment] = field(default_factory=dict)
