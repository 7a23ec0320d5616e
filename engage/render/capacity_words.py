"""Sentences about load and capacity: who has too much, when, by how much, for which promises."""

from __future__ import annotations

from datetime import date, timedelta

from engage.health.words import day, plural, share
from engage.model.text import Lang, Text
from engage.plan.figures import days, number
from engage.plan.workload import ResourceKind, Unestimated
from engage.usecase.capacity import CapacityView, Overload

KIND: dict[ResourceKind, Text] = {
    "person": Text("People", "Personnes"),
    "team": Text("Teams", "Équipes"),
    "skill": Text("Skills (holders together)", "Compétences (tous détenteurs)"),
    "equipment": Text("Equipment", "Équipements"),
    "provider": Text("Providers", "Prestataires"),
    "budget": Text("Budgets", "Budgets"),
}
_FRIDAY = timedelta(4)
_NAMED = 4  # promises, or people, named before the rest is counted


def headline(view: CapacityView) -> Text:
    """The answer: how many have too much, or that nobody has."""
    who = {(each.resource.kind, each.resource.id) for each in view.overloads}
    out = [each for each in view.budgets if each.runs_out]
    if not who and not out:
        return Text("Nobody has more than they can do", "Personne n’a plus qu’il ne peut faire")
    parts = []
    if who:
        parts.append(_overloaded(len(who)))
    if out:
        parts.append(
            plural(
                len(out),
                Text("budget runs out", "budget s’épuise"),
                Text("budgets run out", "budgets s’épuisent"),
            )
        )
    return Text(", ".join(part.en for part in parts), ", ".join(part.fr for part in parts))


def _overloaded(count: int) -> Text:
    return plural(
        count,
        Text("resource has more than it can do", "ressource a plus qu’elle ne peut faire"),
        Text("resources have more than they can do", "ressources ont plus qu’elles ne peuvent faire"),
    )


def stretch(first: date, last: date, today: date) -> Text:
    """`week of 23 Nov`, `23 Nov to 11 Dec`: from the Monday of the first week to the Friday of the last."""
    start, end = day(first, today), day(last + _FRIDAY, today)
    if first == last:
        return Text(f"week of {start.en}", f"semaine du {start.fr}")
    return Text(f"{start.en} to {end.en}", f"du {start.fr} au {end.fr}")


def overload_words(overload: Overload, today: date) -> Text:
    """`132%, week of 23 Nov, 1.6 days too many: MOR-007 3 d, ARM-012 2 d`."""
    when, over = stretch(overload.first, overload.last, today), days(overload.over_days)
    ratio = overload.ratio
    full = share(ratio) if ratio is not None else Text("no capacity", "aucune capacité")
    shown = overload.commitments[:_NAMED]
    more = len(overload.commitments) - len(shown)
    told = {
        lang: ", ".join(f"{name}\u00a0{number(asked, lang)}\u00a0{unit}" for name, asked in shown)
        for lang, unit in _UNITS.items()
    }
    rest = Text(f" and {more} more", f" et {more} autre{'s' if more > 1 else ''}") if more else Text("", "")
    return Text(
        f"{full.en}, {when.en}, {over.en} too many: {told['en']}{rest.en}",
        f"{full.fr}, {when.fr}, {over.fr} de trop\u00a0: {told['fr']}{rest.fr}",
    )


_UNITS: dict[Lang, str] = {"en": "d", "fr": "j"}


def _told(found: tuple[Unestimated, ...], one: Text, many: Text) -> Text:
    """`3 milestones are not estimated (ACME-1/ux, …)`."""
    names = [
        each.commitment if each.milestone is None else f"{each.commitment}/{each.milestone}" for each in found
    ]
    shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    count = plural(len(found), one, many)
    return Text(f"{count.en} ({shown}).", f"{count.fr} ({shown}).")


def unknown_notes(view: CapacityView) -> list[Text]:
    """What the figures do not contain."""
    return [_told(found, *words) for found, *words in _not_known(view) if found]


def _not_known(view: CapacityView) -> tuple[tuple[tuple[Unestimated, ...], Text, Text], ...]:
    return (
        (
            view.not_estimated,
            Text(
                "milestone without estimate or dates: its load is not known, and not nothing",
                "jalon sans estimation ou sans dates\u00a0: sa charge est inconnue, pas nulle",
            ),
            Text(
                "milestones without estimate or dates: their load is not known, and not nothing",
                "jalons sans estimation ou sans dates\u00a0: leur charge est inconnue, pas nulle",
            ),
        ),
        (
            view.without_needs,
            Text(
                "estimated milestone asks for nobody: say who under `needs`",
                "jalon estimé ne demande personne\u00a0: dites qui sous `needs`",
            ),
            Text(
                "estimated milestones ask for nobody: say who under `needs`",
                "jalons estimés ne demandent personne\u00a0: dites qui sous `needs`",
            ),
        ),
        (
            view.running,
            Text(
                "running promise: what it takes each week is not in the files",
                "engagement continu\u00a0: ce qu’il prend par semaine n’est pas dans les fichiers",
            ),
            Text(
                "running promises: what they take each week is not in the files",
                "engagements continus\u00a0: ce qu’ils prennent par semaine n’est pas dans les fichiers",
            ),
        ),
    )
