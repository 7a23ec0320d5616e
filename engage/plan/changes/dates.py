"""Changes of dates and of order: another date, a later start, one promise after another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from engage.model.commitment import Commitment, Promise
from engage.model.fault import Fault
from engage.model.plan_of_work import Link, Milestone
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.changes.records import begun, each_of, meant, promise_of, where, with_commitment
from engage.plan.figures import long_day
from engage.plan.linked import waited_for
from engage.plan.placing import target


def _dated(workspace: Workspace, commitment_id: str, name: str, day: date) -> Workspace:
    commitment = promise_of(workspace, commitment_id)
    promise = (commitment.promise or Promise.model_construct()).model_copy(update={name: day})
    return with_commitment(workspace, commitment.model_copy(update={"promise": promise}))


@dataclass(frozen=True, slots=True)
class Due:
    """The promise, or one of its gates, is promised for another date."""

    kind: ClassVar[str] = "due"
    commitment: str
    due: date
    milestone: str | None = None

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"{where(self.commitment, self.milestone)} due {self.due}"

    @property
    def words(self) -> Text:
        """What to do."""
        day = long_day(self.due)
        if self.milestone:
            return Text(f"gate {self.milestone} on {day.en}", f"jalon {self.milestone} le {day.fr}")
        return Text(f"promise {day.en} instead", f"promettre le {day.fr}")

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002  # as all changes
        """The workspace with the other date."""
        if self.milestone is None:
            return _dated(workspace, self.commitment, "due", self.due)
        commitment = promise_of(workspace, self.commitment)
        names = meant(commitment, self.milestone)
        return each_of(workspace, commitment, names, lambda m: m.model_copy(update={"due": self.due}))


@dataclass(frozen=True, slots=True)
class Start:
    """The work begins on another day."""

    kind: ClassVar[str] = "start"
    commitment: str
    start: date

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"{self.commitment} start {self.start}"

    @property
    def words(self) -> Text:
        """What to do."""
        day = long_day(self.start)
        return Text(f"start on {day.en}", f"commencer le {day.fr}")

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002
        """The workspace with the other start."""
        return _dated(workspace, self.commitment, "start", self.start)


@dataclass(frozen=True, slots=True)
class Move:
    """What is not begun of a promise, or of one milestone, begins no earlier than a day."""

    kind: ClassVar[str] = "move"
    commitment: str
    to: date
    milestone: str | None = None

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"move {where(self.commitment, self.milestone)} to {self.to}"

    @property
    def words(self) -> Text:
        """What to do."""
        what, day = where(self.commitment, self.milestone), long_day(self.to)
        return Text(f"move {what} to {day.en}", f"reporter {what} au {day.fr}")

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002
        """The workspace in which that work waits until the day."""
        commitment = promise_of(workspace, self.commitment)
        asked = meant(commitment, self.milestone)

        def later(milestone: Milestone) -> Milestone:
            day = max(filter(None, (milestone.not_before, self.to)))
            return milestone.model_copy(update={"not_before": day})

        names = {each.id for each in commitment.milestones if each.id in asked and not begun(each)}
        return each_of(workspace, commitment, names, later)


@dataclass(frozen=True, slots=True)
class After:
    """Another order: what is not begun of one promise waits until another is done."""

    kind: ClassVar[str] = "after"
    commitment: str
    other: str

    @property
    def written(self) -> str:
        """As `--what-if` reads it."""
        return f"{self.commitment} after {self.other}"

    @property
    def words(self) -> Text:
        """What to do."""
        return Text(f"{self.commitment} after {self.other}", f"{self.commitment} après {self.other}")

    def made(self, workspace: Workspace, today: date) -> Workspace:  # noqa: ARG002
        """The workspace with the links.

        Raises:
            Fault: the other one waits for it already.
        """
        commitment, other = promise_of(workspace, self.commitment), promise_of(workspace, self.other)
        if commitment.id in waited_for(workspace, [other.id]).commitment:
            raise Fault(
                f"{other.id} waits for {commitment.id}: {commitment.id} cannot come after it",
                f"{other.id} attend {commitment.id}\u00a0: {commitment.id} ne peut pas passer après",
            )
        links = tuple(
            Link.model_construct(milestone=f"{other.id}/{name}", type="FS", lag=None)
            for name in last_milestones(other)
        )
        names = {each.id for each in commitment.milestones if not begun(each)}
        return each_of(
            workspace, commitment, names, lambda m: m.model_copy(update={"after": (*m.after, *links)})
        )


def last_milestones(commitment: Commitment) -> tuple[str, ...]:
    """The milestones that no other of the promise waits for."""
    followed = {target(commitment, link)[1] for m in commitment.milestones for link in m.after}
    return tuple(m.id for m in commitment.milestones if m.id not in followed)
