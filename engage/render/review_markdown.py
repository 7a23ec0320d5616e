"""The weekly review as Markdown, for a wiki page or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage.model.text import Text
from engage.render.promise_words import declared_words, gate_words, history_words
from engage.render.review_lists import lists
from engage.render.review_words import (
    answer,
    change_words,
    entries_words,
    group_words,
    left_words,
    since_words,
)
from engage.render.shades import SYMBOL, WORD, day_of, long_day, share_of, slack_of, stake_of
from engage.render.theme import Theme, escaped
from engage.usecase.promise_row import PromiseRow
from engage.usecase.review import Group, ReviewView

_SPECIAL = re.compile(r"([\\`*_\[\]#|~])")
_HEADS = (
    Text("Status", "État"),
    Text("Promise", "Engagement"),
    Text("Due", "Promis"),
    Text("Safe", "Sûr"),
    Text("Buffer / work", "Tampon / fait"),
    Text("Next", "Prochain jalon"),
    Text("Owner", "Responsable"),
    Text("At stake", "En jeu"),
)


def markdown(view: ReviewView, theme: Theme) -> str:
    """The same content as the text, in tables."""
    on = long_day(view.as_of)
    parts = [
        theme.say(Text(f"# Review {view.week}", f"# Revue {view.week}")),
        f"**{theme.say(answer(view))}.** {theme.say(Text(f'As of {on.en}.', f'Au {on.fr}.'))}",
        "\n".join(_agenda(view, theme)),
        *("\n".join(_client(group, view, theme)) for group in view.groups),
        "\n".join(_changes(view, theme)),
        *("\n".join(_list(title, lines)) for title, lines in _lists(view, theme) if lines),
        "\n".join(_actions(view, theme)),
        "\n".join(_left_out(view, theme)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(text: str) -> str:
    """Text from a file, in which no character means anything to Markdown or HTML."""
    shown = _SPECIAL.sub(r"\\\1", " ".join(escaped(text.replace("\n", " ")).split(" ")))
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _client(group: Group, view: ReviewView, theme: Theme) -> Iterator[str]:
    yield f"## {plain(theme.say(group_words(group, view.options.by)))}"
    if not group.rows:
        return
    yield ""
    yield _row(theme.say(head) for head in _HEADS)
    yield _row("---" for _ in _HEADS)
    for row in group.rows:
        yield _row(_cells(row, view, theme))


def _cells(row: PromiseRow, view: ReviewView, theme: Theme) -> Iterator[str]:
    lang, today = theme.lang, view.as_of
    yield f"{SYMBOL[row.status]} **{theme.say(WORD[row.status]).upper()}**" if row.status else "–"
    yield f"**{plain(row.id)}** {plain(row.title)}" + "".join(f"<br>{why}" for why in _why(row, view, theme))
    yield day_of(row.promised, today, lang)
    yield day_of(row.safe_date, today, lang) + (
        f" ({slack_of(row.slack_days, lang)})" if row.slack_days is not None else ""
    )
    consumed = row.buffer.consumed if row.buffer else None
    yield "–" if consumed is None else f"{share_of(consumed, lang)} / {share_of(row.progress, lang)}"
    yield plain(gate_words(row.next_milestone, today, lang)) if row.next_milestone else "–"
    yield plain(row.owner_name or "–")
    yield stake_of(row, lang)


def _why(row: PromiseRow, view: ReviewView, theme: Theme) -> Iterator[str]:
    for reason in row.reasons:
        yield plain(theme.say(reason.message))
    for words in (declared_words(row, view.as_of), history_words(row, view.as_of)):
        if words:
            yield f"*{plain(theme.say(words))}*"


def _changes(view: ReviewView, theme: Theme) -> Iterator[str]:
    yield f"## {theme.say(since_words(view))}"
    yield ""
    for change in view.changes:
        when = f" ({day_of(change.on, view.as_of, theme.lang)})" if change.on else ""
        yield f"- **{plain(change.commitment)}** {plain(theme.say(change_words(change)))}{when}"
    yield f"- {theme.say(entries_words(view))}"


def _agenda(view: ReviewView, theme: Theme) -> Iterator[str]:
    agenda = view.agenda
    if not agenda.items:
        return
    minutes = agenda.minutes
    yield theme.say(Text(f"## Agenda, {minutes} min", f"## Ordre du jour, {minutes} min"))
    yield ""
    for item in agenda.items:
        why, decide = plain(theme.say(item.why)), theme.say(item.decide)
        yield f"- {item.minutes} min – **{plain(item.commitment)}** {why.rstrip('.')}. {decide}"
        if item.attend:
            names = plain(", ".join(item.attend))
            yield f"  - {theme.say(Text(f'With {names}', f'Avec {names}'))}"
        if item.tell_client:
            yield f"  - {theme.say(item.tell_client)}"
    if agenda.left:
        yield f"- {plain(theme.say(left_words(agenda.left)))}"


def _lists(view: ReviewView, theme: Theme) -> Iterator[tuple[str, list[str]]]:
    for title, rows in lists(view, theme):
        yield (
            theme.say(title),
            [
                " ".join(part for part in (plain(first), f"**{plain(name)}**", plain(words)) if part)
                for first, name, words in rows
            ],
        )


def _list(title: str, lines: list[str]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield from (f"- {line}" for line in lines)


def _actions(view: ReviewView, theme: Theme) -> Iterator[str]:
    if not view.actions:
        return
    yield theme.say(Text("## Open actions", "## Actions ouvertes"))
    yield ""
    for action in view.actions:
        who, due = plain(action.who_name or "–"), day_of(action.due, view.as_of, theme.lang)
        late = Text(f", {action.late_days} d late", f", {action.late_days} j de retard")
        yield f"- [ ] **{plain(action.commitment)}** {plain(action.what)} – {who}, {due}" + (
            theme.say(late) if action.overdue else ""
        )


def _left_out(view: ReviewView, theme: Theme) -> Iterator[str]:
    if view.left_out:
        yield theme.say(Text("## Left out, unreadable", "## Laissés de côté, illisibles"))
        yield ""
        yield from (f"- {plain(path)}" for path in view.left_out)


def _row(cells: Iterator[str]) -> str:
    return "| " + " | ".join(cells) + " |"
