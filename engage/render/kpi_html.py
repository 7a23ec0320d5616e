"""`engage kpi --format html`: one page without scripts, fonts or links from elsewhere; it prints well."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from engage.model.text import Lang, Text
from engage.render.kpi_words import (
    NAMES,
    amount,
    cases,
    causes_words,
    group_name,
    interval,
    open_words,
    over,
    summary,
    target,
    worth_showing,
)
from engage.render.theme import escaped
from engage.usecase.kpi_view import KpiRow, KpiView, TrendPoint

_STYLE = """
:root { color-scheme: light; font: 15px/1.45 system-ui, sans-serif; color: #1b1f24; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.35rem; margin: 0 0 .25rem; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
p { margin: .2rem 0; } .dim { color: #57606a; font-size: .85rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th:first-child { width: 42%; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid #d8dee4; text-align: right; vertical-align: top; }
th:first-child, td:first-child { text-align: left; } thead th { color: #57606a; font-weight: 500; }
tbody th { font-weight: 400; } td { font-variant-numeric: tabular-nums; white-space: nowrap; }
.met { color: #1a6b2f; font-weight: 600; } .missed { color: #a40e26; font-weight: 600; }
.note { display: block; color: #57606a; font-size: .85rem; white-space: normal; }
svg { vertical-align: middle; }
@media print { body { margin: 0; max-width: none; } tr, h2 { break-inside: avoid; break-after: auto; } }
@media (max-width: 40rem) { td:nth-child(4), th:nth-child(4), td:last-child, th:last-child { display: none } }
"""


def page(view: KpiView, organisation: str | None, lang: Lang) -> str:
    """The page."""
    title = Text("Promises in figures", "Les engagements en chiffres").to(lang)
    name = f"{organisation} · {title}" if organisation else title
    body = "\n".join(_body(view, lang))
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{_safe(name)}</h1>\n{body}\n</body>\n</html>\n"
    )


def _body(view: KpiView, lang: Lang) -> Iterator[str]:
    yield f"<p><strong>{_safe(summary(view).to(lang))}</strong></p>"
    yield f"<p>{_safe(over(view).to(lang))}</p>"
    for _, rows in groupby(view.rows, lambda row: row.group):
        found = list(rows)
        if view.by:
            yield f"<h2>{_safe(group_name(found[0]).to(lang))}</h2>"
        yield from _table(found, view, lang)
    few = Text(
        f"Intervals: Wilson, 95%. Too few: under {view.few} cases. No figure is of a person.",
        f"Intervalles\u00a0: Wilson, 95\u202f%. Trop peu\u00a0: moins de {view.few} cas. Aucun chiffre ne "
        "concerne une personne.",
    )
    yield f'<p class="dim">{_safe(few.to(lang))}</p>'


def _table(rows: list[KpiRow], view: KpiView, lang: Lang) -> Iterator[str]:
    heads = [
        Text("figure", "chiffre"), Text("value", "valeur"), Text("of", "sur"), Text("95%", "95\u202f%"),
        Text("target", "cible"), Text("", ""), Text("trend", "tendance"),
    ]  # fmt: skip
    yield (
        "<table><thead><tr>"
        + "".join(f'<th scope="col">{_safe(h.to(lang))}</th>' for h in heads)
        + "</tr></thead>"
    )
    yield "<tbody>"
    for row in rows:
        if worth_showing(row):
            yield _line(row, view, lang)
    yield "</tbody></table>"


def _line(row: KpiRow, view: KpiView, lang: Lang) -> str:
    notes = (causes_words(row.figure, view) if row.target is not None else None, open_words(row))
    told = "".join(f'<span class="note">{_safe(note.to(lang))}</span>' for note in notes if note)
    verdict = {
        True: ("met", Text("reached", "atteinte")),
        False: ("missed", Text("missed", "manquée")),
        None: ("", Text("", "")),
    }[row.met]
    cells = [
        amount(row.figure.value, row.kpi, lang), cases(row), interval(row, lang), target(row, lang),
    ]  # fmt: skip
    return (
        f'<tr><th scope="row">{_safe(NAMES[row.kpi.name].to(lang))}{told}</th>'
        + "".join(f"<td>{_safe(cell)}</td>" for cell in cells)
        + f'<td class="{verdict[0]}">{_safe(verdict[1].to(lang))}</td><td>{_spark(row, lang)}</td></tr>'
    )


def _spark(row: KpiRow, lang: Lang) -> str:
    """A small line of the periods; dots where a value stands alone."""
    points = [(at, p) for at, p in enumerate(row.trend) if p.value is not None]
    if len(points) < 2 or not any(p.value for _, p in points):
        return ""
    most = 1.0 if row.kpi.unit == "share" else max(p.value or 0.0 for _, p in points) or 1.0
    step = 80 / max(1, len(row.trend) - 1)
    places = [(4 + at * step, 22 - (p.value or 0.0) / most * 18) for at, p in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    label = "; ".join(_point(p, row, lang) for _, p in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="#0b57d0"/>' for x, y in places)
    return (
        f'<svg width="88" height="26" role="img" aria-label="{_safe(label)}"><title>{_safe(label)}</title>'
        f'<polyline points="{line}" fill="none" stroke="#0b57d0" stroke-width="1.5"/>{dots}</svg>'
    )


def _point(point: TrendPoint, row: KpiRow, lang: Lang) -> str:
    return f"{point.period.name.to(lang)}: {amount(point.value, row.kpi, lang)}"


def _safe(text: str) -> str:
    return escape(escaped(text))
