"""What a forecast says: how likely each promise is kept, which dates hold, and what decides them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from engage.model.text import Text
from engage.plan.earned_schedule import PaceOpinion
from engage.plan.history import History
from engage.plan.last_days import RunOut
from engage.plan.widening import Widening

#: What the probabilities rest on where no history of deliveries corrects them: as good as the estimates are.
NOT_CALIBRATED: Final = "estimates, not calibrated"


DriverKind = Literal["milestone", "risk", "history"]


@dataclass(frozen=True, slots=True)
class DateDriver:
    """A milestone, a risk or a history, and what its uncertainty does to the promise's end.

    `days`: working days by which the end comes later on average than if the milestone took its likely
    duration, the risk did not exist, or work took what its estimates say. `share`: of all futures, those in
    which it decides the date: one more day of that milestone moves the end, or the risk strikes and moves it,
    or history does. `endless`: the share in which it alone leaves the work without days to be done on; `days`
    are those of the others. `commitment` is the promise it belongs to, which may be another one that this one
    waits for.
    """

    kind: DriverKind
    commitment: str
    id: str
    title: str
    days: float
    share: float
    endless: float = 0.0


@dataclass(frozen=True, slots=True)
class PromiseForecast:
    """The forecast of one promise; `None` is what cannot be forecast, and `unknown` says why.

    `p50`, `p80`, `p90`: the first day by which it is done in that share of futures; `None` too where it
    lies beyond the years that calendars know. `standard_error` is that of `on_time` from the number of
    samples alone. `endless`: the share of futures without an end, since somebody it needs has no days left
    (slots used up, gone) or the calendars end; `run_out` says who, for what work. `planned` is the end if all
    goes as likely. `certain`: nothing of it is uncertain. `drivers`: most days first; `None` where they were
    not asked for. `single` counts the estimates of one value, for which the spread of the type stands in.
    `history` is the factor of past deliveries that was reckoned with, `None` where nothing is calibrated;
    `widening` what widened them; `pace` the second opinion of earned schedule, with the drivers only.
    """

    id: str
    promised: date | None
    planned: date | None = None
    on_time: float | None = None
    standard_error: float | None = None
    p50: date | None = None
    p80: date | None = None
    p90: date | None = None
    certain: bool = False
    endless: float = 0.0
    run_out: tuple[RunOut, ...] = ()
    estimates: int = 0
    single: int = 0
    drivers: tuple[DateDriver, ...] | None = None
    history: History | None = None
    widening: Widening | None = None
    pace: PaceOpinion | None = None
    unknown: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Forecast:
    """The forecasts of the promises asked for, as of one day."""

    today: date
    samples: int
    seed: int
    promises: Mapping[str, PromiseForecast] = field(default_factory=dict)
    basis: str = NOT_CALIBRATED
