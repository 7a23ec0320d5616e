"""Values of series that were written twice."""

from __future__ import annotations

from engage.model.diagnostic import Diagnostic, Severity, Span
from engage.model.sla import SeriesValue
from engage.model.text import Text


class Repeats:
    """Finds values of the same series, day and promises."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, str | None, str | None], SeriesValue] = {}

    def first_of(self, value: SeriesValue) -> SeriesValue | None:
        """The earlier value that a value repeats; `None` where it is the first."""
        key = (value.series, value.on.isoformat(), value.commitment, value.client)
        first = self._seen.setdefault(key, value)
        return None if first is value else first


def repeated(value: SeriesValue, span: Span, first_path: str, first_line: int) -> Diagnostic:
    """What is said of the second value: which of the two is right nobody knows, so the first counts."""
    on = f"{value.on:%Y-%m-%d}" if value.on.time().isoformat() == "00:00:00" else value.on.isoformat()
    return Diagnostic(
        code="X003",
        name="schema",
        severity=Severity.ERROR,
        path=value.path,
        span=span,
        message=Text(
            f"{on} has a value already, at {first_path}:{first_line}: only the first counts; keep one",
            f"{on} a déjà une valeur, à {first_path}:{first_line}\u00a0: seule la première compte\u202f; "
            "gardez-en une",
        ),
        pointer=(*value.pointer, "on"),
    )
