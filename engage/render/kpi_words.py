"""Names and sentences of figures."""

from __future__ import annotations

from engage.health.words import day, plural, share
from engage.learn.kpi import Figure, Item, Kpi
from engage.model.text import Lang, Text
from engage.plan.figures import number
from engage.render.shades import NOTHING
from engage.usecase.kpi_view import ALL, KpiRow, KpiView, TrendPoint

NAMES: dict[str, Text] = {
    "on_time": Text("on time, by the date as it stands", "à temps, selon la date en vigueur"),
    "on_time_first": Text("on time, by the first date", "à temps, selon la première date"),
    "on_time_in_full": Text("on time and in full", "à temps et en totalité"),
    "first_in_full": Text("first date kept, in full", "première date tenue, en totalité"),
    "kept": Text("kept: accepted, with proof", "tenus\u00a0: acceptés, preuves à l’appui"),
    "unamended": Text("delivered without moving the date", "livrés sans report de date"),
    "slip_days": Text("days late when late (median)", "jours de retard (médiane)"),
    "sla": Text("SLA cases in time", "cas de SLA à temps"),
    "resolve_mean": Text("time to resolve, mean", "temps de résolution, moyen"),
    "resolve_median": Text("time to resolve, median", "temps de résolution, médian"),
    "told_first": Text("slips the client heard from us first", "dérives que le client sut par nous d’abord"),
    "told_delay": Text("days from known to told (median)", "jours entre su et dit (médiane)"),
    "notice_days": Text("days of notice before the date", "jours de préavis avant la date"),
    "signed_against": Text("breaches signed against the verdict", "manquements signés contre l’avis"),
    "saves": Text("slips solved before anyone noticed", "dérives réglées avant d’être vues"),
    "client_days": Text("days lost to the client", "jours perdus à attendre le client"),
}
_BARS = "▁▂▃▄▅▆▇█"


def amount(value: float | None, kpi: Kpi, lang: Lang) -> str:
    """A value in the unit of its figure: `80%`, `51 h`, `3 d`."""
    if value is None:
        return NOTHING
    if kpi.unit == "share":
        return share(value).to(lang)
    unit = {"hours": "\u00a0h", "days": "\u00a0j" if lang == "fr" else "\u00a0d"}.get(kpi.unit, "")
    return number(value, lang).replace("-", "−") + unit


def cases(row: KpiRow) -> str:
    """`4/5` for a rate; the number of cases for a mean or median."""
    figure = row.figure
    if row.kpi.unit == "share":
        return f"{int(figure.numerator or 0)}/{figure.denominator}" if figure.denominator else NOTHING
    return str(figure.denominator) if figure.denominator else ""


def interval(row: KpiRow, lang: Lang) -> str:
    """`38–96%`; "too few" where there are too few to say."""
    if row.few:
        return Text("too few", "trop peu").to(lang)
    figure = row.figure
    if figure.low is None or figure.high is None:
        return ""
    low, high = int(figure.low * 100 + 0.5), int(figure.high * 100 + 0.5)
    return f"{low}–{high}\u202f%" if lang == "fr" else f"{low}–{high}%"


def target(row: KpiRow, lang: Lang) -> str:
    """The target with the side on which good lies."""
    if row.target is None:
        return ""
    sign = "≥" if row.kpi.better == "higher" else "≤"
    return f"{sign}\u00a0{amount(row.target, row.kpi, lang)}"


def sparkline(points: tuple[TrendPoint, ...], *, share_: bool) -> str:
    """One bar a period: of rates from 0 to 100 %, else from 0 to the largest; a dot where nothing is
    known."""
    values = [point.value for point in points if point.value is not None]
    if len(values) < 2 or not any(values):
        return ""
    most = 1.0 if share_ else max(*values, 0.0) or 1.0
    bars = [
        "·" if point.value is None else _BARS[min(7, max(0, int(point.value / most * 7 + 0.5)))]
        for point in points
    ]
    return "".join(bars).lstrip("·")


