"""Who can do what: skills with and without their level, of people, providers and newcomers."""

from __future__ import annotations

from collections.abc import Iterable

from engage.model.party import Person, Provider
from engage.model.plan_of_work import Milestone
from engage.model.workspace import Workspace

#: Ids of newcomers begin so: no id of a file can.
PERSON, PROVIDER = "person:", "provider:"


def has_skill(held: Iterable[str], asked: str) -> bool:
    """Whether one of the skills is the one asked, whatever its level: `java/senior` for `java`."""
    return any(skill == asked or skill.startswith(f"{asked}/") for skill in held)


def newcomer_skill(name: str) -> str | None:
    """The skill of somebody who was added; `None` for all others."""
    kind, colon, skill = name.partition(":")
    return skill if f"{kind}{colon}" in {PERSON, PROVIDER} else None


def skilled_needs(workspace: Workspace, milestone: Milestone, skill: str) -> tuple[str, ...]:
    """What a milestone names that has the skill: the skill itself, people and providers who have it."""
    kinds = workspace.resources
    skilled: tuple[Person | Provider, ...] = (*kinds.providers, *kinds.people)
    held = {each.id: each.skills for each in skilled}
    return tuple(
        name for name in milestone.needs if has_skill((name,), skill) or has_skill(held.get(name, ()), skill)
    )
