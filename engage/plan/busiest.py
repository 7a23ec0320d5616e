"""Who of those that a chain needs is fullest while it runs: the load that buffer and forecast reckon with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.buffer import Busiest
from engage.plan.calendars import Calendars
from engage.plan.load_book import LoadBook
from engage.plan.schedule_types import Asking


class Busy:
    """How full people are with all that was promised, as of one day."""

    def __init__(
        self,
        workspace: Workspace,
        calendars: Calendars,
        today: date,
        milestones: Mapping[str, tuple[Asking, ...]],
    ) -> None:
        self._people = workspace.person
        self._today = today
        self._milestones = milestones
        self._book = LoadBook(workspace, calendars, today, milestones)

    def on_chain(
        self, commitment: Commitment, start: date, finish: date, chain: Collection[str]
    ) -> Busiest | None:
        """Who of those named on the chain is fullest while what remains of it runs; by id among equals."""
        named = {
            name
            for plan in self._milestones[commitment.id]
            if plan.id in chain and plan.state != "done"
            for name, _ in plan.needs
            if name in self._people
        }
        first = max(start, self._today)
        used = list(self._book.utilisations(sorted(named), commitment.id, first, finish))
        if not used:
            return None
        share, name = max(used, key=lambda pair: pair[0])
        return Busiest(self._people[name].name or name, share)
