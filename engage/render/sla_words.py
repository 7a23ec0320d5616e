"""Sentences about running promises: what is kept, what is left of the budget, what turns late next."""

from __future__ import annotations

from datetime import datetime

from engage.health.words import day, plural
from engage.model.text import Lang, Text
from engage.plan.figures import figure
from engage.plan.service_clock import local
from engage.plan.sla import Lost
from engage.plan.sla_budget import Tally
from engage.plan.sla_cases import Case
from engage.render.shades import NOTHING
from engage.render.theme import Style
from engage.usecase.sla import Interval, SlaPromise, SlaRow, SlaView, Standing

STANDING: dict[Standing, Text] = {
    "below": Text("✗ BELOW", "✗ EN DESSOUS"),
    "at_risk": Text("▲ AT RISK", "▲ EN JEU"),
    "kept": Text("✓ KEPT", "✓ TENU"),
    "nothing": Text("○ NOTHING YET", "○ RIEN ENCORE"),
    "unknown": Text("○ UNKNOWN", "○ INCONNU"),
}
STYLE: dict[Standing, Style] = {
    "below": "red", "at_risk": "orange", "kept": "green", "nothing": "dim", "unknown": "dim",
}  # fmt: skip
_MEASURE = {
    "response": Text("answered within", "avec réponse en"),
    "resolution": Text("solved within", "résolus en"),
    "availability": Text("available", "disponible"),
}
_OFF = Text("off target", "hors cible")
_HOURS = {
    "business": Text("business hours", "heures ouvrées"),
    "all": Text("round the clock", "jour et nuit"),
}
_WAITING = {
    "client": Text("waiting on the client", "en attente du client"),
    "third_party": Text("waiting on a third party", "en attente d’un tiers"),
    "us": Text("waiting on us", "en attente de nous"),
    None: Text("waiting, on whom is not said", "en attente, de qui n’est pas dit"),
}


def percent(value: float, lang: Lang) -> str:
    """`98%`, `99.95%`, `96.7%`: cut, never rounded up to a share that is not reached."""
    hundredths = int(value * 10_000 + 1e-6)
    digits = 2 if hundredths >= 9_900 and hundredths % 10 else 1
    shown = f"{hundredths / 100:.{digits}f}".rstrip("0").rstrip(".")
    return f"{shown.replace('.', ',')}\u202f%" if lang == "fr" else f"{shown}%"


def percents(value: float) -> Text:
    """The same in both languages."""
    return Text(percent(value, "en"), percent(value, "fr"))


def length(seconds: float) -> Text:
    """`3 h 20 min`, `45 min`, `−2 h`: hours and minutes of service, whole minutes."""
    minutes = int(abs(seconds) / 60 + 0.5)
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours}\u00a0h"] if hours else []) + ([f"{rest}\u00a0min"] if rest or not hours else [])
    sign = "−" if seconds < 0 and minutes else ""
    shown = sign + "\u00a0".join(parts)
    return Text(shown, shown)


def moment(at: float, promise: SlaPromise, view: SlaView) -> Text:
    """`23 Nov 12:00`, on the clocks of the promise's zone."""
    return at_time(local(at, promise.zone), view)


def at_time(when: datetime, view: SlaView) -> Text:
    """A day and a time."""
    on, clock = day(when.date(), view.as_of), f"{when:%H:%M}"
    return Text(f"{on.en} {clock}", f"{on.fr} {clock}")


def summary(view: SlaView) -> Text:
    """How many targets are below, and the case that turns late next."""
    rows, below = len(view.rows), view.below
    targets = plural(rows, Text("target", "cible"), Text("targets", "cibles"))
    if not rows:
        return Text("No running promise.", "Aucun engagement continu.")
    if below:
        verb = "is" if below == 1 else "are"
        first = Text(
            f"{below} of {targets.en} {verb} below what was promised.",
            f"{below} sur {targets.fr} sous la valeur promise.",
        )
    else:
        first = Text(
            f"No target of {rows} is below what was promised.",
            f"Aucune des {targets.fr} n’est sous la valeur promise.",
        )
    following = view.next_breaches
    if not following:
        return first
    breach = following[0]
    at, name = moment(breach.at, breach.promise, view), breach.case.record.id
    return Text(
        f"{first.en} Next to be late: {name}, on {at.en}.",
        f"{first.fr} Prochain retard\u00a0: {name}, le {at.fr}.",
    )


