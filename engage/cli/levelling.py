"""Levelling as commands ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage.cli.refusal import Refusal

if TYPE_CHECKING:  # most calls level nothing
    from engage.cli.session import Session
    from engage.plan.levelling.solution import Solver
    from engage.usecase.levelling import LevelView


def levelled(session: Session, *, solver: bool) -> LevelView:
    """The levelled plan of the workspace; with the solver, looked for further.

    Raises:
        Refusal: the solver was asked for and is not installed.
    """
    from engage.plan.levelling.level import level
    from engage.usecase.levelling import level_view

    found = level(session.workspace, session.today, solver=_solver() if solver else None)
    return level_view(session.workspace, found)


def _solver() -> Solver:
    from engage.plan.levelling.solver import NoSolver, cp_sat

    try:
        return cp_sat()
    except NoSolver:
        raise Refusal(
            "--solver needs OR-Tools, which is not installed: install the extra `solver` "
            "(`pip install 'engage-promises[solver]'`), or level without --solver",
            "--solver demande OR-Tools, qui n’est pas installé : installez l’extra `solver` "
            "(`pip install 'engage-promises[solver]'`), ou nivelez sans --solver",
        ) from None
