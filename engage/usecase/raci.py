"""Who does, answers for, advises on and hears of each promise and milestone, and what is wrong with it.

What a milestone does not say holds as its promise says, and what that does not say as its type does. Nobody
named as responsible: the people under a milestone's `needs`, else the promise's owner.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from engage.model.commitment import Commitment, open_status
from engage.model.diagnostic import Finding, Pointer
from engage.model.people import Directory
from engage.model.plan_of_work import Milestone, Raci
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.rules.context import Context
from engage.rules.registry import by_code
from engage.rules.rule import NotChecked
from engage.rules.run import run
from engage.usecase.folded import folded

Role = Literal["responsible", "accountable", "consulted", "informed"]
ROLES: Final[tuple[Role, ...]] = ("responsible", "accountable", "consulted", "informed")
Origin = Literal["milestone", "promise", "type", "needs", "owner"]
#: The rules of `check` that judge who does what; of those about names, only what concerns these fields.
_RULES = ("A301", "A302", "A303", "A304", "R408", "X005")
_OF_RACI = frozenset({"raci", "owner"})


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in a column: the name as written, the person it means, and where it comes from."""

    ref: str
    name: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class RaciRow:
    """A promise (no milestone), or one of its milestones."""

    commitment: str
    milestone: str | None
    title: str
    client_name: str
    columns: tuple[tuple[Named, ...], ...]

    @property
    def people(self) -> frozenset[str]:
        """All that are named in it."""
        return frozenset(named.name for column in self.columns for named in column)

    def column(self, role: Role) -> tuple[Named, ...]:
        """Who plays a role."""
        return self.columns[ROLES.index(role)]


@dataclass(frozen=True, slots=True)
class RaciFault:
    """A gap, two accountables, an overload, or somebody who does not exist or has left."""

    code: str
    commitment: str | None
    message: Text


@dataclass(frozen=True, slots=True)
class RaciView:
    """The matrix and its faults."""

    as_of: date
    rows: tuple[RaciRow, ...]
    faults: tuple[RaciFault, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RaciOptions:
    """Which promises (ids; none: all live ones), of which client, with whom, and whether by milestone."""

    ids: tuple[str, ...] = ()
    client: str | None = None
    person: str | None = None
    milestones: bool = False


def raci(workspace: Workspace, today: date, options: RaciOptions) -> RaciView:
    """The matrix of the promises asked for."""
    chosen = [c for c in workspace.commitments if _wanted(workspace, c, options)]
    directory = Directory(workspace)
    rows = [row for c in chosen for row in _rows(workspace, c, directory, milestones=options.milestones)]
    if options.person:
        wanted = _names(workspace, options.person)
        rows = [row for row in rows if {folded(name) for name in row.people} & wanted]
    paths = {c.path: c.id for c in chosen}
    return RaciView(today, tuple(rows), tuple(_faults(workspace, today, paths)), workspace.left_out)


def _wanted(workspace: Workspace, commitment: Commitment, options: RaciOptions) -> bool:
    if options.ids:
        return commitment.id in options.ids
    names = (commitment.client, workspace.client_name(commitment.client))
    of_client = options.client is None or folded(options.client) in {folded(name) for name in names}
    return of_client and open_status(commitment)


def _names(workspace: Workspace, person: str) -> set[str]:
    """The names that may stand in the matrix for a person given by id or name."""
    known = workspace.person.get(person)
    return {folded(person)} | ({folded(known.name)} if known and known.name else set())


def _rows(
    workspace: Workspace, commitment: Commitment, directory: Directory, *, milestones: bool
) -> Iterator[RaciRow]:
    yield _row(workspace, commitment, None, directory)
    for milestone in commitment.milestones if milestones else ():
        yield _row(workspace, commitment, milestone, directory)


def _row(
    workspace: Workspace, commitment: Commitment, milestone: Milestone | None, directory: Directory
) -> RaciRow:
    columns = tuple(
        tuple(_placed(workspace, commitment, ref, origin, directory) for ref in refs)
        for refs, origin in (_effective(workspace, commitment, milestone, role) for role in ROLES)
    )
    title = commitment.title if milestone is None else milestone.title or milestone.id
    client = workspace.client_name(commitment.client)
    return RaciRow(commitment.id, milestone.id if milestone else None, title, client, columns)


def _effective(
    workspace: Workspace, commitment: Commitment, milestone: Milestone | None, role: Role
) -> tuple[tuple[str, ...], Origin]:
    """Who plays a role, and what says so: the nearest record that names anybody."""
    kind = workspace.policy.types.get(commitment.type or "")
    sources: tuple[tuple[Raci | None, Origin], ...] = (
        (milestone.raci if milestone else None, "milestone"),
        (commitment.raci, "promise"),
        (kind.raci if kind else None, "type"),
    )
    needs = tuple(n for n in milestone.needs if n in workspace.person) if milestone else ()
    if role == "responsible" and needs and not (milestone and milestone.raci and milestone.raci.responsible):
        return needs, "needs"
    for raci_, origin in sources:
        if raci_ and (found := getattr(raci_, role)):
            return found, origin
    if role == "responsible" and commitment.owner:
        return (commitment.owner,), "owner"
    return (), "promise"


def _placed(
    workspace: Workspace, commitment: Commitment, ref: str, origin: Origin, directory: Directory
) -> Named:
    found = directory.find(ref, commitment)
    who = found[0].id if len(found) == 1 else ref
    return Named(ref, workspace.name_of(commitment, who), origin)


def _faults(workspace: Workspace, today: date, paths: dict[str, str]) -> Iterator[RaciFault]:
    rules = [by_code()[code] for code in _RULES]
    for rule, found in run(rules, Context(workspace, today), {}):
        if isinstance(found, NotChecked) or not _concerns(found, paths):
            continue
        if rule.code in {"X005", "A303"} and not _names_a_role(found.pointer):
            continue
        yield RaciFault(rule.code, paths.get(found.path), found.message)


def _concerns(found: Finding, paths: Collection[str]) -> bool:
    """Of a promise shown, also as one of several, or of a type's default."""
    places = {found.path, *(path for path, _ in found.related)}
    return not places.isdisjoint(paths) or (
        not found.path.startswith("commitments/") and "raci" in found.pointer
    )


def _names_a_role(pointer: Pointer) -> bool:
    return bool(_OF_RACI & {str(step) for step in pointer})
