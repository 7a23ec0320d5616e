"""`engage history ID` as text: the answer, then what happened, oldest first."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.words import day
from engage.model.text import Text
from engage.render.history_words import answer, explained, happened
from engage.render.layout import wrap
from engage.render.shades import LIFECYCLE, NOTHING, SYMBOL, tinted
from engage.render.theme import Theme, escaped
from engage.usecase.history import HistoryView
from engage.usecase.past_life import PastEvent

_SHORT = 10
_MARGIN = 12


def text(view: HistoryView, theme: Theme) -> str:
    """The whole view."""
    return "\n".join(_lines(view, theme)) + "\n"


def _lines(view: HistoryView, theme: Theme) -> Iterator[str]:
    title = f"{view.id}  {view.title}"
    yield from (theme.paint(told, "bold") for told in wrap(escaped(title), theme.width))
    about = f"{view.client_name} · {theme.say(LIFECYCLE[view.lifecycle])}"
    yield from (theme.paint(told, "dim") for told in wrap(escaped(about), theme.width))
    yield ""
    yield from (theme.paint(told, "bold") for told in wrap(theme.say(answer(view)), theme.width))
    yield ""
    for event in view.life.events:
        yield from _event(event, view, theme)
    if view.colours:
        yield ""
        yield from _colours(view, theme)
    if view.notes:
        yield ""
    for note in view.notes:
        yield from (theme.paint(told, "dim") for told in wrap(escaped(theme.say(note)), theme.width))


def _event(event: PastEvent, view: HistoryView, theme: Theme) -> Iterator[str]:
    on = day(event.on, view.as_of, short=True).to(theme.lang)
    first, *others = wrap(escaped(theme.say(happened(event, view))), theme.width - _MARGIN)
    painted = theme.paint(first, "red" if event.is_slip else "bold" if event.what == "promised" else "cyan")
    yield f"{on:<{_MARGIN}}{painted if event.is_slip or event.what == 'promised' else first}"
    yield from (" " * _MARGIN + told for told in others)
    if reason := explained(event, view):
        for told in wrap(escaped(theme.say(reason)), theme.width - _MARGIN):
            yield " " * _MARGIN + (theme.paint(told, "orange") if event.unexplained else told)
    if made := _made(event, view):
        for told in wrap(escaped(theme.say(made)), theme.width - _MARGIN):
            yield " " * _MARGIN + theme.paint(told, "dim")


def _made(event: PastEvent, view: HistoryView) -> Text | None:
    """Who committed it."""
    if event.commit is None:
        return _NOT_COMMITTED if view.source == "git" and event.amendment is None else None
    via = event.via[:_SHORT] if event.via else None
    who = f"{event.author} {event.commit[:_SHORT]}"
    return Text(f"{who}, merged by {via}", f"{who}, fusionné par {via}") if via else Text(who, who)


_NOT_COMMITTED = Text(
    "not committed, or before the first commit", "non validé dans git, ou avant le premier commit"
)


def _colours(view: HistoryView, theme: Theme) -> Iterator[str]:
    strip = " ".join(
        tinted(SYMBOL[then.status], then.status, theme) if then.status else NOTHING for then in view.colours
    )
    first = day(view.colours[0].on, view.as_of).to(theme.lang)
    last = day(view.colours[-1].on, view.as_of).to(theme.lang)
    yield theme.paint(theme.say(Text("Colours, week by week", "Couleurs, semaine par semaine")), "bold")
    yield f"{strip}"
    yield theme.paint(f"{first} – {last}", "dim")
