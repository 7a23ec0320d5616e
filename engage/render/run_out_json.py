"""Why work would have no end, as JSON."""

from __future__ import annotations

from typing import Any

from engage.plan.last_days import RunOut
from engage.render.promise_json import day_json, rounded


def run_out_json(each: RunOut) -> dict[str, Any]:
    """The work, who has no days left for it and since when, and in what share of futures."""
    return {
        "cause": each.cause,
        "commitment": each.commitment,
        "milestone": each.milestone,
        "resource": each.resource,
        "from": day_json(each.first),
        "to": day_json(each.last),
        "share": rounded(each.share, 3),
    }
