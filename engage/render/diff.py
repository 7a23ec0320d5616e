"""`engage diff` as text: the verdict, the promises that change, those that are endangered."""

from __future__ import annotations

from collections.abc import Iterator

from engage.model.text import Text
from engage.plan.figures import number
from engage.render.assess_words import pushed_chances, pushed_dates
from engage.render.diff_words import CHANGE, answer, basis, dates, judged, lost, not_compared, odds, safe
from engage.render.layout import Column, line, widths, wrap
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
    lang = theme.lang
    columns = (Column(), Column(most=14), Column(flex=1, least=6), _RIGHT, _RIGHT, _RIGHT)
    due, on_time, first = Text("due", "promis"), Text("on time", "à temps"), Text("safe from", "sûr dès")
    heads = ["", "", "", theme.say(due), theme.say(on_time), theme.say(first)]
    rows = [
        [
            theme.say(CHANGE[row.change]),
            escaped(row.id),
            escaped(row.title),
            dates(row, view, lang),
            odds(row, lang),
            safe(row, view, lang),
        ]
        for row in view.rows
    ]
    sizes = widths(columns, [heads, *rows], theme.width)
    yield theme.paint(line(heads, columns, sizes), "dim")
    for row, cells in zip(view.rows, rows, strict=True):
        yield line(cells, columns, sizes)
        margin = sizes[0] + 2
        for note in _notes(row, view):
            for told in wrap(escaped(theme.say(note)), max(20, theme.width - margin)):
                yield " " * margin + told


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
    columns = (Column(most=14), Column(flex=2, least=6), Column(), Column(), Column(flex=1, least=4))
    heads = ["", "", f"P{level}", theme.say(Text("on time", "à temps")), theme.say(Text("on", "sur"))]
    rows = [
        [
            escaped(each.id),
            escaped(each.title),
            pushed_dates(each, view.as_of, theme.lang),
            pushed_chances(each, theme.lang),
            escaped(", ".join(map(view.name, each.by)) or "–"),
        ]
        for each in view.endangers
    ]
    sizes = widths(columns, [heads, *rows], theme.width)
    yield theme.paint(line(heads, columns, sizes), "dim")
    yield from (line(row, columns, sizes) for row in rows)


def _rests_on(view: DiffView, theme: Theme) -> Iterator[str]:
    said = not_compared(view)
    if said is not None:
        yield from wrap(escaped(theme.say(said)), theme.width)
    yield from (theme.paint(told, "dim") for told in wrap(escaped(theme.say(basis(view))), theme.width))
