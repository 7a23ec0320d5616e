"""`engage assess` as text: the answer, why, what it would do to others, what to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from engage.health.run_out_words import short
from engage.health.words import day
from engage.model.text import Text
from engage.plan.assess_types import Alternative, Assessment, Overload, Pushed
from engage.plan.figures import number
from engage.render.assess_rows import (
    by_the_day,
    over_words,
    overloaded,
    overloads_title,
    pushed_chances,
    pushed_dates,
    pushed_note,
    what,
)
from engage.render.assess_words import answer, basis, chance_cell, reasons, together_words, without_words
from engage.render.layout import Column, listing, wrap
from engage.render.promise_heading import heading
from engage.render.running_words import VERDICT
from engage.render.tables import Cell, table
from engage.render.theme import Style, Theme, escaped
from engage.usecase.assess import AssessRow, AssessView

SHOWN = 5
NARROW = 72  # columns below which some are left out
NONE = Text("", "")
_RIGHT = Column("right")
_STYLES: dict[str, Style] = {"promise": "green", "renegotiate": "orange", "refuse": "red"}


class Dated(Protocol):
    """What a table of promises needs to know of a view."""

    @property
    def as_of(self) -> date: ...
    def name(self, resource: str) -> str:
        """What people call a resource."""


def text(view: AssessView, theme: Theme) -> str:
    """One answer after the other."""
    parts = ["\n".join(_together(view, theme))] if len(view.rows) > 1 else []
    parts += ["\n".join(_row(row, view, theme)) for row in view.rows]
    return "\n\n".join(parts) + "\n"


def _together(view: AssessView, theme: Theme) -> Iterator[str]:
    """Drafts that compete, side by side: as made one after the other, and each by itself."""
    for told in wrap(theme.say(together_words(view)), theme.width):
        yield theme.paint(told, _STYLES[view.verdict], "bold")
    yield from table([list(_side_by_side(row, view, theme)) for row in view.rows], theme)


def _side_by_side(row: AssessRow, view: AssessView, theme: Theme) -> Iterator[Cell]:
    lang, found, alone = theme.lang, row.found, row.alone or row.found
    level = number(found.confidence * 100, lang, 0)
    yield NONE, Column(most=14), escaped(row.id)
    if theme.width >= NARROW:
        yield NONE, Column(flex=1, least=6), escaped(row.title)
        yield NONE, Column(), theme.say(VERDICT[found.verdict])
    yield Text("on time", "à temps"), _RIGHT, chance_cell(found.on_time, lang)
    yield Text(f"P{level}", f"P{level}"), _RIGHT, _earliest(found, view, theme)
    yield Text("alone", "seul"), _RIGHT, chance_cell(alone.on_time, lang)
    yield Text(f"P{level}", f"P{level}"), _RIGHT, _earliest(alone, view, theme)


def _earliest(found: Assessment, view: AssessView, theme: Theme) -> str:
    if found.earliest is None:
        return theme.say(short(found.run_out)) if found.run_out else "–"
    return day(found.earliest, view.as_of, short=True).to(theme.lang)


def _row(row: AssessRow, view: AssessView, theme: Theme) -> Iterator[str]:
    sections = (
        _head(row, view, theme),
        _why(row, view, theme),
        _overloads(row.found, view, theme),
        _pushes(row.found, view, theme),
        _do(row.found, view, theme),
        _notes(row.found, theme),
        _rests_on(row.found, view, theme),
    )
    for place, section in enumerate(found for lines in sections if (found := list(lines))):
        yield from [""] if place else []
        yield from section


def _head(row: AssessRow, view: AssessView, theme: Theme) -> Iterator[str]:
    for told in wrap(escaped(theme.say(answer(row.found))), theme.width):
        yield theme.paint(told, _STYLES[row.found.verdict], "bold")
    yield from heading(row, theme)
    said = without_words(row, view)
    if said:
        yield from wrap(escaped(theme.say(said)), theme.width)


def _title(text: Text, theme: Theme) -> str:
    return theme.paint(theme.say(text), "bold")


def _why(row: AssessRow, view: AssessView, theme: Theme) -> Iterator[str]:
    said = list(reasons(row, view))
    if said:
        yield _title(Text("Why", "Pourquoi"), theme)
    for reason in said:
        yield from wrap(escaped(theme.say(reason)), theme.width)


def _overloads(found: Assessment, view: AssessView, theme: Theme) -> Iterator[str]:
    if not found.overloads:
        return
    yield _title(overloads_title(found), theme)
    shown = found.overloads[:SHOWN]
    yield from table([list(_overload(each, view, theme)) for each in shown], theme)
    yield from _more(len(found.overloads) - len(shown), Text("weeks", "semaines"), theme)
    if theme.width >= NARROW and (note := by_the_day(shown)):
        yield from wrap(theme.say(note), theme.width)


def _overload(each: Overload, view: AssessView, theme: Theme) -> Iterator[Cell]:
    lang = theme.lang
    yield Text("week", "semaine"), Column(), day(each.week, view.as_of, short=True).to(lang)
    yield Text("who", "qui"), Column(flex=2, least=8), escaped(theme.say(overloaded(each, view)))
    if theme.width >= NARROW:
        yield Text("asked", "demandé"), _RIGHT, number(each.load_days, lang)
        yield Text("has", "a"), _RIGHT, number(each.capacity_days, lang)
    yield Text("over", "de trop"), _RIGHT, over_words(each.over_days, lang)
    if theme.width >= NARROW:
        by = ", ".join(f"{name} {number(asked, lang)}" for name, asked in each.commitments[:3])
        yield Text("for", "pour"), Column(flex=3, least=8), escaped(by)


def _pushes(found: Assessment, view: AssessView, theme: Theme) -> Iterator[str]:
    if not found.pushed:
        return
    yield _title(Text("Whom it pushes then", "Qui il repousse alors"), theme)
    shown = found.pushed[:SHOWN]
    level = number(found.confidence * 100, theme.lang, 0)
    yield from table([list(pushed_cells(each, view, level, theme)) for each in shown], theme)
    yield from _more(len(found.pushed) - len(shown), Text("promises", "engagements"), theme)
    for each in shown:
        note = pushed_note(each, view.as_of)
        yield from wrap(escaped(theme.say(note)), theme.width) if note else ()


def pushed_cells(each: Pushed, view: Dated, level: str, theme: Theme) -> Iterator[Cell]:
    """A promise that is moved: its dates and its chances, before and after."""
    yield NONE, Column(most=14), escaped(each.id)
    if theme.width >= NARROW:
        yield NONE, Column(flex=2, least=6), escaped(each.title)
        yield Text(f"P{level}", f"P{level}"), Column(), pushed_dates(each, view.as_of, theme.lang)
    yield Text("on time", "à temps"), Column(), pushed_chances(each, theme.lang)
    if theme.width >= NARROW:
        by = ", ".join(map(view.name, each.by)) or "–"
        yield Text("on", "sur"), Column(flex=1, least=4), escaped(by)


def _do(found: Assessment, view: AssessView, theme: Theme) -> Iterator[str]:
    if not found.alternatives:
        return
    yield _title(Text("What to do", "Que faire"), theme)
    columns = (Column(), Column(), Column("right"))
    rows = [_alternative(each, view, found, theme) for each in found.alternatives]
    if found.resequenced and found.resequenced not in found.alternatives:
        rows.append(_alternative(found.resequenced, view, found, theme))
    level = number(found.confidence * 100, theme.lang, 0)
    heads = ("", f"P{level}", theme.say(Text("on time", "à temps")), "")
    first, *others = listing([heads, *rows], columns, theme)
    yield theme.paint(first.rstrip(" "), "dim")
    yield from others


def _alternative(each: Alternative, view: AssessView, found: Assessment, theme: Theme) -> list[str]:
    lang = theme.lang
    return [
        "✓" if each.makes_it else " ",
        day(each.date, view.as_of, short=True).to(lang) if each.date else short(each.run_out).to(lang),
        chance_cell(each.on_time, lang),
        escaped(theme.say(what(each, view, found))),
    ]


def _notes(found: Assessment, theme: Theme) -> Iterator[str]:
    if found.unknown:
        yield _title(Text("To know about this answer", "À savoir sur cette réponse"), theme)
    for note in found.unknown:
        yield from wrap(escaped(theme.say(note)), theme.width)


def _rests_on(found: Assessment, view: AssessView, theme: Theme) -> Iterator[str]:
    if found.why_not is None:
        yield from (theme.paint(told, "dim") for told in wrap(theme.say(basis(view, found)), theme.width))


def _more(count: int, noun: Text, theme: Theme) -> Iterator[str]:
    if count > 0:
        yield theme.paint(
            theme.say(Text(f"and {count} more {noun.en}", f"et {count} autres {noun.fr}")), "dim"
        )
