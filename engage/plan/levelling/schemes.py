"""What the schemes of schedule generation share: facts placed, and how a piece of work is placed.

- **Serial** (`serial`): one by one in an order that has predecessors first, each as early as it fits.
- **Parallel** (`parallel`): day by day, whatever can start that day does, the most urgent first.
- **Backward** (`backward`): the mirror image of serial, each as late as it may.

Kolisch (1996) has the first two. Links are those of the network pass, by its own functions. A search makes
thousands of schedules: what does not change between them is worked out once (`Step`).
"""

from __future__ import annotations

from engage.plan.graph import Arc
from engage.plan.horizon import OutOfCalendar
from engage.plan.levelling.orders import Orders
from engage.plan.levelling.placement import Placement, Step
from engage.plan.levelling.problem import Problem
from engage.plan.levelling.usage import Usage
from engage.plan.levelling.window import OutOfWindow
from engage.plan.link_bounds import earliest_instant, earliest_number, evening, morning


class Schemes:
    """One problem, made ready.

    Attributes:
        movable: the work to place, predecessors first.
        orders: in which it may be placed.
        facts: where finished and fixed work is.
        steps: what is always the same, for each piece of work.
        shift: for each, how many of its days lie before the window.
        below: by a number of days, the lowest bits of a word that belong to them (`fields`).
        resumed: movable work that was begun before: its start is a fact.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem, self.tasks = problem, problem.graph.tasks
        size, window = problem.size, problem.window
        self.shift = [task.calendar.index.rank_within(window.base) for task in self.tasks]
        self.movable = [
            place for place in problem.graph.order if self.tasks[place].finished is None
            and place not in problem.fixed
        ]  # fmt: skip
        self.orders = Orders(problem.graph, self.movable)
        self.facts = Placement([None] * size, [0] * size, [0] * size, Usage.of_fixed(problem))
        self.stride = self.facts.usage.fields.stride
        self.below = [(1 << days * self.stride) - 1 for days in range(window.size + 1)]
        self.steps = [self._step(place) for place in range(size)]
        self.resumed = {
            place: morning(started.toordinal())
            for place in self.movable
            if (started := self.tasks[place].started) is not None
        }
        self._place_facts()

    def _step(self, place: int) -> Step:
        problem, task = self.problem, self.tasks[place]
        days, fields = problem.days[place], self.facts.usage.fields
        incoming, outgoing = problem.graph.incoming[place], problem.graph.outgoing[place]
        spread, guards = fields.of(days) if fields.asks[place] else (0, 0)
        plain = all(
            _plain(arc) and self.tasks[arc.after].duration and arc.after not in problem.graph.blocked
            for arc in outgoing
        )
        return Step(
            task.duration,
            morning(max(problem.floors[place], problem.window.base)),
            tuple(arc.before for arc in incoming if _plain(arc)),
            tuple(arc for arc in incoming if not _plain(arc)),
            tuple(arc.after for arc in outgoing) if plain else None,
            days.days,
            days.rank,
            days.count - task.duration,
            spread,
            guards,
            fields.asks[place],
        )

    def _place_facts(self) -> None:
        facts = self.facts
        for place, task in enumerate(self.tasks):
            if task.finished is not None:
                facts.starts[place] = morning((task.started or task.finished).toordinal())
                facts.ends[place] = evening(task.finished.toordinal())
            elif place in self.problem.fixed:
                day = self.problem.fixed[place]
                if task.duration:
                    self._note(facts, place, self.problem.days[place].number_since(day))
                else:
                    self.put_event(facts, place, day)

    def _note(self, into: Placement, place: int, number: int) -> None:
        """Write down where work is."""
        task, calendar = self.tasks[place], self.problem.days[place]
        into.begin[place] = number
        first, last = calendar.days[number], calendar.days[number + task.duration - 1]
        started = task.started
        into.starts[place] = morning(calendar.base + first if started is None else started.toordinal())
        into.ends[place] = evening(calendar.base + last)

    def put(self, into: Placement, place: int, number: int) -> None:
        """Place work at a number, and take what it needs."""
        self._note(into, place, number)
        step, words = self.steps[place], into.usage.words
        for word, taken, _ in step.asks:
            words[word] -= self._worked(step, number) * taken

    def _worked(self, step: Step, number: int) -> int:
        """The lowest bit of the field of each day of work that begins at a number."""
        first = step.days[number]
        shift = first * self.stride
        return (step.spread >> shift & self.below[step.days[number + step.length - 1] - first + 1]) << shift

    def put_event(self, into: Placement, place: int, instant: int) -> None:
        task = self.tasks[place]
        into.begin[place] = into.starts[place] = into.ends[place] = instant
        if task.started is not None:
            into.starts[place] = morning(task.started.toordinal())

    def earliest(self, into: Placement, place: int) -> int:
        """The first number (of an event: the instant) that links and the floor allow.

        Raises:
            OutOfWindow: not inside the window.
        """
        step = self.steps[place]
        if not step.length:
            return self._earliest_event(into, place)
        anchor = max([into.ends[before] for before in step.before], default=0)
        offset = (max(anchor, step.floor) + 1 >> 1) - self.problem.window.base
        if offset > self.problem.window.size:
            raise OutOfWindow(place)
        number = step.rank[offset]
        return max(number, self.linked(into, place)) if step.links else number

    def linked(self, into: Placement, place: int) -> int:
        """The first number that links which are not plain allow."""
        task, starts, ends = self.tasks[place], into.starts, into.ends
        try:
            return (
                max(
                    earliest_number(
                        arc,
                        ends[arc.before] if arc.from_finish else starts[arc.before],
                        task.calendar.index,
                        task.duration,
                    )
                    for arc in self.steps[place].links
                )
                - self.shift[place]
            )
        except OutOfCalendar:
            raise OutOfWindow(place) from None

    def _earliest_event(self, into: Placement, place: int) -> int:
        task, calendar = self.tasks[place], self.problem.days[place]
        number = calendar.number_since(self.problem.floors[place])
        if number >= calendar.count:
            raise OutOfWindow(place)
        best = morning(calendar.ordinal(number))
        for arc in self.problem.graph.incoming[place]:
            anchor = into.ends[arc.before] if arc.from_finish else into.starts[arc.before]
            try:
                best = max(best, earliest_instant(arc, anchor, task.calendar.index))
            except OutOfCalendar:
                raise OutOfWindow(place) from None
        return best

    def first_fit(self, into: Placement, place: int, number: int) -> int:
        """The first number from `number` on at which work finds all it needs, day after day.

        Raises:
            OutOfWindow: not inside the window.
        """
        step, words = self.steps[place], into.usage.words
        bad = 0
        for word, _, whole in step.asks:
            bad |= words[word] - whole & step.guards ^ step.guards
        while number <= step.last:
            first = step.days[number]
            window = self.below[step.days[number + step.length - 1] - first + 1]
            inside = bad >> first * self.stride & window
            if not inside:
                return number
            number = step.rank[first + (inside.bit_length() - 1) // self.stride + 1]
        raise OutOfWindow(place)

    def begun(self, placed: Placement) -> list[int]:
        """The instants at which what remains of each begins."""
        starts = placed.starts[:]
        for place in self.resumed:
            number = placed.begin[place] or 0
            day = self.problem.days[place].ordinal(number) if self.tasks[place].duration else number >> 1
            starts[place] = morning(day)
        return starts


def _plain(arc: Arc) -> bool:
    """Finish to start, without lag."""
    return arc.plain and arc.from_finish and not arc.elapsed
