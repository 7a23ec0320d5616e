"""The life of one promise: what was promised first, every move of its date, and what explains each.

Made from the versions of its file along the branch, oldest first, each with the commit that left it so; or,
where there is no git, from the dates that the file itself holds. Nothing here asks git: the versions are
given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from engage.health.situation import WorkingDays
from engage.learn.moves import amendment_of, deadline_moves, deadline_of
from engage.model.amended import concerns
from engage.model.commitment import Amendment, Commitment
from engage.model.text import Text
from engage.model.weakened import is_made, weakened

#: `began`: its record, as a draft; `drafted`: another date before the promise was made; `promised`: the first
#: date of which the client knows; `moved`: another one; `status`: its lifecycle; `weakened`: less is
#: promised; `renamed`: another id; `removed` and `restored`: its record; `unreadable`: a version that
#: cannot be read.
What = Literal[
    "began",
    "drafted",
    "promised",
    "moved",
    "status",
    "weakened",
    "renamed",
    "removed",
    "restored",
    "unreadable",
]


@dataclass(frozen=True, slots=True)
class PastVersion:
    """The promise as a commit left it: `promise` is `None` where it was removed or could not be read.

    `commit` and `author` are `None` for what is not committed. `side`: for a merge, the versions of the
    commits that it brought in, newest first.
    """

    on: date
    commit: str | None
    author: str | None
    path: str
    promise: Commitment | None
    removed: bool = False
    side: tuple[PastVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class PastEvent:
    """One thing that happened to a promise.

    `amendment` explains a move or a weakening, `None` where none does. `days` are working days by which the
    date moved: above zero a slip. `via` is the merge that brought it into the branch, where one did.
    """

    on: date
    commit: str | None
    author: str | None
    what: What
    before: str | None = None
    after: str | None = None
    amendment: Amendment | None = None
    days: int | None = None
    said: Text | None = None
    via: str | None = None

    @property
    def is_slip(self) -> bool:
        """Whether the client's date moved away."""
        later = self.after is None or self.before is None or self.after > self.before  # ISO dates
        return self.what == "moved" and later

    @property
    def unexplained(self) -> bool:
        """Whether the promise became weaker and no amendment says why."""
        return (self.is_slip or self.what == "weakened") and self.amendment is None


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of a promise's past.

    `days_slipped`: working days from the first date promised to the current one, negative when earlier;
    `slips` counts the moves to a later date.
    """

    first_promised: date | None
    current: date | None
    slips: int
    days_slipped: int | None
    events: tuple[PastEvent, ...]

    @property
    def unexplained(self) -> int:
        """How often the promise became weaker without an amendment."""
        return sum(event.unexplained for event in self.events)


def life(versions: Sequence[PastVersion], current: Commitment | None, days: WorkingDays) -> Life:
    """The life of a promise from its versions, oldest first; `current` is the newest that is known."""
    newest = current or next((v.promise for v in reversed(versions) if v.promise), None)
    amendments = list(newest.amendments) if newest else []
    for version in reversed(versions):
        known = version.promise.amendments if version.promise else ()
        amendments += [amendment for amendment in known if amendment not in amendments]
    first = next((version for version in versions if version.promise), None)
    events = [*_before_git(first, amendments), *_of_versions(versions, amendments)]
    measured = [_measured(event, days) for event in events]
    promised = next((_day(event.after) for event in measured if event.what == "promised"), None)
    due = newest.due if newest and promised else None
    return Life(
        first_promised=promised,
        current=due,
        slips=sum(event.is_slip for event in measured),
        days_slipped=_between(promised, due, days),
        events=tuple(measured),
    )


def from_dates(current: Commitment, days: WorkingDays) -> Life:
    """The life of a promise from the dates of its file alone: its amendments, its delivery, its
    acceptance."""
    made = current.promise.made if current.promise else None
    moves = deadline_moves(current.amendments)
    first = deadline_of(moves[0].from_) if moves else None
    begun = first or current.due
    events: list[PastEvent] = []
    if begun and is_made(current):
        start = made or (moves[0].on if moves else current.due)
        if start:
            events.append(PastEvent(start, None, None, "promised", None, begun.isoformat()))
    before = begun
    for amendment in moves:
        after = deadline_of(amendment.to)
        events.append(PastEvent(amendment.on, None, None, "moved", _iso(before), _iso(after), amendment))
        before = after or before
    due = current.due if is_made(current) else None
    if before and due and before != due:
        last = moves[-1].on if moves else made or due
        events.append(PastEvent(last, None, None, "moved", _iso(before), _iso(due)))
    for word, on in (
        ("delivered", current.delivered),
        ("accepted", current.accepted and current.accepted.on),
    ):
        if on:
            events.append(PastEvent(on, None, None, "status", None, word))
    measured = [_measured(event, days) for event in events]
    return Life(
        first_promised=begun if is_made(current) else None,
        current=due,
        slips=sum(event.is_slip for event in measured),
        days_slipped=_between(begun, due, days),
        events=tuple(measured),
    )


def _before_git(first: PastVersion | None, amendments: Sequence[Amendment]) -> Iterator[PastEvent]:
    """What the oldest version tells of the time before it: the amendments that it already held."""
    if first is None or first.promise is None or not is_made(first.promise):
        return
    held = first.promise.amendments
    moves = deadline_moves([amendment for amendment in amendments if amendment in held])
    made = first.promise.promise.made if first.promise.promise else None
    begun = (deadline_of(moves[0].from_) if moves else None) or first.promise.due
    if not moves:
        return
    yield PastEvent(made or moves[0].on, None, None, "promised", None, _iso(begun))
    before = begun
    for amendment in moves:
        after = deadline_of(amendment.to)
        yield PastEvent(amendment.on, None, None, "moved", _iso(before), _iso(after), amendment)
        before = after or before


def _of_versions(versions: Sequence[PastVersion], amendments: Sequence[Amendment]) -> Iterator[PastEvent]:
    """What each version changed of the one before that could be read."""
    before: Commitment | None = None
    gone = False
    told = False
    for version in versions:
        now = version.promise
        if now is None:
            yield _event(version, version, "removed" if version.removed else "unreadable")
            gone = gone or version.removed
            continue
        if gone:
            yield _event(version, version, "restored")
            gone = False
        if before is None:
            told = bool(deadline_moves(now.amendments)) and is_made(now)
            if not is_made(now):
                yield _event(version, version, "began", None, now.status)
        for event in _changes(before, now, version, amendments, told=told):
            told = told or event.what == "promised"
            yield event
        before = now


def _changes(
    before: Commitment | None,
    now: Commitment,
    version: PastVersion,
    amendments: Sequence[Amendment],
    *,
    told: bool,
) -> Iterator[PastEvent]:
    if before and before.id != now.id:
        yield _event(version, _source(version, lambda p: p.id == now.id), "renamed", before.id, now.id)
    if before and before.status != now.status:
        source = _source(version, lambda p: p.status == now.status)
        yield _event(version, source, "status", before.status, now.status)
    old, new = before.due if before else None, now.due
    source = _source(version, lambda p: p.due == new)
    if new and is_made(now) and not told:
        yield _event(version, source, "promised", None, _iso(new))
    elif before and old != new:
        kind: What = "moved" if told else "drafted"
        event = _event(version, source, kind, _iso(old), _iso(new))
        yield replace(event, amendment=amendment_of(old, new, amendments) if told else None)
    if before:
        yield from _weaker(before, now, version)


def _weaker(before: Commitment, now: Commitment, version: PastVersion) -> Iterator[PastEvent]:
    added = [amendment for amendment in now.amendments if amendment not in before.amendments]
    for weakening in weakened(before, now):
        if weakening.what in {"due-later", "dropped"} or not weakening.certain:
            continue
        event = _event(version, _source(version, lambda p: not weakened(p, now)), "weakened")
        cover = next((amendment for amendment in added if concerns(amendment, weakening)), None)
        yield replace(
            event, before=weakening.before, after=weakening.after, said=weakening.said, amendment=cover
        )


def _source(version: PastVersion, same: Callable[[Commitment], bool]) -> PastVersion:
    """The version that made a change: for a merge, the oldest of those it brought in that has it in a row."""
    found = version
    for brought in version.side:
        if brought.promise is None or not same(brought.promise):
            break
        found = brought
    return found


def _event(
    version: PastVersion, source: PastVersion, what: What, before: str | None = None, after: str | None = None
) -> PastEvent:
    via = version.commit if source is not version else None
    return PastEvent(version.on, source.commit, source.author, what, before, after, via=via)


def _measured(event: PastEvent, days: WorkingDays) -> PastEvent:
    if event.what != "moved":
        return event
    return replace(event, days=_between(_day(event.before), _day(event.after), days))


def _between(start: date | None, end: date | None, days: WorkingDays) -> int | None:
    if start is None or end is None:
        return None
    try:
        return days.days_between(start, end)
    except LookupError:  # decades away: an estimate serves as well
        return round((end - start).days * 5 / 7)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
