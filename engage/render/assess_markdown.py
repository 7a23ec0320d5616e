"""`engage assess` as Markdown, for an offer's file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engage.health.run_out_words import short
from engage.health.words import day
from engage.model.text import Text
from engage.plan.assess_types import Assessment
from engage.plan.figures import number
from engage.render.assess_rows import (
    over_words,
    overloaded,
    overloads_title,
    pushed_chances,
    pushed_dates,
    pushed_note,
    what,
)
from engage.render.assess_words import answer, basis, chance_cell, reasons, together_words, without_words
from engage.render.review_markdown import plain
from engage.render.shades import long_day
from engage.render.theme import Theme
from engage.usecase.assess import AssessRow, AssessView


def markdown(view: AssessView, theme: Theme) -> str:
    """The same content as the text, in tables."""
    parts = [f"**{plain(theme.say(together_words(view)))}**"] if len(view.rows) > 1 else []
    parts += ["\n\n".join(_row(row, view, theme)) for row in view.rows]
    return "\n\n".join(parts) + "\n"


def _row(row: AssessRow, view: AssessView, theme: Theme) -> Iterator[str]:
    found, on = row.found, long_day(view.as_of)
    yield f"## {plain(row.id)} {plain(row.title)}"
    yield f"**{plain(theme.say(answer(found)))}** {theme.say(Text(f'As of {on.en}.', f'Au {on.fr}.'))}"
    said = without_words(row, view)
    if said:
        yield plain(theme.say(said))
    why = [plain(theme.say(reason)) for reason in reasons(row, view)]
    if why:
        yield "\n".join(f"- {reason}" for reason in why)
    yield from _tables(found, view, theme)
    if found.unknown:
        yield "\n".join(f"- {plain(theme.say(note))}" for note in found.unknown)
    if found.why_not is None:
        yield f"*{plain(theme.say(basis(view, found)))}*"


def _tables(found: Assessment, view: AssessView, theme: Theme) -> Iterator[str]:
    level, on_time = f"P{number(found.confidence * 100, theme.lang, 0)}", _ON_TIME
    if found.alternatives:
        heads = (Text("What to do", "Que faire"), Text(level, level), on_time)
        yield table(map(theme.say, heads), _alternatives(found, view, theme))
    if found.pushed:
        heads = (Text("Pushes", "Repousse"), Text(level, level), on_time)
        yield table(map(theme.say, heads), _pushed(found, view, theme))
        notes = [note for each in found.pushed if (note := pushed_note(each, view.as_of))]
        yield from ["\n".join(f"- {plain(theme.say(note))}" for note in notes)] if notes else []
    if found.overloads:
        yield table(map(theme.say, (overloads_title(found), *_OVERLOADED)), _overloads(found, view, theme))


_ON_TIME = Text("On time", "À temps")
_OVERLOADED = (Text("Week", "Semaine"), Text("Over", "De trop"), Text("For", "Pour"))


def _alternatives(found: Assessment, view: AssessView, theme: Theme) -> Iterator[tuple[str, ...]]:
    for each in found.alternatives:
        when = day(each.date, view.as_of, short=True) if each.date else short(each.run_out)
        yield (
            ("✓ " if each.makes_it else "") + plain(theme.say(what(each, view, found))),
            when.to(theme.lang),
            chance_cell(each.on_time, theme.lang),
        )


def _pushed(found: Assessment, view: AssessView, theme: Theme) -> Iterator[tuple[str, ...]]:
    for each in found.pushed:
        yield (
            f"**{plain(each.id)}** {plain(each.title)}",
            pushed_dates(each, view.as_of, theme.lang),
            plain(pushed_chances(each, theme.lang)),
        )


def _overloads(found: Assessment, view: AssessView, theme: Theme) -> Iterator[tuple[str, ...]]:
    for each in found.overloads:
        yield (
            plain(theme.say(overloaded(each, view))),
            day(each.week, view.as_of, short=True).to(theme.lang),
            over_words(each.over_days, theme.lang),
            plain(", ".join(name for name, _ in each.commitments)),
        )


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; its cells are safe already."""
    named = list(heads)
    lines = [named, ["---"] * len(named), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
