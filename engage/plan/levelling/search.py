"""The search for a good plan: all rules by both schemes, then plans bred from the best, each improved.

A genetic search over orders of work (Hartmann 1998), in which every plan is pushed back and forth
(Valls, Ballestín and Quintanilla 2008). Deterministic: what is drawn comes from one seeded stream, and the
search ends after so many schedules, not after so much time.
"""

from __future__ import annotations

import random
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass

from engage.plan.levelling.backward import backward
from engage.plan.levelling.breed import Breeding
from engage.plan.levelling.objective import Cost, Objective
from engage.plan.levelling.orders import Key
from engage.plan.levelling.parallel import parallel
from engage.plan.levelling.placement import Placement
from engage.plan.levelling.problem import Problem
from engage.plan.levelling.schemes import Schemes
from engage.plan.levelling.serial import serial
from engage.plan.levelling.window import OutOfWindow

#: Pieces of work placed in all, over all schedules, up to a size; beyond, fewer, so that no call takes long.
BUDGET, FULL_SIZE = 150_000, 150
MOST = 1500  # plans bred, where the work is so little that the budget has no end
STALL = 750  # plans bred in a row of which none was less late, nor shorter, before the search gives up
_PARALLEL_MOST = 2500  # work beyond which going day by day costs more than it brings
_SMALL, _FEW = 400, 3  # up to which all plans of the rules are improved; how many beyond
_RULES_FOR_MANY = 4  # the first ones: by present order, due date, importance and latest finish
_ROUNDS = 3
_RENEW, _STAY = 250, 6  # after so many in a row without a better one, all parents but a few are drawn anew
_PARENTS = 30
_BROAD = ("LFT", "LST", "LST by due date")


@dataclass(frozen=True, slots=True)
class Found:
    """A placement, what it costs, and how it was found."""

    placed: Placement
    cost: Cost
    method: str


def budget(size: int) -> int:
    """Pieces of work that may be placed for so much movable work."""
    return BUDGET * min(FULL_SIZE, size) // max(1, size)


class Search:
    """The search over one problem. `tried`: how many plans were bred."""

    def __init__(self, problem: Problem, schemes: Schemes, objective: Objective) -> None:
        self.problem = problem
        self.schemes = schemes
        self.objective = objective
        self._least = objective.least()
        self.tried = 0
        self._passes = 0
        self._dues: list[list[int]] = [[] for _ in range(problem.size)]
        for number, due in enumerate(problem.dues):
            for place in due.places:
                self._dues[place].append(number)

    def run(self, rules: dict[str, list[Key]], samples: int | None, seed: int) -> Found:
        """The best plan of the rules and of so many bred; by default of as many as the budget allows.

        Raises:
            OutOfWindow: the window is too short.
        """
        found = self._by_rules(rules)
        if samples != 0 and not self.unbeatable(found[0].cost):
            rng = random.Random(seed)  # noqa: S311  # no secret
            return _Generations(self, found, rules, samples, rng).run()
        return found[0]

    def unbeatable(self, cost: Cost) -> bool:
        """Whether no plan is less late, nor ends earlier."""
        return cost.late <= self._least.late and cost.end <= self._least.end

    def left(self, samples: int | None) -> bool:
        """Whether another plan may be bred."""
        if samples is not None:
            return self.tried < samples
        size = max(1, len(self.schemes.movable))
        return self.tried < MOST and self._passes * size < budget(size)

    def bred(self, order: Sequence[int]) -> Found | None:
        """The plan of an order, improved; `None` where it leaves the window."""
        self.tried += 1
        self._passes += 1
        try:
            placed = serial(self.schemes, order)
        except OutOfWindow:
            return None
        return self.improved(Found(placed, self.objective.cost(placed), "bred"), _ROUNDS)

    def _by_rules(self, rules: dict[str, list[Key]]) -> list[Found]:
        """What each rule gives, the best improved, as many as the size of the work allows; best first."""
        size = len(self.schemes.movable)
        found: list[Found] = []
        tried = list(rules.items())[: None if size <= _PARALLEL_MOST else _RULES_FOR_MANY]
        for name, keys in tried:
            self._passes += 2 if size <= _PARALLEL_MOST else 1
            plans = [("serial", serial(self.schemes, self.schemes.orders.in_order(keys)))]
            if size <= _PARALLEL_MOST:
                plans.append(("parallel", parallel(self.schemes, keys)))
            found += [
                Found(placed, self.objective.cost(placed), f"{name}, {scheme}") for scheme, placed in plans
            ]
            if size > _PARALLEL_MOST and self.unbeatable(found[-1].cost):
                break
        found.sort(key=lambda each: each.cost)
        better = len(found) if size <= _SMALL else _FEW if size <= _PARALLEL_MOST else 1
        most = 20 if size <= _SMALL else _ROUNDS if size <= _PARALLEL_MOST else 1
        found += [self.improved(each, most) for each in found[:better] if not self.unbeatable(each.cost)]
        found.sort(key=lambda each: each.cost)
        return found

    def improved(self, found: Found, most: int = 20) -> Found:
        """The plan pushed back and forth until that brings nothing more, or so many times."""
        best = found
        for _ in range(most):
            if self.unbeatable(best.cost):
                break
            next_ = self._justified(best)
            if next_ is None or not next_.cost < best.cost:
                break
            best = next_
        return best

    def _justified(self, found: Found) -> Found | None:
        self._passes += 2
        first = backward(self.schemes, found.placed.ends, self._bounds(found.placed.ends))
        if first is None:
            return None
        placed = serial(self.schemes, self.schemes.orders.by_start(first))
        name = found.method if "improved" in found.method else f"{found.method}, improved"
        return Found(placed, self.objective.cost(placed), name)

    def _bounds(self, ends: Sequence[int]) -> list[int]:
        """The last day each may end on: its date, or its end now if that is late; never after the whole."""
        whole = self.objective.end(ends)
        limits = [
            min(whole, max(due.day, max(ends[place] for place in due.places) >> 1))
            for due in self.problem.dues
        ]
        return [min((limits[due] for due in dues), default=whole) if dues else whole for dues in self._dues]


