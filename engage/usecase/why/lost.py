"""The days inside a stretch of work on which it does not go on: people away, closures, pauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.plan_of_work import Milestone
from engage.model.text import Text
from engage.plan.calendar import WEEKDAYS
from engage.plan.schedule_types import MilestonePlan
from engage.usecase.why.places import Places
from engage.usecase.why.tree import Node, Source

_SHORT = {
    "mo": Text("Mon", "lun."),
    "tu": Text("Tue", "mar."),
    "we": Text("Wed", "mer."),
    "th": Text("Thu", "jeu."),
    "fr": Text("Fri", "ven."),
    "sa": Text("Sat", "sam."),
    "su": Text("Sun", "dim."),
}
_MOST_DAYS = 1200  # of a stretch of work; a longer one is no plan
_WAITING = {
    "client": Text("waiting on the client", "en attente du client"),
    "third_party": Text("waiting on a third party", "en attente d’un tiers"),
    "us": Text("paused", "en pause"),
}


@dataclass(frozen=True, slots=True)
class Lost:
    """A cause of days not worked. `kind`: absence, part_time, slot, closure, holiday, pause.

    `days` are ours, of those that the work could otherwise have used (weekdays, for a closure)."""

    kind: str
    words: Text
    first: date
    last: date
    days: int
    source: Source | None


def lost(
    commitment: Commitment, milestone: Milestone, planned: MilestonePlan, now: Situation, places: Places
) -> tuple[Lost, ...]:
    """What stops a milestone's remaining work between today and its end, and stopped what began before."""
    if planned.state == "done" or planned.start is None or planned.finish is None:
        return ()
    first, last = _ready(commitment, milestone, planned, now), planned.finish
    found = (
        *_absences(commitment, milestone, max(first, now.today), last, now, places),
        *_part_time(commitment, milestone, max(first, now.today), last, now, places),
        *_slots(milestone, max(first, now.today), last, now, places),
        *_closures(max(first, now.today), last, now, places),
        *_holidays(max(first, now.today), last, now, places),
        *_pauses(commitment, first, last, now, places),
    )
    return tuple(sorted(found, key=lambda each: (each.first, each.kind, each.words.en)))


def _ready(commitment: Commitment, milestone: Milestone, planned: MilestonePlan, now: Situation) -> date:
    """The day from which the work could go on, if all it needs were there: after what it waits for."""
    start = planned.start or now.today
    link = next((each for each in milestone.after if each.milestone == planned.driver), None)
    if milestone.started or link is None or link.type != "FS" or link.lag:
        return min(start, now.today) if planned.driver == "status_date" else start
    owner, slash, name = link.milestone.partition("/")
    other = now.workspace.commitment.get(owner) if slash else commitment
    before = now.plan(other).milestone(name if slash else owner) if other else None
    if before is None or before.finish is None:
        return start
    return min(start, now.calendars.organisation.roll(before.finish + timedelta(days=1)))


def lost_days(
    commitment: Commitment, milestone: Milestone, planned: MilestonePlan, now: Situation, places: Places
) -> Iterator[Node]:
    """The same as nodes of a tree."""
    for each in lost(commitment, milestone, planned, now, places):
        yield Node(each.kind, each.words, stretch(each, now.today), each.source)


def stretch(each: Lost, today: date) -> Text:
    """`24 Dec to 6 Jan, 8 working days`."""
    first, last, count = day(each.first, today), day(each.last, today), working_days(each.days)
    if each.first == each.last:
        return Text(f"{first.en}, {count.en}", f"{first.fr}, {count.fr}")
    return Text(f"{first.en} to {last.en}, {count.en}", f"du {first.fr} au {last.fr}, {count.fr}")


def _absences(
    commitment: Commitment, milestone: Milestone, first: date, last: date, now: Situation, places: Places
) -> Iterator[Lost]:
    for need in milestone.needs:
        person = now.workspace.person.get(need)
        for place, away in enumerate(person.absences if person else ()):
            begin, end = max(away.from_, first), min(away.to or away.from_, last)
            count = _worked(begin, end, now)
            if person and count > 0:
                name = now.workspace.name_of(commitment, need)
                words = Text(f"{name} away", f"absence de {name}")
                yield Lost("absence", words, begin, end, count, places.at(person, ("absences", place)))


