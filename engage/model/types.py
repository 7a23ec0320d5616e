"""Types of fields. A loader hands every scalar over as text or `None`, so the type of a field
alone decides what `no`, `010` or `2026-02-30` means in it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from engage.model import quantity
from engage.model.days import parse_day, parse_day_or_moment, parse_moment
from engage.model.fault import Fault
from engage.model.opening import parse_opening
from engage.model.reading import Before, Scalar
from engage.model.target import Target as TargetValue
from engage.model.target import parse_measured, parse_target

_ID = re.compile(r"[A-Za-z0-9._-]+")
_REF = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?")


class Written:
    """Marks a type with the JSON Schema of what is written for it in a file."""

    __slots__ = ("schema",)

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema


def _id(text: str) -> str:
    if _ID.fullmatch(text):
        return text
    raise Fault(
        f"{text!r} is not an id: use letters, digits, `.`, `_` and `-` only",
        f"« {text} » n’est pas un identifiant : lettres sans accent, chiffres, `.`, `_` et `-` seulement",
    )


def _ref(text: str) -> str:
    if _REF.fullmatch(text):
        return text
    raise Fault(
        f"{text!r} is not a reference: write `milestone` or `commitment/milestone`",
        f"« {text} » n’est pas une référence : écrivez `jalon` ou `engagement/jalon`",
    )


def _zones_known() -> bool:
    """Whether this machine has a database of time zones at all."""
    from zoneinfo import ZoneInfo

    try:
        return bool(ZoneInfo("Europe/Paris"))
    except (KeyError, OSError):
        return False


def _zone(text: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # not there, or not a name: a path, a folder
        if not _zones_known():
            return text
        raise Fault(
            f"{text!r} is not a time zone: write one such as Europe/Paris",
            f"« {text} » n’est pas un fuseau horaire : écrivez par exemple Europe/Paris",
        ) from None
    return text


def _opening(text: str) -> str:
    parse_opening(text)
    return text


def _lag(text: str) -> quantity.Duration:
    return quantity.parse_duration(text, calendar=True, signed=True)


def _any_duration(text: str) -> quantity.Duration:
    return quantity.parse_duration(text, calendar=True)


def _string(pattern: str) -> Written:
    return Written({"type": "string", "pattern": pattern})


_NUMERIC = Written({"type": ["string", "number"]})
_DURATION = r"^\d+(\.\d+)?\s*[hdw]$"

Id = Annotated[str, Scalar(_id, str), _string(r"^[A-Za-z0-9._-]+$")]
Ref = Annotated[str, Scalar(_ref, str), _string(r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?$")]
Zone = Annotated[str, Scalar(_zone, str), Written({"type": "string"})]
Opening = Annotated[str, Scalar(_opening, str), Written({"type": "string"})]
Line = Annotated[str, Scalar(str, str), Written({"type": ["string", "number", "boolean"]})]
Day = Annotated[date, Scalar(parse_day, date), Written({"type": "string", "format": "date"})]
Moment = Annotated[datetime, Scalar(parse_moment, datetime), Written({"type": "string"})]
DayOrMoment = Annotated[datetime, Scalar(parse_day_or_moment, datetime), Written({"type": "string"})]
Working = Annotated[quantity.Duration, Scalar(quantity.parse_duration, quantity.Duration), _string(_DURATION)]
AnyDuration = Annotated[
    quantity.Duration, Scalar(_any_duration, quantity.Duration), _string(r"^\d+(\.\d+)?\s*(h|d|w|cd)$")
]
Lag = Annotated[
    quantity.Duration, Scalar(_lag, quantity.Duration), _string(r"^[+-]?\d+(\.\d+)?\s*(h|d|w|cd)$")
]
Share = Annotated[float, Scalar(quantity.parse_share, (float, int)), _NUMERIC]
Probability = Annotated[float, Scalar(quantity.parse_probability, (float, int)), _NUMERIC]
Need = Annotated[float, Scalar(quantity.parse_need, (float, int)), _NUMERIC]
Money = Annotated[
    quantity.Money, Scalar(quantity.parse_money, quantity.Money), _string(r"^[+-]?\d+(\.\d+)?\s*[A-Z]{3}$")
]
Target = Annotated[TargetValue, Scalar(parse_target, TargetValue), _NUMERIC]
Measured = Annotated[TargetValue, Scalar(parse_measured, TargetValue), _NUMERIC]
Number = Annotated[float, Scalar(quantity.parse_number, (float, int)), Written({"type": "number"})]
Whole = Annotated[int, Scalar(quantity.parse_whole, int), Written({"type": "integer"})]
Yes = Annotated[
    bool,
    Scalar(quantity.parse_yes, bool),
    Written({"enum": [True, False, "yes", "no", "oui", "non"]}),
]


def _listed(value: Any) -> Any:
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(value)
    return value


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str | dict) else _listed(value)


def _mapped(value: Any) -> Any:
    return {} if value is None else value


#: A list of the file as a tuple; `null` is the empty list.
Listed = Before(_listed)
#: The same, where a single value may stand without its brackets.
OneOrMore = Before(_one_or_more)
#: A mapping; `null` is the empty one.
Mapped = Before(_mapped)

Ids = Annotated[tuple[Id, ...], OneOrMore]
Lines = Annotated[tuple[Line, ...], OneOrMore]
