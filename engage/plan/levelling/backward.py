"""Schedule generation from the end: each piece of work as late as those that follow and its own end allow.

With a serial pass in the order of the starts it gives, this is forward-backward improvement (justification;
Valls, Ballestín and Quintanilla 2005): no due date is missed by more than before, and nothing ends later
than the whole did.
"""

from __future__ import annotations

from collections.abc import Sequence

from engage.plan.backward_pass import Begins, latest_number, limits
from engage.plan.levelling.schemes import Schemes


def backward(  # noqa: C901  # the inner loop of the search, written out: calls would double its time
    schemes: Schemes, ends: Sequence[int], bounds: Sequence[int]
) -> list[int] | None:
    """Each as late as its followers, its bound and those it needs allow: the days on which it begins.

    Args:
        ends: the instants at which work ends now; what ends last is placed first.
        bounds: for each task the last day on which it may work.

    Returns:
        The ordinal of each task's first day; `None` where something finds no place.
    """
    size = schemes.problem.size
    words = schemes.facts.usage.words[:]
    begins = Begins([None] * size, [0] * size, [0] * size)
    for place, number in enumerate(schemes.facts.begin):
        if number is not None:
            _note_late(schemes, begins, place, number)
    first, evenings, shift_of = begins.first, begins.evening, schemes.shift
    steps, below, stride = schemes.steps, schemes.below, schemes.stride
    base, window = schemes.problem.window.base, schemes.problem.window.size
    for place in schemes.orders.by_end(ends):
        length, _, _, _, after, days, rank, _, spread, guards, asks = steps[place]
        if not length:
            _put_event_late(schemes, begins, place, bounds[place])
            continue
        if after is None:
            arcs = schemes.problem.graph.outgoing[place]
            limit = limits(schemes.tasks, arcs, 1, begins, bounds[place] + 1)
            number = latest_number(schemes.tasks[place], *limit) - shift_of[place]
            number = min(number, len(days) - length)
        else:
            right = bounds[place] + 1
            for each in after:
                if first[each] < right:
                    right = first[each]
            offset = right - base
            number = rank[min(offset, window)] - length if offset > 0 else -1
        if number < 0:
            return None
        bad = 0
        for word, _, whole in asks:
            bad |= words[word] - whole & guards ^ guards
        start = days[number]
        while inside := bad >> start * stride & below[days[number + length - 1] - start + 1]:
            number = rank[start + ((inside & -inside).bit_length() - 1) // stride] - length
            if number < 0:
                return None
            start = days[number]
        if asks:
            shift = start * stride
            worked = (spread >> shift & below[days[number + length - 1] - start + 1]) << shift
            for word, taken, _ in asks:
                words[word] -= worked * taken
        evenings[place] = number + shift_of[place]
        first[place] = base + start
    return first


def _note_late(schemes: Schemes, begins: Begins, place: int, number: int) -> None:
    if schemes.tasks[place].duration:
        begins.evening[place] = number + schemes.shift[place]
        begins.first[place] = schemes.problem.days[place].ordinal(number)
    else:
        begins.evening[place], begins.morning[place] = number - 1 | 1, number & ~1
        begins.first[place] = number >> 1


def _put_event_late(schemes: Schemes, begins: Begins, place: int, bound: int) -> None:
    task, arcs = schemes.tasks[place], schemes.problem.graph.outgoing[place]
    if task.started is not None:
        arcs = tuple(arc for arc in arcs if arc.from_finish)
    days = task.calendar.index
    early, late = (
        days.within(min(limits(schemes.tasks, arcs, parity, begins, bound + 1))) for parity in (0, 1)
    )
    begins.morning[place], begins.evening[place] = 2 * early, 2 * late - 1
    begins.first[place] = late - 1
