"""Sentences about what deliveries taught: the answer first, then how far it can be trusted."""

from __future__ import annotations

from engage.health.words import share
from engage.learn.backtest import BackTest, Coverage, Method
from engage.learn.fit import WINDOW
from engage.model.calibration import CORRELATION
from engage.model.text import Lang, Text
from engage.plan.figures import NARROW, counted, figure, number, percent
from engage.render.shades import NOTHING, long_day
from engage.usecase.calibrate import ENOUGH, CalibrateView, LessonRow, RiskRow

_NAMED = 4  # promises left out for one reason
METHOD: dict[Method, Text] = {
    "calibrated": Text("with history", "avec historique"),
    "estimates": Text("estimates alone", "estimations seules"),
    "bounds": Text("bounds of the past", "bornes du passé"),
    "plan": Text("plan as it is", "plan tel quel"),
    "fifth": Text("plan + 20%", f"plan + 20{NARROW}%"),
}
BOUNDS_LEGEND = Text(
    "took: actual over planned, median. factor: on what the estimates expect, shrunk to all and to 1; ±: its "
    "scatter beyond theirs. P80, P90, P95: the next one stays within so many times its plan; – not enough "
    "history (4, 9 and 19 are needed).",
    "réel\u00a0: durée réelle sur prévue, médiane. facteur\u00a0: sur l’attendu des estimations, ramené "
    "vers l’ensemble et vers 1\u202f; ±\u00a0: sa dispersion en plus de la leur. P80, P90, P95\u00a0: la "
    "prochaine tient dans tant de fois son plan\u202f; – historique insuffisant (il en faut 4, 9 et 19).",
)
SCORES_LEGEND = Text(
    "P50, P80, P90: how many held. Brier: of the dates promised; P80 loss and error (CRPS): as shares of the "
    "plan. The less, the better.",
    "P50, P80, P90\u00a0: combien ont tenu. Brier\u00a0: des dates promises\u202f; perte P80 et erreur "
    "(CRPS)\u00a0: en part du plan. Le moins est le mieux.",
)


def answer(view: CalibrateView) -> Text:
    """What deliveries say on the whole."""
    count = counted(len(view.deliveries), ("delivery", "deliveries"), ("livraison", "livraisons"))
    if len(view.deliveries) > WINDOW:
        count = Text(f"The last {WINDOW} of {count.en}", f"Les {WINDOW} dernières de {count.fr}")
    day = long_day(view.as_of)
    if not view.kinds:
        return Text(
            f"No delivery up to {day.en} to learn from.",
            f"Aucune livraison jusqu’au {day.fr} dont apprendre.",
        )
    whole = view.kinds[0].fitted
    took, factor = figure(whole.raw, 2), figure(whole.ratio, 2)
    return Text(
        f"{count.en} up to {day.en} took {took.en} times their plan (median): factor {factor.en} on what "
        "estimates expect.",
        f"{count.fr} jusqu’au {day.fr}\u00a0: {took.fr} fois leur plan (médiane), soit un facteur "
        f"{factor.fr} sur ce qu’attendent les estimations.",
    )


def sources(view: CalibrateView) -> Text | None:
    """Where the deliveries come from, and what could not be used."""
    told: list[Text] = []
    if view.from_table:
        told.append(Text(f"{view.from_table} from the table", f"{view.from_table} de la table"))
    if bad := len(view.bad_rows):
        rows = counted(bad, ("row left out", "rows left out"), ("ligne écartée", "lignes écartées"))
        first = view.bad_rows[0]
        told.append(
            Text(
                f"{rows.en} (line {first.line}: {first.why.en})",
                f"{rows.fr} (ligne {first.line}\u00a0: {first.why.fr})",
            )
        )
    told += _left_out(view)
    if not told:
        return None
    return Text("; ".join(each.en for each in told) + ".", f"{NARROW}; ".join(each.fr for each in told) + ".")


def _left_out(view: CalibrateView) -> list[Text]:
    """The promises that teach nothing, by reason; of many the first few."""
    by_reason: dict[Text, list[str]] = {}
    for left in view.left_out:
        by_reason.setdefault(left.why, []).append(left.id)
    found = []
    for why, ids in by_reason.items():
        named = ", ".join(ids[:_NAMED]) + (", …" if len(ids) > _NAMED else "")
        some = len(ids) > 1
        found.append(
            Text(
                f"{len(ids)} left out, {why.en}: {named}",
                f"{len(ids)} écarté{'s' if some else ''}, {why.fr}\u00a0: {named}",
            )
        )
    return found


def not_enough(view: CalibrateView) -> Text | None:
    """Why nothing is proposed, where deliveries are too few."""
    if view.enough:
        return None
    return Text(
        f"Not enough history: no factor is proposed under {ENOUGH} deliveries. --data FILE adds "
        "earlier ones.",
        f"Historique insuffisant\u00a0: aucun facteur n’est proposé sous {ENOUGH} livraisons. --data FICHIER "
        "en ajoute d’antérieures.",
    )


def tested(found: BackTest) -> Text:
    """How many deliveries could be foreseen from what was known."""
    if not found.cases:
        return Text(
            "Nothing to back-test yet: too few deliveries were known when the plans were made.",
            "Rien à rejouer encore\u00a0: trop peu de livraisons étaient connues quand les plans ont été "
            "faits.",
        )
    early = counted(
        found.too_early, ("had too little before it", "had too little before them"),
        ("avait trop peu avant elle", "avaient trop peu avant elles"),
    )  # fmt: skip
    cases = counted(found.cases, ("delivery", "deliveries"), ("livraison", "livraisons"))
    rest = Text(f"; {early.en}", f"{NARROW}; {early.fr}") if found.too_early else Text("", "")
    return Text(
        f"{cases.en} foreseen from what was known when the plan was made{rest.en}.",
        f"{cases.fr} prévues avec ce qu’on savait quand le plan a été fait{rest.fr}."
        if found.cases > 1
        else f"{cases.fr} prévue avec ce qu’on savait quand le plan a été fait{rest.fr}.",
    )


