"""The error budget of a running promise, from incidents, on the last day of a quarter: all has passed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from promise_case import health, plan, promise

from engage.model.sla import Incident, SeriesValue

LAST_DAY = date(2026, 12, 31)
TARGET = {
    "name": "critical repaired", "measure": "resolution", "target": "4h", "hours": "all", "attainment": "90%",
    "period": "quarter",
}  # fmt: skip


def incidents(in_time: int, late: int) -> tuple[Incident, ...]:
    """So many incidents of November."""
    return tuple(
        Incident.model_validate(
            {
                "id": f"I{number}", "client": "acme", "commitment": "P-1", "severity": "critical",
                "opened": "2026-11-16T08:00:00+01:00",
                "resolved": f"2026-11-16T{10 if number < in_time else 13}:00:00+01:00",
            }
        )
        for number in range(in_time + late)
    )  # fmt: skip


def judged(in_time: int, late: int, policy: dict[str, Any] | None = None, **target: Any) -> Any:
    running = promise(
        milestones=[], sla=[TARGET | target], journal=[{"on": "2026-12-30", "note": "n"}],
        promise={"made": "2026-01-05", "start": "2026-01-05", "due": "2027-12-31"},
    )  # fmt: skip
    return health(
        running, plan(None, None), incidents=incidents(in_time, late), policy=policy, today=LAST_DAY
    )


@pytest.mark.parametrize(
    ("in_time", "late", "policy", "expected"),
    [
        (40, 0, None, "green"),
        (38, 2, None, "green"),  # half of the four that may be late
        (37, 3, None, "green"),  # three quarters: on the line
        (29, 3, None, "orange"),
        (36, 4, None, "orange"),  # all of it, not more: on the red line
        (35, 5, None, "red"),
        (37, 3, {"health": {"error_budget": "50%"}}, "orange"),
    ],
)
def test_the_misses_against_those_allowed(in_time: int, late: int, policy: Any, expected: str) -> None:
    assert judged(in_time, late, policy).status == expected


def test_the_reason_says_what_was_kept_and_promised() -> None:
    reason = judged(35, 5).reasons[0]
    assert reason.message.en == "critical repaired: 35 of 40 in time, 90% promised; error budget spent"
    assert reason.message.fr == (
        "critical repaired\u00a0: 35 sur 40 à temps, 90\u202f% promis\u202f; marge d’erreur épuisée"
    )
    assert (reason.code, reason.pointer) == ("error-budget", ("sla", 0))


def test_one_miss_spends_a_budget_of_nothing() -> None:
    assert judged(39, 1, attainment="100%").status == "red"


def test_without_an_incident_of_the_period_its_level_is_not_known() -> None:
    found = judged(0, 0)
    assert [(reason.code, reason.colour) for reason in found.reasons] == [
        ("service-level-unmeasured", "unknown")
    ]


def test_a_measure_without_records_says_why_it_is_not_known() -> None:
    reason = judged(3, 0, measure="first-call").reasons[0]
    assert reason.colour == "unknown"
    assert "first-call" in reason.message.en


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"2026-12-14": "97", "2026-12-21": "98", "2026-12-28": "99"}, ("green", [])),
        (
            {"2026-11-02": "97", "2026-11-09": "98", "2026-11-16": "99"},
            ("unknown", ["backups: no value since 16 Nov"]),
        ),
        (
            {"2026-12-14": "97", "2026-12-21": "90", "2026-12-28": "99"},
            ("red", ["backups: 2 of 3 on target, 90% promised; error budget spent"]),
        ),
    ],
)
def test_a_series_is_judged_and_unknown_where_it_stopped(values: dict[str, str], expected: Any) -> None:
    running = promise(
        milestones=[], sla=[TARGET | {"name": "backups", "measure": "backups", "target": ">= 95 %"}],
        journal=[{"on": "2026-12-30", "note": "n"}],
        promise={"made": "2026-01-05", "start": "2026-01-05", "due": "2027-12-31"},
        exchanges=[{"on": "2026-12-30", "with": "anna", "direction": "out", "text": "All is well."}],
    )  # fmt: skip
    series = tuple(SeriesValue.model_validate({"on": on, "value": value}) for on, value in values.items())
    for value in series:
        value.at("records/series/backups.csv")
    found = health(running, plan(None, None), series=series, today=LAST_DAY)
    assert (found.status, [reason.message.en for reason in found.reasons]) == expected
