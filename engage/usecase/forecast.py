"""How likely are promises kept? One with what decides its date, or several in a line each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from engage.learn.reference_class import ReferenceClass, reference_class
from engage.model.commitment import Commitment, Status
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.draws import SAMPLES, SEED
from engage.plan.forecast import forecast as simulated
from engage.plan.forecast_types import PromiseForecast
from engage.plan.history import History, history_of
from engage.plan.placing import distinct, place
from engage.plan.remaining import finished_on
from engage.usecase.find import find, nearest
from engage.usecase.schedule import CLOSED

#: `chance`: it has a date and a probability; `open`: dates but no promise to compare with; `done`: nothing is
#: left; `running`: measured, not scheduled (SLA); `undated`: nothing can be said.
Outcome = Literal["chance", "open", "done", "running", "undated"]


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """A promise and its forecast; `reference`, the outside view, is worked out for a promise alone."""

    id: str
    title: str
    client_name: str
    owner_name: str | None
    lifecycle: Status
    outcome: Outcome
    forecast: PromiseForecast
    reference: ReferenceClass | None = None

    @property
    def late(self) -> bool:
        """Whether it is done, and was late."""
        found = self.forecast
        return bool(self.outcome == "done" and found.p50 and found.promised and found.p50 > found.promised)


@dataclass(frozen=True, slots=True)
class ForecastView:
    """The forecasts asked for. `one` where a single promise was meant; `nearest` what was perhaps meant."""

    as_of: date
    query: str | None
    rows: tuple[ForecastRow, ...]
    one: bool
    samples: int
    seed: int
    basis: str
    history: History | None
    nearest: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def running(self) -> tuple[ForecastRow, ...]:
        """The promises that are neither accepted nor given up."""
        return tuple(row for row in self.rows if row.lifecycle not in CLOSED)


def forecast(
    workspace: Workspace, today: date, query: str | None = None, samples: int = SAMPLES, seed: int = SEED
) -> ForecastView:
    """The forecasts of the promises a query means (see `find`); without one, of all promises."""
    asked = query is not None and bool(query.strip())
    found = find(workspace, query) if asked else workspace.commitments
    meant = [commitment for commitment in found if workspace.commitment[commitment.id] is commitment]
    one = asked and len(meant) == 1
    explained = meant[0].id if one else None
    calendars = Calendars(workspace, today)
    placed = calendars, place(workspace, calendars, today)
    forecasts = simulated(workspace, today, samples=samples, seed=seed, explained=explained, placed=placed)
    rows = [_row(workspace, commitment, forecasts.promises[commitment.id]) for commitment in meant]
    if one and rows[0].outcome in {"chance", "open"}:
        rows = [replace(rows[0], reference=reference_class(workspace, meant[0], today, placed))]
    return ForecastView(
        as_of=today,
        query=query if asked else None,
        rows=tuple(sorted(rows, key=_least_likely_first)),
        one=one,
        samples=samples,
        seed=seed,
        basis=forecasts.basis,
        history=_history(workspace),
        nearest=nearest(workspace, query) if asked and query and not meant else (),
        left_out=workspace.left_out,
    )


def _history(workspace: Workspace) -> History | None:
    """What all deliveries together say; the deliveries counted by type where nothing was said of all."""
    block = workspace.policy.calibration
    return history_of(workspace.policy, None) if block else None


def _row(workspace: Workspace, commitment: Commitment, found: PromiseForecast) -> ForecastRow:
    owner = commitment.owner
    return ForecastRow(
        id=commitment.id,
        title=commitment.title,
        client_name=workspace.client_name(commitment.client),
        owner_name=workspace.named(commitment, owner),
        lifecycle=commitment.status,
        outcome=_outcome(commitment, found),
        forecast=found,
    )


def _outcome(commitment: Commitment, found: PromiseForecast) -> Outcome:
    milestones = distinct(commitment)
    if commitment.sla and not milestones:
        return "running"
    if found.planned is None:
        return "undated"
    if all(finished_on(commitment, milestone) for milestone in milestones):
        return "done"
    return "open" if found.on_time is None else "chance"


def _least_likely_first(row: ForecastRow) -> tuple[bool, bool, bool, float, str]:
    """Of the running ones first those in doubt, then those done or without date; closed ones last."""
    chance = row.forecast.on_time
    return row.lifecycle in CLOSED, row.outcome != "chance", chance is None, chance or 0.0, row.id
