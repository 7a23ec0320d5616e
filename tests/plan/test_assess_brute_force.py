"""The earliest date that can be promised, against a brute force that goes day by day and future by future.

The reference knows nothing of tables, paces or passes: in each future it walks through the days, gives each
milestone whatever share its scarcest resource has left, and notes when it is done; then it tries every date.
"""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import promise, work, world

from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.draws import Draws
from engage.plan.fitting import Fitting
from engage.plan.placing import place
from engage.plan.room import RoomBook

TODAY = date(2026, 11, 23)  # a Monday
SAMPLES = 60
PEOPLE = ("lea", "noah")
NEEDS = ("20%", "50%", "100%")
HORIZON = 700

shares = st.sampled_from(NEEDS)
needs = st.dictionaries(st.sampled_from(PEOPLE), shares, max_size=2)
lengths = st.tuples(st.integers(1, 4), st.integers(0, 5)).map(
    lambda pair: {"low": f"{pair[0]}d", "likely": f"{pair[0] + 1}d", "high": f"{pair[0] + 2 + pair[1]}d"}
)
booked = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10), needs), max_size=4)
chain = st.lists(st.tuples(lengths, needs), min_size=1, max_size=3)
absences = st.lists(st.integers(0, 40), max_size=2)


criticalities = st.fixed_dictionaries(
    {name: st.sampled_from(["essential", "important", "support"]) for name in PEOPLE}
)
ALIKE = dict.fromkeys(PEOPLE, "important")
RANK = {"essential": 0, "important": 1, "support": 2}


def _world(
    standing: Any, draft: Any, away: list[int], critical: dict[str, str] = ALIKE, holds: str = "important"
) -> Workspace:
    others = [
        promise(
            work("m", f"{days}d", needs=asked, not_before=(TODAY + timedelta(first)).isoformat()),
            id=f"O{number}", start=TODAY.isoformat(),
        )
        for number, (first, days, asked) in enumerate(standing)
    ]  # fmt: skip
    steps = [
        work(f"d{number}", length, needs=asked, after=[f"d{number - 1}"] if number else [])
        for number, (length, asked) in enumerate(draft)
    ]
    days = [(TODAY + timedelta(each)).isoformat() for each in away]
    people = [
        {"id": "lea", "absences": [{"from": day, "to": day} for day in days], "criticality": critical["lea"]},
        {
            "id": "noah", "days": ["mo", "tu", "th", "fr"], "capacity": "80%",
            "criticality": critical["noah"],
        },
    ]  # fmt: skip
    draft_ = promise(*steps, id="D", start=TODAY.isoformat(), status="draft")
    return world(*others, draft_, people=people, policy={"assess": {"holds": holds}})


def _capacity(name: str, day: date, away: list[int]) -> Fraction:
    if name == "lea":
        off = {TODAY + timedelta(each) for each in away}
        return Fraction(int(day.weekday() < 5 and day not in off))
    return Fraction(4, 5) * (day.weekday() in {0, 1, 3, 4})


def _booked(standing: Any, away: list[int]) -> dict[tuple[str, date], Fraction]:
    """What others ask, each milestone on the days on which all it needs work, one after the other."""
    found: dict[tuple[str, date], Fraction] = {}
    for first, length, asked in standing:
        day, left = TODAY + timedelta(first), length
        while left:
            if _works(day, asked, away):
                left -= 1
                for name, need in asked.items():
                    found[name, day] = found.get((name, day), Fraction()) + _share(need)
            day += timedelta(1)
    return found


def _share(need: str) -> Fraction:
    return Fraction(int(need[:-1]), 100)


def _works(day: date, asked: dict[str, str], away: list[int]) -> bool:
    return day.weekday() < 5 and all(_capacity(name, day, away) for name in asked)


