"""Units that numbers come in: symbols, read in their own case only, and words in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from engage.model.text import Lang
from engage.rules.language.normal import normalise
from engage.rules.language.wordsets import data_lines

#: Behind a unit: no letter, no digit, and no apostrophe of an elision (`9 s'élève` has no seconds).
_END = r"(?![\w²³]|'\w)"
#: Which days or hours are meant: before the unit in English, behind it in French.
_KIND_EN = (
    r"(?:(?P<kind>business|working|calendar|clear|consecutive|office|service|opening|elapsed|week)[ -])?"
)
_KIND_FR = (
    r"(?: (?:de calendrier|(?P<kind>ouvr(?:é|able)e?s?|calendaires?|francs?|consécutifs|pleins|non ouvrés)))?"
)
#: A rate: `cups/h`, `tubes/min`, `kg/m²`, `€/kWh`.
_PER = r"(?: ?/ ?(?P<per>[^\W\d_][^\W_]*[²³]?))?"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found behind a number: as written, and what it measures (`time`, `share`, …)."""

    text: str
    dimension: str
    per: str | None = None
    day_kind: str | None = None  # `business`, `ouvrés`, `calendar`, …, where said


@dataclass(frozen=True)
class _Units:
    pattern: re.Pattern[str]
    symbols: dict[str, str]
    words: dict[str, str]


@cache
def _units(lang: Lang) -> _Units:
    symbols: dict[str, str] = {}
    words: dict[str, str] = {}
    for line in data_lines("units.tsv"):
        written, dimension, listed = line.split("\t")
        for unit in listed.split():
            if written == "symbol":
                symbols[normalise(unit).text] = dimension
            elif written == lang:
                words[unit.replace("_", " ")] = dimension
    choice = "|".join(re.escape(unit) for unit in sorted(symbols, key=lambda unit: (-len(unit), unit)))
    choice_of_words = "|".join(re.escape(unit) for unit in sorted(words, key=lambda unit: (-len(unit), unit)))
    before, behind = (_KIND_EN, "") if lang == "en" else ("", _KIND_FR)
    symbol = rf"(?P<symbol>{choice}){_PER}{_END}"
    word = rf"(?P<word>(?i:{choice_of_words}))(?![^\W_]|'\w)"
    return _Units(re.compile(rf"[ \-\n]?{before}(?:{symbol}|{word}){behind}"), symbols, words)


def unit_at(text: str, place: int, lang: Lang) -> tuple[Unit, int] | None:
    """The unit that stands at a place, a space before it allowed, and where it ends."""
    units = _units(lang)
    match = units.pattern.match(text, place)
    if match is None:
        return None
    if match["symbol"]:
        return Unit(match["symbol"], units.symbols[match["symbol"]], match["per"], match["kind"]), match.end()
    return Unit(match["word"], units.words[match["word"].lower()], None, match["kind"]), match.end()
