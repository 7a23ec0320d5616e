"""One alert in a few lines: what, why, and for a decision the money, the options and what was tried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.model.text import Text
from engage.render.alert_words import chance, heading, then_words
from engage.render.layout import Column, cells, cut, line, widths, wrap
from engage.render.shades import NOTHING, SYMBOL, day_of, long_day, money_of, tinted
from engage.render.theme import Theme, escaped
from engage.usecase.alert_views import AlertRow, Digest, Recipient
from engage.usecase.briefing import Briefing, Tried

_INDENT = "  "


def digest_lines(digest: Digest, today: date, theme: Theme) -> Iterator[tuple[str, ...]]:
    """What one person is told, promise by promise: its alerts, then once what a decision needs."""
    groups: dict[str, list[AlertRow]] = {}
    for row in digest.rows:
        groups.setdefault(row.commitment, []).append(row)
    for rows in groups.values():
        yield tuple(_promise(rows, digest.recipient, today, theme))


def _promise(rows: list[AlertRow], reader: Recipient, today: date, theme: Theme) -> Iterator[str]:
    first = rows[0]
    id_ = escaped(first.commitment)
    room = theme.width - cells(id_) - 4
    symbol = tinted(SYMBOL[first.severity], first.severity, theme)
    yield f"{symbol} {theme.paint(id_, 'bold')}  {cut(escaped(first.title), room)}"
    for row in rows:
        yield from _indented(escaped(theme.say(row.why)), theme)
        yield from _indented(escaped(theme.say(heading(row))) + f" · {row.key}", theme, "dim")
        if row.failed:
            why = Text(f"Last try failed: {row.failed}", f"Dernier envoi échoué\u00a0: {row.failed}")
            yield from _indented(escaped(theme.say(why)), theme, "orange")
    briefed = next((row for row in rows if row.briefing and _told_as(row, reader) != "owner"), None)
    if briefed and briefed.briefing:
        wanted = any(row.level == "alert" for row in rows)
        said = any(row.subject == "exposure" for row in rows)
        yield from _briefing(briefed.briefing, today, theme, wanted=wanted, said=said)
    following = next((row for row in rows if row.next and row.step != "resolved"), None)
    if following:
        yield from _indented(escaped(_capital(theme.say(then_words(following)))) + ".", theme)


def _told_as(row: AlertRow, reader: Recipient) -> str:
    return next((person.role for person in row.to if person.id == reader.id), "")


def _briefing(found: Briefing, today: date, theme: Theme, *, wanted: bool, said: bool) -> Iterator[str]:
    """`wanted`: a decision is; `said`: the money at stake was."""
    if found.stake and found.stake.amount and not said:
        stake = money_of(found.stake, theme.lang)
        yield from _indented(theme.say(Text(f"At stake: {stake}", f"En jeu\u00a0: {stake}")), theme)
    if wanted:
        by = long_day(found.decide_by)
        decision = Text(f"Decision wanted by {by.en}", f"Décision attendue le {by.fr} au plus tard")
        yield from _indented(theme.say(decision), theme, "bold")
    if found.options:
        head = Text(
            "Options, date that can be promised, chance of the date",
            "Options, date que l’on peut promettre, chance de tenir",
        )
        yield from _indented(theme.say(head) + theme.say(Text(":", "\u00a0:")), theme)
        rows = [
            (
                escaped(theme.say(option.change)),
                day_of(option.date, today, theme.lang) if option.date else NOTHING,
                theme.say(chance(option)),
            )
            for option in found.options
        ]
        columns = (Column(flex=1), Column("right"), Column("right"))
        sizes = widths(columns, rows, theme.width - 4)
        for shown in rows:
            first, *rest = wrap(shown[0], sizes[0])
            yield _INDENT * 2 + line((first, *shown[1:]), columns, sizes)
            yield from (_INDENT * 3 + more for more in rest)
    for tried in found.tried:
        yield from _indented(escaped(theme.say(_tried(tried, today))), theme)


def _tried(tried: Tried, today: date) -> Text:
    who = f" ({tried.who})" if tried.who else ""
    if tried.done:
        en, fr = (day_of(tried.done, today, lang) for lang in ("en", "fr"))
        return Text(f"Done {en}: {tried.what}{who}", f"Fait le {fr}\u00a0: {tried.what}{who}")
    if tried.due is None:
        return Text(f"Under way: {tried.what}{who}", f"En cours\u00a0: {tried.what}{who}")
    en, fr = (day_of(tried.due, today, lang) for lang in ("en", "fr"))
    return Text(f"Due {en}: {tried.what}{who}", f"Prévu le {fr}\u00a0: {tried.what}{who}")


def _indented(text: str, theme: Theme, *styles: str) -> Iterator[str]:
    for shown in wrap(text, theme.width - len(_INDENT)):
        yield _INDENT + theme.paint(shown, *styles)  # type: ignore[arg-type]  # styles of the theme


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
