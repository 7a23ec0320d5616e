"""Milestones of one promise, and several promises, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engage.model.text import Text
from engage.plan.figures import number
from engage.render.layout import Column, line, widths
from engage.render.schedule_words import STATE, VERDICT, left_words, needed_words
from engage.render.shades import NOTHING, day_of, slack_of
from engage.render.theme import Theme, escaped
from engage.usecase.schedule import MilestoneRow, ScheduleRow

CRITICAL = "*"
WIDE = 120  # columns from which there is room for ids, drivers and owners

_RIGHT, _LEFT = Column("right"), Column()


def milestone_table(rows: Sequence[MilestoneRow], today: date, theme: Theme) -> Iterator[str]:
    """Dates, days, float, state and needs of each milestone; a star on the critical path."""
    wide = theme.width >= WIDE
    heads = [Text("", ""), Text("", "")]
    heads += [Text("id", "id")] if wide else []
    heads += [
        Text("start", "début"), Text("finish", "fin"), Text("days", "jours"), Text("float", "marge"),
        Text("state", "état"), Text("needs", "besoins"),
    ]  # fmt: skip
    heads += [Text("waits for", "attend")] if wide else []
    columns = [_LEFT, Column(flex=3, least=12)]
    columns += [Column(most=16)] if wide else []
    columns += [_RIGHT, _RIGHT, _RIGHT, _RIGHT, _LEFT, Column(flex=2, least=8)]
    columns += [Column(most=24)] if wide else []
    yield from _table(heads, columns, [_milestone(row, today, theme, wide=wide) for row in rows], theme)


def _milestone(row: MilestoneRow, today: date, theme: Theme, *, wide: bool) -> list[str]:
    plan, lang = row.plan, theme.lang
    slack = NOTHING if plan.float_days is None else str(plan.float_days).replace("-", "−")
    shown = [CRITICAL if plan.critical else "", escaped(row.title)]
    shown += [escaped(row.id)] if wide else []
    shown += [
        day_of(plan.start, today, lang),
        day_of(plan.finish, today, lang),
        left_words(plan.remaining_days, plan.duration_days, plan.state, lang),
        slack,
        theme.say(STATE[plan.state]),
        escaped(", ".join(needed_words(need, lang) for need in row.needs)),
    ]
    return [*shown, _driver(plan.driver, theme)] if wide else shown


def _driver(driver: str | None, theme: Theme) -> str:
    """What set the start, in words."""
    words = {
        "status_date": Text("today", "aujourd’hui"),
        "not_before": Text("its earliest date", "sa date au plus tôt"),
        "start": Text("the start", "le début"),
    }
    if driver is None:
        return ""
    return theme.say(words[driver]) if driver in words else escaped(driver)


def promise_table(rows: Sequence[ScheduleRow], today: date, theme: Theme) -> Iterator[str]:
    """Dates, slack, buffer and verdict of each promise."""
    wide = theme.width >= WIDE
    heads = [Text("", ""), Text("", "")]
    heads += [Text("start", "début")] if wide else []
    heads += [
        Text("finish", "fin"), Text("buffer", "tampon"), Text("safe", "sûr"), Text("due", "promis"),
        Text("slack", "écart"), Text("", ""),
    ]  # fmt: skip
    heads += [Text("critical path", "chemin critique"), Text("owner", "responsable")] if wide else []
    columns = [Column(most=14), Column(flex=3, least=12)]
    columns += [_RIGHT] if wide else []
    columns += [_RIGHT, _RIGHT, _RIGHT, _RIGHT, _RIGHT, _LEFT]
    columns += [Column(flex=2, least=12), Column(most=18)] if wide else []
    yield from _table(heads, columns, [_promise(row, today, theme, wide=wide) for row in rows], theme)


def _promise(row: ScheduleRow, today: date, theme: Theme, *, wide: bool) -> list[str]:
    plan, lang = row.plan, theme.lang
    shown = [escaped(row.id), escaped(row.title)]
    shown += [day_of(plan.start, today, lang)] if wide else []
    shown += [
        day_of(plan.finish, today, lang),
        f"{number(plan.buffer.left, lang)}/{number(plan.buffer.days, lang)}" if plan.buffer else NOTHING,
        day_of(plan.safe_date, today, lang),
        day_of(plan.promised, today, lang),
        slack_of(plan.slack_days, lang),
        theme.say(VERDICT[row.verdict]),
    ]
    if wide:
        shown += [escaped(" → ".join(plan.critical_path)), escaped(row.owner_name or NOTHING)]
    return shown


def _table(
    heads: Sequence[Text], columns: Sequence[Column], rows: Sequence[Sequence[str]], theme: Theme
) -> Iterator[str]:
    names = [theme.say(head) for head in heads]
    sizes = widths(columns, [names, *rows], theme.width)
    yield theme.paint(line(names, columns, sizes), "dim")
    for row in rows:
        yield line(row, columns, sizes)
