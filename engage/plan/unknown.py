"""What a schedule could not know, in words: nothing is guessed in silence."""

from __future__ import annotations

from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.asked_above import asked_above
from engage.plan.calendars import Calendars
from engage.plan.figures import long_day
from engage.plan.last_days import RunOut, never_done
from engage.plan.network import Unplaced
from engage.plan.placing import NOT_PLANNED, Placing, distinct, target
from engage.plan.stuck import stuck

NO_MILESTONES = Text("no milestones: nothing to schedule", "aucun jalon\u00a0: rien à planifier")
NO_ESTIMATE = Text(
    "no dates: nothing of what is left is estimated", "pas de dates\u00a0: rien de ce qui reste n’est estimé"
)
OUT_OF_CALENDAR = Text(
    "no dates: facts lie outside the years that calendars know",
    "pas de dates\u00a0: des faits sortent des années que connaissent les calendriers",
)
BASELINE_OUT_OF_CALENDAR = Text(
    "the baseline lies outside the years that calendars know: nothing is compared with it",
    "la référence sort des années que connaissent les calendriers\u00a0: rien ne lui est comparé",
)
DUE_OUT_OF_CALENDAR = Text(
    "the promised date lies outside the years that calendars know",
    "la date promise sort des années que connaissent les calendriers",
)
BUFFER_OF_ALL = Text(
    "no buffer: a share of the total must be below 100%",
    "pas de tampon\u00a0: une part du total doit être sous 100\u202f%",
)


def closed(commitment: Commitment) -> Text:
    """Why a promise that was given up has no dates."""
    word = {"lost": "perdu", "cancelled": "annulé"}[commitment.status]
    return Text(f"{commitment.status}: not planned", f"{word}\u00a0: non planifié")


def of_milestones(
    workspace: Workspace, placing: Placing, calendars: Calendars, commitment: Commitment
) -> tuple[Text, ...]:
    """What is not known of a promise's milestones and of the calendars they run on."""
    named = [name for milestone in distinct(commitment) for name in milestone.needs]
    return (
        *calendars.unknown(*dict.fromkeys([*named, commitment.client])),
        *_open_pauses(commitment),
        *_not_estimated(placing, commitment),
        *unplaced(workspace, placing, commitment),
        *_links_left_out(workspace, commitment),
        *asked_above(workspace, placing, commitment),
        *stuck(commitment, placing, calendars, calendars.today),
    )


def _open_pauses(commitment: Commitment) -> list[Text]:
    return [
        Text(
            f"paused since {long_day(pause.from_).en} without an end: planned as if work went on tomorrow",
            f"en pause depuis le {long_day(pause.from_).fr} sans date de fin\u00a0: planifié comme si "
            "le travail reprenait demain",
        )
        for pause in commitment.pauses
        if pause.to is None
    ]


def _not_estimated(placing: Placing, commitment: Commitment) -> list[Text]:
    return [
        Text(f"{milestone.id}: not estimated", f"{milestone.id}\u00a0: non estimé")
        for milestone in distinct(commitment)
        if placing.work[commitment.id, milestone.id].left is None
    ]


def unplaced(workspace: Workspace, placing: Placing, commitment: Commitment) -> list[Text]:
    """Milestones that have no dates, and why."""
    found = []
    missed = {each.milestone: each for each in never_done(workspace, placing, commitment)}
    for milestone in distinct(commitment):
        why = placing.network.unplaced.get((commitment.id, milestone.id))
        if why:
            out = missed.get(milestone.id)
            reason = _reason(why, commitment.id) if out is None else _missed(out)
            found.append(Text(f"{milestone.id}: {reason.en}", f"{milestone.id}\u00a0: {reason.fr}"))
    return found


def _missed(out: RunOut) -> Text:
    """Whose last slot, or last day, the work comes too late for."""
    last = long_day(out.last)
    if out.cause == "left":
        return Text(
            f"no dates, {out.name} leaves on {last.en}: plan who takes over",
            f"pas de dates, {out.name} part le {last.fr}\u00a0: prévoyez qui prend la suite",
        )
    return Text(
        f"no dates, the last slot of {out.name} ends on {last.en}: ask for another",
        f"pas de dates, le dernier créneau de {out.name} finit le {last.fr}\u00a0: demandez-en un autre",
    )


def _reason(why: Unplaced, commitment_id: str) -> Text:
    if why.reason == "cycle":
        return Text("no dates, it waits for itself", "pas de dates, il s’attend lui-même")
    if why.reason == "after_unplaced":
        name = _name(why.waits_for, commitment_id)
        return Text(
            f"no dates, it waits for {name}, which has none", f"pas de dates, il attend {name} qui n’en a pas"
        )
    if why.reason == "beyond_calendar":
        return Text(
            "no dates, it would end beyond the years that calendars know",
            "pas de dates, il finirait au-delà des années que connaissent les calendriers",
        )
    if why.last_day is None:
        return Text("no dates, there is no day on which all it needs work", "pas de dates, aucun jour commun")
    last = long_day(why.last_day)
    return Text(
        f"no dates, those it needs have no days left together after {last.en}",
        f"pas de dates, ceux qu’il faut n’ont plus de jour en commun après le {last.fr}",
    )


def _name(task: object, commitment_id: str) -> str:
    if not isinstance(task, tuple):
        return str(task)
    return str(task[1]) if task[0] == commitment_id else "/".join(map(str, task))


def _links_left_out(workspace: Workspace, commitment: Commitment) -> list[Text]:
    """Links to promises that were given up; links to nothing are rule X005's."""
    found = []
    for milestone in distinct(commitment):
        for link in milestone.after:
            other = workspace.commitment.get(target(commitment, link)[0])
            if other is not None and other.status in NOT_PLANNED:
                word = closed(other)
                found.append(
                    Text(
                        f"{milestone.id}: {link.milestone} is left out ({word.en})",
                        f"{milestone.id}\u00a0: {link.milestone} est laissé de côté ({word.fr})",
                    )
                )
    return found
