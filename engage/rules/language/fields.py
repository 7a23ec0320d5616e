"""Which texts of a promise are read, and which rules read each of them.

Read is what the client reads, or what the client's acceptance hangs on. Not read: the journal, what the
client wrote, reasons and glossaries; of the notes only conditions, which belong before the client's eyes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.plan_of_work import Criterion

_PROMISED: Final = frozenset(
    [
        "M202",
        "M203",
        "M205",
        "M208",
        "R404",
        "S102",
        "S103",
        "S104",
        "S105",
        "S106",
        "S107",
        "S108",
        "S109",
        "S110",
        "S111",
        "S113",
        "S114",
        "T503",
        "T504",
        "T505",
        "T506",
        "T511",
    ]
)
_GIVEN: Final = frozenset(["S102", "S103", "S105", "S106", "S109", "S114", "T503", "T504", "T511"])
#: Kind of field -> rules that read it.
READS: Final[dict[str, frozenset[str]]] = {
    "title": _PROMISED,
    "wording": _PROMISED,
    "what": _PROMISED,
    "gate": _PROMISED - {"S111", "M203"},
    "how": _PROMISED - {"S104", "S111", "M202"},
    "measure": frozenset(
        ["M202", "M205", "S102", "S103", "S105", "S106", "S108", "S109", "S113", "S114", "T503", "T504"]
    ),
    "criterion": _PROMISED - {"S104", "S111", "T505"},  # a measure with its limit in the same text
    "target": frozenset({"S109", "T503", "T504", "S106"}),
    "method": frozenset({"S103", "S105", "S109", "S106", "S114"}),
    "assumption": _GIVEN | {"T505", "T506"},
    "need": _GIVEN | {"T505", "T506"},
    "excludes": frozenset({"S103", "S105", "S106", "S109", "S114"}),
    "exchange": frozenset(
        {"S103", "S104", "S106", "S107", "S108", "S109", "S114", "T503", "T504", "T511", "R404"}
    ),
    "notes": frozenset({"S114"}),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a promise. `kind` is a key of `READS`; `deliverable` is the place of the one around it."""

    pointer: Pointer
    text: str
    kind: str
    deliverable: int | None = None


def fields(commitment: Commitment) -> Iterator[Field]:
    """The texts of a promise that rules about wording read."""
    yield Field(("title",), commitment.title, "title")
    if promise := commitment.promise:
        yield from _given(("promise", "wording"), promise.wording, "wording")
        for place, excluded in enumerate(promise.excludes or ()):
            yield Field(("promise", "excludes", place), excluded, "excludes")
    for place, assumption in enumerate(commitment.assumptions):
        yield Field(("assumptions", place, "text"), assumption.text, "assumption")
    for place, needed in enumerate(commitment.needs_from_client):
        yield Field(("needs_from_client", place, "what"), needed.what, "need")
    yield from _deliverables(commitment)
    for place, milestone in enumerate(commitment.milestones):
        yield from _given(("milestones", place, "title"), milestone.title, "gate")
        yield from _criteria(("milestones", place, "quality"), milestone.quality)
    for place, exchange in enumerate(commitment.exchanges):
        if exchange.direction == "out":
            yield from _given(("exchanges", place, "text"), exchange.text, "exchange")
    for place, note in enumerate(commitment.notes):
        yield Field(("notes", place), note, "notes")


def _deliverables(commitment: Commitment) -> Iterator[Field]:
    for place, deliverable in enumerate(commitment.deliverables):
        at = ("deliverables", place)
        yield Field((*at, "what"), deliverable.what, "what", place)
        yield from _given((*at, "how"), deliverable.how, "how", place)
        yield from _criteria((*at, "acceptance"), deliverable.acceptance, place)


def _criteria(at: Pointer, criteria: Iterable[Criterion], deliverable: int | None = None) -> Iterator[Field]:
    for place, criterion in enumerate(criteria):
        kind = "measure" if criterion.target else "criterion"
        yield Field((*at, place, "measure"), criterion.measure, kind, deliverable)
        if criterion.target and criterion.target.number is None:
            yield Field((*at, place, "target"), criterion.target.text, "target", deliverable)
        yield from _given((*at, place, "method"), criterion.method, "method", deliverable)


def _given(pointer: Pointer, text: str | None, kind: str, deliverable: int | None = None) -> Iterator[Field]:
    if text is not None:
        yield Field(pointer, text, kind, deliverable)


def criteria(commitment: Commitment) -> Iterator[tuple[Pointer, Criterion, int | None]]:
    """Every criterion of a promise, with its pointer and the place of its deliverable."""
    for place, deliverable in enumerate(commitment.deliverables):
        for number, criterion in enumerate(deliverable.acceptance):
            yield ("deliverables", place, "acceptance", number), criterion, place
    for place, milestone in enumerate(commitment.milestones):
        for number, criterion in enumerate(milestone.quality):
            yield ("milestones", place, "quality", number), criterion, None
