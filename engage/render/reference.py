"""The reference of the files, as Markdown: one page a kind of file, made from the models."""

from __future__ import annotations

from typing import Any

from engage.model.base import Record
from engage.model.fields import nested_models
from engage.render.json_schema import FILES, file_schema

_WHERE = {
    "engage": "`engage.yaml`",
    "commitment": "`commitments/**/<id>.yaml`, one commitment a file",
    "client": "`clients/<client>.yaml`, one client a file",
    "resources": "`resources.yaml`, or `resources/*.yaml`",
    "risks": "`risks.yaml`, or `risks/*.yaml`",
}
_FORMS = {
    r"^\d+(\.\d+)?\s*[hdw]$": "duration (`12d`, `3w`, `4h`)",
    r"^\d+(\.\d+)?\s*(h|d|w|cd)$": "duration (`12d`, `12cd`)",
    r"^[+-]?\d+(\.\d+)?\s*(h|d|w|cd)$": "lag (`3d`, `-1d`, `5cd`)",
    r"^[A-Za-z0-9._-]+$": "id",
    r"^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)?$": "milestone (`ux`, `ACME-010/ux`)",
    r"^[+-]?\d+(\.\d+)?\s*[A-Z]{3}$": "money (`180000 EUR`)",
}


def page(name: str) -> str:
    """The page of a kind of file: the file's own fields first, then those of the records inside."""
    model = FILES[name]
    definitions: dict[str, Any] = file_schema(model)["definitions"]
    others = [each for each in _in_order(model) if each is not model]
    parts = [f"# {model.__name__}\n\n{definitions[model.__name__]['description']}\n\nFile: {_WHERE[name]}.\n"]
    parts.append(_table(model, definitions))
    parts += [
        f"## {each.__name__}\n\n{(each.__doc__ or '').strip()}\n\n{_table(each, definitions)}"
        for each in others
    ]
    return "\n".join(parts)


def _in_order(model: type[Record]) -> list[type[Record]]:
    """The models that a file may hold, in the order in which a reader meets them."""
    found: list[type[Record]] = []
    waiting = [model]
    while waiting:
        each = waiting.pop(0)
        if each not in found:
            found.append(each)
            waiting += nested_models(each)
    return found


def _table(model: type[Record], definitions: dict[str, Any]) -> str:
    rows = ["| field | value | default | seen by | meaning |", "| --- | --- | --- | --- | --- |"]
    properties = definitions[model.__name__]["properties"]
    for key, info in model.model_fields.items():
        name = info.alias or key
        schema = properties[name]
        default = "**required**" if info.is_required() else _default(info.default)
        cells = (f"`{name}`", _form(schema), default, schema["x-audience"], schema["description"])
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _form(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    for key in ("allOf", "anyOf"):
        if key in schema:
            forms = [_form(each) for each in schema[key] if each != {"type": "null"}]
            return " or ".join(dict.fromkeys(forms))
    if "enum" in schema:
        return ", ".join(f"`{_word(value)}`" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_form(schema['items'])}"
    if "additionalProperties" in schema:
        return f"names to {_form(schema['additionalProperties'])}"
    return _simple(schema)


def _simple(schema: dict[str, Any]) -> str:
    if schema.get("format") == "date":
        return "date (`2026-11-20`)"
    if "pattern" in schema:
        return _FORMS[schema["pattern"]]
    kind = schema.get("type")
    if kind == ["string", "number"]:
        return 'share, number or target (`50%`, `2`, `">= 95 %"`)'
    return {"integer": "whole number", "number": "number"}.get(str(kind), "text")


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _default(value: Any) -> str:
    if value is None or value in ((), {}):
        return ""
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    if isinstance(value, Record):
        return "see there"
    if isinstance(value, tuple):
        return "`[" + ", ".join(_number(each) for each in value) + "]`"
    return f"`{_number(value)}`"


def _number(value: Any) -> str:
    if isinstance(value, Record):
        given = (
            (name, getattr(value, name)) for name in value.model_fields if name in value.model_fields_set
        )
        return "{" + ", ".join(f"{name}: {_number(each)}" for name, each in given) + "}"
    return f"{value:.0%}" if isinstance(value, float) and value < 1 else str(value)
