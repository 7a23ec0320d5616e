"""Can we promise it? The answer for one draft or several, with the names people know things by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from engage.model.commitment import Commitment, Status, Verdict
from engage.model.workspace import Workspace
from engage.plan.assess import assess as assessed
from engage.plan.assess_types import Assessment
from engage.plan.changes import Change, Yield, changed
from engage.plan.draws import SAMPLES, SEED
from engage.usecase.running import with_record
from engage.usecase.what_if import what_if

_WORST: Sequence[Verdict] = ("refuse", "renegotiate", "promise")


@dataclass(frozen=True, slots=True)
class AssessRow:
    """A promise and its assessment; `without` is the one without the changes asked for, where some were.

    `alone`: the one if of several drafts assessed together only this one were made.
    """

    id: str
    title: str
    client_name: str
    owner_name: str | None
    lifecycle: Status
    found: Assessment
    without: Assessment | None = None
    alone: Assessment | None = None


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
    rows = [
        _row(
            after,
            after.commitment[name],
            with_record(after, today, after.commitment[name], found),
            before.promises[name] if changes else None,
        )
        for name, found in answers.promises.items()
    ]
    for at, row in enumerate(rows if len(rows) > 1 else ()):
        others = [*gives_way, *(name for name in drafts if name != row.id)]
        found = assessed(
            after, today, [row.id], gives_way=others, with_alternatives=False, samples=samples, seed=seed
        ).promises[row.id]
        rows[at] = replace(row, alone=with_record(after, today, after.commitment[row.id], found))
    return AssessView(
        as_of=today,
        rows=tuple(rows),
        samples=samples,
        seed=seed,
        names=after.resource_names,
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
        owner_name=workspace.named(commitment, owner),
        lifecycle=commitment.status,
        found=found,
        without=without,
    )
