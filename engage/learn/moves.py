"""What the amendments of a promise say of its date: the first one promised, and why it moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engage.model.commitment import Amendment, Commitment
from engage.model.days import parse_day
from engage.model.fault import Fault


def deadline_of(text: str | None) -> date | None:
    """The day that an amendment names; `None` where it names none."""
    try:
        return parse_day(text.strip()) if text else None
    except Fault:
        return None


def deadline_moves(amendments: Sequence[Amendment]) -> tuple[Amendment, ...]:
    """The amendments that move the date, in the order of their days."""
    moves = [a for a in amendments if a.moves_promise and deadline_of(a.to)]
    return tuple(sorted(moves, key=lambda amendment: amendment.on))


def first_due(commitment: Commitment) -> date | None:
    """The date first promised: what the first amendment moved, else the date as it stands."""
    moves = deadline_moves(commitment.amendments)
    first = deadline_of(moves[0].from_) if moves else None
    return first or commitment.due


def amendment_of(
    before: date | None, after: date | None, amendments: Sequence[Amendment]
) -> Amendment | None:
    """The amendment that explains a move: to that very date, best from that very one; the last of several."""
    found = [a for a in deadline_moves(amendments) if deadline_of(a.to) == after]
    exact = [amendment for amendment in found if deadline_of(amendment.from_) == before]
    return exact[-1] if exact else found[-1] if found else None
