"""The risks that may delay a promise: its own, and those of the register that concern its kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain

from engage.model.calibration import RiskFrequency
from engage.model.commitment import Commitment
from engage.model.plan_of_work import RiskRecord
from engage.model.policy_planning import Spread
from engage.model.risk import SharedRisk
from engage.model.workspace import Workspace
from engage.plan.buffer import RiskEffect
from engage.plan.estimate import moments


def risks_of(workspace: Workspace, commitment: Commitment) -> tuple[RiskRecord, ...]:
    """Its own risks, then those of `risks.yaml` for its type and its client's segment.

    An own risk stands in place of a shared one with the same id: it was thought over for this promise. How
    often risks of the register struck, in the calibration of `engage.yaml`, rules over the probability
    written there, and stands where an own risk has none.
    """
    own = {risk.id for risk in commitment.risks}
    shared = (r for r in workspace.risks if r.id not in own and concerns(workspace, r, commitment))
    learnt = workspace.policy.calibration
    if learnt is None or not learnt.risks:
        return tuple(chain(commitment.risks, shared))
    mine = (
        risk if risk.probability is not None else _learnt(risk, learnt.risks) for risk in commitment.risks
    )
    return tuple(chain(mine, (_learnt(risk, learnt.risks) for risk in shared)))


def _learnt(risk: RiskRecord, frequencies: Mapping[str, RiskFrequency]) -> RiskRecord:
    found = frequencies.get(risk.id)
    return risk.model_copy(update={"probability": found.probability}) if found else risk


def concerns(workspace: Workspace, risk: SharedRisk, commitment: Commitment) -> bool:
    """Whether a shared risk applies: to its type and to its client's segment, where they are named."""
    scope = risk.applies_to
    if scope is None:
        return True
    if scope.types and commitment.type not in scope.types:
        return False
    client = workspace.client.get(commitment.client)
    return not scope.segments or (client is not None and client.segment in scope.segments)


def on_chain(
    risks: Collection[RiskRecord], chain_ids: Collection[str], spread: Spread, hours_per_day: float
) -> tuple[tuple[RiskEffect, ...], int]:
    """The risks that may still delay the chain, and how many more have no figures to count with.

    A risk that struck, or was closed, is no risk any more. One that hits several milestones of the chain
    delays it once.
    """
    open_ones = [risk for risk in risks if not (risk.struck or risk.closed) and hits(risk, chain_ids)]
    effects = [
        RiskEffect(risk.id, risk.probability, moments(risk.impact.delay, spread, hours_per_day))
        for risk in open_ones
        if risk.probability is not None and risk.impact and risk.impact.delay
    ]
    unknown = sum(1 for risk in open_ones if _without_figures(risk))
    return tuple(effects), unknown


def hits(risk: RiskRecord, chain_ids: Collection[str]) -> bool:
    """Whether it delays any of these milestones; one that names none concerns the whole promise."""
    return not risk.hits or any(milestone in chain_ids for milestone in risk.hits)


def _without_figures(risk: RiskRecord) -> bool:
    """Whether it may delay, but not how likely or how long. A risk of money alone delays nothing."""
    if risk.impact and risk.impact.delay is None and (risk.impact.cost or risk.impact.continuity):
        return False
    return risk.probability is None or risk.impact is None or risk.impact.delay is None
