"""How much each resource can work between two days, from the status date on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from engage.model.party import Equipment, Provider
from engage.model.workspace import Workspace
from engage.plan.calendar import WEEKDAYS
from engage.plan.calendars import Calendars
from engage.plan.day_capacity import day_capacity
from engage.plan.day_index import DayIndex

DIGITS = 6  # more would show the rounding of the arithmetic, not work
_Layers = tuple[tuple[float, DayIndex], ...]  # units or shares of full time, and on which days


class Capacity:
    """The capacity of the resources of a workspace, in full days of one person or unit."""

    def __init__(self, workspace: Workspace, calendars: Calendars, today: date) -> None:
        self._workspace = workspace
        self._calendars = calendars
        self._since = today.toordinal()
        self._layers: dict[str, _Layers] = {}
        self._known: dict[tuple[str, int], float] = {}

    def known(self, resource: str) -> bool:
        """Whether anything says how much it can work: a person, equipment, a provider with booked slots."""
        if resource in self._workspace.person:
            return True
        provided = self._calendars.provided.get(resource)
        return isinstance(provided, Equipment) or bool(provided and provided.slots)

    def layers(self, resource: str) -> _Layers:
        """Its units or shares of full time, each with the days on which they are there; they add up."""
        if resource not in self._layers:
            self._layers[resource] = self._of(resource)
        return self._layers[resource]

    def between(self, resource: str, first: int, end: int) -> float:
        """Days it can work from the first ordinal to the one before the end; 0 where nothing is known."""
        if first < self._since:
            first = self._since
        if first >= end:
            return 0.0
        return round(self._until(resource, end) - self._until(resource, first), DIGITS)

    def _until(self, resource: str, day: int) -> float:
        """Days of capacity before a day; the same few days are asked for again and again."""
        known = self._known.get((resource, day))
        if known is None:
            known = 0.0
            for share, days in self.layers(resource):
                known += share * days.rank_within(day)
            self._known[resource, day] = known
        return known

    def _of(self, resource: str) -> _Layers:
        calendar = self._calendars.resource(resource)
        if calendar is None:
            return ()
        person = self._workspace.person.get(resource)
        if person:
            # One share all along, as nearly always.
            if not person.part_days and all(step.from_ == date.min for step in person.capacity):
                return ((person.capacity[-1].share if person.capacity else 1.0, calendar.index),)
            weekdays = {WEEKDAYS.index(day): _exact(share) for day, share in person.part_days.items()}
            steps = [(step.from_, _exact(step.share)) for step in person.capacity]
            return tuple(
                (float(share), days) for share, days in day_capacity(calendar, weekdays, steps).layers
            )
        return _units(self._calendars, self._calendars.provided[resource])


def _units(calendars: Calendars, resource: Equipment | Provider) -> _Layers:
    """Units of equipment on the days it is in service; of a provider those booked, slot by slot."""
    organisation = calendars.organisation
    if isinstance(resource, Equipment):
        calendar = calendars.resource(resource.id) or organisation
        return ((resource.capacity, calendar.index),)
    booked = ((slot.units, (slot.from_, slot.to or slot.from_)) for slot in resource.slots)
    return tuple((units, organisation.only_during([period]).index) for units, period in booked)


def _exact(share: float) -> Fraction:
    """The share as it was written: 0.8 is eight tenths."""
    return Fraction(repr(float(share)))
