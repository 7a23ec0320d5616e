"""The workspace as of a day with its schedule and load, for the commands that judge promises."""

from __future__ import annotations

from datetime import date, timedelta

from engage.cli.session import Session
from engage.health.situation import Situation
from engage.model.asof import known_on
from engage.model.workspace import Workspace
from engage.plan.load import weekly_load
from engage.plan.schedule import compute

_WEEK = timedelta(weeks=1)


def current(session: Session) -> Situation:
    """The situation on the day that counts as today."""
    return _situation(session.workspace, session.today)


def week_before(session: Session) -> Situation:
    """The situation a week earlier, from the dates in the files."""
    day = max(session.today, date.min + _WEEK) - _WEEK
    return _situation(known_on(session.loaded.workspace, day), day)


def _situation(workspace: Workspace, day: date) -> Situation:
    schedule = compute(workspace, day)
    return Situation(workspace, schedule, weekly_load(workspace, schedule))
