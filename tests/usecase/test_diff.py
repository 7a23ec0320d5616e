"""What a change in git promises: new, moved, dropped, weakened, and whom it endangers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import promise, work, world

from engage.model.workspace import Workspace
from engage.usecase.diff import Sides, diff
from engage.usecase.diff_types import DiffView

TODAY = date(2026, 11, 23)
SURE = {"types": {"sure": {"spread": {"low": 1, "high": 1}}}}
EXPLAINED = {
    "on": "2026-11-20", "kind": "deadline", "from": "2026-12-18", "to": "2027-01-15", "asked_by": "client",
    "agreed_by": "J. Martin", "client_told": "2026-11-20", "reason": "Scope grew",
}  # fmt: skip


def _shop(due: str = "2026-12-18", days: str = "10d", **fields: Any) -> dict[str, Any]:
    written = {"id": "SHOP", "start": "2026-11-23", "type": "sure", **fields}
    return promise(work("build", days, needs={"lea": "50%"}), due=due, **written)


def _other(**fields: Any) -> dict[str, Any]:
    written = {"id": "OTHER", "start": "2026-11-23", "type": "sure", "due": "2026-12-04", **fields}
    return promise(work("m", "10d", needs={"lea": "50%"}), **written)


def _side(*commitments: dict[str, Any], left_out: tuple[str, ...] = (), **people: Any) -> Workspace:
    from dataclasses import replace

    made = world(*commitments, policy=SURE, people=[{"id": "lea", **people}])
    for each in made.commitments:
        each.at(f"commitments/{each.id}.yaml")
    return replace(made, left_out=left_out)


def _judged(before: Workspace, after: Workspace) -> DiffView:
    return diff(Sides(before, after, "main", "HEAD"), TODAY, samples=500)


def test_a_new_promise_is_assessed_in_the_room_that_others_leave() -> None:
    (row,) = _judged(_side(_other()), _side(_other(), _shop())).rows

    assert (row.id, row.change, row.before, row.after) == ("SHOP", "new", None, date(2026, 12, 18))
    assert row.found is not None
    assert (row.found.verdict, row.found.earliest) == ("promise", date(2026, 12, 4))


def test_a_new_promise_that_does_not_fit_endangers_who_is_in_its_way() -> None:
    before = _side(_other(), _other(id="THIRD", importance="major"))
    view = _judged(before, _side(_other(), _other(id="THIRD", importance="major"), _shop(due="2026-12-04")))

    assert view.verdict == "refuse"
    assert [(each.id, each.before, each.after) for each in view.endangers] == [
        ("OTHER", date(2026, 12, 4), date(2026, 12, 18))
    ]


@pytest.mark.parametrize(
    ("after", "change", "verdict", "unexplained"),
    [
        (_shop(due="2027-01-15"), "moved", "renegotiate", 1),
        (_shop(due="2027-01-15", amendments=[EXPLAINED]), "moved", "promise", 0),
        (_shop(due="2027-01-15", amendments=[{**EXPLAINED, "client_told": None}]), "moved", "renegotiate", 1),
        (_shop(due="2026-12-11"), "moved", "promise", 0),
        (_shop(due="2026-11-25"), "moved", "refuse", 0),
        (_shop(deliverables=[]), "weakened", "renegotiate", 1),
        (_shop(status="cancelled", deliverables=[{"what": "Shop"}]), "dropped", "renegotiate", 1),
    ],
)
def test_a_change_of_a_promise(after: dict[str, Any], change: str, verdict: str, unexplained: int) -> None:
    after = {"deliverables": [{"what": "Shop"}], **after}
    view = _judged(_side(_shop(deliverables=[{"what": "Shop"}])), _side(after))

    assert [(row.id, row.change) for row in view.rows] == [("SHOP", change)]
    assert (view.verdict, view.unexplained) == (verdict, unexplained)


def test_a_record_that_is_gone_is_a_dropped_promise() -> None:
    view = _judged(_side(_shop(), _other()), _side(_other()))

    assert [(row.id, row.change, row.before, row.after) for row in view.rows] == [
        ("SHOP", "dropped", date(2026, 12, 18), None)
    ]
    assert (view.verdict, view.unexplained) == ("renegotiate", 1)


def test_a_draft_may_be_dropped_without_anybody_being_asked() -> None:
    view = _judged(_side(_shop(status="draft")), _side())

    assert (view.rows[0].change, view.verdict) == ("dropped", "promise")


def test_a_file_that_moved_is_no_change_of_its_promise() -> None:
    after = _side(_shop())
    after.commitments[0].at("commitments/elsewhere/shop.yaml")

    view = _judged(_side(_shop()), after)

    assert (view.rows, view.endangers, view.verdict) == ((), (), "promise")


@pytest.mark.parametrize("side", ["before", "after"])
def test_what_one_side_cannot_read_is_neither_new_nor_dropped(side: str) -> None:
    whole, blind = _side(_shop()), _side(left_out=("commitments/SHOP.yaml",))

    view = _judged(blind, whole) if side == "before" else _judged(whole, blind)

    assert (view.rows, view.not_compared) == ((), ("SHOP",))
    assert view.left_out == ("commitments/SHOP.yaml",)


def test_an_absence_endangers_promises_that_nobody_touched() -> None:
    away = {"absences": [{"from": "2026-11-30", "to": "2026-12-11"}]}
    view = _judged(_side(_other()), _side(_other(), **away))

    assert view.rows == ()
    assert [(each.id, each.before, each.after, each.on_time_after) for each in view.endangers] == [
        ("OTHER", date(2026, 12, 4), date(2026, 12, 18), 0.0)
    ]
    assert view.verdict == "renegotiate"


def test_longer_work_endangers_who_waits_for_it() -> None:
    waits = promise(
        work("m", "5d", after=["SHOP/build"]), id="WAITS", start="2026-11-23", due="2026-12-11", type="sure"
    )
    view = _judged(_side(_shop(), waits), _side(_shop(days="15d"), waits))

    assert view.rows == ()  # its own date has not changed, and holds
    assert [(each.id, each.on_time_before, each.on_time_after) for each in view.endangers] == [
        ("WAITS", 1.0, 0.0), ("SHOP", 1.0, 1.0),
    ]  # fmt: skip


def test_a_running_promise_does_not_fail_the_change() -> None:
    running = {
        "id": "RUN", "title": "Support", "client": "acme", "status": "active",
        "sla": [{"name": "critical", "measure": "resolution", "target": "4h"}],
    }  # fmt: skip
    view = _judged(_side(), _side(running))

    assert (view.rows[0].change, view.verdict) == ("new", "promise")


def test_of_several_new_promises_what_matters_more_is_served_first() -> None:
    first, second = _shop(id="A", days="5d"), _shop(id="B", days="5d", importance="strategic")
    view = _judged(_side(_other()), _side(_other(), first, second))
    found = {row.id: row.found.earliest for row in view.rows if row.found}

    assert found == {"A": date(2026, 12, 4), "B": date(2026, 11, 27)}
