"""All records of a workspace, as read; a broken file costs only itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from engage.model.base import FileRecord
from engage.model.commitment import Commitment
from engage.model.party import Budget, Client, Contact, Criticality, Equipment, Person, Provider, Team
from engage.model.plan_of_work import Milestone
from engage.model.policy import Policy
from engage.model.risk import SharedRisk
from engage.model.sla import Incident, SeriesValue

_R = TypeVar("_R", bound=FileRecord)


@dataclass(frozen=True)
class Resources:
    """Who and what keeps the promises."""

    people: tuple[Person, ...] = ()
    teams: tuple[Team, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    providers: tuple[Provider, ...] = ()
    budgets: tuple[Budget, ...] = ()

    def all(self) -> tuple[FileRecord, ...]:
        """Every resource, kind by kind."""
        return (*self.people, *self.teams, *self.equipment, *self.providers, *self.budgets)


@dataclass(frozen=True)
class Workspace:
    """The records of a workspace, in the order of their paths.

    Where an id was used twice, the look-ups give the first; rule X004 reports the others.
    `left_out` holds the paths of files that could not be used at all.
    """

    policy: Policy = field(default_factory=Policy)
    commitments: tuple[Commitment, ...] = ()
    clients: tuple[Client, ...] = ()
    resources: Resources = field(default_factory=Resources)
    risks: tuple[SharedRisk, ...] = ()
    incidents: tuple[Incident, ...] = ()
    left_out: tuple[str, ...] = ()
    series: tuple[SeriesValue, ...] = ()

    @cached_property
    def commitment(self) -> dict[str, Commitment]:
        """Commitments by id."""
        return _first_by_id(self.commitments)

    @cached_property
    def client(self) -> dict[str, Client]:
        """Clients by id."""
        return _first_by_id(self.clients)

    @cached_property
    def person(self) -> dict[str, Person]:
        """People of the company by id."""
        return _first_by_id(self.resources.people)

    @cached_property
    def resource_names(self) -> dict[str, str]:
        """What people call the resources that have a name, by id."""
        found: dict[str, str] = {}
        for record in self.resources.all():
            if record.name:  # type: ignore[attr-defined]  # each kind of resource has one
                found.setdefault(record.id, record.name)  # type: ignore[attr-defined]
        return found

    @cached_property
    def criticality(self) -> dict[str, Criticality]:
        """How much hangs on each resource, by id."""
        records = reversed(self.resources.all())
        return {record.id: record.criticality for record in records}  # type: ignore[attr-defined]

    @cached_property
    def milestone(self) -> dict[tuple[str, str], Milestone]:
        """Milestones by commitment id and milestone id."""
        found: dict[tuple[str, str], Milestone] = {}
        for commitment in self.commitments:
            for milestone in commitment.milestones:
                found.setdefault((commitment.id, milestone.id), milestone)
        return found

    def contact(self, commitment: Commitment, ref: str) -> Contact | None:
        """A person on the side of the commitment's client."""
        client = self.client.get(commitment.client)
        return next((c for c in client.contacts if c.id == ref), None) if client else None

    def name_of(self, commitment: Commitment, ref: str) -> str:
        """What people call the person, team or contact behind an id; the id itself where unknown."""
        known = self.person.get(ref) or self.contact(commitment, ref)
        return (known.name if known else None) or ref

    def named(self, commitment: Commitment, ref: str | None) -> str | None:
        """The same, where there may be nobody."""
        return self.name_of(commitment, ref) if ref else None

    def client_name(self, client_id: str) -> str:
        """The client's name; the id where there is none."""
        client = self.client.get(client_id)
        return (client.name if client else None) or client_id


def _first_by_id(records: Iterable[_R]) -> dict[str, _R]:
    found: dict[str, _R] = {}
    for record in records:
        found.setdefault(record.id, record)  # type: ignore[attr-defined]  # each FileRecord given here has one
    return found
