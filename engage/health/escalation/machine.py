"""The one step that is due for an alert, from its state, what holds now, and the time.

Modelled on Alertmanager's `needsUpdate` and on the keys of PagerDuty's events. A run that was missed is
caught up by one step, not by all of them; deciding twice at the same time decides nothing the second time,
once the first decision is on the record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from engage.health.escalation.state import AlertState, is_worse
from engage.model.alert import Severity, Step

#: Seconds that count (of working hours) from one moment to a later one.
Elapsed = Callable[[datetime, datetime], float]


@dataclass(frozen=True, slots=True)
class Terms:
    """How an alert of a rule is handled; lengths in seconds that count.

    `repeat` is `None` where nothing is repeated. `grace` has one length for each rung, the last holds on;
    empty: it never climbs. `rungs` is how many there are in line.
    """

    repeat: float | None
    grace: tuple[float, ...]
    acknowledged_for: float
    rungs: int
    attempts: int = 3


@dataclass(frozen=True, slots=True)
class Due:
    """A message to be sent: why, in which episode, at which rung; `notice` counts those of the episode."""

    step: Step
    episode: int
    rung: int
    notice: int


def decide(
    state: AlertState, severity: Severity | None, now: datetime, elapsed: Elapsed, terms: Terms
) -> Due | None:
    """The step that is due; `None` where nothing is.

    Args:
        severity: how bad it is now; `None`: it does not hold any more.
    """
    if is_silent(state, now):
        return None
    if severity is None:
        return Due("resolved", state.episode, state.rung, state.notice + 1) if state.open else None
    if not state.open:
        return Due("first", state.episode + 1, 1, 1)
    step = _step(state, severity, now, elapsed, terms)
    if step is None:
        return None
    return Due(step, state.episode, state.rung + (step == "escalate"), state.notice + 1)


def _step(
    state: AlertState, severity: Severity, now: datetime, elapsed: Elapsed, terms: Terms
) -> Step | None:
    muted = is_acknowledged(state, now, elapsed, terms.acknowledged_for)
    if not muted and _climbs(state, now, elapsed, terms):
        return "escalate"  # also where it is worse: one message says both
    if is_worse(severity, state.severity):
        return "worse"
    if muted or terms.repeat is None or state.last_sent is None:
        return None
    return "repeat" if elapsed(state.last_sent, now) >= terms.repeat else None


def _climbs(state: AlertState, now: datetime, elapsed: Elapsed, terms: Terms) -> bool:
    above = state.rung < terms.rungs
    return above and (_unheard(state, terms) or _out_of_grace(state, now, elapsed, terms))


def _out_of_grace(state: AlertState, now: datetime, elapsed: Elapsed, terms: Terms) -> bool:
    """Whether nobody acknowledged for as long as the rung allows; an acknowledgement starts it anew."""
    if not terms.grace or state.climbed is None:
        return False
    waited = elapsed(state.climbed, now)
    if state.acknowledged:
        waited = min(waited, _since_end(state, now, elapsed, terms.acknowledged_for))
    return waited > 0 and waited >= terms.grace[min(state.rung, len(terms.grace)) - 1]


def _unheard(state: AlertState, terms: Terms) -> bool:
    """Whether the last message reached nobody, however often it was tried."""
    latest = [found for (_, notice), found in (state.deliveries or {}).items() if notice == state.notice]
    return bool(latest) and all(not found.sent and found.tries >= terms.attempts for found in latest)


def is_acknowledged(state: AlertState, now: datetime, elapsed: Elapsed, lasts: float) -> bool:
    """Whether somebody acknowledged it and that still holds."""
    return state.acknowledged is not None and _since_end(state, now, elapsed, lasts) < 0


def _since_end(state: AlertState, now: datetime, elapsed: Elapsed, lasts: float) -> float:
    """Seconds since the acknowledgement ran out; negative while it holds."""
    pause = state.acknowledged
    if pause is None:
        return float("inf")
    if pause.until is not None:
        return elapsed(pause.until, now) if now >= pause.until else -1.0
    return elapsed(pause.at, now) - lasts


def is_silent(state: AlertState, now: datetime) -> bool:
    """Whether somebody silenced it and that still holds."""
    pause = state.silenced
    return pause is not None and (pause.until is None or now < pause.until)
