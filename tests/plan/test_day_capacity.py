"""Shares of days summed over any stretch."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from engage.plan.calendar import Horizon, WorkCalendar
from engage.plan.day_capacity import day_capacity

HORIZON = Horizon(date(2026, 1, 1), date(2027, 12, 31))
OFFICE = WorkCalendar.weekly(HORIZON).closed_on([date(2026, 11, 11)])
HALF, FOUR_FIFTHS = Fraction(1, 2), Fraction(4, 5)

days = st.dates(HORIZON.first, HORIZON.last)
shares = st.fractions(0, 1, max_denominator=10)


def test_a_full_timer_has_as_many_days_as_the_calendar():
    assert day_capacity(OFFICE).total(date(2026, 11, 9), date(2026, 11, 16)) == 4


def test_a_half_day_every_friday_counts_half():
    capacity = day_capacity(OFFICE, {4: HALF})
    assert capacity.total(date(2026, 11, 9), date(2026, 11, 16)) == Fraction(7, 2)


def test_a_share_holds_from_its_day_on():
    capacity = day_capacity(OFFICE, steps=[(date(2026, 11, 18), FOUR_FIFTHS)])
    assert capacity.total(date(2026, 11, 16), date(2026, 11, 23)) == 2 + 3 * FOUR_FIFTHS


def test_somebody_at_zero_per_cent_has_no_capacity():
    assert (
        day_capacity(OFFICE, steps=[(date(2026, 1, 1), Fraction(0))]).total(HORIZON.first, HORIZON.last) == 0
    )


@given(
    st.dictionaries(st.integers(0, 6), shares),
    st.lists(st.tuples(days, shares), max_size=3, unique_by=lambda s: s[0]),
    days,
    days,
)
def test_a_sum_over_a_stretch_is_the_sum_of_its_days(week, steps, day, other):
    first, end = sorted((day, other))
    end = min(end, first + timedelta(60))
    expected = Fraction()
    for k in range((end - first).days):
        today = first + timedelta(k)
        in_force = [share for start, share in sorted(steps) if start <= today]
        step = in_force[-1] if in_force else 1
        expected += OFFICE.is_working(today) * step * week.get(today.weekday(), Fraction(1))
    assert day_capacity(OFFICE, week, steps).total(first, end) == expected
