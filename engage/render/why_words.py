"""Sentences of `engage why`."""

from __future__ import annotations

from collections import Counter

from engage.health.words import plural
from engage.model.text import Text
from engage.render.shades import WORD
from engage.usecase.why.answer import Why

#: What stands above the tree of each topic.
QUESTION: dict[str, tuple[str, str]] = {
    "colour": ("Why this colour", "Pourquoi cette couleur"),
    "date": ("Why this date", "Pourquoi cette date"),
    "safe_date": ("Why this safe date", "Pourquoi cette date sûre"),
    "slack": ("Why this slack", "Pourquoi cet écart"),
    "buffer": ("Why this buffer", "Pourquoi ce tampon"),
    "progress": ("Why this progress", "Pourquoi cet avancement"),
    "on_time": ("Why this probability", "Pourquoi cette probabilité"),
    "exposure": ("Why this amount", "Pourquoi ce montant"),
    "outcome": ("What it is concluded from", "Ce dont on le conclut"),
    "milestone": ("Why this milestone is where it is", "Pourquoi ce jalon en est là"),
}


def question(view: Why) -> tuple[str, str]:
    """What stands above the tree; of a promise that is not live the outcome is explained, not the colour."""
    if view.milestone:
        return QUESTION["milestone"]
    return QUESTION["outcome" if view.topic == "colour" and view.status is None else view.topic]


def answer(view: Why) -> Text:
    """The answer in one sentence."""
    if view.topic != "colour" or view.milestone:
        return _value(view)
    if view.status is None:
        ended = view.tree[-1].value or Text("", "")
        return Text(
            f"Not live, so it has no colour; outcome: {ended.en}",
            f"Pas en cours, donc sans couleur\u202f; issue\u00a0: {ended.fr}",
        )
    counts = Counter(node.colour for node in view.tree)
    deciding = counts[view.status]
    colour = WORD[view.status]
    if not deciding or view.status == "green":
        none = Text("no signal says otherwise", "aucun signal ne dit le contraire")
        return Text(f"{colour.en.capitalize()}: {none.en}", f"{colour.fr.capitalize()}\u00a0: {none.fr}")
    reasons = plural(deciding, Text("reason", "raison"), Text("reasons", "raisons"))
    order = Text(", the heaviest first", ", la plus lourde d’abord") if deciding > 1 else Text("", "")
    return Text(
        f"{colour.en.capitalize()} for {reasons.en}{order.en}",
        f"{colour.fr.capitalize()} pour {reasons.fr}{order.fr}",
    )


def _value(view: Why) -> Text:
    """The value asked for."""
    root = (
        view.tree[-1] if view.topic == "date" and not view.milestone else view.tree[0] if view.tree else None
    )
    if root is None:
        return Text("Nothing is known of it", "Rien n’en est connu")
    label, value = root.label, root.value or Text("", "")
    return Text(
        f"{label.en[:1].upper()}{label.en[1:]}: {value.en}",
        f"{label.fr[:1].upper()}{label.fr[1:]}\u00a0: {value.fr}",
    )
