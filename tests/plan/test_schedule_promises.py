"""What a schedule says of a promise as a whole: duration, buffer, progress, safe date, slack."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import FRANCE, promise, work, world

from engage.plan.schedule import compute
from engage.plan.schedule_types import BufferPlan, CommitmentPlan

MONDAY = date(2026, 9, 7)
#: A chain of forty working days from 7 September to 30 October, then its buffer.
FORTY = (work("a", "25d"), work("b", "15d", after="a"))
BASELINE = {"on": "2026-09-01", "start": "2026-09-07", "finish": "2026-10-30", "buffer": "10d"}


def _plan(*args: dict[str, Any], today: date = MONDAY, **kinds: Any) -> CommitmentPlan:
    return compute(world(*args, **kinds), today).plans["P"]


def _buffer(plan: CommitmentPlan) -> BufferPlan:
    assert plan.buffer is not None
    return plan.buffer


# --- safe date and slack ---------------------------------------------------------------------------------


def test_the_safe_date_is_the_finish_and_the_buffer_after_it() -> None:
    plan = _plan(promise(*FORTY, buffer="10d", due="2026-11-20"))
    assert (plan.start, plan.finish, plan.duration_days) == (MONDAY, date(2026, 10, 30), 40)
    assert (plan.safe_date, plan.slack_days) == (date(2026, 11, 13), 5)


def test_the_buffer_takes_working_days_only() -> None:
    plan = _plan(promise(*FORTY, buffer="10d", due="2026-11-20"), policy=FRANCE)
    assert plan.safe_date == date(2026, 11, 16)  # over the armistice
    assert plan.slack_days == 4


@pytest.mark.parametrize(
    ("due", "slack"),
    [
        ("2026-09-16", 0),  # the safe date itself
        ("2026-09-17", 1),
        ("2026-09-20", 2),  # a Sunday: Friday is the last day worked before it
        ("2026-09-21", 3),
        ("2026-09-15", -1),
        ("2026-09-11", -3),
        ("2026-09-01", -11),  # before the start
        ("2026-11-11", 39),  # a holiday
        ("2026-11-10", 39),
    ],
)
def test_slack_counts_working_days_from_the_safe_date_to_the_date_promised(due: str, slack: int) -> None:
    plan = _plan(promise(work("a", "5d"), buffer="3d", due=due), policy=FRANCE)
    assert plan.safe_date == date(2026, 9, 16)
    assert plan.slack_days == slack


def test_without_a_date_promised_there_is_no_slack() -> None:
    plan = _plan(promise(work("a", "5d")))
    assert (plan.promised, plan.slack_days) == (None, None)
    assert plan.safe_date is not None


def test_a_buffer_is_not_held_in_a_pause() -> None:
    pauses = [{"from": "2026-09-09", "to": "2026-09-11"}]
    plan = _plan(promise(work("a", "2d"), buffer="1d", pauses=pauses, due="2026-09-14"))
    assert (plan.finish, plan.safe_date, plan.slack_days) == (date(2026, 9, 8), date(2026, 9, 14), 0)


# --- buffers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("buffer", "basis", "days", "ratio", "of_chain"),
    [
        ("10d", "total", 10, 0.2, 0.25),
        ("20%", "total", 10, 0.2, 0.25),
        ("20%", "chain", 8, 1 / 6, 0.2),
        ("2w", "total", 10, 0.2, 0.25),
        ("none", "total", 0, 0.0, 0.0),
        ("3.5d", "total", 3.5, 3.5 / 43.5, 3.5 / 40),
    ],
)
def test_a_buffer_set_in_the_file_is_kept_as_written(
    buffer: str, basis: str, days: float, ratio: float, of_chain: float
) -> None:
    plan = _plan(promise(*FORTY, buffer=buffer), policy={"buffer": {"basis": basis}})
    found = _buffer(plan)
    assert found.days == pytest.approx(days)
    assert (found.ratio, found.ratio_of_chain) == (pytest.approx(ratio), pytest.approx(of_chain))
    assert [factor.name for factor in found.factors] == ["set"]
    assert found.raw_days is not None  # what the service level needs is said all the same


CRANE = {"id": "crane", "name": "Crane Ltd", "slots": [{"from": "2026-09-07", "to": "2026-09-16"}]}
LEAVES = {"id": "lea", "name": "Léa", "left": "2026-09-14"}


SLOT = (
    "a: the last slot of Crane Ltd ends on 16 September 2026, 3 days after it, less than the 4 days of buffer"
)
GONE = "a: Léa leaves on 14 September 2026, 1 day after its end, less than the 2 days of buffer"


@pytest.mark.parametrize(
    ("needs", "buffer", "told"),
    [
        ({"crane": "1"}, "4d", [f"{SLOT}: have another one ready"]),
        ({"crane": "1"}, "3d", []),
        ({"lea": "50%"}, "2d", [f"{GONE}: plan who takes over"]),
        ({"lea": "50%", "crane": "1"}, "2d", [f"{GONE}: plan who takes over"]),
        ({"rig": "1"}, "4d", []),
    ],
)
def test_a_buffer_that_outlasts_those_whom_the_work_needs_is_said(
    needs: dict[str, str], buffer: str, told: list[str]
) -> None:
    records = promise(work("a", "5d", needs=needs), buffer=buffer)
    plan = _plan(records, people=[LEAVES], providers=[CRANE], equipment=[{"id": "rig"}])
    assert plan.finish == date(2026, 9, 11)
    assert [note.en for note in plan.unknown] == told


def test_a_part_of_a_day_of_buffer_holds_the_whole_day() -> None:
    plan = _plan(promise(*FORTY, buffer="3.5d"))
    assert plan.safe_date == date(2026, 11, 5)
    assert _buffer(plan).left == 4


def test_a_buffer_of_the_whole_total_cannot_be() -> None:
    plan = _plan(promise(*FORTY, buffer="100%"))
    assert (plan.buffer, plan.safe_date) == (None, None)
    assert plan.finish == date(2026, 10, 30)
    assert plan.unknown[-1].en == "no buffer: a share of the total must be below 100%"


def test_a_computed_buffer_says_what_causes_it_and_sums() -> None:
    register = [
        {"id": "shared", "what": "x", "probability": "50%", "impact": {"delay": "4d"},
         "applies_to": {"types": ["custom-project"], "segments": ["retail"]}},
        {"id": "other", "what": "x", "probability": "50%", "impact": {"delay": "4d"},
         "applies_to": {"types": ["audit"]}},
    ]  # fmt: skip
    own = [{"id": "R1", "what": "x", "hits": ["b"], "probability": "30%",
            "impact": {"delay": {"low": "5d", "likely": "10d", "high": "20d"}}}]  # fmt: skip
    plan = _plan(
        promise(
            work("a", {"low": "20d", "likely": "25d", "high": "35d"}, needs={"lea": "100%"}),
            work("b", "15d", after="a"),
            type="custom-project",
            risks=own,
        ),
        clients=({"id": "acme", "segment": "retail"},),
        people=[{"id": "lea", "name": "Léa"}],
        risks=register,
    )
    found = _buffer(plan)
    days = {factor.name: factor.days for factor in found.factors}
    assert list(days) == ["uncertainty", "skew", "complexity", "load", "history", "risks", "policy"]
    assert sum(days.values()) == pytest.approx(found.days, abs=1e-9)
    assert all(days[name] > 0 for name in ("uncertainty", "skew", "complexity", "risks"))
    assert days["policy"] < 0
    assert (found.days, found.ratio) == (13, pytest.approx(13 / 53))
    why = {factor.name: factor.reason for factor in found.factors}
    assert why["risks"].en.startswith("2 risks (R1, shared): ")
    assert "1 without low and high, read as 0.8 to 1.6 times" in why["uncertainty"].en
    assert "Léa" in why["load"].en
    assert why["complexity"].fr == "type custom-project\u00a0: complexité élevée, incertitude × 1,25"
    assert "allows 13 days" in why["policy"].en


def test_risks_that_cannot_delay_the_chain_do_not_count() -> None:
    def risk(risk_id: str, **fields: Any) -> dict[str, Any]:
        return {"id": risk_id, "what": "x", "probability": "50%", "impact": {"delay": "9d"}, **fields}

    plan = _plan(
        promise(
            *FORTY,
            work("side", "1d"),
            risks=[
                risk("struck", struck="2026-09-04"),
                risk("aside", hits=["side"]),
                risk("money", impact={"cost": "5000 EUR"}),
                risk("vague", impact=None),
            ],
        )
    )
    reason = next(factor.reason.en for factor in _buffer(plan).factors if factor.name == "risks")
    assert reason == "no risk with figures on the chain; 1 without probability or delay not counted"


def test_an_own_risk_stands_in_place_of_a_shared_one_with_its_id() -> None:
    risk = {"id": "late", "what": "x", "probability": "50%", "impact": {"delay": "4d"}}
    rare = {**risk, "probability": "0%"}
    plan = _plan(promise(*FORTY, risks=[rare]), risks=[risk])
    reason = next(factor.reason.en for factor in _buffer(plan).factors if factor.name == "risks")
    assert reason == "1 risk (late): 0 days expected"


def test_full_people_make_a_computed_buffer_longer() -> None:
    def raw(need: str) -> float:
        chain = promise(work("a", "40d", needs={"lea": need}))
        found = _buffer(_plan(chain, people=[{"id": "lea"}])).raw_days
        assert found is not None
        return found

    assert raw("50%") == raw("85%") < raw("95%") < raw("100%") == raw("150%")


def test_the_load_of_other_promises_counts_and_that_of_offers_does_not() -> None:
    def reason(**fields: Any) -> str:
        other = promise(work("x", "40d", needs={"lea": "60%"}), id="Q", **fields)
        mine = promise(work("a", "40d", needs={"lea": "30%"}))
        plan = _plan(mine, other, people=[{"id": "lea"}])
        return next(factor.reason.en for factor in _buffer(plan).factors if factor.name == "load")

    assert reason() == "lea is at 90% of capacity where 85% is planned, uncertainty × 1.04"
    assert reason(status="proposed") == "lea, the fullest, is at 30% of capacity, within 85%"


def test_a_probability_that_a_band_cannot_reach_is_said() -> None:
    found = _buffer(_plan(promise(work("a", "40d"), type="custom-project")))
    assert found.raw_days is not None
    assert found.raw_days > found.days
    assert found.on_time_with_buffer is not None
    assert 0.5 < found.on_time_with_buffer < 0.9


# --- progress and consumption ----------------------------------------------------------------------------


def test_a_promise_on_its_baseline_has_burnt_nothing_and_done_nothing() -> None:
    plan = _plan(promise(*FORTY, baseline=BASELINE, due="2026-11-13"))
    found = _buffer(plan)
    assert (plan.progress, found.consumed, found.days, found.left) == (0, 0, 10, 10)
    assert (plan.safe_date, plan.slack_days) == (date(2026, 11, 13), 0)


@pytest.mark.parametrize(
    ("today", "remaining", "progress", "consumed"),
    [  # the worked fever chart: day of the project, days that remain of forty
        (6, 36, 0.10, 0.2),
        (19, 24, 0.40, 0.3),
        (28, 20, 0.50, 0.8),
        (40, 12, 0.70, 1.2),
        (44, 2, 0.95, 0.6),
    ],
)
def test_the_worked_fever_chart(today: int, remaining: int, progress: float, consumed: float) -> None:
    day = date.fromordinal(MONDAY.toordinal() + today // 5 * 7 + today % 5)
    chain = work("a", "40d", started="2026-09-07", remaining=f"{remaining}d")
    plan = _plan(promise(chain, baseline=BASELINE), today=day)
    assert plan.progress == pytest.approx(progress)
    assert _buffer(plan).consumed == pytest.approx(consumed)


def test_ahead_of_the_baseline_the_buffer_grows() -> None:
    chain = work("a", "40d", started="2026-09-07", remaining="20d")
    plan = _plan(promise(chain, baseline=BASELINE), today=date(2026, 9, 28))
    assert _buffer(plan).consumed == pytest.approx(-0.5)


def test_without_a_baseline_neither_progress_nor_consumption_is_known() -> None:
    plan = _plan(promise(*FORTY))
    assert (plan.progress, _buffer(plan).consumed) == (None, None)


def test_a_baseline_without_buffer_has_no_consumption() -> None:
    plan = _plan(promise(*FORTY, baseline={**BASELINE, "buffer": "0d"}))
    assert (plan.progress, _buffer(plan).consumed) == (0, None)


def test_the_frozen_buffer_rules_and_the_difference_is_a_factor() -> None:
    found = _buffer(_plan(promise(*FORTY, baseline={**BASELINE, "buffer": "20d"}, buffer="15d")))
    assert found.days == 20
    assert [(factor.name, factor.days) for factor in found.factors] == [("set", 15.0), ("baseline", 5.0)]
    assert found.factors[1].reason.en == "frozen on 1 September 2026; today's plan would give 15 days"
    assert found.factors[1].reason.fr.startswith("figé le 1er septembre 2026")


def test_the_buffer_left_to_hold_shrinks_with_what_remains() -> None:
    chain = work("a", "40d", started="2026-09-07", remaining="20d")
    plan = _plan(promise(chain, baseline=BASELINE), today=date(2026, 10, 5))
    assert (plan.finish, plan.progress, _buffer(plan).left) == (date(2026, 10, 30), 0.5, 5)
    assert plan.safe_date == date(2026, 11, 6)


def test_without_a_baseline_the_buffer_left_follows_the_chain_of_today() -> None:
    started = work("a", "25d", done="2026-10-09", started="2026-09-07")
    plan = _plan(promise(started, work("b", "15d", after="a"), buffer="16d"), today=date(2026, 10, 12))
    assert (plan.duration_days, _buffer(plan).days, _buffer(plan).left) == (40, 16, 6)


def test_a_started_promise_without_a_baseline_sizes_its_buffer_on_the_whole_chain() -> None:
    """Else the whole would shrink with the work, and the part left of it twice."""
    fresh = _buffer(_plan(promise(*FORTY)))
    started = work("a", "25d", done="2026-10-09", started="2026-09-07")
    later = _buffer(_plan(promise(started, work("b", "15d", after="a")), today=date(2026, 10, 12)))
    assert (later.days, later.raw_days) == (fresh.days, fresh.raw_days)


def test_when_all_is_done_no_buffer_is_held() -> None:
    done = work("a", "40d", started="2026-09-07", done="2026-11-02")
    plan = _plan(promise(done, baseline=BASELINE, due="2026-11-13"), today=date(2026, 11, 9))
    assert (plan.progress, _buffer(plan).left, _buffer(plan).consumed) == (1, 0, pytest.approx(0.1))
    assert (plan.safe_date, plan.slack_days) == (date(2026, 11, 2), 9)


@settings(deadline=None)
@given(st.integers(0, 39), st.integers(1, 40))
def test_the_date_is_safe_exactly_while_the_buffer_burns_no_faster_than_the_chain(
    day: int, remaining: int
) -> None:
    today = date.fromordinal(MONDAY.toordinal() + day // 5 * 7 + day % 5)
    chain = work("a", "40d", started="2026-09-07", remaining=f"{remaining}d")
    plan = _plan(promise(chain, baseline=BASELINE, due="2026-11-13"), today=today)
    burnt, done = _buffer(plan).consumed, plan.progress
    assert plan.slack_days is not None
    assert burnt is not None
    assert done is not None
    assert (plan.slack_days >= 0) == (burnt <= done + 1e-9)


@pytest.mark.parametrize("finish", ["1999-01-01", "9999-12-31"])
def test_a_baseline_outside_the_years_of_the_calendar_is_compared_with_nothing(finish: str) -> None:
    plan = _plan(promise(*FORTY, baseline={**BASELINE, "finish": finish}))
    assert (plan.progress, _buffer(plan).consumed, plan.finish) == (None, None, date(2026, 10, 30))
    assert "the baseline lies outside the years" in plan.unknown[-1].en


def test_of_two_promises_with_one_id_the_first_counts() -> None:
    plans = compute(world(promise(work("a", "1d")), promise(work("b", "9d"))), MONDAY).plans
    assert [milestone.id for milestone in plans["P"].milestones] == ["a"]


_PAST, _NOW = ["0001-01-01", "1987-06-05", "2010-12-31", "2011-01-01"], ["2026-09-07", "2026-12-25"]
_ANY_DAY = st.sampled_from([*_PAST, *_NOW, "2041-12-31", "9999-12-31"])
_FIELDS = ("not_before", "started", "done", "due")


@settings(deadline=None, max_examples=150)
@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(_FIELDS, _ANY_DAY)),
    st.fixed_dictionaries({}, optional={"start": _ANY_DAY, "due": _ANY_DAY}),
    st.fixed_dictionaries({"on": _ANY_DAY, "start": _ANY_DAY, "finish": _ANY_DAY, "buffer": st.just("5d")}),
    st.fixed_dictionaries({"from": _ANY_DAY}, optional={"to": _ANY_DAY}),
)
def test_no_date_in_a_file_breaks_a_schedule(
    milestone: dict[str, str], dates: dict[str, str], baseline: dict[str, str], pause: dict[str, str]
) -> None:
    chain = [work("a", "3d", **milestone), work("b", "2d", after="a")]
    plan = _plan({**promise(*chain, baseline=baseline, pauses=[pause]), "promise": dates})
    assert (plan.finish is None) == (plan.safe_date is None)
    assert plan.finish is not None or plan.unknown


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.tuples(st.integers(1, 40), st.sampled_from(["", "lea", "tom"])), min_size=1, max_size=8),
    st.sampled_from(["custom-project", "standard-delivery", None]),
    st.floats(0.5, 0.99),
    st.integers(0, 100),
)
def test_factors_sum_to_the_buffer_whatever_the_promise(
    chain: list[tuple[int, str]], kind: str | None, confidence: float, risk: int
) -> None:
    milestones = [
        work(f"m{n}", f"{days}d", after=[f"m{n - 1}"] if n else [], needs={who: "90%"} if who else {})
        for n, (days, who) in enumerate(chain)
    ]
    risks = [{"id": "R", "what": "x", "probability": f"{risk}%", "impact": {"delay": "6d"}}]
    typed = {"type": kind} if kind else {}
    policy = {"buffer": {"confidence": f"{confidence:.3f}"}}
    people = [{"id": "lea"}, {"id": "tom", "capacity": "50%"}]
    found = _buffer(_plan(promise(*milestones, risks=risks, **typed), policy=policy, people=people))
    assert round(sum(factor.days for factor in found.factors), 6) == found.days
    assert found.ratio is not None
    assert found.days >= 0.5
    assert found.ratio <= 0.25 or found.days == 0.5


@pytest.mark.parametrize(
    ("not_before", "milestones"),
    [
        ("2026-09-18", 2),  # three days of float: a slip to the high estimate, 12 days, goes through
        ("2026-09-29", 1),  # ten days of float: absorbed
    ],
)
def test_work_before_a_fixed_date_counts_unless_its_float_absorbs_a_slip(
    not_before: str, milestones: int
) -> None:
    first = work("a", {"low": "5d", "likely": "6d", "high": "12d"})
    plan = _plan(promise(first, work("b", "10d", after="a", not_before=not_before)))
    assert plan.critical_path == ("b",)
    reason = next(factor.reason.en for factor in _buffer(plan).factors if factor.name == "uncertainty")
    assert reason.startswith(f"{milestones} milestone")
