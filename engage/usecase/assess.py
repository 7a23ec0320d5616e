"""Can we promise it? The answer for one draft or several, with the names people know things by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from engage.model.commitment import Commitment, Status, Verdict
from engage.model.party import Equipment, Person, Provider, Team
from engage.model.workspace import Workspace
from engage.plan.assess import assess as assessed
from engage.plan.assess_types import Assessment
from engage.plan.change_effects import changed
from engage.plan.changes import Change, Yield
from engage.plan.draws import SAMPLES, SEED
from engage.usecase.what_if import what_if

Named = Person | Team | Equipment | Provider
_WORST: Sequence[Verdict] = ("refuse", "renegotiate", "promise")


@dataclass(frozen=True, slots=True)
class AssessRow:
    """A promise and its assessment; `without` is the one without the changes asked for, where some were.

    `last_days`: who of those it needs has no days left after which day.
    """

    id: str
    title: str
    client_name: str
    owner_name: str | None
    lifecycle: Status
    found: Assessment
    without: Assessment | None = None
    last_days: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class AssessView:
    """What was asked, and the answers in the order in which capacity was given out."""

    as_of: date
    rows: tuple[AssessRow, ...]
    samples: int
    seed: int
    names: Mapping[str, str] = field(default_factory=dict)  # of resources
    titles: Mapping[str, str] = field(default_factory=dict)  # of promises
    changes: tuple[Change, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """That of all: the worst."""
        found = {row.found.verdict for row in self.rows}
        return next(verdict for verdict in _WORST if verdict in found or verdict == "promise")

    def name(self, resource: str) -> str:
        """What people call a resource."""
        return self.names.get(resource, resource)


def assess(
    workspace: Workspace,
    today: date,
    drafts: Sequence[str],
    asked: Sequence[str] = (),
    *,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> AssessView:
    """The assessments of drafts that are in the workspace, after the changes asked for in words.

    Raises:
        Fault: a change that is none, or that cannot be made.
        KeyError: a draft that is not there.
    """
    about = drafts[0] if len(drafts) == 1 else None
    changes = tuple(change for text in asked for change in what_if(workspace, text, about))
    gives_way = [change.commitment for change in changes if isinstance(change, Yield)]
    after = changed(workspace, changes, today)
    answers = assessed(after, today, drafts, gives_way=gives_way, samples=samples, seed=seed)
    before = answers
    if changes:
        before = assessed(workspace, today, drafts, with_alternatives=False, samples=samples, seed=seed)
    return AssessView(
        as_of=today,
        rows=tuple(
            _row(after, after.commitment[name], found, before.promises[name] if changes else None)
            for name, found in answers.promises.items()
        ),
        samples=samples,
        seed=seed,
        names=names_of_resources(after),
        titles={each.id: each.title for each in after.commitments},
        changes=changes,
        left_out=workspace.left_out,
    )


def _row(
    workspace: Workspace, commitment: Commitment, found: Assessment, without: Assessment | None
) -> AssessRow:
    owner = commitment.owner
    return AssessRow(
        id=commitment.id,
        title=commitment.title,
        client_name=workspace.client_name(commitment.client),
        owner_name=workspace.name_of(commitment, owner) if owner else None,
        lifecycle=commitment.status,
        found=found,
        without=without,
        last_days=_last_days(workspace, commitment) if found.endless else (),
    )


def _last_days(workspace: Workspace, commitment: Commitment) -> tuple[tuple[str, date], ...]:
    """Who leaves, and whose slots end, of those that the work left needs."""
    named = {name for m in commitment.milestones if not m.done for name in m.needs}
    found = [(p.id, p.left) for p in workspace.resources.people if p.left and p.id in named]
    found += [
        (each.id, max(slot.to or slot.from_ for slot in each.slots))
        for each in workspace.resources.providers
        if each.slots and each.id in named
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


def names_of_resources(workspace: Workspace) -> dict[str, str]:
    """What people call those that have a name."""
    kinds = workspace.resources
    named: tuple[Named, ...] = (*kinds.people, *kinds.teams, *kinds.equipment, *kinds.providers)
    return {each.id: each.name for each in named if each.name}
