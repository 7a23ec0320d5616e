"""What is kept along the way: risks, who answers, actions, journal, exchanges, acceptance, recovery."""

from __future__ import annotations

import random

from corpus.days import Days
from corpus.life import LIVE, RUNNING
from corpus.promise import Promise
from corpus.scalars import Raw, flow, text
from corpus.trades import Words

STEADY = (
    Words("{gate}: on plan", "{gate} : dans les temps"),
    Words("{gate}: demonstrated to {contact}", "{gate} : montré à {contact}"),
    Words("{gate}: two remarks, corrected the same day", "{gate} : deux remarques, corrigées le jour même"),
    Words("Meeting with {contact}, minutes sent", "Point avec {contact}, compte rendu envoyé"),
)
SLIPPED = Words(
    "{gate}: {late} working days lost, cause found", "{gate} : {late} jours ouvrés perdus, cause trouvée"
)
CHASE = (
    Words("Send the minutes to {contact}", "Envoyer le compte rendu à {contact}"),
    Words("Book the acceptance session", "Réserver la séance de recette"),
    Words("Prepare the invoice of the gate", "Préparer la facture du jalon"),
)
MESSAGE = Words(
    "The date of {due} stands; next gate: {gate}.", "La date du {due} tient ; prochain jalon : {gate}."
)


def follow_up(promise: Promise, days: Days, source: random.Random) -> list[str]:
    """The lines after the plan."""
    lines = [*_risk(promise, days, source), *_raci(promise)]
    if promise.status not in RUNNING:
        return lines
    lines += [*_pause(promise, days, source), *_actions(promise, days, source)]
    lines += [
        *_journal(promise, days, source),
        *_exchanges(promise, days, source),
        *_amendment(promise, days),
    ]
    if promise.status in {"delivered", "accepted"}:
        lines += _delivered(promise, days, source)
    if promise.status == "broken":
        lines += _recovery(promise, days, source)
    return lines


def _say(promise: Promise, words: Words, days: Days, gate: str) -> str:
    said = promise.say(words, days).replace("{gate}", gate).replace("{late}", str(promise.late))
    return said.replace("{contact}", promise.client.contacts[0][1])


