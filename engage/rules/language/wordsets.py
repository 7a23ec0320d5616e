"""Named sets of words, such as determiners or units of time, from `engage/rules/data/sets_*.tsv`."""

from __future__ import annotations

import pkgutil
from functools import cache

from engage.model.text import Lang


def data_lines(name: str) -> list[str]:
    """The lines of a data file of the package, without comments and empty lines."""
    content = pkgutil.get_data("engage.rules.data", name) or b""
    return [
        line for line in content.decode("utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]


@cache
def word_sets(lang: Lang) -> dict[str, frozenset[str]]:
    """Name -> words, all in lower case; of several words a phrase holds, `_` stands for the spaces."""
    found: dict[str, frozenset[str]] = {}
    for line in data_lines(f"sets_{lang}.tsv"):
        name, words, *_ = line.split("\t")
        found[name] = frozenset(words.split())
    return found


def word_set(lang: Lang, name: str) -> frozenset[str]:
    """One set; a name that does not exist is a fault of the data."""
    return word_sets(lang)[name]


@cache
def number_words(lang: Lang) -> dict[str, int]:
    """The numbers that are written in letters before a noun or a unit: `two`, `quinze`."""
    return {word: int(value) for value, word in map(str.split, data_lines(f"numbers_{lang}.tsv"))}
