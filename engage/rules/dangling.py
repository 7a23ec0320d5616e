"""Looking names up for rule X005: what is known, and what to say of a name that is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from engage.model.commitment import Commitment
from engage.model.people import Directory
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.types import SHIPPED
from engage.rules.names import OWN_ROLES
from engage.rules.words import both, nearest


@dataclass(frozen=True)
class Names:
    """The names that a workspace knows."""

    workspace: Workspace
    directory: Directory
    _by_client: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def types(self) -> frozenset[str]:
        """Commitment types, shipped or of `engage.yaml`."""
        return frozenset(SHIPPED) | frozenset(self.workspace.policy.types)

    @cached_property
    def teams(self) -> frozenset[str]:
        """Ids of teams."""
        return frozenset(team.id for team in self.workspace.resources.teams)

    @cached_property
    def roles(self) -> frozenset[str]:
        """Roles that somebody holds for some promise."""
        of_clients = {role for client in self.workspace.clients for role in client.roles}
        return frozenset(self.workspace.policy.roles) | of_clients | OWN_ROLES

    def who(self, commitment: Commitment) -> frozenset[str]:
        """Everybody who may be named in a promise: people and other resources, contacts, roles."""
        found = self._by_client.get(commitment.client)
        if found is None:
            found = frozenset(self.directory.names(commitment)) | OWN_ROLES
            self._by_client[commitment.client] = found
        return found

    def unread(self, folder: str, name: str | None = None) -> bool:
        """Whether a file that could not be read may hold the name: by its own name, where one is given."""
        return any(
            path.startswith(folder) and (name is None or path.rpartition("/")[2].rpartition(".")[0] == name)
            for path in self.workspace.left_out
        )

    def meant(self, name: str, known: Iterable[str], otherwise: Text) -> Text:
        """The help for an unknown name: the id of somebody so called, the nearest one, or what else to do."""
        folded = name.casefold()
        called = (p.id for p in self.workspace.resources.people if (p.name or "").casefold() == folded)
        near = next(called, None) or nearest(name, known)
        return both(f"did you mean `{near}`?", f"vouliez-vous dire `{near}` ?") if near else otherwise
