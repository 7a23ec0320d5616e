"""Random networks against independent implementations: day by day, networkx, and the laws of float."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from network_reference import Moment, Placed, as_seen, brute_force, link_holds, work_from, working_days

from engage.plan.calendar import Horizon, WorkCalendar
from engage.plan.forward_pass import forward_pass
from engage.plan.graph import build_graph
from engage.plan.link_bounds import boundary
from engage.plan.network import Link, NetworkPlan, Task, TaskId, schedule_network

HORIZON = Horizon(date(2026, 1, 1), date(2029, 12, 31))
START, STATUS = date(2026, 11, 2), date(2026, 11, 18)
OFFICE = WorkCalendar.weekly(HORIZON).closed_on([date(2026, 11, 11), date(2026, 12, 25), date(2027, 1, 1)])
LINK_TYPES = ("FS", "SS", "FF", "SF")

near = st.dates(date(2026, 10, 20), date(2026, 12, 20))


@dataclass(frozen=True)
class Network:
    tasks: tuple[Task, ...]
    links: tuple[Link, ...]
    status: date | None = None

    def plan(self, **changes: Task) -> NetworkPlan:
        tasks = [changes.get(str(task.id), task) for task in self.tasks]
        return schedule_network(tasks, self.links, start=START, status_date=self.status)


WEEKS = (range(5), (0, 1, 3, 4), (1, 2), range(6), range(7), (5, 6), (3,))
CLOSURES = ((), ((date(2026, 11, 23), date(2026, 11, 29)),), ((date(2026, 11, 18), date(2026, 11, 18)),))
CALENDARS = tuple(
    WorkCalendar.weekly(HORIZON, week).closed_during(closures) for week in WEEKS for closures in CLOSURES
)
calendars = st.sampled_from(CALENDARS)


@st.composite
def links_between(draw, count: int, types: Sequence[str], lags: st.SearchStrategy[int], units) -> list[Link]:
    """Links that lead from lower to higher numbers, so that there is no cycle."""
    pairs = [(a, b) for b in range(count) for a in range(b)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=12)) if pairs else []
    return [
        Link(name(a), name(b), draw(st.sampled_from(types)), draw(lags), draw(st.sampled_from(units)))
        for a, b in chosen
    ]


def name(number: int) -> str:
    return f"t{number:02}"


@st.composite
def networks(
    draw, *, facts: bool = True, calendar: st.SearchStrategy[WorkCalendar] = calendars, shortest: int = 0
) -> Network:
    """All link types, lags of both signs and units, several calendars, promises, dates and facts."""
    pool = draw(st.lists(calendar, min_size=1, max_size=3))
    count = draw(st.integers(1, 8))
    tasks = []
    for number in range(count):
        task = Task(
            name(number),
            draw(st.integers(shortest, 6)),
            draw(st.sampled_from(pool)),
            group=draw(st.sampled_from(["P1", "P1", "P2"])),
            earliest=draw(st.none() | near),
        )
        kind = draw(st.sampled_from(["todo", "todo", "todo", "started", "finished"])) if facts else "todo"
        if kind != "todo":
            began = draw(st.dates(date(2026, 10, 5), STATUS))
            ended = draw(st.dates(began, STATUS)) if kind == "finished" else None
            task = replace(task, started=began, finished=ended)
        tasks.append(task)
    links = draw(links_between(count, LINK_TYPES, st.integers(-3, 5), ["working", "working", "calendar"]))
    return Network(tuple(tasks), tuple(links), STATUS if facts else None)


def as_placed(network: Network, plan: NetworkPlan) -> dict[TaskId, Placed]:
    """The plan in the reference's terms; the half of the day of an event is read from the pass itself."""
    graph = build_graph(network.tasks, network.links)
    early = forward_pass(graph, START, network.status)
    placed = {}
    for place, task in enumerate(network.tasks):
        shown = plan.tasks[task.id]
        if task.finished:
            placed[task.id] = Placed((shown.start, 0), (shown.finish, 1))
        elif task.duration:
            placed[task.id] = Placed((shown.remaining_from, 0), (shown.finish, 1))
        else:
            moment = shown.finish, early.ends[place] & 1
            placed[task.id] = Placed(moment, moment)
    return placed