class _Generations:
    """Plans bred one after the other; each takes the place of the worst one, if it is better and new."""

    def __init__(
        self,
        search: Search,
        found: Sequence[Found],
        rules: dict[str, list[Key]],
        samples: int | None,
        rng: random.Random,
    ) -> None:
        self._search, self._schemes, self._rng, self._samples = search, search.schemes, rng, samples
        self._rules = [[key if isinstance(key, float) else 0.0 for key in rules[name]] for name in _BROAD]
        self._breeding = Breeding(search.problem, search.schemes.movable, rng)
        self._parents: list[tuple[Cost, int, list[int], Found]] = []
        self._known: set[tuple[int, ...]] = set()
        self._width = self._most_moved(found[0])
        for each in found:
            self._add(each)

    def run(self) -> Found:
        """The best plan bred, or found before."""
        since = 0
        while self._search.left(self._samples) and since < STALL:
            best = self._parents[0][0]
            if self._search.unbeatable(best):
                break
            found = self._search.bred(self._order())
            if found is not None:
                self._add(found)
            if since and since % _RENEW == 0:
                del self._parents[_STAY:]
            since = 0 if self._parents[0][0][:2] < best[:2] else since + 1
        return self._parents[0][3]

    def _order(self) -> list[int]:
        """That of a child of two parents; near a rule, as long as there are few parents."""
        if len(self._parents) < _PARENTS:
            rule = self._rules[self._search.tried % len(self._rules)]
            width = self._width * self._rng.random()
            return self._schemes.orders.in_order([key + width * self._rng.random() for key in rule])
        mother, father = self._two()
        return self._breeding.changed(self._breeding.child(mother, father))

    def _two(self) -> tuple[list[int], list[int]]:
        """Two different parents, each the better one of two drawn."""
        size, draw = len(self._parents), self._rng.random
        first, second = (min(int(draw() * size), int(draw() * size)) for _ in range(2))
        return self._parents[first][2], self._parents[second if second != first else (second + 1) % size][2]

    def _add(self, found: Found) -> None:
        """Keep a plan that is not there yet; the worst one goes where there are many."""
        ends = tuple(found.placed.ends)
        if ends in self._known:
            return
        self._known.add(ends)
        order = self._schemes.orders.by_start(self._schemes.begun(found.placed))
        insort(self._parents, (found.cost, len(self._known), order, found))
        del self._parents[_PARENTS:]

    def _most_moved(self, found: Found) -> float:
        """Days by which starts are disturbed at most: some tenths of the whole."""
        starts = [found.placed.starts[place] >> 1 for place in self._schemes.movable]
        return max(4.0, 0.35 * (found.cost.end - min(starts, default=found.cost.end)))
