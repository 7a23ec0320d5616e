"""A running promise: targets over a period, measured from records."""

from pathlib import PurePosixPath
from typing import Annotated, Literal

from engage.model.base import FileRecord, Record, internal, public
from engage.model.types import DayOrMoment, Id, Line, Listed, Measured, Moment, Probability, Target

#: What is measured from incidents; every other measure names a series.
OF_INCIDENTS = frozenset({"response", "resolution", "availability"})


class SlaTarget(Record):
    """One target of a running promise."""

    name: Line = public("What the client calls it.")
    measure: Line = public(
        "response, resolution, availability, or a named series: NAME of `records/series/NAME.csv`."
    )
    severity: Line | None = public("The incidents it counts; default: all.", None)
    target: Target | None = public(
        "The longest time allowed, such as `4h`, the least availability, or what each value of a series must "
        "reach, such as `>= 99.5 %`.",
        None,
    )
    hours: Literal["business", "all"] = public("Which hours count.", "business")
    attainment: Probability | None = public(
        "Share of the incidents, or of the values of a series, that must meet the target.", None
    )
    period: Literal["week", "month", "quarter", "year"] = public("Over which it is measured.", "quarter")

    @property
    def series(self) -> str | None:
        """The name of the series it is measured by; `None` where incidents measure it."""
        return None if self.measure in OF_INCIDENTS else self.measure


class Incident(FileRecord):
    """An incident, from `records/incidents/`. Further rows with the same id give it further pauses."""

    id: Line = public("Its number.")
    client: Id | None = public("The client.", None)
    commitment: Id | None = public("The running promise that it counts for.", None)
    severity: Line | None = public("How bad it is.", None)
    opened: Moment = public("When it was reported.")
    responded: Moment | None = public("When the client first heard from us.", None)
    resolved: Moment | None = public("When it was solved.", None)
    paused_from: Moment | None = public("When its clock stopped.", None)
    paused_to: Moment | None = public("When its clock went on.", None)
    pause_cause: Line | None = internal("Why.", None)
    waiting_on: Literal["client", "us", "third_party"] | None = internal(
        "Whom the pause waited for; a pause that waits on us does not stop the clock.", None
    )


class IncidentFile(Record):
    """The content of a file of `records/incidents/`; a CSV file has a row for each."""

    incidents: Annotated[tuple[Incident, ...], Listed] = internal("The incidents.", ())


class SeriesValue(FileRecord):
    """A value of a series, from `records/series/NAME.csv` or `.yaml`; the file's name is the series'."""

    on: DayOrMoment = public("The day, or the moment, that was measured.")
    value: Measured = public("The value with or without its unit, or yes or no.")
    commitment: Id | None = public("The promise it counts for; default: all that name the series.", None)
    client: Id | None = public("The client whose promises it counts for; default: all clients.", None)

    @property
    def series(self) -> str:
        """The name of its series."""
        return PurePosixPath(self.path).stem


class SeriesFile(Record):
    """The content of a file of `records/series/`; a CSV file has a row for each."""

    values: Annotated[tuple[SeriesValue, ...], Listed] = internal("The values.", ())
