"""Sentences of the weekly review."""

from __future__ import annotations

from engage.health.reason import Shade
from engage.health.words import day, plural
from engage.model.text import Text
from engage.render.shades import WORD
from engage.usecase.open_actions import OpenAction
from engage.usecase.review import By, Group, ReviewView
from engage.usecase.week_changes import Change

_MOST_NAMED = 8
_COUNTED: tuple[tuple[Shade, str, str], ...] = (
    ("red", "rouge", "rouges"),
    ("orange", "orange", "orange"),
    ("green", "vert", "verts"),
    ("unknown", "inconnu", "inconnus"),
)
_AMENDED = {
    "deadline": Text("deadline", "échéance"),
    "scope": Text("scope", "périmètre"),
    "target": Text("target", "cible"),
    "price": Text("price", "prix"),
}


def answer(view: ReviewView) -> Text:
    """`3 red, 4 orange, 6 green of 13 promises; 2 turned worse`."""
    found = view.summary
    if not found.total:
        if view.options.narrowed:
            return Text("No live promise matches", "Aucun engagement en cours ne correspond")
        return Text("No live promise", "Aucun engagement en cours")
    en, fr = [], []
    for shade, one, many in _COUNTED:
        count: int = getattr(found, shade)
        if count or shade != "unknown":
            en.append(f"{count} {WORD[shade].en}")
            fr.append(f"{count} {one if count < 2 else many}")
    total = plural(found.total, Text("promise", "engagement"), Text("promises", "engagements"))
    turned = _turned(view)
    return Text(f"{', '.join(en)} of {total.en}{turned.en}", f"{', '.join(fr)} sur {total.fr}{turned.fr}")


def _turned(view: ReviewView) -> Text:
    worse, better = view.summary.worse, view.summary.better
    if view.compared_with is None:
        return Text("", "")
    if not worse and not better:
        return Text("; none turned", "\u202f; aucun n’a changé")
    en = [f"{count} {word}" for count, word in ((worse, "worse"), (better, "better")) if count]
    en[0] = en[0].replace(" ", " turned ")
    fr = [
        f"{count} {one if count < 2 else many}"
        for count, one, many in (
            (worse, "s’est dégradé", "se sont dégradés"),
            (better, "s’est amélioré", "se sont améliorés"),
        )
        if count
    ]
    return Text(f"; {', '.join(en)}", f"\u202f; {', '.join(fr)}")


def change_words(change: Change) -> Text:
    """What happened, without the promise and the day."""
    what, was, now = change.what or "", change.was or "", change.now or ""
    if change.kind in {"worse", "better"}:
        before, after = WORD[was], WORD[now]  # type: ignore[index]  # colours, in these two kinds
        of = "d’" if before.fr.startswith("o") else "de "
        return Text(f"from {before.en} to {after.en}", f"{of}{before.fr} à {after.fr}")
    if change.kind == "amended":
        name, _, gate = what.partition(" ")
        kind = _AMENDED.get(name, Text(name, name))
        kind = Text(f"{kind.en} of gate {gate}", f"{kind.fr} du jalon {gate}") if gate else kind
        moved_en, moved_fr = (f": {was} → {now}", f"\u00a0: {was} → {now}") if was and now else ("", "")
        return Text(f"amended, {kind.en}{moved_en}", f"avenant, {kind.fr}{moved_fr}")
    if change.kind == "accepted":
        return Text(f"accepted: {what}", f"accepté\u00a0: {what}") if what else Text("accepted", "accepté")
    if change.kind == "reached":
        return Text(f"reached: {what}", f"franchi\u00a0: {what}")
    return {
        "promised": Text("new promise", "nouvel engagement"),
        "delivered": Text("delivered", "livré"),
        "broken": Text("broken, recovery opened", "rompu, réparation ouverte"),
    }[change.kind]


def entries_words(view: ReviewView) -> Text:
    """How much was written down in the week."""
    count, promises = view.entries
    if not count:
        return Text("Nothing was written in the journals", "Rien n’a été consigné dans les journaux")
    lines = plural(count, Text("entry", "note"), Text("entries", "notes"))
    on = plural(promises, Text("promise", "engagement"), Text("promises", "engagements"))
    return Text(
        f"{lines.en} in the journals and messages of {on.en}",
        f"{lines.fr} dans les journaux et messages de {on.fr}",
    )


def since_words(view: ReviewView) -> Text:
    """The heading of what changed."""
    if view.compared_with is None:
        return Text("Changed in a week", "Changé en une semaine")
    since = day(view.compared_with, view.as_of)
    return Text(f"Changed since {since.en}", f"Changé depuis le {since.fr}")


_NOBODY = {
    "client": Text("no client", "sans client"),
    "owner": Text("nobody leads them", "sans responsable"),
    "team": Text("no team", "sans équipe"),
    "product-line": Text("no product line", "sans ligne de produits"),
}


def group_words(group: Group, by: By) -> Text:
    """The name of a group, and how many of its promises are only counted."""
    name = Text(group.name, group.name) if group.name else _NOBODY[by]
    if not group.counted:
        return name
    count = group.counted
    en = f"{count} green, standard" if not group.rows else f"and {count} green, standard"
    fr = f"{count} vert{'s' if count > 1 else ''}, standard"
    return Text(f"{name.en} ({en})", f"{name.fr} ({fr if not group.rows else f'et {fr}'})")


def left_words(left: tuple[str, ...]) -> Text:
    """The promises for which there is no time."""
    shown, more = ", ".join(left[:_MOST_NAMED]), len(left) - _MOST_NAMED
    rest_en, rest_fr = (f" and {more} more", f" et {more} de plus") if more > 0 else ("", "")
    count = plural(len(left), Text("promise", "engagement"), Text("promises", "engagements"))
    return Text(
        f"No time for {count.en}: {shown}{rest_en}", f"Pas le temps pour {count.fr}\u00a0: {shown}{rest_fr}"
    )


def age_words(action: OpenAction) -> Text | None:
    """Since which review an action is open, where it says."""
    if not action.weeks:
        return None
    count = plural(action.weeks, Text("week", "semaine"), Text("weeks", "semaines"))
    return Text(f"open for {count.en}", f"ouverte depuis {count.fr}")