def _part_time(
    commitment: Commitment, milestone: Milestone, first: date, last: date, now: Situation, places: Places
) -> Iterator[Lost]:
    """The days of the week on which somebody it needs does not work, and we do."""
    if (last - first).days > _MOST_DAYS:
        return
    worked = now.calendars.organisation.is_working
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    for need in milestone.needs:
        person = now.workspace.person.get(need)
        if person is None or not person.days:
            continue
        off = [each for each in span if WEEKDAYS[each.weekday()] not in person.days and worked(each)]
        if off:
            name = now.workspace.name_of(commitment, need)
            en = ", ".join(_SHORT[each].en for each in person.days)
            fr = ", ".join(_SHORT[each].fr for each in person.days)
            words = Text(f"{name} works {en} only", f"{name} travaille {fr} seulement")
            yield Lost("part_time", words, off[0], off[-1], len(off), places.at(person, ("days",)))


def _slots(milestone: Milestone, first: date, last: date, now: Situation, places: Places) -> Iterator[Lost]:
    """Days on which an outside provider has no slot booked; told at the slot that the work waits for."""
    for provider in now.workspace.resources.providers:
        booked = [
            (max(slot.from_, first), min(slot.to or slot.from_, last), place)
            for place, slot in enumerate(provider.slots)
            if slot.from_ <= last and (slot.to or slot.from_) >= first
        ]
        if provider.id not in milestone.needs or not booked:
            continue
        without = _worked(first, last, now) - sum(_worked(begin, end, now) for begin, end, _ in booked)
        begin, _, place = min(booked)
        if without > 0:
            name, since = provider.name or provider.id, day(begin, now.today)
            words = Text(
                f"{name} is booked from {since.en} only", f"{name} réservé à partir du {since.fr} seulement"
            )
            source = places.at(provider, ("slots", place))
            yield Lost("slot", words, first, last, without, source)


def _closures(first: date, last: date, now: Situation, places: Places) -> Iterator[Lost]:
    policy = now.workspace.policy
    for place, closed in enumerate(policy.calendar.closures):
        begin, end = max(closed.from_, first), min(closed.to or closed.from_, last)
        count = _weekdays(begin, end)
        if count > 0:
            words = Text("we are closed", "fermeture")
            if closed.name:
                words = Text(f"closed: {closed.name}", f"fermé\u00a0: {closed.name}")
            source = places.at(policy, ("calendar", "closures", place))
            yield Lost("closure", words, begin, end, count, source)


def _holidays(first: date, last: date, now: Situation, places: Places) -> Iterator[Lost]:
    """The public holidays that fall on days we work, outside our closures."""
    policy = now.workspace.policy
    if policy.calendar.country is None or (last - first).days > _MOST_DAYS:
        return
    closed = [(each.from_, each.to or each.from_) for each in policy.calendar.closures]
    found = [
        day_
        for day_ in (first + timedelta(days=n) for n in range((last - first).days + 1))
        if WEEKDAYS[day_.weekday()] in policy.calendar.days
        and not now.calendars.organisation.is_working(day_)
        and not any(begin <= day_ <= end for begin, end in closed)
    ]
    if found:
        words = Text("public holiday", "jour férié")
        if len(found) > 1:
            words = Text("public holidays", "jours fériés")
        source = places.at(policy, ("calendar", "country"))
        yield Lost("holiday", words, found[0], found[-1], len(found), source)


def _pauses(
    commitment: Commitment, first: date, last: date, now: Situation, places: Places
) -> Iterator[Lost]:
    for place, pause in enumerate(commitment.pauses):
        begin, end = max(pause.from_, first), min(pause.to or now.today, last)
        count = _worked(begin, end, now)
        if count > 0:
            waiting, cause = _WAITING[pause.waiting_on], pause.cause
            words = Text(
                f"{waiting.en}: {cause}" if cause else waiting.en,
                f"{waiting.fr}\u00a0: {cause}" if cause else waiting.fr,
            )
            yield Lost("pause", words, begin, end, count, places.of(commitment, ("pauses", place)))


def _worked(first: date, last: date, now: Situation) -> int:
    """Working days of the organisation from one day to another, both included."""
    return now.working_days(first - timedelta(days=1), last) if first <= last else 0


def _weekdays(first: date, last: date) -> int:
    span = (last - first).days + 1
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range(span)) if 0 < span <= 400 else 0
