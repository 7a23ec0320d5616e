"""Colours as a symbol and a word, so that no status is told by colour alone; figures as people read them."""

from __future__ import annotations

from datetime import date

from engage.health.reason import Shade
from engage.health.words import day, share
from engage.model.commitment import Importance, Status
from engage.model.days import MONTHS_EN, MONTHS_FR
from engage.model.quantity import Money
from engage.model.text import Lang, Text
from engage.plan.figures import money as in_words
from engage.render.theme import Style, Theme
from engage.usecase.promise_row import PromiseRow

SYMBOL: dict[Shade, str] = {"red": "■", "orange": "▲", "green": "●", "unknown": "○"}
WORD: dict[Shade, Text] = {
    "red": Text("red", "rouge"),
    "orange": Text("orange", "orange"),
    "green": Text("green", "vert"),
    "unknown": Text("unknown", "inconnu"),
}
_STYLE: dict[Shade, Style] = {"red": "red", "orange": "orange", "green": "green", "unknown": "dim"}

_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS_FR = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
LIFECYCLE: dict[Status, Text] = {
    "draft": Text("draft", "brouillon"),
    "proposed": Text("proposed", "proposé"),
    "active": Text("active", "en cours"),
    "suspended": Text("suspended", "suspendu"),
    "delivered": Text("delivered", "livré"),
    "accepted": Text("accepted", "accepté"),
    "broken": Text("broken", "rompu"),
    "lost": Text("lost", "perdu"),
    "cancelled": Text("cancelled", "annulé"),
}
IMPORTANCE: dict[Importance, Text] = {
    "strategic": Text("strategic", "stratégique"),
    "major": Text("major", "majeur"),
    "standard": Text("standard", "standard"),
}
NOTHING = "–"


def long_day(on: date) -> Text:
    """`Friday 20 November 2026`."""
    first = "1er" if on.day == 1 else str(on.day)
    return Text(
        f"{_DAYS_EN[on.weekday()]} {on.day} {MONTHS_EN[on.month - 1]} {on.year}",
        f"{_DAYS_FR[on.weekday()]} {first} {MONTHS_FR[on.month - 1]} {on.year}",
    )


def badge(shade: Shade | None, theme: Theme) -> str:
    """`■ RED`, painted where colour is wanted."""
    if shade is None:
        return NOTHING
    return theme.paint(f"{SYMBOL[shade]} {theme.say(WORD[shade]).upper()}", _STYLE[shade], "bold")


def tinted(text: str, shade: Shade, theme: Theme) -> str:
    """The text in the colour of a status."""
    return theme.paint(text, _STYLE[shade])


def day_of(on: date | None, today: date, lang: Lang) -> str:
    """`26 Feb`, or `30 Jun 28`, for a column; a dash where there is no date."""
    return day(on, today, short=True).to(lang) if on else NOTHING


def share_of(value: float | None, lang: Lang) -> str:
    """`82%`; a dash where it is not known."""
    return NOTHING if value is None else share(value).to(lang)


def slack_of(days: int | None, lang: Lang) -> str:
    """`+3 d`, `−15 d`: working days to spare or missing."""
    if days is None:
        return NOTHING
    sign = "−" if days < 0 else "+" if days else "±"
    return f"{sign}{abs(days)}\u202f{'j' if lang == 'fr' else 'd'}"


def stake_of(row: PromiseRow, lang: Lang) -> str:
    """The money at stake; a dash where none is, or where it is not known."""
    return money_of(row.exposure, lang) if row.exposure and row.exposure.amount else NOTHING


def money_of(money: Money, lang: Lang) -> str:
    """`46,500 EUR`; cents only where there are any."""
    return in_words(money).to(lang)
