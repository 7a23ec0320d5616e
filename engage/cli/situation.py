"""The workspace as of a day with its schedule and load, for the commands that judge promises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from engage.cli.session import Session
from engage.health.colours import Colours, colours
from engage.health.situation import Situation
from engage.model.asof import known_on
from engage.model.commitment import open_status
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.linked import around
from engage.plan.load import weekly_load
from engage.plan.placing import Placing, place
from engage.plan.schedule import of_placing

_WEEK = timedelta(weeks=1)


def current(session: Session, *, simulated: bool = False) -> Situation:
    """The situation on the day that counts as today; `simulated` with the probabilities of keeping dates."""
    return situation(session.workspace, session.today, simulated=simulated)


def week_before(session: Session, *, simulated: bool = False) -> Colours:
    """The colours a week earlier, from the dates in the files."""
    return on_day(session, max(session.today, date.min + _WEEK) - _WEEK, simulated=simulated)


def on_day(session: Session, day: date, *, simulated: bool = False) -> Colours:
    """The colours on an earlier day, from the dates in the files."""
    return colours(situation(known_on(session.loaded.workspace, day), day, simulated=simulated))


def concerning(session: Session, ids: Iterable[str], *, simulated: bool = True) -> tuple[Situation, Colours]:
    """A few promises with what bears on their dates alone: today's situation, and their colours a week ago.

    What is said of those promises is the same as in a situation of all; others in it are not to be shown.
    """
    wanted = frozenset(ids)
    day = max(session.today, date.min + _WEEK) - _WEEK
    now = around(session.workspace, wanted)
    then = around(known_on(session.loaded.workspace, day), wanted)
    return (
        situation(now, session.today, simulated=simulated, shown=wanted),
        colours(situation(then, day, simulated=simulated, shown=wanted), wanted),
    )


def situation(
    workspace: Workspace, day: date, *, simulated: bool = False, shown: frozenset[str] | None = None
) -> Situation:
    """Schedule and load of a workspace as known on a day; facts dated later must have been taken out."""
    calendars = Calendars(workspace, day)
    placing = place(workspace, calendars, day)
    schedule = of_placing(workspace, calendars, placing, day)
    chances = _chances(workspace, calendars, placing, shown) if simulated else None
    return Situation(workspace, schedule, weekly_load(workspace, schedule, calendars), chances=chances)


def _chances(
    workspace: Workspace, calendars: Calendars, placing: Placing, shown: frozenset[str] | None
) -> dict[str, float | None]:
    """The probabilities that `engage forecast` gives; nothing is simulated where no date is promised."""
    live = {
        found.id
        for found in workspace.commitments
        if found.due and found.milestones and open_status(found) and (shown is None or found.id in shown)
    }
    if not live:
        return {}
    from engage.plan.forecast import forecast  # numpy: only where futures are simulated

    only = None if shown is None else sorted(live)
    promises = forecast(workspace, calendars.today, placed=(calendars, placing), only=only).promises
    return {key: found.on_time for key, found in promises.items() if key in live}
