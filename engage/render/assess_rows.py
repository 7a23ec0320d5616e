"""What stands in the tables of an assessment: whom it pushes, what to do, who is asked for too much."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engage.health.run_out_words import reason, sentence, short
from engage.health.words import day
from engage.model.text import Lang, Text
from engage.plan.assess_types import Alternative, Assessment, Overload, Pushed
from engage.plan.changes import together
from engage.plan.figures import NARROW, number
from engage.render.assess_words import chance, chance_cell, named
from engage.usecase.assess import AssessView

_CRITICALITY = {
    "essential": Text("essential", "essentiel"),
    "important": Text("important", "important"),
    "support": Text("support", "appui"),
}
_FEW_DAYS = 0.05
LANGS: tuple[Lang, Lang] = ("en", "fr")


def pushed_dates(each: Pushed, today: date, lang: Lang) -> str:
    """`13 Apr → 22 Apr`; `13 Apr → no slot`."""
    before, after = (
        day(when, today, short=True).to(lang) if when else short(each.run_out).to(lang)
        for when in (each.before, each.after)
    )
    return before if before == after else f"{before} → {after}"


def pushed_note(each: Pushed, today: date) -> Text | None:
    """Why it has no date then, and which slot would give it one."""
    out = next(iter(each.run_out), None)
    if out is None or each.after is not None:
        return None
    told = reason(out, today)
    head = Text(f"{each.id}: {told.en}", f"{each.id}\u00a0: {told.fr}")
    if each.rescue is None:
        said = sentence(out, today)
        return Text(f"{each.id}: {said.en}", f"{each.id}\u00a0: {said.fr}")
    slot, when = each.rescue.slot, each.rescue.date
    first, last = day(slot.first, today), day(slot.last, today)
    odds = Text("", "") if each.rescue.on_time is None else chance(each.rescue.on_time)
    then = day(when, today) if when else short(each.run_out)
    part = chance(out.share)
    return Text(
        f"{head.en} in {part.en} of futures: ask for {first.en} to {last.en}, which gives {then.en}"
        + (f", on time {odds.en}." if odds.en else "."),
        f"{head.fr} dans {part.fr} des futurs\u00a0: demandez du {first.fr} au {last.fr}, ce qui donne le "
        f"{then.fr}" + (f", à temps {odds.fr}." if odds.fr else "."),
    )


def pushed_chances(each: Pushed, lang: Lang) -> str:
    """`73% → 47%`."""
    before, after = chance_cell(each.on_time_before, lang), chance_cell(each.on_time_after, lang)
    return f"{before} → {after}"


def what(each: Alternative, view: AssessView, found: Assessment) -> Text:
    """What to do, with whom it moves, and whether they can spare it."""
    said = _spared(together(each.changes)) if each == found.resequenced else together(each.changes)
    moved, moved_fr = (", ".join(_moved(other, view, lang) for other in each.pushed) for lang in LANGS)
    en = named(said.en, view) + (f" ({moved})" if moved else "")
    fr = named(said.fr, view) + (f" ({moved_fr})" if moved_fr else "")
    late = ", ".join(each.late_gates)
    if not late or (each.on_time or 0.0) < found.confidence:
        return Text(en, fr)
    return Text(f"{en}; but not {late} on its date", f"{fr}{NARROW}; mais pas {late} à sa date")


def _moved(other: Pushed, view: AssessView, lang: Lang) -> str:
    """`ARM-011 15 Apr → 23 Apr, 70% → 46%`."""
    return f"{other.id} {pushed_dates(other, view.as_of, lang)}, {pushed_chances(other, lang)}"


def _spared(said: Text) -> Text:
    return Text(f"{said.en}, which can spare it", f"{said.fr}, qui peut se le permettre")


def overloads_title(found: Assessment) -> Text:
    """What the overloads are: what the promise does as written, or what it does without being held back."""
    if found.verdict == "promise":
        return Text("Too much, without holding the date back", "Trop, sans retenir la date")
    return Text("Too much, if worked as written", "Trop, si le travail suit le texte")


def overloaded(each: Overload, view: AssessView) -> Text:
    """Who is asked for too much; of those who hold no date back, that too."""
    name = view.name(each.resource)
    if each.holds:
        return Text(name, name)
    level = _CRITICALITY[each.criticality]
    return Text(f"{name} ({level.en})", f"{name} ({level.fr})")


def by_the_day(shown: Sequence[Overload]) -> Text | None:
    """Why there is too much in a week that has room: what is free on one day does not help on another."""
    if all(each.over_days <= each.load_days - each.capacity_days + _FEW_DAYS for each in shown):
        return None
    return Text(
        "Over counts day by day: what is free on other days of the week does not help.",
        "De trop se compte jour par jour\u00a0: ce qui est libre d’autres jours n’y change rien.",
    )


def over_words(value: float, lang: Lang) -> str:
    """`+1.7`."""
    return "+" + number(max(value, _FEW_DAYS), lang)
