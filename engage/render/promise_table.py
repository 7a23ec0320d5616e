"""Promises in columns: one line of facts and one of reasons each, for a review or a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engage.model.text import Text
from engage.render.layout import Column, cells, line, widths
from engage.render.promise_lines import PromiseLines
from engage.render.promise_words import gate_words
from engage.render.shades import LIFECYCLE, NOTHING, badge, day_of, share_of, slack_of, stake_of, tinted
from engage.render.theme import Theme, escaped
from engage.usecase.promise_row import PromiseRow

# Columns of a terminal from which there is room for the buffer; for the slack; for next gate and owner; for
# all the rest.
NARROW, MIDDLE, WIDE, WIDEST = 72, 100, 120, 150
_ID_MOST = 14
_NAME = 16  # cells for the id and the beginning of the title; with less, the safe date goes
_BAR = 10

_NONE, _DUE, _SAFE = Text("", ""), Text("due", "promis"), Text("safe", "sûr")
_SLACK, _BUFFER = Text("slack", "écart"), Text("buffer/work", "tampon/fait")
_NEXT, _OWNER, _STAKE = (
    Text("next", "prochain jalon"),
    Text("owner", "responsable"),
    Text("at stake", "en jeu"),
)


class PromiseTable:
    """Sets all promises of one output in the same columns."""

    def __init__(self, rows: Sequence[PromiseRow], today: date, theme: Theme, *, brief: bool = False) -> None:
        self._today = today
        self._theme = theme
        self._id_width = min(_ID_MOST, max((cells(row.id) for row in rows), default=0))
        heads, self._columns = _columns(theme.width)
        self._heads = tuple(theme.say(head) for head in heads)
        self._cells = {row.id: self._row(row) for row in rows}
        self._sizes = widths(self._columns, [self._heads, *self._cells.values()], theme.width)
        indent = self._sizes[0] + 2
        self._below = PromiseLines(today, theme, indent, coming=theme.width < WIDE, brief=brief)

    def head(self) -> str:
        """The names of the columns."""
        return self._theme.paint(line(self._heads, self._columns, self._sizes), "dim")

    def facts(self, row: PromiseRow) -> str:
        """The line of facts alone."""
        return line(self._cells[row.id], self._columns, self._sizes)

    def lines(self, row: PromiseRow) -> Iterator[str]:
        """The facts, then why, then what comes next."""
        yield self.facts(row)
        yield from self._below.lines(row)

    def _row(self, row: PromiseRow) -> tuple[str, ...]:
        lang, width = self._theme.lang, self._theme.width
        shown = [
            self._state(row),
            f"{escaped(row.id):<{self._id_width}}  {escaped(row.title)}",
            day_of(row.promised, self._today, lang),
            day_of(row.safe_date, self._today, lang),
        ]
        if width >= MIDDLE:
            shown.append(slack_of(row.slack_days, lang))
        if width >= NARROW:
            shown.append(self._burnt(row))
        if width >= WIDEST:
            shown.append(self._bar(row))
        if width >= WIDE:
            gate = row.next_milestone
            shown.append(gate_words(gate, self._today, lang) if gate else NOTHING)
            shown.append(escaped(row.owner_name or NOTHING))
        if width >= WIDEST:
            shown.append(stake_of(row, lang))
        return tuple(shown)

    def _state(self, row: PromiseRow) -> str:
        if row.status:
            return badge(row.status, self._theme)
        return self._theme.paint(self._theme.say(LIFECYCLE[row.lifecycle]), "dim")

    def _burnt(self, row: PromiseRow) -> str:
        """The share of the buffer used, over the share of the work done."""
        consumed = row.buffer.consumed if row.buffer else None
        if consumed is None:
            return NOTHING
        return f"{share_of(consumed, self._theme.lang)} / {share_of(row.progress, self._theme.lang)}"

    def _bar(self, row: PromiseRow) -> str:
        """How much of the buffer is used, in ten cells."""
        consumed = row.buffer.consumed if row.buffer else None
        if consumed is None or row.status is None:
            return ""
        full = min(_BAR, max(0, round(consumed * _BAR)))
        return tinted("━" * full, row.status, self._theme) + self._theme.paint("─" * (_BAR - full), "dim")


def _columns(width: int) -> tuple[list[Text], list[Column]]:
    """What there is room for."""
    name, right = Column(flex=3, least=_NAME), Column("right")
    heads, columns = [_NONE, _NONE, _DUE, _SAFE], [Column(), name, right, Column("right", drop=1)]
    if width >= MIDDLE:
        heads, columns = [*heads, _SLACK], [*columns, right]
    if width >= NARROW:
        heads, columns = [*heads, _BUFFER], [*columns, right]
    if width >= WIDEST:
        heads, columns = [*heads, _NONE], [*columns, Column()]
    if width >= WIDE:
        heads, columns = [*heads, _NEXT, _OWNER], [*columns, Column(flex=2, least=12), Column(most=18)]
    if width >= WIDEST:
        heads, columns = [*heads, _STAKE], [*columns, right]
    return heads, columns
