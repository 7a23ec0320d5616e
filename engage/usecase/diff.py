"""What does a change in git promise, move, drop, weaken and endanger?

Promises are paired by id, wherever their files lie. What is new, moved or weakened is assessed as it is after
the change, in the room that all others leave; of promises that the change does not name, those are
endangered that it pushes (`plan.pressing`), or whose forecast falls since what they wait for, or who does the
work, has changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from engage.model.amended import unagreed
from engage.model.commitment import Commitment, Verdict, open_status
from engage.model.weakened import weakened
from engage.model.workspace import Workspace
from engage.plan.assess import assess
from engage.plan.assess_types import Assessment, Pushed
from engage.plan.draws import SAMPLES, SEED
from engage.plan.linked import with_followers
from engage.plan.variants import ends_of
from engage.usecase.diff_types import Change, DiffRow, DiffView, Weakened
from engage.usecase.running import with_record

_GONE: Final = frozenset({"lost", "cancelled"})
_ASKED: Final = frozenset({"draft", "proposed", "active", "suspended"})
_RANK: Final = {"strategic": 0, "major": 1, "standard": 2}
_WORST: Final[tuple[Verdict, ...]] = ("refuse", "renegotiate", "promise")
_HAIR: Final = 1e-9
_LEAST: Final = 0.02  # of probability; less is nobody's danger


@dataclass(frozen=True, slots=True)
class Sides:
    """The register before and after, as known on one day, and what the two are called."""

    before: Workspace
    after: Workspace
    base: str
    head: str


def diff(sides: Sides, today: date, *, samples: int = SAMPLES, seed: int = SEED) -> DiffView:
    """The judgement over a change."""
    before, after = sides.before, sides.after
    unread = _unread(before, after)
    rows = [row for name in _ids(before, after) if name not in unread and (row := _row(before, after, name))]
    asked = [row.id for row in rows if row.change != "dropped" and _is_asked(after.commitment[row.id])]
    asked.sort(key=lambda name: _served_first(after.commitment[name]))
    promises = assess(after, today, asked, with_alternatives=False, samples=samples, seed=seed).promises
    answers = {
        name: with_record(after, today, after.commitment[name], found) for name, found in promises.items()
    }
    rows = [replace(row, found=answers.get(row.id)) for row in rows]
    named = {row.id for row in rows}
    confidence = after.policy.buffer.confidence
    endangers = _endangered(sides, today, named | unread, answers.values(), samples, seed)
    return DiffView(
        as_of=today,
        base=sides.base,
        head=sides.head,
        rows=tuple(sorted(rows, key=_order)),
        endangers=endangers,
        verdict=_verdict(rows, endangers, confidence),
        samples=samples,
        seed=seed,
        confidence=confidence,
        names=after.resource_names,
        left_out=tuple(sorted({*before.left_out, *after.left_out})),
        not_compared=tuple(sorted(unread)),
    )


def _ids(before: Workspace, after: Workspace) -> list[str]:
    return [*dict.fromkeys((*after.commitment, *before.commitment))]


def _unread(before: Workspace, after: Workspace) -> set[str]:
    """Promises that one side cannot read the file of: nobody made or dropped them."""
    found = set()
    for one, other in ((before, after), (after, before)):
        blind = frozenset(other.left_out)
        found |= {c.id for c in one.commitments if c.path in blind and c.id not in other.commitment}
    return found


def _row(before: Workspace, after: Workspace, name: str) -> DiffRow | None:
    """The promise, where its change is one of the promise; `None` where it stays what it was."""
    old, new = before.commitment.get(name), after.commitment.get(name)
    known = new or old
    if known is None or old is new or old == new:
        return None
    taken = () if old is None else _weakened(old, new)
    change = _change(old, new, taken)
    if change is None:
        return None
    return DiffRow(
        id=name,
        title=known.title,
        client_name=after.client_name(known.client),
        lifecycle=new.status if new else None,
        path=known.path,
        change=change,
        before=old.due if old else None,
        after=new.due if new and change != "dropped" else None,
        weakened=taken,
    )


def _weakened(old: Commitment, new: Commitment | None) -> tuple[Weakened, ...]:
    lacking = {each.weakening: each.lacking for each in unagreed(old, new)}
    return tuple(Weakened(each, lacking.get(each, ())) for each in weakened(old, new))


def _change(old: Commitment | None, new: Commitment | None, taken: tuple[Weakened, ...]) -> Change | None:
    if new is None or new.status in _GONE:
        return "dropped" if old is not None and (open_status(old) or old.status in _ASKED) else None
    if old is None or old.status in _GONE:
        return "new" if new.status in _ASKED else None
    if old.due != new.due:
        return "moved"
    return "weakened" if taken else None


def _is_asked(commitment: Commitment) -> bool:
    return commitment.status in _ASKED


def _served_first(commitment: Commitment) -> tuple[bool, int, date, str]:
    """What is made before what is offered, what matters more first, then what is due earlier."""
    made = commitment.status not in {"draft", "proposed"}
    return not made, _RANK[commitment.importance], commitment.due or date.max, commitment.id


def _order(row: DiffRow) -> tuple[int, int, str]:
    kinds: tuple[Change, ...] = ("new", "moved", "weakened", "dropped")
    worst = _WORST.index(row.found.verdict) if row.found else len(_WORST)
    return kinds.index(row.change), worst, row.id


def _endangered(
    sides: Sides, today: date, named: set[str], answers: Iterable[Assessment], samples: int, seed: int
) -> tuple[Pushed, ...]:
    """Promises that the change does not name and that it harms, hardest hit first."""
    found: dict[str, Pushed] = {
        each.id: each for each in _changed_forecasts(sides, today, named, samples, seed)
    }
    for answer in answers:
        for each in answer.pushed:
            known = found.get(each.id)
            if each.id not in named and (known is None or _harm(each) > _harm(known)):
                found[each.id] = each
    return tuple(sorted(found.values(), key=lambda each: (-_harm(each), each.id)))


def _harm(each: Pushed) -> float:
    return (each.on_time_before or 0.0) - (each.on_time_after or 0.0)


def _changed_forecasts(
    sides: Sides, today: date, named: set[str], samples: int, seed: int
) -> Iterable[Pushed]:
    before, after = sides.before, sides.after
    touched = _touched(before, after) - named
    live = sorted(name for name in touched if name in before.commitment and _is_live(after, name))
    confidence = after.policy.buffer.confidence
    old, new = (ends_of(each, today, live, confidence, samples, seed) for each in (before, after))
    for name in live:
        if name not in old or name not in new:
            continue
        one, other = old[name], new[name]
        fell = (one.on_time or 0.0) - (other.on_time or 0.0) >= _LEAST
        later = other.date is None or (one.date is not None and other.date > one.date)
        if fell or (later and one.date is not None):
            commitment = after.commitment[name]
            yield Pushed(
                name, commitment.title, commitment.due, one.date, other.date, one.on_time, other.on_time,
                run_out=other.run_out or one.run_out,
            )  # fmt: skip


def _is_live(workspace: Workspace, name: str) -> bool:
    found = workspace.commitment.get(name)
    return found is not None and (open_status(found) or found.status in _ASKED)


def _touched(before: Workspace, after: Workspace) -> set[str]:
    """Promises whose plan the change may move: all where people, risks or settings changed."""
    if (before.resources, before.risks, before.policy) != (after.resources, after.risks, after.policy):
        return set(after.commitment)
    changed = {
        name for name in _ids(before, after) if before.commitment.get(name) != after.commitment.get(name)
    }
    return with_followers(after, changed) | with_followers(before, changed)


def _verdict(rows: Iterable[DiffRow], endangers: Iterable[Pushed], confidence: float) -> Verdict:
    """The worst of what is assessed; at best `renegotiate` with unexplained losses or promises endangered."""
    found: set[Verdict] = {
        row.found.verdict for row in rows if row.found is not None and _is_judged(row.found)
    }
    if any(row.unexplained for row in rows) or any(_falls(each, confidence) for each in endangers):
        found.add("renegotiate")
    return next((verdict for verdict in _WORST if verdict in found), "promise")


def _is_judged(found: Assessment) -> bool:
    """A running promise without a record fails no change; one promised above its record does."""
    return not found.is_running or any(target.below for target in found.targets)


def _falls(each: Pushed, confidence: float) -> bool:
    """Whether a promise is harmed so that it does not hold: below the service level, and falling."""
    if each.on_time_before is None:
        return False
    return (each.on_time_after or 0.0) < confidence - _HAIR and _harm(each) >= _LEAST
