"""Hours of service between two instants: opening hours, days off, time zones and daylight saving.

Instants are seconds since 1970 (UTC), so that no arithmetic is done on wall clocks. A clock of opening hours
is built once: the stretches in which the service is open, as instants, with the seconds open before each.
Counting, and finding when so many seconds will have passed, are then a bisection: O(log n).

A wall time that the change to summer time skips means the moment of the change; one that the change back
repeats means its first hour where a stretch begins, its second where it ends: an opening from 00:00 to 24:00
has 23 hours on the one day and 25 on the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import accumulate
from typing import Protocol

from engage.model.opening import DAY, Hours

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Counts seconds of service."""

    def between(self, start: float, end: float) -> float:
        """Seconds of service from one instant to another; 0 where the end comes first."""
        ...

    def after(self, start: float, seconds: float) -> float | None:
        """The instant at which so many seconds of service have passed; `None` beyond what is known."""
        ...


@dataclass(frozen=True, slots=True)
class AllHours:
    """Service day and night: the clock itself."""

    def between(self, start: float, end: float) -> float:
        """Seconds of the clock."""
        return max(0.0, end - start)

    def after(self, start: float, seconds: float) -> float | None:
        """So many seconds later."""
        return start + seconds


class OpeningHours:
    """Service in opening hours only, given as stretches of instants in order that do not overlap."""

    def __init__(self, stretches: Iterable[tuple[float, float]]) -> None:
        kept = [(start, end) for start, end in stretches if start < end]
        self._starts = [start for start, _ in kept]
        self._ends = [end for _, end in kept]
        self._before = list(accumulate((end - start for start, end in kept), initial=0.0))

    def between(self, start: float, end: float) -> float:
        """Seconds of opening from one instant to another."""
        return max(0.0, self._until(end) - self._until(start))

    def after(self, start: float, seconds: float) -> float | None:
        """The instant at which so many seconds of opening have passed since `start`."""
        wanted = self._until(start) + seconds
        place = bisect_right(self._before, wanted) - 1
        if place > 0 and self._before[place] == wanted:
            place -= 1  # the end of a stretch, not the start of the next one
        if place >= len(self._starts):
            return None
        return max(start, self._starts[place] + wanted - self._before[place])

    def _until(self, at: float) -> float:
        """Seconds of opening before an instant."""
        place = bisect_right(self._starts, at) - 1
        if place < 0:
            return 0.0
        return self._before[place] + min(at, self._ends[place]) - self._starts[place]


def opening_clock(days: Iterable[date], hours: Hours, zone: tzinfo) -> OpeningHours:
    """The clock of the same opening hours on each of these days, in a time zone."""
    return OpeningHours(
        (wall_instant(day, start, zone), wall_instant(day, end, zone, ends=True))
        for day in days
        for start, end in hours
    )


def wall_instant(day: date, minute: int, zone: tzinfo, *, ends: bool = False) -> float:
    """The instant at which the clocks of a zone show a minute of a day (1440: midnight at its end)."""
    if minute == DAY:
        return wall_instant(day + timedelta(1), 0, zone)
    wall = datetime.combine(day, time(minute // 60, minute % 60), zone)
    first, second = wall.timestamp(), wall.replace(fold=1).timestamp()
    if first > second:  # no clock ever shows it
        return _change(second, first, zone)
    return second if ends else first


def _change(low: float, high: float, zone: tzinfo) -> float:
    """The instant, to the second, at which a zone's offset changes between two instants."""
    before = _offset(low, zone)
    while high - low > 1:
        middle = float(int((low + high) / 2))
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high


def _offset(at: float, zone: tzinfo) -> timedelta | None:
    return (_EPOCH + timedelta(seconds=at)).astimezone(zone).utcoffset()


def instant(moment: datetime, zone: tzinfo) -> float:
    """Seconds since 1970; a moment without offset is in the zone, the first of two where clocks repeat it."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp()


def local(at: float, zone: tzinfo) -> datetime:
    """An instant as the clocks of a zone show it."""
    return (_EPOCH + timedelta(seconds=at)).astimezone(zone)
