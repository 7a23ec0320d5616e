"""Levelling as commands ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # most calls level nothing
    from engage.cli.session import Session
    from engage.usecase.levelling import LevelView


def levelled(session: Session) -> LevelView:
    """The levelled plan of the workspace."""
    from engage.plan.levelling.level import level
    from engage.usecase.levelling import level_view

    found = level(session.workspace, session.today)
    return level_view(session.workspace, found)
