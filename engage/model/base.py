"""What all records share: strict, frozen, no unknown fields, each field with an audience."""

from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticUndefined

Audience = Literal["internal", "client"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


class Record(BaseModel):
    """A mapping of a file. Frozen; unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class FileRecord(Record):
    """A record that fills a file of its own, or heads an entry of one."""

    _path: str = ""
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
        self._path = path
        self._pointer = pointer


def internal(meaning: str, default: Any = PydanticUndefined, *, alias: str | None = None) -> Any:
    """A field that only the company sees; required without `default`."""
    return _field(meaning, default, alias, "internal")


def public(meaning: str, default: Any = PydanticUndefined, *, alias: str | None = None) -> Any:
    """A field that the client may see too; required without `default`."""
    return _field(meaning, default, alias, "client")


def _field(meaning: str, default: Any, alias: str | None, audience: Audience) -> Any:
    return Field(default=default, alias=alias, description=meaning, json_schema_extra={"audience": audience})
