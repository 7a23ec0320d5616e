"""Schedule generation one by one: each piece of work as early as it fits (Kelley 1963, Kolisch 1996)."""

from __future__ import annotations

from collections.abc import Sequence

from engage.plan.levelling.placement import Placement
from engage.plan.levelling.schemes import Schemes
from engage.plan.levelling.window import OutOfWindow


def serial(  # noqa: C901  # the inner loop of the search, written out: calls would double its time
    schemes: Schemes, order: Sequence[int]
) -> Placement:
    """One by one in an order that has predecessors first, each as early as it fits.

    Raises:
        OutOfWindow: the window is too short.
    """
    into = schemes.facts.copy()
    begin, starts, ends, words = into.begin, into.starts, into.ends, into.usage.words
    steps, below, stride = schemes.steps, schemes.below, schemes.stride
    resumed = schemes.resumed
    base, size = schemes.problem.window.base, schemes.problem.window.size
    for place in order:
        length, anchor, before, links, _, days, rank, last, spread, guards, asks = steps[place]
        if not length:
            schemes.put_event(into, place, schemes.earliest(into, place))
            continue
        for each in before:
            if ends[each] > anchor:
                anchor = ends[each]
        offset = (anchor + 1 >> 1) - base
        if offset > size:
            raise OutOfWindow(place)
        number = rank[offset]
        if links:
            number = max(number, schemes.linked(into, place))
        if number > last:
            raise OutOfWindow(place)
        start = days[number]
        bad = 0
        for word, _, whole in asks:
            bad |= words[word] - whole & guards ^ guards
        bad >>= start * stride
        while inside := bad & below[days[number + length - 1] - start + 1]:
            number = rank[start + (inside.bit_length() - 1) // stride + 1]
            if number > last:
                raise OutOfWindow(place)
            bad >>= (days[number] - start) * stride
            start = days[number]
        end = days[number + length - 1]
        if asks:
            shift = start * stride
            worked = (spread >> shift & below[end - start + 1]) << shift
            for word, taken, _ in asks:
                words[word] -= worked * taken
        begin[place] = number
        starts[place] = resumed[place] if place in resumed else 2 * (base + start)
        ends[place] = 2 * (base + end) + 1
    return into
