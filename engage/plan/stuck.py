"""Work that has been nearly done for weeks: the last tenth takes as long as the others, or nobody counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.calendar import OutOfCalendar
from engage.plan.calendars import Calendars
from engage.plan.figures import days, percent
from engage.plan.placing import Placing, distinct

#: From this share on work is called nearly done, and stuck so many working days after it should have been.
NEARLY, WEEKS = 0.8, 10


def stuck(commitment: Commitment, placing: Placing, calendars: Calendars, today: date) -> Iterator[Text]:
    """A sentence for each milestone that is nearly done by its `progress`, weeks after it should be done.

    Where the file says what remains, that was counted, and nothing is said.
    """
    for milestone in distinct(commitment):
        work, share = placing.work[commitment.id, milestone.id], milestone.progress
        if work.state != "started" or milestone.started is None or not work.total or not work.left:
            continue
        if share is None or share < NEARLY or milestone.remaining is not None:
            continue
        index = calendars.milestone(commitment, milestone).index
        try:
            gone = index.rank(today.toordinal() + 1) - index.rank(milestone.started.toordinal())
        except OutOfCalendar:
            continue
        if gone - work.total < WEEKS:
            continue
        at, since = percent(share), days(gone)
        likely, left, paced = days(work.total), days(work.left), days(gone / share - gone)
        yield Text(
            f"{milestone.id}: at {at.en} after {since.en} of a likely {likely.en}: at that pace {paced.en} "
            f"are left, not {left.en}; give `remaining`",
            f"{milestone.id}\u00a0: à {at.fr} après {since.fr} pour {likely.fr} probables\u00a0: à ce rythme "
            f"il reste {paced.fr}, non {left.fr}\u202f; donnez `remaining`",
        )