def _end(
    durations: list[int],
    draft: Any,
    taken: dict[tuple[str, date], Fraction],
    away: list[int],
    binding: frozenset[str] = frozenset(PEOPLE),
) -> date | None:
    """The last day of a chain of milestones, walked day by day in whole twentieths, as the plan counts."""
    day, last = TODAY, None
    for duration, (_, asked) in zip(durations, draft, strict=True):
        done, shown = Fraction(), 0
        while shown < 20 * duration:
            if (day - TODAY).days > HORIZON:
                return None
            rate = Fraction(int(_works(day, asked, away)))
            for name, need in asked.items():
                if name not in binding:
                    continue
                free = max(Fraction(), _capacity(name, day, away) - taken.get((name, day), Fraction()))
                rate = min(rate, free / _share(need))
            done += rate
            shown = int(done * 20)
            last, day = day, day + timedelta(1)
    return last


@given(
    booked, chain, absences, st.sampled_from([0.5, 0.8, 0.9]), criticalities,
    st.sampled_from(["essential", "important", "support"]),
)  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_the_earliest_date_is_the_first_that_holds_and_overloads_nobody_who_holds_it_back(
    standing: Any, draft: Any, away: list[int], confidence: float, critical: dict[str, str], holds: str
) -> None:
    workspace = _world(standing, draft, away, critical, holds)
    binding = frozenset(name for name in PEOPLE if RANK[critical[name]] <= RANK[holds])
    calendars = Calendars(workspace, TODAY)
    room = RoomBook(workspace, calendars, place(workspace, calendars, TODAY), TODAY, ["D"])
    fit = Fitting(workspace, "D", room, TODAY, Draws(SAMPLES))
    drawn = [
        np.broadcast_to(fit.simulation.lengths(at), (SAMPLES,)).tolist()
        for at, task in enumerate(fit.simulation.graph.tasks)
        if task.group == "D"
    ]
    taken = _booked(standing, away)
    ends = [_end(list(each), draft, taken, away, binding) for each in zip(*drawn, strict=True)]

    # every day is tried, until one by which enough futures are done
    earliest, day = None, TODAY
    while earliest is None and (day - TODAY).days <= HORIZON:
        if sum(1 for end in ends if end and end <= day) >= ceil(confidence * SAMPLES - 1e-9):
            earliest = day
        day += timedelta(1)
    found = fit.date_at(confidence)
    if earliest is None:
        assert found is None or (found - TODAY).days > HORIZON
    else:
        assert found == earliest
        assert fit.on_time(earliest) >= confidence - 1e-9
        assert fit.on_time(earliest - timedelta(1)) < confidence


@given(booked, chain, absences, st.integers(0, 20), needs)
@settings(max_examples=30, deadline=None)
def test_more_work_for_others_never_brings_the_date_forward(
    standing: Any, draft: Any, away: list[int], first: int, asked: dict[str, str]
) -> None:
    before = _earliest(_world(standing, draft, away))
    after = _earliest(_world([*standing, (first, 5, asked)], draft, away))

    assert before is not None
    assert after is None or after >= before


@given(booked, chain, absences)
@settings(max_examples=30, deadline=None)
def test_nobody_is_asked_for_more_than_is_left_of_them(standing: Any, draft: Any, away: list[int]) -> None:
    """By the likely plan each day's work is at most what its scarcest resource has free."""
    fit = _fitted(_world(standing, draft, away))
    instants = fit._instants()  # what the dates are made from
    for work_ in fit._works:
        window = fit._window(work_, instants)
        for name, need in work_.milestone.needs.items():
            free = fit.room.free(name)
            assert free is not None
            assert (work_.share[window] * need <= free[window] + 1e-6).all()


def _fitted(workspace: Workspace) -> Fitting:
    calendars = Calendars(workspace, TODAY)
    room = RoomBook(workspace, calendars, place(workspace, calendars, TODAY), TODAY, ["D"])
    return Fitting(workspace, "D", room, TODAY, Draws(SAMPLES))


def _earliest(workspace: Workspace) -> date | None:
    """At nine of ten, without what the load of people adds to the spread: that is another matter."""
    quiet = workspace.policy.capacity.model_copy(update={"plan_to": 100.0})
    policy = workspace.policy.model_copy(update={"capacity": quiet})
    return _fitted(dataclasses.replace(workspace, policy=policy)).date_at(0.9)
