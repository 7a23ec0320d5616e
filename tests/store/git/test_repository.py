"""What a workspace's git repository answers, on real repositories."""

from __future__ import annotations

import os
from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from repositories import commit, git, promise, repository, write

from engage.store.git import Commit, Reason, Repository, Touched, Trouble, open_repository
from engage.store.git.run import environment


def opened(root: Path) -> Repository:
    found = open_repository(root)
    assert isinstance(found, Repository)
    return found


def resolved(root: Path, rev: str) -> Commit:
    found = opened(root).resolve(rev)
    assert isinstance(found, Commit), found
    return found


def reason(found: object) -> Reason:
    assert isinstance(found, Trouble), found
    assert found.message.en != found.message.fr
    return found.reason


def test_a_folder_without_a_repository_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert reason(open_repository(tmp_path)) is Reason.NOT_A_REPOSITORY


def test_the_inside_of_a_repository_s_own_folder_is_none(tmp_path: Path) -> None:
    repository(tmp_path)
    assert reason(open_repository(tmp_path / ".git")) is Reason.NOT_A_REPOSITORY


def test_without_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason(open_repository(tmp_path)) is Reason.NO_GIT


def test_a_repository_without_commits_says_so(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root, commitments__a=promise("A"))
    assert reason(opened(root).resolve("HEAD")) is Reason.NO_COMMITS
    assert reason(opened(root).on_or_before(date(2026, 11, 20), UTC)) is Reason.NO_COMMITS
    assert opened(root).uncommitted() == {"commitments/a.yaml"}


@pytest.mark.parametrize(
    "rev", ["no-such", "", "-n1", "--all", "--output=owned", "HEAD:commitments/a.yaml", "HEAD^{tree}",
            "HEAD~9", "HEAD..HEAD", "a\nb", "a\0b", "$(touch owned)", "é"]
)  # fmt: skip
def test_what_names_no_commit_is_an_unknown_revision(tmp_path: Path, rev: str) -> None:
    root = repository(tmp_path)
    write(root, commitments__a=promise("A"))
    commit(root, "2026-11-20")
    assert reason(opened(root).resolve(rev)) is Reason.UNKNOWN_REVISION
    assert not (root / "owned").exists()


def test_a_commit_is_found_by_all_its_names(tmp_path: Path) -> None:
    root = repository(tmp_path)
    oid = commit(root, "2026-11-20", "Promise the portal, é")
    git(root, "tag", "-a", "-m", "signed", "v1")
    git(root, "branch", "other/line")
    commit(root, "2026-11-21")
    for rev in (oid, oid[:8], "v1", "other/line", "HEAD~1", "main^"):
        assert resolved(root, rev).oid == oid
    found = resolved(root, "v1")
    assert (found.author, found.subject) == ("Léa Marchand", "Promise the portal, é")
    assert found.day(UTC) == date(2026, 11, 20)


