"""One country of the library `holidays`, without the 250 others.

The library's own way to ask for a country imports the modules of all, 0.1 s at every call of a
command. Each of them stands by itself, so the one wanted is loaded from its file; where that
file imports another (a territory its mainland), Python does the rest.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


@cache
def country_class(code: str) -> type[HolidayBase] | None:
    """The class of a country by its ISO code of two or three letters, in capitals; `None` where unknown."""
    from holidays.registry import COUNTRIES

    for module, (name, *codes) in COUNTRIES.items():
        if code in codes:
            found: type[HolidayBase] = getattr(_module(module), name)
            return found
    return None


def _module(name: str) -> ModuleType:
    import holidays

    full = f"holidays.countries.{name}"
    if full in sys.modules:
        return sys.modules[full]
    spec = importlib.util.spec_from_file_location(
        full, Path(holidays.__file__).parent / "countries" / f"{name}.py"
    )
    if not isinstance(spec, ModuleSpec) or spec.loader is None:
        raise ImportError(f"the library `holidays` has no {name}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
