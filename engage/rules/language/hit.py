"""Words that a rule has something to say about, and which of two rules speaks where both would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from engage.rules.rule import Confidence

#: Where two rules find the same words, the first of these speaks: what takes the promise back comes before
#: what is merely not exact.
PRECEDENCE: Final = (
    "S109", "S114", "S107", "S106", "S108", "T503", "T505", "T506", "T511", "T504", "R404", "M202", "M205",
    "M208", "M203", "S113", "S103", "S105", "S104", "S102", "S111", "S110",
)  # fmt: skip
#: Rules about how a sentence is built: they take no word from another rule.
_ABOUT_SENTENCES: Final = frozenset({"S110", "S111"})
_RANK: Final = {code: place for place, code in enumerate(PRECEDENCE)}


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a text, `start` to `end` in the source, and the rule that they break."""

    rule: str
    start: int
    end: int
    words: str
    term: str = ""
    topic: str = "none"
    confidence: Confidence = "medium"
    #: Which of its faults, where a rule knows several.
    variant: str = ""


def resolved(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """One hit for each stretch of words: the longest; of equal ones by the order of `PRECEDENCE`."""
    kept: list[Hit] = []
    taken = bytearray()
    for hit in sorted(
        hits, key=lambda hit: (hit.rule in _ABOUT_SENTENCES, hit.start - hit.end, _RANK[hit.rule], hit.start)
    ):
        if hit.end > len(taken):
            taken.extend(bytes(hit.end - len(taken)))
        if hit.end > hit.start and not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.start))
