"""The record of alerts: lines that are only added, merge in git, and cost only themselves when faulty."""

from __future__ import annotations

import multiprocessing
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from repositories import commit, git, repository

from engage.health.escalation.raised import escalated_on
from engage.health.escalation.state import states
from engage.model.alert import AlertEntry
from engage.store.alerts import FOLDER, Busy, alone, append, line_of, read_alerts

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def entry(what: str = "sent", hours: float = 0, **more: Any) -> AlertEntry:
    known = {
        "id": "-", "at": NOON + timedelta(hours=hours), "what": what, "key": "9af1d40a321b",
        "rule": "gate-j10", "commitment": "P", "subject": "fat", "notice": 1,
        "step": "first", "to": "lea", "role": "owner",
    }  # fmt: skip
    return AlertEntry.model_validate(known | more)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    written = [
        entry("sending", severity="red", rung=1),
        entry(reason="Élodie : « là » \u202e\n2nd line"),
        entry("acknowledged", 1, by="claire", **{"for": "lea"}, until=NOON + timedelta(days=3)),
        entry("resolved", 2, told=("lea", "paul")),
    ]
    append(tmp_path, written)

    read = read_alerts(tmp_path)

    assert [e.model_copy(update={"id": "-"}) for e in read.entries] == written
    assert read.diagnostics == ()
    assert len({e.id for e in read.entries}) == len(written)


def test_a_line_has_the_same_id_wherever_it_is_written() -> None:
    assert line_of(entry()) == line_of(entry())
    assert line_of(entry()) != line_of(entry(to="paul"))


def test_each_month_has_its_file(tmp_path: Path) -> None:
    append(tmp_path, [entry(), entry(hours=24 * 15)])

    assert sorted(file.name for file in (tmp_path / FOLDER).glob("*.jsonl")) == [
        "2026-11.jsonl",
        "2026-12.jsonl",
    ]


def test_two_branches_merge_without_conflict_and_without_a_lost_or_doubled_line(tmp_path: Path) -> None:
    root = repository(tmp_path / "work")
    append(root, [entry("sending"), entry()])
    commit(root, "2026-11-20")
    git(root, "checkout", "-q", "-b", "other")
    append(root, [entry("acknowledged", 1, by="lea"), entry("sending", 2, notice=2, step="repeat")])
    commit(root, "2026-11-21")
    git(root, "checkout", "-q", "main")
    append(root, [entry("silenced", 3, by="paul", reason="Known", until=NOON + timedelta(days=9)),
                  entry("acknowledged", 1, by="lea")])  # fmt: skip
    commit(root, "2026-11-22")

    git(root, "merge", "-q", "other", on="2026-11-23T12:00:00+00:00")

    found = read_alerts(root)
    assert found.diagnostics == ()
    assert len({e.id for e in found.entries}) == 5
    state = states(found.entries)["9af1d40a321b"]
    assert (state.notice, state.acknowledged is not None, state.silenced is not None) == (2, True, True)


GOOD = '"id": "a", "what": "sent", "key": "k", "rule": "r"'


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "X001"),
        ("[1]", "X003"),
        ("<<<<<<< HEAD", "X001"),
        (f'{{{GOOD}, "at": "2026-11-20T12:00:00+01:00"}}', "X003"),
        (f'{{{GOOD}, "commitment": "P", "at": "2026-11-20T12:00:00"}}', "X003"),
        (f'{{{GOOD}, "commitment": "P", "at": "soon"}}', "X003"),
        (f'{{{GOOD}, "commitment": "P", "at": "2026-11-20T12:00:00Z", "colour": 1}}', "X003"),
        ('{"id": NaN}', "X001"),
        ("[" * 100_000, "X001"),
    ],
)
def test_a_faulty_line_is_told_with_its_place_and_the_others_are_read(
    tmp_path: Path, line: str, code: str
) -> None:
    append(tmp_path, [entry()])
    with (tmp_path / FOLDER / "2026-11.jsonl").open("a") as file:
        file.write(f"{line}\n")
    append(tmp_path, [entry("resolved", 1)])

    found = read_alerts(tmp_path)

    assert [(d.code, d.path, d.span.line) for d in found.diagnostics] == [
        (code, f"{FOLDER}/2026-11.jsonl", 2)
    ]
    assert [e.what for e in found.entries] == ["sent", "resolved"]


def test_bytes_that_are_no_text_are_told_too(tmp_path: Path) -> None:
    append(tmp_path, [entry()])
    with (tmp_path / FOLDER / "2026-11.jsonl").open("ab") as file:
        file.write(b"\xff\xfe\x00\n")

    assert [d.code for d in read_alerts(tmp_path).diagnostics] == ["X001"]


def _hold(root: Path, held: Any, end: Any) -> None:
    with alone(root, 5):
        held.set()
        end.wait(30)


def test_only_one_at_a_time_and_the_others_do_not_wait_for_ever(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held, end = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path, held, end))
    other.start()
    try:
        assert held.wait(30)
        begun = time.monotonic()
        with pytest.raises(Busy), alone(tmp_path, 0.2):
            pass
        assert time.monotonic() - begun < 10
        end.set()
        other.join(30)
        with alone(tmp_path, 5):
            pass
    finally:
        end.set()
        other.join(30)
        if other.is_alive():
            other.kill()


def test_only_what_went_above_the_project_lead_counts_as_escalated() -> None:
    head = {"role": "department_head"}
    found = escalated_on(
        [
            entry(),
            entry(hours=24, **head),
            entry(hours=48, **head),
            entry("failed", 72, role="account_director"),
            entry(hours=96, step="resolved", **head),
        ]
    )

    assert found == {"P": (NOON.date() + timedelta(1), NOON.date() + timedelta(2))}
