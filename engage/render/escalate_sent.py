"""What became of the messages that were sent, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from engage.health.words import plural
from engage.model.text import Lang, Text
from engage.render.layout import wrap
from engage.render.theme import Theme, escaped
from engage.usecase.alert_views import SentMessage


def text(sent: Iterable[SentMessage], theme: Theme) -> str:
    """A line a message; the answer first."""
    found = tuple(sent)
    return (
        "\n".join([*_answer(found, theme), *(line for each in found for line in _line(each, theme))]) + "\n"
    )


def _answer(sent: tuple[SentMessage, ...], theme: Theme) -> Iterator[str]:
    failed = sum(not each.sent for each in sent)
    if not sent:
        said = Text("Nobody is to be told of anything now", "Personne n’est à prévenir pour l’instant")
    else:
        done = plural(len(sent) - failed, Text("message sent", "message envoyé"),
                      Text("messages sent", "messages envoyés"))  # fmt: skip
        en, fr = (f"; {failed} failed", f"\u202f; {failed} en échec") if failed else ("", "")
        said = Text(f"{done.en}{en}", f"{done.fr}{fr}")
    yield theme.paint(theme.say(said), "bold")


def _line(each: SentMessage, theme: Theme) -> Iterator[str]:
    alerts = plural(len(each.keys), Text("alert", "alerte"), Text("alerts", "alertes"))
    by = f" ({each.channel})" if each.channel else ""
    if each.sent:
        said = Text(f"{each.name}{by}: {alerts.en}", f"{each.name}{by}\u00a0: {alerts.fr}")
    else:
        why = each.reason or Text("", "")
        said = Text(f"{each.name}{by}: failed, {why.en}", f"{each.name}{by}\u00a0: échec, {why.fr}")
    yield from wrap(escaped(theme.say(said)), theme.width)


def entries(sent: Iterable[SentMessage], lang: Lang) -> list[dict[str, Any]]:
    """The messages, for the JSON document."""
    return [
        {
            "to": each.to,
            "channel": each.channel,
            "keys": list(each.keys),
            "sent": each.sent,
            "again": each.again,
            "unsure": each.unsure,
            "reason": each.reason.to(lang) if each.reason else None,
        }
        for each in sent
    ]
