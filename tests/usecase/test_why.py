"""Why: every colour, date and number down to the line that made it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from processes import EXAMPLES

from engage.health.judge import judge
from engage.health.situation import Situation
from engage.model.asof import known_on
from engage.model.commitment import open_status
from engage.plan.forecast import forecast
from engage.plan.load import weekly_load
from engage.plan.schedule import compute
from engage.store.load import load_workspace
from engage.store.loaded import Loaded
from engage.usecase.why import TOPICS, Topic, Why, why
from engage.usecase.why.tree import Node

TODAY = date(2026, 11, 20)


@cache
def loaded(example: str) -> Loaded:
    return load_workspace(EXAMPLES / example)


@cache
def situation(example: str) -> Situation:
    workspace = known_on(loaded(example).workspace, TODAY)
    schedule = compute(workspace, TODAY)
    chances = {key: found.on_time for key, found in forecast(workspace, TODAY).promises.items()}
    return Situation(workspace, schedule, weekly_load(workspace, schedule), chances=chances)


def asked(example: str, promise: str, topic: Topic = "colour", milestone: str | None = None) -> Why:
    now, files = situation(example), loaded(example)
    commitment = now.workspace.commitment[promise]
    return why(now, files.as_known(now.today).locate, commitment, milestone, topic)


def nodes(tree: tuple[Node, ...]) -> Iterator[Node]:
    for node in tree:
        yield node
        yield from nodes(node.children)


def line(example: str, node: Node) -> str:
    assert node.source is not None
    text = (EXAMPLES / example / node.source.path).read_text(encoding="utf-8")
    return text.splitlines()[node.source.span.line - 1]


LIVE = [
    (example.name, commitment.id)
    for example in sorted(path.parent for path in EXAMPLES.glob("*/engage.yaml"))
    for commitment in loaded(example.name).workspace.commitments
    if open_status(commitment)
]


@pytest.mark.parametrize(("example", "promise"), LIVE)
def test_every_reason_of_every_colour_leads_to_a_line_of_a_file(example: str, promise: str) -> None:
    view, now = asked(example, promise), situation(example)
    health = judge(now.workspace.commitment[promise], now)
    assert view.status == health.status
    assert [node.key for node in view.tree] == [reason.code for reason in health.reasons]
    for node in view.tree:
        assert line(example, node).strip()


@pytest.mark.parametrize(("example", "promise"), LIVE)
def test_every_topic_can_be_asked_of_every_promise(example: str, promise: str) -> None:
    for topic in TOPICS:
        if topic not in {"colour", "on_time"}:  # these two simulate: see the tests beside this one
            view = asked(example, promise, topic)
            assert view.tree
            assert all(node.source is None or line(example, node) is not None for node in nodes(view.tree))


@pytest.mark.parametrize(
    ("example", "promise", "code", "words"),
    [
        ("web-agency", "MOR-007", "milestone-late", "2026-11-06"),
        ("web-agency", "MOR-007", "quality-failed", "actual: 91 %"),
        ("web-agency", "MOR-007", "risk-struck", "struck: 2026-10-21"),
        ("web-agency", "MOR-007", "slip-untold", "known: 2026-11-16"),
        ("web-agency", "MOR-007", "single-holder", "karim"),
        ("web-agency", "MOR-007", "overload-ahead", "karim"),
        ("web-agency", "MOR-007", "unlikely", "due: 2027-02-26"),
        ("web-agency", "DEL-002", "acceptance-pending", ""),
        ("web-agency", "SEX-004", "stale-record", ""),
        ("managed-services", "SBT-SLA", "error-budget", "critical incidents repaired"),
        ("machine-builder", "HAL-2602", "drift", "baseline"),
    ],
)
def test_a_reason_leads_to_the_line_that_made_it(example: str, promise: str, code: str, words: str) -> None:
    (node, *_) = (node for node in asked(example, promise).tree if node.key == code)
    assert words in line(example, node)


def test_a_threshold_names_its_setting_and_where_it_is_given() -> None:
    found = {node.key: node for node in nodes(asked("web-agency", "SEX-004").tree)}
    assert "stale: 10d" in line("web-agency", found["health.stale"])
    assert not found["health.stale"].default
    burnt = {node.key: node for node in nodes(asked("web-agency", "ARM-009").tree)}
    assert burnt["health.fever"].default
    assert burnt["health.fever"].source is None


def test_a_missed_service_level_names_the_incidents_that_were_late() -> None:
    found = [node for node in nodes(asked("managed-services", "SBT-SLA").tree) if node.key == "incident"]
    assert {line("managed-services", node).split(",")[0] for node in found} == {"INC-2281", "INC-2287"}


def test_the_consumption_is_the_formula_of_its_inputs() -> None:
    (node, *_) = (n for n in nodes(asked("web-agency", "MOR-007", "buffer").tree) if n.key == "consumed")
    assert node.value is not None
    assert node.formula is not None
    assert node.value.en == "86%"
    assert node.formula.en == "32 days from the end in the baseline to the end today / 37 days of buffer"


def test_one_causal_chain_from_today_to_the_promised_date() -> None:
    chain = asked("machine-builder", "HAL-2602", "date").chain
    assert [step.kind for step in chain] == [
        "task", "slot", "closure", "task", "task", "task", "buffer", "gap"
    ]  # fmt: skip
    assert chain[1].words.en.endswith("Lumenta Vision (camera inspection) is booked from 11 Jan only")
    assert chain[-1].words.en == "promised for 5 Feb: 25 working days earlier than that"
    assert all(step.source for step in chain)


def test_the_changes_that_bring_a_date_back_come_first_and_the_new_date_last() -> None:
    found = asked("web-agency", "MOR-007", "date").remedies
    back = [remedy.brings_back for remedy in found[:-1]]
    assert back == sorted(back, reverse=True)
    assert any(back)
    assert found[-1].changes[0].kind == "due"
    assert all(remedy.on_time is not None for remedy in found)


def test_each_change_is_recomputed_by_the_planner() -> None:
    from engage.plan.variants import variant

    now = situation("web-agency")
    for remedy in asked("web-agency", "MOR-007", "date").remedies:
        plan = variant(now.workspace, TODAY, remedy.changes).plan("MOR-007")
        assert (plan.finish, plan.safe_date) == (remedy.finish, remedy.safe_date)


def test_where_no_single_change_is_enough_pairs_are_tried() -> None:
    found = asked("machine-builder", "HAL-2602", "date").remedies
    assert not any(remedy.brings_back for remedy in found[:-1])
    assert len(found[0].changes) == 2


def test_a_date_that_holds_needs_no_change() -> None:
    assert asked("web-agency", "DEL-006", "date").remedies == ()


def test_a_milestone_says_what_it_waits_for_and_why_it_has_its_colour() -> None:
    view = asked("web-agency", "MOR-007", milestone="catalogue")
    assert view.status == "red"
    assert view.tree[0].key == "milestone"
    assert {node.key for node in view.tree[1:]} >= {"milestone-late", "quality-failed", "single-holder"}


def test_entries_dated_later_do_not_shift_the_lines(tmp_path: Path) -> None:
    (tmp_path / "commitments").mkdir()
    text = """id: A
