"""The futures of one promise run again with one change: only what the change moves is placed anew."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

import numpy as np

from engage.plan.simulated_pass import Lengths, Run, SimulatedNetwork, Whole


class Reruns:
    """A run of the tasks that concern a group, kept whole. `places`: that group's and all they wait for."""

    def __init__(
        self, network: SimulatedNetwork, lengths: Lengths, places: Sequence[int], group: Hashable
    ) -> None:
        self._network = network
        self._places = places
        self._lengths = {
            place: lengths(place) for place in places if network.graph.tasks[place].finished is None
        }
        self._run = Run(network, keeps=True)
        for place in places:
            self._run.place(place, self._lengths.__getitem__)
        #: The ends of the group: nothing of it follows them.
        self._last = [
            place
            for place in places
            if network.graph.tasks[place].group == group and place not in network.followed
        ]

    def finish(self, lengths: Lengths, changed: Collection[int]) -> Whole:
        """The last day of the group in each future, where the tasks changed have other lengths."""
        run, moved = self._run.copy(), set[int]()
        for place in self._places:
            is_changed = place in changed
            if is_changed or any(arc.before in moved for arc in self._network.graph.incoming[place]):
                run.place(place, lengths if is_changed else self._lengths.__getitem__)
                if not self._stays(run, place):
                    moved.add(place)
        found = run.ends[self._last[0]]
        for place in self._last[1:]:
            found = np.maximum(found, run.ends[place])
        return found >> 1

    def _stays(self, run: Run, place: int) -> bool:
        return np.array_equal(run.ends[place], self._run.ends[place]) and np.array_equal(
            run.starts[place], self._run.starts[place]
        )
