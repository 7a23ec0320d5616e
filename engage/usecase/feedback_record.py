"""What a client answered, and what we do about it, as changes of the promise's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engage.model.causes import cause_id, taxonomy
from engage.model.outcome import handed_over
from engage.model.text import Text
from engage.plan.figures import long_day
from engage.rules.words import both, did_you_mean, listed
from engage.usecase.change import Change, NotPossible, Refused, append
from engage.usecase.feedback import Moment
from engage.usecase.update.desk import Desk, not_ahead
from engage.usecase.update.facts import NewAction
from engage.usecase.update.follow_up import new_action

_LATER = 45  # days after the delivery from which an answer is a later one


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the client; `action` is a step of improvement that it leads to."""

    on: date
    moment: Moment | None = None
    milestone: str | None = None
    nps: int | None = None
    kept: bool | None = None
    causes: tuple[str, ...] = ()
    by: str | None = None
    note: str | None = None
    action: NewAction | None = None


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """What changes, and what is told."""

    changes: tuple[Change, ...]
    said: tuple[Text, ...]


def record(desk: Desk, answer: Answered) -> RecordedAnswer | Refused:
    """The answer as a new entry of `feedback`, and its step as an action."""
    try:
        changes = tuple(_entry(desk, answer))
        name, on = desk.commitment.id, long_day(answer.on)
        said = [both(f"`{name}`: feedback of {on.en} recorded", f"`{name}` : retour du {on.fr} noté")]
        if answer.action:
            step = new_action(desk, answer.action)
            changes, said = (*changes, *step.changes), [*said, step.said]
    except NotPossible as stopped:
        return Refused(stopped.reason)
    return RecordedAnswer(changes, tuple(said))


def _entry(desk: Desk, answer: Answered) -> Iterator[Change]:
    not_ahead(answer.on, desk.today)
    if answer.nps is not None and not 0 <= answer.nps <= 10:
        raise NotPossible(
            both(f"--nps: {answer.nps} is not from 0 to 10", f"--nps : {answer.nps} n'est pas entre 0 et 10")
        )
    if answer.nps is None and answer.kept is None and not answer.note and not answer.causes:
        raise NotPossible(
            both(
                "nothing was answered: give --nps, --kept, --cause or --note",
                "rien n'est répondu : donnez --nps, --kept, --cause ou --note",
            )
        )
    if answer.milestone:
        desk.gate(answer.milestone)
    entry = {
        "on": answer.on,
        "moment": answer.moment or _moment(desk, answer),
        "milestone": answer.milestone,
        "nps": answer.nps,
        "kept_for_client": answer.kept,
        "causes": [_known(desk, cause) for cause in answer.causes] or None,
        "by": answer.by,
        "note": answer.note,
    }
    yield append(("feedback",), entry)


def _moment(desk: Desk, answer: Answered) -> Moment:
    """Of a gate before the delivery, or where one is named; some weeks after it, a later one."""
    over = handed_over(desk.commitment)
    if answer.milestone or over is None or answer.on < over:
        return "gate"
    return "later" if (answer.on - over).days >= _LATER else "delivery"


def _known(desk: Desk, cause: str) -> str:
    known, wanted = taxonomy(desk.workspace.policy), cause_id(cause)
    for name, words in known.items():
        if wanted in {name, cause_id(words.en), cause_id(words.fr)}:
            return name
    near = did_you_mean(wanted, known)
    names = listed(list(known), most=20)
    hint = near or Text(f"known are {names.en}", f"connues : {names.fr}")
    raise NotPossible(
        both(
            f"--cause: `{cause}` is not in the taxonomy; {hint.en}; new ones stand in engage.yaml under "
            "`feedback: {causes: …}`",
            f"--cause : `{cause}` n'est pas dans la taxonomie ; {hint.fr} ; les nouvelles se notent dans "
            "engage.yaml sous `feedback: {causes: …}`",
        )
    )
