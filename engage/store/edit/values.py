"""What an edit is, and what it does to a file's data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from engage.model.diagnostic import Pointer
from engage.store.edit.refused import no_place
from engage.store.yaml.reader import Mapping, Value


@dataclass(frozen=True, slots=True)
class Set:
    """Give a field, or an item of a list, a value; missing parents are made.

    Where the value and what is there are both records or both lists, only what differs is changed.
    """

    pointer: Pointer
    value: Any


@dataclass(frozen=True, slots=True)
class Append:
    """Put a record at the end of a list; a missing or empty list is made."""

    pointer: Pointer
    record: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a field, or an item of a list, out of the file."""

    pointer: Pointer


Edit: TypeAlias = Set | Append | Remove


def plain(value: Any) -> Value:
    """A value as files hold it: texts, None, lists and mappings.

    Raises:
        TypeError: a value that has no such form.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(field) for key, field in value.items()}
    raise TypeError(f"no plain data: {value!r}")


def changed(data: Mapping, edit: Edit) -> Mapping:
    """The data of a file after an edit; `data` itself stays as it is.

    Raises:
        EditRefused: the pointer leads nowhere.
    """
    if not edit.pointer:
        raise no_place(edit.pointer)
    made = _along(data, edit.pointer, edit)
    assert isinstance(made, dict)  # noqa: S101  # the root is a mapping, and stays one
    return made


def _along(value: Value, rest: Pointer, edit: Edit) -> Value:
    """A value with the edit made at the rest of its pointer."""
    if not rest:
        return _at_end(value, edit)
    step, *more = rest
    if isinstance(step, str):
        return _field(value, step, tuple(more), edit)
    return _item(value, step, tuple(more), edit)


def _at_end(value: Value, edit: Edit) -> Value:
    if isinstance(edit, Set):
        return plain(edit.value)
    assert isinstance(edit, Append)  # noqa: S101  # a removal ends one step before
    if isinstance(value, dict) and value:
        raise no_place((*edit.pointer, 0))
    before = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return [*before, plain(edit.record)]


def _field(value: Value, name: str, more: Pointer, edit: Edit) -> Value:
    fields = value or {}
    if not isinstance(fields, dict):
        raise no_place(edit.pointer)
    if isinstance(edit, Remove):
        if name not in fields:
            raise no_place(edit.pointer)
        if not more:
            return {key: field for key, field in fields.items() if key != name}
    return {**fields, name: _along(fields.get(name), more, edit)}


def _item(value: Value, at: int, more: Pointer, edit: Edit) -> Value:
    items = [value] if isinstance(value, str) else value or []
    if not isinstance(items, list) or not 0 <= at <= len(items) - isinstance(edit, Remove):
        raise no_place(edit.pointer)
    if isinstance(edit, Remove) and not more:
        return [*items[:at], *items[at + 1 :]]
    old = items[at] if at < len(items) else None
    return [*items[:at], _along(old, more, edit), *items[at + 1 :]]
