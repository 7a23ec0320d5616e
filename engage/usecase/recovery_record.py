"""The steps of a recovery, as changes of the promise's file."""

from __future__ import annotations

from datetime import date
from typing import Any

from engage.health.recovery import deadline, recovery_steps, responsible
from engage.health.situation import Situation
from engage.model.people import Directory
from engage.model.text import Text
from engage.plan.figures import long_day
from engage.rules.words import both
from engage.usecase.change import NotPossible, append, given, put
from engage.usecase.recovery_desk import Taken, wants_open
from engage.usecase.update.desk import Desk, not_ahead, pick
from engage.usecase.update.follow_up import next_action


def opened(desk: Desk, now: Situation, on: date) -> Taken:
    """A recovery with owners and deadlines by policy; the promise is broken from now on.

    Raises:
        NotPossible: one was opened already, or the promise was never made.
    """
    commitment = desk.commitment
    not_ahead(on, desk.today)
    if commitment.recovery and commitment.recovery.opened:
        since = commitment.recovery.opened
        raise NotPossible(
            both(
                f"the recovery of `{commitment.id}` is open since {since}",
                f"la réparation de `{commitment.id}` est ouverte depuis le {since}",
            )
        )
    if commitment.status in {"draft", "proposed", "lost", "cancelled"}:
        raise NotPossible(
            both(
                f"`{commitment.id}` is not a promise that was broken (`status: {commitment.status}`)",
                f"`{commitment.id}` n'est pas un engagement rompu (`status: {commitment.status}`)",
            )
        )
    policy = now.workspace.policy.recovery
    steps: dict[str, Any] = {"opened": on}
    for stage, wait in (
        ("acknowledged", policy.acknowledge), ("explained", policy.explain), ("follow_up", policy.follow_up),
    ):  # fmt: skip
        who = responsible(commitment, stage, now)  # type: ignore[arg-type]  # three of the stages
        steps[stage] = given({"who": who, "due": deadline(on, wait, now)})
    changes = [put(("recovery",), steps)]
    if commitment.status != "broken":
        changes.append(put(("status",), "broken"))
    day = long_day(on)
    return Taken(
        tuple(changes),
        both(
            f"`{commitment.id}`: recovery opened on {day.en}",
            f"`{commitment.id}` : réparation ouverte le {day.fr}",
        ),
    )


def planned(desk: Desk, what: str, who: str | None, due: date | None) -> Taken:
    """A new action of the progress plan, agreed with the client."""
    wants_open(desk)
    recovery = desk.commitment.recovery
    known = recovery.progress_plan if recovery else ()
    number = next_action(known) if known else "P1"
    fields = {"id": number, "what": what, "who": who, "due": due}
    name = desk.commitment.id
    return Taken(
        (append(("recovery", "progress_plan"), fields),),
        both(f"`{name}`: progress plan, {number}: ", f"`{name}` : plan de progrès, {number} : "),
    )


def done(desk: Desk, wanted: str, on: date) -> Taken:
    """An action of the plan, or a lesson, that is done: by its id or words."""
    wants_open(desk)
    not_ahead(on, desk.today)
    recovery = desk.commitment.recovery
    plan, lessons = (recovery.progress_plan, recovery.lessons) if recovery else ((), ())
    given_, wait = recovery.compensation if recovery else (), desk.commitment.id
    ids = [action.id or "" for action in plan]
    places = (
        [("progress_plan", n, "done") for n in range(len(plan))]
        + [("lessons", n, "done") for n in range(len(lessons))]
        + [("compensation", n, "given") for n in range(len(given_))]
    )
    names = [a.what for a in plan] + [lesson.what for lesson in lessons] + [each.kind for each in given_]
    at = ids.index(wanted) if wanted in ids else pick(wanted, names, Text("step", "étape"), wait)
    day = long_day(on)
    return Taken(
        (put(("recovery", *places[at]), on),),
        both(f"`{wait}`: done on {day.en}: ", f"`{wait}` : fait le {day.fr} : "),
    )


def caused(desk: Desk, cause: str, evidence: str | None) -> Taken:
    """A root cause, and what shows it."""
    wants_open(desk)
    name = desk.commitment.id
    return Taken(
        (append(("recovery", "causes"), {"cause": cause, "evidence": evidence}),),
        both(f"`{name}`: cause noted: ", f"`{name}` : cause notée : "),
    )


def learnt(
    desk: Desk, what: str, change: str | None, who: str | None, due: date | None, on: date | None
) -> Taken:
    """A lesson with the change that it makes."""
    wants_open(desk)
    if on and not change:
        raise NotPossible(both("what did it change? --change", "qu'a-t-elle changé ? --change"))
    fields = {"what": what, "change": change, "who": who, "due": due, "done": on}
    name = desk.commitment.id
    return Taken(
        (append(("recovery", "lessons"), fields),),
        both(f"`{name}`: lesson noted: ", f"`{name}` : leçon notée : "),
    )


def followed_up(desk: Desk, proof: str, on: date) -> Taken:
    """The proof, some weeks later, that it holds."""
    wants_open(desk)
    not_ahead(on, desk.today)
    name, day = desk.commitment.id, long_day(on)
    return Taken(
        (put(("recovery", "follow_up", "done"), on), put(("recovery", "follow_up", "proof"), proof)),
        both(f"`{name}`: proven on {day.en}: ", f"`{name}` : prouvé le {day.fr} : "),
    )


def closed(desk: Desk, now: Situation, by: str, on: date, text: str | None) -> Taken:
    """The client's word that it is over.

    Raises:
        NotPossible: a step is still open, or it is one of us who says so.
    """
    wants_open(desk)
    not_ahead(on, desk.today)
    found = Directory(desk.workspace).find(by, desk.commitment)
    if found and all(party.kind != "contact" for party in found):
        raise NotPossible(
            both(
                f"`{by}` is one of us: only the client's word closes a recovery",
                f"`{by}` est des nôtres : seul le mot du client clôt une réparation",
            )
        )
    left = [s for s in recovery_steps(desk.commitment, now) if s.stage != "closed" and not s.is_done]
    if left:
        names_en, names_fr = ("; ".join(getattr(s.what, lang) for s in left) for lang in ("en", "fr"))
        raise NotPossible(
            Text(f"still to do: {names_en}", f"reste à faire\u00a0: {names_fr}"),
        )
    name, day = desk.commitment.id, long_day(on)
    fields = given({"on": on, "by": by, "text": text})
    return Taken(
        (put(("recovery", "closed"), fields),),
        both(f"`{name}`: recovery closed on {day.en} by ", f"`{name}` : réparation close le {day.fr} par "),
    )
