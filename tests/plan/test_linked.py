"""A part of a workspace says of its promises what the whole says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from processes import EXAMPLES

from engage.health.judge import judge
from engage.health.situation import Situation
from engage.model.asof import known_on
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.forecast import forecast
from engage.plan.linked import around
from engage.plan.load import weekly_load
from engage.plan.placing import place
from engage.plan.schedule import compute
from engage.store.load import load_workspace

TODAY = date(2026, 11, 20)


def situation(workspace: Workspace) -> Situation:
    schedule = compute(workspace, TODAY)
    return Situation(workspace, schedule, weekly_load(workspace, schedule))


@pytest.mark.parametrize("example", sorted(path.parent for path in EXAMPLES.glob("*/engage.yaml")))
def test_alone_with_what_bears_on_it_a_promise_has_the_same_dates_colour_and_chance(example: Path) -> None:
    whole = known_on(load_workspace(example).workspace, TODAY)
    everything, chances = situation(whole), forecast(whole, TODAY).promises
    for commitment in whole.commitments:
        part = around(whole, {commitment.id})
        alone = situation(part)
        assert alone.plan(commitment) == everything.plan(commitment)
        assert judge(commitment, alone) == judge(commitment, everything)
        assert forecast(part, TODAY).promises[commitment.id] == chances[commitment.id]


def test_the_part_has_who_shares_its_people_and_all_that_is_linked_to_these() -> None:
    from worlds import world

    def promised(id_: str, *, needs: str = "", after: str = "") -> dict[str, object]:
        milestone: dict[str, object] = {"id": "m", "work": "5d"}
        milestone |= {"needs": {needs: "50%"}} if needs else {}
        milestone |= {"after": [after]} if after else {}
        return {"id": id_, "title": "t", "client": "c", "status": "active", "milestones": [milestone]}

    whole = world(
        promised("A", needs="lea"), promised("B", needs="lea", after="C/m"), promised("C"),
        promised("D", after="A/m"), promised("E", needs="marc"), promised("F"),
    )  # fmt: skip
    assert [found.id for found in around(whole, {"A"}).commitments] == ["A", "B", "C", "D"]


@pytest.mark.parametrize("example", sorted(path.parent for path in EXAMPLES.glob("*/engage.yaml")))
def test_promises_forecast_alone_in_a_plan_at_hand_are_forecast_as_among_all(example: Path) -> None:
    workspace = known_on(load_workspace(example).workspace, TODAY)
    calendars = Calendars(workspace, TODAY)
    some = sorted(workspace.commitment)[::3]

    found = forecast(workspace, TODAY, placed=(calendars, place(workspace, calendars, TODAY)), only=some)

    whole = forecast(workspace, TODAY).promises
    assert found.promises == {name: whole[name] for name in some}
