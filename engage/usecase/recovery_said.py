"""What the client is told and given in a recovery: words that were checked, compensation within a limit."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from engage.model.people import Directory
from engage.model.quantity import Money
from engage.model.text import Lang, Text
from engage.plan.figures import long_day
from engage.rules.language.detect import detect
from engage.rules.message.check import About, MessageFinding, check_message
from engage.rules.words import both, listed
from engage.usecase.change import NotPossible, append, put
from engage.usecase.recovery_desk import Taken, wants_one_of_us, wants_open
from engage.usecase.update.desk import Desk, not_ahead

Told = Literal["acknowledged", "explained"]
#: What is asked of a message about a slip to come, not of words about a breach that happened: its days are
#: those of the past, that the client knows.
_NOT_ASKED = frozenset({"no-date", "no-next-news", "T503"})


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
    wants_open(desk)
    not_ahead(on, desk.today)
    wants_one_of_us(desk, by, "--by")
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
    wants_open(desk)
    if approved_by is None:
        raise NotPossible(both("who approved it? --approved-by", "qui l'a approuvée ? --approved-by"))
    wants_one_of_us(desk, approved_by, "--approved-by")
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
