"""Words of alerts, as the terminal and the messages share them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from engage.health.words import share
from engage.model.alert import Step
from engage.model.text import Text
from engage.render.shades import long_day
from engage.usecase.alert_views import AlertRow, Recipient
from engage.usecase.options import Option

STEP: dict[Step, Text] = {
    "first": Text("new", "nouvelle"),
    "worse": Text("worse", "aggravée"),
    "repeat": Text("reminder", "rappel"),
    "escalate": Text("raised, nobody acknowledged", "remontée, sans accusé de réception"),
    "resolved": Text("over", "levée"),
}
LEVEL = {
    "alert": Text("alert, to be acknowledged", "alerte, à accuser réception"),
    "inform": Text("for information", "pour information"),
}
_ROLE = {
    "owner": Text("project lead", "chef de projet"),
    "accountable": Text("accountable", "responsable (RACI)"),
    "team_lead": Text("team lead", "responsable d’équipe"),
    "department_head": Text("head of department", "chef de service"),
    "account_director": Text("account director", "direction de compte"),
    "executive_committee": Text("executive committee", "comité de direction"),
}
_LITTLE = 0.01
_SURE = 0.99


def role_words(role: str) -> Text:
    """A role as people say it; one of the workspace's own as it is written, without its underscores."""
    own = role.replace("_", " ")
    return _ROLE.get(role, Text(own, own))


def moment_words(at: datetime) -> Text:
    """`Monday 23 November 2026 at 08:00`."""
    on = long_day(at.date())
    return Text(f"{on.en} at {at:%H:%M}", f"{on.fr} à {at:%H:%M}")


def names(people: Iterable[Recipient]) -> str:
    """`Claire Besnard, Denis Kermarrec`."""
    return ", ".join(person.name for person in people)


def chance(option: Option) -> Text:
    """How likely the date holds: `90%`, `under 1%`; nothing where it is not known."""
    if option.on_time is None:
        return Text("", "")
    if option.on_time < _LITTLE:
        return Text("under 1%", "moins de 1\u202f%")
    if option.on_time > _SURE:
        return Text("over 99%", "plus de 99\u202f%")
    return share(option.on_time)


def heading(row: AlertRow) -> Text:
    """`exposure, alert, new`: the rule, what is wanted, and why it is said now."""
    level = LEVEL[row.level]
    if row.step is None:
        return Text(f"{row.rule} · {level.en}", f"{row.rule} · {level.fr}")
    step = STEP[row.step]
    if row.step == "resolved":
        return Text(f"{row.rule} · {step.en}", f"{row.rule} · {step.fr}")
    return Text(f"{row.rule} · {level.en} · {step.en}", f"{row.rule} · {level.fr} · {step.fr}")


def then_words(row: AlertRow) -> Text:
    """Who hears of it next, if nobody acknowledges."""
    told = names(row.next)
    return Text(
        f"if nobody acknowledges, {told} hears of it next" if len(row.next) == 1
        else f"if nobody acknowledges, {told} hear of it next",
        f"sans accusé de réception, {told} en sera informé ensuite" if len(row.next) == 1
        else f"sans accusé de réception, {told} en seront informés ensuite",
    )  # fmt: skip
