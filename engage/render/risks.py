"""The risk register as text, as a matrix, as JSON and as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engage.health.words import day
from engage.model.text import Text
from engage.plan.figures import counted, days, number, percent
from engage.render.csv_table import csv_text
from engage.render.layout import Column, cut, listing, pad, wrap
from engage.render.promise_json import day_json, money_json, rounded
from engage.render.shades import NOTHING, long_day, money_of
from engage.render.theme import Theme, escaped
from engage.usecase.risks import LIKELY, LONG, Register, RiskRow

_ID = Column(most=26)
_LABEL = 6


def text(view: Register, theme: Theme) -> str:
    """The answer, then the risks, heaviest first."""
    blocks = [list(_heading(view, theme))]
    for state, title in (("struck", Text("Struck", "Survenus")), ("open", Text("Open", "Ouverts"))):
        rows = [row for row in view.rows if row.state == state]
        if rows:
            blocks.append([theme.paint(theme.say(title), "bold"), *_rows(rows, view, theme)])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _heading(view: Register, theme: Theme) -> Iterator[str]:
    open_ = sum(row.state == "open" for row in view.rows)
    struck = len(view.rows) - open_
    money = " + ".join(money_of(each, theme.lang) for each in view.money)
    expected, count = (
        days(view.days),
        counted(open_, ("open risk", "open risks"), ("risque ouvert", "risques ouverts")),
    )
    en = f"{count.en}, {expected.en} expected" + (f", {money}" if money else "")
    fr = f"{count.fr}, {expected.fr} attendus" + (f", {money}" if money else "")
    if struck:
        hit = counted(struck, ("struck", "struck"), ("survenu", "survenus"))
        en, fr = f"{en}; {hit.en}", f"{fr}\u202f; {hit.fr}"
    if view.unassessed:
        bare = counted(view.unassessed, ("not assessed", "not assessed"), ("non évalué", "non évalués"))
        en, fr = f"{en}; {bare.en}", f"{fr}\u202f; {bare.fr}"
    for line in wrap(theme.say(Text(en, fr)), theme.width):
        yield theme.paint(line, "bold")
    on = long_day(view.as_of)
    when = Text(f"Risk register, as of {on.en}", f"Registre des risques, au {on.fr}")
    yield from (theme.paint(line, "dim") for line in wrap(theme.say(when), theme.width))


def _rows(rows: list[RiskRow], view: Register, theme: Theme) -> Iterator[str]:
    shown = [
        (
            escaped(row.name),
            share(row, theme),
            _days(row, theme),
            money_of(row.exposure_money, theme.lang) if row.exposure_money else NOTHING,
            escaped(_said(row, view, theme)),
        )
        for row in rows
    ]
    columns = (_ID, Column("right"), Column("right"), Column("right"))
    yield from listing(shown, columns, theme, most=4)


def share(row: RiskRow, theme: Theme) -> str:
    """Its probability."""
    return NOTHING if row.probability is None else theme.say(percent(row.probability))


def _days(row: RiskRow, theme: Theme) -> str:
    if row.exposure_days is None:
        return NOTHING
    return f"{number(row.exposure_days, theme.lang)}\u202f{theme.say(Text('d', 'j'))}"


def _said(row: RiskRow, view: Register, theme: Theme) -> str:
    """What may happen, who watches, and what asks for attention now."""
    parts = [row.what]
    if row.owner_name:
        parts.append(row.owner_name)
    if row.commitment is None:
        several = counted(len(row.commitments), ("promise", "promises"), ("engagement", "engagements"))
        parts.append(theme.say(several))
    if row.struck:
        on = day(row.struck, view.as_of)
        parts.append(theme.say(Text(f"struck {on.en}", f"survenu le {on.fr}")))
    if row.overdue:
        late = counted(
            row.overdue, ("action overdue", "actions overdue"), ("action en retard", "actions en retard")
        )
        parts.append(theme.say(late))
    if row.trigger_by and row.state == "open":
        on = day(row.trigger_by, view.as_of)
        words = (
            Text(f"sign was due {on.en}", f"signe attendu le {on.fr}")
            if row.trigger_late
            else Text(f"sign by {on.en}", f"signe d’ici au {on.fr}")
        )
        parts.append(theme.say(words))
    if not row.steps and row.state == "open":
        parts.append(theme.say(Text("no plan", "sans plan")))
    return " · ".join(parts)


def matrix(view: Register, theme: Theme) -> str:
    """Open risks by probability and mean delay: to look at, never to rank by."""
    places: dict[tuple[int, int], list[str]] = {}
    for row in view.rows:
        if row.state == "open" and row.cell:
            places.setdefault(row.cell, []).append(row.name)
    room = max(4, (theme.width - _LABEL) // len(LONG) - 2)
    lines = list(_heading(view, theme))
    head = theme.say(
        Text("Probability by mean delay in working days", "Probabilité et retard moyen, en jours ouvrés")
    )
    lines += ["", *(theme.paint(told, "bold") for told in wrap(head, theme.width))]
    tops = [_upto(most, theme) for most in LONG]
    lines.append(" " * (_LABEL + 2) + "  ".join(pad(top, room) for top in tops).rstrip())
    for place in reversed(range(len(LIKELY))):
        found = [places.get((place, column), []) for column in range(len(LONG))]
        for number_, cells_ in enumerate(_stack(found, room)):
            label = pad(_share_upto(place, theme), _LABEL, "right") if not number_ else " " * _LABEL
            lines.append((label + "  " + "  ".join(pad(escaped(each), room) for each in cells_)).rstrip())
    lost = sum(row.state == "open" and row.cell is None for row in view.rows)
    if lost:
        bare = counted(lost, ("has", "have"), ("n’a pas", "n’ont pas"))
        lines += [
            "",
            theme.say(Text(f"{bare.en} no probability or delay", f"{bare.fr} de probabilité ou de retard")),
        ]
    return "\n".join(lines) + "\n"


def _upto(most: float, theme: Theme) -> str:
    if most == float("inf"):
        return f"> {number(LONG[-2], theme.lang)}"
    return f"≤ {number(most, theme.lang)}"


def _share_upto(place: int, theme: Theme) -> str:
    return "≤" + theme.say(percent(LIKELY[place]))


def _stack(found: list[list[str]], room: int) -> Iterator[list[str]]:
    """The names of each cell below each other; an empty row is a dot a cell."""
    height = max(1, *(len(names) for names in found))
    for line in range(height):
        yield [
            cut(names[line], room) if line < len(names) else ("·" if not names and not line else "")
            for names in found
        ]


def document(view: Register) -> dict[str, Any]:
    """All of it, ranked; what is not known is `null`."""
    return {
        "schema": "engage/risks/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "summary": {
            "exposure_days": rounded(view.days, 1),
            "exposure_money": [money_json(each) for each in view.money],
            "unassessed": view.unassessed,
        },
        "risks": [_json(row) for row in view.rows],
    }


def _json(row: RiskRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "commitment": row.commitment,
        "commitments": list(row.commitments),
        "what": row.what,
        "hits": list(row.hits),
        "owner": row.owner,
        "probability": rounded(row.probability, 3),
        "delay_days": rounded(row.delay_days, 1),
        "cost": money_json(row.cost),
        "exposure_days": rounded(row.exposure_days, 1),
        "exposure_money": money_json(row.exposure_money),
        "state": row.state,
        "struck": day_json(row.struck),
        "trigger": row.trigger,
        "trigger_by": day_json(row.trigger_by),
        "trigger_late": row.trigger_late,
        "plan_steps": row.steps,
        "overdue_actions": row.overdue,
    }


_FIELDS = (
    "id", "commitment", "what", "owner", "probability", "delay_days", "cost", "exposure_days",
    "exposure_money", "state", "struck", "trigger", "trigger_by",
)  # fmt: skip


def table(view: Register) -> str:
    """One row a risk, for spreadsheets; money as amount and currency."""
    return csv_text(_FIELDS, [[_flat(_json(row)[name]) for name in _FIELDS] for row in view.rows])


def _flat(value: Any) -> Any:
    if isinstance(value, dict):
        return f"{value['amount']} {value['currency']}"
    return value
