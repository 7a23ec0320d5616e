"""Whether every rule reaches somebody, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engage.health.words import plural
from engage.model.text import Lang, Text
from engage.render.layout import Column, listing, wrap
from engage.render.theme import Theme, escaped
from engage.usecase.alert_reach import ReachView

_LEVEL = {"alert": Text("alert", "alerte"), "inform": Text("inform", "information")}


def text(view: ReachView, theme: Theme) -> str:
    """What is missing first, then the rules and whom they reach."""
    sections = (_answer(view, theme), _missing(view, theme), _rules(view, theme), _channels(view, theme))
    return "\n\n".join("\n".join(found) for section in sections if (found := list(section))) + "\n"


def _answer(view: ReachView, theme: Theme) -> Iterator[str]:
    count = len(view.rules)
    if view.missing:
        faults = plural(len(view.missing), Text("fault", "défaut"), Text("faults", "défauts"))
        said = Text(
            f"{faults.en}: some alerts reach nobody", f"{faults.fr}\u00a0: des alertes n’arrivent pas"
        )
    else:
        rules = plural(count, Text("rule", "règle"), Text("rules", "règles"))
        said = Text(f"{rules.en}, and each reaches somebody", f"{rules.fr}, chacune atteint quelqu’un")
    yield theme.paint(theme.say(said), "bold")
    if view.default:
        note = Text(
            "engage.yaml has no `escalation`: these are the rules that ship.",
            "engage.yaml n’a pas d’`escalation`\u00a0: voici les règles par défaut.",
        )
        yield from wrap(theme.say(note), theme.width)


def _missing(view: ReachView, theme: Theme) -> Iterator[str]:
    rows = [(escaped(each.rule or ""), escaped(theme.say(each.message))) for each in view.missing]
    yield from listing(rows, (Column(most=24),), theme, most=4)


def _rules(view: ReachView, theme: Theme) -> Iterator[str]:
    rows = []
    for rule in view.rules:
        people = ", ".join(rule.people) or "–"
        then = f" → {', '.join(rule.next)}" if rule.next else ""
        rows.append((escaped(rule.rule), theme.say(_LEVEL[rule.level]), escaped(people + then)))
    yield from listing(rows, (Column(most=20), Column(most=12)), theme, most=4)


def _channels(view: ReachView, theme: Theme) -> Iterator[str]:
    if view.channels:
        names = ", ".join(view.channels)
        yield from wrap(escaped(theme.say(Text(f"Sent by {names}.", f"Envoi par {names}."))), theme.width)


def document(view: ReachView, lang: Lang) -> dict[str, Any]:
    """The whole view as JSON."""
    return {
        "schema": "engage/escalate-test/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "rules": [
            {
                "name": rule.rule,
                "level": rule.level,
                "to": rule.role,
                "people": list(rule.people),
                "next": list(rule.next),
            }
            for rule in view.rules
        ],
        "missing": [{"rule": each.rule, "message": each.message.to(lang)} for each in view.missing],
        "channels": list(view.channels),
        "default": view.default,
    }