# --- the forward pass -------------------------------------------------------------------------------


@settings(max_examples=300)
@given(networks())
def test_no_link_is_ever_violated(network: Network):
    placed = as_placed(network, network.plan())
    by_id = {task.id: task for task in network.tasks}
    for link in network.links:
        before, after = by_id[link.before], by_id[link.after]
        seen = as_seen(before, placed[before.id])
        if not after.finished:
            assert link_holds(link, seen, placed[after.id], after.duration == 0, working_days(after))


@settings(max_examples=300)
@given(networks())
def test_every_date_is_the_earliest_that_a_day_by_day_search_finds(network: Network):
    expected = brute_force(network.tasks, network.links, START, network.status)
    assert as_placed(network, network.plan()) == expected


@given(networks())
def test_work_covers_its_days_and_facts_stay(network: Network):
    plan = network.plan()
    for task in network.tasks:
        shown = plan.tasks[task.id]
        if task.finished:
            assert (shown.start, shown.finish) == (task.started or task.finished, task.finished)
            assert (shown.total_float, shown.free_float, shown.critical) == (None, None, False)
        else:
            assert shown.remaining_from >= STATUS
            assert shown.start == (task.started or shown.remaining_from)
            worked = task.calendar.count(shown.remaining_from, shown.finish + timedelta(1))
            assert worked == task.duration or task.duration == 0


@given(networks())
def test_the_plan_does_not_depend_on_the_order_of_the_input(network: Network):
    turned = schedule_network(
        network.tasks[::-1], network.links[::-1], start=START, status_date=network.status
    )
    plan = network.plan()
    for task in network.tasks:
        shown = plan.tasks[task.id]
        assert turned.tasks[task.id]._replace(driver=shown.driver) == shown


# --- against networkx, one calendar -----------------------------------------------------------------


def weight(link: Link, before: Task, after: Task) -> int:
    """The classical constraint on starts: s_after >= s_before + weight."""
    return {
        "FS": before.duration + link.lag,
        "SS": link.lag,
        "FF": before.duration + link.lag - after.duration,
        "SF": link.lag - after.duration,
    }[link.type]


def longest(graph: nx.DiGraph, source: str) -> dict[str, int]:
    lengths = nx.single_source_bellman_ford_path_length(graph, source, weight="negative")
    return {node: -length for node, length in lengths.items()}


@st.composite
def classical(draw) -> Network:
    """One calendar, working lags, no dates: what the classical formulas cover.

    They know no difference between a morning and the evening before. For an event that hangs on the start
    of work there is one, in its date: it is left out here, and the laws of float below cover it.
    """
    count = draw(st.integers(1, 12))
    tasks = tuple(Task(name(k), draw(st.integers(0, 9)), OFFICE) for k in range(count))
    lengths = {task.id: task.duration for task in tasks}
    links = draw(links_between(count, LINK_TYPES, st.integers(-4, 6), ["working"]))
    covered = (
        link for link in links if link.type[0] == "F" or not lengths[link.before] or lengths[link.after]
    )
    return Network(tasks, tuple(covered))


