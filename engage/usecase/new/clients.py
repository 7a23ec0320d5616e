"""Which client is meant, and a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engage.model.party import Client
from engage.model.workspace import Workspace
from engage.rules.words import both, listed, nearest
from engage.usecase.change import NotPossible, Refused, given
from engage.usecase.folded import folded
from engage.usecase.new.ids import slug


def meant(workspace: Workspace, words: str) -> Client:
    """A client by its id or name, else the only one whose name has the words, else the nearest.

    Raises:
        NotPossible: none is meant, or several are.
    """
    wanted, clients = folded(words.strip()), workspace.clients
    tests: tuple[Callable[[Client], bool], ...] = (
        lambda client: wanted in {folded(client.id), folded(client.name or "")},
        lambda client: any(part.startswith(wanted) for part in _parts(client)),
        lambda client: wanted in folded(client.name or client.id),
    )
    for fits in tests if wanted else ():
        found = [client for client in clients if fits(client)]
        if len(found) == 1:
            return found[0]
        if found:
            several = listed([client.id for client in found])
            raise NotPossible(both(f"`{words}` can be {several.en}", f"`{words}` peut désigner {several.fr}"))
    names = {name: client for client in clients for name in (client.id, client.name or client.id)}
    near = nearest(words, names)
    if near:
        return names[near]
    known = listed([client.id for client in clients])
    raise NotPossible(
        both(
            f"no client is called `{words}`" + (f"; known are {known.en}" if clients else "")
            + "; a new one: `engage new client`",
            f"aucun client ne s'appelle `{words}`" + (f" ; connus : {known.fr}" if clients else "")
            + " ; un nouveau : `engage new client`",
        )
    )  # fmt: skip


def _parts(client: Client) -> list[str]:
    return [folded(client.id), *folded(client.name or "").split()]


@dataclass(frozen=True, slots=True)
class NewContact:
    """A person on the client's side."""

    id: str
    name: str
    email: str | None = None
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class NewClient:
    """What is known of a new client; what is not given is left out of its file."""

    name: str
    id: str | None = None
    segment: str | None = None
    tier: str | None = None
    region: str | None = None
    lang: str | None = None
    timezone: str | None = None
    country: str | None = None
    contacts: tuple[NewContact, ...] = ()


@dataclass(frozen=True, slots=True)
class NewFile:
    """A new file of the workspace, its fields in order."""

    id: str
    path: str
    fields: dict[str, Any]


def new_client(workspace: Workspace, wish: NewClient) -> NewFile | Refused:
    """The client's file; its id is that given, else made of its name."""
    client = wish.id or slug(wish.name)
    if client in workspace.client:
        path = workspace.client[client].path
        return Refused(both(f"`{client}` is there already: {path}", f"`{client}` existe déjà : {path}"))
    contacts = [
        given({"id": each.id, "name": each.name, "email": each.email, "profile": each.profile})
        for each in wish.contacts
    ]
    fields = {
        "id": client,
        "name": wish.name,
        "segment": wish.segment,
        "tier": wish.tier,
        "region": wish.region,
        "lang": wish.lang,
        "timezone": wish.timezone,
        "calendar": {"country": wish.country} if wish.country else None,
        "contacts": contacts or None,
    }
    return NewFile(client, f"clients/{client}.yaml", given(fields))
