"""Sentences about the plan of a promise: the answer first, then what it rests on."""

from __future__ import annotations

from datetime import date

from engage.health.words import plural, share, working_days
from engage.model.text import Lang, Text
from engage.plan.figures import NARROW, days, number
from engage.plan.schedule_types import BufferPlan, State
from engage.render.shades import long_day
from engage.usecase.schedule import Needed, ScheduleRow, Verdict

VERDICT: dict[Verdict, Text] = {
    "safe": Text("safe", "sûr"),
    "tight": Text("tight", "tendu"),
    "late": Text("late", "en retard"),
    "open": Text("no date", "sans date"),
    "done": Text("done", "fait"),
    "running": Text("running", "continu"),
    "undated": Text("not known", "inconnu"),
}
STATE: dict[State, Text] = {
    "done": Text("done", "fait"),
    "started": Text("started", "en cours"),
    "todo": Text("to do", "à faire"),
}
FACTOR: dict[str, Text] = {
    "uncertainty": Text("estimates", "estimations"),
    "skew": Text("skew", "asymétrie"),
    "complexity": Text("complexity", "complexité"),
    "load": Text("load", "charge"),
    "history": Text("history", "historique"),
    "risks": Text("risks", "risques"),
    "policy": Text("policy", "règle"),
    "set": Text("set", "fixé"),
    "baseline": Text("baseline", "référence"),
}
_BASIS = Text("of chain + buffer", "de la chaîne + tampon")
_HALF_A_DAY = 0.5
_SURE = 0.99  # an approximation knows no certainty
_OF_CHAIN = Text("of the chain", "de la chaîne")


def answer(row: ScheduleRow, confidence: float) -> Text:
    """Whether the date promised is safe, and by how much; and whether it is only by the buffer held."""
    plan, verdict = row.plan, row.verdict
    if verdict == "running":
        return Text(
            "A running promise: its targets are measured, not scheduled.",
            "Un engagement continu\u00a0: ses cibles se mesurent, elles ne se planifient pas.",
        )
    if plan.finish is None or plan.safe_date is None:
        return Text("No safe date can be given.", "Aucune date sûre ne peut être donnée.")
    safe = long_day(plan.safe_date)
    if verdict == "done":
        return _done(plan.finish, plan.promised, plan.slack_days)
    if plan.promised is None:
        return Text(
            f"Safe on {safe.en}; no date is promised.", f"Sûr le {safe.fr}{NARROW}; sans date promise."
        )
    due, gap = long_day(plan.promised), _gap(plan.slack_days)
    if verdict == "late":
        late = working_days(row.late_days) if row.late_days is not None else None
        by = Text(f", by {late.en}", f", de {late.fr}") if late else Text("", "")
        return Text(
            f"Late: promised for {due.en}, safe on {safe.en}; even the work alone ends after it{by.en}.",
            f"En retard\u00a0: promis pour le {due.fr}, sûr le {safe.fr}{NARROW}; même sans tampon, "
            f"le travail finit après{by.fr}.",
        )
    if verdict == "tight":
        return Text(
            f"Not safe: promised for {due.en}, safe on {safe.en}{gap.en}.",
            f"Pas sûr\u00a0: promis pour le {due.fr}, sûr le {safe.fr}{gap.fr}.",
        )
    if plan.sure_date and plan.sure_date > plan.promised:
        sure, level = long_day(plan.sure_date), share(confidence)
        return Text(
            f"Safe by the buffer held: promised for {due.en}, safe on {safe.en}{gap.en}; but for {level.en} "
            f"it would be {sure.en}.",
            f"Sûr avec le tampon tenu\u00a0: promis pour le {due.fr}, sûr dès le {safe.fr}{gap.fr}{NARROW}; "
            f"mais pour {level.fr} ce serait le {sure.fr}.",
        )
    return Text(
        f"Safe: promised for {due.en}, safe on {safe.en}{gap.en}.",
        f"Sûr\u00a0: promis pour le {due.fr}, sûr dès le {safe.fr}{gap.fr}.",
    )


