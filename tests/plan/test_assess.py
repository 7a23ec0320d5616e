"""Can we promise it? The worked numbers, the verdicts, whom it pushes, what else to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from worlds import promise, work, world

from engage.model.workspace import Workspace
from engage.plan.assess import assess
from engage.plan.assess_types import Assessment
from engage.plan.calendars import Calendars
from engage.plan.draws import Draws
from engage.plan.fitting import Fitting
from engage.plan.placing import place
from engage.plan.quantiles import date_at
from engage.plan.room import RoomBook

TODAY = date(2026, 11, 23)  # a Monday
LEA: list[dict[str, Any]] = [{"id": "lea", "skills": ["dev"]}]
#: The worked example: capacity 5, 5, 4, 5, … days a week (a holiday in week 3), so much of it booked.
BOOKED = (5, 4, 4, 3, 2, 1, 0, 0)
CLOSED = {"calendar": {"closures": [{"from": "2026-12-11", "to": "2026-12-11"}]}}
#: A type of no complexity; how full people are widens nothing, so that figures can be checked by hand.
CERTAIN = {
    "types": {"sure": {"complexity": "low", "spread": {"low": 1, "high": 1}}},
    "capacity": {"plan_to": "300%"},
}
RATIOS = (0.92, 1.0, 1.0, 1.05, 1.08, 1.12, 1.15, 1.2, 1.35, 1.6)


def _monday(week: int) -> date:
    return date.fromordinal(TODAY.toordinal() + 7 * (week - 1))


def _week(day: date | None) -> int:
    assert day is not None
    return (day - TODAY).days // 7 + 1


def _booked() -> dict[str, Any]:
    weeks = [
        work(
            f"w{week}", "4d" if week == 3 else "5d", not_before=_monday(week).isoformat(),
            needs={"lea": f"{booked / (4 if week == 3 else 5):.0%}"},
        )
        for week, booked in enumerate(BOOKED, 1) if booked
    ]  # fmt: skip
    return promise(*weeks, id="BOOKED", start="2026-11-23", type="sure")


def _asking(*milestones: dict[str, Any], due: str | None = None, **fields: Any) -> Workspace:
    draft = {"id": "NEW", "status": "draft", "start": "2026-11-23", "type": "sure", **fields}
    return world(_booked(), promise(*milestones, due=due, **draft), policy={**CLOSED, **CERTAIN}, people=LEA)


def _answer(workspace: Workspace, name: str = "NEW", **options: Any) -> Assessment:
    return assess(workspace, TODAY, [name], **options).promises[name]


def _fit(workspace: Workspace, name: str = "NEW", samples: int = 500) -> Fitting:
    calendars = Calendars(workspace, TODAY)
    room = RoomBook(workspace, calendars, place(workspace, calendars, TODAY), TODAY, [name])
    return Fitting(workspace, name, room, TODAY, Draws(samples))


def _job(name: str, duration: str = "5d", **needs: str) -> dict[str, Any]:
    """A draft of one milestone, without any uncertainty."""
    milestone = work("job", duration, needs=needs)
    return promise(milestone, id=name, start="2026-11-23", status="draft", type="sure")


# --- the worked numbers of the oracle ---


def test_free_days_by_week_are_capacity_less_what_is_booked() -> None:
    workspace = _asking(work("job", "8d", needs={"lea": "100%"}))
    free = _fit(workspace).room.free("lea")
    assert free is not None

    by_week = [float(free[7 * week : 7 * week + 7].sum()) for week in range(8)]

    assert by_week == pytest.approx([0, 1, 0, 2, 3, 4, 5, 5])
    assert np.cumsum(by_week) == pytest.approx([0, 1, 1, 3, 6, 10, 15, 20])


@pytest.mark.parametrize(("ratio", "week"), list(zip(RATIOS, (6,) * 8 + (7, 7), strict=True)))
def test_a_job_of_eight_days_ends_in_the_week_in_which_its_effort_is_free(ratio: float, week: int) -> None:
    workspace = _asking(work("job", f"{8 * ratio:.2f}d", needs={"lea": "100%"}))

    assert _week(_fit(workspace).planned) == week


@pytest.mark.parametrize(("confidence", "week"), [(0.5, 6), (0.8, 6), (0.9, 7)])
def test_the_earliest_week_that_can_be_promised(confidence: float, week: int) -> None:
    ends = sorted(6 if ratio < 1.3 else 7 for ratio in RATIOS)
    found = date_at(np.array(ends), confidence, date(2000, 1, 1).toordinal(), 1000)

    assert found is not None
    assert found.day - 1 == week


def test_ten_days_in_four_weeks_with_three_free_are_seven_too_many() -> None:
    found = _answer(_asking(work("job", "19d", needs={"lea": f"{10 / 19:.6%}"}), due="2026-12-18"))

    assert found.verdict == "refuse"
    assert sum(each.own_days for each in found.overloads) == pytest.approx(10, abs=0.01)
    assert sum(each.over_days for each in found.overloads) == pytest.approx(7, abs=0.01)
    whole = sum(each.load_days for each in found.overloads) / sum(
        each.capacity_days for each in found.overloads
    )
    assert whole == pytest.approx(1.368, abs=0.001)


def test_asked_for_week_six_the_answer_is_week_seven() -> None:
    """With a spread like that of the reference class: one time in five it lasts into the seventh week."""
    job = work("job", {"low": "7.4d", "likely": "8.6d", "high": "12d"}, needs={"lea": "100%"})
    found = _answer(_asking(job, due="2027-01-01"))

    assert found.verdict == "renegotiate"
    assert _week(found.earliest) == 7
    assert found.on_time is not None
    assert 0.4 < found.on_time < 0.9


# --- verdicts ---


@pytest.mark.parametrize(
    ("due", "verdict"),
    [("2027-01-15", "promise"), ("2027-01-01", "promise"), ("2026-12-31", "refuse"), (None, "renegotiate")],
)
def test_what_is_certain_is_promised_from_the_day_it_ends(due: str | None, verdict: str) -> None:
    found = _answer(_asking(work("job", "10d", needs={"lea": "100%"}), due=due))

    assert found.earliest == date(2027, 1, 1)
    assert found.verdict == verdict


def test_between_hopeless_and_safe_it_is_renegotiated() -> None:
    job = work("job", {"low": "6d", "likely": "8d", "high": "14d"}, needs={"lea": "100%"})
    found = {
        due: _answer(_asking(job, due=due), with_alternatives=False).verdict
        for due in ("2026-12-18", "2026-12-31", "2027-02-26")
    }

    assert found == {"2026-12-18": "refuse", "2026-12-31": "renegotiate", "2027-02-26": "promise"}


def test_the_policy_says_how_much_of_people_may_be_filled_and_what_is_hopeless() -> None:
    draft = promise(
        work("job", "8d", needs={"lea": "100%"}), id="NEW", start="2026-11-23", status="draft", type="sure",
        due="2026-12-02",
    )  # fmt: skip
    full = world(draft, policy=CERTAIN, people=LEA)
    held = world(draft, policy={**CERTAIN, "assess": {"fill_to": "80%"}}, people=LEA)
    mild = world(draft, policy={**CERTAIN, "assess": {"fill_to": "80%", "refuse_below": "0%"}}, people=LEA)

    assert (_answer(full).verdict, _answer(full).earliest) == ("promise", date(2026, 12, 2))
    assert (_answer(held).verdict, _answer(held).earliest) == ("refuse", date(2026, 12, 4))
    assert _answer(mild).verdict == "renegotiate"


# --- what others do to it, and it to others ---


def test_an_offer_counts_with_its_chance_of_being_won() -> None:
    def offer(chance: str) -> dict[str, Any]:
        return promise(
            work("big", "10d", needs={"lea": "100%"}), id="OFFER", status="proposed", start="2026-11-23",
            offer={"win_probability": chance}, type="sure",
        )  # fmt: skip

    job = promise(
        work("job", "5d", needs={"lea": "100%"}), id="NEW", start="2026-11-23", status="draft", type="sure"
    )
    ends = [
        _answer(world(offer(chance), job, policy=CERTAIN, people=LEA)).earliest
        for chance in ("0%", "50%", "100%")
    ]

    assert ends == [date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 11)]


def test_of_two_drafts_assessed_together_the_second_gets_what_the_first_leaves() -> None:
    drafts = [
        promise(
            work("job", "5d", needs={"lea": "100%"}), id=name, start="2026-11-23", status="draft", type="sure"
        )
        for name in ("ONE", "TWO")
    ]
    workspace = world(*drafts, policy=CERTAIN, people=LEA)

    first = assess(workspace, TODAY, ["ONE", "TWO"]).promises
    other = assess(workspace, TODAY, ["TWO", "ONE"]).promises

    assert [first[name].earliest for name in ("ONE", "TWO")] == [date(2026, 11, 27), date(2026, 12, 4)]
    assert [other[name].earliest for name in ("ONE", "TWO")] == [date(2026, 12, 4), date(2026, 11, 27)]


def test_who_matters_less_is_pushed_first_and_those_who_wait_for_them_too() -> None:
    def standing(name: str, **fields: Any) -> dict[str, Any]:
        return promise(
            work("m", "5d", needs={"lea": "50%"}), id=name, start="2026-11-23", due="2026-11-27", type="sure",
            **fields,
        )  # fmt: skip

    waits = promise(
        work("m", "2d", after=["MINOR/m"]), id="WAITS", start="2026-11-23", due="2026-12-01", type="sure"
    )
    draft = promise(
        work("job", "5d", needs={"lea": "40%"}), id="NEW", start="2026-11-23", due="2026-11-27", type="sure",
        status="draft",
    )  # fmt: skip
    workspace = world(
        standing("MAJOR", importance="major"), standing("MINOR"), waits, draft, policy=CERTAIN, people=LEA
    )

    found = _answer(workspace)

    moved = {
        each.id: (each.before, each.after, each.on_time_before, each.on_time_after) for each in found.pushed
    }
    # MINOR loses 0.4 of its 0.5 on five days: a day's work is done in that week, four are left.
    assert moved == {
        "MINOR": (date(2026, 11, 27), date(2026, 12, 3), 1.0, 0.0),
        "WAITS": (date(2026, 12, 1), date(2026, 12, 7), 1.0, 0.0),
    }
    assert {each.id: each.by for each in found.pushed} == {"MINOR": ("lea",), "WAITS": ()}


def test_a_promise_that_fits_pushes_nobody_and_overloads_nobody() -> None:
    found = _answer(_asking(work("job", "10d", needs={"lea": "100%"}), due="2027-01-29"))

    assert (found.verdict, found.overloads, found.pushed, found.alternatives) == ("promise", (), (), ())


def test_what_binds_is_named_with_the_days_lost_and_who_has_them() -> None:
    (binding,) = _answer(_asking(work("job", "10d", needs={"lea": "100%"}), due="2026-12-04")).binding

    assert (binding.resource, binding.booked_by, binding.milestones) == ("lea", ("BOOKED",), ("job",))
    assert binding.days == pytest.approx(sum(BOOKED), abs=0.2)  # all that is booked until it is done


def test_one_person_does_not_do_two_things_of_one_promise_at_once() -> None:
    both = [work(name, "5d", needs={"lea": "100%"}) for name in ("a", "b")]
    draft = promise(*both, id="NEW", start="2026-11-23", status="draft", type="sure")

    assert _answer(world(draft, policy=CERTAIN, people=LEA)).earliest == date(2026, 12, 4)


def test_a_skill_and_who_has_it_are_not_two_people() -> None:
    one = work("a", "5d", needs={"lea": "100%"})
    other = work("b", "5d", needs={"dev": "1"})
    draft = promise(one, other, id="NEW", start="2026-11-23", status="draft", type="sure")

    assert _answer(world(draft, policy=CERTAIN, people=LEA)).earliest == date(2026, 12, 4)


def test_a_gate_is_promised_too() -> None:
    steps = [
        work("first", "5d", needs={"lea": "50%"}, due="2026-11-25"),
        work("last", "5d", after=["first"], needs={"lea": "50%"}, due="2026-12-18"),
    ]
    draft = promise(*steps, id="NEW", start="2026-11-23", status="draft", type="sure", due="2026-12-18")
    found = _answer(world(draft, policy=CERTAIN, people=LEA))

    assert [(gate.id, gate.holds, gate.earliest) for gate in found.gates] == [
        ("first", False, date(2026, 11, 27)),
        ("last", True, date(2026, 12, 4)),
    ]
    assert (found.verdict, found.on_time) == ("renegotiate", 1.0)
    assert [each.changes[0].written for each in found.alternatives if each.makes_it] == [
        "add person dev 50% from 2026-11-23 for NEW",  # done a day sooner, the gate holds
        "NEW/first due 2026-11-27",
    ]


def test_many_small_things_for_one_person_are_done_one_after_the_other() -> None:
    steps = [work(f"m{n}", "1d", needs={"lea": "50%"}) for n in range(60)]
    draft = promise(*steps, id="NEW", start="2026-11-23", status="draft", type="sure")

    # two at a time, thirty days
    assert _answer(world(draft, policy=CERTAIN, people=LEA), samples=100).earliest == date(2027, 1, 1)


def test_half_a_machine_does_nothing() -> None:
    rig = [{"id": "rig", "capacity": "1"}]
    busy = promise(work("m", "5d", needs={"rig": "1"}), id="BUSY", start="2026-11-23", type="sure")
    draft = promise(
        work("job", "2d", needs={"rig": "1"}), id="NEW", start="2026-11-23", status="draft", type="sure"
    )

    assert _answer(world(busy, draft, policy=CERTAIN, equipment=rig)).earliest == date(2026, 12, 1)


def test_a_skill_has_the_room_of_all_who_have_it() -> None:
    people = [{"id": "lea", "skills": ["dev/senior"]}, {"id": "noah", "skills": ["dev"]}]
    busy = promise(work("m", "10d", needs={"lea": "100%"}), id="BUSY", start="2026-11-23", type="sure")
    ends = []
    for need in ("1", "2"):
        job = work("job", "5d", needs={"dev": need})
        draft = promise(job, id="NEW", start="2026-11-23", status="draft", type="sure")
        ends.append(_answer(world(busy, draft, policy=CERTAIN, people=people)).earliest)

    assert ends == [date(2026, 11, 27), date(2026, 12, 4)]


# --- alternatives ---


def _crowded() -> Workspace:
    people = [
        {"id": name, "skills": ["dev" if name != "zoe" else "design"]} for name in ("lea", "noah", "zoe")
    ]
    busy = promise(
        work("m", "15d", needs={"lea": "100%"}), id="BUSY", start="2026-11-23", due="2027-02-26", type="sure"
    )
    draft = promise(
        work("portal", "10d", needs={"lea": "50%"}),
        work("returns", "8d", after=["portal"], needs={"lea": "50%"}),
        work("live", "2d", after=["returns"], needs={"lea": "50%"}),
        id="NEW", start="2026-11-23", due="2026-12-18", status="draft", type="sure",
        deliverables=[{"what": "Portal"}, {"what": "Module of returns", "milestones": ["returns"]}],
    )  # fmt: skip
    return world(busy, draft, policy=CERTAIN, people=people)


def test_each_alternative_is_named_and_recomputed() -> None:
    found = _answer(_crowded())
    by = {each.changes[0].written: each for each in found.alternatives}

    assert (found.earliest, found.on_time) == (date(2027, 1, 8), 0.0)
    assert by["NEW due 2027-01-08"].on_time == 1.0
    assert by["drop NEW/returns"].date == date(2026, 12, 29)
    assert by["swap lea noah in NEW"].date == date(2026, 12, 18)
    assert by["swap lea noah in NEW"].makes_it
    assert by["BUSY yields to NEW"].date == date(2026, 12, 18)
    (moved,) = by["BUSY yields to NEW"].pushed
    # it loses half of each of its fifteen days
    assert (moved.id, moved.before, moved.after) == ("BUSY", date(2026, 12, 11), date(2026, 12, 23))
    assert found.resequenced is not None  # BUSY has until February: it can spare the days
    assert found.resequenced.date == date(2026, 12, 18)
    assert by["NEW start 2026-12-14"].date == date(2027, 1, 8)


def test_those_that_keep_the_date_come_first() -> None:
    kept = [each.makes_it for each in _answer(_crowded()).alternatives]

    assert kept == sorted(kept, reverse=True)


# --- bad input ---


@pytest.mark.parametrize(
    ("fields", "verdict", "said"),
    [
        ({"milestones": []}, "refuse", "no milestones"),
        ({"milestones": [work("a")]}, "refuse", "nothing of what is left is estimated"),
        ({"status": "lost", "milestones": [work("a", "2d")]}, "refuse", "lost"),
        ({"milestones": [work("a", "2d", after=["a"])]}, "refuse", "it waits for itself"),
    ],
)
def test_what_cannot_be_assessed_says_why(fields: dict[str, Any], verdict: str, said: str) -> None:
    draft = {**promise(id="NEW", start="2026-11-23", status="draft", due="2026-12-18"), **fields}
    found = _answer(world(draft, people=LEA))

    assert (found.verdict, found.on_time, found.earliest) == (verdict, None, None)
    assert said in (found.why_not.en if found.why_not else "")


@pytest.mark.parametrize(
    ("milestone", "note"),
    [
        (work("a", "2d"), "nobody is named"),
        (work("a", "2d", needs={"cobol": "1"}), "capacity is not known"),
        (work("a", "2d", after=["NOPE/x"]), "a waits for NOPE/x, which does not exist"),
        (work("a", "2d", needs={"lea": "150%"}), "asks for 150% of lea, who has 100% at most"),
        (work("a", "2d", needs={"rig": "3"}), "asks for 3 of rig, and there are 2 at most"),
    ],
)
def test_what_is_not_checked_is_told(milestone: dict[str, Any], note: str) -> None:
    draft = promise(milestone, id="NEW", start="2026-11-23", status="draft", due="2027-03-01")
    found = _answer(world(draft, people=LEA, equipment=[{"id": "rig", "capacity": "2"}]))

    assert any(note in each.en for each in found.unknown)


def test_a_demand_above_any_capacity_is_refused() -> None:
    draft = promise(work("a", "2d", needs={"rig": "3"}), id="NEW", start="2026-11-23", due="2027-03-01")
    found = _answer(world(draft, equipment=[{"id": "rig", "capacity": "2"}]))

    assert (found.verdict, found.on_time, found.earliest) == ("refuse", 0.0, None)


def test_somebody_away_all_along_leaves_no_date() -> None:
    people = [{"id": "lea", "absences": [{"from": "2026-01-01", "to": "2060-01-01"}]}]
    draft = promise(work("a", "2d", needs={"lea": "50%"}), id="NEW", start="2026-11-23", due="2027-03-01")
    found = _answer(world(draft, people=people))

    assert (found.verdict, found.earliest) == ("refuse", None)
    assert found.why_not is not None
    assert "have no days left together" in found.why_not.en


def test_a_date_before_its_own_start_is_refused() -> None:
    draft = promise(work("a", "2d"), id="NEW", start="2027-01-11", due="2027-01-04", status="draft")
    found = _answer(world(draft))

    assert (found.verdict, found.on_time) == ("refuse", 0.0)


@pytest.mark.parametrize(("probability", "end"), [("0%", date(2026, 11, 27)), ("100%", date(2026, 12, 4))])
def test_a_risk_that_never_or_always_strikes(probability: str, end: date) -> None:
    risk = {
        "id": "R1",
        "what": "x",
        "probability": probability,
        "impact": {"delay": {"low": "5d", "likely": "5d", "high": "5d"}},
    }
    draft = promise(
        work("a", "5d"),
        id="NEW",
        start="2026-11-23",
        status="draft",
        type="sure",
        risks=[risk],
        due="2027-01-29",
    )
    found = _answer(world(draft, policy=CERTAIN))

    assert found.earliest == end


def test_a_thousand_milestones_in_one_promise_are_assessed() -> None:
    steps = [work("m0", "1d")] + [work(f"m{n}", "1d", after=[f"m{n - 1}"]) for n in range(1, 1000)]
    draft = promise(*steps, id="NEW", start="2026-11-23", status="draft", type="sure")

    assert _answer(world(draft, policy=CERTAIN), samples=200).earliest == date(2030, 9, 20)


# --- criticality ---


def _with_van(criticality: str, holds: str = "important") -> Assessment:
    """Ten days for Léa and a van that is booked for all of the first two weeks."""
    van = {"id": "van", "criticality": criticality}
    other = promise(work("o", "10d", needs={"van": "1"}), id="O", start="2026-11-23", type="sure")
    draft = promise(
        work("job", "10d", needs={"lea": "100%", "van": "1"}), id="NEW", start="2026-11-23", status="draft",
        type="sure", due="2026-12-04",
    )  # fmt: skip
    policy = {**CERTAIN, "assess": {"holds": holds}}
    return _answer(world(other, draft, policy=policy, people=LEA, equipment=[van]))


@pytest.mark.parametrize(
    ("criticality", "holds", "earliest", "verdict"),
    [
        ("essential", "important", date(2026, 12, 18), "refuse"),
        ("important", "important", date(2026, 12, 18), "refuse"),
        ("support", "important", date(2026, 12, 4), "promise"),
        ("important", "essential", date(2026, 12, 4), "promise"),
        ("support", "support", date(2026, 12, 18), "refuse"),
    ],
)
def test_only_who_is_critical_enough_holds_the_date_back(
    criticality: str, holds: str, earliest: date, verdict: str
) -> None:
    found = _with_van(criticality, holds)

    assert (found.earliest, found.verdict) == (earliest, verdict)


def test_what_is_asked_too_much_of_support_is_said_and_whom_it_pushes() -> None:
    found = _with_van("support")

    assert [(each.resource, each.over_days, each.holds) for each in found.overloads] == [
        ("van", 5, False),
        ("van", 5, False),
    ]
    assert [each.id for each in found.pushed] == ["O"]
    assert found.alternatives == ()


def test_a_skill_is_as_critical_as_the_most_critical_who_has_it() -> None:
    people = [
        {"id": "lea", "skills": ["dev"], "criticality": "support"},
        {"id": "noah", "skills": ["dev"], "criticality": "essential"},
    ]
    room = _fit(world(_job("NEW", dev="1"), people=people, policy=CERTAIN)).room

    assert [room.criticality(name) for name in ("dev", "lea", "design")] == [
        "essential",
        "support",
        "important",
    ]
