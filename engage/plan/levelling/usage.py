"""Who is taken when by the work placed so far."""

from __future__ import annotations

from engage.plan.levelling.fields import Fields
from engage.plan.levelling.problem import Problem, spent


class Usage:
    """What is left of each resource on each day; `words` as in `fields`."""

    __slots__ = ("_problem", "fields", "words")

    def __init__(self, problem: Problem, fields: Fields, words: list[int]) -> None:
        self._problem = problem
        self.fields = fields
        self.words = words

    @classmethod
    def of_fixed(cls, problem: Problem) -> Usage:
        """Only work that cannot be moved has what it needs, or all there is."""
        fields = Fields(problem)
        words = fields.at_first()
        for place, day in problem.fixed.items():
            if problem.graph.tasks[place].duration:
                for offset in spent(problem, place, problem.days[place].number_since(day)):
                    for number, amount in problem.needs[place]:
                        fields.take(words, number, offset, amount)
        return cls(problem, fields, words)

    def copy(self) -> Usage:
        """The same, to go on from."""
        return Usage(self._problem, self.fields, self.words[:])

    def left(self, resource: int, offset: int) -> int:
        """What is left of a resource on a day."""
        return self.fields.left(self.words, resource, offset)

    def short(self, resource: int, amount: int) -> int:
        """The days on which less than an amount of a resource is left, as bits."""
        return self.fields.short(self.words, resource, amount)
