"""Running promises against named series."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from engage.learn.kpi_facts import sla_facts
from engage.model.asof import known_on
from engage.model.commitment import Commitment, Promise
from engage.model.policy import Policy
from engage.model.sla import SeriesValue, SlaTarget
from engage.model.target import parse_target
from engage.model.workspace import Workspace
from engage.plan.sla import SlaReader, Track
from engage.plan.sla_hours import end_of_day
from engage.usecase.sla import sla

TODAY = date(2026, 11, 20)


def value(on: str, shown: str, series: str = "backups", **more: str) -> SeriesValue:
    found = SeriesValue.model_validate({"on": on, "value": shown} | more)
    found.at(f"records/series/{series}.csv", ("values", 0))
    return found


def workspace(*values: SeriesValue, target: str = ">= 95 %", attainment: float | None = 0.9) -> Workspace:
    given = {
        "name": "t", "measure": "backups", "target": parse_target(target), "attainment": attainment,
    }  # fmt: skip
    promise = Promise(start=date(2026, 7, 6), due=date(2027, 6, 30))
    commitment = Commitment(
        id="C", title="C", client="acme", status="active", promise=promise,
        sla=(SlaTarget.model_validate(given),),
    )  # fmt: skip
    return Workspace(Policy(timezone="Europe/Paris"), (commitment,), series=tuple(values))


def track(found: Workspace, today: date = TODAY) -> Track:
    reader = SlaReader(found, end_of_day(found, today), today)
    return reader.tracks(found.commitments[0])[0]


def daily(first: str, count: int, shown: str = "97 %") -> tuple[SeriesValue, ...]:
    start = date.fromisoformat(first)
    return tuple(value((start + timedelta(days=day)).isoformat(), shown) for day in range(count))


@pytest.mark.parametrize(
    ("target", "shown", "kept", "missed", "left_out"),
    [
        (">= 95 %", "95 %", 1, 0, 0),
        (">= 95 %", "94.9 %", 0, 1, 0),
        (">= 95 %", "95", 1, 0, 0),  # without a unit it is that of the target
        (">= 95 %", "95 GB", 0, 0, 1),
        ("<= 200 ms", "180 ms", 1, 0, 0),
        ("< 200 ms", "200 ms", 0, 1, 0),
        ("= yes", "yes", 1, 0, 0),
        ("= yes", "no", 0, 1, 0),
        (">= 95 %", "yes", 0, 0, 1),
    ],
)
def test_a_value_is_held_against_the_target(
    target: str, shown: str, kept: int, missed: int, left_out: int
) -> None:
    found = workspace(value("2026-11-19", shown), value("2026-11-18", "0 apples"), target=target)
    reader = SlaReader(found, end_of_day(found, TODAY), TODAY)
    faults = reader.faults(found.commitments[0])
    tallies = reader.tracks(found.commitments[0])[0].tallies
    assert ([(t.good, t.bad) for t in tallies[-1:]] or [(0, 0)]) == [(kept, missed)]
    assert [(fault.id, fault.series) for fault in faults].count(("2026-11-19", "backups")) == left_out
    assert ("2026-11-18", "backups") in {(fault.id, fault.series) for fault in faults}


@pytest.mark.parametrize("target", ["95 %", ""])
def test_a_target_without_an_operator_judges_nothing(target: str) -> None:
    found = track(workspace(value("2026-11-19", "97 %"), target=target))
    assert found.unknown
    assert "operator" in found.unknown.en
    assert found.tallies == ()


def test_values_count_in_the_period_of_their_day_while_the_promise_runs() -> None:
    found = workspace(
        value("2026-07-05", "0"),  # the day before its start
        value("2026-09-30", "97"),
        value("2026-09-30T23:30+00:00", "0"),  # already October in Paris
        value("2026-10-02", "97"),
        value("2026-11-21", "0"),  # not known yet
    )
    assert [(t.period.key, t.good, t.bad) for t in track(found).tallies] == [
        ("2026-Q3", 1, 0), ("2026-Q4", 1, 1),
    ]  # fmt: skip
    assert len(known_on(found, TODAY).series) == 4


def test_only_values_of_the_promise_count_and_the_nearest_where_there_are_several() -> None:
    found = workspace(
        value("2026-11-16", "97"),
        value("2026-11-16", "0", client="acme"),
        value("2026-11-16", "98", commitment="C"),
        value("2026-11-17", "0", client="acme"),
        value("2026-11-17", "0", client="other"),
        value("2026-11-18", "0", commitment="D"),
        value("2026-11-18", "0", series="restores"),
    )
    assert [(v.on.day, v.met) for v in track(found).values] == [(16, True), (17, False)]


@pytest.mark.parametrize(
    ("values", "since"),
    [
        (daily("2026-11-01", 20), None),
        (daily("2026-11-01", 16), None),  # 16 November: four days, a long weekend
        (daily("2026-11-01", 15), date(2026, 11, 15)),
        (tuple(value(on, "97") for on in ("2026-10-23", "2026-10-30", "2026-11-06")), None),
        (tuple(value(on, "97") for on in ("2026-10-16", "2026-10-23", "2026-10-30")), date(2026, 10, 30)),
        ((value("2026-10-02", "97"),), None),  # one says nothing of the rhythm
        ((value("2026-09-30", "97"),), date(2026, 9, 30)),
    ],
)
def test_a_series_that_stopped_is_noticed_by_its_own_rhythm(
    values: tuple[SeriesValue, ...], since: date | None
) -> None:
    assert track(workspace(*values)).silent_since == since


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ((), "unknown"),
        (daily("2026-09-01", 20), "unknown"),  # nothing in this quarter: not zero, not known
        (daily("2026-11-11", 10), "kept"),
        (daily("2026-11-11", 10, "90 %"), "below"),
    ],
)
def test_how_it_stands(values: tuple[SeriesValue, ...], standing: str) -> None:
    found = workspace(*values)
    (row,) = sla(found, TODAY, end_of_day(found, TODAY)).rows
    assert row.standing == standing
    if not values:
        assert row.track.unknown
        assert "records/series/backups.csv" in row.track.unknown.en


def test_attainment_interval_and_budget_are_those_of_shares() -> None:
    found = workspace(*daily("2026-10-01", 45), *daily("2026-11-15", 5, "90 %"))
    (row,) = sla(found, TODAY, end_of_day(found, TODAY)).rows
    tally, interval = row.track.current, row.intervals[-1]
    assert tally
    assert interval
    assert (tally.attainment, tally.met) == (0.9, True)
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.7864, 0.9565)  # Wilson, 45 of 50
    assert tally.burn_rate == pytest.approx(1.0)


def test_values_are_cases_of_the_key_figure() -> None:
    found = workspace(value("2026-11-18", "97"), value("2026-11-19", "90"), value("2026-11-20", "90 GB"))
    facts = list(sla_facts(found, SlaReader(found, end_of_day(found, TODAY), TODAY)))
    assert [(f.id, f.opened.day, f.met) for f in facts] == [
        ("backups 2026-11-18", 18, True), ("backups 2026-11-19", 19, False),
    ]  # fmt: skip
