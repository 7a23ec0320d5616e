"""`engage capacity` as a person, a program and a spreadsheet read it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from goldens import golden
from worlds import promise, work, world

from engage.model.text import Lang
from engage.plan.schedule import compute
from engage.plan.workload import ResourceKind, mondays
from engage.render.capacity import text
from engage.render.capacity_json import document, table
from engage.render.layout import cells
from engage.render.theme import Theme
from engage.usecase.capacity import CapacityView, capacity

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 20)


def _view(*kinds: ResourceKind, weeks: int = 16) -> CapacityView:
    workspace = world(
        promise(work("a", "15d", needs={"lea": "80%", "labo": "1", "travel": "900"}), id="ACME-1"),
        promise(work("a", "20d", needs={"lea": "50%", "java/senior": "2", "cobol": "1"}), id="ACME-2"),
        promise(
            work("a", "10d", needs={"marc": "60%"}), id="OFFER-1", status="proposed",
            offer={"win_probability": "50%"},
        ),
        promise(work("a", "10d", needs={"marc": "50%"}), id="ACME-3"),
        promise(work("a", "10d", needs={"marc": "30%"}), work("b", needs={"ines": "1"}), id="ACME-4"),
        policy={"calendar": {"closures": [{"from": "2026-12-24", "to": "2027-01-01"}]}},
        people=[
            {"id": "lea", "name": "Léa Marchand", "criticality": "essential", "skills": ["java/senior"]},
            {"id": "marc", "name": "Marc Lenoir", "team": "dev", "skills": ["java/senior"]},
            {"id": "ines", "name": "Inès Caradec", "absences": [{"from": "2026-11-23", "to": "2026-11-27"}]},
            {"id": "paul", "name": "=cmd|' /C calc'!A0", "team": "dev"},
        ],
        teams=[{"id": "dev", "name": "Développement"}],
        equipment=[{"id": "labo", "name": "Banc de tests"}],
        budgets=[
            {"id": "travel", "name": "Déplacements", "amount": "500 EUR", "period": "month"}, {"id": "gifts"},
        ],
    )  # fmt: skip
    return capacity(workspace, compute(workspace, TODAY), mondays(TODAY, weeks), kinds or None)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_overloads_first_then_the_heat_map(lang: Lang) -> None:
    golden(GOLDEN / f"capacity-{lang}.txt", text(_view(), Theme(lang, 80)))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_is_wider_than_the_width(lang: Lang, width: int) -> None:
    for weeks in (1, 12, 53):
        for line in text(_view(weeks=weeks), Theme(lang, width)).splitlines():
            assert cells(line) <= width


def test_bands_are_told_without_colour() -> None:
    plain = text(_view(weeks=4), Theme("en", 80))
    assert "130!" in plain
    assert " 80+" in plain
    coloured = text(_view(weeks=4), Theme("en", 80, colour=True))
    assert "\x1b[31m 130!\x1b[0m" in coloured


def test_by_team_shows_teams_only() -> None:
    shown = text(_view("team", weeks=4), Theme("en", 80))
    assert "Développement" in shown
    assert "Léa" not in shown


def test_json_has_the_shape_of_the_contract() -> None:
    shown = document(_view(weeks=3))
    golden(GOLDEN / "capacity.json", json.dumps(shown, indent=2, ensure_ascii=False) + "\n")
    assert set(shown) >= {"schema", "as_of", "left_out", "weeks", "resources", "overloads"}
    week: dict[str, Any] = shown["resources"][0]["weeks"][0]
    assert set(week) >= {"week", "capacity_days", "load_days", "soft_days", "ratio", "commitments"}


def test_what_is_not_known_is_null_and_never_zero() -> None:
    shown = document(_view(weeks=3))
    by_id = {each["id"]: each for each in shown["resources"]}
    assert by_id["cobol"]["weeks"][0]["capacity_days"] is None
    assert by_id["cobol"]["weeks"][0]["ratio"] is None
    assert by_id["ines"]["not_known"] == ["ACME-4"]
    assert by_id["ines"]["weeks"][1]["ratio"] is None  # away: no capacity
    assert {each["id"]: each["weeks"][0]["planned"] for each in shown["budgets"]}["gifts"] is None


def test_no_reason_for_an_absence_is_shown() -> None:
    assert "absence" not in json.dumps(document(_view(weeks=3)))


def test_csv_has_a_line_a_resource_and_week_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(table(_view(weeks=3)))))
    first = rows[0]
    assert (first["resource"], first["week"], first["ratio"]) == ("lea", "2026-11-16", "1.3")
    assert {row["name"] for row in rows if row["resource"] == "paul"} == {"'=cmd|' /C calc'!A0"}
    assert {row["capacity_days"] for row in rows if row["resource"] == "cobol"} == {""}
