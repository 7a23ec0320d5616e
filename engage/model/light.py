"""`dataclass`, made in a tenth of the time that the library takes for a class.

The library compiles five methods of each class from text, a millisecond in all: for the hundred classes and
more that a command imports, a fifth of what `engage status` took. Here the methods are closures, and only
`__init__` is compiled, when the first instance is made: most classes that a call imports have none.

What it makes are dataclasses to all the world: `fields`, `replace` and `is_dataclass` of the library work.
Only `frozen` and `slots` are known; a class with other wishes takes the library's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any

_Fields = dict[str, Field[Any]]
_Get = Callable[[Any], tuple[Any, ...]]


def _made(cls: type, *, frozen: bool, slots: bool) -> type:
    fields = _fields(cls)
    if slots:
        cls = _with_slots(cls, fields)
    methods = {
        **_methods(fields.values()),
        **(_frozen_methods(cls, fields) if frozen else {"__hash__": None}),
        "__init__": _init_at_first(cls, fields, frozen=frozen),
        "__match_args__": tuple(name for name, field in fields.items() if field.init),
    }
    own = vars(cls)
    for name, method in methods.items():
        if name not in own or (name == "__hash__" and own[name] is None):
            setattr(cls, name, method)
    cls.__dataclass_fields__ = fields  # type: ignore[attr-defined]  # what the library's functions look for
    return cls


def _fields(cls: type) -> _Fields:
    """The fields of the class and of those it extends, by name; defaults are left in the class."""
    found: _Fields = {}
    for base in reversed(cls.__mro__[1:]):
        found |= getattr(base, "__dataclass_fields__", {})
    for name, annotation in cls.__annotations__.items():
        if str(annotation).startswith(("ClassVar", "typing.ClassVar")):
            continue
        given = vars(cls).get(name, MISSING)
        field = given if isinstance(given, Field) else dataclasses.field(default=given)
        field.name, field.type, field.kw_only = name, annotation, False
        field._field_type = dataclasses._FIELD  # type: ignore[union-attr,attr-defined]  # noqa: SLF001  # a usual one
        if field.default is not MISSING:
            setattr(cls, name, field.default)
        elif given is not MISSING:
            delattr(cls, name)
        found[name] = field
    return found


def _with_slots(cls: type, fields: _Fields) -> type:
    """The class once more: slots can only be given to a class when it is made."""
    inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
    left_out = {*fields, "__dict__", "__weakref__"}
    body = {name: value for name, value in vars(cls).items() if name not in left_out}
    body["__slots__"] = tuple(name for name in fields if name not in inherited)
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _getter(names: tuple[str, ...]) -> _Get:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


def _methods(fields: Any) -> dict[str, Any]:
    compared = _getter(tuple(field.name for field in fields if field.compare))
    shown = tuple(field.name for field in fields if field.repr)

    def __eq__(self: object, other: object) -> bool:  # noqa: N807  # the class's own
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __repr__(self: object) -> str:  # noqa: N807
        values = (f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({', '.join(values)})"

    return {"__eq__": __eq__, "__repr__": __repr__}


def _frozen_methods(cls: type, fields: _Fields) -> dict[str, Any]:
    hashed = _getter(tuple(f.name for f in fields.values() if (f.compare if f.hash is None else f.hash)))
    put = object.__setattr__

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(hashed(self))

    def __setattr__(self: object, name: str, value: object) -> None:  # noqa: N807
        if type(self) is cls or name in fields:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        put(self, name, value)

    def __delattr__(self: object, name: str) -> None:  # noqa: N807
        if type(self) is cls or name in fields:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    methods = {"__hash__": __hash__, "__setattr__": __setattr__, "__delattr__": __delattr__}
    return methods | (_state_methods(tuple(fields)) if "__slots__" in vars(cls) else {})


def _state_methods(names: tuple[str, ...]) -> dict[str, Any]:
    """How a frozen instance without a `__dict__` is copied, and sent to another process."""
    put = object.__setattr__

    def __getstate__(self: object) -> list[Any]:  # noqa: N807
        return [getattr(self, name) for name in names]

    def __setstate__(self: object, state: list[Any]) -> None:  # noqa: N807
        for name, value in zip(names, state, strict=True):
            put(self, name, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


def _init_at_first(cls: Any, fields: _Fields, *, frozen: bool) -> Callable[..., None]:
    def __init__(self: object, *args: Any, **named: Any) -> None:  # noqa: N807
        cls.__init__ = _init(cls, fields, frozen=frozen)
        cls.__init__(self, *args, **named)

    return __init__


def _init(cls: type, fields: _Fields, *, frozen: bool) -> Any:
    """The `__init__` of a class, compiled from text as the library does it: nothing is faster to call."""
    known: dict[str, Any] = {"_put": object.__setattr__, "_MISSING": MISSING}
    parameters, lines = ["self"], []
    for name, field in fields.items():
        value, factory = name, field.default_factory
        if factory is not MISSING:
            known[f"_make_{name}"] = factory
            value = f"_make_{name}()"
        elif field.default is not MISSING:
            known[f"_default_{name}"] = field.default
            value = f"_default_{name}"
        if field.init:
            given = value != name
            default = "_MISSING" if factory is not MISSING else value
            parameters.append(f"{name}={default}" if given else name)
            value = f"{value} if {name} is _MISSING else {name}" if factory is not MISSING else name
        elif value == name:
            continue
        lines.append(f"_put(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    text = f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"])
    exec(text, known)  # noqa: S102  # made of the names of fields alone
    known["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return known["__init__"]


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  # given on from here
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False):
        """As in the library: `@dataclass`, or `@dataclass(frozen=True, slots=True)`."""
        if cls is None:
            return lambda cls: _made(cls, frozen=frozen, slots=slots)
        return _made(cls, frozen=frozen, slots=slots)
