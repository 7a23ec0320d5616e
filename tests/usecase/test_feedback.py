"""How clients saw it, whom to ask, and what is recorded of an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import FRANCE, world

from engage.learn.feedback import Nps, nps
from engage.model.workspace import Workspace
from engage.render.feedback import document, due_document, due_text, nps_words, text
from engage.render.theme import Theme
from engage.usecase.change import Refused
from engage.usecase.feedback import feedback
from engage.usecase.feedback_due import feedback_due
from engage.usecase.feedback_record import Answered, RecordedAnswer, record
from engage.usecase.update.desk import Desk
from engage.usecase.update.facts import NewAction

TODAY = date(2026, 11, 20)
SIGNED = {"on": "2026-10-12", "by": "j.martin"}
CLIENT = {"id": "acme", "name": "Acme", "contacts": [{"id": "j.martin", "name": "J. Martin"}]}


def workspace(*promises: dict[str, Any], **policy: Any) -> Workspace:
    base = {"title": "Portal", "client": "acme", "status": "accepted", "owner": "lea"}
    kept = {"promise": {"due": "2026-10-09"}, "delivered": "2026-10-09", "accepted": SIGNED}
    numbered = [{"id": f"P-{n}"} | base | kept | each for n, each in enumerate(promises, 1)]
    return world(*numbered, policy=FRANCE | policy, clients=(CLIENT,), people=[{"id": "lea", "name": "Léa"}])


# --- the score ---


def test_the_worked_example_gives_30_and_its_margin() -> None:
    found = Nps(10, 6, 4)
    assert found.score == 30
    assert found.margin == pytest.approx(34.2, abs=0.05)
    assert Nps(100, 60, 40).margin == pytest.approx(10.8, abs=0.05)


@pytest.mark.parametrize(
    ("answers", "score", "margin"),
    [
        ([9], 100, None),
        ([9, 10], 100, 85),  # two of a mind are no certainty
        ([7, 8, 7], 0, 55),
        ([0, 10], 0, 139),
        ([6, 7, 8, 9, 10], 20, 66),
    ],
)
def test_few_answers_have_a_wide_margin(answers: list[int], score: float, margin: float | None) -> None:
    found = nps(answers)
    assert found is not None
    assert found.few
    assert found.score == pytest.approx(score)
    assert found.margin == (None if margin is None else pytest.approx(margin, abs=2))
    assert "too few to say" in nps_words(found).en


def test_without_a_score_there_is_none() -> None:
    assert nps([]) is None
    assert nps([11, -1]) is None


# --- the view ---


def answer(**fields: Any) -> dict[str, Any]:
    return {"on": "2026-10-20", "moment": "delivery"} | fields


@pytest.mark.parametrize(
    ("promise", "kept", "gap"),
    [
        ({}, "no", True),
        ({}, "yes", False),
        ({"delivered": "2026-10-12"}, "yes", True),  # late for us
        ({"delivered": "2026-10-12"}, "no", False),
        ({"accepted": None, "status": "delivered"}, "no", True),  # claimed is our view too
        ({"status": "active", "delivered": None, "accepted": None}, "no", None),
    ],
)
def test_our_view_stands_against_the_clients(promise: dict[str, Any], kept: str, gap: bool | None) -> None:
    view = feedback(workspace(promise | {"feedback": [answer(kept_for_client=kept)]}), TODAY)
    assert view.answers[0].gap is gap
    assert len(view.gaps) == bool(gap)


def test_causes_are_counted_whatever_their_spelling() -> None:
    one = {
        "feedback": [answer(causes=["over_ambitious_promise", "Late warning"]), answer(causes=["capacity"])]
    }
    other = {"feedback": [answer(causes=["Over-ambitious promise", "heat"])]}
    view = feedback(workspace(one, other, feedback={"causes": {"heat": "Heat wave"}}), TODAY)
    assert [(c.id, c.count, c.commitments) for c in view.causes] == [
        ("over-ambitious-promise", 2, ("P-1", "P-2")),
        ("capacity", 1, ("P-1",)),
        ("heat", 1, ("P-2",)),
        ("late-warning", 1, ("P-1",)),
    ]
    assert view.causes[2].words.fr == "Heat wave"
    assert "promesse trop ambitieuse" in text(view, Theme(lang="fr"))


def test_the_improvement_plan_is_made_of_actions() -> None:
    actions = [
        {"id": "A1", "what": "Ask earlier", "who": "lea", "due": "2026-11-01", "source": "feedback"},
        {"id": "A2", "what": "Other", "source": "review"},
        {"id": "A3", "what": "Write it", "done": "2026-11-02", "source": "feedback P-2"},
    ]
    view = feedback(workspace({"actions": actions}), TODAY)
    assert [(step.id, step.overdue) for step in view.plan] == [("A1", True), ("A3", False)]
    assert document(view, "en")["plan"][0]["who"] == "Léa"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_view_fits_its_width(lang: Any) -> None:
    said = answer(nps=3, kept_for_client="no", causes=["quality"], note="Long words " * 20)
    shown = text(feedback(workspace({"feedback": [said]}), TODAY), Theme(lang=lang, width=60))
    assert max(map(len, shown.splitlines())) <= 60


# --- whom to ask ---


def due(promise: dict[str, Any], today: date = TODAY) -> list[tuple[str, str]]:
    return [(ask.moment, ask.by.isoformat()) for ask in feedback_due(workspace(promise), today).asks]


@pytest.mark.parametrize(
    ("promise", "today", "expected"),
    [
        ({}, "2026-10-22", []),
        ({}, "2026-10-23", [("delivery", "2026-10-23")]),  # ten working days after the delivery
        ({}, "2027-01-07", [("delivery", "2026-10-23"), ("later", "2027-01-07")]),
        ({"feedback": [answer()]}, "2026-11-20", []),
        ({"feedback": [answer()]}, "2027-01-07", [("later", "2027-01-07")]),
        ({"feedback": [answer(on="2026-10-01")]}, "2026-11-20", [("delivery", "2026-10-23")]),  # before it
        ({}, "2028-03-01", []),  # nobody remembers
        ({"status": "cancelled"}, "2026-11-20", []),
        ({"status": "active", "delivered": None, "accepted": None}, "2026-11-20", []),
    ],
)
def test_who_is_to_be_asked(promise: dict[str, Any], today: str, expected: list[Any]) -> None:
    assert due(promise, date.fromisoformat(today)) == expected


def test_a_critical_gate_is_asked_about() -> None:
    gate = {"id": "ux", "critical": "yes", "done": "2026-11-02", "accepted": {"on": "2026-11-03"}}
    open_ = {"status": "active", "delivered": None, "accepted": None}
    assert due(open_ | {"milestones": [gate]}) == [("gate", "2026-11-10")]
    assert due(open_ | {"milestones": [gate | {"critical": "no"}]}) == []
    assert due({"milestones": [gate], "feedback": [answer()]}) == []  # the delivery was asked about
    asked = {"on": "2026-11-12", "moment": "gate", "milestone": "ux", "nps": "8"}
    assert due(open_ | {"milestones": [gate], "feedback": [asked]}) == []
    assert due(open_ | {"milestones": [gate], "feedback": [asked | {"milestone": "other"}]}) != []


def test_who_accepted_is_whom_to_ask() -> None:
    view = feedback_due(workspace({}), TODAY)
    assert view.asks[0].contact == "J. Martin"
    assert "J. Martin, Acme" in due_text(view, Theme())
    assert due_document(view)["due"][0]["late_days"] == 19


# --- what is recorded ---


def recorded(answered: Answered, **promise: Any) -> RecordedAnswer | Refused:
    found = workspace(promise)
    return record(Desk(found, found.commitments[0], TODAY), answered)


def test_an_answer_and_its_step_are_recorded() -> None:
    step = NewAction("Ask earlier", "lea", TODAY, "feedback")
    found = recorded(Answered(TODAY, nps=7, kept=True, causes=("Unclear contract",), action=step))
    assert isinstance(found, RecordedAnswer)
    entry, action = (change.value for change in found.changes)
    assert entry == {
        "on": TODAY, "moment": "delivery", "nps": 7, "kept_for_client": True, "causes": ["unclear-contract"],
    }  # fmt: skip
    assert action["source"] == "feedback"


@pytest.mark.parametrize(
    ("on", "milestone", "moment"),
    [("2026-10-01", None, "gate"), ("2026-10-20", None, "delivery"), ("2026-11-20", "ux", "gate")],
)
def test_the_moment_follows_from_the_day(on: str, milestone: str | None, moment: str) -> None:
    found = recorded(Answered(date.fromisoformat(on), milestone=milestone, nps=7), milestones=[{"id": "ux"}])
    assert isinstance(found, RecordedAnswer)
    assert found.changes[0].value["moment"] == moment


@pytest.mark.parametrize(
    ("answered", "why"),
    [
        (Answered(TODAY), "nothing was answered"),
        (Answered(TODAY, nps=11), "11 is not from 0 to 10"),
        (Answered(date(2026, 11, 21), nps=5), "lies ahead"),
        (Answered(TODAY, nps=5, causes=("qualty",)), "did you mean `quality`?"),
        (Answered(TODAY, nps=5, milestone="ux"), "has no milestone `ux`"),
    ],
)
def test_what_is_no_answer(answered: Answered, why: str) -> None:
    found = recorded(answered)
    assert isinstance(found, Refused)
    assert why in found.reason.en
