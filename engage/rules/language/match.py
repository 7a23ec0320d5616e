"""Words of a text that a term of the lists fits."""

from __future__ import annotations

from dataclasses import dataclass

from engage.rules.language.passage import Passage
from engage.rules.language.reading import Reading


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first` to `last` (exclusive) of a reading, that a term of the lists fits."""

    reading: Reading
    first: int
    last: int

    @property
    def passage(self) -> Passage:
        """The passage read."""
        return self.reading.passage

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.passage.spans[self.first][0]

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.passage.spans[self.last - 1][1]

    def before(self, count: int) -> list[str]:
        """Words before it, in its sentence."""
        return self.passage.before(self.first, count)

    def after(self, count: int) -> list[str]:
        """Words behind it, in its sentence."""
        return self.passage.after(self.last, count)
