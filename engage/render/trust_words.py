"""Sentences about trust."""

from __future__ import annotations

from datetime import date

from engage.health.words import day, plural, share, working_days
from engage.learn.trust import EventKind, TrustEvent
from engage.model.text import Text
from engage.usecase.trust import Sign, TrustRow, TrustView

KINDS: dict[EventKind, Text] = {
    "kept": Text("kept", "tenu"),
    "claimed": Text("claimed, not proved yet", "déclaré, pas encore prouvé"),
    "sla_kept": Text("SLA period kept", "période de SLA tenue"),
    "pleased": Text("client pleased", "client satisfait"),
    "broken": Text("broken, not told before", "rompu, sans prévenir"),
    "broken_told": Text("broken, told before", "rompu, client prévenu"),
    "late": Text("late, not told before", "en retard, sans prévenir"),
    "late_told": Text("late, told before", "en retard, client prévenu"),
    "partial": Text("not in full", "incomplet"),
    "moved": Text("date moved by us, told in time", "date reportée par nous, dit à temps"),
    "moved_late": Text("date moved by us, told late", "date reportée par nous, dit tard"),
    "sla_missed": Text("SLA period missed", "période de SLA manquée"),
    "displeased": Text("client not satisfied", "client insatisfait"),
}


def points(value: float) -> Text:
    """`0.72`, « 0,72 »."""
    return Text(f"{value:.2f}", f"{value:.2f}".replace(".", ","))


def trend_sign(row: TrustRow) -> str:
    """An arrow: up, down, or level."""
    return "↘" if row.trend <= -0.03 else "↗" if row.trend >= 0.03 else "→"


def summary(view: TrustView) -> Text:
    """Who should be seen first."""
    warned = [row for row in view.rows if row.signs]
    if not view.rows:
        return Text("No client yet.", "Aucun client pour l’instant.")
    if not warned:
        return Text("No client shows a warning sign.", "Aucun client ne montre de signe d’alerte.")
    names = ", ".join(row.name for row in warned[:3])
    more = len(warned) - 3
    en = f"{names} and {more} more" if more > 0 else names
    fr = f"{names} et {more} de plus" if more > 0 else names
    count = plural(
        len(warned), Text("client shows", "client montre"), Text("clients show", "clients montrent")
    )
    return Text(f"{count.en} warning signs: {en}.", f"{count.fr} des signes d’alerte\u00a0: {fr}.")


def sign_words(sign: Sign, today: date) -> Text:
    """What a warning sign says."""
    on = day(sign.on, today)
    if sign.kind == "falling":
        by = points(-sign.value)
        return Text(f"balance fell by {by.en} since {on.en}", f"solde en baisse de {by.fr} depuis le {on.fr}")
    if sign.kind == "unanswered":
        waited = working_days(int(sign.value))
        return Text(
            f"{sign.commitment}: message of {on.en} unanswered for {waited.en}",
            f"{sign.commitment}\u00a0: message du {on.fr} sans réponse depuis {waited.fr}",
        )
    if sign.kind == "gap":
        return Text(
            f"{sign.commitment}: not kept in the client's eyes ({on.en}), kept in ours",
            f"{sign.commitment}\u00a0: non tenu pour le client ({on.fr}), tenu pour nous",
        )
    if sign.kind == "detractor":
        score = int(sign.value)
        return Text(
            f"{sign.commitment}: recommends us {score} out of 10 ({on.en})",
            f"{sign.commitment}\u00a0: nous recommande à {score} sur 10 ({on.fr})",
        )
    left = share(sign.value)
    return Text(
        f"promised in the last year: {left.en} of the year before",
        f"promis sur un an\u00a0: {left.fr} de l’année précédente",
    )


def counts(row: TrustRow) -> Text:
    """`7 events: 5 for us, 2 against`."""
    events = plural(len(row.events), Text("event", "événement"), Text("events", "événements"))
    against = len(row.events) - row.good
    return Text(
        f"{events.en}: {row.good} for us, {against} against",
        f"{events.fr}\u00a0: {row.good} pour, {against} contre",
    )


def event_words(event: TrustEvent, today: date) -> Text:
    """What an event was, and what a recovery took back of it."""
    kind = KINDS[event.kind]
    if event.recovered and event.recovered <= today:
        on = day(event.recovered, today)
        return Text(f"{kind.en}; recovery closed on {on.en}", f"{kind.fr}\u202f; reprise close le {on.fr}")
    return kind


SAID: dict[str, Text] = {
    "proved": Text(
        "what we call kept is accepted and proved", "ce que nous disons tenu est accepté et prouvé"
    ),
    "client_agrees": Text("the client agrees that it was kept", "le client juge aussi que c’est tenu"),
    "told_before": Text("late, and told before the date", "en retard, et dit avant la date"),
    "moved_in_time": Text("date moved, client told before it", "date reportée, client prévenu avant"),
    "heard_from_us": Text("slips we noticed before the client", "dérives vues par nous avant le client"),
}
