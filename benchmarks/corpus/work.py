"""The milestones of a promise, as YAML."""

from __future__ import annotations

import random

from corpus.days import Days
from corpus.plan import Step
from corpus.promise import Promise
from corpus.scalars import Raw, flow, text
from corpus.trades import Words

METHODS = (Words("count", "comptage"), Words("joint review", "revue"), Words("test", "essai"))


def milestones(promise: Promise, days: Days, source: random.Random) -> list[str]:
    """The lines of `milestones:`."""
    lines = ["milestones:"]
    for number, step in enumerate(promise.steps):
        last = number == len(promise.steps) - 1
        lines += [f"  - id: {step.id}", f"    title: {text(step.stage.title.to(promise.lang))}"]
        lines.append(f"    work: {_work(step, source)}")
        lines += _after(promise, number, step, days)
        lines.append("    needs: {" + ", ".join(f"{who}: {need}" for who, need in step.needs.items()) + "}")
        lines += _promised(promise, step, last, days, source)
        lines += _progress(promise, step, days, source)
    return lines


def _work(step: Step, source: random.Random) -> str:
    if source.random() < 0.25:
        return f"{step.likely}d"
    low = max(1, round(step.likely * source.uniform(0.7, 0.9)))
    high = round(step.likely * source.uniform(1.3, 1.8)) + 1
    return flow(low=Raw(f"{low}d"), likely=Raw(f"{step.likely}d"), high=Raw(f"{high}d"))


def _after(promise: Promise, number: int, step: Step, days: Days) -> list[str]:
    links = [
        flow(
            milestone=promise.steps[link.step].id,
            type=None if link.type == "FS" else link.type,
            lag=Raw(f"{link.lag}d"),
        )
        if link.lag
        else promise.steps[link.step].id
        for link in step.after
    ]
    if promise.waits_for and promise.waits_for[0] == number:
        links.append(promise.waits_for[1])
    lines = [f"    after: [{', '.join(links)}]"] if links else []
    if number == 0:
        lines.append(f"    not_before: {days.day(promise.start)}")
    return lines


def _promised(promise: Promise, step: Step, last: bool, days: Days, source: random.Random) -> list[str]:
    lines = []
    if last or source.random() < 0.25:
        share = (step.planned[1] - promise.start + 1) / (promise.finish - promise.start + 1)
        due = promise.due if last else step.planned[1] + round(promise.buffer * share) + promise.moved
        lines.append(f"    due: {days.day(min(due, promise.due))}")
    if last:
        lines.append("    critical: true")
    measured = step.state == "done" and promise.status not in {"proposed", "draft", "lost", "cancelled"}
    quality = flow(
        measure=step.stage.measure.to(promise.lang),
        target=step.stage.target,
        method=METHODS[step.stage.days[0] % len(METHODS)].to(promise.lang),
        actual=step.stage.actual if measured else None,
        evidence=f"{step.id}.pdf" if measured and source.random() < 0.3 else None,
    )
    return [*lines, f"    quality: [{quality}]"]


def _progress(promise: Promise, step: Step, days: Days, source: random.Random) -> list[str]:
    if promise.status in {"proposed", "draft", "lost", "cancelled"} or step.state == "todo":
        return []
    first, last = step.actual
    lines = [f"    started: {days.day(first)}"]
    if step.state == "done":
        lines.append(f"    done: {days.day(last)}")
        if last + 3 < 0 and source.random() < 0.85:
            who = promise.client.contacts[0][1]
            lines.append(f"    accepted: {flow(on=days.day(last + source.randint(1, 3)), by=who)}")
        return lines
    share = round(-first / (last - first + 1) * 20) * 5
    return [
        *lines,
        f"    spent: {-first}d",
        f"    remaining: {last + 1}d",
        f"    progress: {min(share, 95)}%",
    ]
