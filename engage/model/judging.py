"""Records as pydantic validates them: it finds every fault of a file in one run, each with its path.

Imported only where something is wrong with a file.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import core_schema


@cache
def judge(model: type) -> TypeAdapter[Any]:
    """The validator of a record: strict, so that no value is turned into what it is not."""
    return TypeAdapter(model, config=ConfigDict(strict=True))


def record_schema(model: Any, handler: Any) -> core_schema.CoreSchema:
    """A record's fields for pydantic, and how the record is made of them."""
    fields = {
        name: core_schema.model_field(_field(field, handler), validation_alias=field.alias)
        for name, field in model.model_fields.items()
    }

    def made(value: Any, validate: Any) -> Any:
        if isinstance(value, model):
            return value
        values, _, given = validate(value)
        record = model.model_construct(**{name: each for name, each in values.items() if name in given})
        if check := getattr(record, "check_together", None):
            check()
        return record

    return core_schema.no_info_wrap_validator_function(
        made, core_schema.model_fields_schema(fields, extra_behavior="forbid")
    )


def _field(field: Any, handler: Any) -> core_schema.CoreSchema:
    schema: core_schema.CoreSchema = handler.generate_schema(field.annotation)
    return schema if field.is_required() else core_schema.with_default_schema(schema, default=field.default)
