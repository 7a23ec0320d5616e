"""Told first, and saved: how soon clients hear of a slip, and which slips they never had to hear of.

Both are counted by team and process, never by person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from engage.health.slips import Slip, slips
from engage.model.commitment import Commitment

#: Working days from the evening of one day to the evening of another; negative backwards.
WorkingDays = Callable[[date, date], int]


@dataclass(frozen=True, slots=True)
class ToldFigures:
    """How slips were told, over some promises and a period.

    `count`: slips that had to be told: known in the period, and not solved before anybody outside noticed.
    `told_first`: of these, told by us before the client noticed and before the promised date passed.
    `kept_back`: not told yet. `delays`: working days from knowing to telling, of those told. `notice`:
    working days from telling to the promised date, negative where it had passed, of those told with a date.
    """

    count: int
    told_first: int
    kept_back: int
    delays: tuple[int, ...]
    notice: tuple[int, ...]

    @property
    def median_delay(self) -> float | None:
        """Half of the slips were told within so many working days; `None` where none was told."""
        return median(self.delays) if self.delays else None

    @property
    def median_notice(self) -> float | None:
        """Half of the clients told had at least so many working days of notice; `None`: none was told."""
        return median(self.notice) if self.notice else None


@dataclass(frozen=True, slots=True)
class Save:
    """A slip found and solved before the client or an escalation noticed."""

    commitment: str
    team: str | None
    known: date
    solved: date
    note: str


def told_delay(slip: Slip, working_days: WorkingDays) -> int | None:
    """Working days from knowing to telling; 0 where it was told at once, `None` where it was not told."""
    return None if slip.told is None else max(0, working_days(slip.known, slip.told))


def notice(slip: Slip, working_days: WorkingDays) -> int | None:
    """Working days that the client had from being told to the promised date; negative after it."""
    if slip.told is None or slip.due is None:
        return None
    return working_days(slip.told, slip.due)


def told_figures(
    commitments: Iterable[Commitment],
    working_days: WorkingDays,
    *,
    since: date | None = None,
    until: date | None = None,
    escalated: Mapping[str, Iterable[date]] | None = None,
) -> ToldFigures:
    """The figures of the slips known from `since` to `until` (both included; `None`: without that bound).

    Args:
        commitments: as known on the day that counts as today.
        working_days: the organisation's.
        escalated: see `saves`.
    """
    found = [
        slip
        for commitment in commitments
        for slip in slips(commitment)
        if _within(slip.known, since, until)
        and _save(commitment, slip, (escalated or {}).get(commitment.id, ())) is None
    ]
    delays = (told_delay(slip, working_days) for slip in found)
    notices = (notice(slip, working_days) for slip in found)
    return ToldFigures(
        count=len(found),
        told_first=sum(slip.told_first for slip in found),
        kept_back=sum(slip.kept_back for slip in found),
        delays=tuple(days for days in delays if days is not None),
        notice=tuple(days for days in notices if days is not None),
    )


def saves(
    commitments: Iterable[Commitment],
    *,
    since: date | None = None,
    until: date | None = None,
    escalated: Mapping[str, Iterable[date]] | None = None,
) -> tuple[Save, ...]:
    """The slips solved from `since` to `until` before anyone outside the team noticed, oldest first.

    A slip is solved on the day its journal entry says, or by a whole delivery in time. It is no save where
    the client raised it, was told of it, or agreed to a later date, nor where an alert had gone further up
    than the project lead in the meantime.

    Args:
        commitments: as known on the day that counts as today.
        escalated: by commitment id, the days on which somebody above the project lead was alerted
            (`engage.health.escalation.raised.escalated_on`).
    """
    found = (
        _save(commitment, slip, (escalated or {}).get(commitment.id, ()))
        for commitment in commitments
        for slip in slips(commitment)
    )
    kept = (save for save in found if save and _within(save.solved, since, until))
    return tuple(sorted(kept, key=lambda save: (save.solved, save.commitment, save.known)))


def saves_by_team(found: Iterable[Save]) -> dict[str | None, int]:
    """How many slips each team saved; `None` stands for promises without a team."""
    counts: dict[str | None, int] = defaultdict(int)
    for save in found:
        counts[save.team] += 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] or "\uffff")))


def _save(commitment: Commitment, slip: Slip, escalated: Iterable[date]) -> Save | None:
    solved = slip.solved
    if solved is None or slip.raised_by == "client":
        return None
    entry = commitment.journal[int(slip.pointer[-1])]
    moved = [a.on for a in commitment.amendments if a.moves_promise and a.asked_by != "client"]
    noticed = (entry.client_told, *moved, *escalated)
    if any(on and slip.known <= on <= solved for on in noticed):
        return None
    return Save(commitment.id, commitment.team, slip.known, solved, slip.note)


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or day >= since) and (until is None or day <= until)
