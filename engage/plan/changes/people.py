"""Changes of who does the work and when they are there: absences, newcomers, replacements, booked slots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from engage.model.fault import Fault
from engage.model.party import Slot, Span
from engage.model.plan_of_work import Milestone
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.changes.records import each_of, meant, nobody, promise_of, where
from engage.plan.figures import figure, long_day


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody is away."""

    kind: ClassVar[str] = "absent"
    person: str
    first: date
    last: date

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"{self.person} absent {self.first}..{self.last}"

    @property
    def words(self) -> Text:
        """What happens."""
        first, last = long_day(self.first), long_day(self.last)
        return Text(
            f"{self.person} away from {first.en} to {last.en}",
            f"absence de {self.person} du {first.fr} au {last.fr}",
        )

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002  # as all changes
        """The workspace with the absence.

        Raises:
            Fault: there is no such person.
        """
        known = workspace.person.get(self.person)
        if known is None:
            raise nobody(self.person)
        away = Span.model_construct(from_=self.first, to=self.last)
        person = known.model_copy(update={"absences": (*known.absences, away)})
        people = tuple(person if each is known else each for each in workspace.resources.people)
        return replace(workspace, resources=replace(workspace.resources, people=people))


@dataclass(frozen=True, slots=True)
class Book:
    """A provider is booked for more days, with so many units; without, as many as in its last slot."""

    kind: ClassVar[str] = "slot"
    provider: str
    first: date
    last: date
    units: float | None = None

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        units = "" if self.units is None else f" units {self.units:g}"
        return f"{self.provider} slot {self.first}..{self.last}{units}"

    @property
    def words(self) -> Text:
        """What to do."""
        first, last = long_day(self.first), long_day(self.last)
        units = figure(self.units, 2) if self.units is not None else Text("", "")
        en, fr = (f" ({units.en})", f" ({units.fr})") if self.units is not None else ("", "")
        return Text(
            f"book {self.provider} from {first.en} to {last.en}{en}",
            f"réserver {self.provider} du {first.fr} au {last.fr}{fr}",
        )

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002
        """The workspace with the slot.

        Raises:
            Fault: there is no such provider.
        """
        providers = workspace.resources.providers
        known = next((each for each in providers if each.id == self.provider), None)
        if known is None:
            raise nobody(self.provider)
        latest = max(known.slots, key=lambda slot: slot.to or slot.from_, default=None)
        units = self.units or (latest.units if latest else 1.0)
        slot = Slot.model_construct(from_=self.first, to=self.last, units=units)
        booked = known.model_copy(update={"slots": (*known.slots, slot)})
        made = tuple(booked if each is known else each for each in providers)
        return replace(workspace, resources=replace(workspace.resources, providers=made))


@dataclass(frozen=True, slots=True)
class Swap:
    """One person does the work in place of another, as long and with the same share."""

    kind: ClassVar[str] = "swap"
    commitment: str
    old: str
    new: str
    milestone: str | None = None

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"swap {self.old} {self.new} in {where(self.commitment, self.milestone)}"

    @property
    def words(self) -> Text:
        """What to do."""
        on = f" ({self.milestone})" if self.milestone else ""
        return Text(f"{self.new} in place of {self.old}{on}", f"{self.new} à la place de {self.old}{on}")

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002
        """The workspace in which the other one does the work.

        Raises:
            Fault: there is no such person, or nothing left to do for the one replaced.
        """
        commitment = promise_of(workspace, self.commitment)
        known = {record.id for record in workspace.resources.all()}  # type: ignore[attr-defined]
        if self.new not in known:
            raise nobody(self.new)
        if self.old == self.new:
            raise Fault(f"{self.old} in place of {self.old} changes nothing", f"{self.old} y est déjà")
        asked = meant(commitment, self.milestone)
        names = {m.id for m in commitment.milestones if m.id in asked and self.old in m.needs and not m.done}
        if not names:
            raise Fault(
                f"nothing left of {commitment.id} needs {self.old!r}",
                f"rien de ce qui reste de {commitment.id} ne demande «\u00a0{self.old}\u00a0»",
            )

        def swapped(milestone: Milestone) -> Milestone:
            needs = dict(milestone.needs)
            share = needs.pop(self.old)
            needs[self.new] = needs.get(self.new, 0.0) + share
            return milestone.model_copy(update={"needs": needs})

        return each_of(workspace, commitment, names, swapped)
