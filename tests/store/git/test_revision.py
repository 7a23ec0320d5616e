"""A workspace as a commit has it is what a check-out of that commit would hold."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from repositories import commit, git, promise, repository, write

from engage.store.discover import files_among, list_files
from engage.store.git import Reason, Trouble, load_revision
from engage.store.load import load_workspace
from engage.store.loaded import Loaded


def loaded(root: Path, rev: str) -> Loaded:
    found = load_revision(root, rev)
    assert not isinstance(found, Trouble), found
    return found


def test_a_past_commit_is_read_while_the_working_tree_is_another(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root, engage="lang: fr\n", commitments__a=promise("A"), resources="people: [{id: lea}]\n")
    commit(root, "2026-11-10")
    write(root, engage="lang: en\n", commitments__a=promise("A", "2027-03-31"), commitments__b=promise("B"))
    past = loaded(root, "HEAD")
    assert past.workspace.policy.lang == "fr"
    assert [(c.id, str(c.due)) for c in past.workspace.commitments] == [("A", "2027-02-26")]
    assert [p.id for p in past.workspace.resources.people] == ["lea"]
    assert past.source_line("commitments/a.yaml", 1) == "id: A"
    assert (root / "commitments/b.yaml").exists()


def test_faults_of_a_past_file_have_their_places(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root, commitments__a=promise("A", "2026-02-30"), commitments__b="id: [")
    commit(root, "2026-11-10")
    write(root, commitments__a=promise("A"), commitments__b=promise("B"))
    found = [(d.path, d.code, d.span.line) for d in loaded(root, "HEAD").diagnostics]
    assert found == [("commitments/a.yaml", "T502", 5), ("commitments/b.yaml", "X001", 1)]


def test_a_revision_without_the_workspace_has_no_files(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit(root, "2026-11-10")
    write(root, commitments__a=promise("A"))
    assert loaded(root, "HEAD").files.all() == ()


def test_an_unknown_revision_is_a_trouble(tmp_path: Path) -> None:
    found = load_revision(repository(tmp_path), "main")
    assert isinstance(found, Trouble)
    assert found.reason is Reason.NO_COMMITS


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="links")
def test_links_are_followed_in_the_commit_and_never_out_of_it(tmp_path: Path) -> None:
    top = repository(tmp_path / "top")
    (tmp_path / "outside.yaml").write_text(promise("OUT"))
    root = top / "work"
    write(root, commitments__a=promise("A"))
    write(top, shared=promise("SHARED"))
    links = {
        "same": "a.yaml", "up": "../../shared.yaml", "out": "../../../outside.yaml", "gone": "nowhere.yaml",
        "loop": "loop.yaml", "folder": "../commitments", "twice": "same.yaml",
    }  # fmt: skip
    for name, target in links.items():
        (root / f"commitments/{name}.yaml").symlink_to(target)
    (root / "commitments/sub.yaml").mkdir()
    (root / "commitments/sub.yaml/x.txt").touch()
    commit(top, "2026-11-10")
    on_disk, in_git = load_workspace(root), loaded(root, "HEAD")
    assert in_git.files == on_disk.files
    assert in_git.texts == on_disk.texts
    assert in_git.diagnostics == on_disk.diagnostics
    assert len(on_disk.diagnostics) == 5


def random_change(root: Path, chance: random.Random, number: int) -> None:
    """What people do to a workspace in a day."""
    files = sorted((root / "commitments").rglob("*.yaml"))
    kind = chance.choice(["new", "change", "change", "move", "drop", "odd"])
    name = f"{chance.choice(['', 'deep/', 'a-b/', 'a/b/', '.hidden/'])}p{number}"
    new = root / f"commitments/{name}.yaml"
    new.parent.mkdir(parents=True, exist_ok=True)
    if kind == "new" or len(files) < 4:
        new.write_text(promise(f"P{number}"), newline=chance.choice(["\n", "\r\n"]))
    elif kind == "change":
        chance.choice(files).write_text(promise(f"Q{number}", f"2027-01-{1 + number % 28:02}"))
    elif kind == "move":
        chance.choice(files).rename(new)
    elif kind == "drop":
        chance.choice(files).unlink()
    else:
        chance.choice(files).write_bytes(chance.choice([b"\xff", b"", b"id: [", b"\xef\xbb\xbfid: X\n"]))


def test_reading_commits_agrees_with_checking_them_out_and_with_git_show(tmp_path: Path) -> None:
    chance = random.Random(1)
    root = repository(tmp_path / "r")
    write(root, engage="lang: en\n", clients__acme="id: acme\n", resources__people="people: [{id: lea}]\n")
    oids = []
    for number in range(40):
        random_change(root, chance, number)
        oids.append(commit(root, f"2026-{1 + number // 28:02}-{1 + number % 28:02}"))
    other = tmp_path / "brute"
    git(root, "worktree", "add", "-q", "--detach", str(other), oids[0])
    for oid in oids[::4]:
        git(other, "checkout", "-q", "--force", oid)
        expected, found = load_workspace(other), loaded(root, oid)
        assert found.files == expected.files
        assert found.texts == expected.texts
        assert found.diagnostics == expected.diagnostics
        assert found.workspace == expected.workspace
        for path, text in found.texts.items():
            shown = subprocess.run(
                ["git", "-C", root, "show", f"{oid}:{path}"], capture_output=True, check=True
            )
            assert shown.stdout.decode("utf-8-sig") == text


def test_files_of_a_list_of_paths_are_those_of_a_folder_with_them(tmp_path: Path) -> None:
    paths = ["engage.yaml", "resources.yml", "resources/b.yaml", "commitments/a-b/x.yaml",
             "commitments/a/y.yml", "commitments/.x/z.yaml", "commitments/.h.yaml",
             "commitments/f.yaml/inner.yaml", "risks.yaml", "records/incidents/i.csv", "records/other/i.csv",
             "commitments/n.txt", "clients/Z.yaml", "clients/a.yaml", "engage.yaml.bak"]  # fmt: skip
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert files_among(paths) == list_files(tmp_path)
