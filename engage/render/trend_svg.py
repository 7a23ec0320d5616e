"""`engage review --trend --format svg`: a picture of the strip, without scripts, fonts or links from
elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from engage.health.reason import Shade
from engage.health.words import day
from engage.model.text import Lang
from engage.render.layout import cut
from engage.render.theme import escaped
from engage.render.trend import headline, legend, sign
from engage.usecase.trend import TrendCell, TrendRow, TrendView

_CELL, _ROW, _TOP, _LEFT, _PAD = 26, 28, 86, 330, 16
_FILL: dict[Shade, str] = {"red": "#b3261e", "orange": "#e69100", "green": "#2e7d32", "unknown": "#8a8f98"}
_INK = "#1b1f24"
_TITLE = 44


def svg(view: TrendView, lang: Lang) -> str:
    """The picture. Each cell has its sign, so that it can be read without colour, and its words as a
    title."""
    wide = _LEFT + _CELL * len(view.days) + _PAD
    high = _TOP + _ROW * len(view.rows) + 40
    head = escape(headline(view).to(lang))
    size = f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
    font = 'font-family="system-ui, sans-serif" font-size="13"'
    foot = escape(legend(view, len(view.days)).to(lang))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{head}" {font}>',
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>',
        f'<text x="{_PAD}" y="26" font-size="15" font-weight="600" fill="{_INK}">{head}</text>',
        *_weeks(view, lang),
        *(part for at, row in enumerate(view.rows) for part in _row(row, at, view, lang)),
        f'<text x="{_PAD}" y="{high - 16}" font-size="11" fill="#57606a">{foot}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _weeks(view: TrendView, lang: Lang) -> Iterator[str]:
    for at, on in enumerate(view.days):
        x = _LEFT + _CELL * at + _CELL // 2 + 4
        label = escape(day(on, view.as_of).to(lang))
        yield (
            f'<text x="{x}" y="{_TOP - 8}" font-size="10" fill="#57606a" '
            f'transform="rotate(-45 {x} {_TOP - 8})">{label}</text>'
        )


def _row(row: TrendRow, at: int, view: TrendView, lang: Lang) -> Iterator[str]:
    y = _TOP + _ROW * at
    title = escape(cut(escaped(f"{row.id}  {row.title}"), _TITLE))
    yield f'<text x="{_PAD}" y="{y + 18}" fill="{_INK}">{title}</text>'
    for place, cell in enumerate(row.cells):
        yield _cell(cell, _LEFT + _CELL * place, y, day(view.days[place], view.as_of).to(lang))


def _cell(cell: TrendCell, x: int, y: int, on: str) -> str:
    fill = _FILL[cell.status] if cell.status else "#f0f1f3"
    ink = "#ffffff" if cell.status else "#57606a"
    words = escape(f"{on}: {cell.status or cell.lifecycle or '–'}")
    box = f'x="{x + 1}" y="{y + 2}" width="{_CELL - 2}" height="{_ROW - 4}" rx="3"'
    return (
        f"<g><title>{words}</title><rect {box} "
        f'fill="{fill}"/><text x="{x + _CELL // 2}" y="{y + 19}" text-anchor="middle" font-size="12" '
        f'fill="{ink}">{sign(cell)}</text></g>'
    )
