"""Sentences about how likely a promise is kept: the answer first, then what it rests on."""

from __future__ import annotations

from datetime import date

from engage.health.run_out_words import short
from engage.health.words import share
from engage.learn.reference_class import SHARES, Reading
from engage.model.text import Lang, Text
from engage.plan.figures import NARROW, counted, figure, number, percent, signed
from engage.plan.figures import long_day as short_day
from engage.plan.forecast_types import DateDriver, PromiseForecast
from engage.plan.history import History
from engage.render.shades import NOTHING, day_of, long_day
from engage.usecase.forecast import ForecastRow, ForecastView

_SURE = 0.99  # what is simulated is never certain
_FEW = 0.01
_LEAST_ERROR = 0.001
_NOTHING = Text("", "")
COMPLEXITY = {
    "low": Text("low complexity", "complexité faible"),
    "medium": Text("medium complexity", "complexité moyenne"),
    "high": Text("high complexity", "complexité élevée"),
}


def answer(row: ForecastRow) -> Text:
    """How likely the date promised is kept."""
    found = row.forecast
    if row.outcome == "running":
        return Text(
            "A running promise: its targets are measured, not forecast.",
            "Un engagement continu\u00a0: ses cibles se mesurent, elles ne se prévoient pas.",
        )
    if row.outcome == "undated" or found.planned is None:
        return Text("No forecast can be given.", "Aucune prévision ne peut être donnée.")
    if row.outcome == "done":
        return _done(row, found.planned)
    if found.on_time is None or found.promised is None:
        return Text("No date is promised to compare with.", "Aucune date promise à laquelle se comparer.")
    due, chance = long_day(found.promised), chance_words(found)
    return Text(f"{chance.en} likely to keep {due.en}.", f"{chance.fr} de chances de tenir le {due.fr}.")


def _done(row: ForecastRow, finish: date) -> Text:
    day = long_day(finish)
    if row.forecast.promised is None:
        return Text(f"Done on {day.en}.", f"Fait le {day.fr}.")
    due = long_day(row.forecast.promised)
    if row.late:
        return Text(
            f"Done on {day.en}: late, it was promised for {due.en}.",
            f"Fait le {day.fr}\u00a0: en retard, c’était promis pour le {due.fr}.",
        )
    return Text(
        f"Done on {day.en}: kept, it was promised for {due.en}.",
        f"Fait le {day.fr}\u00a0: tenu, c’était promis pour le {due.fr}.",
    )


def chance_words(found: PromiseForecast) -> Text:
    """`87%`, `over 99%`, `under 1%`; what is certain as it is."""
    chance = found.on_time or 0.0
    if found.certain:
        return share(chance)
    if chance > _SURE:
        most = share(_SURE)
        return Text(f"Over {most.en}", f"Plus de {most.fr}")
    if chance < _FEW:
        least = share(_FEW)
        return Text(f"Under {least.en}", f"Moins de {least.fr}")
    return share(chance)


def chance_cell(found: PromiseForecast, lang: Lang) -> str:
    """The same for a column: `>99%`, `<1%`."""
    if found.on_time is None:
        return NOTHING
    if not found.certain and found.on_time > _SURE:
        return ">" + share(_SURE).to(lang)
    if not found.certain and found.on_time < _FEW:
        return "<" + share(_FEW).to(lang)
    return share(found.on_time).to(lang)


def dates(found: PromiseForecast) -> Text | None:
    """The dates that hold in half, eight and nine of ten futures."""
    if found.certain:
        return None
    quantiles = ((50, found.p50), (80, found.p80), (90, found.p90))
    shown = [(percent, short_day(day) if day else short(found.run_out)) for percent, day in quantiles]
    return Text(
        " · ".join(f"P{percent} {day.en}" for percent, day in shown),
        " · ".join(f"P{percent} {day.fr}" for percent, day in shown),
    )


