"""The agenda of a weekly review: which promises to talk about, for how long, to decide what, with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engage.health.reason import Shade
from engage.health.signals.unknown import NOTHING
from engage.health.situation import Situation
from engage.model.commitment import Commitment, Importance
from engage.model.people import Directory
from engage.model.text import Text
from engage.usecase.client_news import owed_to_client
from engage.usecase.decisions import decision_for
from engage.usecase.promise_row import PromiseRow

LEAST, MOST = 3, 10  # minutes for one promise: less is no discussion, more is a meeting of its own
_COLOUR: dict[Shade, int] = {"red": 4, "orange": 2, "unknown": 1, "green": 0}
_IMPORTANCE: dict[Importance, int] = {"strategic": 3, "major": 2, "standard": 1}
_SCALE = 10  # of colour times importance, 10 to 120; what follows adds up to 30 each
_TURNED_WORSE = 30
_MOST_AT_STAKE = 30
_NEAR = ((5, 30), (10, 20), (20, 10))  # working days to the next date, and what it weighs


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A promise to talk about: why, what is to be decided, what the client must hear, who must be there."""

    commitment: str
    title: str
    status: Shade
    minutes: int
    why: Text
    decide: Text
    tell_client: Text | None
    attend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who must be there: for which promises, and for how many minutes in all."""

    name: str
    commitments: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """What fits in the time, weightiest first, and what is left for another meeting."""

    items: tuple[AgendaItem, ...]
    left: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long the items take together."""
        return sum(item.minutes for item in self.items)

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        """Who must attend, those with most to discuss first."""
        by_name: dict[str, list[AgendaItem]] = defaultdict(list)
        for item in self.items:
            for name in item.attend:
                by_name[name].append(item)
        found = [
            Attendee(name, tuple(i.commitment for i in items), sum(i.minutes for i in items))
            for name, items in by_name.items()
        ]
        return tuple(sorted(found, key=lambda each: (-each.minutes, each.name)))


def agenda(rows: Sequence[PromiseRow], minutes: int, now: Situation) -> Agenda:
    """Share the minutes among the promises that need talk, the weightiest first.

    Red and orange promises, and important ones of unknown colour. They weigh by colour times importance; what
    turned worse, has much at stake or a date near weighs more. Those for which no three minutes are left wait
    for another meeting.
    """
    most = max((_stake(row) for row in rows), default=Decimal(0))
    weighed = ((_weight(row, most, now), row) for row in rows if row.reasons)
    found = sorted(
        ((weight, row) for weight, row in weighed if weight),
        key=lambda pair: (-pair[0], pair[1].sort_key()),
    )
    taken = found[: max(0, minutes // LEAST)]
    shares = share_minutes([weight for weight, _ in taken], minutes)
    directory = Directory(now.workspace)
    items = tuple(_item(row, given, now, directory) for (_, row), given in zip(taken, shares, strict=True))
    return Agenda(items, tuple(row.id for _, row in found[len(taken) :]))


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


def _weight(row: PromiseRow, most: Decimal, now: Situation) -> int:
    if row.status is None or (row.status == "unknown" and not _to_be_known(row)):
        return 0
    weight = _COLOUR[row.status] * _IMPORTANCE[row.importance] * _SCALE
    if not weight:
        return 0
    worse = _TURNED_WORSE if row.turned < 0 else 0
    stake = int(_MOST_AT_STAKE * _stake(row) / most) if most else 0
    return weight + worse + stake + _nearness(row, now)


def _stake(row: PromiseRow) -> Decimal:
    """The money at stake; amounts of several currencies are compared as they stand."""
    return row.exposure.amount if row.exposure else Decimal(0)


def _nearness(row: PromiseRow, now: Situation) -> int:
    """More for what has a date soon, or behind it: that of the promise, or of its next gate."""
    gate = row.next_milestone
    dates = [on for on in (row.promised, gate.due if gate else None) if on]
    if row.delivered or not dates:
        return 0
    left = now.working_days(now.today, min(dates, default=date.max))
    return next((weight for days, weight in _NEAR if left <= days), 0)


def _to_be_known(row: PromiseRow) -> bool:
    """Whether an unknown colour wants talk: an important promise whose figures are missing."""
    return row.importance != "standard" and row.reasons[0].code == NOTHING


def _item(row: PromiseRow, minutes: int, now: Situation, directory: Directory) -> AgendaItem:
    main = row.reasons[0]
    commitment = now.workspace.commitment[row.id]
    tell = owed_to_client(commitment, now) if row.status in {"red", "orange"} else None
    return AgendaItem(
        row.id,
        row.title,
        row.status or "unknown",
        minutes,
        main.message,
        decision_for(main.code),
        tell,
        _attend(commitment, now, directory),
    )


def _attend(commitment: Commitment, now: Situation, directory: Directory) -> tuple[str, ...]:
    """The project lead, and who answers for the promise: by its own RACI, else by that of its type."""
    kind = now.workspace.policy.types.get(commitment.type or "")
    own, of_type = commitment.raci, kind.raci if kind else None
    accountable = (own.accountable if own else ()) or (of_type.accountable if of_type else ())
    wanted = [*([commitment.owner] if commitment.owner else []), *accountable]
    people = [party.id for ref in wanted for party in directory.find(ref, commitment) or ()]
    return tuple(dict.fromkeys(now.workspace.name_of(commitment, person) for person in people))