def test_a_commit_s_day_is_that_of_the_zone(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit(root, "2026-11-20T23:30:00+00:00")
    found = resolved(root, "HEAD")
    assert found.day(UTC) == date(2026, 11, 20)
    assert found.day(ZoneInfo("Europe/Paris")) == date(2026, 11, 21)


def test_the_last_commit_of_a_day_is_that_before_midnight_in_the_zone(tmp_path: Path) -> None:
    root = repository(tmp_path)
    first = commit(root, "2026-11-18T10:00:00+00:00")
    second = commit(root, "2026-11-20T22:59:59+00:00")
    third = commit(root, "2026-11-20T23:00:00+00:00")
    paris, asked = ZoneInfo("Europe/Paris"), opened(root).on_or_before

    def oid(day: int, zone: object = UTC) -> str:
        found = asked(date(2026, 11, day), zone)  # type: ignore[arg-type]
        assert isinstance(found, Commit)
        return found.oid

    assert [oid(18), oid(19), oid(20), oid(20, paris), oid(21, paris)] == [first, first, third, second, third]
    assert reason(asked(date(2026, 11, 17), UTC)) is Reason.BEFORE_HISTORY
    assert reason(asked(date(1960, 1, 1), UTC)) is Reason.BEFORE_HISTORY
    assert asked(date.max, UTC) == resolved(root, third)


def test_a_branch_counts_from_its_merge_on(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit(root, "2026-11-16")
    git(root, "checkout", "-q", "-b", "offer")
    write(root, commitments__offer=promise("OFFER"))
    commit(root, "2026-11-18")
    git(root, "checkout", "-q", "main")
    write(root, commitments__a=promise("A"))
    on_main = commit(root, "2026-11-17")
    git(root, "merge", "-q", "--no-ff", "-m", "Signed", "offer", on="2026-11-20T12:00:00+00:00")
    merge = git(root, "rev-parse", "HEAD")
    repo = opened(root)
    for day, wanted in ((17, on_main), (18, on_main), (19, on_main), (20, merge)):
        found = repo.on_or_before(date(2026, 11, day), UTC)
        assert isinstance(found, Commit)
        assert found.oid == wanted


def test_renames_merges_and_reverts_are_in_the_log(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root, commitments__a=promise("A"), notes="x: 1\n")
    commit(root, "2026-11-10", "one")
    (root / "commitments/old").mkdir()
    git(root, "mv", "commitments/a.yaml", "commitments/old/é b.yaml")
    commit(root, "2026-11-11", "two")
    write(root, **{"commitments__old__é b": promise("A", "2027-03-31")})
    later = commit(root, "2026-11-12", "three")
    git(root, "revert", "--no-edit", later, on="2026-11-13T12:00:00+00:00")
    git(root, "checkout", "-q", "-b", "side", "HEAD~1")
    write(root, commitments__b=promise("B"))
    commit(root, "2026-11-14", "side")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "-m", "merge", "side", on="2026-11-15T12:00:00+00:00")

    moved = "commitments/old/é b.yaml"
    log = opened(root).log(resolved(root, "HEAD"))
    assert not isinstance(log, Trouble)
    assert [(c.subject, touched) for c, touched in log] == [
        ("side", (Touched("added", "commitments/b.yaml"),)),
        ('Revert "three"', (Touched("changed", moved),)),
        ("three", (Touched("changed", moved),)),
        ("two", (Touched("renamed", moved, "commitments/a.yaml"),)),
        ("one", (Touched("added", "commitments/a.yaml"), Touched("added", "notes.yaml"))),
    ]
    line = opened(root).log(resolved(root, "HEAD"), first_parent=True)
    assert not isinstance(line, Trouble)
    assert [c.subject for c, _ in line] == ["merge", 'Revert "three"', "three", "two", "one"]
    assert line[0][1] == (Touched("added", "commitments/b.yaml"),)


ODD = ["a b.yaml", "é.yaml", "tab\there.yaml", "new\nline.yaml", 'quote".yaml', "-dash.yaml", ":(top)x.yaml",
       "star*.yaml", "\x01mark.yaml", "M", "back\\slash.yaml"]  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_names_of_files_are_names(tmp_path: Path, name: str) -> None:
    root = repository(tmp_path)
    (root / "commitments").mkdir()
    (root / "commitments" / name).write_text("x: 1\n")
    commit(root, "2026-11-20")
    path = f"commitments/{name}"
    repo, head = opened(root), resolved(root, "HEAD")
    tree, log = repo.tree(head), repo.log(head)
    assert not isinstance(tree, Trouble)
    assert not isinstance(log, Trouble)
    assert list(tree) == [path]
    assert [touched for _, touched in log] == [(Touched("added", path),)]
    assert repo.blobs([tree[path].oid]) == {tree[path].oid: b"x: 1\n"}
    (root / "commitments" / name).write_text("x: 2\n")
    assert repo.uncommitted() == {path}


def test_a_name_that_is_no_utf8_is_kept(tmp_path: Path) -> None:
    root = repository(tmp_path)
    raw = os.fsencode(root) + b"/\xe9.yaml"
    try:
        Path(os.fsdecode(raw)).write_bytes(b"x: 1\n")
    except OSError:
        pytest.skip("no such names here")
    commit(root, "2026-11-20")
    tree = opened(root).tree(resolved(root, "HEAD"))
    assert not isinstance(tree, Trouble)
    assert [os.fsencode(path) for path in tree] == [b"\xe9.yaml"]


def test_changes_are_those_since_the_lines_parted(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root, commitments__a=promise("A"), commitments__b=promise("B"), commitments__c=promise("C"))
    write(root, commitments__d=promise("D"))
    (root / ".gitignore").write_text("ignored.yaml\n")
    commit(root, "2026-11-10")
    git(root, "checkout", "-q", "-b", "work")
    write(root, commitments__a=promise("A", "2027-03-01"))
    commit(root, "2026-11-11")
    git(root, "checkout", "-q", "main")
    write(root, commitments__d=promise("D", "2027-03-01"))  # on main only: not our change
    commit(root, "2026-11-12")
    git(root, "checkout", "-q", "work")
    write(root, commitments__b=promise("B", "2027-03-01"), commitments__new=promise("N"), ignored="x: 1\n")
    git(root, "add", "commitments/b.yaml")
    write(root, commitments__c=None)
    repo = opened(root)
    assert repo.changed_since(resolved(root, "main")) == {
        f"commitments/{name}.yaml" for name in ("a", "b", "c", "new")
    }
    assert repo.uncommitted() == {f"commitments/{name}.yaml" for name in ("b", "c", "new")}
    assert repo.changed_since(resolved(root, "main"), resolved(root, "work")) == {"commitments/a.yaml"}


def test_paths_are_relative_to_a_workspace_inside_a_larger_repository(tmp_path: Path) -> None:
    top = repository(tmp_path)
    root = top / "sales/promises é"
    write(root, commitments__a=promise("A"))
    (top / "code.py").write_text("1\n")
    commit(top, "2026-11-10")
    (top / "code.py").write_text("2\n")
    commit(top, "2026-11-11", "code only")
    write(root, commitments__a=promise("A", "2027-03-01"), commitments__b=promise("B"))
    repo, head = opened(root), resolved(root, "HEAD")
    assert repo.prefix == "sales/promises é/"
    tree, log = repo.tree(head), repo.log(head)
    assert not isinstance(tree, Trouble)
    assert not isinstance(log, Trouble)
    assert list(tree) == ["commitments/a.yaml"]
    assert [(c.subject, t) for c, t in log] == [("A change", (Touched("added", "commitments/a.yaml"),))]
    assert repo.uncommitted() == {"commitments/a.yaml", "commitments/b.yaml"}


def test_a_second_working_tree_and_a_detached_head_are_read(tmp_path: Path) -> None:
    root = repository(tmp_path / "one")
    write(root, commitments__a=promise("A"))
    first = commit(root, "2026-11-10")
    commit(root, "2026-11-11")
    git(root, "worktree", "add", "-q", "--detach", str(tmp_path / "two"), first)
    second = tmp_path / "two"
    assert resolved(second, "HEAD").oid == first
    assert resolved(second, "main").oid != first
    write(second, commitments__a=promise("A", "2027-03-01"))
    assert opened(second).uncommitted() == {"commitments/a.yaml"}
    assert opened(root).uncommitted() == set()


def test_a_shallow_clone_says_what_it_cannot_know(tmp_path: Path) -> None:
    root = repository(tmp_path / "whole")
    first = commit(root, "2026-11-10")
    commit(root, "2026-11-12")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "part")
    part = opened(tmp_path / "part")
    assert part.shallow
    assert not opened(root).shallow
    unknown = part.resolve(first)
    assert reason(unknown) is Reason.UNKNOWN_REVISION
    assert isinstance(unknown, Trouble)
    assert "--unshallow" in unknown.message.en
    assert reason(part.on_or_before(date(2026, 11, 11), UTC)) is Reason.SHALLOW


