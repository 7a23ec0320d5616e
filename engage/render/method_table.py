"""What several methods would hold for what remains of a chain, in columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engage.model.text import Text
from engage.plan.figures import NARROW, percent, tenths
from engage.render.layout import Column, line, widths
from engage.render.shades import NOTHING
from engage.render.theme import Theme
from engage.usecase.schedule import ScheduleRow

if TYPE_CHECKING:
    from engage.plan.buffer_compare import Compared

METHODS_TITLE = Text(
    "Buffer by other methods, for what remains", "Tampon par d’autres méthodes, pour ce qui reste"
)
METHODS_NOTE = Text(
    "a: likely duration left, s: its 90% value, σ: half of √Σ(s−a)². The classical ones know neither a "
    "service level nor risks, load or history.",
    f"a\u00a0: durée probable restante, s\u00a0: sa valeur à 90{NARROW}%, σ\u00a0: moitié de √Σ(s−a)². Les "
    "classiques ignorent niveau de service, risques, charge et historique.",
)
_NONE = Text("", "")


def method_table(row: ScheduleRow, found: Compared, confidence: float, theme: Theme) -> Iterator[str]:
    """Held here first, then what the approximation and the simulation ask for, then the classical methods."""
    sure = percent(confidence, 1)
    buffer, length = row.plan.buffer, found.length
    rows: list[tuple[float | None, Text, str]] = []
    if buffer is not None:
        rows.append((buffer.left, Text("held here", "tenu ici"), ""))
        if row.plan.needed_days is not None:
            name = Text(f"normal approximation, {sure.en}", f"approximation normale, {sure.fr}")
            rows.append((row.plan.needed_days, name, "μ + z·σ"))
    rows += [(each.days, each.name, each.formula) for each in (found.simulated, *found.classical)]
    told = [
        [_days(days, theme), _part(days, length, theme), theme.say(name), formula]
        for days, name, formula in rows
    ]
    names = [
        theme.say(each) for each in (Text("days", "jours"), Text("of chain", "de la chaîne"), _NONE, _NONE)
    ]
    columns = [Column("right"), Column("right", drop=2), Column(), Column(flex=1, least=8, drop=1)]
    sizes = widths(columns, [names, *told], theme.width)
    yield theme.paint(line(names, columns, sizes), "dim")
    yield from (line(cells, columns, sizes) for cells in told)


def _days(days: float | None, theme: Theme) -> str:
    return NOTHING if days is None else tenths(days, theme.lang)


def _part(days: float | None, length: float, theme: Theme) -> str:
    return NOTHING if days is None or not length else theme.say(percent(days / length))
