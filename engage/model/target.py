"""Targets and measured values: `">= 95 %"` against `97 %`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from engage.model.fault import Fault

_OPERATORS = {"<=": "<=", "≤": "<=", ">=": ">=", "≥": ">=", "<": "<", ">": ">", "==": "=", "=": "="}
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_SPACE = "[ \u00a0\u202f]"
_VALUE = re.compile(
    rf"(?P<op><=|>=|==|=|<|>|≤|≥)?\s*(?P<number>[+-]?\d+(?:{_SPACE}\d{{3}})*(?:[.,]\d+)?)(?P<unit>\D.*)?",
    re.DOTALL,
)
_SAME = {"oui": "yes", "true": "yes", "non": "no", "false": "no"}


@dataclass(frozen=True, slots=True)
class Target:
    """An operator, a number and its unit; what could not be read so is kept as text, number `None`.

    The same type holds a measured value (an `actual`), which has no operator.
    """

    text: str
    operator: str | None = None
    number: Decimal | None = None
    unit: str = ""

    def __str__(self) -> str:
        return self.text


def parse_target(text: str) -> Target:
    """Read a target or a measured value; never fails, since rules judge free text."""
    match = _VALUE.fullmatch(text.strip())
    if not match:
        return _free_text(text)
    number = re.sub(_SPACE, "", match["number"]).replace(",", ".")
    sign = _OPERATORS.get(match["op"]) if match["op"] else None
    return Target(text, sign, Decimal(number), (match["unit"] or "").strip())


def parse_measured(text: str) -> Target:
    """Read a measured value that is judged by a program: a number with or without its unit, or yes or no.

    Raises:
        Fault: anything else.
    """
    found = parse_target(text)
    if found.operator is None and (found.number is not None or _folded(text) in {"yes", "no"}):
        return found
    raise Fault(
        f"{text!r} is not a value: write a number with or without its unit, or yes or no",
        f"« {text} » n’est pas une valeur : écrivez un nombre avec ou sans unité, ou bien oui ou non",
    )


def _free_text(text: str) -> Target:
    head = re.match(r"\s*(<=|>=|==|=|<|>|≤|≥)", text)
    return Target(text, _OPERATORS[head.group(1)] if head else None)


def met(target: Target, actual: Target | None) -> bool | None:
    """Whether the measured value meets the target; `None` where that cannot be said.

    It cannot be said without a measured value, without an operator, or with two units that differ.
    """
    if actual is None:
        return None
    if target.number is None or actual.number is None:
        return _same_words(target, actual)
    if target.operator is None or not _same_unit(target.unit, actual.unit):
        return None
    return _COMPARE[target.operator](actual.number, target.number)


def _same_unit(wanted: str, given: str) -> bool:
    return not given or wanted.casefold() == given.casefold()


def _same_words(target: Target, actual: Target) -> bool | None:
    if target.number is not None or actual.number is not None or target.operator not in {None, "="}:
        return None
    wanted, given = (_folded(value.text) for value in (target, actual))
    return wanted == given if given in {"yes", "no"} or wanted == given else None


def _folded(text: str) -> str:
    word = text.strip().lstrip("=").strip().casefold()
    return _SAME.get(word, word)
