"""Working-day arithmetic: exact at the edges, equal to numpy's business days, never guessed outside."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.plan.calendar import Horizon, OutOfCalendar, WorkCalendar, common_days, whole_days

HORIZON = Horizon(date(2026, 1, 1), date(2028, 12, 31))
CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)
OFFICE = WorkCalendar.weekly(HORIZON).closed_on([CHRISTMAS, NEW_YEAR])

days = st.dates(date(2026, 6, 1), date(2028, 6, 1))
lengths = st.integers(0, 120)
weeks = st.sets(st.integers(0, 6), min_size=1)
off_days = st.sets(st.dates(HORIZON.first, HORIZON.last), max_size=40)
calendars = st.builds(lambda week, off: WorkCalendar.weekly(HORIZON, week).closed_on(off), weeks, off_days)


def naive_is_working(calendar: WorkCalendar, day: date) -> bool:
    return bool(calendar.mask >> (day - HORIZON.first).days & 1)


def test_work_that_ends_on_friday_lets_its_successor_start_on_monday():
    end = OFFICE.add(date(2026, 11, 16), 5)  # Monday to Friday
    assert end == date(2026, 11, 21)
    assert OFFICE.roll(end) == date(2026, 11, 23)


def test_a_start_on_a_holiday_rolls_to_the_next_working_day():
    assert OFFICE.roll(CHRISTMAS) == date(2026, 12, 28)
    assert OFFICE.add(CHRISTMAS, 1) == date(2026, 12, 29)


def test_work_of_zero_length_ends_where_it_starts_even_on_a_sunday():
    sunday = date(2026, 11, 22)
    assert OFFICE.add(sunday, 0) == sunday == OFFICE.sub(sunday, 0)


def test_rolling_back_from_a_holiday_gives_the_last_day_worked():
    assert OFFICE.roll_back(NEW_YEAR) == date(2026, 12, 31)
    assert OFFICE.roll_back(date(2026, 12, 27)) == date(2026, 12, 24)


def test_ten_days_before_a_date_are_working_days():
    assert OFFICE.shift(date(2027, 1, 11), -10) == date(2026, 12, 24)


@pytest.mark.parametrize(
    ("day", "other", "between"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 20), date(2026, 11, 22), 0),  # Friday evening to Sunday evening
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 11, 23), date(2026, 11, 20), -1),
        (date(2026, 12, 24), date(2027, 1, 4), 5),
    ],
)
def test_days_between_counts_from_evening_to_evening(day: date, other: date, between: int):
    assert OFFICE.days_between(day, other) == between


def test_a_milestone_runs_on_the_days_on_which_all_its_people_work():
    four_days = WorkCalendar.weekly(HORIZON, {0, 1, 3, 4})
    absent = four_days.closed_during([(date(2026, 11, 16), date(2026, 11, 20))])
    both = common_days([OFFICE, absent])
    assert [d for d in week_of(date(2026, 11, 16)) if both.is_working(d)] == []
    assert [d.day for d in week_of(date(2026, 12, 21)) if both.is_working(d)] == [21, 22, 24]


def test_a_provider_works_only_inside_its_slots():
    provider = OFFICE.only_during([(date(2026, 11, 18), date(2026, 11, 19)), (date(2026, 12, 31), None)])
    assert provider.first_day == date(2026, 11, 18)
    assert provider.add(date(2026, 11, 2), 3) == date(2027, 1, 1)


def test_somebody_who_left_works_no_more():
    left = OFFICE.closed_during([(date(2026, 11, 21), None)])
    assert left.last_day == date(2026, 11, 20)
    with pytest.raises(OutOfCalendar):
        left.roll(date(2026, 11, 21))


def test_a_calendar_without_days_has_no_first_and_no_last():
    nobody = WorkCalendar.weekly(HORIZON, {0}) & WorkCalendar.weekly(HORIZON, {1})
    assert (nobody.first_day, nobody.last_day) == (None, None)
    with pytest.raises(OutOfCalendar):
        nobody.roll(HORIZON.first)


def test_a_weekend_day_worked_in_exchange_counts():
    saturday = date(2026, 11, 21)
    assert OFFICE.also_on([saturday]).roll(saturday) == saturday


@pytest.mark.parametrize(
    "ask",
    [
        lambda: OFFICE.is_working(date(2025, 12, 31)),
        lambda: OFFICE.roll(date(2025, 12, 31)),
        lambda: OFFICE.add(date(2028, 12, 1), 30),
        lambda: OFFICE.sub(date(2026, 1, 5), 5),
        lambda: OFFICE.count(date(2026, 1, 1), date(2029, 1, 2)),
        lambda: OFFICE.shift(date(2026, 1, 2), -5),
        lambda: OFFICE.roll_back(date(2029, 1, 1)),
    ],
)
def test_an_answer_outside_the_horizon_is_refused_not_guessed(ask):
    with pytest.raises(OutOfCalendar, match="2026-01-01 to 2028-12-31"):
        ask()


def test_the_last_day_of_the_horizon_can_be_worked():
    last = date(2028, 12, 29)  # a Friday
    assert OFFICE.add(last, 1) == date(2028, 12, 30)
    everyday = WorkCalendar.weekly(HORIZON, range(7))
    assert everyday.add(HORIZON.first, HORIZON.size) == date(2029, 1, 1)
    assert everyday.count(HORIZON.first, date(2029, 1, 1)) == HORIZON.size


def test_the_default_horizon_reaches_fifteen_years_each_way():
    horizon = Horizon.around(date(2026, 11, 20))
    assert (horizon.first, horizon.last) == (date(2011, 1, 1), date(2041, 12, 31))
    assert date(2041, 12, 31) in horizon
    assert date(2042, 1, 1) not in horizon


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_horizon_stays_inside_the_dates_that_exist(day: date):
    calendar = WorkCalendar.weekly(Horizon.around(day))
    assert calendar.first_day
    assert calendar.last_day


def test_calendars_of_different_horizons_do_not_mix():
    with pytest.raises(ValueError, match="share one horizon"):
        _ = OFFICE & WorkCalendar.weekly(Horizon.around(date(2026, 1, 1)))


def test_calendars_with_the_same_days_are_equal():
    assert WorkCalendar.weekly(HORIZON).closed_on([NEW_YEAR, CHRISTMAS]) == OFFICE
    assert len({OFFICE, WorkCalendar.weekly(HORIZON).closed_on([NEW_YEAR, CHRISTMAS])}) == 1


@pytest.mark.parametrize(
    ("amount", "whole"),
    [
        (0, 0),
        (1, 1),
        (1.5, 2),
        (0.1, 1),
        (0.1 * 30, 3),
        (Decimal("2.01"), 3),
        (Fraction(1, 7), 1),
        (8 / 7, 2),
    ],
)
def test_a_duration_is_rounded_up_to_whole_days(amount, whole: int):
    assert whole_days(amount) == whole


def week_of(monday: date) -> list[date]:
    return [monday + timedelta(k) for k in range(7)]


# --- against numpy's business days ------------------------------------------------------------------


def as_numpy(week: set[int], off: set[date]) -> np.busdaycalendar:
    return np.busdaycalendar(weekmask=[d in week for d in range(7)], holidays=sorted(off))


@given(week=weeks, off=off_days, day=days, lag=st.integers(-60, 60))
def test_shift_agrees_with_numpy(week: set[int], off: set[date], day: date, lag: int):
    calendar = WorkCalendar.weekly(HORIZON, week).closed_on(off)
    expected = np.busday_offset(day, lag, roll="forward", busdaycal=as_numpy(week, off)).astype(date)
    if expected in HORIZON:
        assert calendar.shift(day, lag) == expected


@given(week=weeks, off=off_days, day=days, other=days)
def test_count_agrees_with_numpy(week: set[int], off: set[date], day: date, other: date):
    first, end = sorted((day, other))
    calendar = WorkCalendar.weekly(HORIZON, week).closed_on(off)
    counted = np.busday_count(first, end, busdaycal=as_numpy(week, off))
    assert calendar.count(first, end) == counted == -calendar.count(end, first)
    assert calendar.is_working(day) == np.is_busday(day, busdaycal=as_numpy(week, off))


def test_the_worked_numbers_of_numpy_hold():
    assert OFFICE.count(date(2026, 12, 21), date(2027, 1, 4)) == 8


# --- laws -------------------------------------------------------------------------------------------


@given(calendars, days, lengths)
def test_work_of_n_days_covers_n_working_days(calendar: WorkCalendar, start: date, length: int):
    try:
        end = calendar.add(start, length)
    except OutOfCalendar:
        return
    assert calendar.count(start, end) == length
    if length:
        assert calendar.is_working(end - timedelta(1))


@given(calendars, days, lengths)
def test_sub_finds_the_latest_start_that_still_fits(calendar: WorkCalendar, end: date, length: int):
    try:
        start = calendar.sub(end, length)
    except OutOfCalendar:
        return
    assert calendar.add(start, length) <= end
    if length:
        assert calendar.is_working(start)
        assert calendar.add(start + timedelta(1), length) > end


@given(calendars, days)
def test_rolling_finds_the_nearest_working_day(calendar: WorkCalendar, day: date):
    try:
        after, before = calendar.roll(day), calendar.roll_back(day)
    except OutOfCalendar:
        return
    assert before <= day <= after
    assert naive_is_working(calendar, before)
    assert naive_is_working(calendar, after)
    between = (before + timedelta(k) for k in range(1, (after - before).days))
    assert not any(naive_is_working(calendar, d) for d in between if d != day)
    assert calendar.is_working(day) == (before == day == after)


@given(calendars, calendars, days)
def test_common_days_are_those_on_which_both_work(first: WorkCalendar, second: WorkCalendar, day: date):
    assert (first & second).is_working(day) == (first.is_working(day) and second.is_working(day))


@given(
    st.lists(
        st.tuples(st.none() | st.dates(date(2025, 1, 1)), st.none() | st.dates(date(2025, 1, 1))), max_size=4
    ),
    days,
)
def test_closures_include_both_their_ends(periods, day: date):
    closed = any((first or day) <= day <= (last or day) for first, last in periods)
    assert OFFICE.closed_during(periods).is_working(day) == (OFFICE.is_working(day) and not closed)
    assert OFFICE.only_during(periods).is_working(day) == (OFFICE.is_working(day) and closed)
