"""Alerts as text: who gets what now and why, then what waits and what was told before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from engage.health.escalation.state import Pause
from engage.health.words import day, plural
from engage.model.text import Text
from engage.render.alert_lines import digest_lines
from engage.render.alert_words import moment_words, names, role_words
from engage.render.layout import Column, listing, wrap
from engage.render.theme import Theme, escaped
from engage.usecase.alert_views import AlertRow, Digest, EscalateView, State

_STANDING: dict[State, Text] = {
    "sent": Text("Told, not acknowledged", "Envoyées, sans accusé de réception"),
    "acknowledged": Text("Acknowledged", "Reçues"),
    "silenced": Text("Silenced", "Mises en sourdine"),
    "resolved": Text("Over", "Levées"),
}


def text(view: EscalateView, theme: Theme) -> str:
    """What a run would send, in the columns of the theme."""
    sections: list[Iterable[str]] = [_opening(view, theme)]
    sections += [_digest(digest, view.as_of, theme) for digest in view.digests]
    sections.append(_held(view, theme))
    sections += [_standing(state, words, view, theme) for state, words in _STANDING.items()]
    sections += [_unheard(view, theme), _hint(view, theme)]
    return "\n\n".join("\n".join(found) for section in sections if (found := list(section))) + "\n"


def answer(view: EscalateView) -> Text:
    """`5 alerts are due, in 2 messages; 1 waits for Monday …`."""
    due = len({row.key for digest in view.digests for row in digest.rows})
    held = [row for row in view.rows if row.state == "due" and not _goes_now(row)]
    if not due and not held:
        return Text("Nobody is to be told of anything now", "Personne n’est à prévenir pour l’instant")
    alerts = plural(due, Text("alert", "alerte"), Text("alerts", "alertes"))
    to = plural(len(view.digests), Text("message", "message"), Text("messages", "messages"))
    en, fr = f"{alerts.en} to send, in {to.en}", f"{alerts.fr} à envoyer, en {to.fr}"
    if not due:
        en, fr = "Nothing to send now", "Rien à envoyer pour l’instant"
    if held:
        waiting = plural(len(held), Text("waits", "attend"), Text("wait", "attendent"))
        en, fr = f"{en}; {waiting.en} for working hours", f"{fr}\u202f; {waiting.fr} les heures ouvrées"
    return Text(en, fr)


def _goes_now(row: AlertRow) -> bool:
    return any(each.held_until is None for each in row.sending) or not row.sending


def _opening(view: EscalateView, theme: Theme) -> Iterator[str]:
    for shown in wrap(theme.say(answer(view)), theme.width):
        yield theme.paint(shown, "bold")
    at = moment_words(view.moment)
    when = Text(f"As of {at.en}; nothing is sent", f"Le {at.fr}\u202f; rien n’est envoyé")
    for shown in wrap(theme.say(when), theme.width):
        yield theme.paint(shown, "dim")


def _digest(digest: Digest, today: date, theme: Theme) -> Iterator[str]:
    person = digest.recipient
    role = role_words(person.role)
    where = f" <{person.email}>" if person.email else ""
    to = Text(f"To {person.name}{where}, {role.en}", f"À {person.name}{where}, {role.fr}")
    for shown in wrap(escaped(theme.say(to)), theme.width):
        yield theme.paint(shown, "bold")
    if digest.again:
        again = Text(
            "An earlier run was cut off: this may have arrived before.",
            "Un envoi antérieur a été coupé\u00a0: ceci est peut-être déjà arrivé.",
        )
        yield from wrap(theme.say(again), theme.width)
    for lines in digest_lines(digest, today, theme):
        yield from lines


def _held(view: EscalateView, theme: Theme) -> Iterator[str]:
    rows = []
    for row in view.rows:
        for each in row.sending:
            if each.held_until:
                at = moment_words(each.held_until)
                on = Text(f"{row.rule}, {at.en}", f"{row.rule}, {at.fr}")
                rows.append((escaped(row.commitment), escaped(each.recipient.name), escaped(theme.say(on))))
    if rows:
        yield theme.paint(theme.say(Text("Waits for working hours", "Attendent les heures ouvrées")), "bold")
        yield from listing(rows, (Column(most=20), Column(most=24)), theme)


def _standing(state: State, words: Text, view: EscalateView, theme: Theme) -> Iterator[str]:
    found = [row for row in view.rows if row.state == state and not (state == "resolved" and row.sending)]
    if not found:
        return
    yield theme.paint(theme.say(words), "bold")
    rows = [
        (row.key, escaped(row.commitment), escaped(row.rule), escaped(theme.say(_where(row, view.as_of))))
        for row in found
    ]
    yield from listing(rows, (Column(), Column(most=20), Column(most=20)), theme, most=4)


def _where(row: AlertRow, today: date) -> Text:
    """Who was told and since when, or who muted it and why."""
    if row.inhibited_by:
        return Text(f"by the higher alert {row.inhibited_by}", f"par l’alerte supérieure {row.inhibited_by}")
    if row.silenced:
        return _pause(row.silenced, today)
    if row.state == "acknowledged" and row.acknowledged:
        return _pause(row.acknowledged, today)
    since = day(row.since, today) if row.since else Text("", "")
    told = names(row.to)
    if row.state == "resolved":
        return (
            Text(f"told {told}", f"dit à {told}")
            if told
            else Text("nobody was told", "personne n’en fut informé")
        )
    return Text(f"{told}, since {since.en}", f"{told}, depuis le {since.fr}")


def _pause(pause: Pause, today: date) -> Text:
    whom = pause.for_ or pause.by or ""
    by = f" ({pause.by})" if pause.for_ and pause.by else ""
    via = f", {pause.via}" if pause.via else ""
    on = day(pause.at.date(), today)
    en, fr = f"{whom}{by}{via}, {on.en}".lstrip(", "), f"{whom}{by}{via}, le {on.fr}".lstrip(", ")
    if pause.until:
        until = day(pause.until.date(), today)
        en, fr = f"{en}, until {until.en}", f"{fr}, jusqu’au {until.fr}"
    if pause.reason:
        en, fr = f"{en}: {pause.reason}", f"{fr}\u00a0: {pause.reason}"
    return Text(en, fr)


def _unheard(view: EscalateView, theme: Theme) -> Iterator[str]:
    if not view.unheard:
        return
    rules = sorted({rule for rule, _ in view.unheard})
    said = Text(
        f"Fired, but reaches nobody: {', '.join(rules)}; `engage escalate test` says why",
        f"Déclenchées, mais n’atteignent personne\u00a0: {', '.join(rules)}\u202f; "
        "`engage escalate test` dit pourquoi",
    )
    for shown in wrap(escaped(theme.say(said)), theme.width):
        yield theme.paint(shown, "orange")


def _hint(view: EscalateView, theme: Theme) -> Iterator[str]:
    if view.digests:
        said = Text(
            "Send: `engage escalate --send`. Acknowledge: `engage escalate ack KEY`.",
            "Envoyer\u00a0: `engage escalate --send`. Accuser réception\u00a0: `engage escalate ack CLÉ`.",
        )
        yield from wrap(theme.say(said), theme.width)