def promised(row: SlaRow) -> Text:
    """`promised 98% solved within 4 h, round the clock`."""
    target, measure = row.track.target, _MEASURE.get(row.track.target.measure)
    hours = _HOURS[target.hours]
    wanted = target.target.text.strip() if target.target else NOTHING
    share = 1.0 if target.attainment is None else target.attainment
    if measure is None:
        part = percents(share)
        return Text(
            f"promised {part.en} of the values of {target.measure} {wanted}",
            f"promis {part.fr} des valeurs de {target.measure} {wanted}",
        )
    if target.measure == "availability":
        return Text(f"promised {wanted}, {hours.en}", f"promis {wanted}, {hours.fr}")
    shown = length(row.track.limit) if row.track.limit else Text(wanted, wanted)
    of = percents(share)
    return Text(
        f"promised {of.en} {measure.en} {shown.en}, {hours.en}",
        f"promis {of.fr} {measure.fr} {shown.fr}, {hours.fr}",
    )


def attained(row: SlaRow) -> Text:
    """`1 of 3 in Q4 2026: 33.3% (6–79%)`."""
    tally = row.track.current
    if row.track.unknown:
        return row.track.unknown
    if tally is None:
        return Text("it has not begun", "il n’a pas commencé")
    period = tally.period.name
    share = tally.attainment
    if share is None:
        if row.track.target.series:
            return Text(f"no value in {period.en}", f"aucune valeur au {period.fr}")
        return Text(f"nothing decided in {period.en}", f"rien de décidé au {period.fr}")
    told = percents(share)
    if row.track.target.measure == "availability":
        down = length(tally.bad)
        return Text(
            f"{told.en} in {period.en}, {down.en} down", f"{told.fr} en {period.fr}, {down.fr} d’arrêt"
        )
    good, total = int(tally.good), int(tally.total)
    interval = row.intervals[-1]
    between = interval_words(interval) if interval else Text("", "")
    return Text(
        f"{good} of {total} in {period.en}: {told.en} {between.en}".rstrip(),
        f"{good} sur {total} au {period.fr}\u00a0: {told.fr} {between.fr}".rstrip(),
    )


def silence(row: SlaRow, view: SlaView) -> Text | None:
    """`no value since 2 Nov`, where the series that measures it stopped."""
    last = row.track.silent_since
    if last is None:
        return None
    on = day(last, view.as_of)
    return Text(f"no value since {on.en}", f"aucune valeur depuis le {on.fr}")


def interval_words(interval: Interval) -> Text:
    """`(6–79%)`: between which shares the true one lies, nineteen times out of twenty."""
    low, high = int(interval.low * 100 + 0.5), int(interval.high * 100 + 0.5)
    return Text(f"({low}–{high}%)", f"({low}–{high}\u202f%)")


def budget(row: SlaRow) -> Text | None:
    """What is left of the error budget, and how fast it burns."""
    tally = row.track.current
    if tally is None or tally.attainment is None:
        return None
    time = row.track.target.measure == "availability"
    allowed = tally.allowed or 0.0
    may = length(allowed) if time else _about(allowed)
    used = length(tally.bad) if time else _about(tally.bad)
    series = row.track.target.series
    late = Text("down", "d’arrêt") if time else _OFF if series else Text("late", "en retard")
    if tally.left is None and series:
        return Text(
            f"nothing may be off target: {used.en} off target",
            f"aucun écart permis\u00a0: {used.fr} hors cible",
        )
    if tally.left is None:
        return Text(
            f"nothing may be late: {used.en} {late.en}", f"aucun retard permis\u00a0: {used.fr} {late.fr}"
        )
    if tally.left < 0:
        told = Text(
            f"budget overdrawn: {used.en} {late.en}, {may.en} allowed in the whole period",
            f"budget dépassé\u00a0: {used.fr} {late.fr}, {may.fr} permis sur toute la période",
        )
    else:
        left = percents(tally.left)
        told = Text(
            f"{left.en} of the budget left: {used.en} {late.en}, {may.en} allowed",
            f"il reste {left.fr} du budget\u00a0: {used.fr} {late.fr}, {may.fr} permis",
        )
    rate = _about(tally.burn_rate or 0.0)
    if not tally.bad or tally.closed:
        return told
    return Text(
        f"{told.en}; burning at {rate.en} times the pace allowed",
        f"{told.fr}\u202f; consommé à {rate.fr} fois le rythme permis",
    )


