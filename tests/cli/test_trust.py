"""The account of trust: the worked table, its properties, and the command."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from learn_worlds import commitment, workspace
from processes import AS_OF, EXAMPLES, engage

from engage.learn.trust import Balance, TrustEvent, balance

START = date(2026, 1, 1)
STEP = 10


def worked(history: str, forget: float, weight: float) -> Balance:
    """The balance after a history of `+` and `-`, ten days apart; one step leaves `forget` of what was."""
    half_life = math.inf if forget == 1 else STEP * math.log(0.5) / math.log(forget)
    events = [
        TrustEvent(
            START + timedelta(STEP * at),
            "C",
            "kept" if sign == "+" else "broken",
            1 if sign == "+" else -weight,
        )
        for at, sign in enumerate(history)
    ]
    return balance(events, START + timedelta(STEP * max(0, len(history) - 1)), half_life)


@pytest.mark.parametrize(
    ("history", "forget", "weight", "r", "s", "expected", "rating"),
    [
        ("", 0.9, 1, 0.0, 0.0, 0.5, 0.0),
        ("++++", 1, 1, 4.0, 0.0, 0.8333, 0.6667),
        ("++++-", 1, 1, 4.0, 1.0, 0.7143, 0.4286),
        ("++++-", 0.9, 1, 3.0951, 1.0, 0.6719, 0.3437),
        ("-++++", 0.9, 1, 3.4390, 0.6561, 0.7283, 0.4566),
        ("++++-", 0.9, 3, 3.0951, 3.0, 0.5059, 0.0117),
        ("++++-+++", 0.9, 3, 4.9663, 2.1870, 0.6518, 0.3036),
        ("+" * 10 + "-", 0.95, 3, 7.6240, 3.0, 0.6831, 0.3663),
        ("+" * 10 + "-" + "+" * 10, 0.95, 3, 12.5900, 1.7962, 0.8294, 0.6587),
    ],
)
def test_the_worked_table(
    history: str, forget: float, weight: float, r: float, s: float, expected: float, rating: float
) -> None:
    found = worked(history, forget, weight)

    assert found.good == pytest.approx(r, abs=5e-5)
    assert found.bad == pytest.approx(s, abs=5e-5)
    assert found.expected == pytest.approx(expected, abs=5e-5)
    assert found.rating == pytest.approx(rating, abs=5e-5)


def test_the_cautious_balance_of_the_worked_table() -> None:
    assert worked("++++", 1, 1).low == pytest.approx(0.5493, abs=5e-5)
    assert worked("++++-", 1, 1).low == pytest.approx(0.4182, abs=5e-5)


@pytest.mark.parametrize(("forget", "weight", "needed"), [(0.9, 1, 10), (0.9, 3, 17), (0.95, 3, 21)])
def test_how_many_kept_promises_restore_a_broken_one(forget: float, weight: float, needed: int) -> None:
    before = worked("+" * 10, forget, weight).expected

    back = next(
        n for n in range(1, 60) if worked("+" * 10 + "-" + "+" * n, forget, weight).expected >= before - 0.01
    )
    assert back == needed


EVENTS = st.lists(
    st.builds(
        TrustEvent,
        on=st.dates(date(2024, 1, 1), date(2026, 11, 20)),
        commitment=st.sampled_from("ABC"),
        kind=st.just("kept"),
        weight=st.sampled_from([1.0, 0.5, 0.25, -0.5, -1.0, -2.0, -3.0]),
    ),
    max_size=12,
)
TODAY = date(2026, 11, 20)


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_matter(events: list[TrustEvent], rng: Any) -> None:
    shuffled = list(events)
    rng.shuffle(shuffled)

    assert balance(shuffled, TODAY, 548).expected == pytest.approx(balance(events, TODAY, 548).expected)


@given(EVENTS, st.dates(date(2024, 1, 1), TODAY), st.sampled_from([0.5, 1.0, 3.0]))
def test_a_breach_never_raises_the_balance(events: list[TrustEvent], on: date, weight: float) -> None:
    broken = TrustEvent(on, "X", "broken", -weight)
    before, after = balance(events, TODAY, 548), balance([*events, broken], TODAY, 548)

    assert after.expected <= before.expected
    assert after.low <= before.low + 1e-9


@given(EVENTS, st.integers(1, 3000))
def test_forgetting_moves_it_towards_the_prior(events: list[TrustEvent], days: int) -> None:
    now = balance(events, TODAY, 548).expected
    later = balance(events, TODAY + timedelta(days), 548).expected

    assert abs(later - 0.5) <= abs(now - 0.5) + 1e-12
    assert (later - 0.5) * (now - 0.5) >= -1e-12


@given(EVENTS, st.dates(date(2024, 1, 1), TODAY), st.floats(0, 0.99))
def test_a_recovery_gives_back_a_part_never_all(events: list[TrustEvent], on: date, share: float) -> None:
    broken = TrustEvent(on, "X", "broken", -3.0)
    recovered = replace(broken, recovered=on, returned=share)
    without, after, before = (
        balance(each, TODAY, 548).expected for each in ([*events, broken], [*events, recovered], events)
    )

    assert without <= after < before


def test_a_recovery_counts_from_the_day_the_client_closed_it() -> None:
    broken = TrustEvent(TODAY - timedelta(30), "X", "broken", -3.0, recovered=TODAY, returned=0.5)

    assert balance([broken], TODAY - timedelta(1), math.inf).bad == 3.0
    assert balance([broken], TODAY, math.inf).bad == 1.5


def accounts(root: Path, *arguments: str) -> dict[str, Any]:
    done = engage("trust", "-w", root, "--as-of", AS_OF, "--format", "json", *arguments)
    assert done.code == 0, done.err
    return {row["id"]: row for row in done.json["clients"]}


def test_told_early_weighs_less_than_told_late(tmp_path: Path) -> None:
    told = "[{on: 2026-09-20, note: slips, known: 2026-09-20, client_told: 2026-09-21}]"
    late = "[{on: 2026-09-20, note: slips, known: 2026-09-20, client_told: 2026-10-02}]"
    root = workspace(
        tmp_path,
        {
            "a": commitment("a", due="2026-10-01", delivered="2026-10-05", journal=told),
            "b": commitment("b", due="2026-10-01", delivered="2026-10-05", journal=late),
            "c": commitment("c", due="2026-10-01", status="broken"),
            "d": commitment("d", due="2026-10-01", delivered="2026-10-01", in_full="yes"),
        },
    )

    events = {
        event["commitment"]: (event["kind"], event["weight"]) for event in accounts(root)["acme"]["events"]
    }
    assert events == {
        "a": ("late_told", -1.0),
        "b": ("late", -2.0),
        "c": ("broken", -3.0),
        "d": ("claimed", 0.5),
    }


def test_a_date_moved_by_us_weighs_and_one_moved_by_the_client_does_not(tmp_path: Path) -> None:
    def moved(by: str, told: str) -> str:
        dates = f"on: {told}, kind: deadline, from: 2026-12-01, to: 2027-01-15"
        return f"[{{{dates}, asked_by: {by}, client_told: {told}}}]"

    root = workspace(
        tmp_path,
        {
            "a": commitment("a", due="2027-01-15", amendments=moved("us", "2026-10-01")),
            "b": commitment("b", due="2027-01-15", amendments=moved("client", "2026-10-01")),
        },
    )
    assert [(e["commitment"], e["kind"]) for e in accounts(root)["acme"]["events"]] == [("a", "moved")]
    assert accounts(root)["acme"]["balance"] < 0.5


def test_warning_signs_name_the_client_before_it_leaves(tmp_path: Path) -> None:
    asked = "[{on: 2026-11-02, with: j.martin, channel: email, direction: in, text: Where are we?}]"
    answered = (
        "[{on: 2026-11-02, channel: email, direction: in, text: Where?}, "
        "{on: 2026-11-04, channel: email, direction: out, answers: 2026-11-02, text: Here.}]"
    )
    gap = "[{on: 2026-10-10, kept_for_client: no}]"
    root = workspace(
        tmp_path,
        {
            "a": commitment("a", due="2027-01-15", exchanges=asked),
            "b": commitment("b", due="2026-10-01", delivered="2026-10-01", in_full="yes", feedback=gap),
            "c": commitment("c", due="2027-01-15", exchanges=answered).replace(
                "client: acme", "client: bell"
            ),
        },
        clients__acme_dot_yaml="id: acme\nname: Acme\nlifetime_value: 250000 EUR\n",
        clients__bell_dot_yaml="id: bell\nname: Bell\nlifetime_value: 90000 EUR\n",
    )
    found = accounts(root)

    assert [sign["kind"] for sign in found["acme"]["signs"]] == ["unanswered", "gap"]
    assert found["acme"]["at_stake"] == {"amount": "250000.00", "currency": "EUR"}
    assert found["bell"]["signs"] == []
    assert found["bell"]["at_stake"] is None
    assert list(found) == ["acme", "bell"]
    assert list(accounts(root, "--client", "Bell")) == ["bell"]
    assert engage("trust", "-w", root, "--client", "nobody").code == 2


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("example", ["machine-builder", "managed-services", "web-agency"])
@pytest.mark.parametrize("audit", [(), ("audit",)])
def test_the_texts_fit(example: str, lang: str, audit: tuple[str, ...]) -> None:
    done = engage(
        "trust", *audit, "-w", EXAMPLES / example, "--as-of", AS_OF, "--lang", lang, env={"COLUMNS": "80"}
    )

    assert done.code == 0, done.err
    assert max(map(len, done.out.splitlines())) <= 80


def test_the_audit_counts_answers_by_channel_and_what_was_said(tmp_path: Path) -> None:
    exchanges = (
        "[{on: 2026-11-02, channel: email, direction: in, text: a}, "
        "{on: 2026-11-04, channel: email, direction: out, answers: 2026-11-02, text: b}, "
        "{on: 2026-11-06, channel: email, direction: in, text: c}, "
        "{on: 2026-11-06, channel: phone, direction: out, text: d}, "
        "{on: 2026-11-19, channel: phone, direction: in, text: e}]"
    )
    claimed = "[{on: 2026-10-10, kept_for_client: no}]"
    root = workspace(
        tmp_path,
        {
            "a": commitment("a", due="2027-01-15", exchanges=exchanges),
            "b": commitment("b", due="2026-10-01", delivered="2026-10-01", in_full="yes", feedback=claimed),
        },
    )
    found = engage("trust", "audit", "-w", root, "--as-of", AS_OF, "--format", "json").json

    assert found["answers"] == [
        {"channel": "email", "answered": 2, "median_days": 1, "longest_days": 2, "waiting": 0, "unlinked": 0},
        {
            "channel": "phone",
            "answered": 0,
            "median_days": None,
            "longest_days": None,
            "waiting": 1,
            "unlinked": 0,
        },
    ]
    said = {part["name"]: (part["numerator"], part["denominator"], part["not_so"]) for part in found["said"]}
    assert said["client_agrees"] == (0, 1, ["b"])
    assert said["proved"] == (0, 1, ["b"])