@settings(max_examples=300)
@given(classical())
def test_starts_and_floats_agree_with_the_longest_paths_of_networkx(network: Network):
    by_id = {task.id: task for task in network.tasks}
    graph = nx.DiGraph()
    for task in network.tasks:
        graph.add_edge("source", task.id, negative=0)
        graph.add_edge(task.id, "sink", negative=-task.duration)
    for link in network.links:
        needed = weight(link, by_id[link.before], by_id[link.after])
        known = graph.get_edge_data(link.before, link.after, {"negative": 1 << 30})["negative"]
        graph.add_edge(link.before, link.after, negative=min(known, -needed))
    early, tail = longest(graph, "source"), longest(graph.reverse(), "sink")

    plan = network.plan()
    passed = forward_pass(build_graph(network.tasks, network.links), START, None)
    for place, task in enumerate(network.tasks):
        index = task.calendar.index
        start = index.rank(boundary(passed.starts[place])) - index.rank(START.toordinal())
        end = index.rank(boundary(passed.ends[place])) - index.rank(START.toordinal())
        outgoing = [link for link in network.links if link.before == task.id]
        slack = [
            early[link.after] - early[task.id] - weight(link, task, by_id[link.after]) for link in outgoing
        ]
        shown = plan.tasks[task.id]
        assert (start, end) == (early[task.id], early[task.id] + task.duration)
        assert shown.total_float == early["sink"] - tail[task.id] - early[task.id]
        assert shown.free_float == min([early["sink"] - end, *slack])
        assert shown.critical == (shown.total_float == 0)


# --- the backward pass: the exact adjoint, also with several calendars -------------------------------


def delayed(network: Network, plan: NetworkPlan, task: Task, earliest: date) -> Network:
    """The same with one task held back to the day; a day that is no delay changes nothing."""
    if earliest <= plan.tasks[task.id].start:
        return network
    held = replace(task, earliest=earliest)
    return replace(network, tasks=tuple(held if other is task else other for other in network.tasks))


def todo(network: Network) -> list[Task]:
    return [task for task in network.tasks if not task.started and not task.finished]


def finishes(network: Network) -> dict[object, Moment]:
    """The moment at which the last work of each promise is done."""
    placed = as_placed(network, network.plan())
    ends: dict[object, Moment] = {}
    for task in network.tasks:
        ends[task.group] = max(ends.get(task.group, placed[task.id].finish), placed[task.id].finish)
    return ends


@settings(max_examples=150)
@given(networks())
def test_a_delay_by_the_float_delays_no_promise_and_one_day_more_does(network: Network):
    plan = network.plan()
    placed = as_placed(network, plan)
    for task in todo(network):
        shown = plan.tasks[task.id]
        assert finishes(delayed(network, plan, task, shown.late_start)) == finishes(network)
        day, half = placed[task.id].start
        too_late = task.calendar.shift(day + timedelta(half), shown.total_float + 1)
        after = finishes(delayed(network, plan, task, too_late))
        assert any(after[group] > finish for group, finish in finishes(network).items())


@settings(max_examples=150)
@given(networks())
def test_float_is_the_number_of_days_between_the_early_and_the_late_start(network: Network):
    plan = network.plan()
    for task in todo(network):
        shown = plan.tasks[task.id]
        if task.duration:
            assert shown.total_float == task.calendar.count(shown.start, shown.late_start)
            assert shown.total_float == task.calendar.days_between(shown.finish, shown.late_finish)
        assert 0 <= shown.free_float <= shown.total_float
        assert shown.critical == (shown.total_float == 0)


@settings(max_examples=150)
@given(networks(shortest=1))
def test_a_delay_by_the_free_float_moves_nothing_else_and_one_day_more_does(network: Network):
    plan = network.plan()

    def others(moved: Network, task: Task) -> dict[object, object]:
        placed: dict[object, object] = {**as_placed(moved, moved.plan()), **finishes(moved)}
        del placed[task.id]
        return placed

    for task in todo(network):
        shown = plan.tasks[task.id]
        free = task.calendar.shift(shown.start, shown.free_float)
        assert others(delayed(network, plan, task, free), task) == others(network, task)
        too_late = task.calendar.shift(shown.start, shown.free_float + 1)
        assert others(delayed(network, plan, task, too_late), task) != others(network, task)


@settings(max_examples=150)
@given(networks(facts=False, shortest=1), near)
def test_a_must_finish_by_bounds_the_float_exactly(network: Network, due: date):
    last = network.tasks[-1]
    bounded = replace(network, tasks=(*network.tasks[:-1], replace(last, must_finish_by=due)))
    plan = bounded.plan()
    for task in bounded.tasks:
        shown = plan.tasks[task.id]
        if shown.total_float < 0:
            assert plan.tasks[last.id].finish > due  # only a date that is missed can make it so
            assert shown.critical
        else:
            moved = delayed(bounded, plan, task, shown.late_start).plan()
            assert moved.tasks[last.id].finish <= due or plan.tasks[last.id].finish > due
    own = plan.tasks[last.id]
    assert own.total_float <= last.calendar.count(own.finish + timedelta(1), due + timedelta(1))


