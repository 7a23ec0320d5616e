"""Our `dataclass` makes what the library's makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field
from functools import cached_property
from typing import Any, ClassVar

import pytest

from engage.model import light


@light.dataclass(frozen=True, slots=True)
class Point:
    """A point."""

    kind: ClassVar[str] = "point"
    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list, compare=False)
    note: str = field(default="", repr=False)


@light.dataclass(frozen=True, slots=True)
class Named(Point):
    """A point with a name."""

    name: str = "P"


@light.dataclass(frozen=True)
class Square:
    """One with a `__dict__`, for what is computed once."""

    side: float

    @cached_property
    def area(self) -> float:
        """Its area."""
        return self.side**2


@light.dataclass
class Book:
    """One that changes."""

    pages: int = 1
    read: set[int] = field(default_factory=set, init=False)

    def __post_init__(self) -> None:
        self.read.add(self.pages)


def alike(ours: Any) -> Any:
    """The class that the library makes of the same body."""
    body = {
        name: getattr(ours, name)
        for name in ("__post_init__", "kind", "area", "__module__")
        if hasattr(ours, name)
    }
    options = {"frozen": ours is not Book, "slots": "__slots__" in vars(ours)}
    fields = [(each.name, each.type, copy.copy(each)) for each in dataclasses.fields(ours)]
    made = dataclasses.make_dataclass(ours.__name__, fields, namespace=body, **options)
    made.__qualname__ = ours.__qualname__
    return made


@pytest.mark.parametrize("ours", [Point, Named, Square, Book])
def test_instances_behave_as_those_of_the_library(ours: Any) -> None:
    theirs = alike(ours)
    mine, other = ours(3), theirs(3)

    assert repr(mine) == repr(other)
    assert dataclasses.asdict(mine) == dataclasses.asdict(other)
    assert ours.__match_args__ == theirs.__match_args__
    assert mine == ours(3)
    assert mine != ours(4)
    assert mine != other
    assert (ours.__hash__ is None) == (theirs.__hash__ is None)
    if ours.__hash__:
        assert hash(mine) == hash(ours(3)) == hash(other)


@pytest.mark.parametrize("given", [{}, {"x": 1, "z": 2}, {"x": 1, "y": 2, "tags": [], "note": "", "more": 1}])
def test_wrong_arguments_are_refused_in_the_same_words(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError) as theirs:
        alike(Point)(**given)
    with pytest.raises(TypeError) as ours:
        Point(**given)

    assert str(ours.value) == str(theirs.value)


@pytest.mark.parametrize("frozen", [Point(1), Named(1), Square(1.0)])
def test_a_frozen_instance_stays_as_it_is(frozen: Any) -> None:
    name = dataclasses.fields(frozen)[0].name
    with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
        setattr(frozen, name, 2)
    with pytest.raises(FrozenInstanceError, match=f"cannot delete field '{name}'"):
        delattr(frozen, name)


def test_slots_leave_no_room_for_more() -> None:
    assert not hasattr(Point(1), "__dict__")
    assert not hasattr(Named(1), "__dict__")
    assert Named.__slots__ == ("name",)  # type: ignore[attr-defined]


def test_each_instance_has_a_list_of_its_own() -> None:
    assert Point(1).tags is not Point(1).tags
    assert Point(1, 2, ["a"]).tags == ["a"]
    assert Point(1, 2, ["a"]) == Point(1, 2, ["b"])


@pytest.mark.parametrize("value", [Point(1, note="n"), Named(1, name="A"), Square(2.0), Book(3)])
def test_copies_are_alike(value: Any) -> None:
    assert copy.copy(value) == copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value


def test_the_library_works_with_them() -> None:
    assert dataclasses.is_dataclass(Point)
    assert dataclasses.replace(Named(1, name="A"), x=5) == Named(5, name="A")
    assert [each.name for each in dataclasses.fields(Named)] == ["x", "y", "tags", "note", "name"]
    assert Square(3.0).area == 9
    match Point(1, 5):
        case Point(x, y):
            assert (x, y) == (1, 5)
