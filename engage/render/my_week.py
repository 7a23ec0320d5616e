"""One person's week, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engage.health.words import working_days
from engage.model.text import Text
from engage.plan.figures import counted
from engage.render.layout import Column, listing, wrap
from engage.render.promise_json import day_json
from engage.render.shades import day_of, long_day
from engage.render.theme import Theme, escaped
from engage.usecase.my_week import Kind, MyItem, MyWeek, When

_KINDS: dict[Kind, Text] = {
    "promise": Text("deliver", "livrer"),
    "gate": Text("gate", "jalon"),
    "action": Text("action", "action"),
    "reservation": Text("lift", "réserve"),
    "answer": Text("answer", "répondre"),
    "client_input": Text("chase", "relancer"),
    "acceptance": Text("get signed", "faire signer"),
    "risk": Text("watch", "surveiller"),
    "prevention": Text("prevent", "prévenir"),
    "recovery": Text("recovery", "réparation"),
    "assumption": Text("verify", "vérifier"),
}
_ID = Column(most=20)


def text(view: MyWeek, theme: Theme) -> str:
    """What is overdue, what this week brings, what comes later."""
    blocks = [list(_heading(view, theme))]
    for when in ("overdue", "week", "later", "undated"):
        found = [item for item in view.items if item.when == when]
        if found:
            blocks.append([theme.paint(_title(when, found, view, theme), "bold"), *_rows(found, view, theme)])
    if view.beyond:
        more = counted(view.beyond, ("thing comes", "things come"), ("chose vient", "choses viennent"))
        blocks.append([theme.say(Text(f"{more.en} later still", f"{more.fr} plus tard encore"))])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _heading(view: MyWeek, theme: Theme) -> Iterator[str]:
    late = sum(item.when == "overdue" for item in view.items)
    soon = sum(item.when == "week" for item in view.items)
    on = long_day(view.as_of)
    if not view.items:
        said = Text(f"{view.name}: nothing waits for you", f"{view.name}\u00a0: rien ne vous attend")
    else:
        said = Text(
            f"{view.name}: {late} overdue, {soon} in the next seven days",
            f"{view.name}\u00a0: {late} en retard, {soon} dans les sept jours",
        )
    for line in wrap(escaped(theme.say(said)), theme.width):
        yield theme.paint(line, "bold")
    yield theme.paint(theme.say(Text(f"My week, as of {on.en}", f"Ma semaine, au {on.fr}")), "dim")


def _title(when: When, found: list[MyItem], view: MyWeek, theme: Theme) -> str:
    last = day_of(view.until, view.as_of, theme.lang)
    words = {
        "overdue": Text("Overdue", "En retard"),
        "week": Text(f"Until {last}", f"D’ici au {last}"),
        "later": Text("Later", "Plus tard"),
        "undated": Text("Without a date", "Sans date"),
    }
    return f"{theme.say(words[when])} ({len(found)})"


def _rows(found: list[MyItem], view: MyWeek, theme: Theme) -> Iterator[str]:
    rows = [
        (day_of(i.on, view.as_of, theme.lang), theme.say(_KINDS[i.kind]), escaped(_name(i)), _what(i, theme))
        for i in found
    ]
    yield from listing(rows, (Column("right"), Column(), _ID), theme, most=2)


def _name(item: MyItem) -> str:
    return f"{item.commitment}/{item.milestone}" if item.milestone else item.commitment


def _what(item: MyItem, theme: Theme) -> str:
    what = escaped(item.what)
    if not item.late_days:
        return what
    by = working_days(item.late_days)
    return f"{what} ({theme.say(Text(f'{by.en} late', f'{by.fr} de retard'))})"


def document(view: MyWeek) -> dict[str, Any]:
    """The week, for `me` in the JSON of `status`."""
    return {
        "person": view.person,
        "until": day_json(view.until),
        "beyond": view.beyond,
        "items": [
            {
                "kind": item.kind,
                "commitment": item.commitment,
                "milestone": item.milestone,
                "client": item.client_name,
                "what": item.what,
                "on": day_json(item.on),
                "when": item.when,
                "late_days": item.late_days,
            }
            for item in view.items
        ],
    }
