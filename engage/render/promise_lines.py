"""What stands below a promise's line of facts: why it has its colour, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engage.model.text import Text
from engage.render.layout import cells, cut, wrap
from engage.render.promise_words import declared_words, gate_words, history_words, lifecycle_words
from engage.render.shades import money_of
from engage.render.theme import Theme, escaped
from engage.usecase.promise_row import PromiseRow

_REASON_LINES, _NOTE_LINES = 3, 2
_LEAST_ROOM = 20  # cells: in a narrower window lines run over


@dataclass(frozen=True, slots=True)
class PromiseLines:
    """Writes them `indent` cells in.

    `coming`: also next gate, owner and money at stake, where no column shows them. `brief`: the reasons in
    one line, and nothing else.
    """

    today: date
    theme: Theme
    indent: int
    coming: bool
    brief: bool = False

    def lines(self, row: PromiseRow) -> Iterator[str]:
        """Reasons, what was declared, and what comes next."""
        margin = " " * self.indent
        if self.brief:
            yield from (margin + shown for shown in self._why(row))
            return
        for shown in (*self._why(row), *self._notes(row)):
            yield margin + shown
        if self.coming and (shown := self._next(row)):
            yield margin + self.theme.paint(shown, "dim")

    @property
    def _room(self) -> int:
        return max(_LEAST_ROOM, self.theme.width - self.indent)

    def _why(self, row: PromiseRow) -> Iterator[str]:
        """The first reason, as many others as its line still holds, and the colour of a week ago."""
        parts = [self._reasons(row)] if row.reasons else []
        if history := history_words(row, self.today):
            parts.append(self.theme.say(history))
        if parts:
            parts[0] = parts[0][:1].upper() + parts[0][1:]
            yield from wrap(" · ".join(parts), self._room, 1 if self.brief else _REASON_LINES)

    def _reasons(self, row: PromiseRow) -> str:
        told = [escaped(self.theme.say(reason.message)) for reason in row.reasons]
        shown, left = told[0], told[1:]
        while left and cells(f"{shown} · {left[0]}{self._others(len(left) - 1)}") <= self._room:
            shown, left = f"{shown} · {left[0]}", left[1:]
        return shown + self._others(len(left))

    def _others(self, count: int) -> str:
        if not count:
            return ""
        more = Text(f" (+{count}\u00a0more)", f" (+{count}\u00a0{'autre' if count == 1 else 'autres'})")
        return self.theme.say(more)

    def _notes(self, row: PromiseRow) -> Iterator[str]:
        for words in (lifecycle_words(row, self.today), declared_words(row, self.today)):
            if words:
                yield from wrap(escaped(self.theme.say(words)), self._room, _NOTE_LINES)

    def _next(self, row: PromiseRow) -> str:
        """The next gate (cut where it must be), the owner and the money at stake."""
        tail = [escaped(row.owner_name)] if row.owner_name else []
        if row.exposure and row.exposure.amount:
            amount = money_of(row.exposure, self.theme.lang)
            tail.append(self.theme.say(Text(f"{amount} at stake", f"{amount} en jeu")))
        after = " · ".join(tail)
        if row.next_milestone is None:
            return cut(after, self._room)
        gate = f"→ {gate_words(row.next_milestone, self.today, self.theme.lang)}"
        head = cut(gate, max(12, self._room - cells(after) - 3) if after else self._room)
        return cut(" · ".join(filter(None, (head, after))), self._room)
