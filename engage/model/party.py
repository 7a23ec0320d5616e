"""Clients, and the resources that keep the promises."""

from typing import Annotated, Any, Literal

from engage.model.base import FileRecord, Record, internal, public
from engage.model.reading import Before
from engage.model.types import (
    Day,
    Id,
    Ids,
    Line,
    Lines,
    Listed,
    Mapped,
    Money,
    Need,
    Opening,
    Share,
    Zone,
)

Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
Criticality = Literal["essential", "important", "support"]
CRITICALITIES: tuple[Criticality, ...] = ("essential", "important", "support")  # most critical first


class Closure(Record):
    """Days on which nobody works."""

    from_: Day = public("First day.", alias="from")
    to: Day | None = public("Last day; default: the first.", None)
    name: Line | None = public("Why.", None)


class ClientCalendar(Record):
    """When the client's people work."""

    country: Line | None = public("Country code, for its public holidays.", None)
    region: Line | None = public("Region code, for its own holidays.", None)
    opening: Opening | None = public(
        "Hours in which running promises to this client count, in its zone and on its working days; "
        "default: our opening hours.",
        None,
    )
    closures: Annotated[tuple[Closure, ...], Listed] = public("Days on which they are closed.", ())
    freezes: Annotated[tuple[Closure, ...], Listed] = public("Days on which nothing may go live.", ())


class Wants(Record):
    """What a contact wants to hear, and how."""

    events: Lines = public("Which events.", ())
    detail: Line | None = public("summary or full.", None)
    frequency: Line | None = public("at_once, daily, weekly, monthly, quarterly.", None)
    channel: Line | None = public("email, chat, …", None)
    quiet: Lines = public("Hours without messages.", ())


class Contact(Record):
    """A person on the client's side: nothing beyond what the work needs."""

    id: Id = public("Unique within the client.")
    name: Line | None = public("Their name.", None)
    email: Line | None = internal("Where to write.", None)
    profile: Literal["executive", "operational", "buyer"] | None = internal("Which report suits them.", None)
    wants: Wants | None = internal("What they want to hear.", None)


class Client(FileRecord):
    """A client, one file."""

    id: Id = public("Unique in the workspace.")
    name: Line | None = public("As the client writes it; default: the id.", None)
    segment: Line | None = internal("For risks and figures.", None)
    tier: Line | None = internal("For figures.", None)
    region: Line | None = internal("For figures.", None)
    lang: Literal["en", "fr"] | None = internal("Language of what the client reads.", None)
    timezone: Zone | None = public("The client's zone.", None)
    calendar: ClientCalendar | None = public("When the client's people work.", None)
    roles: Annotated[dict[Line, Ids], Mapped] = internal("Who plays which role for this client.", {})
    contacts: Annotated[tuple[Contact, ...], Listed] = public("People on the client's side.", ())
    glossary: Annotated[dict[Line, Line], Mapped] = public("Terms that the two sides defined.", {})
    lifetime_value: Money | None = internal("What the client is worth over the years.", None)


class Span(Record):
    """First and last day."""

    from_: Day = internal("First day.", alias="from")
    to: Day | None = internal("Last day; default: the first.", None)


class CapacityFrom(Record):
    """A share of full time, from a day on."""

    from_: Day = internal("First day.", alias="from")
    share: Share = internal("Share of full time.")


def _steps(value: Any) -> Any:
    from datetime import date

    if isinstance(value, str):
        return ({"from": date.min, "share": value},)
    return tuple(value) if isinstance(value, list) else value


class Person(FileRecord):
    """Somebody who does the work. No reasons for absences are kept."""

    id: Id = public("Unique in the workspace.")
    name: Line | None = public("Their name.", None)
    team: Id | None = internal("Their team.", None)
    email: Line | None = internal("Where alerts go.", None)
    capacity: Annotated[
        tuple[CapacityFrom, ...],
        Before(_steps, accepts=Share | tuple[CapacityFrom, ...]),
    ] = internal("Share of full time: `80%`, or a list of `{from, share}`.", ())
    calendar: ClientCalendar | None = internal("Another country's holidays, where they apply.", None)
    days: Annotated[tuple[Weekday, ...], Listed] = internal("The days they work: mo, tu, …", ())
    part_days: Annotated[dict[Weekday, Share], Mapped] = internal(
        "Days of the week of which they work only a part: `{we: 50%}`.", {}
    )
    skills: Lines = internal("Skills with their level, such as `java/senior`.", ())
    absences: Annotated[tuple[Span, ...], Listed] = internal("Days away, without reasons.", ())
    criticality: Criticality = internal("How much hangs on them.", "important")
    left: Day | None = internal("Their last day.", None)


class Team(FileRecord):
    """People who work together."""

    id: Id = public("Unique in the workspace.")
    name: Line | None = public("Its name.", None)
    lead: Id | None = internal("Who leads it.", None)
    criticality: Criticality = internal("How much hangs on it.", "important")


class Equipment(FileRecord):
    """Machines, rooms, licences: shared in units."""

    id: Id = internal("Unique in the workspace.")
    name: Line | None = internal("Its name.", None)
    capacity: Need = internal("How many units there are.", 1.0)
    absences: Annotated[tuple[Span, ...], Listed] = internal("Days out of service.", ())
    criticality: Criticality = internal("How much hangs on it.", "important")


class Slot(Record):
    """Days on which a provider is booked for us."""

    from_: Day = internal("First day.", alias="from")
    to: Day | None = internal("Last day; default: the first.", None)
    units: Need = internal("How many people or units.", 1.0)


class Provider(FileRecord):
    """An outside provider; works for us in its booked slots only, where any are given."""

    id: Id = internal("Unique in the workspace.")
    name: Line | None = internal("Its name.", None)
    skills: Lines = internal("What it can do.", ())
    slots: Annotated[tuple[Slot, ...], Listed] = internal("The days booked.", ())
    criticality: Criticality = internal("How much hangs on it.", "important")


class Budget(FileRecord):
    """Money that may be spent in a period."""

    id: Id = internal("Unique in the workspace.")
    name: Line | None = internal("Its name.", None)
    amount: Money | None = internal("How much.", None)
    period: Literal["month", "quarter", "year"] | None = internal("For how long.", None)
    criticality: Criticality = internal("How much hangs on it.", "important")


class ResourceFile(Record):
    """The content of `resources.yaml` or of one file of `resources/`."""

    people: Annotated[tuple[Person, ...], Listed] = internal("Who does the work.", ())
    teams: Annotated[tuple[Team, ...], Listed] = internal("Who works together.", ())
    equipment: Annotated[tuple[Equipment, ...], Listed] = internal("Machines, rooms, licences.", ())
    providers: Annotated[tuple[Provider, ...], Listed] = internal("Outside providers.", ())
    budgets: Annotated[tuple[Budget, ...], Listed] = internal("Money.", ())
