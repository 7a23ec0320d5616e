"""Days as cells of a terminal: how many days a cell holds, and the dates written above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from engage.health.words import day as short_day
from engage.model.text import Lang

_WEEK = 7
_MARK = 3  # cells of a day of the month and the space after it
#: Cells a week, finest first: a day each, half a week, a week; then two weeks a cell, four, and so on.
_CELLS_A_WEEK = (Fraction(7), Fraction(2), Fraction(1), *(Fraction(1, 2**n) for n in range(1, 12)))


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Cells from the Monday `origin` on, so many a week."""

    origin: date
    cells_a_week: Fraction
    width: int

    @classmethod
    def fitting(cls, first: date, last: date, width: int) -> TimeScale:
        """The finest scale on which both days find room."""
        origin = first - timedelta(first.weekday()) if first.toordinal() > _WEEK else first
        days = (last - origin).days + 1
        fits = (scale for scale in _CELLS_A_WEEK if days * scale <= width * _WEEK)
        scale = next(fits, _CELLS_A_WEEK[-1])
        return cls(origin, scale, min(width, max(1, -(-days * scale // _WEEK))))

    def cell(self, on: date) -> int:
        """The cell that holds the middle of a day; it may lie outside."""
        middle = (on - self.origin).days + Fraction(1, 2)
        return middle * self.cells_a_week // _WEEK

    def inside(self, on: date) -> int | None:
        """The cell of a day, where the scale holds it."""
        cell = self.cell(on)
        return cell if 0 <= cell < self.width else None

    def head(self, lang: Lang) -> tuple[str, str]:
        """Two lines: months, or years on a coarse scale; and below, days on which weeks begin."""
        coarse = self.cells_a_week < 1
        months = self._labels(self._years() if coarse else self._months(lang))
        return months, self._labels(self._months(lang) if coarse else self._mondays())

    def _labels(self, marks: Iterator[tuple[int, str]]) -> str:
        """Each label at its cell; one that would touch the one before is left out."""
        line = ""
        for cell, label in marks:
            free = cell >= len(line) + (1 if line else 0)
            if free and cell + len(label) <= self.width:
                line = line.ljust(cell) + label
        return line

    def _mondays(self) -> Iterator[tuple[int, str]]:
        """As many Mondays as there is room for, in even steps."""
        week, step = self.origin, timedelta(_WEEK) * ceil(_MARK / self.cells_a_week)
        while (cell := self.inside(week)) is not None:
            yield cell, str(week.day)
            week += step

    def _months(self, lang: Lang) -> Iterator[tuple[int, str]]:
        """The month of the first cell, then each at its first day; where a year begins, its number."""
        month = self.origin
        while (cell := self.inside(month)) is not None:
            name = short_day(month, month).to(lang).replace("\u00a0", " ").split(" ", 1)[1]
            begins = month.month == 1 and month > self.origin
            yield cell, str(month.year) if begins else name
            month = (month.replace(day=28) + timedelta(4)).replace(day=1)

    def _years(self) -> Iterator[tuple[int, str]]:
        year = self.origin
        while (cell := self.inside(year)) is not None:
            yield cell, str(year.year)
            year = date(year.year + 1, 1, 1)
