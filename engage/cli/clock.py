"""The one place that reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from engage.cli.refusal import Refusal
from engage.model.days import parse_day
from engage.model.fault import Fault


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
        raise Refusal(f"{option}: {fault.text.en}", f"{option} : {fault.text.fr}") from None


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