# --- laws of finish-to-start networks ---------------------------------------------------------------


@st.composite
def forward_only(draw) -> Network:
    """Finish-to-start with lags of at least zero, several calendars, no facts."""
    network = draw(networks(facts=False))
    lags = st.integers(0, 4)
    links = draw(links_between(len(network.tasks), ["FS"], lags, ["working", "calendar"]))
    return replace(network, links=tuple(links))


@given(forward_only(), st.data())
def test_a_longer_task_never_makes_an_end_earlier(network: Network, data):
    task = data.draw(st.sampled_from(network.tasks))
    longer = network.plan(
        **{str(task.id): replace(task, duration=task.duration + data.draw(st.integers(1, 5)))}
    )
    plan = network.plan()
    assert all(longer.tasks[other.id].finish >= plan.tasks[other.id].finish for other in network.tasks)


@given(forward_only(), st.sets(near, min_size=1, max_size=5))
def test_one_more_shared_holiday_never_makes_an_end_earlier(network: Network, holidays: set[date]):
    closed = [replace(task, calendar=task.calendar.closed_on(holidays)) for task in network.tasks]
    fewer = schedule_network(closed, network.links, start=START)
    plan = network.plan()
    assert all(fewer.tasks[task.id].finish >= plan.tasks[task.id].finish for task in network.tasks)


@given(
    st.integers(1, 12).flatmap(
        lambda count: st.tuples(
            st.lists(st.integers(0, 9), min_size=count, max_size=count),
            links_between(count, ["FS"], st.just(0), ["working"]),
        )
    )
)
def test_without_lags_the_critical_path_is_as_long_as_the_plan(drawn):
    durations, links = drawn
    tasks = [Task(name(k), length, OFFICE) for k, length in enumerate(durations)]
    plan = schedule_network(tasks, links, start=START)
    path = plan.critical_path()
    by_id = {task.id: task for task in tasks}
    assert sum(by_id[member].duration for member in path) == max(
        OFFICE.count(START, plan.tasks[task.id].finish + timedelta(1)) if task.duration else 0
        for task in tasks
    )
    assert all(plan.tasks[member].critical for member in path)
    assert {(link.before, link.after) for link in links} >= set(pairwise(path))


@given(networks())
def test_the_critical_path_leads_through_drivers_to_the_work_that_finishes_last(network: Network):
    plan = network.plan()
    for group, whole in plan.groups.items():
        path = plan.critical_path(group)
        assert plan.tasks[path[-1]].finish == whole.finish
        for before, after in pairwise(path):
            link = plan.tasks[after].driver.link
            assert link in network.links
            assert (link.before, link.after) == (before, after)
        assert plan.tasks[path[0]].driver.kind != "link"


@given(networks(facts=False, shortest=1))
def test_what_drives_a_start_is_the_reason_that_it_is_not_earlier(network: Network):
    plan = network.plan()
    for task in network.tasks:
        driver, shown = plan.tasks[task.id].driver, plan.tasks[task.id]
        if driver.kind == "not_before":
            assert shown.start == task.calendar.roll(task.earliest)
        if driver.kind == "start":
            assert shown.start == task.calendar.roll(START)
        if driver.kind == "link":
            alone = schedule_network(network.tasks, [driver.link], start=START).tasks[task.id]
            before = plan.tasks[driver.link.before]
            seen = Placed((before.start, 0), (before.finish, 1))
            earlier = work_from(task.calendar.shift(shown.start, -1), task.duration, working_days(task))
            assert not link_holds(driver.link, seen, earlier, False, working_days(task))
            assert alone.start <= shown.start
