"""The changes of a plan that people think of when a date does not hold, each a value with a name.

`written` is how a person asks for the change (`--what-if`), and how it is named in JSON: it can be given
back as it is. `words` is what to do, in a sentence. `made` is what it does to the records: a workspace in, a
workspace out, nothing else touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.changes.budgets import Fund
from engage.plan.changes.dates import After, Due, Move, Start, last_milestones
from engage.plan.changes.help import Add
from engage.plan.changes.people import Absent, Book, Swap
from engage.plan.changes.records import no_milestone, with_commitment
from engage.plan.changes.scope import Cut, Drop, Rank, Yield
from engage.plan.figures import NARROW

__all__ = [
    "Absent",
    "Add",
    "After",
    "Book",
    "Change",
    "Cut",
    "Drop",
    "Due",
    "Fund",
    "Move",
    "Rank",
    "Start",
    "Swap",
    "Yield",
    "changed",
    "last_milestones",
    "no_milestone",
    "together",
    "with_commitment",
    "written",
]

Change = Due | Start | Drop | Cut | Absent | Book | Fund | Add | Swap | Rank | Move | After | Yield


def changed(workspace: Workspace, changes: Iterable[Change], today: date) -> Workspace:
    """The workspace after changes, made one after the other.

    Raises:
        Fault: a change that cannot be made: it names what is not there, or changes nothing.
    """
    for change in changes:
        workspace = change.made(workspace, today)
    return workspace


def together(changes: tuple[Change, ...]) -> Text:
    """Several changes in one sentence."""
    said = [change.words for change in changes]
    return Text("; ".join(each.en for each in said), f"{NARROW}; ".join(each.fr for each in said))


def written(changes: tuple[Change, ...]) -> str:
    """Several changes as they are asked for."""
    return "; ".join(change.written for change in changes)
