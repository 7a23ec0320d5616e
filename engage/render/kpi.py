"""`engage kpi` as text: the answer, the figures by group, the causes of the gaps; or one figure opened."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from engage.health.words import day
from engage.learn.kpi_facts import Fact
from engage.model.text import Text
from engage.render.kpi_words import (
    NAMES,
    amount,
    cases,
    causes_words,
    group_name,
    interval,
    item_words,
    open_words,
    over,
    sparkline,
    summary,
    target,
    worth_showing,
)
from engage.render.layout import Column, line, listing, widths, wrap
from engage.render.theme import Theme, escaped
from engage.usecase.kpi_view import ALL, KpiRow, KpiView

_RIGHT = Column("right")
_NARROW = 64


def text(view: KpiView, theme: Theme) -> str:
    """The whole view."""
    return "\n".join(_lines(view, theme)) + "\n"


def _lines(view: KpiView, theme: Theme) -> Iterator[str]:
    yield from (theme.paint(told, "bold") for told in wrap(theme.say(summary(view)), theme.width))
    yield from wrap(theme.say(over(view)), theme.width)
    for _, rows in groupby(view.rows, lambda row: row.group):
        yield ""
        yield from _group(list(rows), view, theme)
    if view.explained:
        yield ""
        yield from _opened(view, theme)
    elif claimed := [fact for fact in view.facts if fact.outcome == "claimed"]:
        yield ""
        names = ", ".join(escaped(fact.id) for fact in claimed)
        told = Text(
            f"Claimed, not kept until accepted with proof: {names}.",
            f"Déclarés, non tenus tant que sans recette ni preuve\u00a0: {names}.",
        )
        yield from wrap(theme.say(told), theme.width)
    yield ""
    yield from (theme.paint(told, "dim") for told in wrap(theme.say(_legend(view)), theme.width))


def _group(rows: list[KpiRow], view: KpiView, theme: Theme) -> Iterator[str]:
    shown = [row for row in rows if worth_showing(row) or view.explained]
    if view.by:
        yield theme.paint(escaped(theme.say(group_name(rows[0]))), "bold")
    if not shown:
        yield theme.say(Text("Nothing to count yet.", "Rien à compter encore."))
        return
    wide = theme.width >= _NARROW
    heads = [
        "", "", theme.say(Text("value", "valeur")), theme.say(Text("of", "sur")),
        "95\u202f%" if theme.lang == "fr" else "95%", theme.say(Text("target", "cible")),
        theme.say(Text("trend", "tendance")),
    ]  # fmt: skip
    columns = [Column(), Column(flex=1, least=14), _RIGHT, _RIGHT, _RIGHT, _RIGHT, Column()]
    cells = [_cells(row, theme) for row in shown]
    if not wide:
        heads, columns = heads[:4], columns[:4]
        cells = [row[:4] for row in cells]
    sizes = widths(columns, [heads, *cells], theme.width)
    yield theme.paint(line(heads, columns, sizes), "dim")
    for row, told in zip(shown, cells, strict=True):
        painted = line(told, columns, sizes)
        yield theme.paint(painted, "red") if row.met is False else painted
        for note in (causes_words(row.figure, view) if row.target is not None else None, open_words(row)):
            if note:
                yield from ("     " + part for part in wrap(escaped(theme.say(note)), theme.width - 5))


def _cells(row: KpiRow, theme: Theme) -> list[str]:
    mark = {True: "✓", False: "✗", None: ""}[row.met]
    return [
        mark,
        theme.say(NAMES[row.kpi.name]),
        amount(row.figure.value, row.kpi, theme.lang),
        cases(row),
        interval(row, theme.lang),
        target(row, theme.lang),
        sparkline(row.trend, share_=row.kpi.unit == "share"),
    ]


def _opened(view: KpiView, theme: Theme) -> Iterator[str]:
    """The promises that the figure counts."""
    kpi = view.explained
    row = next((row for row in view.rows if row.group == ALL), None)
    if kpi is None or row is None:
        return
    known = {fact.id: fact for fact in view.facts}
    rows = []
    for item in row.figure.items:
        fact = known.get(item.commitment)
        dates = _dates(fact, view, theme) if fact and kpi.unit == "share" else ""
        rows.append(
            [item_words(item, kpi, theme.lang), escaped(item.commitment), escaped(dates or item.name)]
        )
    heading = Text("What it counts", "Ce qu’il compte")
    yield theme.paint(theme.say(heading), "bold")
    if not rows:
        yield theme.say(Text("nothing", "rien"))
        return
    yield from listing(rows, [Column(), Column(most=16)], theme)


def _dates(fact: Fact, view: KpiView, theme: Theme) -> str:
    first, due = day(fact.first_due, view.as_of), day(fact.due, view.as_of)
    came = day(fact.delivered, view.as_of) if fact.delivered else Text("not delivered", "non livré")
    full = {True: Text("in full", "en totalité"), False: Text("not in full", "incomplet"), None: Text("", "")}
    en = f"due {due.en}, delivered {came.en}" if fact.delivered else f"due {due.en}, {came.en}"
    fr = f"dû {due.fr}, livré {came.fr}" if fact.delivered else f"dû {due.fr}, {came.fr}"
    if fact.first_due != fact.due:
        en, fr = f"{en}, first promised {first.en}", f"{fr}, promis d’abord {first.fr}"
    part = full[fact.in_full]
    told = Text(f"{en}, {part.en}, {fact.outcome}" if part.en else f"{en}, {fact.outcome}",
                f"{fr}, {part.fr}" if part.fr else fr)  # fmt: skip
    return f"{fact.title}: {theme.say(told)}"


def _legend(view: KpiView) -> Text:
    return Text(
        f"95%: the true share lies there 19 times out of 20 (Wilson). Too few: under {view.few} cases. "
        "--explain NAME opens a figure; definitions in docs/kpi.md.",
        f"95\u202f%\u00a0: la vraie part s’y trouve 19 fois sur 20 (Wilson). Trop peu\u00a0: moins de "
        f"{view.few} cas. --explain NOM ouvre un chiffre\u202f; définitions dans docs/kpi.md.",
    )
