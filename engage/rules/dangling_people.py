"""Rule X005 for people and for what the work needs."""

from __future__ import annotations

from collections.abc import Iterator

from engage.model.base import FileRecord
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.text import Text
from engage.rules.dangling import Names
from engage.rules.names import Named, clients_people_named, in_policy, in_risk, in_roles, people_named
from engage.rules.rule import NotChecked, Result, fault
from engage.rules.scope import is_closed
from engage.rules.words import both, listed

_ADD_PERSON = both(
    "add them to `resources.yaml`, or to the contacts of the client",
    "ajoutez cette personne à `resources.yaml`, ou aux interlocuteurs du client",
)
_ADD_RESOURCE = both(
    "write the id of a person, a machine, a provider, a team or a budget of `resources.yaml`, or a skill "
    "such as `java/senior`",
    "écrivez l'identifiant d'une personne, d'une machine, d'un prestataire, d'une équipe ou d'un budget de "
    "`resources.yaml`, ou une compétence comme `java/senior`",
)


def people(names: Names) -> Iterator[Result]:
    """Names of people and of resources; of closed promises none, since people leave."""
    if names.unread("resources"):
        yield NotChecked(
            both(
                "names of people and resources: a resource file could not be read",
                "noms des personnes et des ressources : un fichier de ressources est illisible",
            )
        )
        return
    named = [c for c in names.workspace.commitments if not is_closed(c)]
    if not names.directory.resources:
        yield from _nobody_recorded(named)
        return
    for commitment in named:
        yield from _in_promise(names, commitment)
        yield from _needs(names, commitment)
    yield from _elsewhere(names)


def _nobody_recorded(commitments: list[Commitment]) -> Iterator[Finding]:
    """One remark for the whole workspace: without any resources, no name can be compared."""
    places = [(c, at, name) for c in commitments for at, name in people_named(c)]
    if places:
        commitment, at, _ = places[0]
        who = listed(sorted({name for _, _, name in places}))
        message = both(
            f"no resources are recorded, so nobody named here can be looked up: {who.en}",
            f"aucune ressource n'est décrite, donc aucun nom ne peut être vérifié : {who.fr}",
        )
        advice = both(
            "describe them in `resources.yaml`: `people: [{id: …, name: …}]`",
            "décrivez-les dans `resources.yaml` : `people: [{id: …, name: …}]`",
        )
        yield fault(commitment, at, message, help=advice, severity=Severity.INFO)


def _in_promise(names: Names, commitment: Commitment) -> Iterator[Finding]:
    known = names.who(commitment)
    for at, name in people_named(commitment):
        if name not in known:
            yield _nobody(names, commitment, (at, name), known)
    if names.directory.contacts(commitment.client):  # else nobody of the client is described
        for at, name in clients_people_named(commitment):
            if name not in known:
                yield _nobody(names, commitment, (at, name), known)


def _nobody(names: Names, record: FileRecord, named: Named, known: frozenset[str]) -> Finding:
    at, name = named
    message = both(f"nobody is known as `{name}`", f"personne n'est connu sous le nom `{name}`")
    return fault(record, at, message, help=names.meant(name, known, _ADD_PERSON))


def _needs(names: Names, commitment: Commitment) -> Iterator[Finding]:
    directory = names.directory
    for place, milestone in enumerate(commitment.milestones):
        if milestone.done or milestone.accepted:
            continue
        for need in milestone.needs:
            if need in directory.resources or need in directory.skills:
                continue
            at = ("milestones", place, "needs", need)
            yield _skill(names, commitment, at, need) if "/" in need else _need(names, commitment, at, need)


def _skill(names: Names, commitment: Commitment, at: Pointer, skill: str) -> Finding:
    return fault(
        commitment,
        at,
        both(f"nobody has the skill `{skill}`", f"personne n'a la compétence `{skill}`"),
        help=names.meant(
            skill,
            names.directory.skills,
            both(
                "hire it, book a provider who has it, or do without",
                "recrutez, réservez un prestataire, ou faites sans",
            ),
        ),
        severity=Severity.WARNING,
        on_key=True,
    )


def _need(names: Names, commitment: Commitment, at: Pointer, need: str) -> Finding:
    directory = names.directory
    holders = directory.find(need, commitment)
    message = both(f"no resource is called `{need}`", f"aucune ressource ne s'appelle `{need}`")
    if holders and directory.is_role(need, commitment):
        who = listed([party.id for party in holders])
        message = both(
            f"`{need}` is a role; work is planned on people",
            f"`{need}` est un rôle ; le travail se planifie sur des personnes",
        )
        advice: Text = both(f"write {who.en}", f"écrivez {who.fr}")
    else:
        advice = names.meant(need, (*directory.resources, *directory.skills), _ADD_RESOURCE)
    return fault(commitment, at, message, help=advice, on_key=True)


def _elsewhere(names: Names) -> Iterator[Finding]:
    """Names in `engage.yaml`, in shared risks, among clients and resources."""
    space, staff = names.workspace, frozenset(names.directory.resources)
    anybody = staff | names.roles
    places: list[tuple[FileRecord, Named]] = [(space.policy, named) for named in in_policy(space.policy)]
    places += [(risk, named) for risk in space.risks for named in in_risk(risk, ())]
    for record, named in places:
        if named[1] not in anybody:
            yield _nobody(names, record, named, anybody)
    for client in space.clients:
        known = staff | frozenset(names.directory.contacts(client.id))
        for named in in_roles(client.roles):
            if named[1] not in known:
                yield _nobody(names, client, named, known)
    for team in space.resources.teams:
        if team.lead and team.lead not in staff:
            yield _nobody(names, team, (("lead",), team.lead), staff)
