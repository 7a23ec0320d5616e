"""Tabs where YAML takes only spaces."""

from __future__ import annotations

import re
from dataclasses import replace

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, Patch, untold
from engage.store.yaml.source import Source, Stop

_TABBED = re.compile(r"[ ]*\t[ \t]*(?:-[ \t]|[\w\"'.-]+[ \t]*:(?:[ \t]|$))")
_BLANK_LINE = re.compile(r"(?:(?<=[\r\n])|^)[ ]*\t[ \t]*(?=[\r\n]|\Z)")
_MOST_TABS = 20


def tab(stop: Stop) -> Flaw:
    """A tab where YAML counts spaces; it is cured where all indents of the file are tabs."""
    src, at = stop.src, stop.at
    line = src.line(at)
    start, end = src.bounds(line)
    if not src.content(line).strip(" \t"):
        return replace(untold(start, end, ""), patches=_blank_lines(src))
    first = src.text.find("\t", start, at + 1)
    first = at if first < 0 else first
    last = first
    while last < end and src.text[last] in " \t":
        last += 1
    if src.text[start:first].strip(" "):
        return _tab_behind_dash(first, last)
    return indent_tabs(src, line, first, last)


def indent_tabs(src: Source, line: int, first: int, last: int) -> Flaw:
    """Lines that are indented with tabs, told once, the others as related places."""
    others = [n for n in tabbed_lines(src) if n != line][:_MOST_TABS]
    lines_en = f" (and {len(others)} more below)" if others else ""
    lines_fr = f" (et {len(others)} de plus)" if others else ""
    return Flaw(
        first,
        last,
        Text(
            f"this line is indented with a tab{lines_en}; YAML takes only spaces",
            f"cette ligne est en retrait par une tabulation{lines_fr}\u202f; YAML n’admet que des espaces",
        ),
        Text("use two spaces for each level", "mettre deux espaces par niveau"),
        related=tuple((src.starts[n], src.starts[n] + src.indent(n)) for n in others),
        patches=_tabs_as_spaces(src),
    )


def tabbed_lines(src: Source) -> list[int]:
    """Lines that look like fields or items and have a tab in their indent."""
    if "\t" not in src.text:
        return []
    return [n for n in range(len(src.starts)) if _TABBED.match(src.content(n))]


def _tabs_as_spaces(src: Source) -> tuple[Patch, ...]:
    """Two spaces for each tab, if no line of the file is indented with spaces: only then is it sure."""
    patches = []
    for number, start in enumerate(src.starts):
        indent = src.text[start : start + src.indent(number)]
        if " " in indent:
            return ()
        if indent:
            patches.append(Patch(start, start + len(indent), "  " * len(indent)))
    return tuple(patches)


def _blank_lines(src: Source) -> tuple[Patch, ...]:
    """Every line of blanks with a tab in it, without them."""
    return tuple(Patch(match.start(), match.end(), "") for match in _BLANK_LINE.finditer(src.text))


def _tab_behind_dash(first: int, last: int) -> Flaw:
    return Flaw(
        first,
        last,
        Text(
            "a tab stands where YAML takes only spaces",
            "une tabulation se trouve là où YAML n’admet que des espaces",
        ),
        Text("put a space instead", "mettre une espace à la place"),
        patches=(Patch(first, last, " " * (last - first)),),
    )  # fmt: skip
