"""What the steps of a recovery share: what is taken down, and who and what must be there."""

from __future__ import annotations

from dataclasses import dataclass

from engage.health.recovery import is_open
from engage.model.text import Text
from engage.rules.words import both
from engage.usecase.change import Change, NotPossible
from engage.usecase.update.desk import Desk


@dataclass(frozen=True, slots=True)
class Taken:
    """What changes, and what is told of it."""

    changes: tuple[Change, ...]
    said: Text


def wants_open(desk: Desk) -> None:
    """Stop where no recovery is open.

    Raises:
        NotPossible: none is.
    """
    if not is_open(desk.commitment):
        name = desk.commitment.id
        raise NotPossible(
            both(
                f"no recovery of `{name}` is open: `engage recovery open {name}`",
                f"aucune réparation de `{name}` n'est ouverte : `engage recovery open {name}`",
            )
        )


def wants_one_of_us(desk: Desk, name: str, option: str) -> None:
    """A person of ours answers for what is said and given."""
    if name not in desk.workspace.person:
        raise NotPossible(
            both(
                f"{option}: `{name}` is nobody of resources.yaml: one of us answers for it",
                f"{option} : `{name}` n'est personne de resources.yaml : l'un des nôtres en répond",
            )
        )
