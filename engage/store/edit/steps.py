"""From the data before and after an edit to changes of one place each.

Comparing what is there with what is wanted finds the least that must change, whatever the edit was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from engage.model.diagnostic import Pointer
from engage.store.yaml.reader import Value


@dataclass(frozen=True, slots=True)
class Replace:
    """Another value for what is there."""

    pointer: Pointer
    value: Value


@dataclass(frozen=True, slots=True)
class Insert:
    """A new field of the record, or a new last item of the list, at `pointer[:-1]`."""

    pointer: Pointer
    value: Value


@dataclass(frozen=True, slots=True)
class Delete:
    """A field or an item that goes, from a record or list that keeps others."""

    pointer: Pointer


Step: TypeAlias = Replace | Insert | Delete


def steps(old: Value, new: Value, pointer: Pointer = ()) -> Iterator[Step]:
    """The changes that make `new` of `old`, each made in the text before the next is looked for."""
    if old == new:  # the order of fields means nothing, so it is never changed
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new and not old.keys().isdisjoint(new):
        yield from _fields(old, new, pointer)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _items(old, new, pointer)
    else:
        yield Replace(pointer, new)


def _fields(old: dict[str, Value], new: dict[str, Value], pointer: Pointer) -> Iterator[Step]:
    for name in old:
        if name not in new:
            yield Delete((*pointer, name))
    for name, value in new.items():
        if name in old:
            yield from steps(old[name], value, (*pointer, name))
        else:
            yield Insert((*pointer, name), value)


def _items(old: list[Value], new: list[Value], pointer: Pointer) -> Iterator[Step]:
    """Items before and after the difference stay; in between they are paired, then cut or added."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1]) if len(new) < len(old) else 0
    gone = len(old) - len(new)
    for at in range(len(old) - tail - 1, len(old) - tail - 1 - gone, -1):
        yield Delete((*pointer, at))
    for at in range(head, min(len(old), len(new)) - tail):
        yield from steps(old[at], new[at], (*pointer, at))
    for at in range(len(old), len(new)):
        yield Insert((*pointer, at), new[at])


def _alike(old: list[Value], new: list[Value]) -> int:
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        count += 1
    return count