def _gap(slack: int | None) -> Text:
    if slack is None:
        return Text("", "")
    if not slack:
        return Text(", with nothing to spare", ", sans un jour d’avance")
    count = working_days(abs(slack))
    if slack < 0:
        return Text(f", {count.en} later", f", {count.fr} plus tard")
    return Text(f", {count.en} to spare", f", {count.fr} d’avance")


def _done(finish: date, promised: date | None, slack: int | None) -> Text:
    ends = long_day(finish)
    if promised is None or slack is None:
        return Text(f"Done on {ends.en}.", f"Fait le {ends.fr}.")
    due, count = long_day(promised), working_days(abs(slack))
    if finish > promised:
        return Text(
            f"Done on {ends.en}, {count.en} after the date promised, {due.en}.",
            f"Fait le {ends.fr}, {count.fr} après la date promise, le {due.fr}.",
        )
    if not slack:
        return Text(
            f"Done on {ends.en}, in time for {due.en}.", f"Fait le {ends.fr}, à temps pour le {due.fr}."
        )
    return Text(
        f"Done on {ends.en}, {count.en} before the date promised, {due.en}.",
        f"Fait le {ends.fr}, {count.fr} avant la date promise, le {due.fr}.",
    )


def ends(row: ScheduleRow) -> Text | None:
    """When the work ends, and how much buffer follows it."""
    plan, buffer = row.plan, row.plan.buffer
    if plan.finish is None or plan.duration_days is None or buffer is None or row.verdict == "done":
        return None
    finish, chain = long_day(plan.finish), working_days(plan.duration_days)
    held = days(buffer.left)
    of_en, of_fr = "", ""
    if buffer.left != buffer.days:
        of_en, of_fr = f" of {number(buffer.days, 'en')}", f" sur {number(buffer.days, 'fr')}"
    return Text(
        f"Work ends on {finish.en} after {chain.en}, then {held.en} of buffer{of_en}.",
        f"Le travail finit le {finish.fr} après {chain.fr}, puis {held.fr} de tampon{of_fr}.",
    )


def buffer_size(buffer: BufferPlan) -> Text:
    """`18 days: 16% of chain + buffer, 19% of the chain`."""
    whole = days(buffer.days)
    if buffer.ratio is None or buffer.ratio_of_chain is None:
        return whole
    total, chain = share(buffer.ratio), share(buffer.ratio_of_chain)
    return Text(
        f"{whole.en}: {total.en} {_BASIS.en}, {chain.en} {_OF_CHAIN.en}",
        f"{whole.fr}\u00a0: {total.fr} {_BASIS.fr}, {chain.fr} {_OF_CHAIN.fr}",
    )


def buffer_chance(buffer: BufferPlan) -> Text | None:
    """What the buffer buys, as an approximation."""
    if buffer.on_time_with_buffer is None:
        return None
    sure, chance = buffer.on_time_with_buffer > _SURE, share(min(buffer.on_time_with_buffer, _SURE))
    if sure:
        chance = Text(f"over {chance.en}", f"plus de {chance.fr}")
    on = Text("not calibrated", "non calibrée")
    if buffer.calibrated_on is not None:
        count = plural(buffer.calibrated_on, Text("delivery", "livraison"), Text("deliveries", "livraisons"))
        on = Text(f"calibrated on {count.en}", f"calibrée sur {count.fr}")
    return Text(
        f"enough in {chance.en} of cases (normal approximation, {on.en})",
        f"suffit dans {chance.fr} des cas (approximation normale, {on.fr})",
    )


