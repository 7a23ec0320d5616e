"""Plain data of a file to a record: each fault at its pointer, the rest of the file kept.

pydantic finds the faults; a faulty field is taken out of the data and the file is read again,
so that one mistake costs one field. Taken-out items of lists are remembered, since the record's
positions then differ from the file's.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from engage.model.base import Record
from engage.model.diagnostic import Pointer
from engage.model.fault import Fault
from engage.model.fields import field_names, model_at
from engage.model.fix import Fix, Put, Rename
from engage.model.text import Text

if TYPE_CHECKING:
    from pydantic import ValidationError

_M = TypeVar("_M", bound=Record)
_HINTS = 500  # nearest names are looked for in so many faults of a file
_PASSES = 50  # far more than one value can hide faults behind faults


@dataclass(frozen=True, slots=True)
class FieldFault:
    """A fault of one field, at a pointer into the file."""

    code: str
    pointer: Pointer
    message: Text
    on_key: bool = False
    fix: Fix | None = None


@dataclass
class Reading:
    """What became of a file's data. `dropped` has, by pointer of a list, the positions taken out."""

    faults: list[FieldFault] = field(default_factory=list)
    dropped: dict[Pointer, list[int]] = field(default_factory=dict)
    faulty: set[Pointer] = field(default_factory=set)

    def report(self, fault: FieldFault) -> None:
        """Keep a fault."""
        self.faults.append(fault)
        self.faulty.add(fault.pointer)

    def without(self, hidden: Mapping[Pointer, Sequence[int]]) -> Reading:
        """The same for a record of which more items of lists are left out; their places by list."""
        dropped = dict(self.dropped)
        for where, places in hidden.items():
            gone = (int(self.in_file((*where, place))[-1]) for place in places)
            dropped[where] = sorted((*dropped.get(where, ()), *gone))
        return replace(self, dropped=dropped)

    def in_file(self, pointer: Pointer) -> Pointer:
        """A pointer into the record as one into the file."""
        steps: list[str | int] = []
        for step in pointer:
            if isinstance(step, int):
                for gone in self.dropped.get(tuple(steps), ()):
                    step += gone <= step  # noqa: PLW2901  # each dropped item before it moves it by one
            steps.append(step)
        return tuple(steps)


def read_record(model: type[_M], data: dict[str, Any]) -> tuple[_M | None, Reading]:
    """The record in `data`, or None where a required field of it is missing or faulty; all its faults."""
    reading = Reading()
    for _ in range(_PASSES):
        try:
            return model.model_validate(data), reading
        except ValueError as error:
            from pydantic import ValidationError  # not before there is one: it takes as long as Typer

            if not isinstance(error, ValidationError):
                raise
            if not _take_out(model, data, error, reading):
                return None, reading
    return None, reading


def _take_out(model: type[Record], data: dict[str, Any], error: ValidationError, reading: Reading) -> bool:
    """Report the faults and remove what is faulty; False where nothing is left."""
    gone: set[Pointer] = set()
    for item in error.errors(include_url=False):
        loc = _pointer(item["loc"])
        if reading.in_file(loc) not in reading.faulty:  # else it is missing because it was taken out
            reading.report(_fault(model, item, loc, reading))
        gone.add(loc[:-1] if item["type"] == "missing" else _present(data, loc))
    for pointer in sorted(gone, key=_deepest_last_first):
        if not pointer:
            return False
        _remove(data, pointer, reading)
    return True


def _pointer(loc: Iterable[str | int]) -> Pointer:
    return tuple(step for step in loc if step != "[key]")


def _present(data: Any, pointer: Pointer) -> Pointer:
    """The deepest part of the pointer that stands in the data."""
    for depth, step in enumerate(pointer):
        inside = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if not inside and not (isinstance(data, dict) and step in data):
            return pointer[:depth]
        data = data[step]
    return pointer


