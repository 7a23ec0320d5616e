"""Many futures at once agree with the plan of each: all link types, lags, calendars and facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from test_network_random import HORIZON, STATUS, Network, networks

from engage.plan.calendar import WorkCalendar
from engage.plan.graph import build_graph
from engage.plan.network import Link, Task, schedule_network
from engage.plan.reruns import Reruns
from engage.plan.simulated_pass import SimulatedNetwork

WEEK = WorkCalendar.weekly(HORIZON)


def simulated(network: Network, lengths: list[list[int]]) -> dict[object, list[date]]:
    """The finish of each promise in each future; `lengths` by task, then by future."""
    graph = build_graph(network.tasks, network.links)
    ready = SimulatedNetwork(graph, HORIZON, STATUS)
    found = ready.run(lambda place: np.array(lengths[place]))
    futures = len(lengths[0])
    return {
        group: [date.fromordinal(ready.base + int(day)) for day in np.broadcast_to(days, futures)]
        for group, days in found.items()
    }


def planned(network: Network) -> dict[object, date]:
    plan = schedule_network(network.tasks, network.links, start=STATUS, status_date=STATUS)
    return {group: whole.finish for group, whole in plan.groups.items()}


@settings(max_examples=300)
@given(networks())
def test_without_uncertainty_the_dates_are_those_of_the_plan(network: Network) -> None:
    lengths = [[task.duration] for task in network.tasks]
    assert {group: days[0] for group, days in simulated(network, lengths).items()} == planned(network)


@settings(max_examples=200)
@given(networks(), st.data())
def test_every_future_is_the_plan_with_its_own_durations(network: Network, data: st.DataObject) -> None:
    days = st.lists(st.integers(0, 7), min_size=3, max_size=3)
    lengths = [data.draw(days) for _ in network.tasks]
    found = simulated(network, lengths)
    for future in range(3):
        tasks = tuple(
            replace(task, duration=own[future]) for task, own in zip(network.tasks, lengths, strict=True)
        )
        expected = planned(replace(network, tasks=tasks))
        assert {group: days[future] for group, days in found.items()} == expected


@settings(max_examples=100)
@given(networks())
def test_a_promise_with_what_it_waits_for_alone_gives_the_same_dates(network: Network) -> None:
    graph = build_graph(network.tasks, network.links)
    ready = SimulatedNetwork(graph, HORIZON, STATUS)

    def lengths(place: int) -> np.ndarray:
        return np.array([network.tasks[place].duration, network.tasks[place].duration + 2])

    whole = ready.run(lengths)
    for group, days in whole.items():
        alone = ready.run(lengths, ready.ancestors(group), {group})
        assert set(alone) == {group}
        assert np.array_equal(alone[group], days)


@settings(max_examples=200)
@given(networks(), st.data())
def test_a_run_again_with_a_change_gives_what_a_whole_run_gives(
    network: Network, data: st.DataObject
) -> None:
    graph = build_graph(network.tasks, network.links)
    ready = SimulatedNetwork(graph, HORIZON, STATUS)
    group = data.draw(st.sampled_from([task.group for task in network.tasks]))
    changed = data.draw(st.sets(st.sampled_from(range(len(network.tasks))), min_size=1, max_size=2))
    longer = data.draw(st.integers(-1, 6))

    def lengths(place: int) -> np.ndarray:
        return np.array([network.tasks[place].duration, network.tasks[place].duration + 2])

    def altered(place: int) -> np.ndarray:
        return np.maximum(lengths(place) + longer, 0) if place in changed else lengths(place)

    places = ready.ancestors(group)
    reruns = Reruns(ready, lengths, places, group)
    for _ in range(2):  # one leaves nothing behind for the next
        assert np.array_equal(reruns.finish(lengths, ()), ready.run(lengths, places, {group})[group])
        assert np.array_equal(reruns.finish(altered, changed), ready.run(altered, places, {group})[group])


def test_a_future_that_runs_off_the_calendar_is_beyond_and_so_is_what_waits_for_it() -> None:
    leaves = WEEK.only_during([(None, date(2026, 11, 27))])
    tasks = (Task("a", 5, leaves, "A"), Task("b", 1, WEEK, "B"), Task("c", 0, WEEK, "C"))
    links = (Link("a", "b"), Link("b", "c", "FS", 3))
    ready = SimulatedNetwork(build_graph(tasks, links), HORIZON, STATUS)

    found = ready.run(lambda place: np.array([5, 9]) if place == 0 else np.array([tasks[place].duration]))

    assert {group: [int(day) for day in days] for group, days in found.items()} == {
        "A": [date(2026, 11, 24).toordinal() - ready.base, ready.end],
        "B": [date(2026, 11, 25).toordinal() - ready.base, ready.end],
        "C": [date(2026, 11, 30).toordinal() - ready.base, ready.end],
    }


def test_working_days_are_counted_up_to_and_with_the_day() -> None:
    ready = SimulatedNetwork(build_graph((), ()), HORIZON, date(2026, 11, 9))
    monday = date(2026, 11, 16).toordinal() - ready.base
    counted = ready.number_of_days(WEEK, np.array([monday - 1, monday, monday + 4, monday + 5, monday + 7]))
    assert (counted - counted[0]).tolist() == [0, 1, 5, 5, 6]
