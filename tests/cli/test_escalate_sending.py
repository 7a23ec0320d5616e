"""`engage escalate --send` against a real mail server: the right digests, sent once, whatever goes wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from processes import Done, engage, surroundings
from servers import mail_server

FRIDAY = ("--as-of", "2026-11-20", "--at", "12:00")
PEOPLE = """
people:
  - {id: lea, name: Léa Marchand, email: lea@example.org}
  - {id: paul, name: Paul Guéguen, email: paul@example.org}
  - {id: claire, name: Claire Besnard, email: claire@example.org}
"""
PROMISE = """
id: ACME-1
title: Portal live
client: acme
status: active
owner: lea
promise: {made: 2026-09-01, start: 2026-09-07, due: 2026-11-27, value: 400000 EUR}
contract: {penalties: {rate: 5%, per: 1w, cap: 20%}}
milestones:
  - {id: build, title: Built, work: 30d, started: 2026-11-02, remaining: 25d, critical: true, due: 2026-11-20}
journal: [{on: 2026-11-19, note: Interface late}]
exchanges: [{on: 2026-11-19, direction: out, text: The interface is late}]
"""
SETTINGS = """
lang: en
timezone: Europe/Paris
roles: {{department_head: paul, account_director: claire}}
channels: {{mail: {{kind: email, host: 127.0.0.1, port: {port}, security: none, from: engage@example.org}}}}
"""


def workspace(root: Path, port: int) -> Path:
    (root / "commitments").mkdir(parents=True)
    (root / "commitments/acme.yaml").write_text(PROMISE)
    (root / "resources.yaml").write_text(PEOPLE)
    (root / "engage.yaml").write_text(SETTINGS.format(port=port))
    return root


def send(root: Path, *when: str) -> Done:
    return engage("escalate", "--send", "-w", root, *(when or FRIDAY))


def start(root: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "engage", "escalate", "--send", "-w", str(root), *FRIDAY]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=surroundings(),
        start_new_session=True,
    )


def lines(root: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (root / "records/alerts/2026-11.jsonl").read_text().splitlines()]


def test_each_gets_one_digest_with_what_concerns_them(tmp_path: Path) -> None:
    with mail_server(tmp_path) as post:
        done = send(workspace(tmp_path / "w", post.port))

    assert done.code == 0
    assert post.received == {"lea@example.org": 1, "paul@example.org": 1, "claire@example.org": 1}
    texts = {str(mail["To"].addresses[0].username): mail.get_body(("plain",)) for mail in post.mails}
    said = {name: part.get_content() for name, part in texts.items() if part}
    assert "gate-j10 · alert, to be acknowledged" in said["lea"]
    assert "gate-j5 · for information" in said["paul"]
    assert "80,000\u00a0EUR at stake" in said["claire"]
    assert "Decision wanted by" in said["claire"]
    assert "Decision wanted by" not in said["lea"]


def test_two_runs_at_once_send_once(tmp_path: Path) -> None:
    with mail_server(tmp_path) as post:
        post.slow = 0.2  # so that one is still sending when the other begins
        root = workspace(tmp_path / "w", post.port)
        runs = [start(root), start(root)]
        codes = [run.wait(60) for run in runs]

    assert codes == [0, 0]
    assert set(post.received.values()) == {1}
    assert len(post.received) == 3


def test_a_run_killed_after_the_server_took_a_mail_doubles_that_one_and_marks_it(
    tmp_path: Path,
) -> None:
    with mail_server(tmp_path) as post:
        root = workspace(tmp_path / "w", post.port)
        post.slow = 10
        run = start(root)
        ends = time.monotonic() + 60
        while not post.mails and time.monotonic() < ends:
            time.sleep(0.02)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait(30)
        post.slow = 0
        assert [line["what"] for line in lines(root)] == ["sending"]
        again = send(root)
        last = send(root)

    assert (again.code, last.out) == (0, "Nobody is to be told of anything now\n")
    twice = [address for address, count in post.received.items() if count == 2]
    assert len(twice) == 1
    assert set(post.received.values()) == {1, 2}
    doubled = [mail for mail in post.mails if mail["To"].addresses[0].addr_spec == twice[0]]
    assert [mail["X-Engage-Possible-Duplicate"] for mail in doubled] == [None, "yes"]
    assert doubled[0]["Message-ID"] == doubled[1]["Message-ID"]
    assert sum(line.get("again", False) for line in lines(root)) == 2  # its departure and its arrival


def test_a_message_that_fails_is_recorded_and_goes_to_the_next_in_line(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w", 1)
    file = root / "resources.yaml"
    file.write_text(file.read_text().replace(", email: lea@example.org", ""))

    with mail_server(tmp_path) as post:
        settings = root / "engage.yaml"
        settings.write_text(settings.read_text().replace("port: 1,", f"port: {post.port},"))
        times = [("--as-of", "2026-11-20", "--at", f"12:{minute}") for minute in ("00", "10", "20", "30")]
        codes = [send(root, *when).code for when in times]

    assert codes[:3] == [1, 1, 1]
    failed = [line for line in lines(root) if line["what"] == "failed" and line["to"] == "lea"]
    assert failed[0]["reason"] == "lea has no `email` in resources.yaml"
    bodies = [(mail, mail.get_body(("plain",))) for mail in post.mails]
    raised = [mail for mail, body in bodies if body and "raised, nobody ack" in body.get_content()]
    assert [mail["To"].addresses[0].username for mail in raised] == ["paul"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_result_is_in_the_language_asked_for(tmp_path: Path, lang: str) -> None:
    root = workspace(tmp_path / "w", 1)
    (root / "engage.yaml").write_text("lang: en\nroles: {department_head: paul}\n")

    done = engage("escalate", "--send", "-w", root, *FRIDAY, "--lang", lang, "--format", "json")

    assert done.code == 0
    assert {each["channel"] for each in done.json["sent"]} == {"stdout"}
    assert ("alerte, à accuser réception" in done.err) is (lang == "fr")
