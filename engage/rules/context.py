"""What a rule may ask: the records, the day, and, only if asked for, the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.model.people import Directory
from engage.model.workspace import Workspace
from engage.plan.schedule_types import Load, Schedule
from engage.rules.scope import is_closed


@dataclass(frozen=True)
class Context:
    """A workspace as known on a day. The schedule is computed when the first rule reads it.

    `base` is the workspace of the revision that changes are compared with; None where none was named.
    """

    workspace: Workspace
    today: date
    base: Workspace | None = None

    @cached_property
    def schedule(self) -> Schedule:
        """The plans of all promises."""
        from engage.plan.schedule import compute

        return compute(self.workspace, self.today)

    @cached_property
    def load(self) -> tuple[Load, ...]:
        """What the plans ask of each resource, week by week."""
        from engage.plan.load import weekly_load

        return weekly_load(self.workspace, self.schedule)

    @cached_property
    def records(self) -> Situation:
        """The records by the working days of the organisation, for rules that need no plans."""
        return Situation(self.workspace, Schedule(self.today))

    @cached_property
    def directory(self) -> Directory:
        """The look-up of names."""
        return Directory(self.workspace)

    @cached_property
    def live(self) -> tuple[Commitment, ...]:
        """The promises that are neither closed nor replaced by another one."""
        replaced = {commitment.supersedes for commitment in self.workspace.commitments}
        return tuple(
            commitment
            for commitment in self.workspace.commitments
            if not is_closed(commitment) and commitment.id not in replaced
        )
