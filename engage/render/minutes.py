"""The minutes of a review: what was taken, then the review itself, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage.model.text import Text
from engage.render.review_markdown import markdown, plain
from engage.render.theme import Theme
from engage.usecase.record_review import Taken, TakenAction, TakenDecision
from engage.usecase.review import ReviewView


def minutes(view: ReviewView, taken: Sequence[Taken], theme: Theme) -> str:
    """Decisions and actions first: they are what is looked up later."""
    head, _, rest = markdown(view, theme).partition("\n\n## ")
    decided = [each for each in taken if isinstance(each, TakenDecision)]
    actions = [each for each in taken if isinstance(each, TakenAction)]
    parts = [head, "\n".join(_decisions(decided, theme)), "\n".join(_actions(actions, theme))]
    return "\n\n".join(part for part in parts if part).rstrip() + (f"\n\n## {rest}" if rest else "\n")


def _decisions(decided: Sequence[TakenDecision], theme: Theme) -> Iterator[str]:
    if decided:
        yield theme.say(Text("## Decided", "## Décidé"))
        yield ""
    yield from (f"- **{plain(each.commitment)}** {plain(each.what)}" for each in decided)


def _actions(actions: Sequence[TakenAction], theme: Theme) -> Iterator[str]:
    if actions:
        yield theme.say(Text("## New actions", "## Nouvelles actions"))
        yield ""
    for each in actions:
        due = f", {each.due.isoformat()}" if each.due else ""
        yield f"- [ ] **{plain(each.commitment)}** {plain(each.what)} – {plain(each.who)}{due}"
