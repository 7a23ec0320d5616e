"""Who can do what no person is named for: the holders of a skill, the members of a team.

A need such as `java/senior: 2` asks for two people with that skill at that level, whoever they are. They
come out of the same weeks as the work those people are named for, so that a pool's load is both together.
A skill without a level is held at any level. People of two pools count in each: a pool that is full is
surely full, one with room left may still compete with another for the same person.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from engage.model.workspace import Workspace

PoolKind = Literal["team", "skill"]


class Pools:
    """The pools of a workspace, by name: skills as needs write them, and teams."""

    def __init__(self, workspace: Workspace, today: date) -> None:
        self.teams: dict[str, tuple[str, ...]] = {team.id: () for team in workspace.resources.teams}
        self.skills: dict[str, tuple[str, ...]] = {}
        named = {*workspace.person, *(each.id for each in workspace.resources.equipment)}
        self._named = named | {each.id for each in workspace.resources.providers}
        self._money = {budget.id for budget in workspace.resources.budgets}
        for person in workspace.person.values():
            if person.left and person.left < today:
                continue
            if person.team:
                self.teams[person.team] = (*self.teams.get(person.team, ()), person.id)
            self._learn(person.id, person.skills)
        for provider in workspace.resources.providers:
            if provider.slots:
                self._learn(provider.id, provider.skills)

    def _learn(self, holder: str, skills: tuple[str, ...]) -> None:
        for skill in dict.fromkeys((*skills, *(skill.partition("/")[0] for skill in skills))):
            self.skills[skill] = (*self.skills.get(skill, ()), holder)

    def kind(self, need: str) -> PoolKind | None:
        """What a need asks of; `None` for a person, a piece of equipment, a provider or a budget."""
        if need in self._named or need in self._money:
            return None
        return "team" if need in self.teams else "skill"

    def members(self, need: str) -> tuple[str, ...]:
        """Whoever can fill the need, by id; nobody where no one holds the skill."""
        return self.teams.get(need) or self.skills.get(need, ())
