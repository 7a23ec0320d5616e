"""`engage forecast` as text: how likely first, then the dates, then what decides them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engage.health.run_out_words import sentences
from engage.model.text import Text
from engage.render.forecast_words import (
    LEGEND,
    answer,
    as_likely,
    basis,
    chance_cell,
    dates,
    day_cell,
    driver_days,
    driver_name,
    pace,
    reference,
    single_values,
    widened,
)
from engage.render.layout import Column, wrap
from engage.render.promise_heading import heading
from engage.render.schedule_words import hidden_words
from engage.render.shades import NOTHING, day_of, share_of
from engage.render.tables import Cell, table
from engage.render.theme import Style, Theme, escaped
from engage.usecase.forecast import ForecastRow, ForecastView

SHOWN = 8  # drivers; JSON has them all
NARROW, WIDE = 76, 120  # columns below which some are left out; from which owners and plans find room
_OFTEN = 0.05  # of futures; what is rarer is told with the promise alone
_KEPT, _DOUBTFUL = 0.8, 0.5  # from the first on green, below the second red
_RIGHT, _LEFT = Column("right"), Column()
_NONE = Text("", "")


def text(view: ForecastView, theme: Theme) -> str:
    """One promise in full, or several in a table; nothing at all where a query matched nothing."""
    if view.one:
        lines = _promise(view, view.rows[0], theme)
    elif view.rows:
        lines = _portfolio(view, theme)
    else:
        lines = iter([] if view.query else [theme.say(Text("No promise", "Aucun engagement"))])
    shown = list(lines)
    return "\n".join(shown) + "\n" if shown else ""


def _promise(view: ForecastView, row: ForecastRow, theme: Theme) -> Iterator[str]:
    sections = (
        heading(row, theme),
        _answer(view, row, theme),
        _drivers(row, theme),
        _rests_on(view, row, theme),
        _notes(row, theme),
    )
    for place, section in enumerate(found for lines in sections if (found := list(lines))):
        yield from [""] if place else []
        yield from section


def _answer(view: ForecastView, row: ForecastRow, theme: Theme) -> Iterator[str]:
    style = _style(row)
    for told in wrap(theme.say(answer(row)), theme.width):
        yield theme.paint(told, style, "bold") if style else theme.paint(told, "bold")
    if row.outcome in {"chance", "open"}:
        for sentence in (
            dates(row.forecast),
            as_likely(row.forecast),
            *sentences(row.forecast.run_out, view.as_of),
            pace(row.forecast),
            reference(row),
        ):
            yield from wrap(escaped(theme.say(sentence)), theme.width) if sentence else ()


def _style(row: ForecastRow) -> Style | None:
    if row.outcome == "done":
        return "red" if row.late else None
    chance = row.forecast.on_time
    if chance is None:
        return None
    return "green" if chance >= _KEPT else "red" if chance < _DOUBTFUL else "orange"


def _drivers(row: ForecastRow, theme: Theme) -> Iterator[str]:
    drivers = row.forecast.drivers
    if not drivers:
        return
    yield theme.paint(theme.say(Text("What decides the date", "Ce qui décide de la date")), "bold")
    cells_ = [
        [
            (Text("days", "jours"), _RIGHT, driver_days(driver, row.forecast, theme.lang)),
            (Text("decides", "décide"), _RIGHT, share_of(driver.share, theme.lang)),
            (_NONE, Column(most=24), escaped(theme.say(driver_name(driver, row.id)))),
            (_NONE, Column(flex=1, least=8, drop=1), escaped(driver.title)),
        ]
        for driver in drivers[:SHOWN]
    ]
    yield from table(cells_, theme)
    if len(drivers) > SHOWN:
        rest = len(drivers) - SHOWN
        yield theme.paint(theme.say(Text(f"and {rest} more", f"et {rest} de plus")), "dim")
    yield from (theme.paint(told, "dim") for told in wrap(theme.say(LEGEND), theme.width))


def _rests_on(view: ForecastView, row: ForecastRow, theme: Theme) -> Iterator[str]:
    if row.outcome not in {"chance", "open"}:
        return
    for sentence in (basis(view, row.forecast), single_values(row.forecast), widened(row.forecast)):
        yield from wrap(theme.say(sentence), theme.width) if sentence else ()


def _notes(row: ForecastRow, theme: Theme) -> Iterator[str]:
    if row.forecast.unknown:
        yield theme.paint(theme.say(Text("To know about these dates", "À savoir sur ces dates")), "bold")
    for note in row.forecast.unknown:
        yield from wrap(escaped(theme.say(note)), theme.width)


def _portfolio(view: ForecastView, theme: Theme) -> Iterator[str]:
    shown = view.rows if view.query else view.running
    if shown:
        yield from table([list(_row(row, view.as_of, theme)) for row in shown], theme)
        yield ""
        yield from _without_end(view, shown, theme)
        yield from (theme.paint(told, "dim") for told in wrap(theme.say(basis(view)), theme.width))
    if hidden := len(view.rows) - len(shown):
        yield theme.paint(theme.say(hidden_words(hidden)), "dim")


def _without_end(view: ForecastView, rows: Sequence[ForecastRow], theme: Theme) -> Iterator[str]:
    """Why some futures have no end, where that is more than rare."""
    found = [row for row in rows if row.forecast.endless >= _OFTEN]
    for row in found:
        for told in sentences(row.forecast.run_out, view.as_of)[:1]:
            yield from wrap(escaped(f"{row.id}: {theme.say(told)}"), theme.width)
    yield from [""] if found else []


def _row(row: ForecastRow, today: date, theme: Theme) -> Iterator[Cell]:
    found, lang = row.forecast, theme.lang
    yield _NONE, Column(most=14), escaped(row.id)
    yield _NONE, Column(flex=3, least=6, drop=3), escaped(row.title)
    yield Text("on time", "à temps"), _RIGHT, _chance(row, theme)
    yield Text("due", "promis"), _RIGHT, day_of(found.promised, today, lang)
    if theme.width >= WIDE:
        yield Text("as likely", "probable"), _RIGHT, day_of(found.planned, today, lang)
    if theme.width >= NARROW:
        yield Text("P50", "P50"), _RIGHT, day_cell(found, found.p50, today, lang)
    yield Text("P80", "P80"), Column("right", drop=2), day_cell(found, found.p80, today, lang)
    if theme.width >= NARROW:
        yield Text("P90", "P90"), _RIGHT, day_cell(found, found.p90, today, lang)
    if theme.width >= WIDE:
        yield Text("owner", "responsable"), Column(most=18), escaped(row.owner_name or NOTHING)


def _chance(row: ForecastRow, theme: Theme) -> str:
    if row.outcome == "done":
        return theme.say(Text("late", "en retard") if row.late else Text("done", "fait"))
    return chance_cell(row.forecast, theme.lang)
