"""Who alone can do what: the only holder of a skill that some work needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage.model.people import Directory
from engage.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Alone:
    """Somebody, and the skills that nobody else here has."""

    holder: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holders:
    """Who has each skill with its level, and at any level; without those who have left."""

    workspace: Workspace
    exact: dict[str, tuple[str, ...]]
    any_level: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, workspace: Workspace, today: date) -> Holders:
        """The holders there are on a day."""
        gone = {person.id for person in workspace.resources.people if person.left and person.left < today}
        exact: dict[str, tuple[str, ...]] = {}
        any_level: dict[str, tuple[str, ...]] = {}
        for skill, ids in Directory(workspace).skills.items():
            there = tuple(i for i in ids if i not in gone)
            exact[skill] = there
            kind = skill.partition("/")[0]
            any_level[kind] = tuple(dict.fromkeys((*any_level.get(kind, ()), *there)))
        return cls(workspace, exact, any_level)

    def alone(self, need: str) -> Alone | None:
        """Who alone brings what: the skill that is needed, or those of an essential person who is named."""
        if need in self.exact:
            return Alone(self.exact[need][0], (need,)) if len(self.exact[need]) == 1 else None
        person = self.workspace.person.get(need)
        if person is None or person.criticality != "essential":
            return None
        kinds = dict.fromkeys(skill.partition("/")[0] for skill in person.skills)
        only = tuple(kind for kind in kinds if self.any_level.get(kind) == (person.id,))
        return Alone(person.id, only) if only else None
