"""`engage diff` as text: the verdict, the promises that change, those that are endangered."""

from __future__ import annotations

from collections.abc import Iterator

from engage.model.text import Text
from engage.plan.figures import number
from engage.render.assess import NARROW, NONE, pushed_cells
from engage.render.assess_rows import pushed_note
from engage.render.diff_words import CHANGE, answer, basis, dates, judged, lost, not_compared, odds, safe
from engage.render.layout import Column, wrap
from engage.render.tables import Cell, table
from engage.render.theme import Style, Theme, escaped
from engage.usecase.diff_types import DiffRow, DiffView

_STYLES: dict[str, Style] = {"promise": "green", "renegotiate": "orange", "refuse": "red"}
_RIGHT = Column("right")


def text(view: DiffView, theme: Theme) -> str:
    """The answer first."""
    sections = (
        _head(view, theme),
        _promises(view, theme),
        _endangers(view, theme),
        _rests_on(view, theme),
    )
    found = ["\n".join(lines) for section in sections if (lines := list(section))]
    return "\n\n".join(found) + "\n"


def _head(view: DiffView, theme: Theme) -> Iterator[str]:
    for told in wrap(theme.say(answer(view)), theme.width):
        yield theme.paint(told, _STYLES[view.verdict], "bold")


def _promises(view: DiffView, theme: Theme) -> Iterator[str]:
    if not view.rows:
        return
    cells = [list(_cells(row, view, theme)) for row in view.rows]
    head, *lines = table(cells, theme)
    yield head
    margin = 2 + max(len(theme.say(CHANGE[row.change])) for row in view.rows)
    for row, shown in zip(view.rows, lines, strict=True):
        yield shown
        for note in _notes(row, view):
            for told in wrap(escaped(theme.say(note)), max(20, theme.width - margin)):
                yield " " * margin + told


def _cells(row: DiffRow, view: DiffView, theme: Theme) -> Iterator[Cell]:
    lang = theme.lang
    yield NONE, Column(), theme.say(CHANGE[row.change])
    yield NONE, Column(most=14), escaped(row.id)
    if theme.width >= NARROW:
        yield NONE, Column(flex=1, least=6), escaped(row.title)
        yield Text("due", "promis"), _RIGHT, dates(row, view, lang)
    yield Text("on time", "à temps"), _RIGHT, odds(row, lang)
    if theme.width >= NARROW:
        yield Text("safe from", "sûr dès"), _RIGHT, safe(row, view, lang)


def _notes(row: DiffRow, view: DiffView) -> Iterator[Text]:
    said = judged(row, view)
    if said is not None:
        yield said
    yield from map(lost, row.weakened)


def _endangers(view: DiffView, theme: Theme) -> Iterator[str]:
    if not view.endangers:
        return
    yield theme.paint(theme.say(Text("Endangers", "Met en danger")), "bold")
    level = number(view.confidence * 100, theme.lang, 0)
    yield from table([list(pushed_cells(each, view, level, theme)) for each in view.endangers], theme)
    for each in view.endangers:
        note = pushed_note(each, view.as_of)
        yield from wrap(escaped(theme.say(note)), theme.width) if note else ()


def _rests_on(view: DiffView, theme: Theme) -> Iterator[str]:
    said = not_compared(view)
    if said is not None:
        yield from wrap(escaped(theme.say(said)), theme.width)
    yield from (theme.paint(told, "dim") for told in wrap(escaped(theme.say(basis(view))), theme.width))
