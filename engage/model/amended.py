"""Whether the client agreed to what a promise lost: its weakenings against its amendments."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Amendment, Commitment
from engage.model.days import parse_day
from engage.model.fault import Fault
from engage.model.weakened import weakened
from engage.model.weakening import Weakening

#: What an amendment must say before it covers a weaker promise.
NEEDED = ("reason", "asked_by", "agreed_by", "client_told")


@dataclass(frozen=True, slots=True)
class Unagreed:
    """A weakening that no amendment covers.

    `lacking` names what the nearest amendment leaves out, and `amendment` its position in the new version;
    without any amendment of the kind it is None.
    """

    weakening: Weakening
    lacking: tuple[str, ...] = NEEDED
    amendment: int | None = None


def unagreed(old: Commitment, new: Commitment | None) -> tuple[Unagreed, ...]:
    """What a change takes from the client without an amendment that says why, who asked, agreed and told."""
    found = []
    for weakening in weakened(old, new):
        cover = _cover(weakening, old, new)
        if cover is None or cover.lacking:
            found.append(cover or Unagreed(weakening))
    return tuple(found)


def _cover(weakening: Weakening, old: Commitment, new: Commitment | None) -> Unagreed | None:
    """The amendment that says most about a weakening."""
    before = Counter(old.amendments)
    best: Unagreed | None = None
    for at, amendment in enumerate(new.amendments if new else ()):
        before[amendment] -= 1
        is_new = before[amendment] < 0
        if not _speaks_of(amendment, weakening, is_new=is_new):
            continue
        lacking = tuple(name for name in NEEDED if not getattr(amendment, name))
        if best is None or len(lacking) < len(best.lacking):
            best = Unagreed(weakening, lacking, at)
    return best


def concerns(amendment: Amendment, weakening: Weakening) -> bool:
    """Whether an amendment is of the kind of a change; one that names a milestone is of that one only."""
    return amendment.kind == weakening.kind and amendment.milestone in {None, weakening.milestone}


def _speaks_of(amendment: Amendment, weakening: Weakening, *, is_new: bool) -> bool:
    """Whether an amendment is about a change: it was added with it, or names the very date."""
    if not concerns(amendment, weakening):
        return False
    if weakening.kind != "deadline":
        return is_new
    agreed, moved = _date(amendment.to), _date(weakening.after)
    if agreed is None or moved is None:
        return is_new and agreed is None
    return moved <= agreed if is_new else moved == agreed


def _date(text: str | None) -> date | None:
    try:
        return parse_day(text.strip()) if text else None
    except Fault:
        return None
