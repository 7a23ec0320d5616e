"""What the record says of one alert: replayed from its lines, in whatever order they were merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from engage.model.alert import AlertEntry, Severity

_WORST_LAST: tuple[Severity, ...] = ("orange", "red")


@dataclass(frozen=True, slots=True)
class Delivery:
    """The way of one message to one person: runs that tried, of these cut off, and whether it arrived."""

    tries: int = 0
    cut_off: int = 0
    sent: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """An acknowledgement, or a silence: who, for whom, why, from when until when."""

    at: datetime
    by: str | None = None
    for_: str | None = None
    via: str | None = None
    reason: str | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AlertState:
    """An alert as the record has it.

    `notice` counts the messages of the episode, the last of which was decided at `last_sent`. `climbed` is
    when it last went up, from which the grace counts. `deliveries` are those of the last message. `told` are
    the people that any message of the episode reached.
    """

    key: str
    rule: str = ""
    commitment: str = ""
    subject: str = ""
    episode: int = 0
    open: bool = False
    since: datetime | None = None
    severity: Severity | None = None
    rung: int = 0
    notice: int = 0
    step: str | None = None
    last_sent: datetime | None = None
    climbed: datetime | None = None
    acknowledged: Pause | None = None
    silenced: Pause | None = None
    deliveries: Mapping[tuple[str, int], Delivery] | None = None
    told: tuple[str, ...] = ()
    resolved: datetime | None = None

    def delivery(self, person: str) -> Delivery:
        """How the last message fared on its way to somebody."""
        return (self.deliveries or {}).get((person, self.notice), Delivery())


def states(entries: Iterable[AlertEntry], now: datetime | None = None) -> dict[str, AlertState]:
    """The state of every alert by its key; lines dated after `now` are not known yet."""
    lines: dict[str, dict[str, AlertEntry]] = defaultdict(dict)
    for entry in entries:
        if now is None or entry.at <= now:
            lines[entry.key].setdefault(entry.id, entry)  # a line that a merge doubled counts once
    return {key: replayed(key, found.values()) for key, found in sorted(lines.items())}


def replayed(key: str, entries: Iterable[AlertEntry]) -> AlertState:
    """The state of one alert from its lines."""
    state = AlertState(key)
    for entry in sorted(entries, key=AlertEntry.sort_key):
        state = _after(state, entry)
    return state


def _after(state: AlertState, entry: AlertEntry) -> AlertState:
    state = replace(state, rule=entry.rule, commitment=entry.commitment, subject=entry.subject)
    if entry.what == "sending":
        return _sending(state, entry)
    if entry.what in {"sent", "failed"}:
        return _ended(state, entry)
    if entry.what == "silenced":
        return replace(state, silenced=_pause(entry))
    if entry.episode < state.episode:
        return state  # of an episode that is over
    if entry.what == "acknowledged":
        return replace(state, acknowledged=_pause(entry))
    return replace(state, open=False, resolved=entry.at, acknowledged=None, episode=entry.episode)


def _sending(state: AlertState, entry: AlertEntry) -> AlertState:
    notice, to = entry.notice or 1, entry.to or ""
    if entry.step == "resolved":
        return _tried(state, to, notice)
    if entry.episode < state.episode or (entry.episode == state.episode and not state.open):
        return state
    if entry.episode > state.episode:
        state = AlertState(
            state.key, state.rule, state.commitment, state.subject,
            entry.episode, True, entry.at, silenced=state.silenced,
        )  # fmt: skip
    if notice > state.notice:
        rung = max(state.rung, entry.rung or 1)
        state = replace(
            state,
            notice=notice,
            step=entry.step,
            last_sent=entry.at,
            climbed=entry.at if rung > state.rung else state.climbed,
            rung=rung,
            severity=worse_of(state.severity, entry.severity),
        )
    return _tried(state, to, notice)


def _tried(state: AlertState, to: str, notice: int) -> AlertState:
    before = (state.deliveries or {}).get((to, notice), Delivery())
    return _with(state, to, notice, replace(before, tries=before.tries + 1, cut_off=before.cut_off + 1))


def _ended(state: AlertState, entry: AlertEntry) -> AlertState:
    to, notice = entry.to or "", entry.notice or 1
    if entry.episode < state.episode:
        return state
    before = (state.deliveries or {}).get((to, notice), Delivery())
    arrived = entry.what == "sent"
    after = replace(
        before,
        cut_off=max(0, before.cut_off - 1),
        sent=before.sent or arrived,
        reason=None if arrived else entry.reason,
    )
    told = (*state.told, to) if arrived and to not in state.told else state.told
    return _with(replace(state, told=told), to, notice, after)


def _with(state: AlertState, to: str, notice: int, delivery: Delivery) -> AlertState:
    return replace(state, deliveries={**(state.deliveries or {}), (to, notice): delivery})


def _pause(entry: AlertEntry) -> Pause:
    return Pause(entry.at, entry.by, entry.for_, entry.via, entry.reason, entry.until)


def worse_of(one: Severity | None, other: Severity | None) -> Severity | None:
    """The worse of two; what is not known is better than anything."""
    known = [severity for severity in (one, other) if severity]
    return max(known, key=_WORST_LAST.index, default=None)


def is_worse(now: Severity, before: Severity | None) -> bool:
    """Whether it is worse than the worst that was told."""
    return before is None or _WORST_LAST.index(now) > _WORST_LAST.index(before)
