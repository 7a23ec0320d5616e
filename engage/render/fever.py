"""A fever chart in a terminal: the zones in shades, the way of the buffer in letters; no colour is needed."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.words import share
from engage.model.text import Text
from engage.plan.fever_chart import FeverLines, Zone
from engage.plan.figures import NARROW, figure
from engage.render.layout import wrap
from engage.render.shades import day_of
from engage.render.theme import Style, Theme
from engage.usecase.fever import FeverPoint, FeverView

_SHADE: dict[Zone, str] = {"green": " ", "orange": "░", "red": "▒"}
_STYLE: dict[Zone, Style] = {"green": "green", "orange": "orange", "red": "red"}
ZONE: dict[Zone, Text] = {
    "green": Text("green", "vert"), "orange": Text("orange", "orange"), "red": Text("red", "rouge"),
}  # fmt: skip
_MARKS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TODAY = "●"
_HEIGHT = 16
_LABEL = 6
_STEPS = 4
_LEAST_TOP, _MOST_TOP = 1.2, 2.0
_TABLE = 8


def lines(view: FeverView, theme: Theme) -> Iterator[str]:
    """The chart, its axes, the last points in figures, and what they mean."""
    yield theme.paint(theme.say(Text("Fever chart", "Courbe de fièvre")), "bold")
    if view.why_not or not view.points:
        nothing = Text(
            "no fever chart: no day can be placed", "pas de courbe de fièvre\u00a0: aucun jour à placer"
        )
        yield from wrap(theme.say(view.why_not or nothing), theme.width)
        return
    yield from _chart(view, theme)
    yield from _figures(view, theme)
    yield from _meaning(view, theme)


def _chart(view: FeverView, theme: Theme) -> Iterator[str]:
    width = min(60, theme.width - _LABEL - 2)
    top = min(_MOST_TOP, max(_LEAST_TOP, *(point.consumed for point in view.points)))
    bottom = max(-0.4, min(0.0, *(point.consumed for point in view.points)))
    placed = _placed(view, width, top, bottom)
    yield theme.paint(theme.say(Text("buffer used", "tampon consommé")), "dim")
    for row in range(_HEIGHT):
        middle = top - (row + 0.5) * (top - bottom) / _HEIGHT
        cells = "".join(
            placed.get((row, column)) or _shade(view.lines, (column + 0.5) / width, middle, theme)
            for column in range(width)
        )
        yield f"{_label(row, top, bottom, theme):>{_LABEL}}│{cells}│"
    yield " " * _LABEL + "└" + "─" * width + "┘"
    marks = [share(step / _STEPS).to(theme.lang) for step in range(_STEPS + 1)]
    told = " " * (_LABEL + 1)
    for step, mark in enumerate(marks):
        at = (
            _LABEL
            + 1
            + round(step * width / _STEPS)
            - (len(mark) if step == _STEPS else len(mark) // 2 * (step > 0))
        )
        told = told.ljust(at) + mark
    done = theme.say(Text("  chain done", "  chaîne faite"))
    yield theme.paint(told + (done if len(told + done) <= theme.width else ""), "dim")


def _label(row: int, top: float, bottom: float, theme: Theme) -> str:
    """The consumption at the top edge of every fourth row, to the nearest that is round."""
    if row % _STEPS:
        return ""
    return share(top - row * (top - bottom) / _HEIGHT).to(theme.lang)


def _placed(view: FeverView, width: int, top: float, bottom: float) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for place, point in enumerate(view.points):
        last = place == len(view.points) - 1
        column = min(width - 1, int(point.progress * width))
        height = (top - min(max(point.consumed, bottom), top)) / (top - bottom)
        found[min(_HEIGHT - 1, int(height * _HEIGHT)), column] = _TODAY if last else _mark(place)
    return found


def _mark(place: int) -> str:
    return _MARKS[place % len(_MARKS)]


def _shade(zones: FeverLines, progress: float, consumed: float, theme: Theme) -> str:
    zone = zones.zone(progress, consumed)
    return theme.paint(_SHADE[zone], _STYLE[zone]) if theme.colour and zone != "green" else _SHADE[zone]


def _figures(view: FeverView, theme: Theme) -> Iterator[str]:
    """The last points: letter, day, how much of the chain and of the buffer, the zone."""
    shown = list(enumerate(view.points))[-_TABLE:]
    today = view.points[-1].on
    for place, point in shown:
        mark = _TODAY if place == len(view.points) - 1 else _mark(place)
        when = f"{mark}  {day_of(point.on, today, theme.lang):>8}  "
        first, *others = wrap(_told(point, theme), theme.width - len(when))
        yield when + first
        yield from (" " * len(when) + told for told in others)


def _told(point: FeverPoint, theme: Theme) -> str:
    done, used = share(point.progress), share(point.consumed)
    zone = ZONE[point.zone]
    return theme.say(
        Text(f"{done.en} done, {used.en} used, {zone.en}", f"{done.fr} fait, {used.fr} consommé, {zone.fr}")
    )


def _meaning(view: FeverView, theme: Theme) -> Iterator[str]:
    sentences = [_burn(view), _legend(view)]
    for sentence in sentences:
        if sentence:
            yield from wrap(theme.say(sentence), theme.width)


def _burn(view: FeverView) -> Text | None:
    if view.burn is None:
        return None
    if view.burn < 0:
        return Text("The work is ahead of its baseline.", "Le travail est en avance sur sa référence.")
    ratio = figure(view.burn, 2)
    verb = (
        Text("faster than", "plus vite que") if view.burn > 1 else Text("no faster than", "pas plus vite que")
    )
    return Text(
        f"The buffer goes {verb.en} the work: {ratio.en} of it for each part of the chain.",
        f"Le tampon part {verb.fr} le travail n’avance\u00a0: {ratio.fr} pour chaque part de la chaîne.",
    )


def _legend(view: FeverView) -> Text:
    source = (
        Text("states from git", "états lus dans git")
        if view.source == "git"
        else Text(
            "states from the dates in the files, work at an even pace between them (--from-git: as "
            "committed)",
            "états d’après les dates des fichiers, travail à pas égal entre elles (--from-git\u00a0: tels "
            "que validés)",
        )
    )
    return Text(
        f"░ orange, ▒ red; letters are weeks, ● the last; {source.en}.",
        f"░ orange, ▒ rouge{NARROW}; les lettres sont des semaines, ● la dernière{NARROW}; {source.fr}.",
    )
