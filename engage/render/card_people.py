"""The parts of a promise's card about people: who owes what, who said what, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from engage.health.words import day
from engage.model.text import Text
from engage.render.layout import Column, cut, listing, wrap
from engage.render.shades import NOTHING, day_of, slack_of
from engage.render.theme import Theme, escaped
from engage.usecase.card import Card, Said

_PROFILE = {
    "executive": Text("executive", "direction"),
    "operational": Text("operational", "opérationnel"),
    "buyer": Text("buyer", "achats"),
}


@dataclass(frozen=True, slots=True)
class CardPeople:
    """Writes these sections, each only where it has something to say."""

    today: date
    theme: Theme

    def awaited(self, card: Card) -> Iterator[str]:
        """What the client has still to give, and since when the work waits for it."""
        if not card.awaited and not card.paused_since:
            return
        since = ""
        if card.paused_since:
            on = day(card.paused_since, self.today)
            since = self._say(f", work stopped since {on.en}", f", travail arrêté depuis le {on.fr}")
        yield self._title("Waiting on the client", "En attente du client") + since
        rows = [
            (
                self._day(need.by),
                slack_of(-need.late_days, self.theme.lang) if need.late_days else "",
                escaped(need.what) + (f" ({escaped(need.who_name)})" if need.who_name else ""),
            )
            for need in card.awaited
        ]
        yield from listing(rows, (Column("right"), Column("right")), self.theme)

    def said(self, card: Card) -> Iterator[str]:
        """The last entry of the journal and the last message."""
        if card.journal:
            yield cut(self._title("Last entry", "Dernière note") + self._who(card.journal), self.theme.width)
            yield from self._quote(card.journal.text)
        if card.message:
            sent = {"in": Text(", from", ", de"), "out": Text(", to", ", à")}.get(
                card.message.direction or ""
            )
            who = self._who(card.message, self.theme.say(sent) if sent else ",")
            yield cut(self._title("Last message", "Dernier message") + who, self.theme.width)
            yield from self._quote(card.message.text)

    def _who(self, said: Said, link: str = ",") -> str:
        name = f"{link} {escaped(said.who_name)}" if said.who_name else ""
        return f", {self._day(said.on)}{name}"

    def _quote(self, words: str) -> Iterable[str]:
        room = self.theme.width - 2
        return (f"  {shown}" for part in words.splitlines() for shown in wrap(escaped(part), room, 4))

    def actions(self, card: Card) -> Iterator[str]:
        """What people still have to do, overdue first."""
        if not card.actions:
            return
        yield self._title("Open actions", "Actions ouvertes")
        rows = [
            (
                self._day(action.due),
                slack_of(-(action.late_days or 0), self.theme.lang) if action.overdue else "",
                escaped(action.who_name or NOTHING),
                escaped(action.what),
            )
            for action in card.actions
        ]
        yield from listing(rows, (Column("right"), Column("right"), Column(most=20)), self.theme)

    def contacts(self, card: Card) -> Iterator[str]:
        """Whom to ask on the client's side."""
        if not card.contacts:
            return
        yield self._title("Contacts", "Interlocuteurs")
        rows = [
            (
                escaped(contact.name),
                self.theme.say(_PROFILE[contact.profile]) if contact.profile else "",
                escaped(contact.email or ""),
            )
            for contact in card.contacts
        ]
        yield from listing(rows, (Column(most=30), Column()), self.theme)

    def _say(self, en: str, fr: str) -> str:
        return self.theme.say(Text(en, fr))

    def _title(self, en: str, fr: str) -> str:
        return self.theme.paint(self._say(en, fr), "bold")

    def _day(self, on: date | None) -> str:
        return day_of(on, self.today, self.theme.lang)
