"""The levelled plan with the names that people know, for `engage schedule --level`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from engage.model.workspace import Workspace
from engage.plan.levelling.result import Levelled
from engage.plan.placing import Key


@dataclass(frozen=True)
class LevelView:
    """What levelling found; `resources`, `titles` and `milestones` are names by id."""

    levelled: Levelled
    resources: Mapping[str, str]
    titles: Mapping[str, str]
    milestones: Mapping[Key, str]

    @property
    def worse(self) -> tuple[str, ...]:
        """The promises that end later after their date than without levelling."""
        return tuple(move.id for move in self.levelled.promises if move.late_to > move.late_from)

    def started_before(self, commitment: str, milestone: str) -> date | None:
        """The start without levelling of work that moves; `None` of what stays, or begins earlier."""
        return self._delayed.get((commitment, milestone))

    @cached_property
    def _delayed(self) -> dict[Key, date]:
        moves = [move for promise in self.levelled.promises for move in promise.moves]
        return {move.task: move.start_from for move in moves if move.start_from < move.start_to}

    def milestone(self, key: Key, of: str) -> str:
        """A milestone's name, with its promise's id where that is another one."""
        name = self.milestones.get(key, key[1])
        return name if key[0] == of else f"{key[0]} {name}"


def level_view(workspace: Workspace, levelled: Levelled) -> LevelView:
    """The result of levelling beside the names of what it speaks of."""
    return LevelView(
        levelled,
        {each.id: each.name or each.id for each in workspace.resources.all()},  # type: ignore[attr-defined]
        {commitment.id: commitment.title for commitment in workspace.commitment.values()},
        {key: milestone.title or milestone.id for key, milestone in workspace.milestone.items()},
    )
