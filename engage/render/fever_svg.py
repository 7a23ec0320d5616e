"""A fever chart as SVG: zones as areas with their names, the way of the buffer as a line with its days."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from engage.health.words import share
from engage.model.text import Lang, Text
from engage.plan.fever_chart import Zone
from engage.render.fever import ZONE
from engage.usecase.fever import FeverView

_WIDTH, _HEIGHT = 640, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 16, 40, 48
_FILL = {"green": "#d9efd9", "orange": "#fde5bf", "red": "#f6cfcc"}
_INK = "#1f2933"
_NAMED = 0.88  # where the narrow zone has its name: late, where few ways lead through it


def svg(view: FeverView, title: str, lang: Lang) -> str:
    """The whole document."""
    return "\n".join([*_elements(view, title, lang), "</svg>", ""])


def _elements(view: FeverView, title: str, lang: Lang) -> Iterator[str]:
    name = escape(f"{view.id} {title}")
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="12" fill="{_INK}">'
    )
    yield f"<title>{name}</title>"
    yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>'
    yield f'<text x="{_LEFT}" y="24" font-size="15" font-weight="bold">{name}</text>'
    if not view.points:
        said = view.why_not.to(lang) if view.why_not else ""
        yield f'<text x="{_LEFT}" y="60">{escape(said)}</text>'
        return
    scale = _Scale(view)
    yield from _zones(view, scale, lang)
    yield from _axes(scale, lang)
    yield from _way(view, scale, lang)


class _Scale:
    def __init__(self, view: FeverView) -> None:
        used = [point.consumed for point in view.points]
        self.top = max(1.2, *used) if used else 1.2
        self.bottom = min(0.0, *used) if used else 0.0

    def x(self, progress: float) -> float:
        return round(_LEFT + progress * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(self, consumed: float) -> float:
        held = min(max(consumed, self.bottom), self.top)
        part = (self.top - held) / (self.top - self.bottom)
        return round(_TOP + part * (_HEIGHT - _TOP - _BOTTOM), 1)


def _zones(view: FeverView, scale: _Scale, lang: Lang) -> Iterator[str]:
    """The plane in red, over it what is below the red line in orange, then what is below the orange one."""
    right, low = scale.x(1), scale.y(scale.bottom)
    yield (
        f'<rect x="{_LEFT}" y="{_TOP}" width="{round(right - _LEFT, 1)}" height="{round(low - _TOP, 1)}" '
        f'fill="{_FILL["red"]}"/>'
    )
    for filled, (offset, slope) in (("orange", view.lines.red), ("green", view.lines.orange)):
        points = f"{_LEFT},{low} {_LEFT},{scale.y(offset)} {right},{scale.y(offset + slope)} {right},{low}"
        yield f'<polygon points="{points}" fill="{_FILL[filled]}"/>'
    low_line, high_line = (offset + slope * _NAMED for offset, slope in (view.lines.orange, view.lines.red))
    places: tuple[tuple[Zone, float, float], ...] = (
        ("red", 0.06, 1.1), ("orange", _NAMED, (low_line + high_line) / 2), ("green", 0.8, 0.2),
    )  # fmt: skip
    for zone, progress, consumed in places:
        said, y = escape(ZONE[zone].to(lang)), round(scale.y(consumed) + 4, 1)
        yield f'<text x="{scale.x(progress)}" y="{y}" opacity="0.7">{said}</text>'


def _axes(scale: _Scale, lang: Lang) -> Iterator[str]:
    low = scale.y(scale.bottom)
    for step in range(5):
        part = step / 4
        told = escape(share(part).to(lang))
        yield f'<text x="{scale.x(part)}" y="{low + 16}" text-anchor="middle">{told}</text>'
        yield f'<text x="{_LEFT - 6}" y="{scale.y(part) + 4}" text-anchor="end">{told}</text>'
    done = escape(Text("chain done", "chaîne faite").to(lang))
    used = escape(Text("buffer used", "tampon consommé").to(lang))
    yield f'<text x="{scale.x(0.5)}" y="{_HEIGHT - 10}" text-anchor="middle">{done}</text>'
    middle = (_TOP + low) / 2
    yield f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">{used}</text>'


def _way(view: FeverView, scale: _Scale, lang: Lang) -> Iterator[str]:
    placed = [(scale.x(point.progress), scale.y(point.consumed), point) for point in view.points]
    path = " ".join(f"{x},{y}" for x, y, _ in placed)
    yield f'<polyline points="{path}" fill="none" stroke="{_INK}" stroke-width="1.5"/>'
    for place, (x, y, point) in enumerate(placed):
        last = place == len(placed) - 1
        done, used, zone = share(point.progress), share(point.consumed), ZONE[point.zone]
        told = Text(
            f"{point.on.isoformat()}: {done.en} done, {used.en} used, {zone.en}",
            f"{point.on.isoformat()}\u00a0: {done.fr} fait, {used.fr} consommé, {zone.fr}",
        ).to(lang)
        radius = 6 if last else 3
        yield f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{_INK}"><title>{escape(told)}</title></circle>'
    x, y, point = placed[-1]
    anchor = "end" if point.progress > 0.8 else "start"
    beside = x - 10 if anchor == "end" else x + 10
    yield f'<text x="{beside}" y="{y + 4}" text-anchor="{anchor}">{point.on.isoformat()}</text>'
