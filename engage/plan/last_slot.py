"""Buffer that cannot be used: work that ends just before the last day of somebody it needs.

A buffer moves the end of work by some days. Where the last slot booked of a provider ends, or a person
leaves, before these days are over, a slip does not eat the buffer but finds nobody at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.figures import days, long_day
from engage.plan.last_days import LastDay, last_days
from engage.plan.placing import Placing, distinct


def endings(workspace: Workspace) -> dict[str, LastDay]:
    """The last day of each provider with slots and of each person who leaves, by id."""
    names = (*workspace.person, *(each.id for each in workspace.resources.providers))
    return {each.resource: each for each in last_days(workspace, names)}


def before_the_last_day(
    workspace: Workspace,
    placing: Placing,
    calendars: Calendars,
    commitment: Commitment,
    buffer: float,
    ends: dict[str, LastDay],
) -> Iterator[Text]:
    """A sentence for each milestone still to be done that may slip by less than the buffer held.

    `ends` are the `endings` of the workspace; one sentence a milestone, of whoever is gone first.
    """
    if not ends:
        return
    for milestone in distinct(commitment):
        plan = placing.network.tasks.get((commitment.id, milestone.id))
        gone = min((ends[name] for name in milestone.needs if name in ends), key=_last, default=None)
        if plan is None or gone is None or placing.work[commitment.id, milestone.id].state == "done":
            continue
        if plan.finish > gone.last:
            continue
        margin = calendars.organisation.days_between(plan.finish, gone.last)
        if margin < buffer:
            yield _told(workspace, milestone.title or milestone.id, margin, buffer, gone)


def _last(each: LastDay) -> tuple[object, str]:
    return each.last, each.resource


def _told(workspace: Workspace, title: str, margin: int, buffer: float, gone: LastDay) -> Text:
    who = workspace.resource_names.get(gone.resource, gone.resource)
    last, held = long_day(gone.last), days(buffer)
    after = days(margin) if margin else Text("no day", "aucun jour")
    if gone.first is None:
        return Text(
            f"{title}: {who} leaves on {last.en}, {after.en} after its end, less than the {held.en} of "
            "buffer: plan who takes over",
            f"{title}\u00a0: {who} part le {last.fr}, {after.fr} après sa fin, moins que les {held.fr} de "
            "tampon\u00a0: prévoyez qui prend la suite",
        )
    return Text(
        f"{title}: the last slot of {who} ends on {last.en}, {after.en} after it, less than the {held.en} of "
        "buffer: have another one ready",
        f"{title}\u00a0: le dernier créneau de {who} finit le {last.fr}, {after.fr} après, moins que les "
        f"{held.fr} de tampon\u00a0: prévoyez-en un autre",
    )
