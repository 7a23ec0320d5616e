"""The weekly review as text: the answer, the agenda, the promises, what changed, what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engage.health.words import plural
from engage.model.text import Text
from engage.render.layout import Column, listing, wrap
from engage.render.promise_table import PromiseTable
from engage.render.review_lists import sections
from engage.render.review_words import (
    age_words,
    answer,
    change_words,
    entries_words,
    group_words,
    left_words,
    since_words,
)
from engage.render.shades import NOTHING, SYMBOL, day_of, long_day, slack_of, tinted
from engage.render.theme import Theme, escaped
from engage.usecase.agenda import AgendaItem
from engage.usecase.open_actions import OpenAction
from engage.usecase.review import Group, ReviewView
from engage.usecase.week_changes import Change

_ID = Column(most=20)
_MOST_LISTED = 25  # lines of a list beyond which the rest is counted
_MANY = 40  # promises beyond which each has one line of reasons


def text(view: ReviewView, theme: Theme) -> str:
    """The review in the columns of the theme."""
    parts = (
        _opening(view, theme),
        _agenda(view, theme),
        *_groups(view, theme),
        _changes(view, theme),
        *sections(view, theme),
        _actions(view, theme),
        _left_out(view, theme),
    )
    return "\n\n".join("\n".join(found) for part in parts if (found := list(part))) + "\n"


def _opening(view: ReviewView, theme: Theme) -> Iterator[str]:
    for shown in wrap(theme.say(answer(view)), theme.width):
        yield theme.paint(shown, "bold")
    on = long_day(view.as_of)
    when = Text(f"Review {view.week}, as of {on.en}", f"Revue {view.week}, au {on.fr}")
    yield from (theme.paint(shown, "dim") for shown in wrap(theme.say(when), theme.width))


def _groups(view: ReviewView, theme: Theme) -> Iterator[Iterable[str]]:
    rows = [row for group in view.groups for row in group.rows]
    table = PromiseTable(rows, view.as_of, theme, brief=len(rows) > _MANY)
    first = True
    for group in (group for group in view.groups if group.rows):
        lines = [table.head()] if first else []
        first = False
        title = wrap(escaped(theme.say(group_words(group, view.options.by))), theme.width)
        lines += [theme.paint(shown, "bold") for shown in title]
        for row in group.rows:
            lines += table.lines(row)
        yield lines
    if calm := [group for group in view.groups if not group.rows]:
        yield _calm(calm, view, theme)


def _calm(groups: Sequence[Group], view: ReviewView, theme: Theme) -> Iterator[str]:
    """The groups of which all promises are green and standard."""
    names = [theme.say(group_words(group, view.options.by)) for group in groups]
    yield from wrap(escaped(" · ".join(names)), theme.width)


def _changes(view: ReviewView, theme: Theme) -> Iterator[str]:
    yield theme.paint(theme.say(since_words(view)), "bold")
    rows = [_change(change, view, theme) for change in view.changes[:_MOST_LISTED]]
    yield from listing(rows, (Column("right"), _ID), theme)
    yield from _rest(len(view.changes), theme)
    yield from wrap(theme.say(entries_words(view)), theme.width)


def _change(change: Change, view: ReviewView, theme: Theme) -> tuple[str, ...]:
    turned = {"worse": Text("worse", "dégradé"), "better": Text("better", "amélioré")}.get(change.kind)
    when = theme.say(turned) if turned else day_of(change.on, view.as_of, theme.lang)
    return when, escaped(change.commitment), escaped(theme.say(change_words(change)))


def _agenda(view: ReviewView, theme: Theme) -> Iterator[str]:
    agenda = view.agenda
    if not agenda.items:
        return
    heading = Text(f"Agenda, {agenda.minutes} min", f"Ordre du jour, {agenda.minutes}\u00a0min")
    yield theme.paint(theme.say(heading), "bold")
    digits = max(len(str(item.minutes)) for item in agenda.items)
    rows = [row for item in agenda.items for row in _item(item, digits, theme)]
    yield from listing(rows, (Column("right"), _ID), theme)
    if agenda.left:
        yield from wrap(escaped(theme.say(left_words(agenda.left))), theme.width)
    if agenda.attendees:
        names = ", ".join(f"{each.name} ({each.minutes})" for each in agenda.attendees)
        words = Text(f"Attend (minutes): {names}", f"Présents (minutes)\u00a0: {names}")
        yield from wrap(escaped(theme.say(words)), theme.width)


def _item(item: AgendaItem, digits: int, theme: Theme) -> Iterator[tuple[str, ...]]:
    """Why it is talked about, what is to be decided, with whom, and what the client must hear."""
    mark = tinted(SYMBOL[item.status], item.status, theme)
    minutes = f"{item.minutes:{digits}}\u00a0min"
    yield f"{mark} {minutes}", escaped(item.commitment), escaped(theme.say(item.why))
    yield "", "", theme.say(item.decide)
    if item.tell_client:
        yield "", "", f"→ {theme.say(item.tell_client)}"


def _actions(view: ReviewView, theme: Theme) -> Iterator[str]:
    if not view.actions:
        return
    late = sum(action.overdue for action in view.actions)
    one, many = Text("open action", "action ouverte"), Text("open actions", "actions ouvertes")
    count = plural(len(view.actions), one, many)
    heading = Text(f"{count.en}, {late} overdue", f"{count.fr}, dont {late} en retard")
    yield theme.paint(theme.say(heading if late else count), "bold")
    rows = [_action(action, view, theme) for action in view.actions[:_MOST_LISTED]]
    yield from listing(rows, (Column("right"), Column("right"), _ID, Column(most=20)), theme)
    yield from _rest(len(view.actions), theme)


def _action(action: OpenAction, view: ReviewView, theme: Theme) -> tuple[str, ...]:
    late = theme.paint(slack_of(-(action.late_days or 0), theme.lang), "orange") if action.overdue else ""
    due, who = day_of(action.due, view.as_of, theme.lang), escaped(action.who_name or NOTHING)
    age = age_words(action)
    what = escaped(action.what) + (f" ({theme.say(age)})" if age else "")
    return due, late, escaped(action.commitment), who, what


def _rest(count: int, theme: Theme) -> Iterator[str]:
    if count > _MOST_LISTED:
        more = count - _MOST_LISTED
        en = f"… and {more} more: `--format json` lists them all"
        fr = f"… et {more} de plus\u00a0: `--format json` les donne tous"
        yield theme.say(Text(en, fr))


def _left_out(view: ReviewView, theme: Theme) -> Iterator[str]:
    if view.left_out:
        yield theme.paint(theme.say(Text("Left out, unreadable", "Laissés de côté, illisibles")), "bold")
        yield from (escaped(path) for path in view.left_out)
