"""One country of the library `holidays`, without the 250 others.

The library's own way to ask for a country imports the modules of all, 0.1 s at every call of a
command. Each of them stands by itself, so the one wanted is loaded from its file; where that
file imports another (a territory its mainland), Python does the rest.

Nor does the package's own `__init__` run: it reads the metadata of the installation for its version, with
the modules of e-mail, and makes a name for each country. That is half of what is left, 5 % of a status.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
    with _without_init("holidays"):
        from holidays.registry import COUNTRIES
    for module, (name, *codes) in COUNTRIES.items():
        if code in codes:
            found: type[HolidayBase] = getattr(_module(module), name)
            return found
    return None


def _module(name: str) -> ModuleType:
    try:
        with _without_init("holidays"):
            return _loaded(name)
    except ImportError:  # the files of some countries take names from the package
        importlib.import_module("holidays")
        return _loaded(name)


def _loaded(name: str) -> ModuleType:
    full = f"holidays.countries.{name}"
    if full in sys.modules:
        return sys.modules[full]
    folder = Path(sys.modules["holidays"].__path__[0])
    spec = importlib.util.spec_from_file_location(full, folder / "countries" / f"{name}.py")
    if not isinstance(spec, ModuleSpec) or spec.loader is None:
        raise ImportError(f"the library `holidays` has no {name}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def _without_init(name: str) -> Iterator[None]:
    """Meanwhile the package is a bare one, whose modules can be imported; then it is not imported yet."""
    spec = None if name in sys.modules else importlib.util.find_spec(name)
    if spec is None or spec.submodule_search_locations is None:
        yield
        return
    bare = sys.modules[name] = ModuleType(name)
    bare.__path__ = spec.submodule_search_locations
    try:
        yield
    finally:
        del sys.modules[name]
