"""The agenda of a weekly review: which promises to talk about, for how long, to decide what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engage.health.reason import Shade
from engage.health.signals.unknown import NOTHING
from engage.health.situation import Situation
from engage.model.commitment import Importance
from engage.model.text import Text
from engage.usecase.client_news import owed_to_client
from engage.usecase.decisions import decision_for
from engage.usecase.promise_row import PromiseRow

LEAST, MOST = 3, 10  # minutes for one promise: less is no discussion, more is a meeting of its own
_COLOUR: dict[Shade, int] = {"red": 4, "orange": 2, "unknown": 1, "green": 0}
_IMPORTANCE: dict[Importance, int] = {"strategic": 3, "major": 2, "standard": 1}
_TURNED_WORSE = 3


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A promise to talk about: why, what is to be decided, and what the client must hear, if anything."""

    commitment: str
    title: str
    status: Shade
    minutes: int
    why: Text
    decide: Text
    tell_client: Text | None


def agenda(rows: Sequence[PromiseRow], minutes: int, now: Situation) -> tuple[AgendaItem, ...]:
    """Share the minutes among the promises that need talk, the weightiest first.

    Red and orange promises, and important ones of unknown colour. Weight: colour times importance, more for
    those that turned worse. Those for which no three minutes are left wait for another meeting.
    """
    found = sorted(
        ((_weight(row), row) for row in rows if row.reasons and _weight(row)),
        key=lambda pair: (-pair[0], pair[1].sort_key()),
    )
    found = found[: max(0, minutes // LEAST)]
    shares = share_minutes([weight for weight, _ in found], minutes)
    return tuple(_item(row, given, now) for (_, row), given in zip(found, shares, strict=True))


def share_minutes(weights: Sequence[int], minutes: int) -> list[int]:
    """Whole minutes in proportion to the weights, each from `LEAST` to `MOST`, never more than there are.

    One minute at a time to whom it is due most (D'Hondt), the earlier one where two are equal.
    """
    given = [LEAST] * len(weights)
    for _ in range(minutes - sum(given)):
        open_ = [place for place, value in enumerate(given) if value < MOST]
        if not open_:
            break
        given[max(open_, key=lambda place: (weights[place] / (given[place] + 1), -place))] += 1
    return given


def _weight(row: PromiseRow) -> int:
    if row.status is None or (row.status == "unknown" and not _to_be_known(row)):
        return 0
    weight = _COLOUR[row.status] * _IMPORTANCE[row.importance]
    return weight + _TURNED_WORSE if weight and row.turned < 0 else weight


def _to_be_known(row: PromiseRow) -> bool:
    """Whether an unknown colour wants talk: an important promise whose figures are missing."""
    return row.importance != "standard" and row.reasons[0].code == NOTHING


def _item(row: PromiseRow, minutes: int, now: Situation) -> AgendaItem:
    main = row.reasons[0]
    commitment = now.workspace.commitment[row.id]
    tell = owed_to_client(commitment, now) if row.status in {"red", "orange"} else None
    return AgendaItem(
        row.id, row.title, row.status or "unknown", minutes, main.message, decision_for(main.code), tell
    )
