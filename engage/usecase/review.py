"""The weekly review: every live promise, worst and most important first, and what to decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from engage.health.reason import Shade
from engage.health.situation import Situation
from engage.model.commitment import Commitment, open_status
from engage.usecase.agenda import AgendaItem, agenda
from engage.usecase.folded import folded
from engage.usecase.open_actions import OpenAction, open_actions
from engage.usecase.promise_row import PromiseRow, importance_rank, promise_row
from engage.usecase.week_changes import Change, events, journal_count, turns

MINUTES = 45
_FOR_ACTIONS = 5  # minutes kept for the actions of earlier weeks, where there are any


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What to show: one client (id or name), one owner (id or name), one colour; and for how many minutes."""

    client: str | None = None
    owner: str | None = None
    colour: Shade | None = None
    minutes: int = MINUTES

    @property
    def narrowed(self) -> bool:
        """Whether only a part of the promises is shown."""
        return any((self.client, self.owner, self.colour))


_ALL = ReviewOptions()


@dataclass(frozen=True, slots=True)
class ClientGroup:
    """The promises to one client."""

    id: str
    name: str
    rows: tuple[PromiseRow, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """How many promises have each colour, and how many turned in the week."""

    red: int
    orange: int
    green: int
    unknown: int
    worse: int
    better: int

    @property
    def total(self) -> int:
        """All promises shown."""
        return self.red + self.orange + self.green + self.unknown


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What the review shows. `compared_with` is the day a week earlier, `None` if nothing is known of it."""

    as_of: date
    week: str
    compared_with: date | None
    clients: tuple[ClientGroup, ...]
    summary: Summary
    changes: tuple[Change, ...]
    entries: tuple[int, int]
    agenda: tuple[AgendaItem, ...]
    actions: tuple[OpenAction, ...]
    left_out: tuple[str, ...]
    options: ReviewOptions

    @property
    def rows(self) -> tuple[PromiseRow, ...]:
        """The promises of all clients, in the order shown."""
        return tuple(row for group in self.clients for row in group.rows)


def review(now: Situation, week_ago: Situation | None, options: ReviewOptions = _ALL) -> ReviewView:
    """Judge every live promise and set it beside what was known a week ago.

    `now` and `week_ago` hold what was known on their days (`known_on`), with the schedules of those days.
    """
    chosen = [found for found in now.workspace.commitments if wanted(found, now, options)]
    rows = [promise_row(found, now, week_ago) for found in chosen if open_status(found)]
    if options.colour:
        rows = [row for row in rows if row.status == options.colour]
        shown = {row.id for row in rows}
        chosen = [found for found in chosen if found.id in shown]
    since = week_ago.today if week_ago else now.today - timedelta(weeks=1)
    changes = sorted((*turns(rows), *events(chosen, since, now.today)), key=Change.sort_key)
    actions = open_actions(chosen, now)
    minutes = options.minutes - (_FOR_ACTIONS if actions else 0)
    return ReviewView(
        as_of=now.today,
        week=iso_week(now.today),
        compared_with=week_ago.today if week_ago else None,
        clients=_by_client(rows),
        summary=_summary(rows),
        changes=tuple(changes),
        entries=journal_count(chosen, since, now.today),
        agenda=agenda(rows, minutes, now),
        actions=actions,
        left_out=now.workspace.left_out,
        options=options,
    )


def iso_week(day: date) -> str:
    """`2026-W47`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def wanted(commitment: Commitment, now: Situation, options: ReviewOptions) -> bool:
    """Whether a promise is of the client and the owner asked for."""
    client = (commitment.client, now.workspace.client_name(commitment.client))
    owner = commitment.owner or ""
    names = (owner, now.workspace.name_of(commitment, owner) if owner else "")
    return _named(options.client, client) and _named(options.owner, names)


def _named(wanted: str | None, names: Sequence[str]) -> bool:
    return wanted is None or folded(wanted) in {folded(name) for name in names}


def _by_client(rows: Sequence[PromiseRow]) -> tuple[ClientGroup, ...]:
    groups: dict[str, list[PromiseRow]] = defaultdict(list)
    for row in sorted(rows, key=PromiseRow.sort_key):
        groups[row.client].append(row)
    found = (ClientGroup(client, of[0].client_name, tuple(of)) for client, of in groups.items())
    return tuple(sorted(found, key=_client_key))


def _client_key(group: ClientGroup) -> tuple[int, int, str, str]:
    worst = group.rows[0].colour_rank
    important = min(importance_rank(row.importance) for row in group.rows if row.colour_rank == worst)
    return worst, important, folded(group.name), group.id


def _summary(rows: Sequence[PromiseRow]) -> Summary:
    count = Counter(row.status for row in rows)
    return Summary(
        red=count["red"],
        orange=count["orange"],
        green=count["green"],
        unknown=count["unknown"],
        worse=sum(row.turned < 0 for row in rows),
        better=sum(row.turned > 0 for row in rows),
    )
