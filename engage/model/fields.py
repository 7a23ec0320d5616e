"""The names of the fields that a place in a file may have."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from engage.model.base import Record
from engage.model.diagnostic import Pointer


def field_names(model: type[Record]) -> tuple[str, ...]:
    """The names as files write them, in the model's order."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def model_at(model: type[Record], pointer: Pointer) -> type[Record] | None:
    """The model of the record at a pointer; None where there is none."""
    found: Any = model
    for step in pointer:
        found = _step(found, step)
        if found is None:
            return None
    return next(_models(found), None)


def field_type(model: type[Record], pointer: Pointer) -> type | None:
    """The plain type of the value at a pointer (`str` for texts and ids); None where it has not just one."""
    found: Any = model
    for step in pointer:
        found = _step(found, step)
        if found is None:
            return None
    plain = [kind for kind in _plain_types(found) if kind is not type(None)]
    return plain[0] if len(plain) == 1 else None


def _plain_types(annotation: Any) -> Iterator[type]:
    if get_origin(annotation) is Annotated:
        yield from _plain_types(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, types.UnionType}:
        for arg in get_args(annotation):
            yield from _plain_types(arg)
    elif isinstance(annotation, type):
        yield annotation


def _step(annotation: Any, step: str | int) -> Any:
    if isinstance(step, str):
        for model in _models(annotation):
            for name, info in model.model_fields.items():
                if (info.alias or name) == step:
                    return info.annotation
    return _item(annotation)


def _item(annotation: Any) -> Any:
    """The type of the items of a list, or of the values of a mapping."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return args[0]
    if origin is dict:
        return args[1]
    if origin in {Annotated, Union, types.UnionType}:
        return next((item for arg in args if (item := _item(arg)) is not None), None)
    return None


def nested_models(model: type[Record]) -> list[type[Record]]:
    """The models of the records directly inside a record, in the order of its fields."""
    found = (each for info in model.model_fields.values() for each in _inside(info.annotation))
    return list(dict.fromkeys(found))


def _inside(annotation: Any) -> Iterator[type[Record]]:
    yield from _models(annotation)
    item = _item(annotation)
    if item is not None:
        yield from _inside(item)


def _models(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    elif get_origin(annotation) in {Annotated, Union, types.UnionType}:
        for arg in get_args(annotation):
            yield from _models(arg)
