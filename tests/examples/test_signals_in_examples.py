"""Each signal is seen turning a promise of the examples orange or red, and `why` leads to its line."""

from __future__ import annotations

from datetime import date
from functools import cache

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
from engage.usecase.why import why

FRIDAY, TWO_WEEKS_ON = date(2026, 11, 20), date(2026, 12, 4)
SEEN = (
    ("broken", "web-agency", "MOR-006", ""),
    ("suspended", "web-agency", "ARM-011", "from: 2026-10-27"),
    ("promise-out-of-reach", "machine-builder", "HAL-2602", "due: 2027-02-05"),
    ("promise-too-early", "web-agency", "MOR-007", "due: 2027-02-26"),
    ("unlikely", "web-agency", "ARM-009", "due: 2027-01-15"),
    ("milestone-late", "managed-services", "VAL-MIG", "due: 2026-11-13"),
    ("milestone-not-begun", "managed-services", "HTM-WIF", "due: 2026-11-25"),
    ("quality-failed", "web-agency", "VAL-003", "actual: 88 %"),
    ("quality-unmeasured", "managed-services", "HTM-WIF", "points mesurés"),
    ("buffer-burn", "web-agency", "ARM-009", "baseline"),
    ("drift", "machine-builder", "CLE-2603", "finish"),
    ("risk-struck", "web-agency", "MOR-007", "struck: 2026-10-21"),
    ("risk-trigger-passed", "managed-services", "HTM-WIF", "by: 2026-11-13"),
    ("delivered-late", "managed-services", "FEN-TEL", "delivered: 2026-11-17"),
    ("delivered-incomplete", "managed-services", "FEN-TEL", "in_full: no"),
    ("acceptance-pending", "web-agency", "DEL-002", ""),
    ("gate-acceptance-pending", "managed-services", "HTM-WIF", "done: 2026-10-13"),
    ("error-budget", "managed-services", "SBT-SLA", "critical incidents"),
    ("overload-ahead", "web-agency", "ARM-012", "karim"),
    ("single-holder", "machine-builder", "HAL-2602", "jonas"),
    ("action-overdue", "managed-services", "SBT-SLA", "due: 2026-11-13"),
    ("slip-untold", "web-agency", "MOR-007", "known: 2026-11-16"),
    ("client-silence", "web-agency", "SEX-004", ""),
    ("hand-colour-unfounded", "managed-services", "HTM-WIF", "set: green"),
    ("stale-record", "web-agency", "SEX-004", ""),
)


@cache
def situation(example: str, day: date) -> tuple[Loaded, Situation]:
    files = load_workspace(EXAMPLES / example)
    known = known_on(files.workspace, day)
    schedule = compute(known, day)
    chances = {key: found.on_time for key, found in forecast(known, day).promises.items()}
    return files, Situation(known, schedule, weekly_load(known, schedule), chances=chances)


def leads_to(code: str, example: str, promise: str, words: str, day: date) -> None:
    files, now = situation(example, day)
    commitment = now.workspace.commitment[promise]
    assert open_status(commitment)
    reason = next(reason for reason in judge(commitment, now).reasons if reason.code == code)
    assert reason.colour in {"orange", "red"}
    view = why(now, files.as_known(now.today).locate, commitment)
    node = next(node for node in view.tree if node.key == code)
    assert node.source is not None
    text = (EXAMPLES / example / node.source.path).read_text(encoding="utf-8")
    assert words in text.splitlines()[node.source.span.line - 1]


@pytest.mark.parametrize(("code", "example", "promise", "words"), SEEN)
def test_each_signal_is_seen_in_an_example_and_leads_to_its_line(
    code: str, example: str, promise: str, words: str
) -> None:
    leads_to(code, example, promise, words, FRIDAY)


def test_two_weeks_later_with_nothing_recorded_a_promise_is_overdue() -> None:
    leads_to("overdue", "web-agency", "DEL-004", "2026-11-27", TWO_WEEKS_ON)


@pytest.mark.parametrize("example", sorted({example for _, example, _, _ in SEEN}))
def test_no_signal_of_the_examples_is_missing_here(example: str) -> None:
    _, now = situation(example, FRIDAY)
    live = [commitment for commitment in now.workspace.commitments if open_status(commitment)]
    found = {
        r.code for commitment in live for r in judge(commitment, now).reasons if r.colour in {"orange", "red"}
    }
    assert found <= {code for code, *_ in SEEN}
