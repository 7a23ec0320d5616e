"""When an alert about a promise had gone further up than its project lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, tzinfo

from engage.model.alert import AlertEntry


def escalated_on(entries: Iterable[AlertEntry], zone: tzinfo | None = None) -> dict[str, tuple[date, ...]]:
    """By promise, the days on which somebody was told as anything but its project lead.

    What was only said to be over does not count.
    """
    days: dict[str, set[date]] = defaultdict(set)
    for entry in entries:
        if entry.what == "sent" and entry.role != "owner" and entry.step != "resolved":
            days[entry.commitment].add(entry.at.astimezone(zone).date())
    return {commitment: tuple(sorted(found)) for commitment, found in sorted(days.items())}
