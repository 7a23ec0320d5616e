"""Working days as whole numbers: 0 is the day of measuring, 1 the next working day, -1 the one before."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

import holidays

CLOSURE = (date(2026, 12, 24), date(2027, 1, 1))
REACH = 900  # calendar days known on either side


class Days:
    """The working days of France around a day, without the yearly closure."""

    def __init__(self, today: date) -> None:
        free = holidays.country_holidays("FR", years=range(today.year - 3, today.year + 4))
        span = (today + timedelta(days=offset) for offset in range(-REACH, REACH))
        self._days = [
            day
            for day in span
            if day.weekday() < 5 and day not in free and not CLOSURE[0] <= day <= CLOSURE[1]
        ]
        self.today = today
        self._zero = bisect_left(self._days, today)

    def day(self, number: int) -> date:
        """The day with this number; the ends of the known span stand for what lies beyond."""
        return self._days[max(0, min(self._zero + number, len(self._days) - 1))]

    def number(self, day: date) -> int:
        """The number of a day, or of the next working day."""
        return bisect_left(self._days, day) - self._zero

    def week(self, number: int) -> int:
        """Whole weeks from a fixed Monday, to add up load by week."""
        return self.day(number).toordinal() // 7
