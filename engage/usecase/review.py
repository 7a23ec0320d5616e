"""The weekly review: every live promise, worst and most important first, and what to decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from engage.health.colours import Colours
from engage.health.reason import Shade
from engage.health.situation import Situation
from engage.model.commitment import Commitment, Importance, open_status
from engage.usecase.agenda import Agenda, agenda
from engage.usecase.folded import folded
from engage.usecase.open_actions import OpenAction, open_actions
from engage.usecase.promise_row import PromiseRow, importance_rank, promise_row
from engage.usecase.review_lists import (
    ClientMessage,
    Silent,
    Waiting,
    Watermelon,
    messages,
    silent,
    waiting,
    watermelons,
)
from engage.usecase.week_changes import Change, events, journal_count, turns

MINUTES = 45
_FOR_ACTIONS = 5  # minutes kept for the actions of earlier weeks, where there are any


By = Literal["client", "owner", "team", "product-line"]


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What to show: one client (id or name), one owner (id or name), one colour, from one importance on; for
    how many minutes; by what the promises are grouped, and whether green standard ones are shown as rows."""

    client: str | None = None
    owner: str | None = None
    colour: Shade | None = None
    minutes: int = MINUTES
    importance: Importance | None = None
    by: By = "client"
    everything: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether only a part of the promises is shown."""
        return any((self.client, self.owner, self.colour, self.importance))


_ALL = ReviewOptions()


@dataclass(frozen=True, slots=True)
class Group:
    """The promises to one client, or of one owner, team or product line; an empty id where none is given.

    `counted`: how many of them are green and standard, and are a count instead of rows.
    """

    id: str
    name: str
    rows: tuple[PromiseRow, ...]
    counted: int = 0


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
    """What the review shows. `compared_with` is the day a week earlier, or another one asked for; `None` if
    nothing is known of it. `clients` has all promises by client; `groups` those to show, as asked for."""

    as_of: date
    week: str
    compared_with: date | None
    clients: tuple[Group, ...]
    groups: tuple[Group, ...]
    summary: Summary
    changes: tuple[Change, ...]
    entries: tuple[int, int]
    agenda: Agenda
    actions: tuple[OpenAction, ...]
    watermelons: tuple[Watermelon, ...]
    silent: tuple[Silent, ...]
    waiting: tuple[Waiting, ...]
    messages: tuple[ClientMessage, ...]
    left_out: tuple[str, ...]
    options: ReviewOptions

    @property
    def rows(self) -> tuple[PromiseRow, ...]:
        """The promises of all clients, in the order shown."""
        return tuple(row for group in self.clients for row in group.rows)


def review(now: Situation, week_ago: Colours | None, options: ReviewOptions = _ALL) -> ReviewView:
    """Judge every live promise and set it beside what was known a week ago.

    `now` holds what is known on its day (`known_on`), with the schedule; `week_ago` the colours of then.
    """
    chosen = [found for found in now.workspace.commitments if wanted(found, now, options)]
    rows = [promise_row(found, now, week_ago) for found in chosen if open_status(found)]
    if options.colour:
        rows = [row for row in rows if row.status == options.colour]
    if options.importance:
        rows = [row for row in rows if importance_rank(row.importance) <= importance_rank(options.importance)]
    if options.colour or options.importance:
        shown = {row.id for row in rows}
        chosen = [found for found in chosen if found.id in shown]
    since = week_ago.today if week_ago else now.today - timedelta(weeks=1)
    changes = sorted((*turns(rows), *events(chosen, since, now.today)), key=Change.sort_key)
    actions = open_actions(chosen, now)
    minutes = options.minutes - (_FOR_ACTIONS if actions else 0)
    ordered = sorted(rows, key=PromiseRow.sort_key)
    return ReviewView(
        as_of=now.today,
        week=iso_week(now.today),
        compared_with=week_ago.today if week_ago else None,
        clients=_grouped(ordered, "client", now),
        groups=_shown(_grouped(ordered, options.by, now), options),
        summary=_summary(rows),
        changes=tuple(changes),
        entries=journal_count(chosen, since, now.today),
        agenda=agenda(rows, minutes, now),
        actions=actions,
        watermelons=watermelons(ordered),
        silent=silent(ordered, now),
        waiting=waiting(chosen, now),
        messages=messages(ordered, now),
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


def _grouped(rows: Sequence[PromiseRow], by: By, now: Situation) -> tuple[Group, ...]:
    """Groups by their worst promise, then its importance; those of nobody last."""
    groups: dict[tuple[str, str], list[PromiseRow]] = defaultdict(list)
    for row in rows:
        groups[_group_of(row, by, now)].append(row)
    found = (Group(key, name, tuple(of)) for (key, name), of in groups.items())
    return tuple(sorted(found, key=_group_key))


def _group_of(row: PromiseRow, by: By, now: Situation) -> tuple[str, str]:
    """The id and the name of the group that a promise belongs to."""
    commitment = now.workspace.commitment[row.id]
    if by == "client":
        return row.client, row.client_name
    if by == "owner":
        return row.owner or "", row.owner_name or ""
    if by == "team":
        team = next((t for t in now.workspace.resources.teams if t.id == commitment.team), None)
        return commitment.team or "", (team.name if team else None) or commitment.team or ""
    return commitment.product_line or "", commitment.product_line or ""


def _group_key(group: Group) -> tuple[bool, int, int, str, str]:
    worst = group.rows[0].colour_rank
    important = min(importance_rank(row.importance) for row in group.rows if row.colour_rank == worst)
    return not group.id, worst, important, folded(group.name), group.id


def _shown(groups: Sequence[Group], options: ReviewOptions) -> tuple[Group, ...]:
    """With green standard promises as a count, unless the review was narrowed or all were asked for."""
    if options.everything or options.narrowed:
        return tuple(groups)
    found = []
    for group in groups:
        rows = tuple(row for row in group.rows if not _counts_only(row))
        found.append(replace(group, rows=rows, counted=len(group.rows) - len(rows)))
    return tuple(found)


def _counts_only(row: PromiseRow) -> bool:
    """Whether nobody needs to read of it on a Monday."""
    return row.status == "green" and row.importance == "standard" and row.declared is None


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
