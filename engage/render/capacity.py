"""`engage capacity` as text: who has too much first, then the weeks as a heat map."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.words import day
from engage.model.text import Text
from engage.plan.spending import BudgetLoad
from engage.plan.workload import ResourceLoad
from engage.render import heat_map
from engage.render.capacity_words import KIND, headline, overload_words, stretch, unknown_notes
from engage.render.heat_map import Heat, HeatRow
from engage.render.layout import wrap
from engage.render.shades import money_of
from engage.render.theme import Theme, escaped
from engage.usecase.capacity import CapacityView, Overload

_WITH_OFFERS = Text("  with offers", "  avec offres")
_MORE_UNKNOWN = "?"


def text(view: CapacityView, theme: Theme) -> str:
    """The overloads, the heat map, what is idle, and what the figures do not know."""
    sections = (_answer(view, theme), _offers(view, theme), _maps(view, theme), _notes(view, theme))
    lines: list[str] = []
    for found in (list(section) for section in sections):
        lines += [""] if lines and found else []
        lines += found
    return "\n".join(lines) + "\n"


def _answer(view: CapacityView, theme: Theme) -> Iterator[str]:
    bad = bool(view.overloads) or any(each.runs_out for each in view.budgets)
    weeks = view.load.weeks
    when = stretch(weeks[0], weeks[-1], view.load.today) if weeks else Text("", "")
    answer = headline(view)
    told = Text(answer.en[:1].lower() + answer.en[1:], answer.fr[:1].lower() + answer.fr[1:])
    whole = theme.say(Text(f"{when.en}: {told.en}.", f"{when.fr}\u00a0: {told.fr}."))
    for line in wrap(whole[:1].upper() + whole[1:], theme.width):
        yield theme.paint(line, "red" if bad else "green", "bold")
    for overload in view.overloads:
        yield from _overload(overload, view, theme)
    for budget in view.budgets:
        yield from _runs_out(budget, view, theme)


def _overload(overload: Overload, view: CapacityView, theme: Theme) -> Iterator[str]:
    star = (
        theme.say(Text(" (essential)", " (essentiel)"))
        if overload.resource.criticality == "essential"
        else ""
    )
    said = theme.say(overload_words(overload, view.load.today))
    told = (
        f"{overload.resource.name}{star}\u00a0: {said}"
        if theme.lang == "fr"
        else f"{overload.resource.name}{star}: {said}"
    )
    first, *others = wrap(escaped(told), theme.width - 2)
    yield f"! {first}"
    yield from (f"  {line}" for line in others)


def _runs_out(budget: BudgetLoad, view: CapacityView, theme: Theme) -> Iterator[str]:
    week, amount = budget.runs_out, budget.budget.amount
    if week is None or amount is None:
        return
    on, name = day(week.week, view.load.today), budget.budget.name or budget.budget.id
    planned, most = f"{week.planned_so_far:,.0f}", money_of(amount, theme.lang)
    said = Text(
        f"{name}: runs out in the week of {on.en}, {planned} planned of {most}",
        f"{name}\u00a0: épuisé la semaine du {on.fr}, {planned.replace(',', ' ')} prévus sur {most}",
    )
    first, *others = wrap(escaped(theme.say(said)), theme.width - 2)
    yield f"! {first}"
    yield from (f"  {line}" for line in others)


def _offers(view: CapacityView, theme: Theme) -> Iterator[str]:
    if not view.soft_overloads:
        return
    title = Text(
        "If offers are won (each times its chance)", "Si des offres sont gagnées (chacune selon sa chance)"
    )
    yield from (theme.paint(line, "bold") for line in wrap(theme.say(title), theme.width))
    for overload in view.soft_overloads:
        yield from _overload(overload, view, theme)


def _maps(view: CapacityView, theme: Theme) -> Iterator[str]:
    weeks = view.load.weeks
    sections = [(kind, rows) for kind in view.kinds if (rows := list(_rows(view, kind, theme)))]
    labels = [row.label for _, rows in sections for row in rows]
    if not labels or not weeks:
        return
    label = heat_map.label_width(labels, theme.width)
    for place, part in enumerate(heat_map.blocks(len(weeks), label, theme.width)):
        yield from [""] if place else []
        yield from heat_map.head(weeks[part], label, theme)
        for kind, rows in sections:
            if len(sections) > 1:
                yield theme.paint(theme.say(KIND[kind]), "bold")
            yield from (heat_map.row(row, part, label, theme) for row in rows)
    yield from (theme.paint(line, "dim") for line in wrap(theme.say(heat_map.LEGEND), theme.width))


def _rows(view: CapacityView, kind: str, theme: Theme) -> Iterator[HeatRow]:
    if kind == "budget":
        for budget in view.budgets:
            if budget.drawn_on:
                name = escaped(budget.budget.name or budget.budget.id)
                yield HeatRow(name, tuple(Heat(week.ratio, week.ratio is not None) for week in budget.weeks))
        return
    for resource in view.load.resources:
        if resource.kind == kind and not _idle(resource):
            yield from _resource_rows(resource, theme)


def _resource_rows(resource: ResourceLoad, theme: Theme) -> Iterator[HeatRow]:
    known = resource.capacity_known
    mark = _MORE_UNKNOWN if resource.not_known else ""
    yield HeatRow(
        escaped(resource.name) + mark,
        tuple(_heat(week.ratio, week.load_days, known=known) for week in resource.weeks),
    )
    if any(_shown(week.ratio) != _shown(week.ratio_with_soft) for week in resource.weeks):
        heats = tuple(
            _heat(week.ratio_with_soft, week.load_days + week.soft_days, known=known)
            for week in resource.weeks
        )
        yield HeatRow(theme.say(_WITH_OFFERS), heats)


def _heat(share: float | None, load: float, *, known: bool) -> Heat:
    return Heat(share if known or load else 0.0, known or not load)


def _shown(share: float | None) -> int:
    return round((share or 0.0) * 100)


def _idle(resource: ResourceLoad) -> bool:
    """Nothing is asked of it, as far as anybody knows."""
    return not resource.not_known and not any(week.asked for week in resource.weeks)


def _notes(view: CapacityView, theme: Theme) -> Iterator[str]:
    notes = []
    idle = [each.name for each in view.load.resources if _idle(each)]
    if idle:
        names = ", ".join(idle)
        notes.append(
            Text(f"Nothing planned in these weeks: {names}.", f"Rien de prévu ces semaines\u00a0: {names}.")
        )
    if any(each.not_known for each in view.load.resources):
        notes.append(
            Text(
                "A name with ? is also needed for work without estimate or dates.",
                "Un nom suivi de ? est aussi demandé pour un travail sans estimation ou sans dates.",
            )
        )
    free = [each.budget.name or each.budget.id for each in view.budgets if not each.drawn_on]
    if free:
        names = ", ".join(free)
        notes.append(
            Text(
                f"What draws on these budgets is not in the files: {names}.",
                f"Ce qui puise dans ces budgets n’est pas dans les fichiers\u00a0: {names}.",
            )
        )
    notes += unknown_notes(view)
    for note in notes:
        yield from wrap(escaped(theme.say(note)), theme.width)
