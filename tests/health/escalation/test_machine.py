"""The escalation state machine: the worked table of the oracles, and what must hold for any run of events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engage.health.escalation.machine import Due, Terms, decide
from engage.health.escalation.state import AlertState, replayed
from engage.model.alert import AlertEntry, alert_key

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
HOUR = 3600.0
KEY = alert_key("acme-2026-01", "buffer-red", "m2")
TERMS = Terms(repeat=24 * HOUR, grace=(48 * HOUR,), acknowledged_for=72 * HOUR, rungs=3)
EVENTS = [
    (0, "eval", "orange"), (0, "eval", "orange"), (5, "eval", "orange"), (24, "eval", "orange"),
    (30, "eval", "red"), (30, "eval", "red"), (49, "eval", "red"), (50, "ack", None), (60, "eval", "red"),
    (100, "eval", "red"), (122, "eval", "red"), (130, "eval", None), (130, "eval", None),
    (140, "eval", "red"),
]  # fmt: skip
LOG = [
    (0, "first", 1, "orange", 1),
    (24, "repeat", 1, "orange", 1),
    (30, "worse", 1, "red", 1),
    (49, "escalate", 2, "red", 1),
    (50, "ack", None, None, 1),
    (122, "repeat", 2, "red", 1),
    (130, "resolved", None, None, 1),
    (140, "first", 1, "red", 2),
]


class Run:
    """A clock, and a record that grows by what each run sends."""

    def __init__(self, terms: Terms = TERMS) -> None:
        self.terms = terms
        self.entries: list[AlertEntry] = []
        self.log: list[tuple[Any, ...]] = []

    @property
    def state(self) -> AlertState:
        return replayed(KEY, self.entries)

    def add(self, hour: float, what: str, **more: Any) -> None:
        line = {
            "id": f"e{len(self.entries)}", "at": START + timedelta(hours=hour), "what": what, "key": KEY,
            "rule": "buffer-red", "commitment": "acme-2026-01", "subject": "m2",
        }  # fmt: skip
        self.entries.append(AlertEntry.model_validate(line | more))

    def eval(self, hour: float, severity: Any, *, arrives: bool = True) -> Due | None:
        now = START + timedelta(hours=hour)
        due = decide(self.state, severity, now, lambda a, b: (b - a).total_seconds(), self.terms)
        if due is None:
            return None
        said = (None, None) if due.step == "resolved" else (due.rung, severity)
        self.log.append((hour, due.step, *said, due.episode))
        if due.step == "resolved":
            self.add(hour, "resolved", episode=due.episode)
            return due
        about = {"episode": due.episode, "notice": due.notice, "to": "lea"}
        self.add(hour, "sending", step=due.step, rung=due.rung, severity=severity, **about)
        self.add(hour, "sent" if arrives else "failed", **about)
        return due

    def ack(self, hour: float) -> None:
        self.add(hour, "acknowledged", episode=self.state.episode, by="lea")
        self.log.append((hour, "ack", None, None, self.state.episode))

    def play(self, events: list[tuple[float, str, Any]]) -> list[tuple[Any, ...]]:
        for hour, kind, value in events:
            if kind == "eval":
                self.eval(hour, value)
            else:
                self.ack(hour)
        return self.log


def test_the_key_is_that_of_the_oracle() -> None:
    assert KEY == "6ce9d263aec0"


def test_the_worked_table_of_the_oracle() -> None:
    assert Run().play(EVENTS) == LOG


def test_doubling_every_run_changes_nothing() -> None:
    doubled = [event for event in EVENTS for _ in range(2 if event[1] == "eval" else 1)]

    assert Run().play(doubled) == LOG


EVENT = st.tuples(
    st.integers(0, 400),
    st.sampled_from(["eval", "eval", "eval", "ack"]),
    st.sampled_from(["orange", "red", None]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(EVENT, max_size=16))
def test_any_run_twice_is_the_run_once(events: list[tuple[int, str, Any]]) -> None:
    ordered = sorted(events, key=lambda event: event[0])
    doubled = [event for event in ordered for _ in range(2 if event[1] == "eval" else 1)]

    assert Run().play(doubled) == Run().play(ordered)


@settings(deadline=None, max_examples=60)
@given(st.lists(EVENT, max_size=16), st.randoms())
def test_the_order_and_the_doubling_of_merged_lines_change_nothing(
    events: list[tuple[int, str, Any]], random: Any
) -> None:
    run = Run()
    run.play(sorted(events, key=lambda event: event[0]))
    mixed = [*run.entries]
    random.shuffle(mixed)

    assert replayed(KEY, mixed) == run.state or _same_moment(run.entries)


def _same_moment(entries: list[AlertEntry]) -> bool:
    """Lines of different messages at one moment are told apart by their numbers, an ack of it is not."""
    moments = [entry.at for entry in entries if entry.what in {"acknowledged", "sending", "resolved"}]
    return len(set(moments)) < len(moments)


def test_a_missed_fortnight_is_caught_up_by_one_step() -> None:
    run = Run()
    run.eval(0, "red")

    first, second = run.eval(400, "red"), run.eval(400, "red")

    assert first
    assert (first.step, first.rung) == ("escalate", 2)
    assert second is None


def test_the_top_of_the_ladder_is_repeated_not_climbed() -> None:
    run = Run()
    for hour in range(0, 400, 24):
        run.eval(hour, "red")

    assert max(rung for _, _, rung, _, _ in run.log) == 3
    assert run.log[-1][1] == "repeat"


def test_what_only_informs_is_told_once_and_when_it_is_over() -> None:
    run = Run(Terms(repeat=None, grace=(), acknowledged_for=0, rungs=1))
    for hour in range(0, 400, 24):
        run.eval(hour, "orange")
    run.eval(401, None)

    assert [step for _, step, *_ in run.log] == ["first", "resolved"]


def test_better_and_worse_again_is_no_news() -> None:
    run = Run()
    for hour, severity in ((0, "red"), (1, "orange"), (2, "red")):
        run.eval(hour, severity)

    assert [step for _, step, *_ in run.log] == ["first"]


def test_a_message_that_never_arrives_goes_to_the_next_in_line() -> None:
    run = Run(Terms(repeat=24 * HOUR, grace=(48 * HOUR,), acknowledged_for=HOUR, rungs=2, attempts=3))
    due = run.eval(0, "red", arrives=False)
    assert due
    for hour in (1, 2):
        assert run.eval(hour, "red") is None  # tried again as it is, by whoever delivers
        about = {"episode": 1, "notice": 1, "to": "lea"}
        run.add(hour, "sending", step="first", rung=1, severity="red", **about)
        run.add(hour, "failed", **about)

    climbed = run.eval(3, "red")

    assert climbed
    assert (climbed.step, climbed.rung) == ("escalate", 2)


def test_a_silence_mutes_all_until_its_end() -> None:
    run = Run()
    run.add(0, "silenced", by="lea", until=START + timedelta(hours=10))

    assert run.eval(1, "red") is None
    assert run.eval(10, "red") is not None


def test_a_resolved_episode_is_not_opened_by_a_late_line() -> None:
    run = Run()
    run.eval(0, "red")
    run.eval(1, None)
    run.add(2, "acknowledged", episode=1, by="lea")

    assert not run.state.open
    due = run.eval(3, "red")
    assert due
    assert (due.step, due.episode) == ("first", 2)