def _risk(promise: Promise, days: Days, source: random.Random) -> list[str]:
    trade, lang = promise.trade, promise.lang
    hit = promise.steps[len(promise.steps) // 2]
    delay = flow(low=Raw("3d"), likely=Raw("8d"), high=Raw("15d"))
    cost = Raw(f"{round(promise.value * 0.05)} EUR")
    trigger = flow(when=trade.risk.to(lang), by=days.day(hit.planned[0] + 2))
    doing = flow(who=promise.owner.id, does=trade.fallback.to(lang), within=Raw("3d"))
    done = days.day(promise.start + 6) if promise.start + 6 < 0 else None
    prevention = flow(
        what=trade.prevention.to(lang), who=promise.owner.id, due=days.day(promise.start + 8), done=done
    )
    return [
        "risks:",
        "  - id: R1",
        f"    what: {text(trade.risk.to(lang))}",
        f"    hits: [{hit.id}]",
        f"    probability: {source.choice((10, 15, 20, 30))}%",
        f"    impact: {{delay: {delay}, cost: {cost}}}",
        f"    owner: {promise.owner.id}",
        f"    prevention: [{prevention}]",
        *([f"    contingency: {{trigger: {trigger}, plan: [{doing}]}}"] if source.random() < 0.6 else []),
    ]


def _raci(promise: Promise) -> list[str]:
    working = dict.fromkeys(step.person.id for step in promise.steps if step.person)
    responsible = list(working)[:3] or [promise.owner.id]
    informed = promise.client.contacts[-1][0]
    director = promise.home.director.id
    return [f"raci: {flow(responsible=responsible, accountable=director, informed=[informed])}"]


def _pause(promise: Promise, days: Days, source: random.Random) -> list[str]:
    if promise.status != "suspended":
        return []
    since = days.day(-source.randint(3, 15))
    cause = promise.trade.need.to(promise.lang)
    return [f"pauses: [{flow(from_=since, cause=cause, waiting_on='client', notified=since)}]"]


def _actions(promise: Promise, days: Days, source: random.Random) -> list[str]:
    lines = ["actions:"]
    for number, words in enumerate(source.sample(CHASE, 2), start=1):
        due = source.randint(-20, 15) if promise.status in LIVE else promise.finished - 4
        done = days.day(due - source.randint(0, 2)) if due < 1 and source.random() < 0.93 else None
        who = source.choice(promise.steps).person or promise.owner
        what = _say(promise, words, days, "")
        lines.append(
            "  - "
            + flow(id=f"A{number}", what=what, who=who.id, due=days.day(due), done=done, source="review")
        )
    return lines


def _journal(promise: Promise, days: Days, source: random.Random) -> list[str]:
    first, last = promise.start, min(promise.finished, -source.choice((1, 1, 2, 3, 4, 6, 13)))
    if last <= first:
        return ["journal:", f"  - {_note(promise, days, first - 1, STEADY[3], promise.steps[0].stage.title)}"]
    lines = ["journal:"]
    moments = sorted({first + (last - first) * part // 4 for part in range(1, source.randint(3, 5))})
    for part, moment in enumerate(moments):
        begun = [step for step in promise.steps if step.actual[0] <= moment] or promise.steps[:1]
        slipped = promise.late and part == len(moments) // 2
        lines.append(
            f"  - {_note(promise, days, moment, SLIPPED if slipped else STEADY[part], begun[-1].stage.title)}"
        )
    return lines


def _note(promise: Promise, days: Days, moment: int, words: Words, gate: Words) -> str:
    bad = words is SLIPPED
    return flow(
        on=days.day(moment),
        by=promise.owner.id,
        note=_say(promise, words, days, gate.to(promise.lang)),
        known=days.day(moment - 1) if bad else None,
        client_told=days.day(moment) if bad else None,
        raised_by="us" if bad else None,
    )


def _exchanges(promise: Promise, days: Days, source: random.Random) -> list[str]:
    ahead = [step for step in promise.steps if step.state != "done"]
    if promise.status not in LIVE or not ahead or source.random() < 0.5:
        return []
    said = _say(promise, MESSAGE, days, ahead[0].stage.title.to(promise.lang))
    contact = promise.client.contacts[0][0]
    sent = flow(
        on=days.day(min(promise.start + 2, -2)), with_=contact, channel="email", direction="out", text=said
    )
    return ["exchanges:", f"  - {sent}"]


def _amendment(promise: Promise, days: Days) -> list[str]:
    if not promise.moved:
        return []
    agreed = min(promise.start + (promise.finish - promise.start) // 2, -1)
    change = flow(
        on=days.day(agreed),
        kind="deadline",
        from_=days.day(promise.due - promise.moved),
        to=days.day(promise.due),
        asked_by="client",
        agreed_by=promise.client.contacts[0][1],
        client_told=days.day(agreed),
        reason=promise.trade.risk.to(promise.lang),
    )
    return [f"amendments: [{change}]"]


def _delivered(promise: Promise, days: Days, source: random.Random) -> list[str]:
    lines = [f"delivered: {days.day(promise.finished)}", "in_full: yes"]
    if promise.status == "accepted":
        on = days.day(promise.finished + source.randint(1, 6))
        lines.append(f"accepted: {flow(on=on, by=promise.client.contacts[0][1], ref='PV 1')}")
        answer = flow(
            on=days.day(promise.finished + 10),
            moment="delivery",
            nps=source.choice((6, 7, 8, 9, 9, 10)),
            kept_for_client=Raw("yes"),
        )
        lines.append(f"feedback: [{answer}]")
    return lines


def _recovery(promise: Promise, days: Days, source: random.Random) -> list[str]:
    opened = promise.due + 1
    step = Words("Late, through our fault", "Retard, par notre faute").to(promise.lang)
    proof = f"records/{promise.id}/causes.pdf"
    lines = [
        "recovery:",
        f"  opened: {days.day(opened)}",
        f"  acknowledged: {flow(on=days.day(opened), by=promise.owner.id, text=step)}",
        f"  causes: [{flow(cause=promise.trade.risk.to(promise.lang), evidence=proof)}]",
    ]
    if opened + 15 < 0 and source.random() < 0.7:
        lines.append(f"  closed: {flow(on=days.day(opened + 15), by=promise.client.contacts[0][1])}")
    return lines
