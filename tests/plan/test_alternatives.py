"""What is proposed where a date does not hold: what a planner would say, and nothing that they would not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import promise, work, world

from engage.model.workspace import Workspace
from engage.plan.assess import assess
from engage.plan.assess_types import Assessment
from engage.plan.scope import dispensable

TODAY = date(2026, 11, 23)  # a Monday
SURE = {
    "types": {"sure": {"complexity": "low", "spread": {"low": 1, "high": 1}}},
    "capacity": {"plan_to": "300%"},
}
CHAIN = [("design", []), ("build", ["design"]), ("install", ["build"]), ("live", ["install"])]
BRANCH = [*CHAIN[:3], ("manual", ["design"]), ("live", ["install", "manual"])]


@pytest.mark.parametrize(
    ("links", "changes", "spare"),
    [
        (CHAIN, {}, set()),
        (BRANCH, {}, {"manual"}),
        (BRANCH, {"critical": True}, set()),
        (BRANCH, {"due": "2027-01-15"}, set()),
        (BRANCH, {"invoice": "9 EUR"}, set()),
        (BRANCH, {"started": "2026-11-16"}, set()),
    ],
)
def test_scope_that_can_be_left_out_is_a_side_branch_that_nobody_was_promised(
    links: Any, changes: dict[str, Any], spare: set[str]
) -> None:
    milestones = [
        work(name, "5d", after=after, **(changes if name == "manual" else {})) for name, after in links
    ]
    assert dispensable(world(promise(*milestones)).commitments[0]) == spare


def _answer(workspace: Workspace) -> Assessment:
    return assess(workspace, TODAY, ["NEW"]).promises["NEW"]


def _crowded(due: str | None, importance: str = "standard") -> Workspace:
    """Léa is booked for two weeks by another promise; the draft wants her now."""
    other = promise(
        work("o", "10d", needs={"lea": "100%"}), id="OTHER", start="2026-11-23", type="sure", due=due,
        importance=importance,
    )  # fmt: skip
    draft = promise(
        work("job", "10d", needs={"lea": "100%"}), id="NEW", start="2026-11-23", due="2026-12-04",
        status="draft", type="sure",
    )  # fmt: skip
    return world(other, draft, policy=SURE, people=[{"id": "lea", "skills": ["dev"]}])


def _kinds(found: Assessment) -> set[str]:
    return {change.kind for each in found.alternatives for change in each.changes}


def test_who_has_time_gives_way_and_it_is_said_by_how_much() -> None:
    found = _answer(_crowded("2027-03-31"))
    moved = found.resequenced

    assert moved is not None
    (other,) = moved.pushed
    assert (other.id, other.before, other.after) == ("OTHER", date(2026, 12, 4), date(2026, 12, 18))
    assert (moved.date, moved.on_time, moved.makes_it) == (date(2026, 12, 4), 1, True)


@pytest.mark.parametrize(("due", "asked"), [("2027-03-31", True), ("2026-12-04", False)])
def test_what_matters_more_is_asked_to_give_way_only_where_it_keeps_its_date(due: str, asked: bool) -> None:
    assert ("yields" in _kinds(_answer(_crowded(due, "strategic")))) is asked


def test_what_is_late_anyhow_cannot_spare_more_days() -> None:
    found = _answer(_crowded("2026-11-27"))

    assert "yields" in _kinds(found)
    assert found.resequenced is None


def test_two_changes_together_are_tried_where_none_keeps_the_date() -> None:
    draft = promise(
        work("build", {"low": "8d", "likely": "10d", "high": "16d"}, needs={"lea": "100%"}),
        work("extra", {"low": "3d", "likely": "4d", "high": "6d"}, needs={"lea": "100%"}, after=["build"]),
        work("live", "2d", needs={"lea": "100%"}, after=["extra"]),
        id="NEW", start="2026-11-23", due="2026-12-07", status="draft",
        deliverables=[{"what": "Extra", "milestones": ["extra"]}, {"what": "Rest", "milestones": ["build"]}],
    )  # fmt: skip
    found = _answer(world(draft, people=[{"id": "lea", "skills": ["dev"]}]))
    pair = next(each for each in found.alternatives if len({c.kind for c in each.changes}) == 2)

    single = [each.on_time or 0 for each in found.alternatives if len(each.changes) == 1]
    assert {change.kind for change in pair.changes} == {"drop", "add"}
    assert pair.on_time is not None
    assert pair.on_time > max(each for each in single if each < 0.9)
