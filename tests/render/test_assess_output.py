"""`engage assess` and `engage diff` as a person, a program and a pull request read them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from goldens import golden
from worlds import promise, work, world

from engage.model.text import Lang
from engage.model.workspace import Workspace
from engage.render.assess import text
from engage.render.assess_json import document
from engage.render.assess_markdown import markdown
from engage.render.diff import text as diff_text
from engage.render.diff_json import document as diff_document
from engage.render.diff_markdown import markdown as diff_markdown
from engage.render.layout import cells
from engage.render.theme import Theme
from engage.usecase.assess import AssessView, assess
from engage.usecase.diff import Sides, diff
from engage.usecase.diff_types import DiffView

GOLDEN = Path(__file__).parent / "golden"
FRIDAY = date(2026, 11, 20)
PEOPLE: list[dict[str, Any]] = [
    {"id": "lea", "name": "Léa Marchand", "skills": ["dev"], "criticality": "essential"},
    {
        "id": "noah",
        "name": "Noah Petit",
        "skills": ["dev"],
        "absences": [{"from": "2026-12-14", "to": "2026-12-18"}],
    },
    {"id": "zoe", "name": "Zoé Lambert", "skills": ["design"], "left": "2027-03-31"},
]
SHOP_DUE = "2027-01-08"


def _shop(due: str | None = SHOP_DUE, **fields: Any) -> dict[str, Any]:
    written = {
        "id": "SHOP-7", "title": "Shop for 34 garden centres", "owner": "lea", "importance": "major",
        "status": "draft", "start": "2026-11-23",
        "deliverables": [
            {"what": "Shop with payment", "milestones": ["build", "live"]},
            {"what": "Returns from the counter", "milestones": ["returns"]},
        ],
    } | fields  # fmt: skip
    return promise(
        work("design", {"low": "4d", "likely": "5d", "high": "8d"}, needs={"zoe": "60%"}),
        work(
            "build", {"low": "8d", "likely": "10d", "high": "17d"}, after=["design"], needs={"lea": "60%"},
            title="Shop built", due="2026-12-16",
        ),
        work("returns", {"low": "3d", "likely": "4d", "high": "7d"}, after=["build"], needs={"lea": "60%"}),
        work("live", "2d", after=["returns"], needs={"lea": "40%", "ops/senior": "1"}, title="Shop live"),
        due=due, **written,
    )  # fmt: skip


def _others(*more: dict[str, Any], **portal: Any) -> Workspace:
    work_left = work("api", {"low": "14d", "likely": "18d", "high": "30d"}, needs={"lea": "50%"})
    fields = {"id": "PORT-2", "title": "Dealer portal", "start": "2026-11-16", "due": "2027-01-15"} | portal
    small = promise(
        work("train", "6d", needs={"lea": "30%"}), id="TRAIN-1", title="Training of the staff",
        start="2026-12-07", due="2026-12-18",
    )  # fmt: skip
    clients = ({"id": "acme", "name": "Jardineries <Morel>"},)
    policy = {"calendar": {"country": "FR"}}
    return world(promise(work_left, **fields), small, *more, policy=policy, people=PEOPLE, clients=clients)


def _view(*asked: str, **shop: Any) -> AssessView:
    return assess(_others(_shop(**shop)), FRIDAY, ["SHOP-7"], asked)


def _diff() -> DiffView:
    before = _others()
    after = _others(_shop(status="active"), due="2027-02-26", amendments=[])
    return diff(Sides(before, after, "main", "HEAD"), FRIDAY)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 120])
def test_a_draft_that_does_not_fit(lang: Lang, width: int) -> None:
    golden(GOLDEN / f"assess-{width}-{lang}.txt", text(_view(), Theme(lang, width)))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_answers_of_every_kind(lang: Lang) -> None:
    shown = [
        text(view, Theme(lang)).split("\n\n")[0]
        for view in (
            _view(due="2027-04-30"), _view(due=None), _view(due="2026-11-21", start="2026-12-01"),
            _view("lea absent 2026-12-01..2026-12-31"), _view("zoe absent 2026-11-20..2027-03-31"),
            _view(milestones=[]), _view(status="lost"),
        )
    ]  # fmt: skip
    golden(GOLDEN / f"assess-kinds-{lang}.txt", "\n\n".join(shown) + "\n")


def test_an_offer_gets_its_answer_as_markdown() -> None:
    golden(GOLDEN / "assess-en.md", markdown(_view(), Theme("en")))


def test_json_has_the_shape_of_the_contract() -> None:
    golden(
        GOLDEN / "assess-en.json", json.dumps(document(_view(), "en"), indent=2, ensure_ascii=False) + "\n"
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_change_in_git(lang: Lang) -> None:
    golden(GOLDEN / f"diff-80-{lang}.txt", diff_text(_diff(), Theme(lang)))


def test_a_comment_on_a_pull_request() -> None:
    golden(GOLDEN / "diff-en.md", diff_markdown(_diff(), Theme("en")))


def test_the_json_of_a_diff() -> None:
    found = diff_document(_diff(), "en")
    found["promises"] = [{**row, "assessment": None} for row in found["promises"]]  # as that of assess
    golden(GOLDEN / "diff-en.json", json.dumps(found, indent=2, ensure_ascii=False) + "\n")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_is_wider_than_the_width(width: int, lang: Lang) -> None:
    theme = Theme(lang, width)
    for shown in (text(_view(), theme), diff_text(_diff(), theme)):
        assert [line for line in shown.splitlines() if cells(line) > width] == []


def test_what_stands_in_files_cannot_write_on_the_terminal() -> None:
    hostile = "Léa\x1b[2J\u202e"
    view = replace(_view(), names={"lea": hostile, "zoe": hostile})
    shown = text(view, Theme("en")) + markdown(view, Theme("en"))

    assert "\x1b" not in shown
    assert "\u202e" not in shown
