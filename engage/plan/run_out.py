"""Futures without an end, explained: which work finds no day left of whom, and until when there were some.

Work runs on the days on which all it needs are there. A provider is there in its booked slots, a person until
they leave. Work that is not done by then has no end that the plan knows: the slot is missed, the person gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import numpy as np

from engage.model.plan_of_work import Milestone
from engage.model.workspace import Workspace
from engage.plan.last_days import Cause, RunOut, last_days
from engage.plan.placing import Key
from engage.plan.quantiles import date_at
from engage.plan.room import RoomBook
from engage.plan.simulated_pass import Lengths, SimulatedNetwork

_WHOLE: Final = 1e-6


def run_outs(
    workspace: Workspace,
    network: SimulatedNetwork,
    lengths: Lengths,
    commitment_id: str,
    room: RoomBook | None = None,
) -> tuple[RunOut, ...]:
    """Why some futures of a promise have no end, the most frequent reason first; nothing where all end.

    Args:
        workspace: with the promise and all it waits for.
        network: the network simulated, at the pace of the work where it has one.
        lengths: the durations in each future.
        commitment_id: the promise.
        room: what others leave of resources, where the promise is worked in that.
    """
    instants = network.instants(lengths, network.ancestors(commitment_id))
    over = {place: (ends >> 1) >= network.end for place, (_, ends) in instants.items()}
    found = []
    for place, without_end in over.items():
        own = without_end.astype(bool)
        for arc in network.graph.incoming[place]:
            if arc.before in over:
                own = own & ~over[arc.before]
        share = float(np.mean(own))
        task = network.graph.tasks[place]
        milestone = workspace.milestone.get((str(task.id[0]), str(task.id[1])))
        if share and milestone is not None:
            found.append(_run_out(workspace, network, str(task.id[0]), milestone, share, room))
    return tuple(sorted(found, key=lambda each: (-each.share, each.commitment, each.milestone)))


def end_of(network: SimulatedNetwork, lengths: Lengths, task: Key, confidence: float) -> date | None:
    """The first day by which one milestone is done in that share of futures; `None` where there is none."""
    places = {each.id: place for place, each in enumerate(network.graph.tasks)}
    if task not in places:
        return None
    instants = network.instants(lengths, network.ancestors(network.graph.tasks[places[task]].group))
    if places[task] not in instants:
        return None
    return date_at(np.sort(instants[places[task]][1] >> 1), confidence, network.base, network.end)


def _run_out(
    workspace: Workspace,
    network: SimulatedNetwork,
    owner: str,
    milestone: Milestone,
    share: float,
    room: RoomBook | None,
) -> RunOut:
    told = owner, milestone.id, milestone.title or milestone.id
    for never, name, asked, most in _never(room, milestone) if room else ():
        called = workspace.resource_names.get(name, name)
        return RunOut(never, *told, name, called, network.horizon.last, share, None, asked, most)
    for gone in last_days(workspace, milestone.needs):
        called = workspace.resource_names.get(gone.resource, gone.resource)
        return RunOut(
            "left" if gone.first is None else "slot",
            *told,
            gone.resource,
            called,
            gone.last,
            share,
            gone.first,
        )
    return RunOut("beyond", *told, None, "", network.horizon.last, share)


def _never(room: RoomBook, milestone: Milestone) -> Iterator[tuple[Cause, str, float, float]]:
    """Of whom there is never enough, or never enough that is free.

    Half a machine, or half a team of a provider, does nothing; of people and skills any part does some.
    """
    for name, need in milestone.needs.items():
        capacity, free = room.capacity(name), room.free(name, firm=True)
        if capacity is None or free is None or not room.holds(name):
            continue
        least = need if name in room.calendars.provided else min(need, 2 * _WHOLE)
        most = float(np.max(capacity, initial=0.0))
        if least > most + _WHOLE:
            yield "short", name, need, most
        elif least > float(np.max(free, initial=0.0)) + _WHOLE:
            yield "taken", name, need, most
