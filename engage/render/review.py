"""The weekly review as text: the answer first, then by client, then what changed and what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engage.health.words import plural
from engage.model.text import Text
from engage.render.layout import Column, listing, wrap
from engage.render.promise_table import PromiseTable
from engage.render.review_words import answer, change_words, entries_words, since_words
from engage.render.shades import NOTHING, day_of, long_day, slack_of
from engage.render.theme import Theme, escaped
from engage.usecase.open_actions import OpenAction
from engage.usecase.review import ReviewView
from engage.usecase.week_changes import Change

_ID = Column(most=20)
_MOST_LISTED = 25  # lines of a list beyond which the rest is counted


def text(view: ReviewView, theme: Theme) -> str:
    """The review in the columns of the theme."""
    sections = (_opening(view, theme), *_clients(view, theme), _changes(view, theme), _agenda(view, theme))
    shown = (*sections, _actions(view, theme), _left_out(view, theme))
    return "\n\n".join("\n".join(found) for section in shown if (found := list(section))) + "\n"


def _opening(view: ReviewView, theme: Theme) -> Iterator[str]:
    for shown in wrap(theme.say(answer(view)), theme.width):
        yield theme.paint(shown, "bold")
    on = long_day(view.as_of)
    yield theme.paint(
        theme.say(Text(f"Review {view.week}, as of {on.en}", f"Revue {view.week}, au {on.fr}")), "dim"
    )


def _clients(view: ReviewView, theme: Theme) -> Iterator[Iterable[str]]:
    table = PromiseTable(view.rows, view.as_of, theme)
    for place, group in enumerate(view.clients):
        lines = [] if place else [table.head()]
        lines.append(theme.paint(escaped(group.name), "bold"))
        for row in group.rows:
            lines += table.lines(row)
        yield lines


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
    if not view.agenda:
        return
    total = sum(item.minutes for item in view.agenda)
    heading = Text(f"Agenda, {total} min", f"Ordre du jour, {total}\u00a0min")
    yield theme.paint(theme.say(heading), "bold")
    rows: list[tuple[str, ...]] = []
    for item in view.agenda:
        rows.append((f"{item.minutes}\u00a0min", escaped(item.commitment), theme.say(item.decide)))
        if item.tell_client:
            rows.append(("", "", f"→ {theme.say(item.tell_client)}"))
    yield from listing(rows, (Column("right"), _ID), theme)


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
    return due, late, escaped(action.commitment), who, escaped(action.what)


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
