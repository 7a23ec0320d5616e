"""Tables whose columns are named: each cell brings the name of its column and how it is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage.model.text import Text
from engage.render.layout import Column, line, widths
from engage.render.theme import Theme

#: A column's name, how it is set, and what stands in it.
Cell = tuple[Text, Column, str]


def table(rows: Sequence[Sequence[Cell]], theme: Theme) -> Iterator[str]:
    """The names of the columns, then the rows; all rows have the same columns."""
    names = [theme.say(name) for name, _, _ in rows[0]]
    columns = [column for _, column, _ in rows[0]]
    told = [[cell for _, _, cell in row] for row in rows]
    sizes = widths(columns, [names, *told], theme.width)
    yield theme.paint(line(names, columns, sizes), "dim")
    yield from (line(row, columns, sizes) for row in told)
