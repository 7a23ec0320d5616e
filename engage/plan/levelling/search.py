"""The search for a good plan: all rules by both schemes, improved, then samples around the best.

Deterministic: what is drawn comes from one seeded stream, and the search ends after so many schedules, not
after so much time.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from engage.model.light import dataclass
from engage.plan.levelling.objective import Cost, Objective
from engage.plan.levelling.parallel import parallel
from engage.plan.levelling.problem import Problem
from engage.plan.levelling.schemes import Key, Placement, Schemes

#: Pieces of work placed in all, over all schedules, up to a size; beyond, fewer, so that no call takes long.
BUDGET, FULL_SIZE = 150_000, 150
MOST = 1500  # samples, where the work is so little that the budget has no end
_PARALLEL_MOST = 2500  # work beyond which going day by day costs more than it brings
_SMALL, _FEW = 400, 3  # up to which all plans of the rules are improved; how many beyond
_RULES_FOR_MANY = 4  # the first ones: by present order, due date, importance and latest finish
_ELITE, _ROUNDS = 6, 3
_AFRESH, _BROAD = 0.2, ("LFT", "LST", "LST by due date")


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
    """The search over one problem."""

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
        """The best plan of the rules and of so many samples; by default as many as the budget allows.

        Raises:
            OutOfWindow: the window is too short.
        """
        found = self._by_rules(rules)
        best = found[0]
        if samples != 0 and not self.unbeatable(best.cost):
            rng = random.Random(seed)  # noqa: S311  # no secret
            best = self._sampled(found, rules, samples, rng)
        return best

    def unbeatable(self, cost: Cost) -> bool:
        """Whether no plan is less late, nor ends earlier."""
        return cost.late <= self._least.late and cost.end <= self._least.end

    def _by_rules(self, rules: dict[str, list[Key]]) -> list[Found]:
        """What each rule gives, the best improved, as many as the size of the work allows; best first."""
        size = len(self.schemes.movable)
        found: list[Found] = []
        tried = list(rules.items())[: None if size <= _PARALLEL_MOST else _RULES_FOR_MANY]
        for name, keys in tried:
            self._passes += 2 if size <= _PARALLEL_MOST else 1
            plans = [("serial", self.schemes.serial(keys))]
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
        first = self.schemes.backward(found.placed.ends, self._bounds(found.placed.ends))
        if first is None:
            return None
        placed = self.schemes.serial([float(day) for day in first])
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

    def _sampled(
        self, found: list[Found], rules: dict[str, list[Key]], samples: int | None, rng: random.Random
    ) -> Found:
        """Plans drawn near the best ones so far, each improved; the elite keeps those that differ.

        One in five is drawn near a rule instead, so that the search does not end where it began.
        """
        elite = found[:_ELITE]
        spread, size = self._spread(elite[0]), max(1, len(self.schemes.movable))
        most = MOST if samples is None else samples
        while self.tried < most and (samples is not None or self._passes * size < budget(size)):
            self.tried += 1
            self._passes += 1
            if rng.random() < _AFRESH:
                keys = self._near_rule(rules[_BROAD[int(rng.random() * len(_BROAD))]], spread, rng)
            else:
                parent = elite[min(int(rng.expovariate(1.0)), len(elite) - 1)]
                keys = self._disturbed(parent.placed, spread, rng)
            placed = self.schemes.serial(keys)
            child = Found(placed, self.objective.cost(placed), "sampled")
            child = self.improved(child, _ROUNDS)
            _keep(elite, child)
            if self.unbeatable(elite[0].cost):
                break
        return elite[0]

    def _near_rule(self, rule: Sequence[Key], spread: float, rng: random.Random) -> list[Key]:
        """The keys of a rule in days, each moved at random."""
        width = spread * rng.random()
        return [float(key) + width * rng.random() if isinstance(key, float) else 0.0 for key in rule]

    def _spread(self, found: Found) -> float:
        """Days by which starts are disturbed at most: some tenths of the whole."""
        starts = [found.placed.starts[place] >> 1 for place in self.schemes.movable]
        return max(4.0, 0.35 * (found.cost.end - min(starts, default=found.cost.end)))

    def _disturbed(self, placed: Placement, spread: float, rng: random.Random) -> list[Key]:
        """The starts of a plan, each moved at random; now and then whole promises with all their work."""
        width = spread * rng.random() ** 2
        keys: list[Key] = [float(start >> 1) for start in placed.starts]
        shift: dict[object, float] = {}
        if len(self.problem.dues) > 1 and rng.random() < 0.5:  # as often as not
            due = self.problem.dues[int(rng.random() * len(self.problem.dues))]
            shift[due.group] = (rng.random() - 0.7) * spread
        tasks = self.problem.graph.tasks
        for place in self.schemes.movable:
            start = placed.starts[place] >> 1
            keys[place] = start + width * (rng.random() - 0.5) + shift.get(tasks[place].group, 0.0)
        return keys


def _keep(elite: list[Found], child: Found) -> None:
    """Insert by cost; a plan like one that is kept already, or worse than all, is forgotten."""
    for place, other in enumerate(elite):
        if child.cost < other.cost:
            elite.insert(place, child)
            break
        if child.cost == other.cost and child.placed.ends == other.placed.ends:
            return
    else:
        if len(elite) < _ELITE:
            elite.append(child)
    del elite[_ELITE:]
