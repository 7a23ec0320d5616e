"""An edited text is written whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from processes import surroundings

from engage.store.edit import EditRefused, Set, apply, document, save
from engage.store.load import load_workspace

PATH = "commitments/a.yaml"
OLD = "id: A  # first\ntitle: T\nclient: acme\n"


def workspace(root: Path, text: bytes = OLD.encode()) -> Path:
    (root / "commitments").mkdir()
    file = root / PATH
    file.write_bytes(text)
    return file


def edited(text: str = OLD) -> str:
    return apply(text, PATH, [Set(("title",), "New")])


def test_what_is_saved_is_what_was_edited_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = workspace(tmp_path)
    file.chmod(0o640)
    save(tmp_path, PATH, OLD, edited())
    assert file.read_text() == "id: A  # first\ntitle: New\nclient: acme\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in (tmp_path / "commitments").iterdir()] == ["a.yaml"]


def test_a_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    file = workspace(tmp_path, "\ufeffid: A\r\ntitle: T\r\nclient: acme".encode())
    old = load_workspace(tmp_path).texts[PATH]
    save(tmp_path, PATH, old, edited(old))
    assert file.read_bytes() == "\ufeffid: A\r\ntitle: New\r\nclient: acme".encode()


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    file = workspace(tmp_path)
    real = tmp_path / "real.yaml"
    file.rename(real)
    file.symlink_to("../real.yaml")
    save(tmp_path, PATH, OLD, edited())
    assert file.is_symlink()
    assert "New" in real.read_text()


def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(OLD)
    root = tmp_path / "workspace"
    (root / "commitments").mkdir(parents=True)
    (root / PATH).symlink_to(outside)
    with pytest.raises(EditRefused, match="leads out of the workspace"):
        save(root, PATH, OLD, edited())
    assert outside.read_text() == OLD


@pytest.mark.parametrize("meanwhile", [b"id: A  # mine\ntitle: T\nclient: acme\n", b"", None])
def test_a_file_changed_meanwhile_is_left_alone(tmp_path: Path, meanwhile: bytes | None) -> None:
    file = workspace(tmp_path)
    if meanwhile is None:
        file.unlink()
    else:
        file.write_bytes(meanwhile)
    with pytest.raises(EditRefused, match="changed by somebody else"):
        save(tmp_path, PATH, OLD, edited())
    assert (file.read_bytes() if file.exists() else None) == meanwhile
    assert len(list((tmp_path / "commitments").iterdir())) == file.exists()


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (OLD + "promise: {due: 2026-02-30}\n", "February 2026 has 28 days"),
        (OLD + "ownr: lea\n", "did you mean `owner`"),
        (OLD + "owner: [lea\n", "it would be faulty"),
        ("title: T\nclient: acme\n", "the field `id` is required"),
        (OLD + "title: U\n", "it would be faulty"),
    ],
)
def test_a_text_with_a_new_fault_is_not_written(tmp_path: Path, new: str, said: str) -> None:
    file = workspace(tmp_path)
    with pytest.raises(EditRefused, match=said) as refused:
        save(tmp_path, PATH, OLD, new)
    assert refused.value.diagnostics
    assert file.read_text() == OLD


def test_a_fault_that_was_there_before_does_not_stand_in_the_way(tmp_path: Path) -> None:
    old = OLD + "ownr: lea\n"
    file = workspace(tmp_path, old.encode())
    save(tmp_path, PATH, old, edited(old))
    assert file.read_text() == old.replace("title: T", "title: New")


def test_a_file_with_control_characters_is_not_rewritten(tmp_path: Path) -> None:
    file = workspace(tmp_path, OLD.replace("T", "T\x07").encode())
    old = load_workspace(tmp_path).texts[PATH]
    with pytest.raises(EditRefused, match="control characters"):
        save(tmp_path, PATH, old, edited(old))
    assert file.read_bytes() == OLD.replace("T", "T\x07").encode()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_written_by_root_keeps_its_owner(tmp_path: Path) -> None:
    file = workspace(tmp_path)
    os.chown(file, 12345, 54321)
    save(tmp_path, PATH, OLD, edited())
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 54321)


def test_an_edit_of_a_record_behind_a_faulty_one_finds_its_place(tmp_path: Path) -> None:
    old = OLD + "milestones:\n  - title: no id\n  - id: m\n"
    file = workspace(tmp_path, old.encode())
    loaded = load_workspace(tmp_path)
    pointer = loaded.in_file(PATH, ("milestones", 0, "done"))
    save(tmp_path, PATH, old, apply(old, PATH, [Set(pointer, "2026-11-20")]))
    assert file.read_text() == old + "    done: 2026-11-20\n"


def test_a_file_that_may_not_be_replaced_stays(tmp_path: Path) -> None:
    file = workspace(tmp_path)
    if os.geteuid() == 0:
        pytest.skip("nothing is forbidden to root")
    file.parent.chmod(0o555)
    try:
        with pytest.raises(PermissionError):
            save(tmp_path, PATH, OLD, edited())
    finally:
        file.parent.chmod(0o755)
    assert file.read_text() == OLD


def test_a_new_file_is_written_as_people_do(tmp_path: Path) -> None:
    text = document(
        {
            "id": "A", "title": "T: a portal", "client": "acme",
            "promise": {"due": "2027-01-01", "excludes": []},
            "milestones": [{"id": "ux", "work": {"low": "1d", "likely": "2d"}, "after": []}],
            "actions": [{"what": "call", "due": "2026-11-27"}],
        }
    )  # fmt: skip
    assert text == (
        'id: A\ntitle: "T: a portal"\nclient: acme\npromise:\n  due: 2027-01-01\n  excludes: []\n'
        "milestones:\n  - {id: ux, work: {low: 1d, likely: 2d}, after: []}\n"
        "actions:\n  - {what: call, due: 2026-11-27}\n"
    )


def save_on(root: Path, first: int) -> None:
    """Change the title again and again, for ever."""
    for number in itertools.count(first):
        old = (root / PATH).read_text()
        save(root, PATH, old, apply(old, PATH, [Set(("title",), f"title {number} " + "x" * 20_000)]))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_point_a_save_leaves_a_whole_file(tmp_path: Path) -> None:
    file = workspace(tmp_path)
    chance = random.Random(20261120)
    texts = {OLD}
    for round_ in range(40):
        before, late = file.stat().st_ino, time.monotonic() + 20
        child = os.fork()
        if not child:
            try:
                save_on(tmp_path, round_ * 1000)
            finally:
                os._exit(1)
        while file.stat().st_ino == before and time.monotonic() < late:  # until it has saved once
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        text = file.read_text()
        texts.add(text)
        assert text == OLD or text.startswith("id: A  # first\ntitle: >-\n  title ")
        assert text == OLD or text.endswith("x" * 20_000 + "\nclient: acme\n")
    assert len(texts) > 20
    assert load_workspace(tmp_path).diagnostics == ()


_COUNTS = """
import sys
from pathlib import Path
from engage.store.edit import Append, EditRefused, apply, save
root, path, name, done = Path(sys.argv[1]), sys.argv[2], sys.argv[3], 0
while done < 15:
    old = (root / path).read_text()
    try:
        save(root, path, old, apply(old, path, [Append(("notes",), f"{name}{done}")]))
        done += 1
    except EditRefused:
        pass
"""


def test_two_processes_never_lose_each_others_edits(tmp_path: Path) -> None:
    file = workspace(tmp_path)
    children = [
        subprocess.Popen([sys.executable, "-c", _COUNTS, str(tmp_path), PATH, name], env=surroundings())
        for name in "ab"
    ]
    assert [child.wait(timeout=120) for child in children] == [0, 0]
    (commitment,) = load_workspace(tmp_path).workspace.commitments
    assert sorted(commitment.notes) == sorted(f"{name}{number}" for name in "ab" for number in range(15))
    assert file.read_text().startswith("id: A  # first\n")
