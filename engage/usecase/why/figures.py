"""The trees behind figures: buffer, consumption, progress, probability, money at stake."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.exposure import exposure, penalty
from engage.health.run_out_words import sentences, short
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.quantity import Money
from engage.model.text import Text
from engage.plan.figures import days, percent
from engage.plan.forecast_types import PromiseForecast
from engage.plan.schedule_types import BufferPlan
from engage.usecase.why.dates import Dates
from engage.usecase.why.tree import Node, Source, plain

_UNKNOWN = Text("not known", "inconnu")
_NO_BASELINE = Text("there is no baseline to compare with", "il n’y a pas de plan de référence")
_MOST_DRIVERS = 6
_SHOWN = 0.05


class Figures:
    """Explains the figures of promises."""

    def __init__(self, dates: Dates) -> None:
        self.dates = dates
        self.places = dates.places

    @property
    def now(self) -> Situation:
        """The situation that is explained."""
        return self.dates.now

    def buffer(self, commitment: Commitment) -> Node:
        """The buffer with the parts it is made of, and how much of it is used."""
        plan = self.now.plan(commitment)
        label = Text("buffer", "tampon")
        if plan.buffer is None:
            return Node("buffer", label, _UNKNOWN, children=tuple(Node("unknown", n) for n in plan.unknown))
        children = (
            *self._factors(commitment, plan.buffer),
            self.dates.left(commitment, plan),
            self.consumed(commitment),
        )
        return Node("buffer", label, days(plan.buffer.days), self._buffer_line(commitment), children=children)

    def _factors(self, commitment: Commitment, buffer: BufferPlan) -> Iterator[Node]:
        for factor in buffer.factors:
            signed = days(factor.days)
            yield Node(factor.name, factor.reason, signed, self._factor_line(commitment, factor.name))
        yield self.places.setting("buffer", "band")
        yield self.places.setting("buffer", "confidence")

    def _factor_line(self, commitment: Commitment, name: str) -> Source | None:
        if name == "baseline":
            return self.places.of(commitment, ("baseline", "buffer"))
        if name == "complexity" and commitment.type:
            return self.places.of(commitment, ("type",))
        if name == "risks" and commitment.risks:
            return self.places.of(commitment, ("risks",))
        return None

    def _buffer_line(self, commitment: Commitment) -> Source | None:
        if commitment.baseline:
            return self.places.of(commitment, ("baseline", "buffer"))
        given = "buffer" in commitment.model_fields_set
        return self.places.of(commitment, ("buffer",)) if given else None

    def consumed(self, commitment: Commitment) -> Node:
        """Working days from the baseline's end to the projected one, over the baseline's buffer."""
        plan, frozen = self.now.plan(commitment), commitment.baseline
        label = Text("buffer used", "tampon consommé")
        value = plan.buffer.consumed if plan.buffer else None
        if frozen is None or plan.finish is None or value is None:
            return Node("consumed", label, _UNKNOWN, None, _NO_BASELINE if frozen is None else None)
        behind, whole = self.now.working_days(frozen.finish, plan.finish), self.now.days(frozen.buffer)
        late, all_ = days(behind), days(whole)
        formula = Text(
            f"{late.en} from the end in the baseline to the end today / {all_.en} of buffer",
            f"{late.fr} entre la fin de référence et celle d’aujourd’hui / {all_.fr} de tampon",
        )
        children = (
            Node(
                "baseline_finish", Text("end in the baseline", "fin de référence"),
                day(frozen.finish, self.now.today), self.places.of(commitment, ("baseline", "finish")),
            ),
            Node(
                "baseline_buffer", Text("buffer of the baseline", "tampon de référence"), all_,
                self.places.of(commitment, ("baseline", "buffer")),
            ),
            self.dates.finish(commitment),
        )  # fmt: skip
        return Node("consumed", label, percent(value), None, formula, children=children)

    def progress(self, commitment: Commitment) -> Node:
        """1 - what remains of the chain / the chain of the baseline."""
        plan, frozen = self.now.plan(commitment), commitment.baseline
        label = Text("work done", "travail fait")
        if frozen is None or plan.progress is None:
            return Node("progress", label, _UNKNOWN, None, _NO_BASELINE)
        whole = max(1, self.now.working_days(frozen.start, frozen.finish) + 1)
        left = working_days(round((1 - plan.progress) * whole))
        all_ = working_days(whole)
        formula = Text(
            f"1 − {left.en} that remain of the chain / {all_.en} of the baseline",
            f"1 − {left.fr} restants de la chaîne / {all_.fr} de référence",
        )
        start = Node(
            "baseline_start",
            Text("start in the baseline", "début de référence"),
            day(frozen.start, self.now.today),
            self.places.of(commitment, ("baseline", "start")),
        )
        return Node("progress", label, percent(plan.progress), None, formula, children=(start,))

    def slack(self, commitment: Commitment) -> Node:
        """Working days from the safe date to the date promised."""
        plan = self.now.plan(commitment)
        value = days(plan.slack_days) if plan.slack_days is not None else _UNKNOWN
        formula = Text(
            "working days from the safe date to the date promised",
            "jours ouvrés de la date sûre à la date promise",
        )
        children = (self.dates.due(commitment), self.dates.safe(commitment))
        return Node("slack_days", Text("slack", "écart"), value, None, formula, children=children)

    def chance(self, commitment: Commitment, found: PromiseForecast | None, samples: int, seed: int) -> Node:
        """The simulated probability, its dates, and what decides them."""
        label = Text("probability of keeping the date", "probabilité de tenir la date")
        if found is None or found.on_time is None:
            notes = found.unknown if found else ()
            children = (self.dates.due(commitment), *(Node("unknown", note) for note in notes))
            return Node("on_time", label, _UNKNOWN, children=children)
        formula = Text(
            f"share of {samples} simulated futures that end by the date promised (seed {seed})",
            f"part des {samples} futurs simulés qui finissent à la date promise (graine {seed})",
        )
        quantiles = tuple(
            Node(name, plain(name.upper()), day(on, self.now.today) if on else short(found.run_out))
            for name, on in (("p50", found.p50), ("p80", found.p80), ("p90", found.p90))
        )
        missed = (Node("run_out", told) for told in sentences(found.run_out, self.now.today))
        children = (self.dates.due(commitment), *quantiles, *missed, *self._drivers(found))
        return Node("on_time", label, percent(found.on_time, 1), None, formula, children=children)

    def _drivers(self, found: PromiseForecast) -> Iterator[Node]:
        for driver in (found.drivers or ())[:_MOST_DRIVERS]:
            later, share = days(driver.days), percent(driver.share)
            kind = Text("risk", "risque") if driver.kind == "risk" else Text("milestone", "jalon")
            words = Text(
                f"{kind.en} {driver.id}: {driver.title}", f"{kind.fr} {driver.id}\u00a0: {driver.title}"
            )
            value = Text(
                f"{later.en} later on average; decides {share.en} of the futures",
                f"{later.fr} de plus en moyenne\u202f; décide de {share.fr} des futurs",
            )
            yield Node("driver", words, value, self._driver_line(driver.commitment, driver.kind, driver.id))

    def _driver_line(self, owner: str, kind: str, name: str) -> Source | None:
        commitment = self.now.workspace.commitment.get(owner)
        if commitment is None:
            return None
        own = [each.id for each in (commitment.risks if kind == "risk" else commitment.milestones)]
        if name in own:
            field = "probability" if kind == "risk" else "work"
            return self.places.of(commitment, (f"{kind}s", own.index(name), field))
        shared = next((risk for risk in self.now.workspace.risks if risk.id == name), None)
        return self.places.at(shared) if shared and kind == "risk" else None

    def exposure(self, commitment: Commitment) -> Node:
        """The money at stake and the parts it is made of."""
        whole = exposure(commitment, self.now)
        label = Text("money at stake", "montant en jeu")
        return Node("exposure", label, _money(whole), children=tuple(self._stakes(commitment)))

    def _stakes(self, commitment: Commitment) -> Iterator[Node]:
        terms = commitment.contract.penalties if commitment.contract else None
        if terms is not None:
            due = penalty(commitment, self.now.plan(commitment), self.now)
            said = [
                f"{name} {value}"
                for name, value in (
                    ("rate", f"{terms.rate:.2%}" if terms.rate is not None else None), ("per", terms.per),
                    ("grace", terms.grace), ("cap", f"{terms.cap:.0%}" if terms.cap is not None else None),
                )
                if value is not None
            ]  # fmt: skip
            source = self.places.of(commitment, ("contract", "penalties"))
            label = Text("penalties on the safe date", "pénalités à la date sûre")
            yield Node("penalties", label, _money(due), source, plain(", ".join(said)))
            yield self.dates.safe(commitment)
        for place, milestone in enumerate(commitment.milestones):
            if milestone.invoice and not milestone.accepted:
                source = self.places.of(commitment, ("milestones", place, "invoice"))
                label = Text(f"invoice of {milestone.id}", f"facture de {milestone.id}")
                yield Node("invoice", label, _money(milestone.invoice), source)
        for place, given in enumerate(commitment.recovery.compensation if commitment.recovery else ()):
            source = self.places.of(commitment, ("recovery", "compensation", place))
            yield Node("compensation", plain(given.kind), _money(given.cost), source)


def _money(amount: Money | None) -> Text:
    if amount is None:
        return _UNKNOWN
    return plain(f"{amount.amount:.2f}\u00a0{amount.currency}")