def way_back(row: SlaRow) -> Text | None:
    """How many cases in a row must be in time, where the share promised is missed in a running period."""
    tally = row.track.current
    if tally is None or tally.met is not False or tally.closed or row.track.target.measure == "availability":
        return None
    target = percents(tally.target)
    if tally.needed is None:
        return Text(
            f"{target.en} is out of reach in this period", f"{target.fr} est hors d’atteinte pour la période"
        )
    count = tally.needed
    if row.track.target.series:
        values = plural(count, Text("value", "valeur"), Text("values", "valeurs"))
        return Text(
            f"{target.en} again only after {values.en} in a row on target",
            f"{target.fr} de nouveau après {values.fr} de suite dans la cible",
        )
    if count == 1:
        return Text(
            f"{target.en} again after the next one in time",
            f"{target.fr} de nouveau avec le prochain à temps",
        )
    return Text(
        f"{target.en} again only after the next {count} in a row in time",
        f"{target.fr} de nouveau après les {count} prochains, tous à temps",
    )


def _about(value: float) -> Text:
    return figure(value, 0 if value >= 10 else 1)


def earlier(row: SlaRow, lang: Lang) -> str:
    """`Q1 –  Q2 –  Q3 3/3`: the periods before the current one."""
    return "  ".join(f"{_short(tally, lang)} {_figure(tally, row, lang)}" for tally in row.track.tallies[:-1])


def _short(tally: Tally, lang: Lang) -> str:
    return tally.period.short.to(lang)


def _figure(tally: Tally, row: SlaRow, lang: Lang) -> str:
    if tally.attainment is None:
        return NOTHING
    mark = "" if tally.met else "✗"
    if row.track.target.measure == "availability":
        return percent(tally.attainment, lang) + mark
    return f"{int(tally.good)}/{int(tally.total)}{mark}"


def case_words(case: Case, promise: SlaPromise, view: SlaView) -> Text:
    """Where an open case stands: late by how much, late when, or stopped with how much left."""
    age = length(max(0.0, view.now - case.record.opened)) if view.now else Text("", "")
    days = max(0.0, view.now - case.record.opened) / 86400
    if days >= 2:
        count = plural(int(days), Text("day", "jour"), Text("days", "jours"))
        age = count
    old = Text(f"open for {age.en}", f"ouvert depuis {age.fr}")
    left = length(abs(case.left or 0.0))
    if case.state == "missed":
        return Text(f"{old.en}, late by {left.en}", f"{old.fr}, en retard de {left.fr}")
    if case.paused:
        return Text(
            f"{old.en}, clock stopped with {left.en} left", f"{old.fr}, chrono arrêté, il reste {left.fr}"
        )
    if case.deadline is None:
        return Text(f"{old.en}, {left.en} left", f"{old.fr}, il reste {left.fr}")
    at = moment(case.deadline, promise, view)
    return Text(f"{old.en}, late on {at.en}", f"{old.fr}, en retard le {at.fr}")


def lost_words(lost: Lost) -> Text:
    """`waiting on the client: 12 h in 2 cases`."""
    on, time = _WAITING[lost.waiting_on], length(lost.seconds)
    count = plural(lost.cases, Text("case", "cas"), Text("cases", "cas"))
    return Text(f"{on.en}: {time.en} in {count.en}", f"{on.fr}\u00a0: {time.fr} dans {count.fr}")
