"""Why work would have no end, in one sentence: the slot that is missed, or who is gone, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engage.health.words import day, share
from engage.model.text import Text
from engage.plan.figures import number
from engage.plan.last_days import RunOut

_SURE, _FEW = 0.99, 0.01
_MOST = 3
NO_END = Text("no end", "sans fin")
_SHORT: dict[str, Text] = {
    "slot": Text("no slot", "trop tard"),
    "left": Text("no one", "personne"),
    "short": Text("never", "jamais"),
    "taken": Text("never", "jamais"),
}


def short(found: Sequence[RunOut]) -> Text:
    """What stands in a column in place of a date: the most frequent reason."""
    return _SHORT.get(found[0].cause, NO_END) if found else NO_END


def sentences(found: Sequence[RunOut], today: date) -> list[Text]:
    """One sentence for each reason, the most frequent first; the rare ones after them are left out."""
    told = [each for each in found if each.share >= _FEW] or [*found[:1]]
    return [sentence(each, today) for each in told[:_MOST]]


def sentence(each: RunOut, today: date) -> Text:
    """`Line installed misses the slot of Rau, 25 Jan to 12 Feb, in 29% of futures: ask for another.`"""
    told, to_do = reason(each, today), _TO_DO[each.cause]
    if each.cause in {"short", "taken"}:
        return Text(f"{told.en}: {to_do.en}.", f"{told.fr}\u00a0: {to_do.fr}.")
    part = _part(each.share)
    return Text(
        f"{told.en} in {part.en} of futures: {to_do.en}.",
        f"{told.fr} dans {part.fr} des futurs\u00a0: {to_do.fr}.",
    )


_TO_DO: dict[str, Text] = {
    "slot": Text(
        "no later one is booked, ask for another", "aucun n’est réservé ensuite, demandez-en un autre"
    ),
    "left": Text("plan who takes over", "prévoyez qui prend la suite"),
    "short": Text("ask for more, or plan it with less", "demandez-en plus, ou planifiez avec moins"),
    "taken": Text("ask for more days of it", "demandez d’autres jours"),
    "beyond": Text("cut it into parts that end", "découpez-le en parties qui finissent"),
}


def reason(each: RunOut, today: date) -> Text:
    """Which work finds no day left of whom."""
    what, who, last = each.title, each.name, day(each.last, today)
    if each.cause == "slot" and each.first is not None:
        first = day(each.first, today)
        return Text(
            f"{what} misses the slot of {who}, {first.en} to {last.en},",
            f"{what} manque le créneau de {who}, du {first.fr} au {last.fr},",
        )
    if each.cause == "left":
        return Text(
            f"{what} is not done by {last.en}, the last day of {who},",
            f"{what} n’est pas fini le {last.fr}, dernier jour de {who},",
        )
    if each.cause == "short" and not each.most:
        return Text(f"{what} needs {who}, and there is none", f"{what} demande {who}, et il n’y en a pas")
    if each.cause == "short":
        asked, most = number(each.asked, "en", 2), number(each.most, "en", 2)
        asked_fr, most_fr = number(each.asked, "fr", 2), number(each.most, "fr", 2)
        return Text(
            f"{what} asks for {asked} of {who}, and there are never more than {most}",
            f"{what} demande {asked_fr} de {who}, et il n’y en a jamais plus de {most_fr}",
        )
    if each.cause == "taken":
        return Text(
            f"{what} never finds {who} free, others have booked it",
            f"{what} ne trouve jamais {who} libre, d’autres l’ont réservé",
        )
    return Text(
        f"{what} lasts beyond {each.last.year}, where the calendars end,",
        f"{what} dure au-delà de {each.last.year}, où finissent les calendriers,",
    )


def _part(value: float) -> Text:
    if value > _SURE:
        most = share(_SURE)
        return Text(f"over {most.en}", f"plus de {most.fr}")
    return share(max(value, _FEW))
