"""What sets rules off, below, at and above each threshold; who hears of it; what inhibits what."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from worlds import world

from engage.health.escalation.conditions import firings
from engage.health.escalation.firing import Firing
from engage.health.escalation.hours import WorkingHours, held_until
from engage.health.escalation.inhibition import inhibited, is_stricter
from engage.health.escalation.recipients import Recipients
from engage.health.escalation.rules import rules_of
from engage.health.escalation.watch import Watch
from engage.health.situation import Situation
from engage.model.escalation import AlertPolicy, EscalationRule
from engage.model.policy import Policy
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.load import weekly_load
from engage.plan.schedule import compute

TODAY = date(2026, 11, 20)  # a Friday
PARIS = ZoneInfo("Europe/Paris")
PEOPLE: list[dict[str, Any]] = [
    {"id": "lea", "name": "Léa", "team": "web"},
    {"id": "paul", "name": "Paul"},
    {"id": "claire", "name": "Claire"},
    {"id": "gone", "name": "Gone", "left": "2026-10-01"},
]
ROLES = {"department_head": "paul", "account_director": ["claire"], "executive_committee": ["claire", "paul"]}
TOLD = {"on": "2026-11-19", "direction": "out", "text": "All said"}


def promise(**fields: Any) -> dict[str, Any]:
    """Active, red through a gate passed a week ago, the client told yesterday."""
    known: dict[str, Any] = {
        "id": "P", "title": "Portal", "client": "acme", "status": "active", "owner": "lea", "team": "web",
        "promise": {"made": "2026-09-01", "start": "2026-09-07", "due": "2026-12-18", "value": "100000 EUR"},
        "milestones": [{"id": "gate", "title": "Gate", "work": "5d", "due": "2026-11-13", "critical": "yes"}],
        "journal": [{"on": "2026-11-19", "note": "Late"}], "exchanges": [TOLD],
    }  # fmt: skip
    return known | fields


def situation(*commitments: dict[str, Any], **policy: Any) -> Situation:
    teams = [{"id": "web", "name": "Web", "lead": "paul"}]
    clients = ({"id": "acme", "contacts": [{"id": "jm", "name": "Jo"}], "roles": {"sponsor": "jm"}},)
    space = world(*commitments, policy={"roles": ROLES} | policy, clients=clients, people=PEOPLE, teams=teams)
    schedule = compute(space, TODAY)
    return Situation(space, schedule, weekly_load(space, schedule))


def fired(rule: dict[str, Any], *commitments: dict[str, Any], **policy: Any) -> tuple[Firing, ...]:
    now = situation(*(commitments or (promise(),)), **policy)
    made = EscalationRule.model_validate({"name": "r", "to": "owner"} | rule)
    return firings((made,), Watch(now), Recipients(now.workspace, now.calendars, TODAY))


def when(**conditions: Any) -> dict[str, Any]:
    return {"when": conditions}


def gate(**fields: Any) -> list[dict[str, Any]]:
    return [{"id": "gate", "title": "Gate", "work": "5d", "critical": "yes"} | fields]


SAID = {"on": "2026-11-12", "by": "lea"}
RECOVERY = {
    "opened": "2026-11-12", "acknowledged": SAID, "explained": SAID,
    "progress_plan": [{"what": "Two reviewers", "done": "2026-11-13"}],
    "follow_up": {"who": "lea", "due": "2026-11-18"},
}  # fmt: skip
UNSAID = {"opened": "2026-11-18"}  # by policy acknowledged on that day, explained two days later
OUT_OF_REACH = [{"id": "live", "work": "60d"}]  # promised for 18 December
SEEN = [{"on": "2026-11-18", "note": "Sixty days, not twenty"}]
SLIP = {"on": "2026-11-16", "known": "2026-11-16", "note": "Slips"}


@pytest.mark.parametrize(
    ("rule", "fields", "subjects"),
    [
        (when(milestone="critical", status=["red"]), {}, ["gate"]),
        (when(milestone="critical", status=["orange"]), {}, []),
        (when(milestone="critical"), {"milestones": gate(critical="no")}, []),
        (when(milestone="any"), {"milestones": gate(critical="no")}, ["gate"]),
        (when(milestone="critical"), {"milestones": gate(done="2026-11-10")}, []),
        (when(milestone="critical", status=["red"]),
         {"milestones": gate(done="2026-11-10", rejected={"on": "2026-11-18"})}, ["gate"]),
        (when(milestone="critical") | {"before": "10d"}, {"milestones": gate(due="2026-12-04")}, ["gate"]),
        (when(milestone="critical") | {"before": "10d"}, {"milestones": gate(due="2026-12-07")}, []),
        (when(milestone="critical") | {"before": "5d"}, {"milestones": gate(due="2026-11-27")}, ["gate"]),
        (when(milestone="critical") | {"before": "5d"}, {"milestones": gate(due="2026-11-30")}, []),
        (when(status=["red"]), {}, ["status"]),
        (when(status=["green"]), {}, []),
        ({"before": "20d"}, {}, ["due"]),
        ({"before": "19d"}, {}, []),
        (when(recovery_overdue="yes"), {"status": "broken", "recovery": RECOVERY}, ["recovery/follow_up"]),
        (when(recovery_overdue="1d"), {"status": "broken", "recovery": RECOVERY}, ["recovery/follow_up"]),
        (when(recovery_overdue="2d"), {"status": "broken", "recovery": RECOVERY}, []),
        (when(recovery_overdue="yes"), {"status": "broken", "recovery": UNSAID}, ["recovery/acknowledged"]),
        (when(action_overdue="yes"), {"actions": [{"what": "x", "due": "2026-11-20"}]}, []),
        (when(action_overdue="yes"), {"actions": [{"what": "x", "due": "2026-11-19"}]}, ["action/0"]),
        (when(action_overdue="1d"), {"actions": [{"what": "x", "due": "2026-11-19"}]}, []),
        (when(action_overdue="oui"), {"actions": [{"id": "A", "what": "x", "due": "2026-11-19"}]},
         ["action/A"]),
        (when(silence="1d"), {}, []),
        (when(silence="1d"), {"exchanges": [TOLD | {"on": "2026-11-18"}]}, ["silence"]),
        (when(silence="1d"), {"exchanges": [], "promise": {"made": "2026-11-18"}}, ["silence"]),
        (when(untold="4d"), {"journal": [SLIP], "exchanges": []}, []),
        (when(untold="3d"), {"journal": [SLIP], "exchanges": []}, ["slip/2026-11-16"]),
        (when(untold="3d"), {"journal": [SLIP | {"client_told": "2026-11-17"}], "exchanges": []}, []),
        (when(untold="3d"), {"journal": [SLIP | {"solved": "2026-11-17"}], "exchanges": []}, ["gate/gate"]),
        (when(untold="3d"), {"exchanges": []}, ["gate/gate"]),
        (when(untold="3d"), {"exchanges": [TOLD | {"on": "2026-11-12"}]}, ["gate/gate"]),
        (when(untold="3d"), {"exchanges": [TOLD | {"on": "2026-11-16"}]}, []),
        (when(untold="5d"), {"exchanges": []}, []),
        (when(untold="1d"), {"milestones": OUT_OF_REACH, "exchanges": [], "journal": SEEN}, ["forecast"]),
        (when(untold="2d"), {"milestones": OUT_OF_REACH, "exchanges": [], "journal": SEEN}, []),
        (when(untold="1d"), {"milestones": OUT_OF_REACH, "journal": SEEN}, []),
        (when(quality_incidents="1"), {"milestones": gate(quality=[{"measure": "m", "target": ">= 95 %",
                                                                    "actual": "91 %"}])}, ["quality"]),
        (when(quality_incidents="2"), {"milestones": gate(quality=[{"measure": "m", "target": ">= 95 %",
                                                                    "actual": "91 %"}])}, []),
        (when(quality_incidents="1"), {"milestones": gate(quality=[{"measure": "m", "target": ">= 95 %",
                                                                    "actual": "95 %"}])}, []),
        (when(milestone="critical"), {"status": "draft"}, []),
        (when(silence="1d", status=["red"]), {"exchanges": [TOLD | {"on": "2026-11-10"}]}, ["silence"]),
        (when(silence="1d", status=["green"]), {"exchanges": [TOLD | {"on": "2026-11-10"}]}, []),
    ],
)  # fmt: skip
def test_each_condition_at_its_threshold(
    rule: dict[str, Any], fields: dict[str, Any], subjects: list[str]
) -> None:
    assert [firing.hit.subject for firing in fired(rule, promise(**fields))] == subjects


@pytest.mark.parametrize(
    ("limit", "fires"), [("1999.99 EUR", True), ("2000 EUR", False), ("2000.01 EUR", False), ("1 USD", False)]
)
def test_exposure_fires_above_its_amount_and_in_its_currency_only(limit: str, fires: bool) -> None:
    # Promised for Friday 13 November: a week's penalty has begun.
    late = promise(
        promise={"made": "2026-09-01", "start": "2026-09-07", "due": "2026-11-13", "value": "100000 EUR"},
        contract={"penalties": {"rate": "2%", "per": "1w", "cap": "2%"}},
    )

    assert bool(fired(when(exposure_over=limit), late)) is fires


@pytest.mark.parametrize(("limit", "fires"), [("6d", True), ("7d", False), ("8d", False)])
def test_a_forecast_delay_counts_working_days_to_the_safe_date(limit: str, fires: bool) -> None:
    dates = {"made": "2026-09-01", "start": "2026-11-23", "due": "2026-11-27"}
    # Ten days of work from Monday on, and two of buffer: safe on 8 December, seven working days late.
    late = promise(promise=dates, milestones=[{"id": "m", "work": "10d"}], buffer="2d")

    assert bool(fired(when(forecast_delay_over=limit), late)) is fires


@pytest.mark.parametrize(("limit", "fires"), [("119%", True), ("120%", False), ("121%", False)])
def test_somebody_too_full_is_told_once_where_most_is_asked(limit: str, fires: bool) -> None:
    def asking(name: str, share: str) -> dict[str, Any]:
        work = [{"id": "m", "work": "5d", "not_before": "2026-11-23", "needs": {"lea": share}}]
        return promise(id=name, milestones=work)

    found = fired(when(saturation_over=limit), asking("A", "50%"), asking("B", "70%"))

    assert [(firing.commitment, firing.hit.subject) for firing in found] == ([("B", "lea")] if fires else [])


def test_what_it_says_and_since_when() -> None:
    (found,) = fired(when(milestone="critical", status=["red"]) | {"before": "5d"})

    assert found.hit.since == date(2026, 11, 6)
    assert found.hit.on == date(2026, 11, 13)
    assert found.hit.severity == "red"
    assert found.hit.why.en.startswith("Gate: due 13 Nov, planned for 26 Nov")
    assert found.hit.why.fr.startswith("Gate\u00a0: promis pour le 13\u00a0nov.")


def test_the_days_before_are_those_of_whoever_hears_of_it() -> None:
    away = {"id": "lea", "name": "Léa", "absences": [{"from": "2026-11-23", "to": "2026-11-27"}]}
    rule = EscalationRule.model_validate({"name": "r", "to": "owner", "before": "5d"})
    space = world(promise(), people=[away])
    now = Situation(space, compute(space, TODAY))
    desk = Recipients(space, now.calendars, TODAY)

    assert desk.days_before(rule, space.commitments[0], date(2026, 12, 1), 5) == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("rule", "people"),
    [
        ({"to": "owner"}, [["lea"], ["paul"], ["claire"]]),
        ({"to": "department_head"}, [["paul"], ["claire"]]),
        ({"to": "account_director"}, [["claire"], ["claire", "paul"]]),
        ({"to": "executive_committee"}, [["claire", "paul"]]),
        ({"to": "owner", "then": "account_director"}, [["lea"], ["claire"]]),
        ({"to": "owner", "level": "inform"}, [["lea"]]),
        ({"to": "team_lead"}, [["paul"], ["claire"]]),
        ({"to": "web"}, [["paul"], ["claire"]]),
        ({"to": "accountable"}, [["claire"], ["paul"]]),
        ({"to": "sponsor"}, [["paul"], ["claire"]]),  # a contact of the client: never
        ({"to": "gone"}, [["paul"], ["claire"]]),
        ({"to": "nobody"}, [["paul"], ["claire"]]),
    ],
)
def test_a_role_leads_to_people_of_ours_who_still_work_here(
    rule: dict[str, Any], people: list[list[str]]
) -> None:
    now = situation(promise(raci={"accountable": "claire"}))
    desk = Recipients(now.workspace, now.calendars, TODAY)
    made = EscalationRule.model_validate({"name": "r"} | rule)

    rungs = desk.rungs(made, now.workspace.commitments[0])

    assert [list(rung.people) for rung in rungs] == people


@pytest.mark.parametrize(
    ("to", "people"),
    [("owner", ("lea",)), ("account_director", ("claire",)), ("executive_committee", ("claire", "paul")),
     ("accountable", ("marc",)), ("sponsor", ()), ("nobody", ())],
)  # fmt: skip
def test_in_a_workspace_that_lists_no_people_the_ids_stand_for_themselves(
    to: str, people: tuple[str, ...]
) -> None:
    client = {"id": "acme", "contacts": [{"id": "jm"}], "roles": {"sponsor": "jm"}}
    space = world(promise(raci={"accountable": "marc"}), policy={"roles": ROLES}, clients=(client,))
    desk = Recipients(space, Calendars(space, TODAY), TODAY)

    assert desk.resolve(to, space.commitments[0]) == people


def rules(*given: dict[str, Any]) -> list[EscalationRule]:
    return [EscalationRule.model_validate({"to": "owner"} | rule) for rule in given]


@pytest.mark.parametrize(
    ("high", "low", "stricter"),
    [
        ({"before": "5d"}, {"before": "10d"}, True),
        ({"before": "10d"}, {"before": "5d"}, False),
        (when(exposure_over="9 EUR"), when(exposure_over="5 EUR"), True),
        (when(exposure_over="9 EUR"), when(exposure_over="5 USD"), False),
        (when(silence="5d"), when(silence="3d"), True),
        (when(silence="5d"), when(untold="3d"), False),
        (when(milestone="critical") | {"before": "5d"}, when(milestone="any") | {"before": "10d"}, False),
        (when(status=["red"]), when(status=["red", "orange"]), True),
        (when(status=["red"]), when(status=["red"]), False),
    ],
)
def test_which_of_two_rules_is_the_stricter(
    high: dict[str, Any], low: dict[str, Any], stricter: bool
) -> None:
    above, below = rules({"name": "a"} | high | {"when": high.get("when", {})},
                         {"name": "b"} | low | {"when": low.get("when", {})})  # fmt: skip

    assert is_stricter(above, below) is stricter


@pytest.mark.parametrize(
    ("levels", "waiting"),
    [(("alert", "alert"), {"low": "high"}), (("inform", "inform"), {"low": "high"}),
     (("alert", "inform"), {"low": "high"}), (("inform", "alert"), {})],
)  # fmt: skip
def test_the_higher_alert_silences_the_lower_but_what_informs_silences_no_alert(
    levels: tuple[str, str], waiting: dict[str, str]
) -> None:
    made = rules(
        {"name": "high", "level": levels[0]} | when(milestone="critical") | {"before": "5d"},
        {"name": "low", "level": levels[1]} | when(milestone="critical") | {"before": "10d"},
    )
    now = situation(promise())
    found = firings(made, Watch(now), Recipients(now.workspace, now.calendars, TODAY))

    waits = inhibited(found, made)

    assert {firing.rule: waits[firing.key] for firing in found if firing.key in waits} == waiting


def test_a_rule_that_names_another_silences_it_whatever_the_subject() -> None:
    made = rules(
        {"name": "broken", "inhibits": "silent"} | when(status=["red"]),
        {"name": "silent"} | when(silence="0d"),
    )
    now = situation(promise())
    found = firings(made, Watch(now), Recipients(now.workspace, now.calendars, TODAY))

    assert list(inhibited(found, made).values()) == ["broken"]


@pytest.mark.parametrize(
    ("policy", "names"),
    [
        ({}, ["gate-j10", "recovery-late", "action-late", "told-first"]),
        ({"roles": {"account_director": "claire"}},
         ["gate-j10", "exposure", "recovery-late", "action-late", "told-first"]),
        ({"escalation": []}, []),
        ({"escalation": [{"name": "a", "to": "owner", "when": {"silence": "3d"}}]}, ["a", "told-first"]),
        ({"escalation": [{"name": "a", "to": "owner", "when": {"untold": "3d"}}]}, ["a"]),
    ],
)  # fmt: skip
def test_the_rules_in_effect(policy: dict[str, Any], names: list[str]) -> None:
    assert [rule.name for rule in rules_of(Policy.model_validate(policy))] == names


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("moment", "quiet", "until"),
    [
        ("2026-11-20T12:00", "19:00-08:00", None),
        ("2026-11-20T18:59", "19:00-08:00", None),
        ("2026-11-20T19:00", "19:00-08:00", "2026-11-23T08:00"),
        ("2026-11-20T07:59", "19:00-08:00", "2026-11-20T08:00"),
        ("2026-11-20T08:00", "19:00-08:00", None),
        ("2026-11-20T00:00", "19:00-08:00", "2026-11-20T08:00"),
        ("2026-11-21T12:00", "19:00-08:00", "2026-11-23T08:00"),
        ("2026-11-20T12:30", "12:00-14:00", "2026-11-20T14:00"),
        ("2026-12-24T20:00", "19:00-08:00", "2026-12-28T08:00"),
    ],
)
def test_quiet_hours_and_days_off_hold_messages(moment: str, quiet: str, until: str | None) -> None:
    calendars = Calendars(Workspace(Policy.model_validate({"calendar": {"country": "FR"}})), TODAY)
    policy = AlertPolicy.model_validate({"quiet": quiet})

    assert held_until(at(moment), calendars.organisation, policy) == (at(until) if until else None)


def test_grace_counts_in_opening_hours() -> None:
    settings = {
        "timezone": "Europe/Paris",
        "calendar": {"country": "FR", "opening": "09:00-12:00, 13:00-17:00"},
    }
    policy = Policy.model_validate(settings)
    calendar = Calendars(Workspace(policy), TODAY).organisation
    hours = WorkingHours(policy, calendar, date(2026, 11, 1), TODAY)
    rule = EscalationRule.model_validate({"name": "r", "to": "owner", "grace": ["2d", "4h"]})

    assert [hours.seconds(each) / 3600 for each in rule.grace] == [14, 4]
    # Friday 16:00 to Monday 10:00: an hour on each.
    assert hours.elapsed(at("2026-11-20T16:00"), at("2026-11-23T10:00")) == 7200
    assert hours.elapsed(at("2026-11-20T18:00"), at("2026-11-22T23:00")) == 0
