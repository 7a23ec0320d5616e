"""`error-budget`: a running promise misses more often than its service level allows.

`service-level-unmeasured`: nothing says how it does, or the series that says it has stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf

from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.words import day, share
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.figures import percent
from engage.plan.schedule_types import CommitmentPlan
from engage.plan.sla import Track
from engage.plan.sla_budget import Tally

CODE = "error-budget"
_HAIR = 1e-9
_MOST_TIMES = 9.9


def error_budget(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """For each target, in its current period: orange where more of the misses it allows are used up than
    `health.error_budget`, red where more than all of them are. Unknown where the series
    that measures it has stopped."""
    if commitment.status != "active" or not commitment.sla:
        return
    tracks = now.sla.tracks(commitment)
    for track in tracks:
        yield from _judged(track, now)
        if track.silent_since:
            yield _stopped(track, track.silent_since, now)
    said = any(track.silent_since or (track.current and track.current.total) for track in tracks)
    if not said and not commitment.milestones:
        yield _unmeasured(tracks)


def used(tally: Tally) -> float:
    """The share of the period's error budget that is used; endless where none was allowed."""
    allowed = tally.allowed
    if not tally.bad:
        return 0.0
    return tally.bad / allowed if allowed else inf


def _judged(track: Track, now: Situation) -> Iterator[Reason]:
    tally = track.current
    if tally is None or not tally.total:
        return
    burnt = used(tally)
    if burnt <= now.workspace.policy.health.error_budget + _HAIR:
        return
    spent = burnt > 1 + _HAIR
    colour: Shade = "red" if spent else "orange"
    weight = 62 + min(burnt, _MOST_TIMES) / 100
    yield Reason(CODE, colour, _message(track, tally, burnt, spent=spent), ("sla", track.place), weight)


def _message(track: Track, tally: Tally, burnt: float, *, spent: bool) -> Text:
    kept, goal, part = _kept(track, tally), percent(tally.target, 2), share(min(burnt, _MOST_TIMES))
    budget = Text("error budget spent", "marge d’erreur épuisée")
    if not spent:
        budget = Text(f"{part.en} of the error budget used", f"marge d’erreur consommée à {part.fr}")
    return Text(
        f"{track.target.name}: {kept.en}, {goal.en} promised; {budget.en}",
        f"{track.target.name}\u00a0: {kept.fr}, {goal.fr} promis\u202f; {budget.fr}",
    )


def _kept(track: Track, tally: Tally) -> Text:
    if track.target.measure == "availability":
        reached = percent(tally.attainment or 0.0, 2)
        return Text(f"{reached.en} available", f"disponible à {reached.fr}")
    good, total = round(tally.good), round(tally.total)
    if track.target.series:
        return Text(f"{good} of {total} on target", f"{good} sur {total} dans la cible")
    return Text(f"{good} of {total} in time", f"{good} sur {total} à temps")


def _stopped(track: Track, last: date, now: Situation) -> Reason:
    """A series that no longer says anything: what it said before is no news of today."""
    name, on = track.target.name, day(last, now.today)
    message = Text(f"{name}: no value since {on.en}", f"{name}\u00a0: aucune valeur depuis le {on.fr}")
    return Reason("service-level-unmeasured", "unknown", message, ("sla", track.place))


def _unmeasured(tracks: tuple[Track, ...]) -> Reason:
    why = next((track.unknown for track in tracks if track.unknown), None)
    message = Text(
        "No incident of this period is on record: its service level is not known",
        "Aucun incident de la période n’est consigné\u00a0: son niveau de service n’est pas connu",
    )
    if why:
        message = Text(
            f"Its service level is not known: {why.en}",
            f"Son niveau de service n’est pas connu\u00a0: {why.fr}",
        )
    return Reason("service-level-unmeasured", "unknown", message, ("sla",))
