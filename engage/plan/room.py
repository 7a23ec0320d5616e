"""The room that is left: what each resource can still do, day by day, once promises that stand are served.

Others are **frozen**: they keep the days of the present plan and what they ask of whom on each of them.
Drafts and offers count with their probability of being won, as in `load_book`. What is left of somebody's day
is capacity times `assess.fill_to`, less that; never below zero.

A skill or a team that work asks for without naming anybody has the room of all who have it, or are in it.
What nobody is known to have has no known room, and binds nothing: `RoomBook.unknown` tells those. Nor does
whoever is less critical than `assess.holds`: more may be asked of them than there is, which is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engage.model.party import CRITICALITIES, Criticality, Equipment, Person, Provider
from engage.model.workspace import Workspace
from engage.plan.asked import Asked, asked_by_name
from engage.plan.calendar import WEEKDAYS, WorkCalendar
from engage.plan.calendars import Calendars
from engage.plan.load_book import SOFT
from engage.plan.placing import Placing
from engage.plan.skills import has_skill, newcomer_skill

Days = NDArray[np.floating[Any]]
_HAIR: Final = 1e-9
#: A soft booking of a machine does not keep the machine from a promise; a firm one does.
_WHOLE: Final = 1e-6


class RoomBook:
    # ruff: noqa: SLF001  # a copy sets its own
    """The room of the resources of a workspace from the status date on, `without` some promises.

    Days are counted from the status date; `size` of them are known.
    """

    def __init__(
        self,
        workspace: Workspace,
        calendars: Calendars,
        placing: Placing,
        today: date,
        without: Collection[str] = (),
    ) -> None:
        self.workspace = workspace
        self.calendars = calendars
        self.base = today.toordinal()
        self.size = calendars.horizon.last.toordinal() + 1 - self.base
        self._fill_to = workspace.policy.assess.fill_to
        self._asked = asked_by_name(workspace, placing, today, frozenset(without))
        self._out = frozenset(without)
        self._capacities: dict[str, Days | None] = {}
        self._booked: dict[str, tuple[Days, Days]] = {}
        self._days: dict[int, Days] = {}
        self._members: dict[str, tuple[str, ...]] = {}

    def capacity(self, name: str) -> Days | None:
        """Full days of a person, or units, on each day; `None` where nothing is known."""
        if name not in self._capacities:
            found = [days for each in self.members(name) if (days := self._capacity(each)) is not None]
            self._capacities[name] = sum(found[1:], start=found[0]) if found else None
        return self._capacities[name]

    def limit(self, name: str) -> Days | None:
        """The part of the capacity that may be filled."""
        capacity = self.capacity(name)
        return None if capacity is None else capacity * self._fill_to

    def seen_from(self, workspace: Workspace, calendars: Calendars) -> RoomBook:
        """The same room for a workspace in which others are as they were: with a newcomer, or a new slot."""
        found = copy(self)
        found.workspace, found.calendars = workspace, calendars
        before = set(map(id, self.workspace.resources.all()))
        changed = {each.id for each in workspace.resources.all() if id(each) not in before}  # type: ignore[attr-defined]
        found._members = {}
        found._capacities = {
            name: days
            for name, days in self._capacities.items()
            if days is not None and changed.isdisjoint(self.members(name))
        }
        return found

    def without(self, names: Collection[str]) -> RoomBook:
        """The room if some promises gave way."""
        gone = frozenset(names)
        found = copy(self)
        found._asked = {
            name: [entry for entry in asked if entry.commitment.id not in gone]
            for name, asked in self._asked.items()
        }
        found._booked = {}
        found._out = self._out | gone
        return found

    def has_booked(self, commitment_id: str) -> bool:
        """Whether what a promise asks is booked here."""
        return commitment_id not in self._out

    def members(self, name: str) -> tuple[str, ...]:
        """Who stands for a name: itself, the people of a team, those who have a skill."""
        if name not in self._members:
            self._members[name] = self._who(name)
        return self._members[name]

    def _who(self, name: str) -> tuple[str, ...]:
        workspace = self.workspace
        if name in workspace.person or name in self.calendars.provided:
            return (name,)
        if any(team.id == name for team in workspace.resources.teams):
            return tuple(person.id for person in workspace.resources.people if person.team == name)
        skilled: tuple[Person | Provider, ...] = (*workspace.resources.people, *workspace.resources.providers)
        known = (each for each in skilled if newcomer_skill(each.id) is None)  # they are asked for by name
        return tuple(each.id for each in known if has_skill(each.skills, name))

    def criticality(self, name: str) -> Criticality:
        """How much hangs on a resource; on a skill, as much as on whoever has it and matters most."""
        known = self.workspace.criticality
        if name in known:
            return known[name]
        held = (known[each] for each in self.members(name) if each in known)
        return min(held, key=CRITICALITIES.index, default="important")

    def holds(self, name: str) -> bool:
        """Whether too little room of it holds a date back (`assess.holds`)."""
        least = self.workspace.policy.assess.holds
        return CRITICALITIES.index(self.criticality(name)) <= CRITICALITIES.index(least)

    def asked(self, name: str) -> tuple[Asked, ...]:
        """What promises that stand ask of it, and of those who stand for it."""
        names = dict.fromkeys((name, *self.members(name)))
        return tuple(entry for each in names for entry in self._asked.get(each, ()))

    def booked(self, name: str) -> tuple[Days, Days]:
        """What is booked on each day: by promises made, and by drafts and offers."""
        if name not in self._booked:
            firm, soft = np.zeros(self.size), np.zeros(self.size)
            for entry in self.asked(name):
                days = soft if entry.commitment.status in SOFT else firm
                days[entry.first : entry.last + 1] += self.load(entry)
            self._booked[name] = firm, soft
        return self._booked[name]

    def load(self, entry: Asked) -> Days:
        """What it asks on each day from its first to its last, times the chance of an offer."""
        days = self.worked(entry)
        placed = float(days.sum())
        return days * (entry.need * entry.booked * entry.left / placed) if placed else days

    def worked(self, entry: Asked) -> Days:
        """The days from its first to its last on which it is worked on."""
        calendar = self.calendars.milestone(entry.commitment, entry.milestone)
        return self.days(calendar)[entry.first : entry.last + 1]

    def free(self, name: str, *, firm: bool = False) -> Days | None:
        """What is left on each day; with `firm`, offers left aside. `None` where nothing is known."""
        limit = self.limit(name)
        if limit is None:
            return None
        made, soft = self.booked(name)
        return np.maximum(limit - made - (0 if firm else soft), 0.0)

    def away(self, name: str) -> Days:
        """1 on the organisation's days of somebody's week on which they are not there; 0 for all others."""
        calendar, person = self.calendars.resource(name), self.workspace.person.get(name)
        if calendar is None or person is None:
            return np.zeros(self.size)
        week = frozenset(map(WEEKDAYS.index, person.days)) if person.days else range(7)
        horizon = calendar.horizon
        usual = self.calendars.organisation & WorkCalendar(horizon, horizon.weekly(set(week)))
        return np.maximum(self.days(usual) - self.days(calendar), 0.0)

    def days(self, calendar: WorkCalendar) -> Days:
        """1 on the days of a calendar, else 0."""
        found = self._days.get(calendar.mask)
        if found is None:
            since = self.base - calendar.horizon.first.toordinal()
            raw = (calendar.mask >> since).to_bytes(self.size // 8 + 1, "little")
            bits = np.unpackbits(np.frombuffer(raw, np.uint8), bitorder="little")[: self.size]
            found = self._days[calendar.mask] = bits.astype(np.float64)
        return found

    def pace(self, needs: Mapping[str, float], calendar: WorkCalendar) -> tuple[Days, dict[str, Days]]:
        """The share of a day's work that gets done on each day, and what each need alone would allow."""
        worked = self.days(calendar)
        each = {name: rate for name, rate in self._rates(needs).items() if rate is not None}
        share = worked.copy()
        for rate in each.values():
            np.minimum(share, rate, out=share)
        return share, each

    def unknown(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of which no capacity is known; money is not among them (`money`)."""
        money = {budget.id for budget in self.workspace.resources.budgets}
        return tuple(
            name
            for name in dict.fromkeys(names)
            if name not in money and newcomer_skill(name) is None and self.capacity(name) is None
        )

    def _rates(self, needs: Mapping[str, float]) -> dict[str, Days | None]:
        wanted = {name: need for name, need in needs.items() if need > 0}
        helped: set[str] = set()
        found: dict[str, Days | None] = {}
        for newcomer in wanted:
            skill = newcomer_skill(newcomer)
            if skill is None:
                continue
            group = [n for n in wanted if n not in helped and self._has(n, skill)]
            helped.update(group)
            found[newcomer] = self._together({name: wanted[name] for name in group})
        found |= {name: self._rate(name, need) for name, need in wanted.items() if name not in helped}
        return found

    def _has(self, name: str, skill: str) -> bool:
        if newcomer_skill(name) == skill or has_skill((name,), skill):
            return True
        person = self.workspace.person.get(name)
        return person is not None and has_skill(person.skills, skill)

    def _together(self, needs: Mapping[str, float]) -> Days:
        """What several people who can do the same work get done of it."""
        done = np.zeros(self.size)
        for name, need in needs.items():
            free = self.free(name) if self.holds(name) else None
            done += need if free is None else np.minimum(free, need)
        return done / sum(needs.values())

    def _rate(self, name: str, need: float) -> Days | None:
        free, firm = self.free(name), self.free(name, firm=True)
        if free is None or firm is None or not self.holds(name):
            return None
        rate: Days = np.minimum(free / need, 1.0)
        if name in self.calendars.provided:  # half a machine does nothing
            rate = np.where(firm >= need - _WHOLE, rate, 0.0)
        return rate

    def _capacity(self, name: str) -> Days | None:
        calendar = self.calendars.resource(name)
        if calendar is None:
            return None
        person = self.workspace.person.get(name)
        if person is not None:
            return self.days(calendar) * self._shares(person)
        provided = self.calendars.provided[name]
        if isinstance(provided, Equipment):
            return self.days(calendar) * provided.capacity
        if not provided.slots:
            return None
        organisation = self.calendars.organisation
        booked = [
            self.days(organisation.only_during([(slot.from_, slot.to or slot.from_)])) * slot.units
            for slot in provided.slots
        ]
        return sum(booked[1:], start=booked[0])

    def _shares(self, person: Person) -> Days | float:
        steps = sorted(person.capacity, key=lambda step: step.from_)
        if not steps:
            return 1.0
        shares = np.ones(self.size)
        for step in steps:
            shares[max(0, step.from_.toordinal() - self.base) :] = step.share
        return shares
