"""Days, periods and delays that do not say when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from engage.rules.language.dates import When
from engage.rules.language.reading import Reading, Spot
from engage.rules.language.wordsets import word_set

_EVERY_END: Final = re.compile(r"(?:chaque|en|jours|net|each|every|at the|à la) $", re.IGNORECASE)
_OF_A_UNIT: Final = re.compile(r"(?:mois|semaine|trimestre|month|week|quarter)$", re.IGNORECASE)
#: `against 7 in December 2026`, `mesuré en mars 2027`: when something was counted.
_COUNTED: Final = re.compile(
    r"\b(?:against|since|measured|counted|contre|depuis|mesurée?s?|relevée?s?)\b[^.;]{0,30}$"
)
_LED: Final = (
    "à la",
    "this",
    "next",
    "the coming",
    "cet",
    "ce ",
    "la semaine",
    "le mois",
    "le trimestre",
    "l'année",
    "d'ici",
)


def dates(reading: Reading) -> Iterator[Spot]:
    """T503, days that can be read in two ways; T511, periods as the only deadline."""
    for when in reading.dates:
        if when.kind in {"ambiguous", "short-year"}:
            yield "T503", when.start, when.end, when.kind, "high"
        elif when.kind == "no-year":
            # a message has its own day; in `from 5 February to 2 March 2027` the year stands once
            if reading.kind != "exchange" and not reading.years_near(when.start):
                yield "T503", when.start, when.end, when.kind, "medium"
        elif when.kind != "day" and not reading.days_near(when.start) and _is_deadline(reading, when):
            yield "T511", when.start, when.end, when.kind, "medium"


def _is_deadline(reading: Reading, when: When) -> bool:
    """Whether something is to be there by a period's end; not a period over which something is counted."""
    passage, lang = reading.passage, reading.passage.lang
    before = passage.before(passage.word_at(when.start), 2)
    after = passage.after(passage.word_at(when.end), 1)
    if when.kind == "month" and before[-1:] == ["à"]:  # `d'avril à juillet 2027`
        return False
    if before and before[-1] in word_set(lang, "over_before"):
        return False
    if after and after[0] in word_set(lang, "over_after"):
        return False
    if when.kind in {"quarter", "week"} and (reading.kind == "how" or _is_adjective(reading, when)):
        return False
    if when.kind == "range" and reading.often_near(when.start):
        return False
    if when.kind in {"month", "season"}:
        if reading.often_near(when.start) or _COUNTED.search(
            passage.lower[max(0, when.start - 40) : when.start]
        ):
            return False
        said = passage.lower[when.start : when.end]
        led = bool(before) and before[-1] in word_set(lang, "by_before")
        return led or said.startswith(_LED) or "prochain" in said
    recurrent = _EVERY_END.search(passage.text[max(0, when.start - 10) : when.start])
    return not (when.kind == "part" and recurrent and _OF_A_UNIT.search(passage.text, when.start, when.end))


def _is_adjective(reading: Reading, when: When) -> bool:
    """`the Q3 campaign`: a noun follows at once."""
    passage = reading.passage
    after = passage.after(passage.word_at(when.end), 1)
    joined = (
        passage.text[when.end : when.end + 1] == " " and passage.text[when.end + 1 : when.end + 2].islower()
    )
    return bool(after) and joined and after[0] not in word_set(passage.lang, "function")


def delays(reading: Reading) -> Iterator[Spot]:
    """T505, delays that do not say from when on; T506, those in days that do not say which."""
    for delay in reading.delays:
        if delay.led and not delay.anchored:
            variant = "days" if delay.in_days and not delay.day_kind else ""
            yield "T505", delay.start, delay.end, variant, "high"
        elif delay.in_days and not delay.day_kind:
            yield "T506", delay.start, delay.end, "", "high"
