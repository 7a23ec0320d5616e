"""`engage diff` as people run it: a real repository, both sides read, exit codes, formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from processes import AS_OF, Done, engage
from repositories import commit, git, repository, write

SHOP = """\
id: SHOP-1
title: Shop | online
client: acme
status: active
promise: {made: 2026-09-01, start: 2026-11-23, due: 2026-12-18}
milestones: [{id: build, work: {low: 4d, likely: 5d, high: 7d}, needs: {lea: 50%}}]
"""
OFFER = SHOP.replace("SHOP-1", "OFFER-2").replace("active", "proposed").replace("made: 2026-09-01, ", "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A register on main, and a branch that moves a promise and makes another one."""
    root = repository(tmp_path / "register")
    write(root, engage="lang: en\n", commitments__shop=SHOP, resources="people: [{id: lea, name: Léa}]\n")
    commit(root, "2026-11-02")
    git(root, "checkout", "-q", "-b", "later")
    write(root, commitments__shop=SHOP.replace("2026-12-18", "2027-01-15"), commitments__offer=OFFER)
    commit(root, "2026-11-19")
    git(root, "checkout", "-q", "main")
    write(root, commitments__third=SHOP.replace("SHOP-1", "THIRD-3"))
    commit(root, "2026-11-20")
    git(root, "checkout", "-q", "later")
    return root


def diff(root: Path, *arguments: str) -> Done:
    return engage("diff", *arguments, "--as-of", AS_OF, cwd=root)


def test_a_branch_is_compared_with_where_it_left_its_base(root: Path) -> None:
    done = diff(root, "main", "--format", "json")
    found = done.json

    assert done.code == 1
    assert found["schema"] == "engage/diff/1"
    assert [(p["id"], p["change"], p["from"], p["to"]) for p in found["promises"]] == [
        ("OFFER-2", "new", None, "2026-12-18"),
        ("SHOP-1", "moved", "2026-12-18", "2027-01-15"),
    ]
    assert found["verdict"] == "renegotiate"  # nobody says why the date moved
    assert found["promises"][1]["weakened"][0]["lacking"] == [
        "reason",
        "asked_by",
        "agreed_by",
        "client_told",
    ]
    assert all(p["on_time"] > 0.9 and p["earliest_safe_date"] for p in found["promises"])


def test_the_policy_of_the_call_says_what_fails(root: Path) -> None:
    assert diff(root, "main", "--fail-on", "refuse").code == 0
    assert diff(root, "main", "HEAD", "--fail-on", "never").code == 0


def test_files_not_committed_count_and_faulty_ones_are_left_out(root: Path) -> None:
    write(root, commitments__offer="id: OFFER-2\ntitle: [\n")

    done = diff(root, "main", "--format", "json")

    assert [p["id"] for p in done.json["promises"]] == ["SHOP-1"]
    assert done.json["left_out"] == ["commitments/offer.yaml"]
    assert "left out: commitments/offer.yaml" in done.err


def test_nothing_changed_is_fine(root: Path) -> None:
    done = diff(root, "HEAD")

    assert (done.code, done.out.splitlines()[0]) == (0, "No promise changes.")


def test_a_comment_for_a_pull_request(root: Path) -> None:
    done = diff(root, "main", "--format", "markdown")

    assert done.out.startswith(
        "### ▲ Renegotiate: 1 loss for a client is not explained; 2 promises can be kept."
    )
    assert "**SHOP-1** Shop \\| online" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("nowhere",), "BASE: "), (("main", "nowhere"), "HEAD: "), (("main", "--as-of", "soon"), "--as-of: ")],
)
def test_what_git_does_not_know(root: Path, arguments: tuple[str, ...], said: str) -> None:
    done = engage("diff", *arguments, cwd=root)

    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_outside_a_repository_there_is_nothing_to_compare(tmp_path: Path) -> None:
    write(tmp_path, commitments__shop=SHOP)

    assert diff(tmp_path, "HEAD").code == 2


@pytest.mark.parametrize(
    ("arguments", "day"),
    [
        (("main", "later"), "2026-11-19"),  # that of the commit judged
        (("later", "main"), "2026-11-20"),
        (("main", "later", "--as-of", "2026-12-01"), "2026-12-01"),
        (("main", "--as-of", "main"), "2026-11-20"),  # that of a revision
    ],
)
def test_the_day_is_that_of_the_commit_judged_unless_another_is_asked_for(
    root: Path, arguments: tuple[str, ...], day: str
) -> None:
    assert engage("diff", *arguments, "--format", "json", cwd=root).json["as_of"] == day


def test_files_as_they_are_are_judged_today(root: Path) -> None:
    found = engage("diff", "main", "--format", "json", cwd=root).json
    assert found["as_of"] not in {"2026-11-19", "2026-11-20"}
