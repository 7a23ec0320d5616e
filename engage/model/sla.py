"""A running promise: targets over a period, measured from records."""

from typing import Annotated, Literal

from engage.model.base import FileRecord, Record, internal, public
from engage.model.types import Id, Line, Listed, Moment, Probability, Target


class SlaTarget(Record):
    """One target of a running promise."""

    name: Line = public("What the client calls it.")
    measure: Line = public("response, resolution, availability, or a named series of `records/`.")
    severity: Line | None = public("The incidents it counts; default: all.", None)
    target: Target | None = public("The longest time allowed, such as `4h`, or the least availability.", None)
    hours: Literal["business", "all"] = public("Which hours count.", "business")
    attainment: Probability | None = public("Share of the incidents that must meet the target.", None)
    period: Literal["week", "month", "quarter", "year"] = public("Over which it is measured.", "quarter")


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
