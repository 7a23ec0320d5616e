"""`engage schedule` as text: the answer first, then what it rests on; several promises in a line each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.model.text import Text
from engage.plan.figures import signed
from engage.plan.schedule_types import BufferPlan
from engage.render.fever import lines as fever_lines
from engage.render.gantt import portfolio_chart, promise_chart
from engage.render.layout import Column, cells, listing, wrap
from engage.render.level import level_text
from engage.render.method_table import METHODS_NOTE, METHODS_TITLE, method_table
from engage.render.promise_heading import heading
from engage.render.schedule_tables import milestone_table, promise_table
from engage.render.schedule_words import (
    FACTOR,
    answer,
    buffer_chance,
    buffer_enough,
    buffer_size,
    buffer_use,
    cycle_words,
    ends,
    gate_missed,
    hidden_words,
)
from engage.render.theme import Style, Theme, escaped
from engage.usecase.schedule import ScheduleRow, ScheduleView, Verdict

_STYLE: dict[Verdict, Style] = {"safe": "green", "tight": "orange", "late": "red"}


def text(view: ScheduleView, theme: Theme) -> str:
    """One promise in full, or several in a table; nothing at all where a query matched nothing."""
    if view.one:
        lines = _promise(view, theme)
    elif view.rows:
        lines = _portfolio(view, theme)
    else:
        lines = iter([] if view.query else [theme.say(Text("No promise", "Aucun engagement"))])
    shown = [*lines, *_cycles(view, theme)]
    return "\n".join(shown) + "\n" if shown else ""


def _promise(view: ScheduleView, theme: Theme) -> Iterator[str]:
    row, today = view.rows[0], view.as_of
    sections = (
        heading(row, theme),
        _answer(row, view.confidence, theme),
        level_text(view.level, today, theme, row.id) if view.level else iter(()),
        _buffer(row, view.confidence, theme),
        _methods(view, theme),
        fever_lines(view.fever, theme) if view.fever else iter(()),
        _milestones(row, today, theme),
        promise_chart(row, today, theme) if view.drawn else iter(()),
        _notes(row, theme),
    )
    for place, section in enumerate(found for lines in sections if (found := list(lines))):
        yield from [""] if place else []
        yield from section


def _answer(row: ScheduleRow, confidence: float, theme: Theme) -> Iterator[str]:
    style = _STYLE.get(row.verdict)
    for line in wrap(theme.say(answer(row, confidence)), theme.width):
        yield theme.paint(line, style, "bold") if style else theme.paint(line, "bold")
    if rest := ends(row):
        yield from wrap(theme.say(rest), theme.width)


def _buffer(row: ScheduleRow, confidence: float, theme: Theme) -> Iterator[str]:
    buffer = row.plan.buffer
    if buffer is None:
        return
    title = theme.paint(theme.say(Text("Buffer", "Tampon")), "bold")
    over = row.verdict == "done"  # then only what was used still says something
    chance = None if over else buffer_chance(buffer)
    facts = (buffer_size(buffer), chance, buffer_use(buffer, row.plan.progress))
    told = [theme.say(fact) for fact in facts if fact]
    first, *others = wrap(" · ".join(told), max(12, theme.width - cells(title) - 2))
    yield f"{title}  {first}"
    yield from (" " * (cells(title) + 2) + other for other in others)
    if over:
        return
    yield from _factors(buffer, theme)
    if enough := buffer_enough(row, confidence):
        yield from wrap(theme.say(enough), theme.width)


def _methods(view: ScheduleView, theme: Theme) -> Iterator[str]:
    """What other methods would hold for what remains: days, share of the chain left, name, formula."""
    if view.methods is None:
        return
    yield from (theme.paint(told, "bold") for told in wrap(theme.say(METHODS_TITLE), theme.width))
    yield from method_table(view.rows[0], view.methods, view.confidence, theme)
    yield from wrap(theme.say(METHODS_NOTE), theme.width)


def _factors(buffer: BufferPlan, theme: Theme) -> Iterator[str]:
    """What each cause adds: signed days, its name, why."""
    rows = [
        (signed(factor.days, theme.lang), theme.say(FACTOR[factor.name]), escaped(theme.say(factor.reason)))
        for factor in buffer.factors
    ]
    indented = Theme(theme.lang, theme.width - 2, theme.colour)
    columns = (Column("right"), Column())
    yield from (f"  {line}" for line in listing(rows, columns, indented, most=4))


def _milestones(row: ScheduleRow, today: date, theme: Theme) -> Iterator[str]:
    if not row.milestones:
        return
    yield theme.paint(theme.say(Text("Milestones", "Jalons")), "bold")
    yield from milestone_table(row.milestones, today, theme)
    yield from _marks(row, theme)


def _marks(row: ScheduleRow, theme: Theme) -> Iterator[str]:
    """What the marks mean; and each gate whose date is missed."""
    marks = []
    if any(milestone.plan.critical for milestone in row.milestones):
        marks.append(theme.say(Text("* on the critical path", "* sur le chemin critique")))
    if any(milestone.plan.near_critical for milestone in row.milestones):
        marks.append(theme.say(Text("~ nearly: little float", "~ presque\u00a0: peu de marge")))
    if marks:
        yield theme.paint(" · ".join(marks), "dim")
    for milestone in row.milestones:
        if milestone.due and milestone.due_slack is not None and milestone.due_slack < 0:
            told = gate_missed(milestone.title, milestone.due, milestone.due_slack)
            yield from wrap(escaped(theme.say(told)), theme.width)


def _notes(row: ScheduleRow, theme: Theme) -> Iterator[str]:
    if row.plan.unknown:
        title = Text("To know about these dates", "À savoir sur ces dates")
        yield theme.paint(theme.say(title), "bold")
    for note in row.plan.unknown:
        yield from wrap(escaped(theme.say(note)), theme.width)


def _portfolio(view: ScheduleView, theme: Theme) -> Iterator[str]:
    shown = view.rows if view.query else view.running
    if view.level:
        yield from level_text(view.level, view.as_of, theme)
        yield ""
    if shown:
        yield from promise_table(shown, view.as_of, theme)
    if view.drawn and any(row.plan.finish for row in shown):
        yield ""
        yield from portfolio_chart(shown, view.as_of, theme)
    if hidden := len(view.rows) - len(shown):
        yield ""
        yield theme.paint(theme.say(hidden_words(hidden)), "dim")


def _cycles(view: ScheduleView, theme: Theme) -> Iterator[str]:
    """The cycles that the promises shown are part of."""
    ids = {row.id for row in view.rows}
    for cycle in view.cycles:
        if any(member.partition("/")[0] in ids for member in cycle):
            yield from ("", *wrap(escaped(theme.say(cycle_words(cycle))), theme.width))
