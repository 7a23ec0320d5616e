"""What all records share: strict, frozen, no unknown fields, each field with an audience.

Records answer to the names that pydantic gives these things (`model_validate`, `model_copy`, …), and pydantic
judges what is wrong with a file; but a file without a fault, that is nearly each one, is read without it:
to import pydantic and to build its validators took a third of `engage status` (docs/decisions.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal, NoReturn, Self, get_args

from engage.model.reading import reader

Audience = Literal["internal", "client"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
#: The default of a field that has none.
REQUIRED: Final = object()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record, as declared."""

    description: str
    default: Any
    alias: str | None  # its name in files, where that is a word of Python
    audience: Audience
    annotation: Any = None

    def is_required(self) -> bool:
        """Whether a record cannot be without it."""
        return self.default is REQUIRED


class Record:
    """A mapping of a file. Frozen; unknown fields are errors.

    An instance holds the fields that were given; the others are read from the class, which holds their
    defaults. A method `check_together` raises `Fault` where fields do not agree with each other.
    """

    model_fields: ClassVar[Mapping[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        fields: dict[str, Field] = {}
        for base in reversed(cls.__bases__):
            fields |= getattr(base, "model_fields", {})
        for name, annotation in cls.__annotations__.items():
            declared = cls.__dict__.get(name)
            if isinstance(declared, Field):
                fields[name] = Field(
                    declared.description, declared.default, declared.alias, declared.audience, annotation
                )
                if declared.is_required():
                    delattr(cls, name)
                else:
                    setattr(cls, name, declared.default)
        cls.model_fields = fields

    def __init__(self, **values: Any) -> None:
        """A record of values by their names in files, each as text or as what a field makes of it.

        Raises:
            pydantic.ValidationError: what is wrong with them.
        """
        vars(self).update(vars(type(self).model_validate(values)))

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """The record that a mapping of plain data describes; a record is given back as it is.

        Raises:
            pydantic.ValidationError: all that is wrong with it.
        """
        model: Any = cls
        try:
            made: Self = reader(model)(data)
        except ValueError:
            from engage.model.judging import judge

            made = judge(model).validate_python(data)
        return made

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A record of values by their names in Python, taken as they are."""
        made = cls.__new__(cls)
        vars(made).update(values)
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """The same record with some fields put in, taken as they are."""
        made = self.__new__(type(self))
        vars(made).update(vars(self))
        vars(made).update(update or {})
        return made

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields that were given, be it with their default."""
        return vars(self).keys() & self.model_fields.keys()

    def model_values(self) -> dict[str, Any]:
        """All fields by name, in the order of their declaration."""
        return {name: getattr(self, name, None) for name in self.model_fields}

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self is other or self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return tuple(self.model_values().values())

    def __repr__(self) -> str:
        fields = (f"{name}={value!r}" for name, value in self.model_values().items())
        return f"{type(self).__name__}({', '.join(fields)})"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: Any) -> Any:
        """What pydantic makes of the same declarations."""
        from engage.model.judging import record_schema

        return record_schema(cls, handler)


class FileRecord(Record):
    """A record that fills a file of its own, or heads an entry of one."""

    _path = ""
    _pointer: tuple[str | int, ...] = ()

    @property
    def path(self) -> str:
        """The file's path, relative to the workspace, with `/`."""
        return self._path

    @property
    def pointer(self) -> tuple[str | int, ...]:
        """Where in the file the record stands; empty when it is the whole file."""
        return self._pointer

    def at(self, path: str, pointer: tuple[str | int, ...] = ()) -> None:
        """Say where the record was read from; called once, by the loader."""
        vars(self).update(_path=path, _pointer=pointer)

    def _key(self) -> tuple[Any, ...]:
        return (*super()._key(), self._path, self._pointer)


def internal(meaning: str, default: Any = REQUIRED, *, alias: str | None = None) -> Any:
    """A field that only the company sees; required without `default`."""
    return Field(meaning, default, alias, "internal")


def public(meaning: str, default: Any = REQUIRED, *, alias: str | None = None) -> Any:
    """A field that the client may see too; required without `default`."""
    return Field(meaning, default, alias, "client")
