"""`engage review --trend` as a strip of one sign a week, for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.reason import Shade
from engage.health.words import day, plural
from engage.model.text import Text
from engage.render.layout import Column, line, widths, wrap
from engage.render.shades import SYMBOL, WORD, tinted
from engage.render.theme import Theme, escaped
from engage.usecase.trend import TrendCell, TrendRow, TrendView

_SHADES: tuple[Shade, ...] = ("red", "orange", "green", "unknown")
#: Of promises that are not live: before they were recorded or made, and after they were closed.
_BEFORE, _AFTER = "·", "✓"
_OVER = {"accepted", "broken", "lost", "cancelled"}
_LEAST_TITLE = 14


def sign(cell: TrendCell) -> str:
    """The sign of a cell: a status is never told by colour alone."""
    if cell.status:
        return SYMBOL[cell.status]
    if cell.lifecycle == "accepted":
        return _AFTER
    return "✗" if cell.lifecycle in _OVER else _BEFORE


def headline(view: TrendView) -> Text:
    """How many promises are of which colour, at the start and now."""
    now = {shade: view.counts(shade)[-1] for shade in _SHADES}
    then = {shade: view.counts(shade)[0] for shade in _SHADES}
    weeks = len(view.days)
    if not view.rows:
        return Text(
            f"No promise was live in these {weeks} weeks.",
            f"Aucun engagement en cours sur ces {weeks} semaines.",
        )
    en = ", ".join(f"{now[s]} {WORD[s].en}" for s in _SHADES[:3])
    fr = ", ".join(f"{now[s]} {WORD[s].fr}" for s in _SHADES[:3])
    was_en = ", ".join(f"{then[s]} {WORD[s].en}" for s in _SHADES[:3])
    was_fr = ", ".join(f"{then[s]} {WORD[s].fr}" for s in _SHADES[:3])
    start = day(view.days[0], view.as_of)
    return Text(
        f"{en} now; {was_en} on {start.en}.",
        f"{fr} à présent\u202f; {was_fr} le {start.fr.rstrip('.')}.",
    )


def text(view: TrendView, theme: Theme) -> str:
    """The whole view."""
    return "\n".join(_lines(view, theme)) + "\n"


def _lines(view: TrendView, theme: Theme) -> Iterator[str]:
    yield from (theme.paint(told, "bold") for told in wrap(theme.say(headline(view)), theme.width))
    if not view.rows:
        return
    yield ""
    shown = _shown(view, theme)
    columns = [Column(most=14), Column(flex=1, least=_LEAST_TITLE), Column()]
    rows = [[escaped(row.id), escaped(row.title), _strip(row, shown, theme)] for row in view.rows]
    sizes = widths(columns, [*rows, ["", "", " " * (2 * len(shown) - 1)]], theme.width)
    yield theme.paint(line(["", "", _months(view, shown, theme)], columns, sizes), "dim")
    yield from (line(row, columns, sizes) for row in rows)
    yield ""
    for shade in _SHADES:
        counts = view.counts(shade)
        if any(counts):
            told = " ".join(_digit(counts[at]) for at in shown)
            label = f"{SYMBOL[shade]} {theme.say(WORD[shade])}"
            yield line(["", tinted(label, shade, theme), told], columns, sizes)
    yield ""
    yield from (theme.paint(told, "dim") for told in wrap(theme.say(legend(view, len(shown))), theme.width))


def _shown(view: TrendView, theme: Theme) -> range:
    """The newest weeks that fit beside an id and a title."""
    ids = max(min(14, len(row.id)) for row in view.rows)
    room = (theme.width - ids - _LEAST_TITLE - 4 + 1) // 2
    return range(max(0, len(view.days) - max(2, room)), len(view.days))


def _strip(row: TrendRow, shown: range, theme: Theme) -> str:
    found = []
    for at in shown:
        cell = row.cells[at]
        found.append(
            tinted(sign(cell), cell.status, theme) if cell.status else theme.paint(sign(cell), "dim")
        )
    return " ".join(found)


def _digit(count: int) -> str:
    return str(count) if count < 10 else "+"


def _months(view: TrendView, shown: range, theme: Theme) -> str:
    """The day of the month of each week's end would not fit: the month where it begins."""
    told = [" "] * (2 * len(shown) - 1)
    before: date | None = None
    free = 0
    for place, at in enumerate(shown):
        on = view.days[at]
        if (before is None or before.month != on.month) and 2 * place >= free:
            name = (
                day(on.replace(day=1), on)
                .to(theme.lang)
                .partition("\u00a0" if theme.lang == "fr" else " ")[2]
            )
            if 2 * place + len(name) <= len(told):
                told[2 * place : 2 * place + len(name)] = name
                free = 2 * place + len(name) + 1
        before = on
    return "".join(told).rstrip()


def period(view: TrendView, shown: int) -> Text:
    """`12 weeks to 20 Nov`."""
    count = plural(shown, Text("week", "semaine"), Text("weeks", "semaines"))
    until = day(view.as_of, view.as_of)
    return Text(f"{count.en} to {until.en}", f"{count.fr} jusqu’au {until.fr.rstrip('.')}")


def legend(view: TrendView, shown: int) -> Text:
    """What the signs mean, and where the weeks come from."""
    signs = " ".join(f"{SYMBOL[s]} {WORD[s].en}" for s in _SHADES)
    signes = " ".join(f"{SYMBOL[s]} {WORD[s].fr}" for s in _SHADES)
    weeks = period(view, shown)
    en = f"{weeks.en}. {signs}  {_BEFORE} not live  {_AFTER} accepted  ✗ closed otherwise."
    fr = f"{weeks.fr}. {signes}  {_BEFORE} pas en cours  {_AFTER} accepté  ✗ clos autrement."
    guessed = sum(source == "files" for source in view.sources)
    if not guessed:
        return Text(en, fr)
    return Text(
        f"{en} {guessed} of {len(view.days)} weeks are from the dates in the files: git does not go "
        "back so far.",
        f"{fr} {guessed} semaines sur {len(view.days)} d’après les seules dates des fichiers\u00a0: "
        "git ne remonte pas si loin.",
    )


def markdown(view: TrendView, theme: Theme) -> str:
    """A table for a note or a pull request."""
    heads = " | ".join(day(on, view.as_of).to(theme.lang) for on in view.days)
    name = theme.say(Text("Promise", "Engagement"))
    lines = [theme.say(headline(view)), "", f"| {name} | {heads} |", "| --- |" + " --- |" * len(view.days)]
    for row in view.rows:
        title = escaped(f"{row.id} {row.title}").replace("\\", "\\\\").replace("|", "\\|")
        title = title.replace("<", "&lt;").replace("`", "\\`").replace("*", "\\*").replace("_", "\\_")
        lines.append(f"| {title} | " + " | ".join(sign(cell) for cell in row.cells) + " |")
    return "\n".join(lines) + "\n"
