"""What a link asks of work, forwards and backwards: the two directions stand side by side as adjoints.

An **instant** is the morning or the evening of a day, as one integer: `2 * ordinal` and
`2 * ordinal + 1`. Work starts in the morning of its first day and finishes in the evening of its last; an
event happens at either. Between a Friday evening and the next Monday morning there is no working time,
but as dates they differ, and people see dates: an event that waits for work ending on Friday is a Friday's.

The **boundary** of an instant is the first day that is wholly after it: the day itself for a morning, the
day after for an evening. What is worked before an instant are the working days before its boundary.

The **parity** of an instant is 0 for a morning and 1 for an evening.

Where nothing is said otherwise, days are numbered in the working days of the successor's calendar, in
which the lag runs. The links as constraints on the number of the first day, for work of n days that
follows a finish f or a start s (numbers of boundaries): FS f + lag, SS s + lag, FF f + lag - n,
SF s + lag - n; the classical formulas. They leave open what dates need:

- An FF without working lag compares dates: work that must not finish before a Saturday evening, and does
  not run on Saturdays, finishes on Monday.
- An SF compares working time: work that must not finish before a Monday morning may finish on Friday.
- An event that hangs on the start of work is of that day's morning, and so of its date; the classical
  formulas do not tell it from the evening before.
- For an event a working lag counts dates and keeps the parity: two working days after a Monday's event it
  is a Wednesday's, whether each is a morning's or an evening's.
"""

from __future__ import annotations

from engage.plan.day_index import DayIndex
from engage.plan.graph import Arc
from engage.plan.network_types import Task


def morning(day: int) -> int:
    """The instant at which work can start on the day."""
    return 2 * day


def evening(day: int) -> int:
    """The instant at which work of the day is done."""
    return 2 * day + 1


def boundary(instant: int) -> int:
    """The first day wholly after the instant."""
    return (instant + 1) >> 1


def earliest_number(arc: Arc, anchor: int, days: DayIndex, length: int) -> int:
    """The number of the first day that the link allows to work of `length` > 0 days.

    `anchor` is the instant of the predecessor that the link looks at. May be negative: no bound at all.

    Raises:
        OutOfCalendar: the bound lies after the horizon.
    """
    anchor += 2 * arc.elapsed
    if not arc.to_finish:
        return days.rank_since((anchor + 1) >> 1) + arc.lag
    if arc.lag:
        return days.rank_since((anchor + 1) >> 1) + arc.lag - length
    return days.rank_since(anchor >> 1) + (anchor & 1) - length


def earliest_instant(arc: Arc, anchor: int, days: DayIndex) -> int:
    """The first instant that the link allows to an event.

    Raises:
        OutOfCalendar: it lies after the horizon.
    """
    anchor += 2 * arc.elapsed
    day, parity = anchor >> 1, anchor & 1
    after = days.rank_since(day + 1)
    if not arc.lag:
        return anchor
    number = (after - 1 if arc.lag > 0 else days.rank_since(day)) + arc.lag
    return 2 * (days.nth(number) if number >= 0 else days.base) + parity


def latest_boundary(arc: Arc, parity: int, begin: int, successor: Task) -> int:
    """The greatest boundary of the predecessor's instant with which the successor can still begin there.

    `parity` is that of the predecessor's instant; `begin` the number of the successor's first day, or for
    an event its instant, of the same parity.
    """
    days = successor.calendar.index
    if successor.duration:
        return _latest_before_work(arc, parity, begin, days, successor.duration)
    return _latest_before_event(arc, parity, begin, days)


def _latest_before_work(arc: Arc, parity: int, number: int, days: DayIndex, length: int) -> int:
    """The greatest boundary for which `earliest_number` is at most `number`."""
    if not arc.to_finish:
        return days.nth_within(number - arc.lag) - arc.elapsed
    if arc.lag:
        return days.nth_within(number + length - arc.lag)
    return days.nth_within(number + length - parity) + parity - arc.elapsed


def _latest_before_event(arc: Arc, parity: int, instant: int, days: DayIndex) -> int:
    """The greatest boundary for which `earliest_instant` is at most `instant`, of the same parity."""
    if not arc.lag:
        return boundary(instant) - arc.elapsed
    before = days.rank_within((instant >> 1) + 1)
    if arc.lag > 0:
        return days.nth_within(before - arc.lag) - 1 + parity
    return days.nth_within(before - 1 - arc.lag) + parity
