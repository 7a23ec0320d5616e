"""The colours of all promises, week by week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.health.judge import judge
from engage.health.reason import Shade, rank
from engage.health.situation import Situation
from engage.model.commitment import Commitment, Importance, Status, open_status
from engage.usecase.promise_row import importance_rank
from engage.usecase.review import ReviewOptions, wanted

#: Where a week's files come from: as they stand, from git, or from the dates in today's files.
Source = Literal["now", "git", "files"]
_CLOSED_LAST = 9


@dataclass(frozen=True, slots=True)
class Moment:
    """The situation at the end of a day, and where its files come from."""

    day: date
    situation: Situation
    source: Source


@dataclass(frozen=True, slots=True)
class TrendCell:
    """A promise at the end of a week: its colour while live, else `None`; its lifecycle, `None` before it
    was."""

    status: Shade | None
    lifecycle: Status | None


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One promise with a cell for each week."""

    id: str
    title: str
    client: str
    client_name: str
    importance: Importance
    cells: tuple[TrendCell, ...]

    def sort_key(self) -> tuple[int, int, str]:
        """Worst now first, then the most important; closed ones last."""
        now = self.cells[-1].status
        return rank(now) if now else _CLOSED_LAST, importance_rank(self.importance), self.id


@dataclass(frozen=True, slots=True)
class TrendView:
    """The weeks with their sources, the promises that were live in any of them, and the counts of colours."""

    as_of: date
    days: tuple[date, ...]
    sources: tuple[Source, ...]
    rows: tuple[TrendRow, ...]
    left_out: tuple[str, ...]

    def counts(self, shade: Shade) -> tuple[int, ...]:
        """How many promises had a colour at the end of each week."""
        return tuple(
            Counter(row.cells[at].status for row in self.rows)[shade] for at in range(len(self.days))
        )


def trend(moments: Sequence[Moment], options: ReviewOptions) -> TrendView:
    """The colours at these moments, oldest first; promises that were live at none of them are left out."""
    known: dict[str, tuple[Commitment, Situation]] = {}
    for moment in moments:  # what is known last of a promise names it
        for commitment in moment.situation.workspace.commitments:
            known[commitment.id] = commitment, moment.situation
    judged = [_cells(moment) for moment in moments]
    rows = [
        _row(commitment, then, [cells.get(name, _NOT_YET) for cells in judged])
        for name, (commitment, then) in known.items()
        if wanted(commitment, then, options)
    ]
    live = [row for row in rows if any(cell.status for cell in row.cells)]
    if options.colour:
        live = [row for row in live if row.cells[-1].status == options.colour]
    return TrendView(
        as_of=moments[-1].day,
        days=tuple(moment.day for moment in moments),
        sources=tuple(moment.source for moment in moments),
        rows=tuple(sorted(live, key=TrendRow.sort_key)),
        left_out=moments[-1].situation.workspace.left_out,
    )


_NOT_YET = TrendCell(None, None)


def colour_then(name: str, moment: Moment) -> Shade | None:
    """The colour of one promise at a moment; `None` where it was not live."""
    found = moment.situation.workspace.commitment.get(name)
    return judge(found, moment.situation).status if found and open_status(found) else None


def _cells(moment: Moment) -> Mapping[str, TrendCell]:
    return {
        commitment.id: TrendCell(colour_then(commitment.id, moment), commitment.status)
        for commitment in moment.situation.workspace.commitments
    }


def _row(commitment: Commitment, then: Situation, cells: Sequence[TrendCell]) -> TrendRow:
    return TrendRow(
        commitment.id,
        commitment.title,
        commitment.client,
        then.workspace.client_name(commitment.client),
        commitment.importance,
        tuple(cells),
    )
