"""`engage status` as text: a card for one promise, a line each for several."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.words import plural
from engage.model.text import Text
from engage.render.layout import Column, listing, wrap
from engage.render.promise_card import PromiseCard
from engage.render.promise_table import PromiseTable
from engage.render.theme import Theme, escaped
from engage.usecase.promise_row import PromiseRow
from engage.usecase.status import StatusView


def text(view: StatusView, theme: Theme) -> str:
    """What was found; nothing at all where nothing matched (see `nearest_words`)."""
    if view.card is not None:
        shown = PromiseCard(view.as_of, theme).lines(view.rows[0], view.card, date_unread=view.date_unread)
        return "\n".join((*shown, *_unread(view, theme))) + "\n"
    if not view.rows:
        return "" if view.query else theme.say(Text("No live promise", "Aucun engagement en cours")) + "\n"
    return "\n".join(_list(view, theme)) + "\n"


def nearest_words(view: StatusView) -> Text:
    """What to say on stderr where nothing matched."""
    query = escaped(view.query or "")
    if not view.nearest:
        return Text(f"nothing matches {query!r}", f"rien ne correspond à «\u00a0{query}\u00a0»")
    names = ", ".join(escaped(name) for name in view.nearest)
    return Text(
        f"nothing matches {query!r}; did you mean {names}?",
        f"rien ne correspond à «\u00a0{query}\u00a0»\u202f; vouliez-vous dire {names}\u202f?",
    )


def _list(view: StatusView, theme: Theme) -> Iterator[str]:
    table = PromiseTable(view.rows, view.as_of, theme)
    yield table.head()
    for row in view.rows:
        yield table.facts(row)
    if view.query:
        one, many = Text("promise", "engagement"), Text("promises", "engagements")
        count = plural(len(view.rows), one, many)
        query = escaped(view.query)
        words = Text(f"{count.en} for {query!r}", f"{count.fr} pour «\u00a0{query}\u00a0»")
        yield ""
        yield theme.paint(theme.say(words), "dim")
    yield from _unread(view, theme)
    if not view.simulated and any(_may_be_unlikely(row) for row in view.rows):
        yield from [] if view.query else [""]
        yield from (theme.paint(part, "dim") for part in wrap(theme.say(_NOT_SIMULATED), theme.width))


def _unread(view: StatusView, theme: Theme) -> Iterator[str]:
    """What the files say and nobody could read: it is missing above, and the reader must know."""
    if not view.unread:
        return
    yield ""
    yield theme.paint(theme.say(_UNREAD), "bold")
    rows = [
        (escaped(f"{fault.path.rpartition('/')[2]}:{fault.span.line}"), escaped(theme.say(fault.message)))
        for fault in view.unread
    ]
    yield from listing(rows, (Column(),), theme)


_UNREAD = Text("Cannot be read, and is missing above", "Illisible, et absent ci-dessus")
_NOT_SIMULATED = Text(
    "Colours without the simulated probability: `engage review` or `status ID` has it",
    "Couleurs sans la probabilité simulée\u00a0: `engage review` ou `status ID` la donnent",
)


def _may_be_unlikely(row: PromiseRow) -> bool:
    """Whether a simulation could worsen the colour."""
    return row.status in {"green", "orange", "unknown"} and row.safe_date is not None
