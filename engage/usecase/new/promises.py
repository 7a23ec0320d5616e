"""A new promise, from flags or from a sentence said in a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from engage.model.commitment import Importance, Status
from engage.model.fault import Fault
from engage.model.text import Lang, Text
from engage.model.workspace import Workspace
from engage.plan.figures import long_day
from engage.rules.words import both
from engage.usecase.change import NotPossible, Refused, given
from engage.usecase.day_words import find_days
from engage.usecase.new.clients import NewFile, meant
from engage.usecase.new.ids import promise_id, promise_path

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NewCriterion:
    """When a deliverable is accepted."""

    measure: str
    target: str | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True)
class NewGate:
    """A milestone with its estimate."""

    id: str
    title: str
    work: str | None = None


@dataclass(frozen=True, slots=True)
class NewPromise:
    """What is known of a new promise; what is not given is left out of its file.

    `client` is what was said: an id, a name or a part of it.
    """

    title: str
    client: str
    id: str | None = None
    type: str | None = None
    status: Status = "draft"
    owner: str | None = None
    team: str | None = None
    importance: Importance | None = None
    made: date | None = None
    start: date | None = None
    due: date | None = None
    value: str | None = None
    wording: str | None = None
    excludes: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    how: str | None = None
    criteria: tuple[NewCriterion, ...] = ()
    gates: tuple[NewGate, ...] = ()
    small: bool = False


def new_promise(workspace: Workspace, wish: NewPromise) -> NewFile | Refused:
    """The promise's file; its id follows those of the client's other promises."""
    try:
        client = meant(workspace, wish.client).id if workspace.clients else wish.client
    except NotPossible as stopped:
        return Refused(stopped.reason)
    promise = wish.id or promise_id(workspace, client)
    if promise in workspace.commitment:
        path = workspace.commitment[promise].path
        return Refused(both(f"`{promise}` is there already: {path}", f"`{promise}` existe déjà : {path}"))
    criteria = [given({"measure": c.measure, "target": c.target, "method": c.method}) for c in wish.criteria]
    deliverables = [
        given({"what": what, "how": wish.how, "acceptance": criteria or None}) for what in wish.deliverables
    ]
    terms = {
        "made": wish.made,
        "start": wish.start,
        "due": wish.due,
        "value": wish.value,
        "wording": wish.wording,
        "excludes": list(wish.excludes) or None,
    }
    fields = {
        "id": promise,
        "title": wish.title,
        "client": client,
        "type": wish.type,
        "status": wish.status,
        "owner": wish.owner,
        "team": wish.team,
        "importance": wish.importance,
        "small": True if wish.small else None,
        "promise": given(terms) or None,
        "deliverables": deliverables or None,
        "milestones": [given({"id": g.id, "title": g.title, "work": g.work}) for g in wish.gates] or None,
    }
    return NewFile(promise, promise_path(workspace, client, promise), given(fields))


def quick(
    workspace: Workspace, sentence: str, today: date, wish: NewPromise | None = None
) -> NewPromise | Refused:
    """A small promise from one sentence: `acme: test report on Thursday`.

    The client stands before the colon, the day anywhere behind it; the rest is what is promised. What `wish`
    gives rules over the sentence.
    """
    client, colon, said = sentence.partition(":")
    if not colon or not client.strip() or not said.strip():
        return Refused(_HOW)
    try:
        days = find_days(said, today)
    except Fault as fault:
        return Refused(fault.text)
    base = wish or NewPromise("", "")
    due = base.due
    if due is None and len({found.day for found in days}) > 1:
        first, last = days[0].day, days[-1].day
        return Refused(
            both(
                f"two days are said, {first} and {last}: say which is promised with --due",
                f"deux jours sont dits, le {first} et le {last} : dites lequel est promis avec --due",
            )
        )
    if due is None and not days:
        return Refused(_NO_DAY)
    what = _without(said, [(found.start, found.end) for found in days] if base.due is None else [])
    if not what:
        return Refused(_HOW)
    due = due or days[0].day
    if due < today:
        return Refused(_over(due))
    title = what[0].upper() + what[1:]
    return replace(
        base,
        title=title,
        client=base.client or client.strip(),
        type=base.type or "standard-delivery",
        made=base.made or today,
        due=due,
        wording=base.wording or _wording(workspace, base.client or client, title, due),
        deliverables=base.deliverables or (title,),
        small=not (base.value or base.gates),
    )


_HOW = both(
    'write it as "CLIENT: WHAT on DAY", such as "acme: test report on Thursday"',
    "écrivez « CLIENT : QUOI, QUAND », par exemple « acme : rapport d'essais jeudi »",
)
_NO_DAY = both(
    "no day is said: add one, such as “on Thursday”, “3 December” or 2026-12-03, or give --due",
    "aucun jour n'est dit : ajoutez-le, par exemple « jeudi », « le 3 décembre » ou 2026-12-03, ou --due",
)


def _over(due: date) -> Text:
    return both(
        f"{due} has passed: a promise is of a day to come",
        f"le {due} est passé : promettez un jour à venir",
    )


def _without(said: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        said = f"{said[:start]} {said[end:]}"
    return _SPACES.sub(" ", said).strip(" ,;.-–")


def _wording(workspace: Workspace, client: str, title: str, due: date) -> str:
    """The promise as the client reads it: the day is written out."""
    try:
        lang: Lang = meant(workspace, client).lang or workspace.policy.lang
    except NotPossible:
        lang = workspace.policy.lang
    on = long_day(due)
    return Text(f"{title} by {on.en}.", f"{title} au plus tard le {on.fr}.").to(lang)
