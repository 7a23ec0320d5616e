"""The matrix of who does what, as text, Markdown, JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from engage.model.text import Text
from engage.plan.figures import counted
from engage.render.csv_table import csv_text
from engage.render.layout import Column, line, listing, widths, wrap
from engage.render.shades import NOTHING, long_day
from engage.render.theme import Theme, escaped
from engage.usecase.raci import ROLES, Named, RaciRow, RaciView, Role

_HEADS: dict[Role, Text] = {
    "responsible": Text("Responsible", "Réalise"),
    "accountable": Text("Accountable", "Répond"),
    "consulted": Text("Consulted", "Consulté"),
    "informed": Text("Informed", "Informé"),
}
_LEAST = 6


def text(view: RaciView, theme: Theme) -> str:
    """The answer, the faults, the matrix."""
    blocks = [list(_heading(view, theme))]
    if view.faults:
        rows = [
            (fault.code, escaped(fault.commitment or ""), escaped(theme.say(fault.message)))
            for fault in view.faults
        ]
        title = theme.paint(theme.say(Text("To settle", "À régler")), "bold")
        blocks.append([title, *listing(rows, (Column(), Column(most=16)), theme, most=4)])
    if view.rows:
        blocks.append(list(_matrix(view, theme)))
        if any(named.origin == "type" for row in view.rows for column in row.columns for named in column):
            blocks.append([theme.say(Text("* by default of the type", "* par défaut pour le type"))])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _heading(view: RaciView, theme: Theme) -> Iterator[str]:
    promises = len({row.commitment for row in view.rows})
    count = counted(promises, ("promise", "promises"), ("engagement", "engagements"))
    if not view.faults:
        said = Text(
            f"{count.en}: everybody knows what is theirs", f"{count.fr}\u00a0: chacun sait ce qui lui revient"
        )
    else:
        bad = counted(len(view.faults), ("thing", "things"), ("point", "points"))
        said = Text(f"{count.en}, {bad.en} to settle", f"{count.fr}, {bad.fr} à régler")
    for shown in wrap(theme.say(said), theme.width):
        yield theme.paint(shown, "bold")
    on = long_day(view.as_of)
    when = Text(f"Who does what, as of {on.en}", f"Qui fait quoi, au {on.fr}")
    yield from (theme.paint(shown, "dim") for shown in wrap(theme.say(when), theme.width))


def _matrix(view: RaciView, theme: Theme) -> Iterator[str]:
    """A line a row, and more below where names do not fit in their columns."""
    heads = ["", *(theme.say(_HEADS[role]) for role in ROLES)]
    table = [[escaped(_name(row)), *(_people(row.column(role)) for role in ROLES)] for row in view.rows]
    columns = (Column(most=24), *(Column(flex=1, least=_LEAST) for _ in ROLES))
    sizes = widths(columns, [heads, *table], theme.width)
    yield theme.paint(line(heads, columns, sizes), "bold")
    for row in table:
        broken = [wrap(cell, max(size, 1)) for cell, size in zip(row, sizes, strict=True)]
        for parts in zip_longest(*broken, fillvalue=""):
            yield line(parts, columns, sizes)


def _name(row: RaciRow) -> str:
    return f"\u00a0\u00a0{row.milestone}" if row.milestone else row.commitment


def _people(column: tuple[Named, ...]) -> str:
    return escaped(", ".join(_person(named) for named in column)) or NOTHING


def _person(named: Named) -> str:
    """With a mark where only the type says so."""
    return named.name + ("*" if named.origin == "type" else "")


def markdown(view: RaciView, theme: Theme) -> str:
    """A table for a page or a comment."""
    heads = ("", *(theme.say(_HEADS[role]) for role in ROLES))
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    for row in view.rows:
        name = f"{row.commitment}/{row.milestone}" if row.milestone else f"**{row.commitment}** {row.title}"
        people = (_people(row.column(role)) for role in ROLES)
        lines.append(f"| {' | '.join(_plain(cell) for cell in (name, *people))} |")
    for fault in view.faults:
        about = f"{fault.commitment}: " if fault.commitment else ""
        lines += [
            *([""] if fault is view.faults[0] else []),
            f"- {fault.code} {about}{_plain(theme.say(fault.message))}",
        ]
    return "\n".join(lines) + "\n"


def _plain(cell: str) -> str:
    """Without what Markdown or HTML would take for its own."""
    for sign, shown in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "\\|")):
        cell = cell.replace(sign, shown)
    return " ".join(cell.split())


def document(view: RaciView, theme: Theme) -> dict[str, Any]:
    """The matrix with the origin of each name, and its faults."""
    return {
        "schema": "engage/raci/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "rows": [
            {"commitment": row.commitment, "milestone": row.milestone, "title": row.title}
            | {
                role: [{"ref": n.ref, "name": n.name, "origin": n.origin} for n in row.column(role)]
                for role in ROLES
            }
            for row in view.rows
        ],
        "faults": [
            {"code": fault.code, "commitment": fault.commitment, "message": theme.say(fault.message)}
            for fault in view.faults
        ],
    }


def table(view: RaciView) -> str:
    """A row a promise or milestone, names joined by semicolons."""
    header = ("commitment", "milestone", "title", *ROLES)
    rows = [
        (
            row.commitment,
            row.milestone,
            row.title,
            *("; ".join(n.name for n in row.column(role)) for role in ROLES),
        )
        for row in view.rows
    ]
    return csv_text(header, rows)