def test_variables_that_lead_git_elsewhere_are_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, other = repository(tmp_path / "one"), repository(tmp_path / "two")
    oid = commit(root, "2026-11-10")
    commit(other, "2026-11-11", "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    assert resolved(root, "HEAD").oid == oid
    assert environment({"GIT_DIR": "x", "PATH": "y", "GIT_EXEC_PATH": "z"}).keys() >= {
        "PATH",
        "GIT_EXEC_PATH",
    }
    assert "GIT_DIR" not in environment({"GIT_DIR": "x"})


def test_settings_of_the_repository_run_no_program_and_nothing_is_written(tmp_path: Path) -> None:
    root = repository(tmp_path / "r")
    write(root, commitments__a=promise("A"))
    commit(root, "2026-11-10")
    evil = tmp_path / "evil"
    evil.write_text(f"#!/bin/sh\ntouch {tmp_path}/owned\n")
    evil.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "gpg.program"):
        git(root, "config", name, str(evil))
    git(root, "config", "log.showSignature", "true")
    (root / ".gitattributes").write_text("*.yaml diff=x\n")
    write(root, commitments__a=promise("A", "2027-03-01"))
    os.utime(root / "commitments/a.yaml", (1, 1))
    before = state(root)
    repo, head = opened(root), resolved(root, "HEAD")
    assert "commitments/a.yaml" in (repo.uncommitted() or ())  # type: ignore[operator]
    for answer in (repo.log(head), repo.tree(head), repo.on_or_before(date(2026, 11, 20), UTC)):
        assert not isinstance(answer, Trouble)
    assert not (tmp_path / "owned").exists()
    assert state(root) == before


def state(root: Path) -> dict[str, bytes]:
    """All bytes of a repository's own folder."""
    return {str(path): path.read_bytes() for path in sorted((root / ".git").rglob("*")) if path.is_file()}
