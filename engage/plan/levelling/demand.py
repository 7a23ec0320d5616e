"""What the promises of a workspace ask, and what there is of each resource, as levelling takes it.

Promises that were made take people, machines and slots; drafts and offers take nobody, unless they are
included, and are placed by their links alone. A need that names a skill or a team is held against all its
holders together, with the work those are named for (`pools`). Providers without booked slots have no known
capacity, so they limit nothing; budgets are not levelled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Commitment, Importance
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.capacity import Capacity
from engage.plan.levelling.build import Demand, Layers, Unmet
from engage.plan.load_book import FIRM
from engage.plan.network_types import TaskId
from engage.plan.placing import Key, Placing, distinct
from engage.plan.pools import Pools


@dataclass(frozen=True)
class Asked:
    """The demand, and the work that nobody can level.

    `unnamed` asks for nobody, or for what has no known capacity; `never` for those who are never there again.
    """

    demand: Demand
    unnamed: tuple[Key, ...]
    never: tuple[Unmet, ...] = ()


def demand_of(
    workspace: Workspace,
    calendars: Calendars,
    placing: Placing,
    today: date,
    include: Collection[str] = (),
    keep: Collection[str] = (),
) -> Asked:
    """What is to be levelled.

    Args:
        workspace: the records.
        calendars: of the workspace, as of the day.
        placing: its network, without levelling.
        today: the status date.
        include: drafts and offers that count like promises made.
        keep: promises whose work stays where it is.
    """
    return _Reader(workspace, calendars, placing, today, frozenset(include), frozenset(keep)).read()


class _Reader:
    def __init__(
        self,
        workspace: Workspace,
        calendars: Calendars,
        placing: Placing,
        today: date,
        include: frozenset[str],
        keep: frozenset[str],
    ) -> None:
        self.workspace, self.calendars, self.placing, self.today = workspace, calendars, placing, today
        self.include, self.keep = include, keep
        self.pools = Pools(workspace, today)
        self.capacity = Capacity(workspace, calendars, today)
        self._asked_pools: dict[str, tuple[str, ...]] = {}
        self._pools_of: dict[str, list[str]] = {}

    def read(self) -> Asked:
        unplaced = self.placing.network.unplaced
        tasks = tuple(task for task in self.placing.tasks if task.id not in unplaced)
        there = {task.id for task in tasks}
        links = tuple(link for link in self.placing.links if link.before in there and link.after in there)
        levelled = [c for c in self.workspace.commitment.values() if self._counts(c)]
        self._find_pools(levelled)
        needs: dict[TaskId, dict[str, float]] = {}
        unnamed = []
        for commitment in levelled:
            for milestone in distinct(commitment):
                key = (commitment.id, milestone.id)
                work = self.placing.work.get(key)
                if key not in there or work is None or not work.left or work.finished:
                    continue
                needs[key] = self._needs(milestone.needs)
                if not needs[key]:
                    unnamed.append(key)
        names = dict.fromkeys(name for asked in needs.values() for name in asked)
        ids = {commitment.id for commitment in levelled}
        demand = Demand(
            tasks=tasks,
            links=links,
            needs=needs,
            capacity={name: layers for name in names if (layers := self._layers(name)) is not None},
            dues=tuple(due for commitment in levelled for due in self._dues(commitment, there)),
            start=self.today,
            organisation=self.calendars.organisation,
            weights={commitment.id: self._weight(commitment) for commitment in levelled},
            keep=frozenset(task.id for task in tasks if task.group in self.keep),
            apart=frozenset(task.id for task in tasks if task.group not in ids),
        )
        return Asked(demand, tuple(unnamed), tuple(self._never(levelled)))

    def _never(self, levelled: list[Commitment]) -> Iterator[Unmet]:
        """Needs of work without dates, of those who are away from today to the end of all calendars."""
        for commitment in levelled:
            for milestone in distinct(commitment):
                key = (commitment.id, milestone.id)
                for name, amount in milestone.needs.items() if key in self.placing.network.unplaced else ():
                    layers = self._layers(name) or ()
                    days = [index.total - index.rank_within(self.today.toordinal()) for _, index in layers]
                    if amount > 0 and layers and not any(days):
                        yield Unmet(key, name, amount, 0.0)

    def _weight(self, commitment: Commitment) -> float:
        weights = self.workspace.policy.capacity.weights
        by_importance: dict[Importance, float] = {
            "standard": weights.standard, "major": weights.major, "strategic": weights.strategic,
        }  # fmt: skip
        return by_importance[commitment.importance]

    def _counts(self, commitment: Commitment) -> bool:
        return commitment.status in FIRM or commitment.id in self.include

    def _find_pools(self, levelled: list[Commitment]) -> None:
        """The pools that a need names, and for each person those it is in."""
        for commitment in levelled:
            for milestone in commitment.milestones:
                for name in milestone.needs:
                    if self.pools.kind(name) and name not in self._asked_pools:
                        self._asked_pools[name] = self.pools.members(name)
        for pool, members in self._asked_pools.items():
            for member in members:
                self._pools_of.setdefault(member, []).append(pool)

    def _needs(self, asked: dict[str, float]) -> dict[str, float]:
        """The amounts a milestone takes, of those named and of the pools they are in."""
        found: dict[str, float] = {}
        for name, amount in asked.items():
            if amount <= 0 or self._layers(name) is None:
                continue
            found[name] = found.get(name, 0.0) + amount
            for pool in self._pools_of.get(name, ()):
                found[pool] = found.get(pool, 0.0) + amount
        return found

    def _layers(self, name: str) -> Layers | None:
        """What there is; `None` where nothing says how much."""
        members = self._asked_pools.get(name)
        if members is not None:
            return [layer for member in members for layer in self.capacity.layers(member)]
        return self.capacity.layers(name) if self.capacity.known(name) else None

    def _dues(
        self, commitment: Commitment, there: Collection[TaskId]
    ) -> Iterator[tuple[tuple[TaskId, ...], date, float, str | None]]:
        """The dates the client was given: of the whole, and of gates that come before it."""
        weight = self._weight(commitment)
        keys: list[TaskId] = [
            (commitment.id, milestone.id)
            for milestone in distinct(commitment)
            if (commitment.id, milestone.id) in there
        ]
        for milestone in distinct(commitment):
            work = self.placing.work.get((commitment.id, milestone.id))
            if milestone.due is None or (commitment.id, milestone.id) not in there:
                continue
            if (work is None or not work.finished) and (
                commitment.due is None or milestone.due < commitment.due
            ):
                yield ((commitment.id, milestone.id),), milestone.due, weight, None
        if commitment.due and any(not self.placing.work[key].finished for key in keys):  # type: ignore[index]
            yield tuple(keys), commitment.due, weight, commitment.id
