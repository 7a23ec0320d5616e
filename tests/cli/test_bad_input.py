"""Input that no plan can be made of: of every command a diagnostic with its place, or the right answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from processes import AS_OF, Done, engage

PROMISE = "{made: 2026-11-02, start: 2026-12-07, due: 2027-03-05}"
LEA = "{id: lea, name: Léa Marchand}"


@dataclass(frozen=True)
class Case:
    """Fields of a promise, and what is said of it.

    `found`: code, line, column and words of its diagnostic; `finish` and `on_time` as planned and forecast,
    `colour` in status and review; `note` stands in the text of schedule and forecast; `over` counts the
    weeks with an overload. Dates and shares are `None` where nothing is known.
    """

    milestone: str | None = "{id: a, work: 10d, needs: {lea: 50%}}"
    promise: str = PROMISE
    more: str = ""
    lea: str = LEA
    found: tuple[str, int, int, str] | None = None
    finish: str | None = "2026-12-18"
    on_time: tuple[float, float] | None = (0.9, 1.0)
    colour: str = "green"
    verdict: str = "promise"
    note: str = ""
    over: int = 0
    left_out: bool = False

    def write(self, root: Path) -> Path:
        """The workspace."""
        lines = [
            "id: P-1",
            "title: Portal live for 40 dealers",
            "client: acme",
            "status: active",
            "owner: lea",
        ]
        lines += [f"promise: {self.promise}"] if self.promise else []
        lines += [f"milestones: [{self.milestone}]"] if self.milestone else []
        lines += [self.more] if self.more else []
        files = {
            "engage.yaml": "calendar: {country: FR}\n",
            "clients/acme.yaml": "id: acme\nname: ACME\n",
            "resources.yaml": f"people: [{self.lea}]\nequipment: [{{id: rig, name: Rig, capacity: 2}}]\n",
            "commitments/P-1.yaml": "\n".join(lines) + "\n",
        }
        for name, text in files.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return root


def risk(probability: str) -> str:
    return f"risks: [{{id: R1, what: x, probability: {probability}, impact: {{delay: 5d}}}}]"


AWAY = "{id: lea, name: Léa Marchand, absences: [{from: 2026-11-01, to: 2099-12-31}]}"
NOTHING: dict[str, Any] = {"finish": None, "on_time": None, "colour": "unknown", "verdict": "refuse"}
CASES = {
    "as it should be": Case(),
    "work without resources": Case(
        "{id: a, work: 10d}", found=("A302", 7, 14, "nobody is named who works on `a`")
    ),
    "a demand above any person": Case(
        "{id: a, work: 10d, needs: {lea: 300%}}",
        found=("A304", 7, 41, "15 d of work for 5 d"),
        colour="orange",
        note="a asks for 300% of Léa Marchand, who has 100% at most",
        over=2,
    ),
    "a demand above any equipment": Case(
        "{id: a, work: 10d, needs: {rig: 3}}",
        colour="orange",
        verdict="refuse",
        note="a asks for 3 of Rig, and there are 2 at most",
        over=2,
    ),
    "an absence over the whole window": Case(
        lea=AWAY,
        found=("A303", 5, 8, "is away from 2026-12-07 to 2027-03-05, the whole time"),
        note="a: no dates, those it needs have no days left together after 30 October 2026",
        **NOTHING,
    ),
    "the year 1900": Case(
        promise="{made: 2026-11-02, start: 1900-01-01, due: 1900-03-01}",
        found=("T502", 6, 53, "1900-03-01 is 126 years ago: is the year mistyped?"),
        finish="2026-12-03", on_time=(0, 0), colour="red", verdict="refuse",
        note="the promised date lies outside the years that calendars know",
    ),
    "the year 2100": Case(
        promise="{made: 2026-11-02, start: 2100-01-01, due: 2100-03-01}",
        found=("T502", 6, 36, "2100-01-01 is 74 years ahead: is the year mistyped?"),
        note="a: no dates, it would end beyond the years that calendars know",
        **NOTHING,
    ),
    "the year 20260": Case(
        promise="{made: 2026-11-02, start: 20260-12-07, due: 2027-03-05}",
        found=("X003", 6, 36, "'20260-12-07' is not a date: write year-month-day"),
        finish="2026-12-03", colour="orange", left_out=True,
    ),
    "a day that does not exist": Case(
        "{id: a, work: 10d, due: 2027-02-30, needs: {lea: 50%}}",
        found=("T502", 7, 38, "2027-02-30: February 2027 has 28 days"), left_out=True,
    ),
    "due before the start": Case(
        promise="{made: 2026-11-02, start: 2027-03-01, due: 2027-02-01}",
        found=("T502", 6, 53, "the promised date (2027-02-01) lies before the start (2027-03-01)"),
        finish="2027-03-12", on_time=(0, 0), colour="red", verdict="refuse",
    ),
    "low above likely": Case(
        "{id: a, work: {low: 12d, likely: 10d, high: 20d}, needs: {lea: 50%}}",
        found=("X003", 7, 28, "low 12d, likely 10d, high 20d: they must not decrease"),
        note="a: not estimated", left_out=True, **NOTHING,
    ),
    "a negative duration": Case(
        "{id: a, work: -10d, needs: {lea: 50%}}",
        found=("X003", 7, 22, "'-10d': a duration cannot be negative"),
        note="a: not estimated", left_out=True, **NOTHING,
    ),
    "work for centuries": Case(
        "{id: a, work: 100000d, needs: {lea: 50%}}",
        note="a: no dates, it would end beyond the years that calendars know", **NOTHING,
    ),
    "a risk of 0 %": Case(more=risk("0%"), found=("R405", 8, 24, "has not an owner and a response")),
    "a risk of 100 %": Case(more=risk("100%"), found=("R405", 8, 24, "has not an owner and a response")),
    "a risk of 130 %": Case(
        more=risk("130%"), found=("X003", 8, 40, "'130%': this share cannot exceed 100%"), left_out=True
    ),
    "nothing but a name": Case(
        None, promise="", found=("T501", 1, 1, "no promised date"),
        note="no milestones: nothing to schedule", **NOTHING,
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=CASES, ids=str)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Path]:
    found = CASES[request.param]
    return found, found.write(tmp_path_factory.mktemp("bad"))


def ask(case: tuple[Case, Path], command: str, *options: str) -> Done:
    wanted, root = case
    which = ("P-1",) if command in {"schedule", "forecast", "assess"} else ()
    done = engage(command, *which, "-w", str(root), "--as-of", AS_OF, "--lang", "en", *options)
    assert done.code in {0, 1}
    assert "Traceback" not in done.err
    said = "partly left out: commitments/P-1.yaml has faulty fields" in done.err
    assert said == (wanted.left_out and command != "check")
    return done


def test_the_fault_is_told_with_its_place(case: tuple[Case, Path]) -> None:
    if case[0].found is None:
        return
    code, *place, words = case[0].found
    found = ask(case, "check", "-f", "json").json["diagnostics"]
    told = [(d["path"], d["line"], d["column"]) for d in found if d["code"] == code and words in d["message"]]
    assert told == [("commitments/P-1.yaml", *place)]


def test_a_schedule_has_dates_or_says_why_not(case: tuple[Case, Path]) -> None:
    wanted = case[0]
    (plan,) = ask(case, "schedule", "-f", "json").json["commitments"]
    assert (plan["finish"], plan["safe_date"] is None) == (wanted.finish, wanted.finish is None)
    assert wanted.note in " ".join(ask(case, "schedule").out.split())


def test_a_forecast_has_its_probability_or_none(case: tuple[Case, Path]) -> None:
    (found,) = ask(case, "forecast", "-f", "json").json["commitments"]
    assert found["as_likely"] == case[0].finish
    if case[0].on_time is None:
        assert (found["on_time"], found["p50"]) == (None, None)
    else:
        assert case[0].on_time[0] <= found["on_time"] <= case[0].on_time[1]


def test_capacity_counts_what_is_asked(case: tuple[Case, Path]) -> None:
    wanted = case[0]
    found = ask(case, "capacity", "-f", "json").json
    assert len(found["overloads"]) == wanted.over
    load = sum(week["load_days"] for each in found["resources"] for week in each["weeks"])
    seen = wanted.finish is not None and wanted.finish < "2027-02-07"
    assert (load > 0) == (seen and "needs" in (wanted.milestone or ""))


def test_status_and_review_have_its_colour(case: tuple[Case, Path]) -> None:
    (row,) = ask(case, "status", "-f", "json").json["commitments"]
    (client,) = ask(case, "review", "-f", "json").json["clients"]
    assert [row["status"], *(each["status"] for each in client["commitments"])] == [case[0].colour] * 2


def test_an_assessment_ends_with_its_verdict(case: tuple[Case, Path]) -> None:
    done = ask(case, "assess", "-f", "json")
    assert (done.json["verdict"], done.code) == (case[0].verdict, int(case[0].verdict != "promise"))