def as_likely(found: PromiseForecast) -> Text | None:
    """When it ends if everything takes its likely duration and no risk strikes."""
    if found.planned is None:
        return None
    day = long_day(found.planned)
    if found.certain:
        return Text(
            f"Ends on {day.en}: nothing that remains is uncertain.",
            f"Finit le {day.fr}\u00a0: rien de ce qui reste n’est incertain.",
        )
    return Text(
        f"If all takes its likely duration and no risk strikes, it ends on {day.en}.",
        f"Si tout prend sa durée probable et qu’aucun risque ne frappe, fin le {day.fr}.",
    )


def basis(view: ForecastView, found: PromiseForecast | None = None) -> Text:
    """What the figures rest on, and what they do not: said with every forecast."""
    error = found.standard_error if found and not found.certain else None
    points = _points(error)
    count_fr = f"{view.samples:,}".replace(",", NARROW)
    on = _calibrated(found.history if found else view.history)
    return Text(
        f"{on.en} {view.samples:,} simulated futures, seed {view.seed}{points.en}.",
        f"{on.fr} {count_fr} futurs simulés, graine {view.seed}{points.fr}.",
    )


def _calibrated(history: History | None) -> Text:
    if history is None:
        return Text(
            "Estimates, not calibrated: no history of deliveries corrects them yet (`engage calibrate`).",
            "Estimations non calibrées\u00a0: aucun historique de livraisons ne les corrige encore "
            "(`engage calibrate`).",
        )
    count = counted(history.cases, ("delivery", "deliveries"), ("livraison", "livraisons"))
    of = Text(f" of type {history.kind}", f" de type {history.kind}") if history.kind else Text("", "")
    ratio, spread = figure(history.ratio, 2), percent(history.spread)
    return Text(
        f"Calibrated on {count.en}{of.en}: they took {ratio.en} times what was expected (median), "
        f"± {spread.en}.",
        f"Calibré sur {count.fr}{of.fr}\u00a0: elles ont pris {ratio.fr} fois l’attendu (médiane), "
        f"± {spread.fr}.",
    )


def widened(found: PromiseForecast) -> Text | None:
    """What makes the estimates scatter more than they say: complexity and load, as in the buffer."""
    widening = found.widening
    if widening is None or widening.factor == 1 or found.certain:
        return None
    told = []
    if widening.type.factor != 1:
        factor, level = figure(widening.type.factor, 2), COMPLEXITY[widening.type.complexity]
        told.append(Text(f"{level.en} × {factor.en}", f"{level.fr} × {factor.fr}"))
    if widening.busiest and widening.load != 1:
        used, factor = percent(widening.busiest.utilisation), figure(widening.load, 2)
        name = widening.busiest.name
        told.append(
            Text(
                f"{name} at {used.en} of capacity × {factor.en}",
                f"{name} à {used.fr} de sa capacité × {factor.fr}",
            )
        )
    return Text(
        f"Estimates scatter more than they say: {', '.join(each.en for each in told)}.",
        f"Dispersion au-delà des estimations\u00a0: {', '.join(each.fr for each in told)}.",
    )


def _points(error: float | None) -> Text:
    """The standard error of a probability, in points."""
    if error is None:
        return Text("", "")
    if error < _LEAST_ERROR:
        return Text(", standard error under 0.1 points", ", erreur type sous 0,1 point")
    en, fr = number(error * 100, "en"), number(error * 100, "fr")  # never two: it is at most one
    return Text(
        f", standard error {en} point{'' if en == '1' else 's'}",
        f", erreur type {fr} point",
    )


def pace(found: PromiseForecast) -> Text | None:
    """The second opinion: when it ends at the pace so far."""
    if found.pace is None:
        return None
    day, part = long_day(found.pace.finish), figure(found.pace.pace, 2)
    return Text(
        f"Second opinion (earned schedule): at the pace so far, {part.en} of the plan's, it ends on "
        f"{day.en}.",
        f"Deuxième avis (valeur acquise en temps)\u00a0: au rythme tenu, {part.fr} de celui du plan, fin le "
        f"{day.fr}.",
    )


