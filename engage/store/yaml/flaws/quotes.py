"""Quotes left open, and escapes in them that are none."""

from __future__ import annotations

import re

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, Patch, hide, shown
from engage.store.yaml.source import Stop

_DOUBLE_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*', re.DOTALL)
#: Two escapes for one character, with no backslash before them that would make them text.
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)(\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2}))")
_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}


def unclosed_quote(stop: Stop) -> Flaw:
    """A quote that is not closed on its line, so that it swallows the lines below."""
    src, since = stop.src, stop.since
    mark = src.text[since]
    line = src.line(since)
    end = src.end_of_content(line, since)
    text = src.text[since:end]
    # Closing the quote at the end of its line is what was meant nearly always; an escape would spoil it.
    sure = not text.endswith("\\") and text.count(mark) == 1
    name = "double" if mark == '"' else "single"
    nom = "doubles" if mark == '"' else "simples"
    return Flaw(
        since,
        end,
        Text(f"this text opens {name} quotes and never closes them on its line",
             f"ce texte ouvre des guillemets {nom} et ne les ferme pas sur sa ligne"),
        Text(f"end it with `{mark}`", f"le terminer par `{mark}`"),
        patches=(Patch(end, end, mark),) if sure else (),
    )  # fmt: skip


def bad_escape(stop: Stop) -> Flaw:
    """A backslash in double quotes that begins no escape YAML knows, such as `C:\\data`."""
    src, at, since = stop.src, stop.at, stop.since
    pairs = _surrogate_pairs(src.text, since)
    if pairs:
        return Flaw(since, since + 1, Text("", ""), patches=pairs)
    start = src.text.rfind("\\", since, at + 1)
    start = start if start >= 0 else at
    length = _ESCAPE_LENGTHS.get(src.text[start + 1 : start + 2], 2)
    end = min(start + length, src.bounds(src.line(start))[1])
    escape = src.text[start:end].partition('"')[0]
    return Flaw(
        start,
        start + len(escape),
        Text(
            f"`{shown(escape)}` is no escape: in double quotes a backslash has a meaning of its own",
            f"`{shown(escape)}` n’est pas une séquence connue\u00a0: entre guillemets doubles, "
            "la barre oblique inverse a un sens particulier",
        ),
        Text(
            "write `\\\\`, or put the text in single quotes",
            "écrire `\\\\`, ou mettre le texte entre guillemets simples",
        ),
        patches=(hide(start),),
    )


def _surrogate_pairs(text: str, since: int) -> tuple[Patch, ...]:
    """The characters that JSON writes as two escapes (`\\ud83d\\ude00`), in the quotes opened at `since`."""
    quotes = _DOUBLE_QUOTED.match(text, since)
    if quotes is None:
        return ()
    return tuple(
        Patch(match.start(2), match.end(), bytes.fromhex(match[3] + match[4]).decode("utf-16-be"))
        for match in _PAIR.finditer(text, since, quotes.end())
    )
