"""Levelling as text: who moves, from when to when, why; what cannot be met; how good the plan is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.words import day, plural, working_days
from engage.model.text import Text
from engage.plan.figures import days, number
from engage.plan.levelling.build import Unmet
from engage.plan.levelling.result import Move, PromiseMove, Settled, Why
from engage.render.layout import wrap
from engage.render.theme import Theme, escaped
from engage.usecase.levelling import LevelView

_NAMED = 3  # of those who go first, before the rest is counted


def level_text(view: LevelView, today: date, theme: Theme, only: str | None = None) -> Iterator[str]:
    """What no order can meet, the answer, then what moves; of one promise where only that one is shown."""
    for unmet in view.levelled.unmet:
        if only is None or unmet.task[0] == only:
            yield from _marked(_unmet(unmet, view), theme)
    yield from _answer(view, theme)
    for promise in view.levelled.promises:
        if only is None or promise.id == only:
            yield from _promise(promise, view, today, theme)
    for settled in view.levelled.settled:
        if only is None or only in settled.commitments:
            yield from _marked(_settled(settled, view, today), theme)
    yield from _quality(view, theme)


def _answer(view: LevelView, theme: Theme) -> Iterator[str]:
    moved, worse = len(view.levelled.promises), view.worse
    if not moved:
        if view.levelled.settled or view.levelled.unmet:
            told = Text("Nothing that can move has to.", "Rien de ce qui peut bouger n’y est obligé.")
        else:
            told = Text(
                "Nothing has to move: nobody is needed for more than they can do.",
                "Rien ne doit bouger\u00a0: personne n’est demandé au-delà de ce qu’il peut faire.",
            )
    else:
        who = plural(
            moved, Text("promise moves", "engagement bouge"), Text("promises move", "engagements bougent")
        )
        kept = (
            Text("none misses its date because of that", "aucun ne manque sa date pour autant")
            if not worse
            else Text(f"later than its date because of that: {', '.join(worse)}",
                      f"au-delà de leur date de ce fait\u00a0: {', '.join(worse)}")
        )  # fmt: skip
        told = Text(
            f"{who.en} so that nobody is needed twice at a time; {kept.en}.",
            f"{who.fr} pour que personne ne soit demandé deux fois à la fois\u202f; {kept.fr}.",
        )
    for line in wrap(escaped(theme.say(told)), theme.width):
        yield theme.paint(line, "orange" if worse else "green", "bold")


def _promise(promise: PromiseMove, view: LevelView, today: date, theme: Theme) -> Iterator[str]:
    was, now = day(promise.finish_from, today), day(promise.finish_to, today)
    title = view.titles.get(promise.id, promise.id)
    if promise.days:
        sign = "+" if promise.days > 0 else "−"
        size = abs(promise.days)
        ends = Text(f"{was.en} → {now.en}, {sign}{size} d", f"{was.fr} → {now.fr}, {sign}{size} j")
    else:
        ends = Text(f"still ends on {now.en}", f"finit toujours le {now.fr}")
    due = _due(promise, today)
    told = Text(f"{promise.id} {title}: {ends.en}{due.en}", f"{promise.id} {title}\u00a0: {ends.fr}{due.fr}")
    first, *others = wrap(escaped(theme.say(told)), theme.width - 2)
    yield theme.paint(f"→ {first}", "bold")
    yield from (theme.paint(f"  {line}", "bold") for line in others)
    for move in promise.moves:
        first, *others = wrap(escaped(theme.say(_move(move, view, today))), theme.width - 4)
        yield f"    {first}"
        yield from (f"      {line}" for line in _again(others, theme.width - 6))


def _again(lines: list[str], width: int) -> list[str]:
    """The rest of a text, set anew in less room."""
    return wrap(" ".join(lines), width) if lines else []


def _due(promise: PromiseMove, today: date) -> Text:
    if promise.due is None:
        return Text("", "")
    on = day(promise.due, today)
    if not promise.late_to:
        return Text(f", promised for {on.en}", f", promis pour le {on.fr}")
    late, before = working_days(promise.late_to), promise.late_from
    was_en = f", {before} without levelling" if before != promise.late_to else " as it was"
    was_fr = f", {before} sans nivellement" if before != promise.late_to else " comme avant"
    return Text(
        f", {late.en} after {on.en}{was_en}", f", {late.fr} après le {on.fr}{was_fr}"
    )  # fmt: skip


def _move(move: Move, view: LevelView, today: date) -> Text:
    name = view.milestones.get(move.task, move.task[1])
    if move.start_from == move.start_to:
        was, now = day(move.finish_from, today), day(move.finish_to, today)
        what = Text(f"{name}: end {was.en} → {now.en}", f"{name}\u00a0: fin {was.fr} → {now.fr}")
    else:
        was, now = day(move.start_from, today), day(move.start_to, today)
        what = Text(f"{name}: {was.en} → {now.en}", f"{name}\u00a0: {was.fr} → {now.fr}")
    why = _why(move.why, move.task[0], view, today)
    return Text(what.en + why.en, what.fr + why.fr)


def _why(why: Why | None, of: str, view: LevelView, today: date) -> Text:
    if why is None:
        return Text("", "")
    names = list(dict.fromkeys(view.milestone(key, of) for key in why.before))
    if why.resource is None:
        return Text(f", follows {names[0]}", f", suit {names[0]}")
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    rest = (
        Text(f" and {more} more", f" et {more} autre{'s' if more > 1 else ''}") if more > 0 else Text("", "")
    )
    who = view.resources.get(why.resource, why.resource)
    when = _when(why.first, why.last, today)
    return Text(
        f"; {who} is not free {when.en}, first go: {shown}{rest.en}",
        f"\u202f; {who} n’est pas libre {when.fr}, passent d’abord\u00a0: {shown}{rest.fr}",
    )


def _when(first: date | None, last: date | None, today: date) -> Text:
    if first is None or last is None:
        return Text("", "")
    start, end = day(first, today), day(last, today)
    if first == last:
        return Text(f"on {start.en}", f"le {start.fr}")
    return Text(f"{start.en} to {end.en}", f"du {start.fr} au {end.fr}")


def _marked(told: Text, theme: Theme) -> Iterator[str]:
    first, *others = wrap(escaped(theme.say(told)), theme.width - 2)
    yield theme.paint(f"! {first}", "red")
    yield from (theme.paint(f"  {line}", "red") for line in others)


def _unmet(unmet: Unmet, view: LevelView) -> Text:
    where, who = f"{unmet.task[0]}/{unmet.task[1]}", view.resources.get(unmet.resource, unmet.resource)
    needed, most = (Text(number(x, "en", 2), number(x, "fr", 2)) for x in (unmet.needed, unmet.most))
    if unmet.few_days:
        return Text(
            f"{where} cannot be met: {who} has not enough days with {needed.en} free of other limits",
            f"{where} impossible\u00a0: {who} n’a pas assez de jours avec {needed.fr} en même temps que "
            "le reste",
        )
    if not unmet.most and unmet.resource in view.resources:
        return Text(
            f"{where} cannot be met: {who} is not there on any day from now on",
            f"{where} impossible\u00a0: {who} n’est là aucun jour désormais",
        )
    if not unmet.most:
        return Text(
            f"{where} cannot be met: nobody here offers {who}",
            f"{where} impossible\u00a0: personne ici n’offre {who}",
        )
    return Text(
        f"{where} cannot be met: it needs {needed.en} of {who}, at most {most.en} is ever there",
        f"{where} impossible\u00a0: il faut {needed.fr} de {who}, il n’y a jamais plus de {most.fr}",
    )


def _settled(settled: Settled, view: LevelView, today: date) -> Text:
    who = view.resources.get(settled.resource, settled.resource)
    when, count = _when(settled.first, settled.last, today), days(settled.days)
    names = ", ".join(settled.commitments)
    return Text(
        f"{who} has too much {when.en} ({count.en}) with work under way, which levelling leaves: {names}",
        f"{who} a trop {when.fr} ({count.fr}) avec du travail en cours, que le nivellement laisse"
        f"\u00a0: {names}",
    )


def _quality(view: LevelView, theme: Theme) -> Iterator[str]:
    """How long the whole is, what is proven, and that nothing was changed."""
    found = view.levelled
    if found.makespan_days is None or found.lower_bound_days is None:
        return
    whole = working_days(found.makespan_days)
    if found.optimal:
        best = Text("no plan is better", "aucun plan n’est meilleur")
    else:
        least, late = working_days(found.lower_bound_days), found.late > found.least_late
        best = Text(
            f"no plan can be shorter than {least.en}" + (", one less late is not ruled out" if late else ""),
            f"aucun plan ne peut durer moins de {least.fr}"
            + (", un plan moins en retard n’est pas exclu" if late else ""),
        )
    told = Text(
        f"{whole.en} in all, {best.en}. Checked day by day. A proposal: no file was changed; to keep a date, "
        "write it as `not_before`.",
        f"{whole.fr} en tout, {best.fr}. Vérifié jour par jour. Une proposition\u00a0: aucun fichier n’a "
        "changé\u202f; pour garder une date, écrivez-la en `not_before`.",
    )
    yield from (theme.paint(line, "dim") for line in wrap(theme.say(told), theme.width))
