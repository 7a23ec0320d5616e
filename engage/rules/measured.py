"""How well each rule about wording reads, as measured on texts that were labelled by hand.

The counts stand in `data/measured.tsv`, written by `benchmarks/wording/measure.py`: whoever changes a rule
measures again, and pages, `engage rule` and tables all show the new figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from engage.learn.intervals import wilson
from engage.model.text import LANGS, Lang

#: `frozen`: never read while tuning, though its totals were printed meanwhile. `fresh`: from other trades,
#: labelled after the rules were tuned, and before any had run on it. Figures of texts used for tuning say
#: nothing, and are not kept here.
Set = Literal["frozen", "fresh"]
SETS: tuple[Set, ...] = get_args(Set)


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of`, and between which shares the true one lies (95 %, Wilson)."""

    hits: int
    of: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule got right in a set of texts of one language, or of both.

    Of `labels` faults it found `met`; of its `findings`, `right` were on a fault of the rule.
    """

    labels: int = 0
    met: int = 0
    findings: int = 0
    right: int = 0

    @property
    def precision(self) -> Share | None:
        """Of the findings, those on a fault of the rule; None without any finding."""
        return _share(self.right, self.findings)

    @property
    def recall(self) -> Share | None:
        """Of the faults, those found; None without any fault."""
        return _share(self.met, self.labels)


def _share(hits: int, of: int) -> Share | None:
    between = wilson(hits, of)
    return Share(hits, of, hits / of, *between) if between else None


def measured(code: str, of: Set, lang: Lang | None = None) -> Measured | None:
    """The figures of a rule in a set, in one language or in both; None where it was not measured."""
    langs = LANGS if lang is None else (lang,)
    found = [row for each in langs if (row := _rows().get((of, each, code)))]
    if not found:
        return None
    return Measured(
        sum(row.labels for row in found),
        sum(row.met for row in found),
        sum(row.findings for row in found),
        sum(row.right for row in found),
    )


@cache
def _rows() -> dict[tuple[str, str, str], Measured]:
    from engage.rules.language.wordsets import data_lines

    rows = (line.split("\t") for line in data_lines("measured.tsv"))
    return {(of, lang, code): Measured(*map(int, counts)) for of, lang, code, *counts in rows}
