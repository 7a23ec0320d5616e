"""Why the date is what it is, in plain words: task, person, absence, dependency, buffer, waiting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.figures import days, percent
from engage.plan.schedule_types import MilestonePlan
from engage.usecase.why.dates import chain_of, milestone_at, waits_words
from engage.usecase.why.lost import Lost, lost
from engage.usecase.why.places import Places
from engage.usecase.why.tree import Source


@dataclass(frozen=True, slots=True)
class Step:
    """One cause in the chain. `kind`: task, absence, part_time, slot, closure,
    holiday, pause, buffer, gap."""

    kind: str
    words: Text
    source: Source | None


def causal_chain(commitment: Commitment, now: Situation, places: Places) -> tuple[Step, ...]:
    """From today to the safe date, each step caused by the one before; empty where there is no date."""
    plan = now.plan(commitment)
    if plan.finish is None:
        return ()
    return (
        *_before(commitment, now, places),
        *_work(commitment, now, places),
        *_end(commitment, now, places),
    )


def _before(commitment: Commitment, now: Situation, places: Places) -> Iterator[Step]:
    """What stopped the promise in the past, waits for the client first of all."""
    for place, pause in enumerate(commitment.pauses):
        until = pause.to or now.today
        count = working_days(now.working_days(pause.from_, until) + 1)
        if pause.from_ > now.today or (pause.to and pause.to >= now.today):
            continue
        who = {
            "client": Text("waiting on the client", "attente du client"),
            "third_party": Text("waiting on a third party", "attente d’un tiers"),
            "us": Text("stopped by us", "arrêt de notre fait"),
        }[pause.waiting_on]
        cause_en, cause_fr = (f" ({pause.cause})", f" ({pause.cause})") if pause.cause else ("", "")
        since = day(pause.from_, now.today)
        words = Text(
            f"{count.en} lost from {since.en}, {who.en}{cause_en}",
            f"{count.fr} de perdus dès le {since.fr}, {who.fr}{cause_fr}",
        )
        yield Step("pause", words, places.of(commitment, ("pauses", place)))


def _work(commitment: Commitment, now: Situation, places: Places) -> Iterator[Step]:
    before: tuple[Commitment, MilestonePlan] | None = None
    for owner, planned in chain_of(commitment, now):
        found = milestone_at(owner, planned.id)
        if found is None:
            continue
        place, milestone = found
        pointer = ("milestones", place, "after") if before else ("milestones", place, "id")
        yield Step("task", _task(owner, planned, before, now), places.of(owner, pointer))
        for each in lost(owner, milestone, planned, now, places):
            yield Step(each.kind, _stops(each, now), each.source)
        before = owner, planned


def _task(
    owner: Commitment, planned: MilestonePlan, before: tuple[Commitment, MilestonePlan] | None, now: Situation
) -> Text:
    found = milestone_at(owner, planned.id)
    title = (found[1].title if found else None) or planned.id
    who_en, who_fr = _who(owner, planned, now)
    ends = day(planned.finish, now.today) if planned.finish else Text("?", "?")
    if planned.state == "done":
        return Text(f"{title} was done on {ends.en}", f"{title}\u00a0: fait le {ends.fr}")
    left = days(planned.remaining_days) if planned.remaining_days is not None else Text("work", "travail")
    begun_en, begun_fr = _begun(owner, planned, before, now)
    late_en, late_fr = _late(owner, planned, now)
    return Text(
        f"{begun_en}{title} takes {left.en}{who_en}, until {ends.en}{late_en}",
        f"{begun_fr}{title} prend {left.fr}{who_fr}, jusqu’au {ends.fr}{late_fr}",
    )


def _late(owner: Commitment, planned: MilestonePlan, now: Situation) -> tuple[str, str]:
    """By how much it misses the date that the client was told for it."""
    found = milestone_at(owner, planned.id)
    due = found[1].due if found else None
    if due is None or planned.finish is None or planned.finish <= due:
        return "", ""
    by, told = working_days(now.working_days(due, planned.finish)), day(due, now.today)
    return f", {by.en} after the {told.en} that was told", f", {by.fr} après le {told.fr} annoncé"


def _begun(
    owner: Commitment, planned: MilestonePlan, before: tuple[Commitment, MilestonePlan] | None, now: Situation
) -> tuple[str, str]:
    if before is not None:
        name = before[1].id if before[0].id == owner.id else f"{before[0].id}/{before[1].id}"
        found = milestone_at(owner, planned.id)
        link = next((each for each in found[1].after if each.milestone == name), None) if found else None
        words = waits_words(link.type if link else "FS", name, str(link.lag) if link and link.lag else None)
        return f"{words.en}, ", f"{words.fr}, "
    if planned.driver == "not_before" and planned.start:
        on = day(planned.start, now.today)
        return f"not before {on.en}, ", f"pas avant le {on.fr}, "
    today = day(now.today, now.today)
    return f"from today ({today.en}), ", f"à partir d’aujourd’hui ({today.fr}), "


def _who(owner: Commitment, planned: MilestonePlan, now: Situation) -> tuple[str, str]:
    """The people it needs, with their shares."""
    people = [
        (now.workspace.name_of(owner, name), percent(share))
        for name, share in planned.needs
        if name in now.workspace.person
    ]
    if not people:
        return "", ""
    en = ", ".join(f"{name} {share.en}" for name, share in people)
    fr = ", ".join(f"{name} {share.fr}" for name, share in people)
    return f" of {en}", f" à {fr}"


def _stops(each: Lost, now: Situation) -> Text:
    first, last, count = day(each.first, now.today), day(each.last, now.today), working_days(each.days)
    until = Text("", "") if each.first == each.last else Text(f" to {last.en}", f" au {last.fr}")
    return Text(
        f"no work on {count.en} of it, {first.en}{until.en}: {each.words.en}",
        f"{count.fr} sans travail, du {first.fr}{until.fr}\u00a0: {each.words.fr}"
        if until.fr
        else f"{count.fr} sans travail, le {first.fr}\u00a0: {each.words.fr}",
    )


def _end(commitment: Commitment, now: Situation, places: Places) -> Iterator[Step]:
    plan, due = now.plan(commitment), commitment.due
    if plan.buffer and plan.safe_date and plan.buffer.left:
        left, safe = days(plan.buffer.left), day(plan.safe_date, now.today)
        pointer = ("baseline", "buffer") if commitment.baseline else ("buffer",)
        given = pointer[0] in commitment.model_fields_set
        words = Text(
            f"then {left.en} of buffer to hold, until {safe.en}",
            f"puis {left.fr} de tampon à tenir, jusqu’au {safe.fr}",
        )
        yield Step("buffer", words, places.of(commitment, pointer) if given else None)
    end = plan.safe_date or plan.finish
    if due is None or end is None:
        return
    gap, promised = now.working_days(due, end), day(due, now.today)
    size = working_days(abs(gap))
    words = Text(
        f"promised for {promised.en}: {size.en} {'earlier than that' if gap > 0 else 'to spare'}",
        f"promis pour le {promised.fr}\u00a0: {size.fr} {'plus tôt' if gap > 0 else 'de marge'}",
    )
    yield Step("gap", words, places.of(commitment, ("promise", "due")))
