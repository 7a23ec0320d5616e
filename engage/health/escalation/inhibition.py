"""The higher alert silences the lower one about the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import permutations

from engage.health.escalation.firing import Firing
from engage.model.escalation import EscalationRule

#: Conditions with a threshold: of two rules on the same, the larger is the stricter.
_LARGER_IS_STRICTER = (
    "exposure_over", "forecast_delay_over", "saturation_over", "quality_incidents", "recovery_overdue",
    "action_overdue", "silence", "untold",
)  # fmt: skip


def inhibited(found: Iterable[Firing], rules: Iterable[EscalationRule]) -> dict[str, str]:
    """The keys of alerts that wait, each with the name of the rule that silences it.

    The higher one is about the same promise and subject by a stricter rule with the same conditions, or by a
    rule that names the lower one in `inhibits` (then whatever the subject). What only informs never silences
    an alert: somebody still has to acknowledge that.
    """
    by_name = {rule.name: rule for rule in rules}
    of_promise: dict[str, list[Firing]] = defaultdict(list)
    for firing in found:
        of_promise[firing.commitment].append(firing)
    waits: dict[str, str] = {}
    for fired in of_promise.values():
        for low, high in permutations(fired, 2):
            if _silences(high, low, by_name):
                waits.setdefault(low.key, high.rule)
    return waits


def _silences(high: Firing, low: Firing, rules: Mapping[str, EscalationRule]) -> bool:
    above, below = rules[high.rule], rules[low.rule]
    if above is below or (above.level == "inform" and below.level == "alert"):
        return False
    if below.name in above.inhibits:
        return above.name not in below.inhibits or above.name < below.name
    return high.hit.subject == low.hit.subject and is_stricter(above, below)


def is_stricter(above: EscalationRule, below: EscalationRule) -> bool:
    """Whether a rule has the same conditions as another, all at least as strict and one stricter."""
    one, other = above.when, below.when
    if one is None or other is None or one.kinds != other.kinds or bool(above.before) != bool(below.before):
        return False
    if one.milestone != other.milestone or not set(one.status) <= set(other.status):
        return False
    signs = [_compared(above.before, below.before, nearer=True)]
    signs += [_compared(getattr(one, name), getattr(other, name)) for name in _LARGER_IS_STRICTER]
    signs.append(1 if set(one.status) < set(other.status) else 0)
    return min(signs) >= 0 and max(signs) > 0


def _compared(one: object, other: object, *, nearer: bool = False) -> int:
    """1 where the first is stricter, −1 where the second is; amounts of two currencies are neither."""
    first, second = _amount(one), _amount(other)
    if first is None or second is None or first == second:
        return 0
    if getattr(one, "currency", None) != getattr(other, "currency", None):
        return -1
    return 1 if (first > second) != nearer else -1


def _amount(value: object) -> float | None:
    if value is None:
        return None
    if hasattr(value, "days"):
        return float(value.days())
    return float(getattr(value, "amount", value))  # type: ignore[arg-type]  # a share, a count or money
