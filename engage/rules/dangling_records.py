"""Rule X005 for records: clients, types, teams, milestones, other promises."""

from __future__ import annotations

from collections.abc import Iterator

from engage.model.base import FileRecord
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.sla import Incident, SeriesValue
from engage.model.text import Text
from engage.rules.dangling import Names
from engage.rules.links import resolve
from engage.rules.rule import fault
from engage.rules.words import both, did_you_mean, listed


def records(names: Names) -> Iterator[Finding]:
    """References from records to records."""
    if names.workspace.clients:
        yield from _clients(names)
    else:
        yield from _no_clients(names)
    yield from _types(names)
    yield from _teams(names)
    for commitment in names.workspace.commitments:
        yield from _links(names, commitment)
        yield from _hits(commitment)
        if commitment.supersedes:
            yield from _promise(names, commitment, ("supersedes",), commitment.supersedes)
    yield from _incidents(names)


def _clients(names: Names) -> Iterator[Finding]:
    for commitment in names.workspace.commitments:
        yield from _client(names, commitment, ("client",), commitment.client)


def _client(names: Names, record: FileRecord, at: Pointer, ref: str) -> Iterator[Finding]:
    if not names.workspace.clients or ref in names.workspace.client or names.unread("clients/", ref):
        return
    add = both(f"write `clients/{ref}.yaml`", f"écrivez `clients/{ref}.yaml`")
    message = both(f"there is no client `{ref}`", f"il n'y a pas de client `{ref}`")
    yield fault(record, at, message, help=names.meant(ref, names.workspace.client, add))


def _no_clients(names: Names) -> Iterator[Finding]:
    """One remark for the whole workspace: without any client file, no client can be compared."""
    if not names.workspace.commitments or names.unread("clients/"):
        return
    refs = sorted({commitment.client for commitment in names.workspace.commitments})
    who = listed(refs)
    yield fault(
        names.workspace.commitments[0],
        ("client",),
        both(
            f"no clients are recorded, so none named here can be looked up: {who.en}",
            f"aucun client n'est décrit, donc aucun nom de client ne peut être vérifié : {who.fr}",
        ),
        help=both(
            f"describe them, one file each: `clients/{refs[0]}.yaml`",
            f"décrivez-les, un fichier chacun : `clients/{refs[0]}.yaml`",
        ),
        severity=Severity.INFO,
    )


def _types(names: Names) -> Iterator[Finding]:
    if names.unread("engage.yaml"):
        return
    for commitment in names.workspace.commitments:
        if commitment.type and commitment.type not in names.types:
            yield _no_type(names, commitment, ("type",), commitment.type)
    for risk in names.workspace.risks:
        for place, ref in enumerate(risk.applies_to.types if risk.applies_to else ()):
            if ref not in names.types:
                yield _no_type(names, risk, ("applies_to", "types", place), ref)


def _no_type(names: Names, record: FileRecord, at: Pointer, ref: str) -> Finding:
    known = listed(sorted(names.types), most=8)
    otherwise = both(
        f"one of {known.en}, or describe it in `engage.yaml` under `types`",
        f"parmi {known.fr}, ou décrivez-le dans `engage.yaml` sous `types`",
    )
    message = both(
        f"there is no commitment type `{ref}`", f"il n'y a pas de type d'engagement `{ref}`"
    )  # fmt: skip
    return fault(record, at, message, help=names.meant(ref, names.types, otherwise))


def _teams(names: Names) -> Iterator[Finding]:
    """Teams, where any are described: else a team is a plain label."""
    space = names.workspace
    if not names.teams or names.unread("resources"):
        return
    places: list[tuple[FileRecord, Pointer, str | None]] = [(c, ("team",), c.team) for c in space.commitments]
    places += [(person, ("team",), person.team) for person in space.resources.people]
    goals = space.policy.kpi.targets if space.policy.kpi else ()
    places += [(space.policy, ("kpi", "targets", i, "team"), goal.team) for i, goal in enumerate(goals)]
    for record, at, ref in places:
        if ref and ref not in names.teams:
            add = both("add it to `teams` in the resources", "ajoutez-la à `teams` dans les ressources")
            message = both(f"there is no team `{ref}`", f"il n'y a pas d'équipe `{ref}`")
            yield fault(record, at, message, help=names.meant(ref, names.teams, add))


def _links(names: Names, commitment: Commitment) -> Iterator[Finding]:
    for place, milestone in enumerate(commitment.milestones):
        for which, link in enumerate(milestone.after):
            owner, ref = resolve(commitment, link)
            if (owner, ref) in names.workspace.milestone:
                continue
            at = ("milestones", place, "after", which)
            if owner != commitment.id and owner not in names.workspace.commitment:
                yield from _promise(names, commitment, at, owner)
            else:
                yield _no_milestone(names, commitment, at, (owner, ref))


def _no_milestone(names: Names, commitment: Commitment, at: Pointer, target: tuple[str, str]) -> Finding:
    owner, ref = target
    here = [m.id for m in names.workspace.commitment[owner].milestones]
    known = listed(here, most=8)
    away = [f"{other}/{name}" for other, name in names.workspace.milestone if name == ref and other != owner]
    where_en, where_fr = (
        ("this promise", "cet engagement") if owner == commitment.id else (f"`{owner}`", f"`{owner}`")
    )
    otherwise: Text = both(f"its milestones are {known.en}", f"ses jalons : {known.fr}")
    if not here:
        otherwise = both("it has no milestones", "il n'a pas de jalons")
    prefix = "" if owner == commitment.id else f"{owner}/"
    advice = names.meant(f"{prefix}{ref}", [*(f"{prefix}{name}" for name in here), *away[:1]], otherwise)
    message = both(f"{where_en} has no milestone `{ref}`", f"{where_fr} n'a pas de jalon `{ref}`")
    return fault(commitment, at, message, help=advice)


def _promise(names: Names, record: FileRecord, at: Pointer, ref: str) -> Iterator[Finding]:
    if ref in names.workspace.commitment or names.unread("commitments/", ref):
        return
    advice = names.meant(
        ref, names.workspace.commitment, both("correct it, or remove it", "corrigez-le ou retirez-le")
    )
    message = both(f"there is no commitment `{ref}`", f"il n'y a pas d'engagement `{ref}`")
    yield fault(record, at, message, help=advice)


def _hits(commitment: Commitment) -> Iterator[Finding]:
    known = {milestone.id for milestone in commitment.milestones}
    for place, risk in enumerate(commitment.risks):
        for which, ref in enumerate(risk.hits):
            if ref not in known:
                yield _no_hit(commitment, ("risks", place, "hits", which), ref)


def _no_hit(commitment: Commitment, at: Pointer, ref: str) -> Finding:
    message = both(f"this promise has no milestone `{ref}`", f"cet engagement n'a pas de jalon `{ref}`")
    return fault(commitment, at, message, help=did_you_mean(ref, [m.id for m in commitment.milestones]))


def _incidents(names: Names) -> Iterator[Finding]:
    """Clients and promises of incidents and of values of series, each unknown one told once a file."""
    told: set[tuple[str, str]] = set()
    found_in: tuple[Incident | SeriesValue, ...] = (*names.workspace.incidents, *names.workspace.series)
    for incident in found_in:
        refs = ((("client",), incident.client, _client), (("commitment",), incident.commitment, _promise))
        for at, ref, look_up in refs:
            if ref and (incident.path, ref) not in told:
                found = list(look_up(names, incident, at, ref))
                told |= {(incident.path, ref)} if found else set()
                yield from found
