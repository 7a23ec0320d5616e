"""`engage escalate` as people and cron run it: what is due, sent once, acknowledged, raised, over."""

from __future__ import annotations

import io
import json
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from processes import EXAMPLES, Done

from engage.cli.main import run

FRIDAY = "2026-11-20"
RULES = """\
escalation:
  - {name: gate-j10, when: {milestone: critical, status: [orange, red]}, before: 10d, to: owner, level: alert}
  - {name: gate-j5, when: {milestone: critical, status: [orange, red]}, before: 5d, to: department_head, level: inform}
  - {name: exposure, when: {exposure_over: 60000 EUR}, to: head_of_projects, level: alert}
"""  # noqa: E501  # as the files have them


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The machine builder's workspace, to write in, with three rules."""
    made = Path(shutil.copytree(EXAMPLES / "machine-builder", tmp_path / "machines"))
    text = (made / "engage.yaml").read_text()
    before, after = text.index("escalation:"), text.index("kpi:")
    (made / "engage.yaml").write_text(text[:before] + RULES + text[after:])
    return made


def engage(*arguments: str | Path) -> Done:
    """A call with its streams, without the start of a process: there are many calls here."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
    with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        code = run([str(argument) for argument in arguments])
    out, err = (stream.buffer.getvalue().decode() for stream in streams)  # type: ignore[attr-defined]
    return Done(code, out, err, 0)


def escalate(root: Path, *arguments: str, on: str = FRIDAY, at: str = "12:00") -> Done:
    return engage("escalate", *arguments, "-w", root, "--as-of", on, "--at", at)


def alerts(root: Path, on: str = FRIDAY, at: str = "12:00") -> dict[str, dict[str, Any]]:
    """By promise and rule."""
    found = escalate(root, "--format", "json", on=on, at=at).json["alerts"]
    return {f"{alert['commitment']} {alert['rule']}": alert for alert in found}


def lines(root: Path) -> list[dict[str, Any]]:
    folder = root / "records/alerts"
    return [
        json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.read_text().splitlines()
    ]


def sub(root: Path, command: str, *arguments: str, on: str = FRIDAY) -> Done:
    return engage("escalate", command, *arguments, "-w", root, "--as-of", on)


def test_a_dry_run_says_who_gets_what_and_why_and_writes_nothing(root: Path) -> None:
    done = escalate(root)

    assert done.code == 0
    assert done.out.startswith("6 alerts to send, in 2 messages\n")
    assert "To Hannes Wieland, head of projects\n■ HAL-2602" in done.out
    assert "581,400\u00a0EUR at stake, over 60,000\u00a0EUR" in done.out
    assert "Decision wanted by Tuesday 24 November 2026" in done.out
    assert max(map(len, done.out.splitlines())) <= 100
    assert not (root / "records").exists()


def test_the_contract_of_the_json(root: Path) -> None:
    gate = alerts(root)["HAL-2602 gate-j10"]

    assert {name: gate[name] for name in ("level", "to", "milestone", "since", "state")} == {
        "level": "alert", "to": "tomasz", "milestone": "fat", "since": "2026-10-30", "state": "due",
    }  # fmt: skip
    assert len(gate["key"]) == 12


def test_ten_runs_send_once(root: Path) -> None:
    first = escalate(root, "--send")
    others = [escalate(root, "--send", at=f"12:{minute:02}") for minute in range(1, 10)]

    assert (first.code, {done.code for done in others}) == (0, {0})
    assert "2 messages sent" in first.out
    assert {done.out for done in others} == {"Nobody is to be told of anything now\n"}
    assert sum(line["what"] == "sent" for line in lines(root)) == 6
    assert {alert["state"] for alert in alerts(root, at="12:10").values()} == {"sent"}


def test_nothing_goes_out_at_midnight_or_on_a_sunday(root: Path) -> None:
    for on, at, until in (
        ("2026-11-20", "23:30", "2026-11-23T08:00:00+01:00"),
        ("2026-11-22", "12:00", "2026-11-23T08:00:00+01:00"),
    ):
        done = escalate(root, "--send", on=on, at=at)
        assert done.out == "Nobody is to be told of anything now\n"
        held = alerts(root, on, at)["HAL-2602 gate-j10"]
        assert (held["state"], held["send_to"][0]["held_until"]) == ("due", until)


def test_nobody_acknowledges_and_the_next_in_line_hears_of_it(root: Path) -> None:
    escalate(root, "--send")

    reminded = alerts(root, "2026-11-23")["HAL-2602 gate-j10"]
    raised = alerts(root, "2026-11-24")["HAL-2602 gate-j10"]

    assert (reminded["step"], reminded["to"], reminded["rung"]) == ("repeat", "tomasz", 1)
    assert (raised["step"], raised["to"], raised["rung"]) == ("escalate", "hannes, tomasz", 2)


def test_an_acknowledgement_for_somebody_else_mutes_and_runs_out(root: Path) -> None:
    escalate(root, "--send")
    key = alerts(root)["HAL-2602 gate-j10"]["key"]

    done = sub(root, "ack", key[:6], "--for", "tomasz", "--via", "phone", "--by", "petra")

    assert (done.code, done.out) == (0, "HAL-2602, gate-j10: acknowledged by tomasz\n")
    for on in ("2026-11-23", "2026-11-24"):
        assert alerts(root, on)["HAL-2602 gate-j10"]["state"] == "acknowledged"
    assert alerts(root, "2026-11-25", "13:00")["HAL-2602 gate-j10"]["step"] == "repeat"
    log = sub(root, "log", key).out
    assert "acknowledged by tomasz (petra), phone" in " ".join(log.split())


def test_a_silence_needs_a_reason_and_an_end_and_is_on_record(root: Path) -> None:
    key = alerts(root)["HAL-2602 exposure"]["key"]

    assert sub(root, "silence", key, "--until", "2026-12-01").code == 2
    assert sub(root, "silence", key, "--reason", "Known to the board", "--until", "2026-11-19").code == 2
    done = sub(
        root, "silence", key, "--reason", "Known to the board", "--until", "2026-12-01", "--by", "petra"
    )

    assert done.code == 0
    assert alerts(root)["HAL-2602 exposure"]["state"] == "silenced"
    assert alerts(root, "2026-12-02")["HAL-2602 exposure"]["state"] == "due"
    assert "Known to the board" in escalate(root).out


def test_what_is_over_is_said_once_and_comes_back_as_a_new_episode(root: Path) -> None:
    escalate(root, "--send")
    file = root / "engage.yaml"
    text = file.read_text()
    file.write_text(text.replace("60000 EUR", "900000 EUR"))

    over = alerts(root, "2026-11-23")["HAL-2602 exposure"]
    assert (over["state"], over["step"], over["to"]) == ("resolved", "resolved", "hannes")
    assert "over" in escalate(root, "--send", on="2026-11-23").out
    assert escalate(root, "--send", on="2026-11-23", at="12:05").out.startswith("Nobody")

    file.write_text(text)
    again = alerts(root, "2026-11-24")["HAL-2602 exposure"]
    assert (again["state"], again["step"], again["episode"]) == ("due", "first", 2)


def test_a_run_cut_off_between_sending_and_recording_is_made_up_for_once_and_marked(root: Path) -> None:
    escalate(root, "--send")
    file = root / "records/alerts/2026-11.jsonl"
    kept = [line for line in file.read_text().splitlines(keepends=True) if '"what": "sent"' not in line]
    file.write_text("".join(kept))

    again = escalate(root, "--send", at="12:01")
    last = escalate(root, "--send", at="12:02")

    assert again.out.count("An earlier run was cut off: you may have had this message before.") == 2
    assert last.out.startswith("Nobody")
    marked = [line for line in lines(root) if line.get("again") == "true" or line.get("again") is True]
    assert sum(line["what"] == "sent" for line in marked) == 6


def test_a_message_that_is_cut_off_twice_is_not_sent_a_third_time(root: Path) -> None:
    file = root / "records/alerts/2026-11.jsonl"
    for at in ("12:00", "12:01"):
        escalate(root, "--send", at=at)
        kept = [line for line in file.read_text().splitlines(keepends=True) if '"what": "sent"' not in line]
        file.write_text("".join(kept))

    assert escalate(root, "--send", at="12:02").out.startswith("Nobody")


def test_faulty_lines_are_told_with_their_place_and_stop_nothing(root: Path) -> None:
    escalate(root, "--send")
    file = root / "records/alerts/2026-11.jsonl"
    good = file.read_text()
    file.write_text(
        '{"id": "x"\n' + good + '{"id": "y", "at": "2026-11-20T12:00:00+01:00", "what": "lost", "key": "k"}\n'
    )

    check = engage("check", "-w", root, "--as-of", FRIDAY, "--format", "json").json
    found = [
        (d["code"], d["line"]) for d in check["diagnostics"] if d["path"] == "records/alerts/2026-11.jsonl"
    ]

    assert found == [("X001", 1), ("X003", len(good.splitlines()) + 2)]
    assert escalate(root, "--send", at="12:30").out.startswith("Nobody")


def test_half_a_line_left_by_a_power_cut_does_not_swallow_the_next(root: Path) -> None:
    escalate(root, "--send")
    file = root / "records/alerts/2026-11.jsonl"
    file.write_text(file.read_text() + '{"id": "ab')

    escalate(root, "--send", on="2026-11-23")

    assert any('"repeat"' in line and line.endswith("}") for line in file.read_text().splitlines())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ack", "ffffffffffff"], "no alert on record has the key"),
        (["ack", ""], "no alert on record has the key"),
        (["silence", "zz", "--reason", "x", "--until", "2026-12-01"], "no alert on record"),
    ],
)
def test_a_key_that_is_none_is_refused(root: Path, arguments: list[str], said: str) -> None:
    done = sub(root, *arguments)

    assert done.code == 2
    assert said in done.err


def test_the_past_is_not_sent_again(root: Path) -> None:
    escalate(root, "--send")

    done = escalate(root, "--send", on="2026-11-19")

    assert done.code == 2
    assert "nothing earlier is sent again" in done.err


def test_revisions_are_not_sent_from(root: Path) -> None:
    assert engage("escalate", "--send", "-w", root, "--as-of", "main").code == 2


def test_every_rule_is_tried_on_whom_it_reaches(root: Path) -> None:
    assert sub(root, "test").code == 0
    file = root / "engage.yaml"
    file.write_text(file.read_text().replace("to: department_head", "to: head_of_nothing"))

    done = sub(root, "test")

    assert done.code == 1
    assert "`head_of_nothing` leads to nobody of ours" in " ".join(done.out.split())
