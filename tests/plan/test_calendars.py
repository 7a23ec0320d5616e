"""Who works when, built from the files of a workspace."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import FRANCE, promise, work, world

from engage.model.workspace import Workspace
from engage.plan.calendar import WorkCalendar
from engage.plan.calendars import Calendars

TODAY = date(2026, 9, 7)


def _calendars(workspace: Workspace) -> Calendars:
    return Calendars(workspace, TODAY)


def _worked(calendar: WorkCalendar | None, first: date, last: date) -> list[str]:
    """The days worked between two days, as `11-09`."""
    assert calendar is not None
    days = (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
    return [f"{day:%m-%d}" for day in days if calendar.is_working(day)]


def _week_of_armistice(calendar: WorkCalendar | None) -> list[str]:
    return _worked(calendar, date(2026, 11, 9), date(2026, 11, 15))


def test_without_settings_the_working_week_is_monday_to_friday() -> None:
    assert _week_of_armistice(_calendars(world()).organisation) == [
        "11-09", "11-10", "11-11", "11-12", "11-13",
    ]  # fmt: skip


def test_public_holidays_of_the_country_are_not_worked() -> None:
    found = _calendars(world(policy=FRANCE)).organisation
    assert _week_of_armistice(found) == ["11-09", "11-10", "11-12", "11-13"]


@pytest.mark.parametrize("country", ["none", "None", None])
def test_country_none_means_weekends_only(country: str | None) -> None:
    policy = {"calendar": {"country": country}} if country else {}
    assert len(_week_of_armistice(_calendars(world(policy=policy)).organisation)) == 5


def test_a_closure_is_not_worked_and_its_last_day_is_included() -> None:
    policy = {"calendar": {"closures": [{"from": "2026-12-24", "to": "2027-01-01"}, {"from": "2027-01-04"}]}}
    found = _calendars(world(policy=policy)).organisation
    assert _worked(found, date(2026, 12, 21), date(2027, 1, 6)) == [
        "12-21", "12-22", "12-23", "01-05", "01-06",
    ]  # fmt: skip


def test_a_written_week_rules() -> None:
    policy = {"calendar": {"days": ["tu", "sa"]}}
    assert _week_of_armistice(_calendars(world(policy=policy)).organisation) == ["11-10", "11-14"]


def test_a_country_brings_its_own_weekend_unless_a_week_is_written() -> None:
    sunday = date(2026, 11, 15)
    assert _calendars(world(policy={"calendar": {"country": "IL"}})).organisation.is_working(sunday)
    written = {"calendar": {"country": "IL", "days": ["mo", "tu"]}}
    assert not _calendars(world(policy=written)).organisation.is_working(sunday)


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({}, ["11-09", "11-10", "11-12", "11-13"]),
        ({"days": ["mo", "we", "th"]}, ["11-09", "11-12"]),
        ({"absences": [{"from": "2026-11-09", "to": "2026-11-10"}]}, ["11-12", "11-13"]),
        ({"absences": [{"from": "2026-11-13"}]}, ["11-09", "11-10", "11-12"]),
        ({"left": "2026-11-10"}, ["11-09", "11-10"]),
        ({"capacity": "40%"}, ["11-09", "11-10", "11-12", "11-13"]),
        ({"capacity": [{"from": "2026-01-01", "share": "100%"}, {"from": "2026-11-12", "share": "0%"}]},
         ["11-09", "11-10"]),
        ({"calendar": {"country": "DE"}}, ["11-09", "11-10", "11-11", "11-12", "11-13"]),
        ({"calendar": {"country": "DE", "closures": [{"from": "2026-11-11"}]}},
         ["11-09", "11-10", "11-12", "11-13"]),
        ({"calendar": {"country": "DE"}, "days": ["we"]}, ["11-11"]),
    ],
)  # fmt: skip
def test_a_person_works_their_own_days(fields: dict[str, Any], days: list[str]) -> None:
    calendars = _calendars(world(policy=FRANCE, people=[{"id": "ana", **fields}]))
    assert _week_of_armistice(calendars.resource("ana")) == days


def test_closures_of_the_company_hold_for_who_has_another_countrys_holidays() -> None:
    policy = {"calendar": {"country": "FR", "closures": [{"from": "2026-11-12"}]}}
    calendars = _calendars(world(policy=policy, people=[{"id": "ana", "calendar": {"country": "DE"}}]))
    assert _week_of_armistice(calendars.resource("ana")) == ["11-09", "11-10", "11-11", "11-13"]


def test_a_provider_works_in_its_booked_slots_only_and_always_where_none_is_given() -> None:
    calendars = _calendars(
        world(
            providers=[
                {"id": "rau", "slots": [{"from": "2026-11-10", "to": "2026-11-11"}, {"from": "2026-11-13"}]},
                {"id": "free"},
            ]
        )
    )
    assert _week_of_armistice(calendars.resource("rau")) == ["11-10", "11-11", "11-13"]
    assert calendars.resource("free") is calendars.organisation


def test_equipment_out_of_service_stops_the_work() -> None:
    calendars = _calendars(world(equipment=[{"id": "bench", "absences": [{"from": "2026-11-10"}]}]))
    assert _week_of_armistice(calendars.resource("bench")) == ["11-09", "11-11", "11-12", "11-13"]


def test_a_milestone_runs_on_the_days_that_everyone_named_works() -> None:
    commitment = promise(
        work("ux", "3d", needs={"ana": "50%", "rau": "1", "java/senior": "2", "nobody": "1"}),
        work("free", "3d"),
        pauses=[{"from": "2026-11-13", "to": "2026-11-16"}],
    )
    workspace = world(
        commitment,
        policy=FRANCE,
        people=[{"id": "ana", "days": ["mo", "tu", "th", "fr"]}],
        providers=[{"id": "rau", "slots": [{"from": "2026-11-10", "to": "2026-11-30"}]}],
    )
    calendars, found = _calendars(workspace), workspace.commitments[0]
    first, last = date(2026, 11, 9), date(2026, 11, 18)
    ux, free = (calendars.milestone(found, milestone) for milestone in found.milestones)
    assert _worked(ux, first, last) == ["11-10", "11-12", "11-17"]
    assert _worked(free, first, last) == ["11-09", "11-10", "11-12", "11-17", "11-18"]
    assert free is calendars.commitment(found)


def test_a_pause_without_an_end_holds_until_today() -> None:
    commitment = promise(work("ux", "3d"), pauses=[{"from": "2026-09-02"}])
    workspace = world(commitment)
    found = _calendars(workspace).commitment(workspace.commitments[0])
    assert _worked(found, date(2026, 9, 1), date(2026, 9, 9)) == ["09-01", "09-08", "09-09"]


def test_calendars_with_the_same_days_are_one() -> None:
    workspace = world(
        promise(work("a", "1d", needs={"ana": "1"}), work("b", "1d", needs={"bob": "1", "ana": "10%"})),
        people=[{"id": "ana"}, {"id": "bob", "capacity": "50%"}],
    )
    calendars, found = _calendars(workspace), workspace.commitments[0]
    assert len({id(calendars.milestone(found, milestone)) for milestone in found.milestones}) == 1


def test_a_clients_calendar_has_its_countrys_holidays_and_its_closures_but_not_ours() -> None:
    policy = {"calendar": {"country": "FR", "closures": [{"from": "2026-11-09"}]}}
    clients = (
        {"id": "acme", "calendar": {"closures": [{"from": "2026-11-12"}]}},
        {"id": "kern", "calendar": {"country": "DE"}},
    )
    workspace = world(policy=policy, clients=clients)
    calendars = _calendars(workspace)
    acme, kern = (calendars.client(client) for client in workspace.clients)
    assert _week_of_armistice(acme) == ["11-09", "11-10", "11-13"]
    assert _week_of_armistice(kern) == ["11-09", "11-10", "11-11", "11-12", "11-13"]


def test_an_unknown_country_falls_back_to_weekends_and_says_so() -> None:
    policy = {"calendar": {"country": "FX"}}
    calendars = _calendars(world(policy=policy, people=[{"id": "ana", "calendar": {"country": "Narnia"}}]))
    assert len(_week_of_armistice(calendars.organisation)) == 5
    calendars.resource("ana")
    own, hers = calendars.unknown("ana")
    assert "weekends only" in own.en
    assert "'FX'" in own.en
    assert hers.en.startswith("ana: ")
    assert "week-ends" in hers.fr


def test_an_unknown_region_falls_back_to_the_country_and_says_so() -> None:
    calendars = _calendars(world(policy={"calendar": {"country": "FR", "region": "Atlantis"}}))
    assert _week_of_armistice(calendars.organisation) == ["11-09", "11-10", "11-12", "11-13"]
    assert "Atlantis" in calendars.unknown()[0].en


def test_a_known_calendar_leaves_nothing_unknown() -> None:
    calendars = _calendars(world(policy=FRANCE, people=[{"id": "ana"}]))
    assert calendars.organisation
    assert calendars.unknown("ana") == ()


@pytest.mark.parametrize(("hours", "expected"), [("8h", 8), ("7.5h", 7.5), ("1d", 7), ("0h", 7)])
def test_a_days_hours_are_the_calendars_and_never_nothing(hours: str, expected: float) -> None:
    assert _calendars(world(policy={"calendar": {"hours": hours}})).hours_per_day == expected
