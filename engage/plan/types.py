"""Commitment types that ship with the tool, and what holds for a type of `engage.yaml`.

`engage.yaml` overrides field by field: a type that only gives its RACI keeps the complexity and the spread
shipped under its name. A type that nobody described, or none at all, is of medium complexity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from engage.model.policy import Policy
from engage.model.policy_planning import Spread

Complexity = Literal["low", "medium", "high"]

#: What the likely duration is multiplied with for 10 % and 90 %, where an estimate is a single value.
#: Own figures, by how much of such work is known before it starts. Work of high complexity has the spread
#: that `engage.yaml` documents as its default (0.8 to 1.6): by Swanson's rule 12 % longer on average, near
#: a third of its length as standard deviation, in line with the overruns of 30-40 % that surveys of
#: software projects report for the whole. `engage calibrate` is to replace them by what happened here.
SPREADS: Final[Mapping[Complexity, Spread]] = {
    # Constructed, not validated: that would build a validator at every start.
    "low": Spread.model_construct(low=0.9, high=1.3),
    "medium": Spread.model_construct(low=0.85, high=1.45),
    "high": Spread.model_construct(low=0.8, high=1.6),
}

#: How much wider a promise is than its milestones seen one by one: what lies between them is in nobody's
#: estimate. The figure for complex work is the one of the worked sizing examples (1.25).
COMPLEXITY_FACTORS: Final[Mapping[Complexity, float]] = {"low": 1.0, "medium": 1.1, "high": 1.25}

#: Types that can be used without any `engage.yaml`. A running promise has no chain, so its complexity
#: never serves.
SHIPPED: Final[Mapping[str, Complexity]] = {
    "standard-delivery": "low",
    "custom-project": "high",
    "support-sla": "low",
}


@dataclass(frozen=True, slots=True)
class CommitmentType:
    """What planning needs to know of a commitment's type.

    `spread_given` says whether the spread was written in `engage.yaml`, or stands for the complexity.
    """

    name: str | None
    complexity: Complexity
    spread: Spread
    spread_given: bool = False

    @property
    def factor(self) -> float:
        """What the uncertainty of its milestones is multiplied with."""
        return COMPLEXITY_FACTORS[self.complexity]


def commitment_type(policy: Policy, name: str | None) -> CommitmentType:
    """The type of that name, from `engage.yaml` over what ships."""
    written = policy.types.get(name) if name else None
    complexity: Complexity = SHIPPED.get(name or "", "medium")
    if written and "complexity" in written.model_fields_set:
        complexity = written.complexity
    if written and written.spread:
        return CommitmentType(name, complexity, written.spread, spread_given=True)
    return CommitmentType(name, complexity, SPREADS[complexity])
