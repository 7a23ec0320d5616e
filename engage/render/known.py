"""What `engage known diff` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from engage.model.suppression import KnownFinding
from engage.model.text import Text
from engage.render.theme import Style, Theme, escaped
from engage.rules.words import both
from engage.usecase.known import KnownView

_NEW = both("new", "nouveau")
_GONE = both("no longer found", "n'est plus relevé")


def text(view: KnownView, theme: Theme) -> str:
    """A line for each new finding, and for each that is no longer found; then the counts."""
    lines = [*_lines(view.new, "+", _NEW, "red", theme), *_lines(view.gone, "-", _GONE, "green", theme)]
    counts = both(
        f"{len(view.new)} new, {len(view.gone)} no longer found, {len(view.kept)} known",
        f"nouveaux : {len(view.new)}, plus relevés : {len(view.gone)}, connus : {len(view.kept)}",
    )
    return "\n".join([*lines, *([""] if lines else []), theme.say(counts)]) + "\n"


def _lines(
    entries: Sequence[KnownFinding], sign: str, word: Text, style: Style, theme: Theme
) -> Iterator[str]:
    for entry in entries:
        head = theme.paint(f"{sign} {theme.say(word)}", style)
        yield f"{head}: {escaped(entry.path)} {escaped(entry.code)} {escaped(entry.message)}"


def document(view: KnownView, today: date) -> dict[str, Any]:
    """The same as one JSON document."""
    return {
        "schema": "engage/known-diff/1",
        "as_of": today.isoformat(),
        "left_out": [],
        "new": [_entry(entry) for entry in view.new],
        "gone": [_entry(entry) for entry in view.gone],
        "summary": {
            "new": len(view.new),
            "gone": len(view.gone),
            "known": len(view.kept),
            "never": view.never,
        },
    }


def _entry(entry: KnownFinding) -> dict[str, Any]:
    return {
        "fingerprint": entry.fingerprint,
        "code": entry.code,
        "commitment": entry.commitment,
        "path": entry.path,
        "message": entry.message,
    }
