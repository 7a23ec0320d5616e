"""Why a buffer is as long as it is, in words: one sentence a factor, with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage.model.commitment import Baseline
from engage.model.policy_planning import BufferPolicy
from engage.model.text import Text
from engage.plan.figures import NARROW, counted, days, figure, long_day, percent
from engage.plan.sizing import Basis, Uncertainty, share_of_chain
from engage.plan.types import CommitmentType

if TYPE_CHECKING:
    from engage.plan.buffer import BufferCase

NONE = Text("the file asks for no buffer", "le fichier ne demande pas de tampon")
SET = Text("set in the file", "fixé dans le fichier")
_COMPLEXITY_FR = {"low": "faible", "medium": "moyenne", "high": "élevée"}
_HAIR = 1e-9
_BASIS = {
    "total": Text("of chain + buffer", "de la chaîne + tampon"),
    "chain": Text("of the chain", "de la chaîne"),
}


def share_set(share: float, basis: Basis) -> Text:
    """A share written by hand."""
    text, of = percent(share, 1), _BASIS[basis]
    return Text(f"set in the file: {text.en} {of.en}", f"fixé dans le fichier\u00a0: {text.fr} {of.fr}")


def baseline(frozen: Baseline, today_days: float) -> Text:
    """A buffer frozen when the client agreed."""
    on, now = long_day(frozen.on), days(today_days)
    return Text(
        f"frozen on {on.en}; today's plan would give {now.en}",
        f"figé le {on.fr}{NARROW}; le plan du jour donnerait {now.fr}",
    )


def uncertainty(case: BufferCase, found: Uncertainty, confidence: float) -> Text:
    """How much the estimates scatter, and how sure one wants to be."""
    if not case.estimates:
        return Text("no milestone of the chain is estimated", "aucun jalon de la chaîne n’est estimé")
    count = counted(len(case.estimates), ("milestone", "milestones"), ("jalon", "jalons"))
    spread, wanted = days(found.deviation), percent(confidence, 1)
    rho = figure(case.correlation, 2)
    single = _single_values(case)
    return Text(
        f"{count.en} on the chain, standard deviation {spread.en} together (correlation {rho.en}), "
        f"{wanted.en} wanted{single.en}",
        f"{count.fr} sur la chaîne, écart-type de {spread.fr} ensemble (corrélation {rho.fr}), "
        f"{wanted.fr} visés{single.fr}",
    )


def _single_values(case: BufferCase) -> Text:
    if not case.spread_read:
        return Text("", "")
    low, high = figure(case.type.spread.low, 2), figure(case.type.spread.high, 2)
    return Text(
        f"; {case.spread_read} without low and high, read as {low.en} to {high.en} times the likely duration",
        f"{NARROW}; {case.spread_read} sans durée basse ni haute, "
        f"lu{'s' if case.spread_read > 1 else ''} comme {low.fr} à {high.fr} fois la durée probable",
    )


def skew(found: Uncertainty) -> Text:
    """What the most likely durations leave out."""
    if not found.shift:
        return Text("the estimates are symmetrical", "les estimations sont symétriques")
    shift = days(abs(found.shift))
    if found.shift < 0:
        return Text(
            f"on average the chain takes {shift.en} less than its likely durations",
            f"en moyenne, la chaîne dure {shift.fr} de moins que ses durées probables",
        )
    return Text(
        f"on average the chain takes {shift.en} more than its likely durations",
        f"en moyenne, la chaîne dure {shift.fr} de plus que ses durées probables",
    )


def complexity(kind: CommitmentType) -> Text:
    """What lies between the milestones."""
    factor, level_fr = figure(kind.factor, 2), _COMPLEXITY_FR[kind.complexity]
    en = f"type {kind.name}" if kind.name else "no type given"
    fr = f"type {kind.name}" if kind.name else "type non précisé"
    return Text(
        f"{en}: {kind.complexity} complexity, uncertainty × {factor.en}",
        f"{fr}\u00a0: complexité {level_fr}, incertitude × {factor.fr}",
    )


def load(case: BufferCase, found: Uncertainty) -> Text:
    """How full the people of the chain are."""
    if case.busiest is None:
        return Text("load not known: nobody is named", "charge inconnue\u00a0: personne n’est nommé")
    name, used, planned = case.busiest.name, percent(case.busiest.utilisation), percent(case.plan_to)
    if found.load == 1:
        return Text(
            f"{name}, the fullest, is at {used.en} of capacity, within {planned.en}",
            f"{name}, qui a le plus de charge, est à {used.fr} de sa capacité, sous {planned.fr}",
        )
    factor = figure(found.load, 2)
    return Text(
        f"{name} is at {used.en} of capacity where {planned.en} is planned, uncertainty × {factor.en}",
        f"{name} est à {used.fr} de sa capacité pour {planned.fr} prévus, incertitude × {factor.fr}",
    )


def history(case: BufferCase) -> Text:
    """What past deliveries say of such estimates."""
    known = case.history
    if known is None:
        return Text(
            "not calibrated: no history of deliveries, see `engage calibrate`",
            "non calibré\u00a0: aucun historique de livraisons, voir `engage calibrate`",
        )
    count = counted(known.cases, ("delivery", "deliveries"), ("livraison", "livraisons"))
    of = Text(f" of type {known.kind}", f" de type {known.kind}") if known.kind else Text("", "")
    ratio, spread = figure(known.ratio, 2), percent(known.spread)
    return Text(
        f"{count.en}{of.en}: {ratio.en} times what was expected (median), ± {spread.en}",
        f"{count.fr}{of.fr}\u00a0: {ratio.fr} fois l’attendu (médiane), ± {spread.fr}",
    )


def risks(case: BufferCase, found: Uncertainty) -> Text:
    """What may strike the chain."""
    unknown = _uncounted(case.risks_unknown)
    if not case.risks:
        none = Text("no risk with figures on the chain", "aucun risque chiffré sur la chaîne")
        return Text(none.en + unknown.en, none.fr + unknown.fr)
    count = counted(len(case.risks), ("risk", "risks"), ("risque", "risques"))
    ids, delay = ", ".join(risk.id for risk in case.risks), days(found.risk_delay)
    return Text(
        f"{count.en} ({ids}): {delay.en} expected{unknown.en}",
        f"{count.fr} ({ids})\u00a0: {delay.fr} en moyenne{unknown.fr}",
    )


def _uncounted(count: int) -> Text:
    if not count:
        return Text("", "")
    return Text(
        f"; {count} without probability or delay not counted",
        f"{NARROW}; {count} sans probabilité ni délai, non compté{'s' if count > 1 else ''}",
    )


def held(raw: float | None, given: float, chain: float, policy: BufferPolicy) -> Text:
    """What the policy's band and whole days did to the need."""
    low, high = (share_of_chain(share, policy.basis) * chain for share in policy.band)
    need, sure, of = days(max(raw or 0.0, 0.0)), percent(policy.confidence, 1), _BASIS[policy.basis]
    band_en = f"{percent(policy.band[0], 1).en} to {percent(policy.band[1], 1).en} {of.en}"
    band_fr = f"{percent(policy.band[0], 1).fr} à {percent(policy.band[1], 1).fr} {of.fr}"
    whole = days(given)
    if raw is None:
        return Text(
            f"the least the policy asks for ({band_en}), since the need is not known",
            f"le moins que la règle demande ({band_fr}), le besoin étant inconnu",
        )
    if given > high + _HAIR:
        return Text(
            f"the policy ({band_en}) holds no half-day here: rounded up to {whole.en}",
            f"la règle ({band_fr}) ne contient aucun demi-jour ici\u00a0: arrondi vers le haut à {whole.fr}",
        )
    if raw > high:
        return Text(
            f"{sure.en} needs {need.en}; the policy ({band_en}) allows {whole.en}",
            f"{sure.fr} demandent {need.fr}{NARROW}; la règle ({band_fr}) permet {whole.fr}",
        )
    if raw < low:
        return Text(
            f"{sure.en} needs {need.en}; the policy ({band_en}) asks for {whole.en}",
            f"{sure.fr} demandent {need.fr}{NARROW}; la règle ({band_fr}) demande {whole.fr}",
        )
    return Text(
        f"within the policy ({band_en}), rounded to {whole.en}",
        f"dans la règle ({band_fr}), arrondi à {whole.fr}",
    )
