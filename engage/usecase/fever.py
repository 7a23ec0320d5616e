"""How the buffer of a promise went, week by week, against the work done: its fever chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.fever_chart import FeverLines, Zone, burn_ratio, on_time_probability
from engage.plan.linked import waited_for
from engage.plan.schedule import compute
from engage.usecase.even_pace import at_even_pace

#: Points at most; of a longer life every second week, every third and so on.
MOST = 30
_WEEK = 7


@dataclass(frozen=True, slots=True)
class FeverPoint:
    """As known on a day: share of the chain done, share of the buffer used (may be negative or above 1)."""

    on: date
    progress: float
    consumed: float
    zone: Zone


@dataclass(frozen=True, slots=True)
class FeverView:
    """The chart of one promise. `why_not` says why there is none. `source`: where past states come from.

    `burn`: consumption over progress today; `on_time`: what the last point says of the date, were the buffer
    sized for the service level and what varies in proportion to the chain left; not calibrated.
    """

    id: str
    points: tuple[FeverPoint, ...]
    lines: FeverLines
    source: Literal["files", "git"]
    why_not: Text | None = None
    burn: float | None = None
    on_time: float | None = None


NO_BASELINE = Text(
    "no fever chart: there is no baseline to measure against; `engage agree` freezes one",
    "pas de courbe de fièvre\u00a0: aucune référence à laquelle comparer\u202f; `engage agree` en fige une",
)
NO_BUFFER = Text(
    "no fever chart: the baseline holds no buffer",
    "pas de courbe de fièvre\u00a0: la référence n’a pas de tampon",
)


def fever(
    workspace: Workspace,
    commitment: Commitment,
    today: date,
    known: Callable[[date], Workspace | None],
    source: Literal["files", "git"] = "files",
) -> FeverView:
    """The points from the baseline's day to today.

    Args:
        workspace: as known today.
        commitment: the promise in it.
        today: the day that counts as today.
        known: the workspace as it was known on a day; `None` where it did not exist yet.
        source: where `known` takes it from.
    """
    orange, offset, slope = workspace.policy.health.fever
    lines = FeverLines((0.0, orange), (offset, slope))
    if commitment.baseline is None:
        return FeverView(commitment.id, (), lines, source, NO_BASELINE)
    if not commitment.baseline.buffer.amount:
        return FeverView(commitment.id, (), lines, source, NO_BUFFER)
    points = tuple(_points(workspace, commitment, today, _paced(commitment, today, known, source), lines))
    last = points[-1] if points else None
    return FeverView(
        commitment.id,
        points,
        lines,
        source,
        burn=burn_ratio(last.progress, last.consumed) if last else None,
        on_time=on_time_probability(last.progress, last.consumed, workspace.policy.buffer.confidence)
        if last
        else None,
    )


def _paced(
    commitment: Commitment,
    today: date,
    known: Callable[[date], Workspace | None],
    source: Literal["files", "git"],
) -> Callable[[date], Workspace | None]:
    """Past states; those of the files with work under way as far as it was at an even pace."""
    if source == "git":
        return known

    def at(day: date) -> Workspace | None:
        then = known(day)
        return at_even_pace(then, commitment, day, today) if then else None

    return at


def _points(
    workspace: Workspace,
    commitment: Commitment,
    today: date,
    known: Callable[[date], Workspace | None],
    lines: FeverLines,
) -> Iterator[FeverPoint]:
    first = commitment.baseline.on if commitment.baseline else today
    end = min(today, _over(commitment) or today)
    for day in _days(first, end):
        then = workspace if day == today else known(day)
        found = then.commitment.get(commitment.id) if then else None
        if then is None or found is None or found.baseline is None:
            continue
        plan = compute(waited_for(then, [commitment.id]), day).plans[commitment.id]
        consumed = plan.buffer.consumed if plan.buffer else None
        if consumed is not None and plan.progress is not None:
            yield FeverPoint(day, plan.progress, consumed, lines.zone(plan.progress, consumed))


def _over(commitment: Commitment) -> date | None:
    return commitment.delivered or (commitment.accepted.on if commitment.accepted else None)


def _days(first: date, last: date) -> list[date]:
    """The first day, the last, and every so many weeks between, counted back from the last."""
    weeks = max(0, (last - first).days) // _WEEK
    step = timedelta(_WEEK * max(1, -(-weeks // MOST)))
    found, day = [], last
    while day > first:
        found.append(day)
        day -= step
    return [first, *reversed(found)] if first <= last else [last]
