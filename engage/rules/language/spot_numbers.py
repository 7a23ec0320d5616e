"""Percentages of nothing, numbers of nothing, and hours that never end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from engage.rules.language.passage import words_of
from engage.rules.language.quantities import Quantity
from engage.rules.language.reading import Reading, Spot
from engage.rules.language.wordsets import word_set

_CLAUSE: Final = re.compile(r"[,;:.]\s|\n")
_AVERAGE: Final = re.compile(r"\b(?:(?:on|in) average|average|mean|en moyenne|moyenne?s?)\b")
#: `from 42 (year 2026) to`: the noun stands before the two numbers.
_CHANGE: Final = re.compile(r"\b(?:de|from) \d[^.;]{0,30} (?:à|to) $")
_ENDS: Final = re.compile(r"\s*(?:[.,;]|$)")
_SEVEN: Final = r"7 ?j(?:ours)? ?(?:/|sur) ?7"
_ROUND_THE_CLOCK: Final = re.compile(
    rf"(?<![\w/])(?:24 ?h? ?/ ?(?:24|7)(?:(?: ?h?,?| et) ?{_SEVEN})?|"
    rf"{_SEVEN}(?:(?: et|,)? ?24 ?h? ?/ ?24)?)(?![\w/])"
)
_POPULATION: Final = re.compile(
    r"\b(?:p\d\d|percentiles?|centiles?|month|monthly|quarter|year|weekly|daily|week|mois|trimestre|année|"
    r"annuelle?|mensuelle?|semaine|over (?:the|a|an|one|\d+)|sur (?:la|le|les|un|une|\d)|at rated|per|"
    r"measured|mesurée?s? (?:sur|par)|échantillon|"
    r"sample)\b"
)
_OF_WHAT: Final = re.compile(r" (?:per|par|an?|each|of (?:them|which|these|those)|d'entre|dont)\b")
_DIMENSIONED: Final = re.compile(
    r"\b(?:within|in (?:less|under|at most)|higher|longer|wider|deeper|heavier|shorter|en moins de|sous)\b"
)
_NO_RATE: Final = frozenset({"ppm", "pp", "‰"})
_REACH: Final = 600


def shares(reading: Reading) -> Iterator[Spot]:
    """M208, rates without a population; R404, hundred per cent."""
    for quantity in reading.quantities:
        if quantity.dimension != "share" or quantity.unit is None or quantity.unit.text in _NO_RATE:
            continue
        behind = _behind(reading, quantity)
        if quantity.number == 100 and _is_absolute(reading, quantity):
            yield "R404", quantity.start, quantity.end, "percent", "medium"
        elif _is_of_nothing(reading, quantity) or (
            _is_rate(reading, quantity) and not has_population(reading, quantity.start, behind)
        ):
            yield "M208", quantity.start, quantity.end, "", "medium"


def _behind(reading: Reading, quantity: Quantity) -> list[str]:
    return reading.passage.after(reading.passage.word_at(quantity.end), 5)


def _is_absolute(reading: Reading, quantity: Quantity) -> bool:
    """`100 % available`, `100 % of the calls`; not `100 % of the 412 points`, nor `100 % recycled`."""
    before = reading.passage.before(reading.passage.word_at(quantity.start), 3)
    if word_set(reading.passage.lang, "absolute").isdisjoint((*before, *_behind(reading, quantity)[:1])):
        return False
    near = reading.measures_near(quantity.start)
    return not any(
        other.kind in {"count", "ratio"} or (other.kind == "bare" and other.start > quantity.start)
        for other in near
    )


def _is_rate(reading: Reading, quantity: Quantity) -> bool:
    """Whether the clause around a percentage speaks of a rate, such as availability."""
    text = reading.passage.lower
    before = _CLAUSE.split(text[max(0, quantity.start - 60) : quantity.start])[-1]
    after = _CLAUSE.split(text[quantity.end : quantity.end + 40])[0]
    return not word_set(reading.passage.lang, "rates").isdisjoint((*words_of(before), *words_of(after)[:5]))


def _is_of_nothing(reading: Reading, quantity: Quantity) -> bool:
    """`in 90 %.`: nothing behind it says of what."""
    text = reading.passage.lower
    led = text[max(0, quantity.start - 6) : quantity.start].endswith((" in ", "dans "))
    return led and bool(_ENDS.match(text, quantity.end))


def has_population(reading: Reading, place: int, behind: list[str] | None = None) -> bool:
    """Whether a sentence says what a share is taken of: a window, a sample, a percentile."""
    passage = reading.passage
    if reading.often_near(place) or reading.days_near(place):
        return True
    if any(
        near.kind in {"count", "ratio"} or near.dimension == "time" for near in reading.measures_near(place)
    ):
        return True
    rates, of = word_set(passage.lang, "rates"), word_set(passage.lang, "of")
    if behind and behind[0] in of and rates.isdisjoint(behind[1:3]):
        return True
    start, end = passage.sentence(place)
    return bool(_POPULATION.search(passage.lower, max(start, place - _REACH), min(end, place + _REACH)))


def limits(reading: Reading) -> Iterator[Spot]:
    """M203: a limit whose number counts nothing."""
    for quantity in reading.quantities:
        if quantity.kind != "bare" or quantity.operator in {None, "="} or not quantity.number:
            continue
        start = reading.passage.numbers[max(0, quantity.start - 40) : quantity.start]
        if not _CHANGE.search(start) and _lacks_a_unit(reading, quantity):
            yield "M203", quantity.start, quantity.end, "", "medium"


def _lacks_a_unit(reading: Reading, quantity: Quantity) -> bool:
    """Whether what is limited has a dimension: by its name, or by how the limit is put (`no higher`)."""
    lang, text = reading.passage.lang, reading.passage.lower
    before = reading.passage.before(reading.passage.word_at(quantity.start), 8)
    if not word_set(lang, "no_unit").isdisjoint(before[-5:]) or _OF_WHAT.match(text, quantity.end):
        return False
    put = text[max(0, quantity.start - 4) : quantity.end]
    return not word_set(lang, "dimensions").isdisjoint(before) or bool(_DIMENSIONED.search(put))


def around_the_clock(reading: Reading) -> Iterator[Spot]:
    """R404: 24/7 without a figure."""
    for match in _ROUND_THE_CLOCK.finditer(reading.passage.text):
        near = reading.measures_near(match.start())
        if not any(other.end <= match.start() or other.start >= match.end() for other in near):
            yield "R404", *match.span(), "hours", "medium"


def averages(reading: Reading) -> Iterator[Spot]:
    """M208: on average, over what?"""
    for match in _AVERAGE.finditer(reading.passage.lower):
        place = match.start()
        near = reading.measures_near(place)
        if not near or reading.often_near(place) or any(other.kind in {"count", "ratio"} for other in near):
            continue
        start, end = reading.passage.sentence(place)
        if not _POPULATION.search(
            reading.passage.lower, max(start, place - _REACH), min(end, place + _REACH)
        ):
            yield "M208", place, _through(near, match.end(), end), "average", "medium"


def _through(near: Iterable[Quantity], place: int, end: int) -> int:
    """Where the words about a mean end: with the first figure behind it in its sentence, if there is one."""
    behind = [other.end for other in near if place <= other.start and other.end <= end]
    return min(behind, default=place)
