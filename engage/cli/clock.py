"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING

from engage.cli.refusal import Refusal, refused
from engage.model.days import parse_day
from engage.model.fault import Fault

if TYPE_CHECKING:
    from engage.model.workspace import Workspace


def day(as_of: str | None, timezone: str | None, option: str = "--as-of") -> date:
    """The day that counts as today: `--as-of`, else today in the workspace's zone.

    Raises:
        Refusal: `as_of` (of that option) is not a date, or the zone is unknown.
    """
    if as_of is None:
        return datetime.now(zone(timezone)).date()  # noqa: TID251  # the clock is read here
    try:
        return parse_day(as_of)
    except Fault as fault:
        raise refused(option, fault.text) from None


def now(timezone: str | None) -> datetime:
    """This moment in the workspace's zone, to the second.

    Raises:
        Refusal: the zone is unknown.
    """
    return datetime.now(zone(timezone)).replace(microsecond=0)  # noqa: TID251  # the clock is read here


def zone(name: str | None) -> tzinfo:
    """The time zone of a workspace; UTC where it names none.

    Raises:
        Refusal: there is no such zone.
    """
    if name is None:
        return UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal(
            f"engage.yaml: `timezone: {name}` is not known; write one such as Europe/Paris",
            f"engage.yaml : `timezone: {name}` n’est pas connu ; écrivez par exemple Europe/Paris",
        ) from None


def now_on(workspace: Workspace, today: date, *, live: bool) -> float:
    """The instant up to which hours are counted, in seconds since 1970.

    Now, where the day is today and was not asked for; else the end of the day, in the workspace's zone.
    """
    from engage.plan.sla_hours import end_of_day

    end = end_of_day(workspace, today)
    return min(end, datetime.now(UTC).timestamp()) if live else end  # noqa: TID251  # the clock is read here
