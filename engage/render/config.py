"""What `engage config --explain` shows."""

from __future__ import annotations

from typing import Any

from engage.render.theme import Theme, escaped
from engage.rules.words import both
from engage.usecase.config import ConfigView, Origin, RuleSetting

_DEFAULT = both("default", "valeur par défaut")
_WORDS = {
    "policy": both("settings: ", "réglages : "),
    "none": both("none, all are defaults", "aucun, valeurs par défaut"),
    "changed": both("Rules that settings change for this file:", "Règles que des réglages modifient ici :"),
    "unchanged": both("No setting changes a rule here.", "Aucun réglage ne modifie une règle ici."),
}


def text(view: ConfigView, theme: Theme) -> str:
    """The settings, the rules that settings change, and how many of the others apply."""
    policy = escaped(view.policy) if view.policy else theme.say(_WORDS["none"])
    lines = [theme.paint(escaped(view.path), "bold"), f"  {theme.say(_WORDS['policy'])}{policy}"]
    lines += [f"  {s.name}: {escaped(s.value)} ({_origin(s.origin, theme)})" for s in view.settings]
    changed = view.changed
    lines += ["", theme.say(_WORDS["changed" if changed else "unchanged"])]
    width = max((len(rule.rule.name) for rule in changed), default=0)
    lines += [_rule(rule, width, theme) for rule in changed]
    shipped = sum(rule.because == "default" for rule in view.rules)
    above = sum(rule.because == "profile" for rule in view.rules)
    off = sum(rule.because == "off" for rule in view.rules)
    counts = both(
        f"As shipped: {shipped} rules; not in the profile: {above}; off unless asked for: {off}.",
        f"Sans modification : {shipped} règles ; hors du profil : {above} ; inactives sauf demande : {off}.",
    )
    return "\n".join([*lines, "", theme.say(counts)]) + "\n"


def _rule(rule: RuleSetting, width: int, theme: Theme) -> str:
    found = f"{rule.rule.code}  {rule.rule.name:<{width}}  {rule.severity:<7}"
    return f"  {found}  {rule.because} ({_origin(rule.origin, theme)})"


def _origin(origin: Origin | None, theme: Theme) -> str:
    if origin is None:
        return theme.say(_DEFAULT)
    return f"{escaped(origin.path)}:{origin.span.line}:{origin.span.column}"


def document(view: ConfigView) -> dict[str, Any]:
    """The whole view as one JSON document."""
    return {
        "schema": "engage/config/1",
        "path": view.path,
        "policy": view.policy,
        "settings": [
            {"name": setting.name, "value": setting.value, "origin": _place(setting.origin)}
            for setting in view.settings
        ],
        "rules": [
            {
                "code": rule.rule.code,
                "name": rule.rule.name,
                "severity": rule.severity,
                "because": rule.because,
                "origin": _place(rule.origin),
            }
            for rule in view.rules
        ],
    }


def _place(origin: Origin | None) -> dict[str, Any] | None:
    if origin is None:
        return None
    return {"path": origin.path, "line": origin.span.line, "column": origin.span.column}
