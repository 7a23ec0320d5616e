"""Sentences about what happened to a promise."""

from __future__ import annotations

from engage.health.words import day, plural, working_days
from engage.model.days import parse_day
from engage.model.text import Text
from engage.render.shades import LIFECYCLE, NOTHING, long_day
from engage.usecase.history import HistoryView
from engage.usecase.past_life import PastEvent

_ASKED = {
    "client": Text("asked by the client", "demandé par le client"),
    "us": Text("asked by us", "demandé par nous"),
    "third_party": Text("asked by a third party", "demandé par un tiers"),
}


def answer(view: HistoryView) -> Text:
    """`Promised for 12 February, now for 26 February: one slip, 10 working days.`"""
    life = view.life
    if life.first_promised is None:
        return Text("Nothing has been promised yet.", "Rien n’est encore promis.")
    first = long_day(life.first_promised)
    if life.current is None:
        return Text(
            f"First promised for {first.en}; no date now.",
            f"Promis d’abord pour le {first.fr}\u202f; plus de date.",
        )
    if life.current == life.first_promised and not life.slips:
        return Text(
            f"Promised for {first.en}; the date never moved.",
            f"Promis pour le {first.fr}\u202f; la date n’a pas bougé.",
        )
    now = long_day(life.current)
    slips = plural(life.slips, Text("slip", "report"), Text("slips", "reports"))
    moved = working_days(abs(life.days_slipped or 0))
    late, early = Text("later", "de plus"), Text("earlier", "de moins")
    way = late if (life.days_slipped or 0) >= 0 else early
    told = Text(
        f"First promised for {first.en}, now for {now.en}: {slips.en}, {moved.en} {way.en}.",
        f"Promis d’abord pour le {first.fr}, à présent pour le {now.fr}\u00a0: {slips.fr}, {moved.fr} "
        f"{way.fr}.",
    )
    if not life.unexplained:
        return told
    count = life.unexplained
    return Text(
        f"{told.en} {count} without an amendment that explains it.",
        f"{told.fr} {count} sans avenant qui l’explique.",
    )


def happened(event: PastEvent, view: HistoryView) -> Text:
    """What an event did."""
    before, after = _shown(event.before, view), _shown(event.after, view)
    if event.what == "moved" and event.days is not None:
        by = working_days(abs(event.days))
        if event.days >= 0:
            return Text(
                f"{before.en} → {after.en}, {by.en} later", f"{before.fr} → {after.fr}, {by.fr} de plus"
            )
        return Text(
            f"{before.en} → {after.en}, {by.en} earlier", f"{before.fr} → {after.fr}, {by.fr} de moins"
        )
    if event.what == "status":
        return Text(f"{before.en} → {after.en}", f"{before.fr} → {after.fr}") if event.before else after
    if event.what == "weakened" and event.said:
        return Text(f"weaker: {event.said.en}", f"affaibli\u00a0: {event.said.fr}")
    told = {
        "began": Text(f"recorded as {after.en}", f"noté comme {after.fr}"),
        "drafted": Text(
            f"date of the draft {before.en} → {after.en}", f"date du brouillon {before.fr} → {after.fr}"
        ),
        "promised": Text(f"promised for {after.en}", f"promis pour le {after.fr}"),
        "moved": Text(f"{before.en} → {after.en}", f"{before.fr} → {after.fr}"),
        "renamed": Text(
            f"its id {before.en} became {after.en}", f"son identifiant {before.fr} devient {after.fr}"
        ),
        "removed": Text("its record was removed", "sa fiche est supprimée"),
        "restored": Text("its record was put back", "sa fiche est rétablie"),
        "unreadable": Text("its file cannot be read", "son fichier est illisible"),
    }
    return told.get(event.what, Text(event.what, event.what))


def _shown(text: str | None, view: HistoryView) -> Text:
    """A date or a lifecycle as people write it; anything else as it is."""
    if text is None:
        return Text(NOTHING, NOTHING)
    if text in LIFECYCLE:
        return LIFECYCLE[text]
    try:
        return day(parse_day(text), view.as_of)
    except ValueError:
        return Text(text, text)


def explained(event: PastEvent, view: HistoryView) -> Text | None:
    """The amendment behind a move, in a line; `None` where the event needs none."""
    amendment = event.amendment
    if amendment is None:
        return (
            Text("unexplained: no amendment", "inexpliqué\u00a0: aucun avenant")
            if event.unexplained
            else None
        )
    on = day(amendment.on, view.as_of)
    parts_en, parts_fr = [f"amendment of {on.en}"], [f"avenant du {on.fr}"]
    if amendment.asked_by:
        asked = _ASKED[amendment.asked_by]
        parts_en.append(asked.en)
        parts_fr.append(asked.fr)
    if amendment.agreed_by:
        parts_en.append(f"agreed by {amendment.agreed_by}")
        parts_fr.append(f"accepté par {amendment.agreed_by}")
    if amendment.client_told:
        told = day(amendment.client_told, view.as_of)
        parts_en.append(f"client told on {told.en}")
        parts_fr.append(f"client prévenu le {told.fr}")
    reason = amendment.reason or ""
    en, fr = ", ".join(parts_en), ", ".join(parts_fr)
    return Text(f"{en}: {reason}", f"{fr}\u00a0: {reason}") if reason else Text(en, fr)
