"""Compare findings with labels, count, and say how sure the shares are. Pure."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wording.gold import Mark

_Z = 1.959963984540054  # two-sided 95 % of the normal distribution


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % interval; `None` of these where there is nothing to divide by."""

    hits: int
    of: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tally:
    """What one rule, or a group of rules, got right and wrong.

    A label is *met* if a finding of its rule overlaps it; a finding is *right* if it overlaps a label of
    its rule. A finding that only overlaps a label of another rule is wrong, and counted in `misnamed` too.
    """

    labels: int = 0
    met: int = 0
    findings: int = 0
    right: int = 0
    misnamed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.labels + other.labels,
            self.met + other.met,
            self.findings + other.findings,
            self.right + other.right,
            self.misnamed + other.misnamed,
        )

    @property
    def precision(self) -> Share | None:
        """Of the findings, those on a fault of their rule."""
        return wilson(self.right, self.findings)

    @property
    def recall(self) -> Share | None:
        """Of the faults labelled, those found under their rule."""
        return wilson(self.met, self.labels)


def wilson(hits: int, of: int) -> Share | None:
    """A share with its Wilson score interval (Wilson 1927, JASA 22, without continuity correction)."""
    if not of:
        return None
    share, square = hits / of, _Z * _Z
    centre = share + square / (2 * of)
    spread = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = ((centre + sign * spread) / (1 + square / of) for sign in (-1, 1))
    # Rounding must not push an end of 0 or 1 past the share itself.
    return Share(hits, of, share, min(share, max(0.0, low)), max(share, min(1.0, high)))


def tallies(pairs: Iterable[tuple[Sequence[Mark], Sequence[Mark]]]) -> dict[str, Tally]:
    """By rule, over texts: each the labels and the findings of one text."""
    sums: defaultdict[str, Tally] = defaultdict(Tally)
    for labels, findings in pairs:
        for label in labels:
            sums[label.rule] += Tally(labels=1, met=int(_met(label, findings)))
        for finding in findings:
            right = _met(finding, labels)
            misnamed = not right and any(finding.overlaps(label) for label in labels)
            sums[finding.rule] += Tally(findings=1, right=int(right), misnamed=int(misnamed))
    return {rule: sums[rule] for rule in sorted(sums)}


def _met(mark: Mark, others: Iterable[Mark]) -> bool:
    return any(mark.rule == other.rule and mark.overlaps(other) for other in others)


def merged(parts: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The counts of several sets of texts, rule by rule."""
    sums: defaultdict[str, Tally] = defaultdict(Tally)
    for part in parts:
        for rule, tally in part.items():
            sums[rule] += tally
    return {rule: sums[rule] for rule in sorted(sums)}


def together(by_rule: Mapping[str, Tally]) -> Tally:
    """All rules as one group."""
    return sum(by_rule.values(), Tally())
