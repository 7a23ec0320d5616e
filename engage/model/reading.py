"""How the declaration of a field reads a value: quickly, and without a word on what is wrong with it.

What is accepted, and what becomes of it, is what pydantic's strict mode makes of the same annotations
(`judging.py`); a test holds the two side by side. What is not accepted here is read again by pydantic.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from engage.model.fault import Fault

Take = Callable[[Any], Any]
_UNIONS: Final = (Union, types.UnionType)
_NONE: Final = type(None)
_REMEMBERED: Final = 4096  # values of a type


class Unfit(ValueError):
    """The value is not one that the field takes."""


class Scalar:
    """Marks a type whose values are written as one text; a value of the type itself is taken as it is."""

    __slots__ = ("_kind", "parse")

    def __init__(self, parse: Callable[[str], Any], kind: type | tuple[type, ...]) -> None:
        self.parse = parse
        self._kind = kind

    def read(self, value: Any) -> Any:
        """The value of a text.

        Raises:
            Fault: it is none, or not a text.
        """
        if isinstance(value, str):
            return self.parse(value)
        if isinstance(value, self._kind):  # made in code, not read from a file
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

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.read)


class Before:
    """Marks a type whose values may be written in another form; `accepts` is the type of what is written."""

    __slots__ = ("accepts", "change")

    def __init__(self, change: Take, accepts: Any = None) -> None:
        self.change = change
        self.accepts = accepts

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.change, handler(source))


@cache
def reader(annotation: Any) -> Take:
    """What reads the values of a type; it raises a `ValueError` where one does not fit.

    Raises:
        TypeError: the type is none that fields have.
    """
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(args[0], args[1:])
    if origin in _UNIONS:
        return _one_of(args)
    if origin is Literal:
        return _word(args)
    if origin is tuple:
        return _items(reader(args[0])) if args[-1] is Ellipsis else _fixed(tuple(map(reader, args)))
    if origin is dict:
        return _mapping(reader(args[0]), reader(args[1]))
    if hasattr(annotation, "model_fields"):
        return _record(annotation)
    if isinstance(annotation, type):
        return _instance(annotation)
    raise TypeError(f"no reader for {annotation!r}")


def _marked(inside: Any, marks: Iterable[Any]) -> Take:
    scalar = next((mark for mark in marks if isinstance(mark, Scalar)), None)
    take = _scalar(scalar) if scalar else reader(inside)
    for mark in marks:
        if isinstance(mark, Before):
            take = _after(mark.change, take)
    return take


def _scalar(scalar: Scalar) -> Take:
    read = scalar.read
    if scalar.parse is str:
        return lambda value: value if value.__class__ is str else read(value)
    # The same days, lengths and names stand in many files: this halves the time of a thousand.
    parse = lru_cache(_REMEMBERED)(scalar.parse)
    return lambda value: parse(value) if value.__class__ is str else read(value)


def _after(change: Take, take: Take) -> Take:
    return lambda value: take(change(value))


def _one_of(members: tuple[Any, ...]) -> Take:
    takes = [reader(member) for member in members if member is not _NONE]
    if _NONE in members and len(takes) == 1:
        (only,) = takes
        return lambda value: None if value is None else only(value)

    def take(value: Any) -> Any:
        for each in takes:
            try:
                return each(value)
            except ValueError:
                continue
        raise Unfit

    return take


def _word(words: tuple[str, ...]) -> Take:
    known = {word: word for word in words}

    def take(value: Any) -> Any:
        if value.__class__ is str and value in known:
            return known[value]
        raise Unfit

    return take


def _items(item: Take) -> Take:
    def take(value: Any) -> Any:
        if value.__class__ is not tuple:
            raise Unfit
        return tuple([item(each) for each in value])

    return take


def _fixed(items: tuple[Take, ...]) -> Take:
    def take(value: Any) -> Any:
        if value.__class__ is not tuple or len(value) != len(items):
            raise Unfit
        return tuple([item(each) for item, each in zip(items, value, strict=True)])

    return take


def _mapping(key: Take, item: Take) -> Take:
    def take(value: Any) -> Any:
        if value.__class__ is not dict:
            raise Unfit
        return {key(name): item(each) for name, each in value.items()}

    return take


def _instance(kind: type) -> Take:
    def take(value: Any) -> Any:
        if kind is float and value.__class__ is int:
            return float(value)
        if isinstance(value, kind):
            return value
        raise Unfit

    return take


def _record(model: Any) -> Take:
    required = tuple(name for name, field in model.model_fields.items() if field.is_required())
    new, put = model.__new__, object.__setattr__
    check = getattr(model, "check_together", None)

    def take(data: Any) -> Any:
        if data.__class__ is not dict:
            if isinstance(data, model):
                return data
            raise Unfit
        fields, record = _fields(model), new(model)
        for key, value in data.items():
            if key not in fields:
                raise Unfit
            name, read = fields[key]
            # One by one: instances then share their names, and have no dictionary of their own.
            put(record, name, read(value))
        for name in required:
            if not hasattr(record, name):
                raise Unfit
        if check:
            check(record)
        return record

    return take


@cache
def _fields(model: Any) -> dict[str, tuple[str, Take]]:
    """The fields by their names in files; made when the first such record is read."""
    return {
        field.alias or name: (name, reader(field.annotation)) for name, field in model.model_fields.items()
    }
