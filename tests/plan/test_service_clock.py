"""Hours of service between two instants: opening hours, holidays, zones, daylight saving."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.model.fault import Fault
from engage.model.opening import parse_opening
from engage.plan.service_clock import AllHours, OpeningHours, instant, local, opening_clock

PARIS = ZoneInfo("Europe/Paris")
NEW_YORK = ZoneInfo("America/New_York")
HOUR = 3600


def at(text: str, zone: ZoneInfo = PARIS) -> float:
    return instant(datetime.fromisoformat(text), zone)


def weekdays(first: str, days: int, *closed: str) -> list[date]:
    start = date.fromisoformat(first)
    every = (start + timedelta(n) for n in range(days))
    return [day for day in every if day.weekday() < 5 and day.isoformat() not in closed]


OFFICE = opening_clock(
    weekdays("2026-01-01", 400, "2026-04-06", "2026-12-25"),
    parse_opening("09:00-12:30, 13:30-17:00"),
    PARIS,
)
NIGHT_AND_DAY = opening_clock(
    [date(2026, 1, 1) + timedelta(n) for n in range(400)], parse_opening("00:00-24:00"), PARIS
)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-17T09:00", "2026-11-17T12:00", 3),
        ("2026-11-17T12:00", "2026-11-17T14:00", 1),  # over lunch
        ("2026-11-17T12:45", "2026-11-17T13:15", 0),  # at lunch
        ("2026-11-17T16:00", "2026-11-18T10:00", 2),  # over night
        ("2026-11-20T16:30", "2026-11-23T09:30", 1),  # over a weekend
        ("2026-11-21T03:00", "2026-11-22T20:00", 0),  # a weekend
        ("2026-04-03T16:00", "2026-04-07T10:00", 2),  # over Easter Monday
        ("2026-12-24T16:00", "2026-12-28T09:30", 1.5),  # over Christmas and a weekend
        ("2026-03-27T16:00", "2026-03-30T10:00", 2),  # clocks go forward in between
        ("2026-10-23T16:00", "2026-10-26T10:00", 2),  # and back
        ("2026-11-18T10:00", "2026-11-17T10:00", 0),  # backwards
    ],
)
def test_only_opening_hours_of_working_days_count(start: str, end: str, hours: float) -> None:
    assert OFFICE.between(at(start), at(end)) == hours * HOUR


def test_a_report_from_another_zone_is_counted_in_the_hours_of_the_service() -> None:
    # half past four in New York is half past ten in the evening in Paris
    assert OFFICE.between(at("2026-11-17T16:30", NEW_YORK), at("2026-11-18T10:00")) == HOUR
    # between the two changes of clock in March New York is only five hours behind
    assert OFFICE.between(at("2026-03-17T04:00", NEW_YORK), at("2026-03-17T10:00")) == HOUR


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24), ("2026-12-25", 24)]
)
def test_a_day_of_round_the_clock_service_has_the_hours_that_the_day_has(day: str, hours: int) -> None:
    start = date.fromisoformat(day)
    ends = at(f"{start + timedelta(1)}T00:00")

    assert NIGHT_AND_DAY.between(at(f"{day}T00:00"), ends) == hours * HOUR
    assert AllHours().between(at(f"{day}T00:00"), ends) == hours * HOUR


def test_an_opening_inside_the_hour_that_the_change_skips_begins_with_the_change() -> None:
    clock = opening_clock([date(2026, 3, 29)], parse_opening("02:30-04:00"), PARIS)

    assert clock.between(at("2026-03-29T00:00"), at("2026-03-30T00:00")) == HOUR


def test_a_moment_without_an_offset_is_in_the_zone_given() -> None:
    assert at("2026-11-17T10:00") == at("2026-11-17T10:00+01:00")
    assert at("2026-07-17T10:00") == at("2026-07-17T10:00+02:00")
    assert local(at("2026-11-17T10:00+00:00"), PARIS).isoformat() == "2026-11-17T11:00:00+01:00"


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-17T16:00", 1, "2026-11-17T17:00"),  # the end of a day, not the morning of the next
        ("2026-11-17T16:00", 1.5, "2026-11-18T09:30"),
        ("2026-11-20T18:00", 7, "2026-11-23T17:00"),
        ("2026-12-24T16:00", 2, "2026-12-28T10:00"),
        ("2026-11-17T10:00", 0, "2026-11-17T10:00"),
    ],
)
def test_the_deadline_is_when_the_hours_have_passed(start: str, hours: float, end: str) -> None:
    assert OFFICE.after(at(start), hours * HOUR) == at(end)


def test_beyond_the_days_known_there_is_no_deadline() -> None:
    assert OFFICE.after(at("2026-11-17T10:00"), 10_000 * HOUR) is None
    assert OpeningHours([]).after(0, 1) is None
    assert OpeningHours([]).between(0, 10**9) == 0


MOMENTS = st.integers(int(at("2026-01-05T00:00")), int(at("2026-12-31T00:00"))).map(float)


@given(MOMENTS, MOMENTS, MOMENTS)
def test_parts_add_up_to_the_whole(a: float, b: float, c: float) -> None:
    first, second, third = sorted((a, b, c))

    parts = OFFICE.between(first, second) + OFFICE.between(second, third)
    assert parts == OFFICE.between(first, third)


@given(MOMENTS, st.integers(1, 400_000))
def test_what_is_counted_until_the_deadline_is_what_was_allowed(start: float, seconds: int) -> None:
    end = OFFICE.after(start, seconds)

    assert end is not None
    assert OFFICE.between(start, end) == seconds
    assert OFFICE.between(start, end - 1) < seconds


@given(MOMENTS, st.integers(0, 200_000))
def test_the_clock_agrees_with_counting_minute_by_minute(start: float, length: int) -> None:
    first = start - start % 60
    last = first + length - length % 60
    minutes = 0
    moment = first
    while moment < last:
        wall = local(moment, PARIS)
        opened = (9, 0) <= (wall.hour, wall.minute) < (12, 30) or (13, 30) <= (wall.hour, wall.minute) < (
            17,
            0,
        )
        holiday = wall.date() in {date(2026, 4, 6), date(2026, 12, 25)}
        minutes += opened and wall.weekday() < 5 and not holiday
        moment += 60

    assert OFFICE.between(first, last) == minutes * 60


@pytest.mark.parametrize(
    "text", ["9-12", "09:00-08:00", "09:00-12:00, 11:00-14:00", "25:00-26:00", "", "09:61-10:00"]
)
def test_opening_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(Fault):
        parse_opening(text)


def test_opening_hours_are_read_in_order() -> None:
    assert parse_opening("13:30-17:00, 9h00-12h30") == ((540, 750), (810, 1020))
    assert local(0, UTC).year == 1970
