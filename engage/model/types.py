"""Types of fields. A loader hands every scalar over as text or `None`, so the type of a field
alone decides what `no`, `010` or `2026-02-30` means in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from engage.model import quantity
from engage.model.days import parse_day, parse_day_or_moment, parse_moment
from engage.model.fault import Fault
from engage.model.opening import parse_opening
from engage.model.target import Target as TargetValue
from engage.model.target import parse_measured, parse_target

_T = TypeVar("_T")
_ID = re.compile(r"[A-Za-z0-9._-]+")
_REF = re.compile(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?")


def _scalar(parse: Callable[[str], _T], kind: type | tuple[type, ...]) -> PlainValidator:
    def validate(value: Any) -> Any:
        if isinstance(value, str):
            return parse(value)
        if isinstance(value, kind):  # made in code, not read from a file
            return value
        if value is None:
            raise Fault(
                "a value is missing here: write one, or remove the field",
                "il manque une valeur ici : écrivez-la ou supprimez le champ",
            )
        raise Fault(
            "one value is expected here, not a list or a mapping",
            "une seule valeur est attendue ici, ni liste ni groupe de champs",
        )

    return PlainValidator(validate)


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


def _string(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


_NUMERIC = WithJsonSchema({"type": ["string", "number"]})
_DURATION = r"^\d+(\.\d+)?\s*[hdw]$"

Id = Annotated[str, _scalar(_id, str), _string(r"^[A-Za-z0-9._-]+$")]
Ref = Annotated[str, _scalar(_ref, str), _string(r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?$")]
Zone = Annotated[str, _scalar(_zone, str), WithJsonSchema({"type": "string"})]
Opening = Annotated[str, _scalar(_opening, str), WithJsonSchema({"type": "string"})]
Line = Annotated[str, _scalar(str, str), WithJsonSchema({"type": ["string", "number", "boolean"]})]
Day = Annotated[date, _scalar(parse_day, date), WithJsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[datetime, _scalar(parse_moment, datetime), WithJsonSchema({"type": "string"})]
DayOrMoment = Annotated[datetime, _scalar(parse_day_or_moment, datetime), WithJsonSchema({"type": "string"})]
Working = Annotated[
    quantity.Duration, _scalar(quantity.parse_duration, quantity.Duration), _string(_DURATION)
]
AnyDuration = Annotated[
    quantity.Duration, _scalar(_any_duration, quantity.Duration), _string(r"^\d+(\.\d+)?\s*(h|d|w|cd)$")
]
Lag = Annotated[
    quantity.Duration, _scalar(_lag, quantity.Duration), _string(r"^[+-]?\d+(\.\d+)?\s*(h|d|w|cd)$")
]
Share = Annotated[float, _scalar(quantity.parse_share, (float, int)), _NUMERIC]
Probability = Annotated[float, _scalar(quantity.parse_probability, (float, int)), _NUMERIC]
Need = Annotated[float, _scalar(quantity.parse_need, (float, int)), _NUMERIC]
Money = Annotated[
    quantity.Money, _scalar(quantity.parse_money, quantity.Money), _string(r"^[+-]?\d+(\.\d+)?\s*[A-Z]{3}$")
]
Target = Annotated[TargetValue, _scalar(parse_target, TargetValue), _NUMERIC]
Measured = Annotated[TargetValue, _scalar(parse_measured, TargetValue), _NUMERIC]
Number = Annotated[float, _scalar(quantity.parse_number, (float, int)), WithJsonSchema({"type": "number"})]
Whole = Annotated[int, _scalar(quantity.parse_whole, int), WithJsonSchema({"type": "integer"})]
Yes = Annotated[
    bool,
    _scalar(quantity.parse_yes, bool),
    WithJsonSchema({"enum": [True, False, "yes", "no", "oui", "non"]}),
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
Listed = BeforeValidator(_listed)
#: The same, where a single value may stand without its brackets.
OneOrMore = BeforeValidator(_one_or_more)
#: A mapping; `null` is the empty one.
Mapped = BeforeValidator(_mapped)

Ids = Annotated[tuple[Id, ...], OneOrMore]
Lines = Annotated[tuple[Line, ...], OneOrMore]