def summary(view: KpiView) -> Text:
    """How many targets are reached, and the first that is not."""
    rows = [row for row in view.rows if row.group == ALL]
    aimed = [row for row in rows if row.target is not None]
    missed = [row for row in aimed if row.met is False]
    reached = sum(row.met is True for row in aimed)
    if not aimed:
        return Text("No target is set for these figures.", "Aucune cible n’est fixée pour ces chiffres.")
    if missed:
        worst = missed[0]
        name = NAMES[worst.kpi.name]
        en = f"{name.en}: {amount(worst.figure.value, worst.kpi, 'en')}, {target(worst, 'en')} wanted"
        fr = f"{name.fr}\u00a0: {amount(worst.figure.value, worst.kpi, 'fr')}, {target(worst, 'fr')} voulu"
        more = len(missed) - 1
        en += f"; {more} more missed" if more else ""
        fr += f"\u202f; {more} de plus manquée{'s' if more > 1 else ''}" if more else ""
        return Text(f"Below target: {en}.", f"Sous la cible\u00a0: {fr}.")
    unsure = len(aimed) - reached
    if unsure:
        told = plural(unsure, Text("target", "cible"), Text("targets", "cibles"))
        return Text(
            f"No target is missed; for {told.en} there are too few cases to say.",
            f"Aucune cible manquée\u202f; pour {told.fr}, trop peu de cas pour le dire.",
        )
    return Text(f"All targets are reached ({reached}).", f"Toutes les cibles sont atteintes ({reached}).")


def over(view: KpiView) -> Text:
    """`The last 12 months, to 20 Nov: 5 promises decided.`"""
    until = day(view.span.last, view.as_of)
    count = plural(
        len(view.facts),
        Text("promise decided", "engagement échu"),
        Text("promises decided", "engagements échus"),
    )
    name = view.span.name
    return Text(
        f"{name.en[:1].upper()}{name.en[1:]}, to {until.en}: {count.en}.",
        f"{name.fr[:1].upper()}{name.fr[1:]}, jusqu’au {until.fr}\u00a0: {count.fr}.",
    )


def group_name(row: KpiRow) -> Text:
    """The group as people call it."""
    if row.group is None:
        return Text("(none given)", "(non renseigné)")
    if row.group == ALL:
        return Text("all", "tous")
    name = row.group_name or row.group
    return Text(name, name)


def causes_words(figure: Figure, view: KpiView) -> Text | None:
    """`causes: badly managed dependency 2, capacity 1, not recorded 1`."""
    ranked = figure.causes
    if not ranked:
        return None
    unknown = Text("not recorded", "non notée")
    told = [(view.words.get(cause) or Text(cause, cause) if cause else unknown, n) for cause, n in ranked]
    en = ", ".join(f"{cause.en} {count}" for cause, count in told)
    fr = ", ".join(f"{cause.fr} {count}" for cause, count in told)
    return Text(f"causes: {en}", f"causes\u00a0: {fr}")


def worth_showing(row: KpiRow) -> bool:
    """Whether there is anything to show: a figure of something, or what is still open."""
    figure = row.figure
    if figure.still_open:
        return True
    counted = figure.denominator != 0 if figure.denominator is not None else bool(figure.value)
    return figure.value is not None and counted


def open_words(row: KpiRow) -> Text | None:
    """What is not decided yet: never counted as zero."""
    waiting = row.figure.still_open
    if not waiting:
        return None
    if row.kpi.name == "told_delay":
        count = plural(
            len(waiting),
            Text("slip not told", "dérive non dite"),
            Text("slips not told", "dérives non dites"),
        )
        return Text(f"{count.en} yet", f"{count.fr} encore")
    oldest = max(item.value or 0.0 for item in waiting)
    count = plural(len(waiting), Text("open", "ouvert"), Text("open", "ouverts"))
    return Text(
        f"{count.en}, the oldest for {oldest:.0f} h", f"{count.fr}, le plus ancien depuis {oldest:.0f} h"
    )


def item_words(item: Item, kpi: Kpi, lang: Lang) -> str:
    """What an item of a figure counts as."""
    if item.good is not None:
        yes = kpi.better == "higher"
        good = item.good if yes else not item.good
        return f"{'✓' if good else '✗'} " + (
            Text("counts", "compte").to(lang) if item.good else Text("does not", "ne compte pas").to(lang)
        )
    return amount(item.value, kpi, lang)