def reference(row: ForecastRow) -> Text | None:
    """The outside view: when it ends if what is left goes as past promises, or past milestones, went."""
    found = row.reference
    if found is None:
        return None
    of = Text(f" of type {found.kind}", f" de type {found.kind}") if found.kind else _NOTHING
    beyond = short(row.forecast.run_out)
    whole, cases = _reading(found.whole, beyond), found.whole.cases
    apart = _NOTHING
    if found.apart:
        each, count = _reading(found.apart, beyond), found.apart.cases
        apart = Text(
            f"; each milestone by itself, as {count} past ones: {each.en}",
            f"\u00a0; jalon par jalon, comme {count} passés\u00a0: {each.fr}",
        )
    return Text(
        f"Outside view (reference class): should what is left go as {cases} deliveries{of.en} went, "
        f"{whole.en}{apart.en}.",
        f"Vue du dehors (classe de référence)\u00a0: si le reste se passe comme {cases} livraisons{of.fr}, "
        f"{whole.fr}{apart.fr}.",
    )


def _reading(reading: Reading, beyond: Text) -> Text:
    dates_ = [short_day(day) if day else beyond for day in reading.dates]
    told = [
        Text(f"P{share * 100:.0f} {day.en}", f"P{share * 100:.0f} {day.fr}")
        for share, day in zip(SHARES, dates_, strict=True)
    ]
    known = [each for each, bounded in zip(told, reading.bounded, strict=True) if bounded]
    few = [f"P{share * 100:.0f}" for share, ok in zip(SHARES, reading.bounded, strict=True) if not ok]
    end = Text(f" (too few for {few[0]})", f" (trop peu pour {few[0]})") if few else _NOTHING
    return Text(
        " · ".join(each.en for each in known) + end.en, " · ".join(each.fr for each in known) + end.fr
    )


def day_cell(found: PromiseForecast, day: date | None, today: date, lang: Lang) -> str:
    """A date for a column; why there is none where others have one: `no slot`."""
    if day is None and found.endless:
        return short(found.run_out).to(lang)
    return day_of(day, today, lang)


def single_values(found: PromiseForecast) -> Text | None:
    """How many estimates have no low and high of their own."""
    if not found.single or found.certain:
        return None
    return Text(
        f"Without low and high, read with the spread of the type: {found.single} of {found.estimates} "
        "estimates.",
        f"Sans bas ni haut, lues avec l’étendue du type\u00a0: {found.single} estimation"
        f"{'s' if found.single > 1 else ''} sur {found.estimates}.",
    )


def driver_name(driver: DateDriver, commitment_id: str) -> Text:
    """`recette`, `risk R1`, `ACME-010/ux`."""
    name = driver.id if driver.commitment == commitment_id else f"{driver.commitment}/{driver.id}"
    if driver.kind == "history":
        own = driver.commitment == commitment_id
        whose = "" if own else f" {driver.commitment}"
        return Text(f"history{whose}", f"historique{whose}")
    return Text(f"risk {name}", f"risque {name}") if driver.kind == "risk" else Text(name, name)


def driver_days(driver: DateDriver, found: PromiseForecast, lang: Lang) -> str:
    """`+2.1`, `−0.3`, in working days; `no slot` where it leaves the work without days to be done on."""
    if driver.endless >= _FEW:
        return short(found.run_out).to(lang)
    return signed(driver.days, lang)


LEGEND = Text(
    "days: working days by which it puts the end off on average, against its likely duration, no risk, or "
    "no history. decides: share of futures in which one more day of it, the risk or history moves the end.",
    "jours\u00a0: jours ouvrés dont cela repousse la fin en moyenne, par rapport à la durée probable, ou "
    "sans le risque ou l’historique. décide\u00a0: part des futurs où un jour de plus, le risque ou "
    "l’historique déplace la fin.",
)
