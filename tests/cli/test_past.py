"""`--as-of REV`, `--from-git` and `--changed-since` through real processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from processes import engage
from repositories import commit, git, repository, write


def promise(name: str, due: str, *more: str) -> str:
    """A commitment's file that reads well but for what a test puts in."""
    lines = (
        f"id: {name}",
        f"title: Portal {name}",
        "client: acme",
        "status: active",
        f"promise: {{due: {due}}}",
    )
    return "\n".join((*lines, *more)) + "\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two commits: A is promised, then moved and B promised; on disk A is moved again."""
    root = repository(tmp_path / "w")
    write(root, engage="lang: en\ntimezone: Europe/Paris\n", clients__acme="id: acme\nname: Acme\n")
    write(root, commitments__a=promise("A", "2027-01-29"))
    commit(root, "2026-11-02T23:30:00+00:00", "first")
    write(root, commitments__a=promise("A", "2027-02-26"), commitments__b=promise("B", "2027-03-31"))
    commit(root, "2026-11-10", "second")
    write(root, commitments__a=promise("A", "2027-04-30"))
    return root


def promised(root: Path, *arguments: str) -> dict[str, str]:
    """The promised dates that `schedule` shows, with the day it takes for today."""
    done = engage("schedule", "--format", "json", "-w", root, *arguments)
    assert done.code == 0, done.err
    return {"as_of": done.json["as_of"]} | {c["id"]: c["promised"] for c in done.json["commitments"]}


def test_a_date_alone_keeps_the_files_on_disk(root: Path) -> None:
    now = {"as_of": "2026-11-05", "A": "2027-04-30", "B": "2027-03-31"}
    assert promised(root, "--as-of", "2026-11-05") == now


def test_from_git_a_date_means_the_last_commit_on_or_before_it(root: Path) -> None:
    first = {"as_of": "2026-11-09", "A": "2027-01-29"}
    second = {"as_of": "2026-11-10", "A": "2027-02-26", "B": "2027-03-31"}
    assert promised(root, "--as-of", "2026-11-09", "--from-git") == first
    assert promised(root, "--as-of", "2026-11-10", "--from-git") == second


def test_a_revision_means_its_files_on_its_day_in_the_workspace_s_zone(root: Path) -> None:
    first = {"as_of": "2026-11-03", "A": "2027-01-29"}
    assert promised(root, "--as-of", "HEAD~1") == first
    assert promised(root, "--as-of", git(root, "rev-parse", "HEAD~1")) == first
    assert promised(root, "--as-of", "main")["A"] == "2027-02-26"


def test_midnight_is_that_of_the_workspace(root: Path) -> None:
    done = engage("schedule", "-w", root, "--as-of", "2026-11-02", "--from-git")
    assert (done.code, done.out) == (2, "")
    assert done.err == "engage: --from-git: there is no commit on or before 2026-11-02\n"


@pytest.mark.parametrize("command", ["check", "schedule", "review", "status"])
def test_each_command_reads_a_revision_and_gives_the_bytes_of_a_check_out(
    root: Path, tmp_path: Path, command: str
) -> None:
    git(root, "worktree", "add", "-q", "--detach", str(tmp_path / "out"), "HEAD~1")
    past = engage(command, "--format", "json", "-w", root, "--as-of", "HEAD~1")
    out = engage(command, "--format", "json", "-w", tmp_path / "out", "--as-of", "2026-11-03")
    assert (past.code, past.out) == (out.code, out.out)
    assert "2026-11-03" in past.out


def test_a_workspace_in_a_folder_of_a_repository_is_read_from_its_folder(tmp_path: Path) -> None:
    top = repository(tmp_path / "mono")
    root = top / "sales"
    write(root, commitments__a=promise("A", "2027-01-29"))
    commit(top, "2026-11-02")
    write(root, commitments__a=promise("A", "2027-02-26"))
    assert promised(root, "--as-of", "HEAD") == {"as_of": "2026-11-02", "A": "2027-01-29"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as-of", "next-year"], "neither a date such as 2026-11-20 nor a revision: 'next-year'"),
        (["--as-of", "2026-02-30"], "February 2026 has 28 days"),
        (["--as-of", "20/11/2026"], "--as-of:"),
        (["--as-of", "2026-02-30", "--from-git"], "February 2026 has 28 days"),
        (["--as-of", "--all"], "--all"),
        (["--as-of", "HEAD:engage.yaml"], "neither a date"),
    ],
)
def test_what_is_neither_a_date_nor_a_revision_is_wrong_use(
    root: Path, arguments: list[str], said: str
) -> None:
    done = engage("schedule", "-w", root, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_without_a_repository_a_revision_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, commitments__a=promise("A", "2027-01-29"))
    for arguments in (["--as-of", "HEAD"], ["--from-git"]):
        done = engage(
            "status", "-w", tmp_path, *arguments, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
        )
        assert (done.code, done.out) == (2, "")
        assert "not in a git repository" in done.err


def test_without_git_the_files_on_disk_are_still_read(root: Path, tmp_path: Path) -> None:
    empty = {"PATH": str(tmp_path)}
    assert engage("status", "-w", root, "--as-of", "2026-11-05", env=empty).code == 0
    done = engage("status", "-w", root, "--as-of", "HEAD", env=empty)
    assert (done.code, done.out) == (2, "")
    assert "git is not installed" in done.err


def reported(root: Path, *arguments: str) -> set[str]:
    """The files that `check` reports on."""
    done = engage("check", "--format", "json", "-w", root, "--as-of", "2026-11-12", *arguments)
    assert done.code in (0, 1), done.err
    return {each["path"] for each in done.json["diagnostics"]}


def test_check_reports_on_what_changed_and_reads_all(root: Path) -> None:
    write(root, commitments__new=promise("NEW", "2027-05-31"))
    a, b, new = (f"commitments/{name}.yaml" for name in ("a", "b", "new"))
    assert reported(root) >= {a, b, new}
    assert reported(root, "--changed-since", "HEAD") == {a, new}
    assert reported(root, "--changed-since", "HEAD~1") == {a, b, new}
    assert reported(root, "--changed-since", "HEAD", str(root / "commitments/new.yaml")) == {new}


def test_a_fault_between_two_files_is_reported_where_either_changed(root: Path) -> None:
    commit(root, "2026-11-11", "third")
    write(root, commitments__z=promise("A", "2027-05-31"))  # the id is taken
    done = engage("check", "--select", "X004", "--format", "json", "-w", root, "--changed-since", "HEAD",
                  "--as-of", "2026-11-12")  # fmt: skip
    assert [each["code"] for each in done.json["diagnostics"]] == ["X004"]


def test_nothing_changed_is_fine(root: Path) -> None:
    commit(root, "2026-11-11", "third")
    done = engage("check", "-w", root, "--changed-since", "HEAD", "--as-of", "2026-11-12")
    assert (done.code, done.err) == (0, "")


def test_an_unknown_revision_to_compare_with_is_wrong_use(root: Path) -> None:
    done = engage("check", "-w", root, "--changed-since", "nowhere")
    assert (done.code, done.out) == (2, "")
    assert done.err == "engage: --changed-since: 'nowhere' is not a revision of this repository\n"