def buffer_enough(row: ScheduleRow, confidence: float) -> Text | None:
    """Where less is held than the service level needs, or more: what would be needed, and when.

    `17% is not enough: 24% would be needed for 90%; promise 19 March 2027 or later, or cut scope.`
    """
    plan, buffer = row.plan, row.plan.buffer
    if buffer is None or buffer.raw_days is None or not buffer.ratio or plan.duration_days is None:
        return None
    basis = plan.duration_days + buffer.raw_days if buffer.basis == "total" else plan.duration_days
    held = share(buffer.ratio if buffer.basis == "total" else buffer.ratio_of_chain or 0.0)
    needed, sure = share(buffer.raw_days / basis) if basis else held, share(confidence)
    if buffer.raw_days > buffer.days + _HALF_A_DAY:
        return _not_enough(row, Text(
            f"{held.en} is not enough: {needed.en} would be needed for {sure.en}",
            f"{held.fr} ne suffisent pas\u00a0: il faudrait {needed.fr} pour {sure.fr}",
        ))  # fmt: skip
    if buffer.raw_days < buffer.days - 1:
        return Text(
            f"{needed.en} would be enough for {sure.en}; {held.en} is held.",
            f"{needed.fr} suffiraient pour {sure.fr}{NARROW}; {held.fr} sont tenus.",
        )
    return None


def _not_enough(row: ScheduleRow, said: Text) -> Text:
    plan = row.plan
    if plan.sure_date is None:
        return Text(f"{said.en}.", f"{said.fr}.")
    day = long_day(plan.sure_date)
    if plan.promised and plan.sure_date <= plan.promised:
        return Text(
            f"{said.en}, until {day.en}; the date promised leaves that much.",
            f"{said.fr}, jusqu’au {day.fr}{NARROW}; la date promise le permet.",
        )
    return Text(
        f"{said.en}; promise {day.en} or cut scope.",
        f"{said.fr}{NARROW}; promettre le {day.fr} ou réduire le périmètre.",
    )


def buffer_use(buffer: BufferPlan, progress: float | None) -> Text | None:
    """How much is used, against how much of the chain is done."""
    if buffer.consumed is None or progress is None:
        return None
    done = share(progress)
    if buffer.consumed < 0:
        ahead = days(-buffer.consumed * buffer.days)
        return Text(
            f"none used at {done.en} of the chain, {ahead.en} ahead of the baseline",
            f"intact pour {done.fr} de la chaîne, {ahead.fr} d’avance sur la référence",
        )
    used = share(buffer.consumed)
    return Text(
        f"{used.en} used at {done.en} of the chain", f"consommé à {used.fr} pour {done.fr} de la chaîne"
    )


def left_words(left: float | None, whole: float | None, state: State, lang: Lang) -> str:
    """The days of a milestone's work: `12`, or `4/12` once begun; `?` where they were not estimated."""
    if state == "done":
        return "?" if whole is None else number(whole, lang)
    if left is None:
        return "?"
    if state == "started" and whole is not None:
        return f"{number(left, lang)}/{number(whole, lang)}"
    return number(left, lang)


def needed_words(need: Needed, lang: Lang) -> str:
    """`Karim 40%`, `2 preprod`."""
    if need.is_person:
        return f"{need.name}\u00a0{share(need.amount).to(lang)}"
    return f"{number(need.amount, lang)}\u00a0{need.name}"


def gate_missed(title: str, due: date, slack: int) -> Text:
    """`Interface: promised for 11 December 2026, 3 working days before it is planned`."""
    on, late = long_day(due), working_days(-slack)
    return Text(
        f"{title}: promised for {on.en}, planned {late.en} later",
        f"{title}\u00a0: promis pour le {on.fr}, prévu {late.fr} plus tard",
    )


def hidden_words(count: int) -> Text:
    """The closed promises that a list leaves out."""
    closed = plural(
        count, Text("closed promise", "engagement clos"), Text("closed promises", "engagements clos")
    )
    return Text(f"{closed.en} not shown", f"{closed.fr} non affiché{'s' if count > 1 else ''}")


def cycle_words(cycle: tuple[str, ...]) -> Text:
    """`Cycle: P/a → Q/c → P/a, none of them has dates`."""
    way = " → ".join((*cycle, cycle[0]))
    return Text(f"Cycle, without dates: {way}", f"Cycle, sans dates\u00a0: {way}")