title: t
client: c
status: active
promise: {made: 2026-11-02, due: 2027-02-26}
journal:
  - {on: 2026-12-01, note: later}
  - {on: 2026-11-12, note: late, known: 2026-11-10}
"""
    (tmp_path / "commitments/A.yaml").write_text(text, encoding="utf-8")
    files = load_workspace(tmp_path)
    known = known_on(files.workspace, TODAY)
    now = Situation(known, compute(known, TODAY))
    view = why(now, files.as_known(now.today).locate, known.commitment["A"])
    (node,) = (node for node in view.tree if node.key == "slip-untold")
    assert node.source is not None
    assert node.source.span.line == 8


_DELIVERED = """\
id: A
title: t
client: c
status: delivered
promise: {made: 2026-09-01, due: 2026-11-06}
contract: {ref: CT, tacit_acceptance: 10d}
delivered: 2026-11-04
deliverables:
  - what: Portal
    acceptance:
      - {measure: load time, target: "<= 800 ms", actual: 640 ms, evidence: k6.html}
      - {measure: pages, target: "= 62 pages"}
milestones:
  - id: ux
    due: 2026-10-09
    done: 2026-10-12
    rejected: {on: 2026-10-14, by: J. Martin, reason: two screens missing}
amendments:
  - {on: 2026-10-01, kind: deadline, from: 2026-10-30, to: 2026-11-06, agreed_by: J. Martin}
