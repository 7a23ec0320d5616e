"""What vague words are about, and whether a measure says the same exactly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from engage.model.plan_of_work import Criterion
from engage.model.text import LANGS, Lang, Text
from engage.rules.language.normal import normalise
from engage.rules.language.passage import plain_words
from engage.rules.language.units import unit_at
from engage.rules.language.wordsets import data_lines
from engage.rules.words import both


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: the dimensions and the words of measures about it, and an example of one."""

    dimensions: frozenset[str]
    words: frozenset[str]
    example: Text


@cache
def topics() -> dict[str, Topic]:
    """Topics by name."""
    found = {}
    for line in data_lines("topics.tsv"):
        name, dimensions, english, french, in_english, in_french = line.split("\t")
        words = frozenset({*english.split(), *french.split()}) - {"-"}
        found[name] = Topic(frozenset(dimensions.split()) - {"-"}, words, both(in_english, in_french))
    return found


def measures(criterion: Criterion, topic: str) -> bool:
    """Whether a criterion has a target and measures what a vague word is about."""
    meant = topics()[topic]
    if criterion.target is None or criterion.target.number is None:
        return False
    if meant.dimensions & {dimension(criterion.target.unit, lang) for lang in LANGS}:
        return True
    return not meant.words.isdisjoint(plain_words(criterion.measure))


def dimension(unit: str, lang: Lang) -> str | None:
    """What the unit of a target measures; None where it counts things, or is not known."""
    found = unit_at(normalise(unit).text, 0, lang)
    return found[0].dimension if found else None
