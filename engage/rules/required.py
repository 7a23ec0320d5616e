"""The fields that a type of promise asks for: those shipped, and `types: {…: {requires: […]}}`."""

from __future__ import annotations

from typing import Any, Final

from engage.model.commitment import Commitment
from engage.model.policy import Policy
from engage.rules.scope import RUNNING, is_running

#: What the shipped types cannot do without, beside what other rules ask of every promise.
SHIPPED: Final = {RUNNING: ("sla",)}
#: Fields whose absence a rule of its own reports as an error, unless the promise runs.
_ASKED_OF_ALL: Final = frozenset({"promise.due", "deliverables"})


def required_fields(commitment: Commitment, policy: Policy) -> tuple[str, ...]:
    """The fields that its type asks of a promise, as dotted names."""
    kind = policy.types.get(commitment.type or "")
    asked = dict.fromkeys((*SHIPPED.get(commitment.type or "", ()), *(kind.requires if kind else ())))
    told = frozenset[str]() if is_running(commitment) else _ASKED_OF_ALL
    return tuple(name for name in asked if name not in told)


def is_given(commitment: Commitment, field: str) -> bool:
    """Whether a field, by its dotted name, holds anything; a list must have an entry."""
    found: Any = commitment
    for step in field.split("."):
        found = found.get(step) if isinstance(found, dict) else _attribute(found, step)
        if found is None or found in ("", (), {}):
            return False
    return True


def _attribute(record: Any, name: str) -> Any:
    for field, info in type(record).model_fields.items():
        if (info.alias or field) == name:
            return getattr(record, field)
    return None
