"""The steps of a recovery, as changes of the promise's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from engage.health.recovery import deadline, is_open, recovery_steps, responsible
from engage.health.situation import Situation
from engage.model.people import Directory
from engage.model.quantity import Money
from engage.model.text import Lang, Text
from engage.plan.figures import long_day
from engage.rules.language.detect import detect
from engage.rules.message.check import About, MessageFinding, check_message
from engage.rules.words import both, listed
from engage.usecase.change import Change, NotPossible, append, given, put
from engage.usecase.update.desk import Desk, not_ahead, pick
from engage.usecase.update.follow_up import next_action

Told = Literal["acknowledged", "explained"]
#: What is asked of a message about a slip to come, not of words about a breach that happened: its days are
#: those of the past, that the client knows.
_NOT_ASKED = frozenset({"no-date", "no-next-news", "T503"})


@dataclass(frozen=True, slots=True)
class Taken:
    """What changes, and what is told of it."""

    changes: tuple[Change, ...]
    said: Text


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


def wording(desk: Desk, text: str, stage: Told) -> tuple[tuple[MessageFinding, ...], Lang]:
    """What is wrong with the words of a step: excuses, blame, names, vague words; and their language."""
    commitment, workspace = desk.commitment, desk.workspace
    client = workspace.client.get(commitment.client)
    lang = detect(text) or commitment.lang or (client.lang if client else None) or workspace.policy.lang
    ours = tuple(person.name for person in workspace.resources.people if person.name)
    others = tuple(c.name for c in workspace.clients if c.name and c.id != commitment.client)
    found = check_message(text, lang, About(desk.today, ours=ours, others=others), workspace.policy)
    asked = _NOT_ASKED if stage == "acknowledged" else _NOT_ASKED | {"not-owned"}
    return tuple(finding for finding in found if finding.code not in asked), lang


def said_to_client(
    desk: Desk, stage: Told, text: str, by: str, on: date, reviewed_by: str | None = None
) -> Taken:
    """The words that a person released, as the step's record.

    Raises:
        NotPossible: there is no open recovery, it is not one of us who releases them, or policy wants
            somebody to review them first.
    """
    _open(desk)
    not_ahead(on, desk.today)
    _one_of_us(desk, by, "--by")
    review = desk.workspace.policy.recovery.review
    if review:
        _reviewed(desk, review, reviewed_by)
    now = getattr(desk.commitment.recovery, stage)
    if now and now.on and now.text:
        raise NotPossible(
            both(f"this was done on {now.on} already", f"c'est déjà fait, le {now.on}"),
        )
    fields = {"on": on, "by": by, "text": text, "reviewed_by": reviewed_by}
    changes = [put(("recovery", stage, name), value) for name, value in fields.items() if value is not None]
    name, day = desk.commitment.id, long_day(on)
    words = {
        "acknowledged": Text("acknowledged to the client", "reconnu auprès du client"),
        "explained": Text("explained to the client", "expliqué au client"),
    }[stage]
    return Taken(
        tuple(changes), both(f"`{name}`: {words.en} on {day.en}", f"`{name}` : {words.fr} le {day.fr}")
    )


def _reviewed(desk: Desk, role: str, reviewed_by: str | None) -> None:
    holders = {party.id for party in Directory(desk.workspace).find(role, desk.commitment)}
    if reviewed_by not in holders:
        who = listed(sorted(holders)) if holders else Text(f"`{role}`", f"`{role}`")
        raise NotPossible(
            both(
                f"the text is to be reviewed first by {who.en}: --reviewed-by",
                f"le texte doit d'abord être relu par {who.fr} : --reviewed-by",
            )
        )


def compensated(
    desk: Desk, kind: str, cost: Money | None, approved_by: str | None, entry: dict[str, Any]
) -> Taken:
    """What the client receives, within what its approver may approve.

    Raises:
        NotPossible: there is no open recovery, nobody approved it, or it is beyond the approver's limit.
    """
    _open(desk)
    if approved_by is None:
        raise NotPossible(both("who approved it? --approved-by", "qui l'a approuvée ? --approved-by"))
    _one_of_us(desk, approved_by, "--approved-by")
    if cost:
        _within_limit(desk, approved_by, cost)
    if day := entry.get("given"):
        not_ahead(day, desk.today)
    fields = {"kind": kind, "cost": str(cost) if cost else None, "approved_by": approved_by} | entry
    name = desk.commitment.id
    return Taken(
        (append(("recovery", "compensation"), fields),),
        both(f"`{name}`: compensation noted: ", f"`{name}` : compensation notée : "),
    )


def _within_limit(desk: Desk, approver: str, cost: Money) -> None:
    """The whole compensation of the promise, this one included, against the highest limit of a role held."""
    limits = desk.workspace.policy.recovery.limits
    if not limits:
        return
    recovery = desk.commitment.recovery
    before = [each.cost for each in recovery.compensation if each.cost] if recovery else []
    total = cost.amount + sum(each.amount for each in before if each.currency == cost.currency)
    directory = Directory(desk.workspace)
    held = [
        limit for limit in limits
        if approver in {party.id for party in directory.find(limit.role, desk.commitment)} | {limit.role}
    ]  # fmt: skip
    for limit in held:
        if limit.up_to is None or (limit.up_to.currency == cost.currency and total <= limit.up_to.amount):
            return
    able = [
        limit.role for limit in limits
        if limit.up_to is None or (limit.up_to.currency == cost.currency and total <= limit.up_to.amount)
    ]  # fmt: skip
    who, sum_ = listed(able), Money(total, cost.currency)
    raise NotPossible(
        both(
            f"`{approver}` may not approve {sum_} in all" + (f"; this can: {who.en}" if able else ""),
            f"`{approver}` ne peut approuver {sum_} en tout" + (f" ; peuvent : {who.fr}" if able else ""),
        )
    )


def planned(desk: Desk, what: str, who: str | None, due: date | None) -> Taken:
    """A new action of the progress plan, agreed with the client."""
    _open(desk)
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
    _open(desk)
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
    _open(desk)
    name = desk.commitment.id
    return Taken(
        (append(("recovery", "causes"), {"cause": cause, "evidence": evidence}),),
        both(f"`{name}`: cause noted: ", f"`{name}` : cause notée : "),
    )


def learnt(
    desk: Desk, what: str, change: str | None, who: str | None, due: date | None, on: date | None
) -> Taken:
    """A lesson with the change that it makes."""
    _open(desk)
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
    _open(desk)
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
    _open(desk)
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


def _open(desk: Desk) -> None:
    if not is_open(desk.commitment):
        name = desk.commitment.id
        raise NotPossible(
            both(
                f"no recovery of `{name}` is open: `engage recovery open {name}`",
                f"aucune réparation de `{name}` n'est ouverte : `engage recovery open {name}`",
            )
        )


def _one_of_us(desk: Desk, name: str, option: str) -> None:
    """A person of ours answers for what is said and given."""
    if name not in desk.workspace.person:
        raise NotPossible(
            both(
                f"{option}: `{name}` is nobody of resources.yaml: one of us answers for it",
                f"{option} : `{name}` n'est personne de resources.yaml : l'un des nôtres en répond",
            )
        )
