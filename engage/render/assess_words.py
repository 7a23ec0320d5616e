"""Sentences of an assessment: the answer first, then why, then what to do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from engage.health.run_out_words import sentences
from engage.health.words import day, share
from engage.model.quantity import Money
from engage.model.text import Lang, Text
from engage.plan.assess_types import Assessment, Binding, Gate, Shortage
from engage.plan.changes import together
from engage.plan.figures import NARROW, days, long_day, money, number
from engage.render.layout import ELLIPSIS
from engage.render.running_words import VERDICT, running_answer, target_words
from engage.usecase.assess import AssessRow, AssessView

_SURE, _FEW = 0.99, 0.01
_LEAST_GAIN = 0.02
_LEAST_DAYS = 0.5
_LEAST_ERROR = 0.001


def chance(value: float) -> Text:
    """`41%`, `over 99%`, `under 1%`: what is simulated is never certain."""
    if value > _SURE:
        most = share(_SURE)
        return Text(f"over {most.en}", f"plus de {most.fr}")
    if value < _FEW:
        least = share(_FEW)
        return Text(f"under {least.en}", f"moins de {least.fr}")
    return share(value)


def chance_cell(value: float | None, lang: Lang) -> str:
    """The same for a column."""
    if value is None:
        return "–"
    if value > _SURE:
        return ">" + share(_SURE).to(lang)
    return "<" + share(_FEW).to(lang) if value < _FEW else share(value).to(lang)


def answer(found: Assessment) -> Text:
    """The verdict and its two figures, in one sentence."""
    verdict = VERDICT[found.verdict]
    if found.is_running:
        return running_answer(found)
    if found.why_not is not None:
        why = found.why_not
        return Text(f"{verdict.en}: not assessed, {why.en}.", f"{verdict.fr}\u00a0: non évalué, {why.fr}.")
    wanted, then = _wanted(found), _can_be(found) if only_gates(found) is None else _but(found)
    if found.verdict == "promise":
        return Text(f"{verdict.en}: {wanted.en}.", f"{verdict.fr}\u00a0: {wanted.fr}.")
    return Text(
        f"{verdict.en}: {wanted.en}; {then.en}.", f"{verdict.fr}\u00a0: {wanted.fr}{NARROW}; {then.fr}."
    )


def together_words(view: AssessView) -> Text:
    """How many of several drafts can be made in this order, and how many each by itself."""
    count = len(view.rows)
    made = sum(row.found.verdict == "promise" for row in view.rows)
    alone = sum(row.alone is not None and row.alone.verdict == "promise" for row in view.rows)
    return Text(
        f"{made} of {count} can be promised together, served in this order; each alone: {alone} of {count}.",
        f"{made} sur {count} peuvent être promis ensemble, servis dans cet ordre\u202f; chacun seul\u00a0: "
        f"{alone} sur {count}.",
    )


def only_gates(found: Assessment) -> Gate | None:
    """The first gate that does not hold where the date itself does; else `None`."""
    if found.on_time is None or found.on_time < found.confidence:
        return None
    return next((gate for gate in found.gates if not gate.holds), None)


def _but(found: Assessment) -> Text:
    gate = only_gates(found)
    if gate is None:
        return _can_be(found)
    said = gate_words(gate, found)
    return Text(f"but {said.en.removesuffix('.')}", f"mais {said.fr.removesuffix('.')}")


def _wanted(found: Assessment) -> Text:
    if found.wanted is None or found.on_time is None:
        return Text("no date is asked for", "aucune date n’est demandée")
    wanted, odds = long_day(found.wanted), chance(found.on_time)
    if found.start and found.wanted < found.start:
        start = long_day(found.start)
        return Text(
            f"{wanted.en} lies before its own start, {start.en}",
            f"le {wanted.fr} précède son propre début, le {start.fr}",
        )
    return Text(f"{wanted.en} has {odds.en}", f"le {wanted.fr} a {odds.fr} de chances")


def _can_be(found: Assessment) -> Text:
    level = share(found.confidence)
    if found.earliest is None:
        return none_holds(found, level)
    earliest = long_day(found.earliest)
    return Text(
        f"{earliest.en} can be promised at {level.en}", f"le {earliest.fr} peut être promis à {level.fr}"
    )


def none_holds(found: Assessment, level: Text) -> Text:
    """No date holds, and without whom."""
    if not found.money_waits and any(each.holds for each in found.short):
        return Text("the budget left does not pay for it", "le budget restant ne le paie pas")
    out = next(iter(found.run_out), None)
    en, fr = f"no date holds at {level.en}", f"aucune date ne tient à {level.fr}"
    if out is None or out.cause == "beyond":
        return Text(en, fr)
    if out.cause == "left" or (out.cause == "short" and not out.most):
        return Text(f"{en} without {out.name}", f"{fr} sans {out.name}")
    if out.cause == "short":
        return Text(f"{en} with so few of {out.name}", f"{fr} avec si peu de {out.name}")
    return Text(f"{en} without another slot of {out.name}", f"{fr} sans autre créneau de {out.name}")


def reasons(row: AssessRow, view: AssessView) -> Iterator[Text]:
    """Why, most telling first."""
    found = row.found
    yield from target_words(found, view.name(found.team) if found.team else None)
    if found.why_not is not None:
        return
    for gate in found.gates:
        if not gate.holds and gate.due != found.wanted:
            yield gate_words(gate, found)
    yield from sentences(found.run_out, view.as_of)
    yield from (short_of_money(each, found, view) for each in found.short)
    for binding in found.binding:
        yield bound(binding, view)
    if found.wanted is not None and found.wanted < view.as_of and found.verdict != "promise":
        yield Text("The date wanted is past.", "La date voulue est passée.")
    else:
        yield from _unhindered(found)
    if found.verdict == "promise":
        yield from _comfort(found)


def gate_words(gate: Gate, found: Assessment) -> Text:
    """A date that the client was given on the way, and does not hold."""
    due, odds, level = long_day(gate.due), chance(gate.on_time), share(found.confidence)
    if gate.earliest is None:
        tail = Text(f"no date holds at {level.en}", f"aucune date ne tient à {level.fr}")
    else:
        on = long_day(gate.earliest)
        tail = Text(f"{on.en} holds at {level.en}", f"le {on.fr} tient à {level.fr}")
    return Text(
        f"{gate.title}: {due.en} has {odds.en}; {tail.en}.",
        f"{gate.title}\u00a0: le {due.fr} a {odds.fr} de chances{NARROW}; {tail.fr}.",
    )


def _unhindered(found: Assessment) -> Iterator[Text]:
    """What the date would be worth if nobody had anything else to do."""
    if found.wanted is None or found.unhindered_on_time is None or found.on_time is None:
        return
    odds = chance(found.unhindered_on_time)
    if found.verdict == "promise" or any(out.cause == "short" for out in found.run_out):
        return
    if found.start and found.wanted < found.start:
        return
    if not found.binding and abs(found.unhindered_on_time - found.on_time) < _LEAST_GAIN:
        yield Text(
            "Nobody is short of time: it is the work itself that takes longer.",
            "Personne ne manque de temps\u00a0: c’est le travail lui-même qui dure plus longtemps.",
        )
        return
    if found.unhindered_on_time - found.on_time < _LEAST_GAIN and found.unhindered_date == found.earliest:
        return
    when = found.unhindered_date
    then = Text("", "")
    if when is not None:
        at, level = long_day(when), share(found.confidence)
        then = Text(f", and {level.en} on {at.en}", f", et {level.fr} le {at.fr}")
    yield Text(
        f"If all it needs were free, the date would have {odds.en}{then.en}.",
        f"Si tout ce qu’il faut était libre, la date aurait {odds.fr} de chances{then.fr}.",
    )


def _comfort(found: Assessment) -> Iterator[Text]:
    if found.earliest and found.wanted and found.earliest < found.wanted:
        day_, level = long_day(found.earliest), share(found.confidence)
        yield Text(
            f"{level.en} is reached on {day_.en}: the rest is room to spare.",
            f"{level.fr} sont atteints le {day_.fr}\u00a0: le reste est de la marge.",
        )


def short_of_money(each: Shortage, found: Assessment, view: AssessView) -> Text:
    """How much of a budget is asked for, how much is left, who takes the rest, and what waits for it."""
    name, currency = view.name(each.budget), each.amount.currency
    own, over = _sum(each.own, currency), _sum(each.over, currency)
    amount, left = money(each.amount), _sum(max(0.0, float(each.amount.amount) - each.booked), currency)
    since = Text("", "")
    if each.start is not None:
        on = long_day(each.start)
        since = Text(f" in the period from {on.en}", f" dans la période du {on.fr}")
    by = ", ".join(name for name, _ in each.commitments[:3])
    taken = Text(f" ({by})", f" ({by})") if by else Text("", "")
    end = _waits_for_money(each, found)
    return Text(
        f"{name}: {own.en} asked for{since.en}, {left.en} left of {amount.en}{taken.en}: {over.en} too much"
        f"{end.en}.",
        f"{name}\u00a0: {own.fr} demandés{since.fr}, reste {left.fr} sur {amount.fr}{taken.fr}\u00a0: "
        f"{over.fr} de trop{end.fr}.",
    )


def _waits_for_money(each: Shortage, found: Assessment) -> Text:
    if not each.holds:
        return Text(", without holding the date back", ", sans retenir la date")
    moves = [move for move in found.money_waits if move.milestone in each.milestones]
    if not moves:
        return Text(", in any period", ", dans toute période") if found.earliest is None else Text("", "")
    move, on = moves[-1], long_day(moves[-1].to)
    return Text(
        f", so that {move.milestone} waits until {on.en}", f", donc {move.milestone} attend le {on.fr}"
    )


def _sum(value: float, currency: str) -> Text:
    return money(Money(Decimal(round(value)), currency))


def bound(binding: Binding, view: AssessView) -> Text:
    """Who has no room, when, and who has booked it."""
    name, lost = view.name(binding.resource), days(binding.days + binding.away)
    first, last = day(binding.first, view.as_of), day(binding.last, view.as_of)
    by = ", ".join(binding.booked_by[:3]) + (f" {ELLIPSIS}" if len(binding.booked_by) > 3 else "")
    away = days(binding.away)
    if binding.days < _LEAST_DAYS:
        return Text(
            f"{name}: not there on {away.en} between {first.en} and {last.en}.",
            f"{name}\u00a0: absence de {away.fr} entre le {first.fr} et le {last.fr}.",
        )
    why_en = [f"booked by {by}"] if by else []
    why_fr = [f"pris par {by}"] if by else []
    if binding.away >= 1:
        why_en.append(f"{away.en} not there")
        why_fr.append(f"absent {away.fr}")
    en, fr = "".join(f", {why}" for why in why_en), "".join(f", {why}" for why in why_fr)
    return Text(
        f"{name}: {lost.en} lost between {first.en} and {last.en}{en}.",
        f"{name}\u00a0: {lost.fr} perdus entre le {first.fr} et le {last.fr}{fr}.",
    )


def without_words(row: AssessRow, view: AssessView) -> Text | None:
    """What the changes asked for make of the answer."""
    if row.without is None:
        return None
    said, before = together(view.changes), row.without
    odds = Text("–", "–") if before.on_time is None else chance(before.on_time)
    earliest = Text("none", "aucune") if before.earliest is None else long_day(before.earliest)
    return Text(
        f"What if: {named(said.en, view)}. Without it: {odds.en}, earliest {earliest.en}.",
        f"Et si\u00a0: {named(said.fr, view)}. Sans cela\u00a0: {odds.fr}, au plus tôt {earliest.fr}.",
    )


def named(said: str, view: AssessView) -> str:
    """Nobody is called by an id where there is a name."""
    words = said.split(" ")
    return " ".join(view.names.get(word, word) for word in words)


def basis(view: AssessView, found: Assessment) -> Text:
    """What the figures rest on."""
    error = found.standard_error
    points, points_fr = "", ""
    if error is not None:
        least = error < _LEAST_ERROR
        shown = "under 0.1" if least else number(error * 100, "en")
        points = f", standard error {shown} point{'' if shown == '1' else 's'}"
        points_fr = f", erreur type {'sous 0,1' if least else number(error * 100, 'fr')} point"
    count_fr = f"{view.samples:,}".replace(",", NARROW)
    return Text(
        f"{view.samples:,} simulated futures, seed {view.seed}{points}; others as they are planned today.",
        f"{count_fr} futurs simulés, graine {view.seed}{points_fr}{NARROW}; les autres tels qu’ils sont "
        "planifiés aujourd’hui.",
    )
