"""The lists of a review: watermelons, silent promises, waiting on the client, messages to prepare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engage.health.words import day, working_days
from engage.model.text import Text
from engage.render.layout import Column, listing, wrap
from engage.render.shades import WORD, day_of, slack_of
from engage.render.theme import Theme, escaped
from engage.usecase.review import ReviewView
from engage.usecase.review_lists import Waiting, Watermelon

Row = tuple[str, str, str]
_ID = Column(most=20)
_MOST_LISTED = 15


def sections(view: ReviewView, theme: Theme) -> Iterator[Iterable[str]]:
    """Each only where it has something to say; a message that the agenda names is not named again."""
    on_agenda = {item.commitment for item in view.agenda.items if item.tell_client}
    for title, rows in lists(view, theme):
        left = [row for row in rows if title is not _TO_TELL or row[1] not in on_agenda]
        yield _section(title, [tuple(map(escaped, row)) for row in left], theme)


def lists(view: ReviewView, theme: Theme) -> Iterator[tuple[Text, list[Row]]]:
    """Each list with its title: a day or a number of days, a promise, words; texts of files as they are."""
    yield _WATERMELONS, [_watermelon(each, view, theme) for each in view.watermelons]
    silent = [(slack_of(-s.days, theme.lang), s.commitment, s.owner_name or "") for s in view.silent]
    yield _SILENT, silent
    yield _WAITING, [_waiting(each, view, theme) for each in view.waiting]
    colon = "\u00a0: " if theme.lang == "fr" else ": "
    yield (
        _TO_TELL,
        [("", each.commitment, f"{each.client_name}{colon}{theme.say(each.why)}") for each in view.messages],
    )


_WATERMELONS = Text("Watermelons: green outside, not inside", "Pastèques\u00a0: vertes dehors, pas dedans")
_SILENT = Text("Silent: nothing recorded for too long", "Muets\u00a0: rien de consigné depuis trop longtemps")
_WAITING = Text("Waiting on the client", "En attente du client")
_TO_TELL = Text(
    "To tell clients too (`engage tell ID` drafts it)",
    "À dire aussi aux clients (`engage tell ID` le rédige)",
)


def _section(title: Text, rows: list[tuple[str, ...]], theme: Theme) -> Iterator[str]:
    if not rows:
        return
    count = f", {len(rows)}" if len(rows) > 1 else ""
    yield from (theme.paint(told, "bold") for told in wrap(theme.say(title) + count, theme.width))
    yield from listing(rows[:_MOST_LISTED], (Column("right"), _ID), theme)
    if len(rows) > _MOST_LISTED:
        more = len(rows) - _MOST_LISTED
        yield theme.say(Text(f"… and {more} more", f"… et {more} de plus"))


def _watermelon(each: Watermelon, view: ReviewView, theme: Theme) -> Row:
    by_en, by_fr = (f" by {each.by}", f" par {each.by}") if each.by else ("", "")
    until = day(each.until, view.as_of) if each.until else None
    until_en, until_fr = (f" until {until.en}", f" jusqu’au {until.fr}") if until else ("", "")
    words = Text(
        f"{WORD[each.declared].en}{by_en}{until_en}, computed {WORD[each.computed].en}: {each.why.en}",
        f"{WORD[each.declared].fr}{by_fr}{until_fr}, calculé {WORD[each.computed].fr}\u00a0: {each.why.fr}",
    )
    return "", each.commitment, theme.say(words)


def _waiting(each: Waiting, view: ReviewView, theme: Theme) -> Row:
    lost = working_days(each.days)
    if each.stopped:
        cause = f": {each.what}" if each.what else ""
        cause_fr = f"\u00a0: {each.what}" if each.what else ""
        words = Text(f"stopped, {lost.en} lost{cause}", f"arrêté, {lost.fr} perdus{cause_fr}")
    else:
        who = f" ({each.who_name})" if each.who_name else ""
        words = Text(f"{each.what}{who}, {lost.en} late", f"{each.what}{who}, {lost.fr} de retard")
    return day_of(each.since, view.as_of, theme.lang), each.commitment, theme.say(words)
