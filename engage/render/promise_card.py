"""One promise in full, for the person who asks where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engage.health.words import day, plural
from engage.model.text import Text
from engage.render.card_people import CardPeople
from engage.render.layout import Column, cells, listing, wrap
from engage.render.promise_words import declared_words, history_words, outcome_words
from engage.render.shades import (
    IMPORTANCE,
    LIFECYCLE,
    SYMBOL,
    badge,
    day_of,
    long_day,
    money_of,
    share_of,
    slack_of,
    tinted,
)
from engage.render.theme import Theme, escaped
from engage.usecase.card import Card, Reached
from engage.usecase.promise_row import BufferShown, NextMilestone, PromiseRow

_LABELS = {
    "promised": Text("Promised", "Promis"),
    "safe": Text("Safe date", "Date sûre"),
    "chance": Text("On time", "À l’heure"),
    "buffer": Text("Buffer", "Tampon"),
    "stake": Text("At stake", "En jeu"),
    "declared": Text("By hand", "À la main"),
}


@dataclass(frozen=True, slots=True)
class PromiseCard:
    """Writes the card in sections, each only where it has something to say."""

    today: date
    theme: Theme

    def lines(self, row: PromiseRow, card: Card, *, date_unread: bool = False) -> Iterator[str]:
        """The whole card; `date_unread`: the file gives a promised day that cannot be read."""
        people = CardPeople(self.today, self.theme)
        sections = (
            self._heading(row, card),
            self._figures(row, date_unread=date_unread),
            self._why(row),
            self._gates(card),
            people.awaited(card),
            people.said(card),
            people.actions(card),
            people.contacts(card),
            self._notes(card),
        )
        for place, section in enumerate(found for lines in sections if (found := list(lines))):
            yield from [""] if place else []
            yield from section

    def _say(self, en: str, fr: str) -> str:
        return self.theme.say(Text(en, fr))

    def _title(self, en: str, fr: str) -> str:
        return self.theme.paint(self._say(en, fr), "bold")

    def _day(self, on: date | None) -> str:
        return day_of(on, self.today, self.theme.lang)

    def _long(self, on: date) -> str:
        return self.theme.say(long_day(on))

    def _heading(self, row: PromiseRow, card: Card) -> Iterator[str]:
        life = self.theme.say(LIFECYCLE[row.lifecycle])
        left = f"{badge(row.status, self.theme) if row.status else life.upper()}  {escaped(row.id)}  "
        first, *others = wrap(escaped(row.title), max(12, self.theme.width - cells(left)))
        yield left + self.theme.paint(first, "bold")
        yield from (" " * cells(left) + self.theme.paint(part, "bold") for part in others)
        parts = [
            row.client_name,
            self.theme.say(LIFECYCLE[row.lifecycle]),
            self.theme.say(IMPORTANCE[row.importance]),
        ]
        parts += [row.owner_name] if row.owner_name else []
        parts += [f"{name}\u00a0{value}" for name, value in card.refs]
        for shown in wrap(escaped(" · ".join(parts)), self.theme.width):
            yield self.theme.paint(shown, "dim")

    def _figures(self, row: PromiseRow, *, date_unread: bool) -> Iterator[str]:
        lang = self.theme.lang
        rows = []
        if row.promised:
            rows.append(("promised", f"{self._long(row.promised)}{self._outcome(row)}"))
        elif date_unread:
            rows.append(("promised", self._say("not known, see below", "inconnu, voir plus bas")))
        if row.safe_date:
            slack = f" ({slack_of(row.slack_days, lang)})" if row.slack_days is not None else ""
            rows.append(("safe", f"{self._long(row.safe_date)}{slack}"))
        if row.on_time is not None:
            rows.append(("chance", self._chance(row.on_time)))
        if row.buffer:
            rows.append(("buffer", self._buffer(row.buffer, row.progress)))
        if row.exposure and row.exposure.amount:
            rows.append(("stake", money_of(row.exposure, lang)))
        if declared := declared_words(row, self.today):
            rows.append(("declared", escaped(self.theme.say(declared))))
        shown = [(self.theme.say(_LABELS[key]), value) for key, value in rows]
        yield from listing(shown, (Column(),), self.theme)

    def _outcome(self, row: PromiseRow) -> str:
        outcome = outcome_words(row, self.today)
        return f" · {self.theme.say(outcome)}" if outcome else ""

    def _chance(self, on_time: float) -> str:
        likely = share_of(on_time, self.theme.lang)
        return self._say(f"{likely} of simulated futures", f"{likely} des futurs simulés")

    def _buffer(self, buffer: BufferShown, progress: float | None) -> str:
        whole = plural(round(buffer.days), Text("day", "jour"), Text("days", "jours"))
        if buffer.consumed is None:
            return self.theme.say(whole)
        used, done = (share_of(value, self.theme.lang) for value in (buffer.consumed, progress))
        return self._say(
            f"{used} used at {done} of the work, of {whole.en}",
            f"consommé à {used} pour {done} du travail, sur {whole.fr}",
        )

    def _why(self, row: PromiseRow) -> Iterator[str]:
        if not row.reasons:
            return
        history = history_words(row, self.today)
        was = f" ({self.theme.say(history)})" if history else ""
        yield self._title("Why", "Pourquoi") + was
        rows = [
            (
                tinted(SYMBOL[reason.colour], reason.colour, self.theme),
                escaped(self.theme.say(reason.message)),
            )
            for reason in row.reasons
        ]
        yield from listing(rows, (Column(),), self.theme)

    def _gates(self, card: Card) -> Iterator[str]:
        total = len(card.gates) + len(card.reached)
        if not total:
            return
        yield self._title(
            f"Milestones, {len(card.reached)} of {total} reached",
            f"Jalons, {len(card.reached)} sur {total} {'franchi' if len(card.reached) < 2 else 'franchis'}",
        )
        rows = [
            (self._day(gate.done), "✓", escaped(gate.title) + self._signed(gate))
            for gate in card.reached[-1:]
        ]
        rows += [(self._day(gate.finish or gate.due), " ", self._gate(gate)) for gate in card.gates]
        yield from listing(rows, (Column("right"), Column()), self.theme)

    def _signed(self, gate: Reached) -> str:
        if gate.refused:
            on = day(gate.refused, self.today)
            return self._say(f", refused by the client on {on.en}", f", refusé par le client le {on.fr}")
        if gate.accepted is None:
            return self._say(", claimed, not accepted yet", ", déclaré, pas encore accepté")
        on = day(gate.accepted, self.today)
        return self._say(f", accepted on {on.en}", f", accepté le {on.fr}")

    def _gate(self, gate: NextMilestone) -> str:
        due = ""
        if gate.due and gate.due != gate.finish:
            told = day(gate.due, self.today)
            due = self._say(f" (due {told.en})", f" (promis le {told.fr})")
        return escaped(gate.title) + due

    def _notes(self, card: Card) -> Iterator[str]:
        if card.notes:
            yield self._title("To know about these dates", "À savoir sur ces dates")
        for note in card.notes:
            yield from wrap(escaped(self.theme.say(note)), self.theme.width)
