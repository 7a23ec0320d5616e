"""Who stands behind a name: people, teams, contacts, roles.

A name in the files is an id of `resources.yaml`, a contact of the promise's client, or a role. A role
resolves through the commitment (`owner`, `accountable`), the client and `engage.yaml`, in this order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from engage.model.commitment import Commitment
from engage.model.party import Client, Person, Provider
from engage.model.workspace import Workspace

Kind = Literal["person", "contact", "team", "provider", "equipment", "budget"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something with an id."""

    id: str
    kind: Kind


@dataclass(frozen=True)
class Directory:
    """The look-up of names in a workspace."""

    workspace: Workspace

    @cached_property
    def resources(self) -> dict[str, Party]:
        """People, teams, equipment, providers and budgets by id; of a doubled id the first."""
        held = self.workspace.resources
        kinds: tuple[tuple[Kind, Iterable[object]], ...] = (
            ("person", held.people),
            ("team", held.teams),
            ("provider", held.providers),
            ("equipment", held.equipment),
            ("budget", held.budgets),
        )
        found: dict[str, Party] = {}
        for kind, records in kinds:
            for record in records:
                ref: str = record.id  # type: ignore[attr-defined]  # every resource has an id
                found.setdefault(ref, Party(ref, kind))
        return found

    @cached_property
    def skills(self) -> dict[str, tuple[str, ...]]:
        """Who has a skill, by its name and level (`java/senior`)."""
        found: dict[str, list[str]] = {}
        skilled: tuple[Person | Provider, ...] = (
            *self.workspace.resources.people,
            *self.workspace.resources.providers,
        )
        for record in skilled:
            for skill in record.skills:
                found.setdefault(skill, []).append(record.id)
        return {skill: tuple(ids) for skill, ids in found.items()}

    @cached_property
    def _contacts(self) -> dict[str, dict[str, Party]]:
        return {
            client.id: {contact.id: Party(contact.id, "contact") for contact in client.contacts}
            for client in self.workspace.clients
        }

    def contacts(self, client: str) -> Mapping[str, Party]:
        """The people on a client's side, by id."""
        return self._contacts.get(client, {})

    def find(self, ref: str, commitment: Commitment | None = None) -> tuple[Party, ...]:
        """Who is meant; nobody where the name is unknown, several where a role has several holders."""
        return self._find(ref, commitment, frozenset())

    def is_role(self, ref: str, commitment: Commitment | None = None) -> bool:
        """Whether the name is that of a role, held by somebody or not."""
        return self._holders(ref, commitment) is not None

    def names(self, commitment: Commitment | None = None) -> tuple[str, ...]:
        """All names that `find` knows for a commitment."""
        client = self.workspace.client.get(commitment.client) if commitment else None
        contacts = self.contacts(client.id) if client else {}
        roles = (*self.workspace.policy.roles, *(client.roles if client else ()))
        return (*self.resources, *contacts, *roles)

    def _find(self, ref: str, commitment: Commitment | None, seen: frozenset[str]) -> tuple[Party, ...]:
        known = self.resources.get(ref)
        if known is None and commitment:
            known = self.contacts(commitment.client).get(ref)
        if known:
            return (known,)
        if ref in seen:
            return ()
        holders = self._holders(ref, commitment) or ()
        found = (party for holder in holders for party in self._find(holder, commitment, seen | {ref}))
        return tuple(dict.fromkeys(found))

    def _holders(self, role: str, commitment: Commitment | None) -> tuple[str, ...] | None:
        if commitment and role == "owner" and commitment.owner:
            return (commitment.owner,)
        if commitment and role == "accountable" and commitment.raci and commitment.raci.accountable:
            return commitment.raci.accountable
        client: Client | None = self.workspace.client.get(commitment.client) if commitment else None
        if client and role in client.roles:
            return client.roles[role]
        return self.workspace.policy.roles.get(role)
