"""Sentences about a promise that several outputs share."""

from __future__ import annotations

from datetime import date, timedelta

from engage.health.words import day, working_days
from engage.model.text import Lang, Text
from engage.plan.figures import counted
from engage.render.shades import WORD, day_of
from engage.render.theme import escaped
from engage.usecase.promise_row import NextMilestone, PromiseRow

_WEEK = timedelta(weeks=1)
_HANDED_OVER = {("delivered",), ("in_full",), ("accepted",)}  # where reasons about a delivery point


def gate_words(gate: NextMilestone, today: date, lang: Lang) -> str:
    """`Mock-ups approved 4 Dec`, with its date told to the client where it is another."""
    title, finish = escaped(gate.title), gate.finish or gate.due
    if finish is None:
        return title
    due = ""
    if gate.due and gate.due != finish:
        told = day(gate.due, today)
        due = Text(f" (due {told.en})", f" (promis le {told.fr})").to(lang)
    return f"{day_of(finish, today, lang)} {title}{due}"


def lifecycle_words(row: PromiseRow, today: date) -> Text | None:
    """Where a promise is that is no longer worked on, where its reasons do not say."""
    if row.delivered is None or any(reason.pointer[:1] in _HANDED_OVER for reason in row.reasons):
        return None
    on = day(row.delivered, today)
    if row.accepted:
        signed = day(row.accepted, today)
        return Text(
            f"Delivered on {on.en}, accepted on {signed.en}", f"Livré le {on.fr}, accepté le {signed.fr}"
        )
    return Text(f"Delivered on {on.en}, not accepted yet", f"Livré le {on.fr}, pas encore accepté")


def outcome_words(row: PromiseRow, today: date) -> Text | None:
    """How a delivered promise ended: kept, claimed, or late. Kept wants the client's acceptance."""
    if row.delivered is None:
        return None
    on = day(row.delivered, today)
    late = row.days_late or 0
    if late > 0:
        by = working_days(late)
        return Text(f"delivered on {on.en}, {by.en} late", f"livré le {on.fr}, avec {by.fr} de retard")
    if row.in_full is False:
        return Text(f"delivered on {on.en}, not in full", f"livré le {on.fr}, incomplet")
    found = row.standing
    ends = _verdict(row)
    if found.accepted and found.tacit:
        silent = day(found.accepted, today)
        return Text(
            f"delivered on {on.en}, accepted by silence on {silent.en}: {ends.en}",
            f"livré le {on.fr}, accepté par silence le {silent.fr}\u00a0: {ends.fr}",
        )
    if found.accepted:
        signed = day(found.accepted, today)
        return Text(
            f"delivered on {on.en}, accepted on {signed.en}: {ends.en}",
            f"livré le {on.fr}, accepté le {signed.fr}\u00a0: {ends.fr}",
        )
    return Text(
        f"delivered on {on.en}, not accepted yet: claimed",
        f"livré le {on.fr}, pas encore accepté\u00a0: déclaré",
    )


def _verdict(row: PromiseRow) -> Text:
    """Kept, or what is missing for it; with the reservations that are still open."""
    found = row.standing
    open_ = ""
    if found.reservations:
        held = counted(found.reservations, ("reservation", "reservations"), ("réserve", "réserves"))
        open_, open_fr = f", {held.en} open", f", {held.fr} à lever"
    else:
        open_fr = ""
    if found.outcome != "claimed" or not found.missing:
        return Text(f"kept{open_}", f"tenu{open_fr}")
    first, more = found.missing[0], len(found.missing) - 1
    what = _LACKS[first.lack]
    measure = f" ({escaped(first.measure)})" if first.measure else ""
    rest_en, rest_fr = (f" and {more} more", f" et {more} de plus") if more else ("", "")
    return Text(
        f"claimed only, {what.en}{measure}{rest_en}{open_}",
        f"déclaré seulement, {what.fr}{measure}{rest_fr}{open_fr}",
    )


_LACKS = {
    "acceptance": Text("not accepted", "pas accepté"),
    "value": Text("a value was never measured", "une valeur n’a pas été mesurée"),
    "failed": Text("a target was missed", "une cible est manquée"),
    "evidence": Text("nothing shows a value", "rien ne montre une valeur"),
}


def declared_words(row: PromiseRow, today: date) -> Text | None:
    """What was set by hand, beside what was computed."""
    declared = row.declared
    if declared is None:
        return None
    colour = WORD[declared.colour]
    until_en, until_fr = "", ""
    if declared.until:
        last = day(declared.until, today)
        until_en, until_fr = f" until {last.en}", f" jusqu’au {last.fr}"
    by_en, by_fr = (f" by {declared.by}", f" par {declared.by}") if declared.by else ("", "")
    if declared.expired:
        return Text(
            f"Declared {colour.en}{by_en}{until_en}: expired, ignored",
            f"Déclaré {colour.fr}{by_fr}{until_fr}\u00a0: expiré, ignoré",
        )
    if declared.watermelon:
        return Text(
            f"Watermelon: declared {colour.en}{by_en}{until_en}",
            f"Pastèque\u00a0: déclaré {colour.fr}{by_fr}{until_fr}",
        )
    reason_en, reason_fr = (
        (f": {declared.reason}", f"\u00a0: {declared.reason}") if declared.reason else ("", "")
    )
    return Text(
        f"Declared {colour.en}{by_en}{until_en}{reason_en}",
        f"Déclaré {colour.fr}{by_fr}{until_fr}{reason_fr}",
    )


def history_words(row: PromiseRow, today: date) -> Text | None:
    """The colour it had, a week ago or on the day asked for, where it was another."""
    if not row.turned or row.previous_status is None or row.previous_on is None:
        return None
    was = WORD[row.previous_status]
    if today - row.previous_on == _WEEK:
        return Text(f"was {was.en} a week ago", f"était {was.fr} il y a une semaine")
    on = day(row.previous_on, today)
    return Text(f"was {was.en} on {on.en}", f"était {was.fr} le {on.fr}")
