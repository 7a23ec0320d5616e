"""New orders of work from those of good plans: parts of two, changed a little (Hartmann 1998).

An order has predecessors first, and so do all that are made of it here.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from engage.plan.levelling.problem import Problem

_SWAPPED = 0.05  # of neighbours in an order


class Breeding:
    """What is drawn for one problem, from one stream."""

    def __init__(self, problem: Problem, movable: Sequence[int], rng: random.Random) -> None:
        self._rng = rng
        self._before = {
            place: frozenset(arc.before for arc in problem.graph.incoming[place]) for place in movable
        }

    def child(self, mother: Sequence[int], father: Sequence[int]) -> list[int]:
        """The mother's beginning and end; between two points that are drawn the order of the father."""
        draw, size = self._rng.random, len(mother) + 1
        one, two = sorted((int(draw() * size), int(draw() * size)))
        taken = set(mother[:one])
        middle = [place for place in father if place not in taken][: two - one]
        taken.update(middle)
        return [*mother[:one], *middle, *(place for place in mother[one:] if place not in taken)]

    def changed(self, order: list[int]) -> list[int]:
        """Some neighbours swapped, where the second one does not follow the first."""
        rng = self._rng
        for position in range(len(order) - 1):
            if rng.random() < _SWAPPED:
                first, second = order[position : position + 2]
                if first not in self._before[second]:
                    order[position], order[position + 1] = second, first
        return order
