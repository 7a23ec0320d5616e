"""How often risks of the register struck, of the promises that they concerned."""

from __future__ import annotations

from dataclasses import dataclass

from engage.learn.intervals import wilson
from engage.learn.scores import brier
from engage.learn.shrinkage import shrunk_share
from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.risks import concerns

#: A probability where none was written: risks of registers strike about one time in five (own).
PRIOR = 0.2
_ENDED = frozenset({"delivered", "accepted", "broken"})


@dataclass(frozen=True, slots=True)
class RiskRecord:
    """A risk of the register: what was written, in how many promises it struck, and what that makes of it.

    `probability` is the frequency shrunk to `written`, which counts as five promises; `low` and `high` are
    Wilson's 95 % interval of the frequency alone.
    """

    id: str
    what: str
    written: float | None
    cases: int
    struck: int
    probability: float
    low: float
    high: float


@dataclass(frozen=True)
class RiskHistory:
    """The risks of the register with a record, and how all risks with a probability did together."""

    risks: tuple[RiskRecord, ...] = ()
    written: int = 0
    struck: int = 0
    foreseen: float = 0.0
    brier: float | None = None


def risk_history(workspace: Workspace) -> RiskHistory:
    """What promises that ended say of risks; facts dated later must have been taken out before."""
    ended = [c for c in workspace.commitment.values() if c.status in _ENDED and not c.sla]
    said = [
        (risk.probability, risk.struck is not None)
        for commitment in ended
        for risk in commitment.risks
        if risk.probability is not None
    ]
    return RiskHistory(
        tuple(found for risk in workspace.risks if (found := _record(workspace, ended, risk.id))),
        len(said),
        sum(struck for _, struck in said),
        sum(probability for probability, _ in said),
        brier(said),
    )


def _record(workspace: Workspace, ended: list[Commitment], risk_id: str) -> RiskRecord | None:
    risk = next(each for each in workspace.risks if each.id == risk_id)
    struck = cases = 0
    for commitment in ended:
        own = next((each for each in commitment.risks if each.id == risk_id), None)
        if own is not None or concerns(workspace, risk, commitment):
            cases += 1
            struck += bool(own and own.struck)
    if not cases:
        return None
    prior = PRIOR if risk.probability is None else risk.probability
    low, high = wilson(struck, cases) or (0.0, 1.0)
    probability = shrunk_share(struck, cases, prior)
    return RiskRecord(risk.id, risk.what, risk.probability, cases, struck, probability, low, high)
