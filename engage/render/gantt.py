"""Gantt charts for a terminal: bars whose kind is told by their shape, never by colour alone.

Bars in the order of the legend: done, under way or to do, the same on the critical path; a thin line
where a bar runs over days that nobody works; hollow squares for buffer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from engage.model.text import Text
from engage.render.layout import cells, pad, wrap
from engage.render.schedule_tables import CRITICAL
from engage.render.theme import Style, Theme, escaped
from engage.render.time_scale import TimeScale
from engage.usecase.schedule import MilestoneRow, ScheduleRow

_DONE, _WORK, _CRITICAL, _IDLE, _BUFFER = "░", "▒", "█", "─", "□"
_TODAY, _DUE, _SAFE, _DUE_LINE, _EVENT, _HELD = "│", "◆", "◇", "┊", "▪", "╌"
_MEANING: dict[str, Text] = {
    _DONE: Text("done", "fait"),
    _WORK: Text("work", "travail"),
    _CRITICAL: Text("critical path", "chemin critique"),
    _EVENT: Text("event", "événement"),
    _IDLE: Text("not worked", "non travaillé"),
    _HELD: Text("held back by levelling", "retenu par le nivellement"),
    _BUFFER: Text("buffer", "tampon"),
    _TODAY: Text("today", "aujourd’hui"),
    _SAFE: Text("safe date", "date sûre"),
    _DUE: Text("date promised", "date promise"),
}
_OF_PROMISES: dict[str, Text] = {
    **_MEANING,
    _DONE: Text("behind", "passé"),
    _WORK: Text("ahead", "à venir"),
}
_BUFFER_ROW, _PROMISED_ROW = Text("  Buffer", "  Tampon"), Text("  Promised", "  Promis")
_STYLES: dict[str, Style] = {
    _HELD: "orange",
    _CRITICAL: "red",
    _DONE: "dim",
    _IDLE: "dim",
    _BUFFER: "cyan",
    _DUE_LINE: "dim",
}
_LEAST_LABEL, _LABEL_SHARE = 14, 0.3
_ONE_DAY = timedelta(1)
_FAR = 2 * 366  # days; a date promised beyond would leave no room for the work


@dataclass(frozen=True, slots=True)
class _Chart:
    """A label column and a stretch of time beside it."""

    scale: TimeScale
    today: date
    due: date | None
    label: int
    theme: Theme

    def head(self) -> Iterator[str]:
        for line in self.scale.head(self.theme.lang):
            yield self.theme.paint(f"{'':{self.label}} {line}".rstrip(), "dim")

    def row(self, label: str, marks: dict[int, str]) -> str:
        """A bar, given by cell; where it leaves room, the lines of today and of the date promised."""
        shown = {}
        if self.due is not None and (cell := self.scale.inside(self.due)) is not None:
            shown[cell] = _DUE_LINE
        if (cell := self.scale.inside(self.today)) is not None:
            shown[cell] = _TODAY
        shown |= marks
        return f"{pad(label, self.label)} {self._painted(shown)}".rstrip()

    def _painted(self, shown: dict[int, str]) -> str:
        """Runs of one sign painted at once."""
        line = "".join(shown.get(cell, " ") for cell in range(self.scale.width)).rstrip()
        runs: list[str] = []
        for sign in line:
            if runs and runs[-1][0] == sign:
                runs[-1] += sign
            else:
                runs.append(sign)
        return "".join(self._styled(run) for run in runs)

    def _styled(self, run: str) -> str:
        style = _STYLES.get(run[0])
        return self.theme.paint(run, style) if style else run

    def fill(self, marks: dict[int, str], first: date, last: date, sign: str) -> None:
        """The sign in every cell from one day to another."""
        start, end = max(0, self.scale.cell(first)), min(self.scale.width - 1, self.scale.cell(last))
        marks.update(dict.fromkeys(range(start, end + 1), sign))


def promise_chart(row: ScheduleRow, today: date, theme: Theme) -> Iterator[str]:
    """A bar for each milestone with dates, one for the buffer, and the date promised."""
    drawn = [m for m in row.milestones if m.plan.start and m.plan.finish]
    if not drawn:
        return
    names = [f"{CRITICAL if m.plan.critical else ' '} {escaped(m.title)}" for m in drawn]
    below = [theme.say(_BUFFER_ROW), theme.say(_PROMISED_ROW)]
    chart = _chart([row], [*names, *below], today, theme, due=row.plan.promised)
    bars = [chart.row(name, _bar(chart, m)) for name, m in zip(names, drawn, strict=True)]
    plan = row.plan
    if plan.finish and plan.safe_date:
        bars.append(chart.row(below[0], _buffer_bar(chart, plan.finish, plan.safe_date)))
    if plan.promised and (cell := chart.scale.inside(plan.promised)) is not None:
        bars.append(chart.row(below[1], {cell: _DUE}))
    yield from (*chart.head(), *bars, *_legend(bars, _MEANING, theme))


def _buffer_bar(chart: _Chart, finish: date, safe: date) -> dict[int, str]:
    marks: dict[int, str] = {}
    if safe > finish:
        chart.fill(marks, finish + _ONE_DAY, safe, _BUFFER)
    marks[chart.scale.cell(safe)] = _SAFE
    return marks


def _bar(chart: _Chart, row: MilestoneRow) -> dict[int, str]:
    """Its work, cell by cell; an event without length is a point."""
    plan, marks = row.plan, dict[int, str]()
    if plan.start is None or plan.finish is None:
        return marks
    sign = _DONE if plan.state == "done" else _CRITICAL if plan.critical else _WORK
    if plan.remaining_days == 0 and plan.start == plan.finish and plan.state != "done":
        chart.fill(marks, plan.start, plan.finish, _EVENT)
        return marks
    if row.held_from is not None and row.held_from < plan.start:
        chart.fill(marks, row.held_from, plan.start - _ONE_DAY, _HELD)
    chart.fill(marks, plan.start, plan.finish, _IDLE)
    for first, last in row.worked:
        chart.fill(marks, first, last, sign)
    if plan.state == "started":  # what lies behind today is done
        for first, last in row.worked:
            if first < chart.today:
                chart.fill(marks, first, min(last, chart.today - _ONE_DAY), _DONE)
    return marks


def portfolio_chart(rows: Sequence[ScheduleRow], today: date, theme: Theme) -> Iterator[str]:
    """A bar for each promise with dates: what is behind, what is ahead, its buffer, the date promised."""
    drawn = [row for row in rows if row.plan.start and row.plan.finish]
    chart = _chart(drawn, [escaped(row.id) for row in drawn], today, theme, due=None)
    bars = [chart.row(escaped(row.id), _promise_bar(chart, row)) for row in drawn]
    yield from (*chart.head(), *bars, *_legend(bars, _OF_PROMISES, theme))


def _promise_bar(chart: _Chart, row: ScheduleRow) -> dict[int, str]:
    plan, marks = row.plan, dict[int, str]()
    if plan.start is None or plan.finish is None:
        return marks
    chart.fill(marks, plan.start, plan.finish, _DONE if row.verdict == "done" else _WORK)
    if plan.start < chart.today:
        chart.fill(marks, plan.start, min(plan.finish, chart.today - _ONE_DAY), _DONE)
    if plan.safe_date and plan.safe_date > plan.finish:
        chart.fill(marks, plan.finish + _ONE_DAY, plan.safe_date, _BUFFER)
    if plan.promised and (cell := chart.scale.inside(plan.promised)) is not None:
        marks[cell] = _DUE
    return marks


def _chart(
    rows: Sequence[ScheduleRow], names: Sequence[str], today: date, theme: Theme, *, due: date | None
) -> _Chart:
    """A chart wide enough for the names and, as far as the terminal goes, for all days."""
    label = min(max(_LEAST_LABEL, int(theme.width * _LABEL_SHARE)), max(cells(name) for name in names))
    days = [today]
    for row in rows:
        days += [day for day in (row.plan.start, row.plan.finish, row.plan.safe_date) if day]
        days += [day for m in row.milestones for day in (m.plan.start, m.plan.finish) if day]
    first, last = min(days), max(days)
    for promised in (row.plan.promised for row in rows):
        if promised and abs((promised - today).days) <= _FAR:
            first, last = min(first, promised), max(last, promised)
    scale = TimeScale.fitting(first, last, max(10, theme.width - label - 1))
    return _Chart(scale, today, due, label, theme)


def _legend(bars: Sequence[str], meaning: Mapping[str, Text], theme: Theme) -> Iterator[str]:
    """The signs that were drawn."""
    drawn = set("".join(bars))
    words = " · ".join(f"{sign}\u00a0{theme.say(word)}" for sign, word in meaning.items() if sign in drawn)
    yield from (theme.paint(line, "dim") for line in wrap(words, theme.width))
