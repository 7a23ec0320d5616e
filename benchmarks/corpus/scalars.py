"""Values as people write them in YAML: plain where that is safe, else in double quotes."""

from __future__ import annotations

import json
import re
from datetime import date

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9 ._/'’%&+-]*")
_OTHER_MEANING = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


def text(value: str) -> str:
    """A text, quoted where YAML would read something else."""
    if _PLAIN.fullmatch(value) and value.lower() not in _OTHER_MEANING and not value.endswith(" "):
        return value
    return json.dumps(value, ensure_ascii=False)


def flow(**fields: object) -> str:
    """A mapping on one line; fields that are `None` are left out, an underscore at the end is cut."""
    shown = (f"{name.rstrip('_')}: {scalar(value)}" for name, value in fields.items() if value is not None)
    return "{" + ", ".join(shown) + "}"


def scalar(value: object) -> str:
    """Any value: dates and numbers as they are, lists in brackets, `Raw` untouched."""
    if isinstance(value, Raw | date | int | float):
        return str(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(scalar(item) for item in value) + "]"
    return text(str(value))


class Raw(str):
    """YAML already written."""

    __slots__ = ()
