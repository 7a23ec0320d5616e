"""Dates through files, against numpy: weeks, closures, absences, slots and pauses together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import promise, work, world

from engage.plan.calendar import WEEKDAYS
from engage.plan.schedule import compute
from engage.plan.schedule_types import CommitmentPlan

TODAY, LAST = date(2026, 11, 20), date(2027, 12, 31)
_DAY = timedelta(1)

days = st.dates(TODAY, date(2027, 6, 30))
spans = st.tuples(days, st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + timedelta(pair[1])))
weeks = st.sets(st.integers(0, 6), min_size=1)


def each_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(k) for k in range((last - first).days + 1))


def within(found: list[tuple[date, date]]) -> set[date]:
    return {day for first, last in found for day in each_day(first, last)}


def written(found: list[tuple[date, date]]) -> list[dict[str, str]]:
    return [{"from": first.isoformat(), "to": last.isoformat()} for first, last in found]


@settings(max_examples=120, deadline=None)
@given(
    office=weeks,
    own=weeks,
    closures=st.lists(spans, max_size=3),
    absences=st.lists(spans, max_size=3),
    pauses=st.lists(spans, max_size=2),
    start=days,
    length=st.integers(1, 40),
)
def test_work_ends_on_the_day_that_numpy_says(
    office: set[int],
    own: set[int],
    closures: list[tuple[date, date]],
    absences: list[tuple[date, date]],
    pauses: list[tuple[date, date]],
    start: date,
    length: int,
) -> None:
    if not office & own:
        return
    lea = {"id": "lea", "days": [WEEKDAYS[day] for day in sorted(own)], "absences": written(absences)}
    calendar = {"days": [WEEKDAYS[day] for day in sorted(office)], "closures": written(closures)}
    job = promise(
        work("a", f"{length}d", needs={"lea": "50%"}), start=start.isoformat(), pauses=written(pauses)
    )
    plan = planned(job, policy={"calendar": calendar}, people=[lea])
    off = within(closures) | within(absences) | within(pauses)
    calendar_of_numpy = np.busdaycalendar(
        weekmask=[day in office & own for day in range(7)], holidays=sorted(off)
    )
    (milestone,) = plan.milestones
    assert (milestone.start, milestone.finish) == (
        np.busday_offset(start, 0, roll="forward", busdaycal=calendar_of_numpy).astype(date),
        np.busday_offset(start, length - 1, roll="forward", busdaycal=calendar_of_numpy).astype(date),
    )


@settings(max_examples=60, deadline=None)
@given(slots=st.lists(spans, min_size=1, max_size=4), start=days, length=st.integers(1, 8))
def test_work_of_a_provider_runs_in_its_slots_only(
    slots: list[tuple[date, date]], start: date, length: int
) -> None:
    crane = {"id": "crane", "slots": written(slots)}
    job = promise(work("a", f"{length}d", needs={"crane": "1"}), start=start.isoformat())
    plan = planned(job, providers=[crane])
    there = [day for day in sorted(within(slots)) if day.weekday() < 5 and day >= start]
    (milestone,) = plan.milestones
    if len(there) < length:
        assert plan.finish is None
    else:
        assert (milestone.start, milestone.finish) == (there[0], there[length - 1])


def planned(job: dict[str, Any], **kinds: Any) -> CommitmentPlan:
    return compute(world(job, **kinds), TODAY).plans["P"]


@pytest.mark.parametrize(
    ("start", "length", "first", "last", "next_"),
    [
        ("2026-12-14", "5d", "2026-12-14", "2026-12-18", "2026-12-21"),  # ends on a Friday: Monday
        ("2026-12-25", "1d", "2026-12-28", "2026-12-28", "2026-12-29"),  # starts on a holiday
        ("2026-12-19", "2.5d", "2026-12-21", "2026-12-23", "2026-12-24"),  # a part of a day is a day
        ("2026-12-31", "1d", "2026-12-31", "2026-12-31", "2027-01-04"),
        ("2026-12-21", "0d", "2026-12-21", "2026-12-21", "2026-12-21"),  # an event takes no day
    ],
)
def test_edges_of_a_week_and_a_year(start: str, length: str, first: str, last: str, next_: str) -> None:
    job = promise(work("a", length), work("b", "1d", after="a"), start=start)
    one, other = planned(job, policy={"calendar": {"country": "FR"}}).milestones
    assert [str(each) for each in (one.start, one.finish, other.start)] == [first, last, next_]
