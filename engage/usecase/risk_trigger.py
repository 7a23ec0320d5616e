"""A risk strikes: its plan becomes actions with dates and owners, and the journal says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from engage.model.people import Directory
from engage.model.plan_of_work import Action, RiskRecord
from engage.model.text import Text
from engage.plan.calendars import Calendars
from engage.plan.figures import long_day
from engage.plan.risks import concerns
from engage.plan.terms import after
from engage.rules.scope import is_closed
from engage.rules.words import both, did_you_mean, listed
from engage.usecase.change import Change, NotPossible, Refused, append, given, put
from engage.usecase.update.desk import Desk, not_ahead
from engage.usecase.update.follow_up import next_action


@dataclass(frozen=True, slots=True)
class TriggerOptions:
    """Which risk struck, on which day, who says so, and what was seen."""

    risk: str
    on: date
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the plan as an action; `due` None: the plan gives it no time."""

    id: str
    who: str
    who_name: str
    what: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Triggered:
    """What changes in the promise's file, and what is told."""

    changes: tuple[Change, ...]
    said: Text
    steps: tuple[Step, ...]
    shared: bool


def trigger(desk: Desk, options: TriggerOptions) -> Triggered | Refused:
    """Set the day it struck, turn the plan into actions, and log it; steps are counted in working days.

    A step's days are those of the person who does it, counted from the day after the risk struck. A risk of
    the register that strikes a promise becomes the promise's own.
    """
    try:
        not_ahead(options.on, desk.today)
        _is_live(desk)
        place, risk = _risk(desk, options.risk)
        _not_twice(desk, risk)
        steps = tuple(_steps(desk, risk, options.on))
        changes = tuple(_changes(desk, place, risk, options, steps))
    except NotPossible as stopped:
        return Refused(stopped.reason)
    on, name = long_day(options.on), f"{desk.commitment.id}/{risk.id}"
    return Triggered(
        changes,
        Text(f"{name} struck on {on.en}: {risk.what}", f"{name}, survenu le {on.fr}\u00a0: {risk.what}"),
        steps,
        bool(risk.contingency and risk.contingency.share == "client"),
    )


def _is_live(desk: Desk) -> None:
    if is_closed(desk.commitment):
        name, status = desk.commitment.id, desk.commitment.status
        raise NotPossible(
            both(
                f"`{name}` is closed (`status: {status}`): no risk strikes it any more",
                f"`{name}` est clos (`status: {status}`) : plus aucun risque ne l'atteint",
            )
        )


def _risk(desk: Desk, wanted: str) -> tuple[int | None, RiskRecord]:
    """The promise's own risk, else one of the register that concerns it (without a place)."""
    own = desk.commitment.risks
    for place, risk in enumerate(own):
        if risk.id == wanted:
            return place, risk
    shared = [r for r in desk.workspace.risks if concerns(desk.workspace, r, desk.commitment)]
    for each in shared:
        if each.id == wanted:
            return None, each
    known = [risk.id for risk in (*own, *shared)]
    hint = did_you_mean(wanted, known)
    if hint is None and known:
        names = listed(known)
        hint = Text(f"it has {names.en}", f"il a {names.fr}")
    raise NotPossible(
        both(
            f"`{desk.commitment.id}` has no risk `{wanted}`" + (f"; {hint.en}" if hint else ""),
            f"`{desk.commitment.id}` n'a pas de risque `{wanted}`" + (f" ; {hint.fr}" if hint else ""),
        )
    )


def _not_twice(desk: Desk, risk: RiskRecord) -> None:
    if risk.closed:
        raise NotPossible(
            both(
                f"`{risk.id}` was closed on {risk.closed}: take that out of the file if it strikes after all",
                f"`{risk.id}` a été clos le {risk.closed} : retirez-le du fichier s'il survient quand même",
            )
        )
    if risk.struck and any(a.source == source(risk.id) for a in desk.commitment.actions):
        raise NotPossible(
            both(
                f"`{risk.id}` struck on {risk.struck}, and its plan is under way already",
                f"`{risk.id}` est survenu le {risk.struck}, et son plan est déjà lancé",
            )
        )


def source(risk: str) -> str:
    """Where the actions of a risk's plan say that they come from."""
    return f"risk {risk}"


def _steps(desk: Desk, risk: RiskRecord, on: date) -> Iterator[Step]:
    calendars = Calendars(desk.workspace, desk.today)
    number, known = next_action(desk.commitment.actions), list(desk.commitment.actions)
    for step in risk.contingency.plan if risk.contingency else ():
        who = _who(desk, step.who)
        calendar = calendars.resource(who) or calendars.organisation
        due = after(on, step.within, calendar, calendars.hours_per_day) if step.within else None
        yield Step(number, who, desk.workspace.name_of(desk.commitment, who), step.does, due)
        known.append(Action(id=number, what=step.does))
        number = next_action(known)


def _who(desk: Desk, name: str) -> str:
    """The one person that a role means; else the name as the plan has it."""
    found = Directory(desk.workspace).find(name, desk.commitment)
    return found[0].id if len(found) == 1 else name


def _changes(
    desk: Desk, place: int | None, risk: RiskRecord, options: TriggerOptions, steps: tuple[Step, ...]
) -> Iterator[Change]:
    if place is None:
        yield append(("risks",), _as_own(risk) | {"struck": options.on})
    elif risk.struck is None:
        yield put(("risks", place, "struck"), options.on)
    for step in steps:
        fields = {"id": step.id, "what": step.what, "who": step.who, "due": step.due}
        yield append(("actions",), fields | {"source": source(risk.id)})
    note = options.note or f"{risk.id}: {risk.what}"
    yield append(("journal",), {"on": desk.today, "by": options.by, "note": note, "known": options.on})


def _as_own(risk: RiskRecord) -> dict[str, Any]:
    """What a promise keeps of a shared risk; its plan is in the actions, its prevention in the register."""
    return given({"id": risk.id, "what": risk.what, "hits": list(risk.hits) or None, "owner": risk.owner})
