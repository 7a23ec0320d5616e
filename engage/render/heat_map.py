"""Heat maps for a terminal: a figure and a sign in each cell, so that nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engage.health.words import day
from engage.model.text import Lang, Text
from engage.render.layout import cells, pad
from engage.render.theme import Style, Theme

CELL = 5
BUSY, FULL = 0.75, 1.0
_MOST = 9.99
_HAIR = 1e-9
LEGEND = Text(
    "% of capacity · +\u00a075 to 100% · !\u00a0over 100% · –\u00a0no capacity · ?\u00a0not known",
    "% de la capacité · +\u00a075 à 100\u202f% · !\u00a0plus de 100\u202f% · –\u00a0aucune capacité · "
    "?\u00a0inconnu",
)


@dataclass(frozen=True, slots=True)
class Heat:
    """One cell: a share of capacity; `None` where there is none. `known`: false where nobody can tell."""

    share: float | None
    known: bool = True


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A label and a cell for each week."""

    label: str
    heats: tuple[Heat, ...]


def blocks(weeks: int, label: int, width: int) -> list[slice]:
    """The weeks that fit beside the label, block after block."""
    each = max(1, (width - label) // CELL)
    return [slice(first, min(first + each, weeks)) for first in range(0, weeks, each)]


def label_width(labels: Sequence[str], width: int) -> int:
    """As wide as the widest label, at most a quarter of the line."""
    return min(max((cells(label) for label in labels), default=0) + 1, max(14, width // 4))


def head(weeks: Sequence[date], label: int, theme: Theme) -> Iterator[str]:
    """Months above, and below the day on which each week begins."""
    months, before = "", None
    for place, week in enumerate(weeks):
        name = _month(week, theme.lang)
        if name != before and cells(months) <= place * CELL:
            months = pad(months, place * CELL) + f"{name:>{CELL - 1}} "
        before = name
    yield theme.paint(f"{'':{label}}{months}".rstrip(), "dim")
    yield theme.paint(f"{'':{label}}" + "".join(f"{week.day:>{CELL - 1}} " for week in weeks).rstrip(), "dim")


def _month(week: date, lang: Lang) -> str:
    return day(week, week).to(lang).replace("\u00a0", " ").split(" ", 1)[1][: CELL - 1]


def row(found: HeatRow, part: slice, label: int, theme: Theme) -> str:
    """A resource's cells of one block."""
    told = "".join(_cell(heat, theme) for heat in found.heats[part])
    return (pad(found.label, label) + told).rstrip()


def _cell(heat: Heat, theme: Theme) -> str:
    if not heat.known:
        return theme.paint(f"{'?':>{CELL - 1}} ", "dim")
    if heat.share is None:
        return theme.paint(f"{'–':>{CELL - 1}} ", "dim")
    if not heat.share:
        return theme.paint(f"{'·':>{CELL - 1}} ", "dim")
    sign, style = _band(heat.share)
    figure = ">999" if heat.share > _MOST else f"{max(1, int(heat.share * 100 + 0.5))}"
    shown = f"{figure:>{CELL - 1}}{sign}"
    return theme.paint(shown, style) if style else shown


def _band(share: float) -> tuple[str, Style | None]:
    if share > FULL + _HAIR:
        return "!", "red"
    return ("+", "orange") if share >= BUSY - _HAIR else (" ", None)
