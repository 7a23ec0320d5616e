"""How far a milestone is: started, spent, remaining, progress, done."""

from __future__ import annotations

from collections.abc import Iterator

from engage.model.diagnostic import Pointer
from engage.model.plan_of_work import Milestone
from engage.plan.figures import long_day
from engage.rules.words import both
from engage.usecase.change import Change, NotPossible, put, take_out
from engage.usecase.update.desk import Desk, Recorded, not_ahead, recorded
from engage.usecase.update.facts import Work


def work(desk: Desk, fact: Work) -> Recorded:
    """What is given is written; what would contradict it goes, or is brought in line."""
    at, gate = desk.gate(fact.milestone)
    _possible(desk, fact, gate)
    en, fr = [], []
    if fact.started:
        on = long_day(fact.started)
        en.append(f"started on {on.en}")
        fr.append(f"commencé le {on.fr}")
    if fact.spent:
        en.append(f"{fact.spent} spent")
        fr.append(f"{fact.spent} passés")
    if fact.progress:
        en.append(f"{fact.progress} done")
        fr.append(f"{fact.progress} faits")
    if fact.remaining:
        en.append(f"{fact.remaining} left")
        fr.append(f"reste {fact.remaining}")
    if fact.done:
        on = long_day(fact.done)
        en.append(f"done on {on.en}, as we claim")
        fr.append(f"fait le {on.fr}, selon nous")
    name = desk.name(fact.milestone)
    return recorded(_changes(at, gate, fact), f"`{name}`: {', '.join(en)}", f"`{name}` : {', '.join(fr)}")


def _changes(at: Pointer, gate: Milestone, fact: Work) -> Iterator[Change]:
    if fact.started and fact.started != gate.started:
        yield put((*at, "started"), fact.started)
    if fact.spent and fact.spent != gate.spent:
        yield put((*at, "spent"), str(fact.spent))
    yield from _left(at, gate, fact)
    if fact.done and fact.done != gate.done:
        yield put((*at, "done"), fact.done)


def _left(at: Pointer, gate: Milestone, fact: Work) -> Iterator[Change]:
    """`remaining` rules over `progress`: one that is older than the progress told would hide it."""
    if fact.done:
        if gate.remaining and gate.remaining.amount:
            yield put((*at, "remaining"), "0d")
        if gate.progress is not None and gate.progress < 1:
            yield put((*at, "progress"), "100%")
        return
    if fact.remaining and fact.remaining != gate.remaining:
        yield put((*at, "remaining"), str(fact.remaining))
    elif fact.progress and gate.remaining and not fact.remaining:
        yield take_out((*at, "remaining"))
    if fact.progress and not _is_now(gate, fact.progress):
        yield put((*at, "progress"), fact.progress)
    elif fact.remaining and gate.progress is not None and not fact.progress:
        yield take_out((*at, "progress"))


def _is_now(gate: Milestone, progress: str) -> bool:
    from engage.model.quantity import parse_probability

    return gate.progress is not None and abs(gate.progress - parse_probability(progress)) < 1e-9


def _possible(desk: Desk, fact: Work, gate: Milestone) -> None:
    name = desk.name(fact.milestone)
    for day in (fact.started, fact.done):
        if day:
            not_ahead(day, desk.today)
    started, done = fact.started or gate.started, fact.done or gate.done
    if started and done and done < started:
        raise NotPossible(
            both(
                f"`{name}` cannot be done on {done}: it started on {started}",
                f"`{name}` ne peut être fait le {done} : il a commencé le {started}",
            )
        )
    if gate.done and not fact.done and (fact.progress or fact.remaining):
        on = gate.done
        raise NotPossible(
            both(
                f"`{name}` is done since {on}: take `done` out of the file if work is left",
                f"`{name}` est fait depuis le {on} : retirez `done` du fichier s'il reste du travail",
            )
        )
    if fact.progress and fact.remaining and _is_all(fact.progress) != (not fact.remaining.amount):
        raise NotPossible(
            both(
                f"`{name}`: {fact.progress} done and {fact.remaining} left contradict each other",
                f"`{name}` : {fact.progress} faits et {fact.remaining} restants se contredisent",
            )
        )


def _is_all(progress: str) -> bool:
    from engage.model.quantity import parse_probability

    return parse_probability(progress) >= 1
