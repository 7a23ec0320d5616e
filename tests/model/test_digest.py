"""What changes the digest of an agreement, and what does not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import world

from engage.model.digest import VERSION, agreed_terms, digest, is_comparable

PROMISE: dict[str, Any] = {
    "id": "A",
    "title": "Dealer portal",
    "client": "acme",
    "promise": {
        "due": "2027-02-26",
        "wording": "On 26 February 2027 the portal\nis in production.",
        "excludes": ["orders before 2024", "the dealer app"],
    },
    "deliverables": [
        {
            "what": "Portal",
            "how": "Blue/green",
            "acceptance": [
                {"measure": "p95", "target": "<= 800 ms", "method": "k6"},
                {"measure": "blocking defects", "target": "= 0 defects"},
            ],
        },
        {"what": "Manual"},
    ],
    "milestones": [
        {"id": "build", "work": "20d"},
        {"id": "ux", "due": "2026-10-09", "quality": [{"measure": "screens", "target": ">= 95 %"}]},
    ],
}


def _digest(**changes: Any) -> str:
    return digest(world(PROMISE | changes).commitments[0])


def _promise(**changes: Any) -> dict[str, Any]:
    return {"promise": PROMISE["promise"] | changes}


def _portal(**changes: Any) -> dict[str, Any]:
    first, *others = PROMISE["deliverables"]
    return {"deliverables": [first | changes, *others]}


def _gate(**changes: Any) -> dict[str, Any]:
    build, gate = PROMISE["milestones"]
    return {"milestones": [build, gate | changes]}


def test_the_digest_is_stable_from_version_to_version() -> None:
    """Digests stand in files: a change of the canonical form needs another prefix."""
    assert _digest() == "v1-eba2f79a3d9aac12326b719e627dbb82"


@pytest.mark.parametrize(
    "changes",
    [
        _promise(due="2027-02-27"),
        _promise(wording="On 26 February 2027 most of the portal is in production."),
        _promise(excludes=["orders before 2024"]),
        {"obligation": "means"},
        _portal(what="Part of the portal"),
        _portal(acceptance=[{"measure": "p95", "target": "<= 900 ms", "method": "k6"}]),
        _portal(acceptance=[]),
        {"deliverables": PROMISE["deliverables"][:1]},
        _gate(due="2026-10-10"),
        _gate(title="Mock-ups shown"),
        _gate(quality=[]),
        {"milestones": []},
        {"sla": [{"name": "incidents", "measure": "resolution", "target": "4h", "attainment": "98%"}]},
    ],
)
def test_what_the_client_agreed_to_changes_the_digest(changes: dict[str, Any]) -> None:
    assert _digest(**changes) != _digest()


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Portal for dealers"},  # the wording is what the client reads
        {"owner": "lea", "status": "active", "buffer": "20%", "risks": [{"id": "R1", "what": "Late"}]},
        _promise(wording="On 26 February 2027  the portal is in production. "),
        _promise(excludes=["the dealer app", "orders before 2024"]),
        _promise(start="2026-09-07", value="180000 EUR"),
        _portal(how="Canary releases"),
        {"deliverables": PROMISE["deliverables"][::-1]},
        _portal(
            acceptance=[
                {"measure": "blocking defects", "target": "=0 defects"},
                {"measure": "p95", "target": "≤800.0 ms", "method": "k6", "actual": "700 ms"},
            ]
        ),
        _gate(done="2026-10-08", progress="100%", work="12d"),
        {"milestones": [*PROMISE["milestones"], {"id": "tests", "work": "5d"}]},
    ],
)
def test_what_is_ours_or_only_written_otherwise_does_not(changes: dict[str, Any]) -> None:
    assert _digest(**changes) == _digest()


def test_without_a_wording_the_title_is_what_was_agreed() -> None:
    bare = _promise(wording=None)
    assert _digest(**bare) != _digest(**bare, title="Another portal")


def test_composed_and_decomposed_accents_are_the_same_text() -> None:
    assert _digest(**_promise(wording="livr\u00e9")) == _digest(**_promise(wording="livre\u0301"))


@given(st.dictionaries(st.sampled_from(["what", "how"]), st.text(min_size=1), max_size=2))
def test_any_text_has_a_digest_of_one_form(fields: dict[str, str]) -> None:
    made = _digest(deliverables=[{"what": "x"} | fields])
    assert made.startswith(VERSION)
    assert is_comparable(made)


@pytest.mark.parametrize("recorded", ["3f9a", "v2-" + "0" * 32, "", "v1-00"])
def test_a_digest_of_another_form_is_not_comparable(recorded: str) -> None:
    assert not is_comparable(recorded)


def test_empty_fields_are_left_out_of_the_terms() -> None:
    terms = agreed_terms(world({"id": "A", "title": "Report", "client": "acme"}).commitments[0])
    assert terms == {"wording": "Report", "obligation": "result"}
