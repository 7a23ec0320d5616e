"""Milestones of one promise, and several promises, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engage.model.text import Lang, Text
from engage.plan.figures import number
from engage.plan.schedule_types import MilestonePlan
from engage.render.layout import Column
from engage.render.schedule_words import STATE, VERDICT, left_words, needed_words
from engage.render.shades import NOTHING, day_of, slack_of
from engage.render.tables import Cell, table
from engage.render.theme import Theme, escaped
from engage.usecase.schedule import MilestoneRow, ScheduleRow

CRITICAL, NEAR = "*", "~"
NARROW, WIDE = 76, 120  # columns below which some are left out; from which ids, drivers, owners find room

_RIGHT, _LEFT = Column("right"), Column()
_NONE = Text("", "")
_MANY = 100


def milestone_table(rows: Sequence[MilestoneRow], today: date, theme: Theme) -> Iterator[str]:
    """Dates, days, float, state and needs of each milestone; a star on the critical path, a tilde near it."""
    yield from table([list(_milestone(row, today, theme)) for row in rows], theme)


def _milestone(row: MilestoneRow, today: date, theme: Theme) -> Iterator[Cell]:
    plan, lang = row.plan, theme.lang
    slack = NOTHING if plan.float_days is None else str(plan.float_days).replace("-", "−")
    days = left_words(plan.remaining_days, plan.duration_days, plan.state, lang)
    yield _NONE, _LEFT, mark(plan)
    yield _NONE, Column(flex=3, least=6), escaped(row.title)
    if theme.width >= WIDE:
        yield Text("id", "id"), Column(most=16), escaped(row.id)
    if theme.width >= NARROW:
        yield Text("start", "début"), _RIGHT, day_of(plan.start, today, lang)
    yield Text("finish", "fin"), _RIGHT, day_of(plan.finish, today, lang)
    yield Text("days", "jours"), Column("right", drop=1), days
    yield Text("float", "marge"), _RIGHT, slack
    if theme.width >= WIDE:
        free = NOTHING if plan.free_float_days is None else str(plan.free_float_days).replace("-", "−")
        yield Text("free", "libre"), _RIGHT, free
    yield Text("state", "état"), _LEFT, theme.say(STATE[plan.state])
    if theme.width >= NARROW:
        needs = ", ".join(needed_words(need, lang) for need in row.needs)
        yield Text("needs", "besoins"), Column(flex=2, least=8), escaped(needs)
    if theme.width >= WIDE:
        yield Text("waits for", "attend"), Column(most=24), _driver(plan.driver, theme)


def mark(plan: MilestonePlan) -> str:
    """A star on the critical path, a tilde where little float is left."""
    return CRITICAL if plan.critical else NEAR if plan.near_critical else ""


def _driver(driver: str | None, theme: Theme) -> str:
    """What set the start, in words."""
    words = {
        "status_date": Text("today", "aujourd’hui"),
        "not_before": Text("its earliest date", "sa date au plus tôt"),
        "start": Text("the start", "le début"),
        "resources": Text("its people", "ses ressources"),
    }
    if driver is None:
        return ""
    return theme.say(words[driver]) if driver in words else escaped(driver)


def promise_table(rows: Sequence[ScheduleRow], today: date, theme: Theme) -> Iterator[str]:
    """Dates, slack, buffer and verdict of each promise."""
    yield from table([list(_promise(row, today, theme)) for row in rows], theme)


def _promise(row: ScheduleRow, today: date, theme: Theme) -> Iterator[Cell]:
    plan, lang = row.plan, theme.lang
    yield _NONE, Column(most=14), escaped(row.id)
    yield _NONE, Column(flex=3, least=4, drop=2), escaped(row.title)
    if theme.width >= WIDE:
        yield Text("start", "début"), _RIGHT, day_of(plan.start, today, lang)
    if theme.width >= NARROW:
        buffer = plan.buffer
        held = f"{number(buffer.left, lang)}/{_short(buffer.days, lang)}" if buffer else NOTHING
        yield Text("finish", "fin"), _RIGHT, day_of(plan.finish, today, lang)
        yield Text("buffer", "tampon"), _RIGHT, held
    yield Text("safe", "sûr"), Column("right", drop=1), day_of(plan.safe_date, today, lang)
    yield Text("due", "promis"), _RIGHT, day_of(plan.promised, today, lang)
    yield Text("slack", "écart"), _RIGHT, slack_of(plan.slack_days, lang)
    yield _NONE, _LEFT, theme.say(VERDICT[row.verdict])
    if theme.width >= WIDE:
        path = escaped(" → ".join(plan.critical_path))
        yield Text("critical path", "chemin critique"), Column(flex=2, least=12), path
        yield Text("owner", "responsable"), Column(most=18), escaped(row.owner_name or NOTHING)


def _short(days: float, lang: Lang) -> str:
    """Tenths of a day only where they matter."""
    return number(days, lang, digits=1 if days < _MANY else 0)
