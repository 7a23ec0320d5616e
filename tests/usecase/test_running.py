"""Can a running promise be made? Its targets against the record of the year, its team against its load."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from worlds import promise, work, world

from engage.model.sla import Incident
from engage.model.workspace import Workspace
from engage.render.assess import text
from engage.render.theme import Theme
from engage.usecase.assess import AssessView, assess
from engage.usecase.diff import Sides, diff

TODAY = date(2026, 11, 20)
TARGET: dict[str, Any] = {
    "name": "critical incidents", "measure": "resolution", "severity": "critical", "target": "4h",
    "hours": "all", "attainment": "90%",
}  # fmt: skip


def _world(late: int, in_time: int, *others: dict[str, Any], **target: Any) -> Workspace:
    draft = {
        "id": "SLA", "title": "Support", "client": "acme", "status": "draft", "team": "desk",
        "sla": [TARGET | target],
    }  # fmt: skip
    here = world(
        draft, *others, people=[{"id": "lea", "name": "Léa", "team": "desk"}], teams=[{"id": "desk"}]
    )
    opened = datetime(2026, 6, 1, 9, tzinfo=UTC)
    incidents = [
        Incident.model_construct(
            id=f"I{number}", client="acme", severity="critical", opened=opened, responded=None,
            resolved=opened + timedelta(hours=hours), paused_from=None, paused_to=None, commitment=None,
        )
        for number, hours in enumerate([6] * late + [2] * in_time)
    ]  # fmt: skip
    return Workspace(here.policy, here.commitments, (), here.resources, (), tuple(incidents))


def _view(workspace: Workspace) -> AssessView:
    return assess(workspace, TODAY, ["SLA"], samples=100)


@pytest.mark.parametrize(
    ("late", "in_time", "target", "verdict", "below"),
    [
        (0, 20, {}, "promise", False),
        (1, 19, {}, "promise", False),
        (8, 12, {}, "renegotiate", True),
        (0, 4, {}, "renegotiate", None),  # too few to tell
        (0, 20, {"attainment": None}, "renegotiate", None),  # nothing is promised that could be compared
        (8, 12, {"hours": "business"}, "renegotiate", None),  # hours of the clock do not tell
        (0, 20, {"measure": "availability"}, "renegotiate", None),
    ],
)
def test_the_verdict_follows_from_the_record(
    late: int, in_time: int, target: dict[str, Any], verdict: str, below: bool | None
) -> None:
    found = _view(_world(late, in_time, **target)).rows[0].found

    assert (found.verdict, found.targets[0].below) == (verdict, below)
    assert found.on_time is None


def test_a_team_that_is_full_does_not_promise_more() -> None:
    busy = promise(work("m", "60d", needs={"lea": "100%"}), id="BUSY", start="2026-11-20")
    found = _view(_world(0, 20, busy)).rows[0].found

    assert found.team_load is not None
    assert found.team_load > 0.85
    assert found.verdict == "renegotiate"


def test_the_answer_has_the_numbers_and_says_what_is_not_assessed() -> None:
    shown = " ".join(text(_view(_world(8, 12)), Theme("en")).split())

    assert shown.startswith("Renegotiate: more is promised than the record shows: critical incidents.")
    assert "90% is promised; 12 of 20 were kept in the last year (60%): promise 60%" in shown
    assert "desk has 0% of the next twelve weeks booked." in shown
    assert "Not assessed: the work it takes" in shown


@pytest.mark.parametrize(("late", "verdict"), [(8, "renegotiate"), (0, "promise")])
def test_a_change_that_promises_above_the_record_fails(late: int, verdict: str) -> None:
    after = _world(late, 20 - late)
    before = Workspace(after.policy, (), (), after.resources, (), after.incidents)

    assert diff(Sides(before, after, "main", "HEAD"), TODAY, samples=100).verdict == verdict
