"""`engage diff` as Markdown, for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from engage.model.text import Text
from engage.plan.figures import number
from engage.render.assess_markdown import table
from engage.render.assess_rows import pushed_chances, pushed_dates, pushed_note
from engage.render.diff_words import CHANGE, answer, basis, dates, judged, lost, not_compared, odds, safe
from engage.render.review_markdown import plain
from engage.render.running_words import VERDICT
from engage.render.theme import Theme
from engage.usecase.diff_types import DiffRow, DiffView

_SYMBOL = {"promise": "●", "renegotiate": "▲", "refuse": "■"}


def markdown(view: DiffView, theme: Theme) -> str:
    """The same content as the text, in tables; the same promises give the same comment."""
    say = theme.say
    parts = [f"### {_SYMBOL[view.verdict]} {plain(say(answer(view)))}"]
    if view.rows:
        heads = [Text("Change", "Changement"), Text("Promise", "Engagement"), Text("Due", "Promis")]
        heads += [Text("On time", "À temps"), Text("Safe from", "Sûr dès"), Text("Verdict", "Verdict")]
        parts.append(table([say(head) for head in heads], (_cells(row, view, theme) for row in view.rows)))
    if view.endangers:
        level = number(view.confidence * 100, theme.lang, 0)
        heads_ = (say(Text("Endangers", "Met en danger")), f"P{level}", say(Text("On time", "À temps")))
        parts.append(table(heads_, _endangered(view, theme)))
        notes = [note for each in view.endangers if (note := pushed_note(each, view.as_of))]
        parts += ["\n".join(f"- {plain(say(note))}" for note in notes)] if notes else []
    left = not_compared(view)
    if left is not None:
        parts.append(plain(say(left)))
    parts.append(f"*{plain(say(basis(view)))}*")
    return "\n\n".join(parts) + "\n"


def _cells(row: DiffRow, view: DiffView, theme: Theme) -> Iterator[str]:
    say, lang = theme.say, theme.lang
    said = [judged(row, view), *map(lost, row.weakened)]
    notes = "".join(f"<br>{plain(say(note))}" for note in said if note is not None)
    yield say(CHANGE[row.change])
    yield f"**{plain(row.id)}** {plain(row.title)}{notes}"
    yield dates(row, view, lang)
    yield plain(odds(row, lang))
    yield safe(row, view, lang)
    yield "–" if row.found is None else f"{_SYMBOL[row.found.verdict]} {say(VERDICT[row.found.verdict])}"


def _endangered(view: DiffView, theme: Theme) -> Iterator[list[str]]:
    for each in view.endangers:
        by = ", ".join(map(view.name, each.by))
        yield [
            f"**{plain(each.id)}** {plain(each.title)}" + (f" ({plain(by)})" if by else ""),
            pushed_dates(each, view.as_of, theme.lang),
            plain(pushed_chances(each, theme.lang)),
        ]