def _deepest_last_first(pointer: Pointer) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Later positions of a list before earlier ones, so that removing one does not move the next."""
    return -len(pointer), tuple((-step, "") if isinstance(step, int) else (0, step) for step in pointer)


def _remove(data: Any, pointer: Pointer, reading: Reading) -> None:
    if _present(data, pointer) != pointer:
        return
    target = data
    for step in pointer[:-1]:
        target = target[step]
    last = pointer[-1]
    if isinstance(target, list) and isinstance(last, int):
        parent = reading.in_file(pointer[:-1])
        position = reading.in_file(pointer)[-1]
        del target[last]
        reading.dropped.setdefault(parent, []).append(int(position))
        reading.dropped[parent].sort()
    else:
        del target[last]


def _fault(model: type[Record], item: Any, loc: Pointer, reading: Reading) -> FieldFault:
    place = reading.in_file(loc)
    kind: str = item["type"]
    if kind == "missing":
        return FieldFault("X003", place[:-1], _missing(str(loc[-1])))
    if kind == "extra_forbidden":
        # Nobody reads as many, and to look for each one's nearest name takes long.
        near = _nearest(model, loc) if len(reading.faults) < _HINTS else None
        return FieldFault("X003", place, _unknown(model, loc, near), on_key=True, fix=_rename(place, near))
    raised = (item.get("ctx") or {}).get("error")
    if isinstance(raised, Fault):
        return FieldFault(raised.code, place, raised.text, fix=_put(place, raised.instead))
    if kind == "literal_error":
        given, names = str(item.get("input")), _literals(item)
        likely = difflib.get_close_matches(given.casefold(), names, 1, 0.6)
        fix = _put(place, likely[0] if likely and isinstance(item.get("input"), str) else None)
        return FieldFault("X003", place, _none_of(given, names, likely), fix=fix)
    return FieldFault("X003", place, _wrong_type(kind, item))


def _missing(name: str) -> Text:
    return Text(f"the field `{name}` is required here", f"le champ `{name}` est obligatoire ici")


def _names(model: type[Record], loc: Pointer) -> tuple[str, ...]:
    """The names that a field may have where an unknown one stands."""
    owner = model_at(model, loc[:-1])
    return field_names(owner) if owner else ()


def _nearest(model: type[Record], loc: Pointer) -> str | None:
    near = difflib.get_close_matches(str(loc[-1]), _names(model, loc), 1, 0.6)
    return near[0] if near else None


def _rename(place: Pointer, near: str | None) -> Fix | None:
    if near is None:
        return None
    said = Text(f"rename the field to `{near}`", f"renommer le champ en `{near}`")
    return Fix(said, "unsafe", (Rename(place, near),), in_file=True)


def _put(place: Pointer, value: str | None) -> Fix | None:
    if value is None:
        return None
    said = Text(f"write `{value}`", f"écrire `{value}`")
    return Fix(said, "unsafe", (Put(place, value),), in_file=True)


def _unknown(model: type[Record], loc: Pointer, near: str | None) -> Text:
    name = str(loc[-1])
    if near:
        return Text(
            f"unknown field `{name}`: did you mean `{near}`?",
            f"champ inconnu `{name}` : vouliez-vous dire `{near}` ?",
        )
    listed = ", ".join(_names(model, loc))
    return Text(f"unknown field `{name}`; known are: {listed}", f"champ inconnu `{name}` ; connus : {listed}")


def _wrong_type(kind: str, item: Any) -> Text:
    given = item.get("input")
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return Text(
            f"fields are expected here (`name: value`), not {_shape(given).en}",
            f"des champs sont attendus ici (`nom: valeur`), pas {_shape(given).fr}",
        )
    if kind in {"tuple_type", "list_type"}:
        return Text(
            f"a list is expected here (`- …`), not {_shape(given).en}",
            f"une liste est attendue ici (`- …`), pas {_shape(given).fr}",
        )
    if kind in {"too_short", "too_long"}:
        wanted = (item.get("ctx") or {}).get("min_length") or (item.get("ctx") or {}).get("max_length")
        return Text(f"{wanted} values are expected here", f"{wanted} valeurs sont attendues ici")
    return Text(f"this value does not fit: {item['msg']}", f"cette valeur ne convient pas : {item['msg']}")


def _literals(item: Any) -> list[str]:
    """The values that a field may have."""
    expected = str(item["ctx"]["expected"])
    return [part.strip("'") for part in expected.replace(" or ", ", ").split(", ")]


def _none_of(given: str, names: list[str], near: list[str]) -> Text:
    listed = ", ".join(names)
    if near:
        return Text(
            f"`{given}` is not known here: did you mean `{near[0]}`? (one of {listed})",
            f"`{given}` n’est pas connu ici : vouliez-vous dire `{near[0]}` ? (parmi {listed})",
        )
    return Text(
        f"`{given}` is not known here: one of {listed}", f"`{given}` n’est pas connu ici : parmi {listed}"
    )


def _shape(value: Any) -> Text:
    if value is None:
        return Text("nothing", "rien")
    if isinstance(value, list | tuple):
        return Text("a list", "une liste")
    if isinstance(value, dict):
        return Text("fields", "des champs")
    return Text(f"`{value}`", f"`{value}`")
