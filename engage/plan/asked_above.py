"""Demands that nothing can meet: more of somebody or something than there ever is at once.

A schedule and a forecast follow links and calendars, not amounts (`engage schedule --level` and `engage
assess` do), so that they must say where their dates take what does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engage.model.commitment import Commitment
from engage.model.party import Person
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.figures import figure, percent
from engage.plan.placing import Placing, distinct

_HAIR = 1e-9


def asked_above(workspace: Workspace, placing: Placing, commitment: Commitment) -> Iterator[Text]:
    """A sentence for each need of work still to be done that is above what there ever is."""
    for milestone in distinct(commitment):
        if placing.work[commitment.id, milestone.id].state == "done":
            continue
        for name, need in milestone.needs.items():
            most = _most(workspace, name) if need > _LEAST or name in workspace.person else None
            if most is not None and need > most + _HAIR:
                yield too_much(workspace, milestone.id, name, need, most)


_LEAST = 1.0  # of anything but a person, whom a part of full time may be too much for, there is one at least


def too_much(workspace: Workspace, milestone: str, name: str, need: float, most: float) -> Text:
    """`a asks for 300% of Léa Marchand, who has 100% at most`."""
    is_person, who = name in workspace.person, workspace.resource_names.get(name, name)
    write: Callable[[float], Text] = percent if is_person else lambda value: figure(value, 2)
    asked, there = write(need), write(most)
    if is_person:
        return Text(
            f"{milestone} asks for {asked.en} of {who}, who has {there.en} at most",
            f"{milestone} demande {asked.fr} de {who}, qui a {there.fr} au plus",
        )
    return Text(
        f"{milestone} asks for {asked.en} of {who}, and there are {there.en} at most",
        f"{milestone} demande {asked.fr} de {who}, et il y en a {there.fr} au plus",
    )


def _most(workspace: Workspace, name: str) -> float | None:
    """The most that is ever there at once; `None` where that is not known."""
    person = workspace.person.get(name)
    if person is not None:
        return _share(person)
    for equipment in workspace.resources.equipment:
        if equipment.id == name:
            return float(equipment.capacity)
    for provider in workspace.resources.providers:
        if provider.id == name and provider.slots:
            slots = provider.slots
            return max(
                sum(each.units for each in slots if each.from_ <= slot.from_ <= (each.to or each.from_))
                for slot in slots
            )
    return None


def _share(person: Person) -> float:
    return max((step.share for step in person.capacity), default=1.0)
