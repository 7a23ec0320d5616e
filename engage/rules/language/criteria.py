"""Criteria of acceptance, read as fields first: is there a target, a unit, an operator, a population?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from engage.model.diagnostic import Pointer
from engage.model.plan_of_work import Criterion
from engage.model.target import Target
from engage.model.text import Lang
from engage.rules.language.normal import normalise
from engage.rules.language.passage import Passage, plain_words
from engage.rules.language.reading import Reading
from engage.rules.language.spot_numbers import has_population
from engage.rules.language.topics import dimension
from engage.rules.language.wordsets import word_set

#: (rule, pointer below the criterion, variant); the whole field is meant.
Flaw = tuple[str, Pointer, str]

_RANGE: Final = re.compile(r"\d\s?(?:-|–|to|à|and|et|\.\.)\s?\d|±|\+ ?/ ?-", re.IGNORECASE)
_BOUND: Final = re.compile(
    r"\b(?:max|maxi|min|mini|maximum|minimum|au plus|au moins|at most|at least|or (?:more|less|fewer)|"
    r"ou (?:plus|moins)|up to|jusqu|sur \d|of \d|out of)",
    re.IGNORECASE,
)
_YES: Final = frozenset({"yes", "no", "oui", "non", "true", "false", "ok", "pass", "passed", "vrai", "faux"})
_OF_TIME: Final = frozenset({"availability", "uptime", "disponibilité"})
_HOW_MANY: Final = frozenset(["number", "count", "nombre", "how", "many", "combien"])


def flaws(criterion: Criterion, lang: Lang) -> Iterator[Flaw]:
    """What is wrong with a criterion as such; at most one flaw, the gravest."""
    target = criterion.target
    if target is None or target.number is None:
        if not _is_checkable(criterion, target, lang):
            yield "M202", ("measure",), "no-target" if target is None else "no-number"
    elif not target.unit and _is_measured(criterion.measure, lang) and target.number:
        yield "M203", ("target",), "target"
    elif target.operator is None and not (_RANGE.search(target.text) or _BOUND.search(target.text)):
        yield "M204", ("target",), ""
    elif (dimension(target.unit, lang) or target.unit[:1]) in {"share", "%"}:
        yield from _share(criterion, target, lang)


def _is_checkable(criterion: Criterion, target: Target | None, lang: Lang) -> bool:
    """Whether a third person can answer a criterion without a number: by a count, a proof, yes or no."""
    if criterion.evidence:
        return True
    said = " ; ".join(filter(None, (criterion.measure, target.text if target else "")))
    words = plain_words(said)
    if target is not None and not _YES.isdisjoint(words):
        return True
    if not word_set(lang, "evidence").isdisjoint(words):
        return True
    quantities = _reading(said, lang).quantities
    return any(quantity.kind != "bare" or quantity.operator for quantity in quantities)


def _is_measured(measure: str, lang: Lang) -> bool:
    """Whether what is measured has a dimension, so that a number alone says nothing; a count has none."""
    words = plain_words(measure)
    return not word_set(lang, "dimensions").isdisjoint(words) and _HOW_MANY.isdisjoint(words)


def _share(criterion: Criterion, target: Target, lang: Lang) -> Iterator[Flaw]:
    words = plain_words(criterion.measure)
    rates = word_set(lang, "rates").intersection(words)
    if not rates:
        return  # `screens approved` is a share of the screens
    reading = _reading(f"{criterion.measure} , {criterion.method or ''} , {target.text}", lang)
    others = [quantity for quantity in reading.quantities if quantity.dimension != "share"]
    if others or reading.frequencies or has_population(reading, 0) or _has_object(words, rates, lang):
        return
    yield ("R404", ("target",), "target") if target.number == 100 else ("M208", ("target",), "target")


def _has_object(words: list[str], rates: frozenset[str], lang: Lang) -> bool:
    """`success rate of the payments`, `conformité des pages`: many things behind the rate are its population.

    Of availability they are none: it is a share of time.
    """
    if not rates.isdisjoint(_OF_TIME):
        return False
    if lang == "fr":
        return "des" in words or "sur" in words
    places = (index for index, word in enumerate(words) if word in {"of", "for"})
    return any(word.endswith("s") for index in places for word in words[index + 1 : index + 4])


def _reading(text: str, lang: Lang) -> Reading:
    return Reading(Passage(normalise(text), lang), "measure")
