"""A passage with what was recognised in it, each computed when the first rule asks for it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from engage.rules.language.dates import DAYS, When, dates
from engage.rules.language.delays import Delay, delays
from engage.rules.language.frequencies import frequencies
from engage.rules.language.passage import Passage
from engage.rules.language.quantities import Quantity, quantities
from engage.rules.rule import Confidence

#: (rule, start, end, variant, confidence), in places of the passage.
Spot = tuple[str, int, int, str, Confidence]


@dataclass(frozen=True, eq=False)
class Reading:
    """A passage of a field. `kind` is the field's kind (see `fields`)."""

    passage: Passage
    kind: str = "wording"

    @cached_property
    def dates(self) -> tuple[When, ...]:
        """Days and periods."""
        return dates(self.passage.numbers, self.passage.lang)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Numbers with what they count."""
        skip = [(when.start, when.end) for when in self.dates]
        return quantities(self.passage.numbers, self.passage.lang, skip)

    @cached_property
    def frequencies(self) -> tuple[tuple[int, int], ...]:
        """Where it is said how often."""
        return frequencies(self.passage.text, self.passage.lang)

    @cached_property
    def delays(self) -> tuple[Delay, ...]:
        """Delays and deadlines in units of time."""
        return delays(self.passage, self.quantities)

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.start for quantity in self.quantities]

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The quantities that begin in a stretch of the text."""
        starts = self._quantity_starts
        return self.quantities[bisect_left(starts, start) : bisect_left(starts, end)]

    def measures_near(self, place: int, reach: int = 400) -> tuple[Quantity, ...]:
        """The quantities of the sentence around a place, of a long sentence those within reach."""
        start, end = self.passage.sentence(place)
        return self.quantities_in(max(start, place - reach), min(end, place + reach))

    @cached_property
    def _day_starts(self) -> list[int]:
        return [when.start for when in self.dates if when.kind in DAYS and when.kind != "ambiguous"]

    @cached_property
    def _often_starts(self) -> list[int]:
        return [start for start, _ in self.frequencies]

    def days_near(self, place: int) -> bool:
        """Whether the sentence names a day."""
        return self._any(self._day_starts, place)

    @cached_property
    def _year_starts(self) -> list[int]:
        return [when.start for when in self.dates if when.kind == "day"]

    def years_near(self, place: int) -> bool:
        """Whether the sentence names a day with its year."""
        return self._any(self._year_starts, place)

    def often_near(self, place: int) -> bool:
        """Whether the sentence says how often."""
        return self._any(self._often_starts, place)

    def _any(self, starts: list[int], place: int) -> bool:
        first, last = self.passage.sentence(place)
        index = bisect_left(starts, first)
        return index < len(starts) and starts[index] < last
