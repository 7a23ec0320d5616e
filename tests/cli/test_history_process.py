"""`engage history` on real repositories: renames, merges, reverts, shallow clones, worktrees, no git at
all."""

from __future__ import annotations

import random
import re
import subprocess
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from processes import engage
from repositories import commit, git, repository, write

WEEKS = ("--weeks", "0")


def promise(name: str, due: str, *more: str, status: str = "active", title: str = "Portal") -> str:
    head = (f"id: {name}", f"title: {title}", "client: acme", f"status: {status}")
    lines = (*head, f"promise: {{due: {due}}}")
    return "\n".join((*lines, *more)) + "\n"


def history(root: Path, name: str, *arguments: str) -> dict[str, Any]:
    done = engage("history", name, "-w", root, *WEEKS, "--format", "json", *arguments)
    assert done.code == 0, done.err
    return done.json  # type: ignore[no-any-return]


def moves(found: dict[str, Any]) -> list[tuple[str, str | None, str | None]]:
    return [(e["what"], e["from"], e["to"]) for e in found["events"] if e["what"] in {"promised", "moved"}]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A promised by Léa, moved twice: once with an amendment, once without."""
    root = repository(tmp_path / "w")
    write(root, engage="lang: en\ntimezone: Europe/Paris\n", clients__acme="id: acme\nname: Acme\n")
    write(root, commitments__a=promise("A", "2027-01-29", status="draft"))
    commit(root, "2026-09-01", "draft")
    write(root, commitments__a=promise("A", "2027-01-29"))
    commit(root, "2026-09-02", "promised")
    write(root, commitments__a=promise("A", "2027-02-12"))
    commit(root, "2026-10-01", "moved")
    amendment = (
        "amendments: [{on: 2026-10-30, kind: deadline, from: 2027-02-12, to: 2027-02-26, asked_by: client, "
        "agreed_by: J. Martin, client_told: 2026-10-30, reason: Scope grew}]"
    )
    write(root, commitments__a=promise("A", "2027-02-26", amendment))
    commit(root, "2026-11-02", "amended")
    return root


def test_every_move_has_its_commit_its_author_and_what_explains_it(root: Path) -> None:
    found = history(root, "A")

    assert found["first_promised"] == "2027-01-29"
    assert found["current"] == "2027-02-26"
    assert (found["slips"], found["days_slipped"], found["unexplained"]) == (2, 20, 1)
    assert moves(found) == [
        ("promised", None, "2027-01-29"),
        ("moved", "2027-01-29", "2027-02-12"),
        ("moved", "2027-02-12", "2027-02-26"),
    ]
    first, second = [event for event in found["events"] if event["what"] == "moved"]
    assert (first["on"], first["author"], first["days"]) == ("2026-10-01", "Léa Marchand", 10)
    assert first["commit"] == git(root, "rev-parse", "HEAD~1")
    assert first["unexplained"]
    assert first["amendment"] is None
    assert second["amendment"]["reason"] == "Scope grew"


def test_the_text_says_it_in_80_columns(root: Path) -> None:
    done = engage("history", "A", "-w", root, *WEEKS, "--as-of", "2026-11-20", env={"COLUMNS": "80"})

    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 80
    told = " ".join(done.out.split())
    assert (
        "First promised for Friday 29 January 2027, now for Friday 26 February 2027: 2 slips, 20 "
        "working days "
        "later. 1 without an amendment that explains it." in told
    )
    assert "29 Jan → 12 Feb, 10 working days later unexplained: no amendment" in told
    assert (
        "amendment of 30 Oct, asked by the client, agreed by J. Martin, client told on 30 Oct: Scope" in told
    )
    french = engage("history", "A", "-w", root, *WEEKS, "--as-of", "2026-11-20", "--lang", "fr").out
    assert "inexpliqué\u00a0: aucun avenant" in french


def test_what_is_not_committed_is_the_last_move_without_author(root: Path) -> None:
    text = (root / "commitments/a.yaml").read_text(encoding="utf-8")
    write(root, commitments__a=text.replace("promise: {due: 2027-02-26}", "promise: {due: 2027-03-26}"))

    last = history(root, "A")["events"][-1]
    assert (last["what"], last["to"], last["commit"], last["author"]) == ("moved", "2027-03-26", None, None)
    assert history(root, "A", "--as-of", "HEAD")["current"] == "2027-02-26"
    assert history(root, "A", "--from-git")["current"] == "2027-02-26"


def test_as_of_an_earlier_day_later_commits_are_not_known(root: Path) -> None:
    assert history(root, "A", "--as-of", "2026-10-15", "--from-git")["current"] == "2027-02-12"
    assert moves(history(root, "A", "--as-of", "2026-10-15"))[-1] == ("moved", "2027-01-29", "2027-02-12")
    assert history(root, "A", "--as-of", "HEAD~1")["slips"] == 1


def test_a_file_renamed_and_rewritten_is_followed_by_its_id(root: Path) -> None:
    text = (root / "commitments/a.yaml").read_text(encoding="utf-8")
    git(root, "mv", "commitments/a.yaml", "commitments/portal.yaml")
    commit(root, "2026-11-03", "renamed")
    # taken away here and put elsewhere with so many other lines that git sees no rename
    more = " ".join(f"note {n}" for n in range(200))
    write(root, commitments__portal=None, commitments__acme__a=f"{text}notes:\n- {more}\n")
    commit(root, "2026-11-04", "moved to a folder")

    found = history(root, "A")
    assert (found["first_promised"], found["slips"]) == ("2027-01-29", 2)
    assert not [event for event in found["events"] if event["what"] in {"removed", "restored"}]


def test_a_promise_with_a_new_id_is_the_same_promise(root: Path) -> None:
    text = (root / "commitments/a.yaml").read_text(encoding="utf-8")
    write(root, commitments__a=None, commitments__b=text.replace("id: A", "id: ACME-1"))
    commit(root, "2026-11-03", "numbered")

    found = history(root, "ACME-1")
    assert found["first_promised"] == "2027-01-29"
    assert ("renamed", "A", "ACME-1") in [(e["what"], e["from"], e["to"]) for e in found["events"]]


def test_another_promise_in_the_place_of_a_removed_one_is_not_the_same(root: Path) -> None:
    write(root, commitments__a=promise("Z", "2027-06-30", title="Something else"))
    commit(root, "2026-11-03", "replaced")

    assert history(root, "Z")["first_promised"] == "2027-06-30"
    gone = history(root, "A")
    assert gone["first_promised"] == "2027-01-29"
    assert gone["events"][-1]["what"] == "removed"


def test_a_removal_and_its_revert_do_not_end_the_life(root: Path) -> None:
    write(root, commitments__a=None)
    commit(root, "2026-11-03", "removed by mistake")
    git(root, "revert", "--no-edit", "HEAD", on="2026-11-04T12:00:00+00:00")

    found = history(root, "A")
    assert [e["what"] for e in found["events"]][-2:] == ["removed", "restored"]
    assert (found["first_promised"], found["slips"]) == ("2027-01-29", 2)


def test_a_reverted_move_is_told_and_the_days_are_given_back(root: Path) -> None:
    git(root, "revert", "--no-edit", "HEAD", on="2026-11-05T12:00:00+00:00")

    found = history(root, "A")
    assert moves(found)[-1] == ("moved", "2027-02-26", "2027-02-12")
    assert (found["slips"], found["days_slipped"], found["current"]) == (2, 10, "2027-02-12")


def test_a_merge_brings_the_move_and_its_author_made_it(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "later")
    text = (root / "commitments/a.yaml").read_text(encoding="utf-8")
    write(root, commitments__a=text.replace("promise: {due: 2027-02-26}", "promise: {due: 2027-03-26}"))
    made = commit(root, "2026-11-05", "moved on a branch")
    write(root, commitments__a=(root / "commitments/a.yaml").read_text(encoding="utf-8") + "notes: [seen]\n")
    commit(root, "2026-11-06", "a note")
    git(root, "checkout", "-q", "main")
    write(root, commitments__b=promise("B", "2027-04-30"))
    commit(root, "2026-11-06", "another promise")
    git(root, "merge", "-q", "--no-ff", "-m", "merge", "later", on="2026-11-09T12:00:00+00:00")

    last = history(root, "A")["events"][-1]
    assert (last["what"], last["to"], last["on"]) == ("moved", "2027-03-26", "2026-11-09")
    assert last["commit"] == made
    assert last["merged_by"] == git(root, "rev-parse", "HEAD")


def test_a_shallow_clone_says_what_it_cannot_know(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{root}", "s")

    found = history(tmp_path / "s", "A")
    assert found["first_promised"] == "2027-02-12"
    assert "git fetch --unshallow" in found["not_known"][0]
    assert history(root, "A")["not_known"] == []


def test_worktrees_and_detached_heads_have_their_own_past(root: Path, tmp_path: Path) -> None:
    git(root, "worktree", "add", "-q", "--detach", str(tmp_path / "x"), "HEAD~1")

    assert history(tmp_path / "x", "A")["current"] == "2027-02-12"
    assert history(root, "A")["current"] == "2027-02-26"


def test_a_workspace_may_be_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    mono = repository(tmp_path / "mono")
    write(mono, apps__promises__commitments__a=promise("A", "2027-01-29"))
    commit(mono, "2026-10-01")
    write(mono, apps__promises__commitments__a=promise("A", "2027-02-26"))
    write(mono, commitments__a=promise("A", "2028-01-28"))
    commit(mono, "2026-10-02")

    found = history(mono / "apps/promises", "A")
    assert (found["first_promised"], found["current"], found["slips"]) == ("2027-01-29", "2027-02-26", 1)


def test_without_git_the_dates_of_the_file_tell_the_life(root: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    for name in ("engage.yaml", "clients", "commitments"):
        subprocess.run(["cp", "-r", root / name, alone / name], check=True, timeout=10)

    found = history(alone, "A")
    assert found["source"] == "files"
    assert (found["first_promised"], found["current"], found["slips"]) == ("2027-02-12", "2027-02-26", 1)
    assert "not in a git repository" in found["not_known"][0]


def test_amendments_older_than_the_first_commit_are_part_of_the_life(tmp_path: Path) -> None:
    late = repository(tmp_path / "w")
    amendment = "amendments: [{on: 2026-08-01, kind: deadline, from: 2026-12-01, to: 2027-01-29, reason: r}]"
    write(late, commitments__a=promise("A", "2027-01-29", amendment))
    commit(late, "2026-10-01")
    write(late, commitments__a=promise("A", "2027-02-26", amendment))
    commit(late, "2026-10-02")

    found = history(late, "A")
    assert (found["first_promised"], found["slips"]) == ("2026-12-01", 2)
    assert [event["on"] for event in found["events"]][:2] == ["2026-08-01", "2026-08-01"]


def test_versions_that_cannot_be_read_are_said_and_passed_over(root: Path) -> None:
    text = (root / "commitments/a.yaml").read_text(encoding="utf-8")
    write(root, commitments__a="id: A\n\t- {{broken\n")
    commit(root, "2026-11-03", "broken")
    write(root, commitments__a=text)
    commit(root, "2026-11-04", "mended")

    found = history(root, "A")
    assert (found["slips"], found["current"]) == (2, "2027-02-26")


def test_an_id_that_is_nowhere_or_not_alone_is_refused(root: Path) -> None:
    write(root, commitments__b=promise("B", "2027-04-30"))

    nowhere, several = engage("history", "Q", "-w", root), engage("history", "acme", "-w", root)
    assert (nowhere.code, several.code) == (2, 2)
    assert "A, B" in several.err


# -- three hundred commits, against a reading of each of them
# ------------------------------------------------------


def _import(root: Path, seed: int, commits: int) -> None:
    """A branch of so many commits by fast-import: moves, renames, removals, reverts, and merges of side
    branches."""
    rng = random.Random(seed)
    names = ["A", "B", "C", "D"]
    files = {f"commitments/{name.lower()}.yaml": (name, "2027-01-29", "active") for name in names}
    stream, marks, states = [], 0, []
    at = datetime(2026, 1, 5, 12, tzinfo=UTC)

    def emit(parents: list[int], ref: str, state: dict[str, tuple[str, str, str]]) -> int:
        nonlocal marks, at
        marks += 1
        at += timedelta(hours=rng.choice([6, 24, 40]))
        stream.append(f"commit {ref}\nmark :{marks}\n")
        who = rng.choice(["Léa", "Marc", "Inès"])
        stream.append(f"author {who} <{who}@example.org> {int(at.timestamp())} +0000\n")
        stream.append(f"committer {who} <{who}@example.org> {int(at.timestamp())} +0000\n")
        stream.append("data 1\nx\n")
        stream.extend(f"from :{first}\n" for first in parents[:1])
        stream.extend(f"merge :{other}\n" for other in parents[1:])
        stream.append("deleteall\n")
        for path, (name, due, status) in sorted(state.items()):
            text = promise(name, due, f"notes: [{path}]", status=status).encode()
            stream.append(f"M 100644 inline {path}\ndata {len(text)}\n{text.decode()}\n")
        return marks

    head = emit([], "refs/heads/main", files)
    while marks < commits:
        states.append(dict(files))
        kind = rng.random()
        if kind < 0.12:  # a side branch of two commits, merged
            ref = f"refs/heads/side{marks}"
            side = emit([head], ref, _changed(rng, files))
            after = _changed(rng, _changed(rng, files))
            side = emit([side], ref, after)
            files = after
            head = emit([head, side], "refs/heads/main", files)
            continue
        # now and then back to an earlier state: a revert
        files = dict(rng.choice(states)) if kind < 0.22 else _changed(rng, files)
        head = emit([head], "refs/heads/main", files)
    subprocess.run(
        ["git", "-C", str(root), "fast-import", "--quiet"],
        input="".join(stream).encode(), check=True, timeout=60, capture_output=True,
    )  # fmt: skip
    git(root, "reset", "-q", "--hard", "main")


def _changed(rng: random.Random, files: dict[str, tuple[str, str, str]]) -> dict[str, tuple[str, str, str]]:
    state = dict(files)
    present = sorted(state)
    kind = rng.random()
    path = rng.choice(present)
    name, due, status = state[path]
    if kind < 0.55:
        moved = date.fromisoformat(due) + timedelta(days=rng.choice([-14, -7, 1, 7, 14, 30]))
        state[path] = name, moved.isoformat(), status
    elif kind < 0.75:
        del state[path]
        folder = rng.choice(["x", "y", "z"])
        state[f"commitments/{folder}/{name.lower()}{rng.randrange(9)}.yaml"] = name, due, status
    elif kind < 0.85 and len(present) > 1:
        del state[path]
    else:
        missing = [n for n in "ABCD" if n not in {held for held, _, _ in state.values()}]
        for back in missing[:1]:
            state[f"commitments/{back.lower()}.yaml"] = back, "2027-05-31", "active"
    return state


def _brute(root: Path, name: str) -> list[tuple[str, str | None]]:
    """The dates of a promise, each with the first commit of the branch that has it: every commit is read."""
    found: list[tuple[str, str | None]] = []
    for oid in git(root, "rev-list", "--first-parent", "--reverse", "main").split():
        paths = git(root, "ls-tree", "-r", "--name-only", oid, "commitments/").split()
        texts = [git(root, "show", f"{oid}:{path}") for path in paths]
        due = next(
            (re.search(r"due: (\S+)}", text)[1] for text in texts if text.startswith(f"id: {name}\n")),
            None,  # type: ignore[index]
        )
        if due is not None and (not found or found[-1][1] != due):
            found.append((oid, due))
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_three_hundred_commits_agree_with_a_reading_of_each(tmp_path: Path, seed: int) -> None:
    root = repository(tmp_path / "w")
    write(root, engage="timezone: Europe/Paris\n")
    _import(root, seed, 300 if seed == 1 else 120)
    assert len(git(root, "rev-list", "--all").split()) >= (300 if seed == 1 else 120)

    last = git(root, "log", "-1", "--format=%cs", "main")
    for name in "ABCD":
        wanted = _brute(root, name)
        done = engage("history", name, "-w", root, *WEEKS, "--format", "json", "--as-of", "main")
        assert done.code == 0, (name, done.err, last)
        found = done.json
        told = [e for e in found["events"] if e["what"] in {"promised", "moved"}]
        assert [(e["merged_by"] or e["commit"], e["to"]) for e in told] == wanted, name
        assert found["first_promised"] == wanted[0][1]
        assert found["current"] == wanted[-1][1]
        later = sum(b[1] > a[1] for a, b in pairwise(wanted))  # type: ignore[operator]
        assert found["slips"] == later
