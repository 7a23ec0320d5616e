"""`risk-struck`, `risk-trigger-passed`: a risk that happened, or that should have shown by now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.plan_of_work import RiskRecord
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan


def risk_struck(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange until the work it hits is done; red where nothing answers it after `health.risk_answer` days.

    An answer is an action whose `source` names the risk, or says `risk`.
    """
    if commitment.accepted:
        return
    for place, risk in enumerate(commitment.risks):
        if risk.struck is None or risk.closed or _over(commitment, risk):
            continue
        waited = now.working_days(risk.struck, now.today)
        answered = any(_answers(action.source, risk) for action in commitment.actions)
        late = not answered and waited > now.days(now.workspace.policy.health.risk_answer)
        colour: Shade = "red" if late else "orange"
        message = _unanswered(risk, risk.struck, waited, now) if late else _struck(risk, risk.struck, now)
        yield Reason("risk-struck", colour, message, ("risks", place, "struck"), 46)


def _struck(risk: RiskRecord, struck: date, now: Situation) -> Text:
    on = day(struck, now.today)
    return Text(
        f"Risk {risk.id} struck on {on.en}: {risk.what}",
        f"Risque {risk.id} survenu le {on.fr}\u00a0: {risk.what}",
    )


def _unanswered(risk: RiskRecord, struck: date, waited: int, now: Situation) -> Text:
    on, since = day(struck, now.today), working_days(waited)
    return Text(
        f"Risk {risk.id} struck on {on.en}, no action against it for {since.en}: {risk.what}",
        f"Risque {risk.id} survenu le {on.fr}, sans action depuis {since.fr}\u00a0: {risk.what}",
    )


def _answers(source: str | None, risk: RiskRecord) -> bool:
    words = (source or "").replace("/", " ").replace(":", " ").split()
    return risk.id in words or (words[:1] in (["risk"], ["risque"]) and len(words) == 1)


def _over(commitment: Commitment, risk: RiskRecord) -> bool:
    """Whether all the work it hits is done; a risk of the whole ends with the delivery."""
    hit = [milestone for milestone in commitment.milestones if milestone.id in risk.hits]
    return (
        all(milestone.done or milestone.accepted for milestone in hit) if hit else bool(commitment.delivered)
    )


def risk_trigger_passed(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange once the last day on which its sign can be seen has passed, and nobody wrote what was seen.

    Ended by `struck`, by `closed`, or by the work it hits being done.
    """
    if commitment.accepted:
        return
    for place, risk in enumerate(commitment.risks):
        trigger = risk.contingency.trigger if risk.contingency else None
        by = trigger.by if trigger else None
        if by is None or by >= now.today or risk.struck or risk.closed or _over(commitment, risk):
            continue
        sign = (trigger.when if trigger else None) or risk.what
        on = day(by, now.today)
        message = Text(
            f"Risk {risk.id}: its sign was to be seen by {on.en}, nothing recorded: {sign}",
            f"Risque {risk.id}\u00a0: signe attendu avant le {on.fr}, rien de noté\u00a0: {sign}",
        )
        pointer = ("risks", place, "contingency", "trigger", "by")
        yield Reason("risk-trigger-passed", "orange", message, pointer, 28)
