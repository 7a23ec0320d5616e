"""Whether targets became softer: criteria of deliverables and gates, and targets of running promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from engage.model.diagnostic import Pointer
from engage.model.pairing import unpaired_and_pairs
from engage.model.plan_of_work import Criterion
from engage.model.sla import SlaTarget
from engage.model.target import Target
from engage.model.text import Text
from engage.model.weakening import Weakening

#: Whether a target became softer; `unclear` where it changed and nothing tells which is stronger.
Change = Literal["same", "harder", "softer", "unclear"]
_PERIODS = ("week", "month", "quarter", "year")
_UPPER, _LOWER = frozenset({"<", "<="}), frozenset({">", ">="})
#: Units of time in seconds; without days: how many hours they have is the calendar's.
_SECONDS = {"ms": Decimal("0.001"), "s": Decimal(1), "min": Decimal(60), "h": Decimal(3600)}


def change_of(old: Target | None, new: Target | None, *, less_is_more: bool | None = None) -> Change:
    """How a target changed.

    Args:
        less_is_more: which way is stronger where neither target has an operator; None: nothing tells.
    """
    if old is None:
        return "same" if new is None else "harder"
    if new is None:
        return "softer"
    if old.number is None or new.number is None:
        return _of_words(old, new)
    before, after = old.number * _scale(old), new.number * _scale(new)
    if _unit(old) != _unit(new):
        return "unclear"
    sign = old.operator or new.operator or ("<=" if less_is_more else ">=" if less_is_more is False else None)
    if old.operator and new.operator is None:
        return "softer"
    if before == after and (old.operator == new.operator or old.operator is None):
        return "same"
    if sign is None or sign == "=":
        return "unclear"
    return _of_limits(sign, before, new.operator or sign, after)


def _of_limits(old_sign: str, before: Decimal, new_sign: str, after: Decimal) -> Change:
    if (new_sign in _UPPER) != (old_sign in _UPPER) and new_sign != "=":
        return "unclear"
    if before == after:
        return "softer" if old_sign in {"<", ">"} and new_sign in {"<=", ">="} else "harder"
    grew = after > before
    return "softer" if grew == (old_sign in _UPPER) else "harder"


def _of_words(old: Target, new: Target) -> Change:
    if old.number is not None:
        return "softer"  # a figure became words
    if new.number is not None:
        return "harder"
    return "same" if _folded(old.text) == _folded(new.text) else "unclear"


def _scale(target: Target) -> Decimal:
    return _SECONDS.get(target.unit, Decimal(1))


def _unit(target: Target) -> str:
    return "s" if target.unit in _SECONDS else _folded(target.unit)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def criteria_weakened(
    old: Sequence[Criterion], new: Sequence[Criterion], at: Pointer, owner: str
) -> Iterator[Weakening]:
    """What became weaker in the criteria of a deliverable or gate, whose list stands at a pointer."""
    gone, pairs = unpaired_and_pairs(old, new, _measure)
    for criterion in gone:
        shown = _shown(criterion)
        said = Text(
            f"the criterion `{shown}` of `{owner}` was dropped",
            f"le critère `{shown}` de `{owner}` a disparu",
        )
        yield Weakening("criterion-dropped", "target", at if new else at[:-1], said, before=shown)
    for before, after, place in pairs:
        change = change_of(before.target, after.target)
        if change in {"softer", "unclear"}:
            label = Text(f"the target of `{after.measure}`", f"la cible de `{after.measure}`")
            field: Pointer = ("target",) if after.target else ()
            yield _target(label, (*at, place, *field), before.target, after.target, change)


def _measure(criterion: Criterion) -> str:
    return criterion.measure


def _shown(criterion: Criterion) -> str:
    return f"{criterion.measure} {criterion.target}" if criterion.target else criterion.measure


def _target(
    label: Text, pointer: Pointer, before: Target | None, after: Target | None, change: Change
) -> Weakening:
    old, new = str(before), str(after) if after else None
    said = (
        Text(f"{label.en} went from `{old}` to `{new}`", f"{label.fr} passe de `{old}` à `{new}`")
        if new
        else Text(f"{label.en}, `{old}`, was dropped", f"{label.fr}, `{old}`, a disparu")
    )
    what = "target-softer" if change == "softer" else "target-changed"
    return Weakening(what, "target", pointer, said, old, new, certain=change == "softer")


def sla_weakened(old: Sequence[SlaTarget], new: Sequence[SlaTarget]) -> Iterator[Weakening]:
    """What became weaker in the targets of a running promise."""
    gone, pairs = unpaired_and_pairs(old, new, _name)
    for target in gone:
        said = Text(
            f"the service target `{target.name}` was dropped",
            f"l’engagement de service `{target.name}` a disparu",
        )
        yield Weakening("sla-dropped", "scope", ("sla",) if new else (), said, before=target.name)
    for before, after, at in pairs:
        yield from _one_sla(before, after, ("sla", at))


def _name(target: SlaTarget) -> str:
    return target.name


def _one_sla(old: SlaTarget, new: SlaTarget, at: Pointer) -> Iterator[Weakening]:
    less = {"response": True, "resolution": True, "availability": False}.get(new.measure.strip().casefold())
    change = change_of(old.target, new.target, less_is_more=less)
    if change in {"softer", "unclear"}:
        label = Text(f"the target of `{new.name}`", f"la cible de `{new.name}`")
        yield _target(label, (*at, "target") if new.target else at, old.target, new.target, change)
    if old.attainment is not None and (new.attainment is None or new.attainment < old.attainment):
        yield _term(
            "attainment-lower", at, "attainment", new.name, _share(old.attainment), _share(new.attainment)
        )
    if old.hours == "all" and new.hours == "business":
        yield _term("hours-fewer", at, "hours", new.name, old.hours, new.hours)
    if _PERIODS.index(new.period) > _PERIODS.index(old.period):
        yield _term("period-longer", at, "period", new.name, old.period, new.period)
    if new.severity and new.severity != old.severity:
        yield _term("severity-narrower", at, "severity", new.name, old.severity, new.severity)


def _term(what: str, at: Pointer, field: str, name: str, before: str | None, after: str | None) -> Weakening:
    old, new = before or "–", after or "–"
    said = Text(
        f"`{field}` of `{name}` went from `{old}` to `{new}`",
        f"`{field}` de `{name}` passe de `{old}` à `{new}`",
    )
    pointer: Pointer = (*at, field) if after else at
    return Weakening(
        what, "target", pointer, said, before, after, certain=what != "severity-narrower" or not before
    )


def _share(share: float | None) -> str | None:
    return None if share is None else f"{share * 100:g} %"
