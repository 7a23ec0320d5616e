"""Who does what, what the client gave, what the work waits for, what went wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from engage.model.plan_of_work import Action
from engage.model.text import Text
from engage.plan.figures import long_day
from engage.rules.words import both
from engage.usecase.change import NotPossible, append, given, put
from engage.usecase.update.desk import Desk, Recorded, not_ahead, pick, recorded
from engage.usecase.update.facts import ActionDone, NewAction, Paused, PauseOver, Received, Struck

_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>\d+)")


def new_action(desk: Desk, fact: NewAction) -> Recorded:
    """A new action, numbered like those that are there."""
    name, known = desk.commitment.id, desk.commitment.actions
    is_there = any((a.what, a.who, a.due) == (fact.what, fact.who, fact.due) for a in known)
    number = next_action(known)
    fields = {"what": fact.what, "who": fact.who, "due": fact.due, "source": fact.source}
    changes = iter([] if is_there else [append(("actions",), {"id": number} | fields)])
    who = f"{fact.who}, " if fact.who else ""
    due = long_day(fact.due) if fact.due else Text("no date", "sans date")
    return recorded(
        changes,
        f"`{name}`: action {number} ({who}{due.en}): ",
        f"`{name}` : action {number} ({who}{due.fr}) : ",
        fact.what,
    )


def next_action(known: Sequence[Action]) -> str:
    """`A3` after `A2`: one more than the highest number, with the letters of the last numbered id."""
    found = [match for action in known if (match := _NUMBERED.fullmatch(action.id or ""))]
    stem = found[-1]["stem"] if found else "A"
    numbers = [int(match["number"]) for match in found if match["stem"] == stem]
    return f"{stem}{max(numbers, default=0) + 1}"


def action_done(desk: Desk, fact: ActionDone) -> Recorded:
    """The day an action was done."""
    known = desk.commitment.actions
    ids = [action.id or "" for action in known]
    if fact.wanted in ids:
        place = ids.index(fact.wanted)
    else:
        place = pick(fact.wanted, [a.what for a in known], Text("action", "action"), desk.commitment.id)
    happened = Text("action done", "action faite")
    return _dated(desk, ("actions", place, "done"), fact.on, happened, known[place].what)


def received(desk: Desk, fact: Received) -> Recorded:
    """The day on which the client gave what was needed."""
    known = desk.commitment.needs_from_client
    kind = Text("client input", "attente du client")
    place = pick(fact.what, [need.what for need in known], kind, desk.commitment.id)
    happened = Text("received", "reçu")
    return _dated(desk, ("needs_from_client", place, "received"), fact.on, happened, known[place].what)


def struck(desk: Desk, fact: Struck) -> Recorded:
    """The day a risk happened; its plan is set going by `engage risk trigger`."""
    known = desk.commitment.risks
    place = pick(fact.risk, [risk.id for risk in known], Text("risk", "risque"), desk.commitment.id)
    risk = known[place]
    happened = Text(f"{risk.id} struck", f"{risk.id} survenu")
    return _dated(desk, ("risks", place, "struck"), fact.on, happened, risk.what)


def _dated(desk: Desk, at: tuple[str, int, str], on: date, happened: Text, what: str) -> Recorded:
    """The day of something, in the entry of a list that it concerns."""
    not_ahead(on, desk.today)
    entries, place, field = at
    is_there = getattr(getattr(desk.commitment, entries)[place], field) == on
    name, day = desk.commitment.id, long_day(on)
    return recorded(
        iter([] if is_there else [put(at, on)]),
        f"`{name}`: {happened.en} on {day.en}: ",
        f"`{name}` : {happened.fr} le {day.fr} : ",
        what,
    )


def paused(desk: Desk, fact: Paused) -> Recorded:
    """A new pause; one at a time is open."""
    not_ahead(fact.from_, desk.today)
    name = desk.commitment.id
    open_ = [pause for pause in desk.commitment.pauses if pause.to is None]
    if open_:
        since = open_[-1].from_
        raise NotPossible(
            both(
                f"`{name}` is paused since {since} already: close that pause first (--end-pause)",
                f"`{name}` est déjà en pause depuis le {since} : fermez-la d'abord (--end-pause)",
            )
        )
    if fact.to and fact.to < fact.from_:
        raise NotPossible(_backwards(fact.to, fact.from_))
    entry = given(
        {
            "from": fact.from_,
            "to": fact.to,
            "cause": fact.cause,
            "waiting_on": fact.waiting_on,
            "notified": fact.notified,
        }
    )
    since_, whom = long_day(fact.from_), _WHOM[fact.waiting_on]
    return recorded(
        iter([append(("pauses",), entry)]),
        f"`{name}`: paused from {since_.en}, waiting on {whom.en}: ",
        f"`{name}` : en pause à partir du {since_.fr}, en attente {whom.fr} : ",
        fact.cause,
    )


_WHOM = {
    "client": Text("the client", "du client"),
    "us": Text("us", "de nous"),
    "third_party": Text("a third party", "d'un tiers"),
}


def pause_over(desk: Desk, fact: PauseOver) -> Recorded:
    """The last day of the open pause."""
    not_ahead(fact.to, desk.today)
    name, pauses = desk.commitment.id, desk.commitment.pauses
    open_ = [place for place, pause in enumerate(pauses) if pause.to is None]
    if not open_:
        raise NotPossible(both(f"`{name}`: no pause is open", f"`{name}` : aucune pause n'est ouverte"))
    place = open_[-1]
    if fact.to < pauses[place].from_:
        raise NotPossible(_backwards(fact.to, pauses[place].from_))
    on = long_day(fact.to)
    return recorded(
        iter([put(("pauses", place, "to"), fact.to)]),
        f"`{name}`: pause closed, its last day was {on.en}",
        f"`{name}` : pause fermée, son dernier jour était le {on.fr}",
    )


def _backwards(to: object, from_: object) -> Text:
    return both(
        f"a pause that began on {from_} cannot end on {to}",
        f"une pause commencée le {from_} ne peut finir le {to}",
    )
