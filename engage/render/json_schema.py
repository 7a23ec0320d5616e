"""JSON Schemas of the files, for editors: draft-07, which they read best.

The models are the one source: a file holds texts, lists with or without brackets, and shorthand, and the
fields' own declarations say which.
"""

from __future__ import annotations

import json
import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from engage.model.base import Record
from engage.model.commitment import Commitment
from engage.model.party import Client, ResourceFile
from engage.model.policy import Policy
from engage.model.reading import Before
from engage.model.risk import RiskFile
from engage.model.types import OneOrMore, Written

#: What a kind of file is called -> its model.
FILES: dict[str, type[Record]] = {
    "engage": Policy,
    "commitment": Commitment,
    "client": Client,
    "resources": ResourceFile,
    "risks": RiskFile,
}
_Schema = dict[str, Any]


def schema_files() -> dict[str, str]:
    """Path in a workspace -> text of the schema that stands there."""
    return {f".engage/schema/{name}.json": schema_text(name) for name in FILES}


def schema_text(name: str) -> str:
    """The schema of a kind of file, as JSON."""
    return json.dumps(file_schema(FILES[name]), ensure_ascii=False, indent=2) + "\n"


def file_schema(model: type[Record]) -> _Schema:
    """The schema of a file, with all records it may hold under `definitions`."""
    definitions: dict[str, _Schema] = {}
    _define(model, definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": model.__name__,
        "$ref": f"#/definitions/{model.__name__}",
        "definitions": dict(sorted(definitions.items())),
    }


def _define(model: type[Record], definitions: dict[str, _Schema]) -> _Schema:
    name = model.__name__
    if name not in definitions:
        definitions[name] = {}  # said first, since a record may hold its own kind
        fields = model.model_fields
        definitions[name] = {
            "description": (model.__doc__ or "").strip(),
            "type": "object",
            "additionalProperties": False,
            "required": [info.alias or key for key, info in fields.items() if info.is_required()],
            "properties": {
                info.alias or key: _described(_plain(info.annotation, definitions), info)
                for key, info in fields.items()
            },
        }
    return {"$ref": f"#/definitions/{name}"}


def _described(schema: _Schema, info: Any) -> _Schema:
    """The schema with the field's meaning; siblings of `$ref` would be ignored, hence `allOf`."""
    extra: _Schema = {"description": info.description, "x-audience": info.audience}
    return {"allOf": [schema], **extra} if "$ref" in schema else {**schema, **extra}


def _schema(
    annotation: Any, metadata: list[Any] | tuple[Any, ...], definitions: dict[str, _Schema]
) -> _Schema:
    for item in reversed(metadata):  # what was said last goes over what it was made from
        if isinstance(item, Written):
            return dict(item.schema)
        if isinstance(item, Before) and item.accepts is not None:
            return _plain(item.accepts, definitions)
    found = _plain(annotation, definitions)
    if any(item is OneOrMore for item in metadata):
        return {"anyOf": [found["items"], found]}
    return found


def _plain(annotation: Any, definitions: dict[str, _Schema]) -> _Schema:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _schema(args[0], args[1:], definitions)
    if origin in {Union, types.UnionType}:
        return _any_of([_plain(arg, definitions) for arg in args])
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _plain(args[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _plain(args[1], definitions)}
    if annotation is type(None):
        return {"type": "null"}
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _define(annotation, definitions)
    raise TypeError(f"no schema for {annotation!r}")


def _any_of(schemas: list[_Schema]) -> _Schema:
    """One schema of several; `anyOf` inside `anyOf` is flattened."""
    flat: list[_Schema] = []
    for schema in schemas:
        flat += schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
    return flat[0] if len(flat) == 1 else {"anyOf": flat}