"""


def _outcome(tmp_path: Path, text: str, milestone: str | None = None, day: date = TODAY) -> Node:
    (tmp_path / "commitments").mkdir(exist_ok=True)
    (tmp_path / "commitments/A.yaml").write_text(text, encoding="utf-8")
    files = load_workspace(tmp_path)
    known = known_on(files.workspace, day)
    now = Situation(known, compute(known, day))
    locate = files.as_known(day).locate
    view = why(now, locate, known.commitment["A"], milestone, "outcome")
    return next(node for node in view.tree if node.key == "outcome")


def _told(root: Node) -> list[tuple[str, str, int | None]]:
    """Key, value and line of what stands below."""
    return [
        (n.key, n.value.en if n.value else "", n.source.span.line if n.source else None)
        for n in root.children
    ]


def test_an_outcome_is_traced_to_the_lines_it_is_concluded_from(tmp_path: Path) -> None:
    found = _outcome(tmp_path, _DELIVERED)
    assert found.value is not None
    assert found.formula is not None
    assert (found.value.en, found.formula.en) == ("claimed, not proved", "1 thing missing to be kept")
    assert _told(found) == [
        ("status", "delivered", 4),
        ("due", "6 Nov", 5),
        ("delivered", "4 Nov", 7),
        ("accepted", "18 Nov", None),
        ("criterion", "640 ms, target ≤ 800 ms", 11),
        ("criterion", "never measured, target = 62 pages", 12),
    ]
    due, accepted = found.children[1], found.children[3]
    assert _told(due) == [("amendment", "1 Oct", 19)]
    assert _told(accepted) == [("tacit_acceptance", "10d", 6)]


@pytest.mark.parametrize(
    ("change", "value", "rule"),
    [
        (("  - {measure: pages, target: ", "  - {measure: pages, actual: 62 pages, evidence: x, target: "),
         "kept", "in time, accepted"),
        (("delivered: 2026-11-04", "delivered: 2026-11-10"), "late", "handed over after the promised day"),
        (("delivered: 2026-11-04", "delivered: 2026-11-04\\nin_full: no"), "not in full", "not all"),
        (("status: delivered", "status: broken"), "broken", "by its status"),
        (("delivered: 2026-11-04\\n", ""), "open", "nothing is handed over"),
    ],
)  # fmt: skip
def test_each_outcome_says_by_which_rule(
    tmp_path: Path, change: tuple[str, str], value: str, rule: str
) -> None:
    text = _DELIVERED.replace(*(part.replace("\\n", "\n") for part in change))
    if value == "open":
        text = text.replace("status: delivered", "status: active")
    found = _outcome(tmp_path, text)
    assert found.value is not None
    assert found.formula is not None
    assert found.value.en == value
    assert found.formula.en.startswith(rule)


def test_the_outcome_of_a_gate_names_its_refusal(tmp_path: Path) -> None:
    found = _outcome(tmp_path, _DELIVERED, "ux")
    assert found.value is not None
    assert found.value.en == "late"
    assert _told(found) == [("due", "9 Oct", 15), ("done", "12 Oct", 16), ("rejected", "14 Oct", 17)]
