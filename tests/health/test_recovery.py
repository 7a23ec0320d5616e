"""Where a recovery stands, and what in it is overdue."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import FRANCE, world

from engage.health.recovery import overdue_steps, recovery_steps, wants_recovery
from engage.health.situation import Situation
from engage.plan.schedule_types import Schedule

OPENED = "2026-11-06"  # a Friday
PEOPLE = [{"id": "lea", "name": "Léa"}, {"id": "claire", "name": "Claire"}]


def situation(today: str, written: dict[str, Any] | None, **policy: Any) -> Situation:
    promise = {
        "id": "P-1", "title": "Portal", "client": "acme", "status": "broken", "owner": "lea",
        "raci": {"accountable": "claire"}, "recovery": written,
    }  # fmt: skip
    return Situation(
        world(promise, people=PEOPLE, policy=FRANCE | policy), Schedule(date.fromisoformat(today))
    )


Shown = dict[str, tuple[str | None, str | None, bool]]


def steps(today: str, written: dict[str, Any], **policy: Any) -> Shown:
    now = situation(today, {"opened": OPENED} | written, **policy)
    found = recovery_steps(now.workspace.commitments[0], now)
    return {s.subject: (s.who, s.due.isoformat() if s.due else None, s.is_done) for s in found}


def test_each_step_has_an_owner_and_a_deadline_by_policy() -> None:
    assert steps("2026-11-06", {}) == {
        "recovery/acknowledged": ("claire", "2026-11-06", False),  # hours: the same day
        "recovery/explained": ("claire", "2026-11-10", False),
        "recovery/compensation": ("claire", "2026-11-23", False),  # Armistice day is no working day
        "recovery/progress_plan": ("lea", "2026-11-16", False),
        "recovery/causes": ("lea", "2026-11-23", False),
        "recovery/lessons": ("lea", "2026-11-30", False),
        "recovery/follow_up": ("claire", "2026-12-21", False),
        "recovery/closed": ("claire", None, False),
    }


def test_what_the_file_and_the_settings_say_rules() -> None:
    own = {"acknowledge": "2d", "owners": {"causes": "claire"}}
    found = steps("2026-11-06", {"explained": {"who": "lea", "due": "2026-11-09"}}, recovery=own)
    assert found["recovery/acknowledged"][:2] == ("lea", "2026-11-10")  # no owner named any more: the lead
    assert found["recovery/explained"][:2] == ("lea", "2026-11-09")
    assert found["recovery/causes"][0] == "claire"


@pytest.mark.parametrize(
    ("recovery", "subject", "done"),
    [
        ({"acknowledged": {"on": "2026-11-06", "by": "claire"}}, "recovery/acknowledged", True),
        ({"compensation": [{"kind": "discount"}]}, "compensation/0", False),
        ({"compensation": [{"kind": "discount", "given": "2026-11-09"}]}, "compensation/0", True),
        ({"progress_plan": [{"id": "P1", "what": "x", "done": "2026-11-09"}]}, "progress/P1", True),
        ({"causes": [{"cause": "x"}]}, "recovery/causes", False),  # nothing shows it
        ({"causes": [{"cause": "x", "evidence": "log"}]}, "recovery/causes", True),
        ({"lessons": [{"what": "x", "done": "2026-11-09"}]}, "lesson/0", False),  # it changed nothing
        ({"lessons": [{"what": "x", "change": "engage.yaml", "done": "2026-11-09"}]}, "lesson/0", True),
        ({"follow_up": {"done": "2026-11-09"}}, "recovery/follow_up", False),  # nothing proves it
        ({"follow_up": {"done": "2026-11-09", "proof": "report"}}, "recovery/follow_up", True),
    ],
)
def test_when_a_step_is_done(recovery: dict[str, Any], subject: str, done: bool) -> None:
    assert steps("2026-11-10", recovery)[subject][2] is done


def test_overdue_steps_come_longest_first_and_end_with_the_recovery() -> None:
    now = situation("2026-11-12", {"opened": OPENED})
    late = overdue_steps(now.workspace.commitments[0], now)
    assert [(step.subject, step.late_days) for step in late] == [
        ("recovery/acknowledged", 3),
        ("recovery/explained", 1),
    ]
    over = situation("2026-11-12", {"opened": OPENED, "closed": {"on": "2026-11-11", "by": "J. Martin"}})
    assert overdue_steps(over.workspace.commitments[0], over) == ()


@pytest.mark.parametrize(
    ("recovery", "wanted"), [(None, True), ({"compensation": []}, True), ({"opened": OPENED}, False)]
)
def test_a_broken_promise_wants_a_recovery(recovery: dict[str, Any] | None, wanted: bool) -> None:
    assert wants_recovery(situation("2026-11-12", recovery).workspace.commitments[0]) is wanted
