"""`engage sla` as text: per promise its targets, what is open, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from engage.model.diagnostic import Span
from engage.model.text import Text
from engage.render.layout import wrap
from engage.render.sla_words import (
    STANDING,
    STYLE,
    attained,
    budget,
    case_words,
    earlier,
    lost_words,
    promised,
    silence,
    summary,
    way_back,
)
from engage.render.theme import Theme, escaped
from engage.usecase.sla import SlaPromise, SlaRow, SlaView

#: Where a record's field stands: (path, pointer) -> its span.
Places = dict[tuple[str, tuple[str | int, ...]], Span]


def text(view: SlaView, places: Places, theme: Theme) -> str:
    """The whole view."""
    lines = [*wrap(theme.say(summary(view)), theme.width)]
    lines[:] = [theme.paint(told, "bold") for told in lines]
    for promise in view.promises:
        lines += ["", *_promise(promise, view, places, theme)]
    if view.default_hours and any(row.track.target.hours == "business" for row in view.rows):
        lines += ["", *(theme.paint(told, "dim") for told in wrap(theme.say(_NO_OPENING), theme.width))]
    return "\n".join(lines) + "\n"


_NO_OPENING = Text(
    "Business hours are a default, from 09:00 on: write `calendar: {opening: …}` in engage.yaml.",
    "Les heures ouvrées sont par défaut, dès 09:00\u00a0: écrivez `calendar: {opening: …}` dans engage.yaml.",
)


def _promise(promise: SlaPromise, view: SlaView, places: Places, theme: Theme) -> Iterator[str]:
    head = f"{promise.id}  {promise.title}"
    yield from (theme.paint(told, "bold") for told in wrap(escaped(head), theme.width))
    who = [escaped(promise.client_name)] + ([escaped(promise.owner_name)] if promise.owner_name else [])
    yield from (theme.paint(told, "dim") for told in wrap(" · ".join(who), theme.width))
    for row in promise.rows:
        yield from _row(row, promise, view, theme)
    for fault in promise.faults:
        span = places.get((fault.path, fault.pointer), Span())
        where = f"{fault.path}:{span.line}:{span.column}"
        out = Text(
            f"left out: {fault.id}, {fault.message.en} ({where})",
            f"laissé de côté\u00a0: {fault.id}, {fault.message.fr} ({where})",
        )
        yield from (theme.paint(told, "orange") for told in _indented(escaped(theme.say(out)), 2, theme))


def _row(row: SlaRow, promise: SlaPromise, view: SlaView, theme: Theme) -> Iterator[str]:
    label = theme.say(STANDING[row.standing])
    name = escaped(row.track.target.name)
    first, *others = wrap(f"{label}  {name}", theme.width - 2)
    painted = theme.paint(label, STYLE[row.standing], "bold")
    yield "  " + (first.replace(label, painted, 1) if first.startswith(label) else first)
    yield from ("    " + told for told in others)
    told = Text(f"{attained(row).en}; {promised(row).en}", f"{attained(row).fr}\u202f; {promised(row).fr}")
    yield from _indented(escaped(theme.say(told)), 4, theme)
    for sentence in (budget(row), way_back(row)):
        if sentence:
            yield from _indented(theme.say(sentence), 4, theme)
    if stopped_on := silence(row, view):
        yield from (
            theme.paint(line, "orange") for line in _indented(escaped(theme.say(stopped_on)), 4, theme)
        )
    if before := earlier(row, theme.lang):
        yield from (theme.paint(line, "dim") for line in _indented(before, 4, theme))
    for case in row.track.open_cases:
        shown = f"{case.record.id}  {theme.say(case_words(case, promise, view))}"
        for line in _indented(escaped(shown), 4, theme):
            yield theme.paint(line, "red") if case.state == "missed" else line
    if row.track.lost:
        stopped = Text("clocks stopped, ", "chronos arrêtés, ")
        parts = "; ".join(theme.say(lost_words(lost)) for lost in row.track.lost)
        yield from (theme.paint(line, "dim") for line in _indented(theme.say(stopped) + parts, 4, theme))


def _indented(told: str, margin: int, theme: Theme) -> Iterator[str]:
    yield from (" " * margin + line for line in wrap(told, theme.width - margin))
