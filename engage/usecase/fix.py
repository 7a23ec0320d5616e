"""Which findings of a check can be corrected without asking anybody, and in which order."""

from __future__ import annotations

from collections.abc import Iterable

from engage.model.diagnostic import Diagnostic
from engage.usecase.check_view import CheckView


def fixable(view: CheckView, *, unsafe: bool) -> dict[str, tuple[Diagnostic, ...]]:
    """The findings to fix, by file, each file's from its end to its start.

    So a fix moves nothing that another one speaks of. Of two at the same place only the first is there: once
    it is made, the file must be looked at again.
    """
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in sorted(view.diagnostics, key=Diagnostic.sort_key, reverse=True):
        if diagnostic.fix is None or (diagnostic.fix.safety == "unsafe" and not unsafe):
            continue
        ahead = found.setdefault(diagnostic.path, [])
        if not ahead or diagnostic.span.end <= ahead[-1].span.start:
            ahead.append(diagnostic)
    return {path: tuple(found[path]) for path in sorted(found)}


def fixes_offered(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """How many of the findings have a safe fix, and how many an unsafe one."""
    kinds = [diagnostic.fix.safety for diagnostic in diagnostics if diagnostic.fix]
    return kinds.count("safe"), kinds.count("unsafe")
