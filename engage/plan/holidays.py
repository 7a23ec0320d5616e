"""Public holidays of a country or region, from the library `holidays`.

The library is imported when a country is first asked for, never before (0.07 s), and only the country asked
for with it. The days themselves take some milliseconds, so ask once, for all years. The answer is a plain
value that a cache can keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from engage.model.text import Text
from engage.plan.one_country import country_class

if TYPE_CHECKING:
    from holidays import HolidayBase


_LONGEST_CODE = 3
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """What a country's law says of its days.

    `days` are the public holidays, also those that fall on a weekend, with the days on which they are
    observed; `worked` the weekend days worked in exchange (China, Hungary, …); `weekend` the days of the
    week that are the weekend today (Monday is 0).
    """

    days: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    weekend: frozenset[int] = frozenset({5, 6})


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """A country, or a region of a known country, of which no holidays are known.

    `nearest` is what may have been meant, best first; `known` the codes of the country's regions.
    """

    country: str
    region: str | None = None
    nearest: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    @property
    def message(self) -> Text:
        """What is wrong, and what may have been meant."""
        en, fr = f"unknown country {self.country!r}", f"pays inconnu «\u00a0{self.country}\u00a0»"
        if self.region is not None:
            en = f"unknown region {self.region!r} of {self.country}"
            fr = f"région inconnue «\u00a0{self.region}\u00a0» ({self.country})"
        if self.nearest:
            en += f": did you mean {' or '.join(self.nearest)}?"
            fr += f"\u00a0: vouliez-vous dire {' ou '.join(self.nearest)}\u202f?"
        elif self.region is None:
            en += ": write its ISO code, such as FR"
            fr += "\u00a0: écrivez son code ISO, par exemple FR"
        elif 0 < len(self.known) <= _MOST_NAMED:
            en += f"; known are {', '.join(self.known)}"
            fr += f"\u202f; sont connues {', '.join(self.known)}"
        return Text(en, fr)


def country_holidays(
    country: str | None, region: str | None, years: Iterable[int]
) -> PublicHolidays | UnknownPlace:
    """The public holidays of these years; with country `None` or `none` only the weekends are free.

    Args:
        country: ISO 3166-1 code of two or three letters, in any case.
        region: ISO 3166-2 code without the country's, or its usual name (`57` or `Moselle`).
        years: the years wanted, such as `Horizon.years`.
    """
    if country is None or country.strip().casefold() == "none":
        return PublicHolidays()
    return _known_holidays(country.strip(), region.strip() if region else None, tuple(sorted(set(years))))


@lru_cache(maxsize=64)
def _known_holidays(
    country: str, region: str | None, years: tuple[int, ...]
) -> PublicHolidays | UnknownPlace:
    code = country.upper()
    entity = country_class(code)
    if entity is None:
        return UnknownPlace(country, None, _nearest_countries(country))
    regions = _regions(entity())
    written, subdivision = regions.get(region.casefold(), (region, None)) if region else (None, None)
    if written and subdivision is None:
        known = tuple(sorted({code for _, code in regions.values()}))
        return UnknownPlace(code, written, _nearest_regions(written, regions), known)
    found = entity(subdiv=subdivision, years=years, expand=False)
    return PublicHolidays(frozenset(found), frozenset(found.weekend_workdays), frozenset(found.weekend))


def _regions(entity: HolidayBase) -> dict[str, tuple[str, str]]:
    """Each way to write a region, in lower case, with its usual spelling and its code."""
    ways = {code.casefold(): (code, code) for code in entity.subdivisions}
    for alias, code in entity.subdivisions_aliases.items():
        ways.setdefault(alias.casefold(), (alias, code))
    return ways


def _nearest_countries(text: str) -> tuple[str, ...]:
    """Codes of the countries written most like the text: a short text is a code, a longer one a name."""
    from holidays.registry import COUNTRIES

    names: dict[str, str] = {}
    for module, (_, code, *_others) in COUNTRIES.items():
        names[module.replace("_", " ") if len(text) > _LONGEST_CODE else code.casefold()] = code
    if exact := names.get(text.casefold()):
        return (exact,)
    return tuple(names[name] for name in _nearest(text, names))


def _nearest_regions(text: str, regions: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    spellings = (regions[way] for way in _nearest(text, regions))
    return tuple(spelling for spelling, _ in spellings)


def _nearest(text: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(text.casefold(), sorted(known), n=3, cutoff=0.6)
