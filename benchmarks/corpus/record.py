"""A promise as the YAML of its file."""

from __future__ import annotations

import random

from corpus.days import Days
from corpus.follow_up import follow_up
from corpus.promise import Promise
from corpus.scalars import Raw, flow, text
from corpus.trades import Words
from corpus.work import milestones

_OFFER = {"draft": 40, "proposed": 60}


def record(promise: Promise, days: Days, source: random.Random) -> str:
    """The whole file, fields in the order in which people write them."""
    lines = [
        *_head(promise, days, source),
        *_promise(promise, days),
        *_agreement(promise, days, source),
        *_content(promise, days, source),
        *milestones(promise, days, source),
        "buffer: auto",
        *follow_up(promise, days, source),
    ]
    return "\n".join(lines) + "\n"


def _head(promise: Promise, days: Days, source: random.Random) -> list[str]:
    region = source.choice(("north", "west", "south", "east"))
    order = flow(order=f"PO-{source.randint(10000, 99999)}", jira=f"{promise.client.code}{promise.id[-3:]}")
    importance = source.choices(("standard", "major", "strategic"), weights=(70, 24, 6))[0]
    visibility = source.choice(("public", "private"))
    return [
        f"id: {promise.id}",
        f"title: {text(promise.say(promise.trade.title, days))}",
        f"client: {promise.client.id}",
        f"type: {promise.trade.type}",
        f"status: {promise.status}",
        f"owner: {promise.owner.id}",
        f"team: {promise.home.id}",
        f"product_line: {promise.trade.line}",
        f"region: {region}",
        f"refs: {order}",
        "obligation: result",
        f"importance: {importance}",
        f"visibility: {visibility}",
    ]


def _promise(promise: Promise, days: Days) -> list[str]:
    return [
        "promise:",
        f"  made: {days.day(promise.start - 8)}",
        f"  start: {days.day(promise.start)}",
        f"  due: {days.day(promise.due)}",
        f"  value: {promise.value} EUR",
        "  wording: >",
        f"    {promise.say(promise.trade.wording, days)}",
        f"  excludes: [{text(promise.trade.excludes.to(promise.lang))}]",
    ]


def _agreement(promise: Promise, days: Days, source: random.Random) -> list[str]:
    contact = promise.client.contacts[0][1]
    if promise.status in {"draft", "proposed", "lost"}:
        expires = promise.start - 5 if promise.status != "lost" else promise.start + 15
        chance = Raw(f"{_OFFER.get(promise.status, 20) + source.choice((-10, 0, 10))}%")
        return [f"offer: {flow(expires=days.day(expires), win_probability=chance)}"]
    signed = days.day(promise.start - 5)
    penalties = flow(rate=Raw("0.5%"), per=Raw("1w"), cap=Raw("10%"), grace=Raw("5d"))
    ref = f"CT-{signed.year}-{source.randint(10, 999)}"
    finish = promise.finish + (promise.late if promise.moved else 0)
    return [
        "contract:",
        f"  ref: {ref}",
        f"  signed: {flow(on=signed, by=contact)}",
        *([f"  penalties: {penalties}"] if source.random() < 0.5 else []),
        "decision: "
        + flow(
            on=days.day(promise.start - 9),
            verdict="promise",
            on_time=round(source.uniform(0.86, 0.96), 2),
            signed_by=promise.home.director.id,
        ),
        f"agreed: {flow(on=signed, by=contact, ref=Words('signed quote', 'devis signé').to(promise.lang))}",
        "baseline: "
        + flow(
            on=signed,
            start=days.day(promise.start),
            finish=days.day(finish),
            buffer=Raw(f"{promise.buffer}d"),
        ),
    ]


def _content(promise: Promise, days: Days, source: random.Random) -> list[str]:
    trade, lang = promise.trade, promise.lang
    contact = promise.client.contacts[-1][0]
    asked = promise.start + 4
    given = days.day(asked - 1) if asked < 0 else None
    need = flow(what=trade.need.to(lang), who=contact, by=days.day(asked), received=given)
    holds = flow(text=trade.assumption.to(lang), owner=contact, due=days.day(promise.start + 9))
    finished = promise.status in {"delivered", "accepted"}
    method = Words("measured by both sides", "mesuré par les deux parties").to(lang)
    return [
        *([f"assumptions: [{holds}]"] if source.random() < 0.5 else []),
        f"needs_from_client: [{need}]",
        "deliverables:",
        f"  - what: {text(promise.say(trade.title, days))}",
        f"    how: {text(trade.how.to(lang))}",
        "    acceptance:",
        "      - "
        + flow(
            measure=trade.measure.to(lang),
            target=trade.target,
            method=method,
            actual=trade.target.lstrip("<>= ") if finished else None,
            evidence="pv.pdf" if finished else None,
        ),
    ]