def verdict(found: BackTest) -> Text | None:
    """Whether P80 holds, and whether history makes forecasts better than the plan."""
    history, plan = found.of("calibrated"), found.of("plan")
    if history is None or plan is None or history.crps is None or plan.crps is None:
        return None
    p80 = next(each for each in history.coverage if each.share == 0.8)
    mine, other = figure(history.crps, 2), figure(plan.crps, 2)
    better = history.crps < plan.crps
    held = held_words(p80)
    compared = Text(
        f"with history the error is {mine.en} of the plan, {'against' if better else 'not below the'} "
        f"{other.en} {'for' if better else 'of'} the plan as it is",
        f"avec l’historique l’erreur est de {mine.fr} du plan, "
        f"{'contre' if better else 'et non sous les'} {other.fr} {'pour le' if better else 'du'} plan tel "
        "quel",
    )
    return Text(f"{held.en}; {compared.en}.", f"{held.fr}{NARROW}; {compared.fr}.")


def held_words(found: Coverage) -> Text:
    """`P80 dates held in 13 of 20 (65%, between 43% and 82%): compatible with 80%`."""
    name, part, wanted = f"P{found.share * 100:.0f}", share(found.held / found.cases), share(found.share)
    low, high = share(found.low), share(found.high)
    judged = (
        Text(f"compatible with {wanted.en}", f"compatible avec {wanted.fr}")
        if found.honest
        else Text(f"not {wanted.en}", f"ce n’est pas {wanted.fr}")
    )
    return Text(
        f"{name} dates held in {found.held} of {found.cases} ({part.en}, between {low.en} and {high.en}): "
        f"{judged.en}",
        f"les dates {name} ont tenu dans {found.held} cas sur {found.cases} ({part.fr}, entre {low.fr} et "
        f"{high.fr})\u00a0: {judged.fr}",
    )


def coverage_cell(found: Coverage | None) -> str:
    """`13/20`."""
    return f"{found.held}/{found.cases}" if found else NOTHING


def ratio_cell(value: float | None, lang: Lang) -> str:
    """`1.35`; `–` where it is not known."""
    if value is None:
        return NOTHING
    return f"{value:.2f}".replace(".", ",") if lang == "fr" else f"{value:.2f}"


def risk_words(row: RiskRow) -> Text:
    """`struck in 3 of 8: 40% written, 38% proposed`."""
    record = row.record
    now = Text("none", "aucune") if row.now is None else percent(row.now)
    then = percent(record.probability)
    base = Text(
        f"struck in {record.struck} of {record.cases}; in use {now.en}",
        f"survenu {record.struck} fois sur {record.cases}{NARROW}; en usage {now.fr}",
    )
    if not row.proposed:
        return Text(f"{base.en}, too few to say", f"{base.fr}, trop peu pour conclure")
    return Text(f"{base.en}, proposed {then.en}", f"{base.fr}, proposé {then.fr}")


def all_risks(view: CalibrateView) -> Text | None:
    """How all risks with a probability did, of promises that ended."""
    found = view.all_risks
    if not found.written or found.brier is None:
        return None
    expected, score = number(found.foreseen, "en"), figure(found.brier, 2)
    count = counted(found.written, ("risk", "risks"), ("risque", "risques"))
    return Text(
        f"{count.en} of ended promises: {expected} expected to strike, {found.struck} did (Brier "
        f"{score.en}).",
        f"{count.fr} d’engagements terminés\u00a0: {number(found.foreseen, 'fr')} attendus, {found.struck} "
        f"survenus (Brier {score.fr}).",
    )


def together_words(view: CalibrateView) -> Text:
    """Whether milestones of one promise go wrong together."""
    found = view.together
    if found.raw is None or not view.together_proposed:
        kept = figure(CORRELATION)
        return Text(
            f"Milestones of one promise: too few to tell how far they go wrong together, {kept.en} assumed.",
            "Jalons d’un même engagement\u00a0: trop peu pour dire s’ils dérapent ensemble, corrélation de "
            f"{kept.fr} supposée.",
        )
    raw, value = figure(found.raw, 2), figure(found.value, 2)
    return Text(
        f"Milestones of one promise go wrong together: correlation {raw.en} over {found.milestones} of "
        f"{found.promises} promises, {value.en} proposed.",
        f"Les jalons d’un même engagement dérapent ensemble\u00a0: corrélation {raw.fr} sur "
        f"{found.milestones} jalons de {found.promises} engagements, {value.fr} proposé.",
    )


def lesson_words(row: LessonRow) -> Text:
    """A lesson whose change was not made: what, where, who, by when."""
    change = Text(f"change {row.change}", f"changer {row.change}") if row.change else Text("", "")
    who = row.who or ""
    when = long_day(row.due) if row.due else Text("", "")
    en = ", ".join(part for part in (change.en, who, f"by {when.en}" if row.due else "") if part)
    fr = ", ".join(part for part in (change.fr, who, f"avant le {when.fr}" if row.due else "") if part)
    tail_en, tail_fr = f" ({en})" if en else "", f" ({fr})" if fr else ""
    return Text(f"{row.commitment}: {row.what}{tail_en}", f"{row.commitment}\u00a0: {row.what}{tail_fr}")
