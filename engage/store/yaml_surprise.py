"""X010: plain texts that another reader of YAML takes for something else.

Here a field's type decides what its text means, so `no` in a title is "no". A reader of YAML 1.1 (most
editors' tools, scripts, CI) gives false for it, 750 for `12:30`, 8 for `010`, 1000 for `1e3`: whoever
processes the same files elsewhere gets another value, silently. `true` and `false` say the same to everybody;
dates and plain whole numbers come out as they went in.
"""

from __future__ import annotations

import re
from typing import Any

from engage.model.base import Record
from engage.model.diagnostic import Diagnostic, Pointer, Severity
from engage.model.fields import field_type
from engage.model.fix import Fix, Quote
from engage.model.text import Text
from engage.store.yaml.flaw import quoted
from engage.store.yaml.parse import Parsed

CODE, NAME = "X010", "yaml-surprise"
_BOOLEAN = r"[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"
_BASE_60 = r"[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
_NUMBER = (
    r"[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0b[01_]+|0o[0-7]+|[-+]?[0-9][0-9]*_[0-9_]*"
    r"|[-+]?[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+|[-+]?[0-9]+\.[0-9]*0|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_SURPRISE = re.compile(f"(?P<boolean>{_BOOLEAN})|(?P<time>{_BASE_60})|(?P<number>{_NUMBER})")
#: A cheap look at the whole text (2 % of its parse): most files have no such value, and are not walked.
_SUSPECT = re.compile(
    r" (?=[yYnNoO0-9.+-])"
    rf"(?:{_BOOLEAN}|0[0-9xbo][0-9a-fA-F_]*|\.(?i:inf|nan)"
    r"|[-+]?[0-9]++(?:_[0-9_]*|(?::[0-9]++)++(?:\.[0-9]*+)?|(?:\.[0-9]*)?[eE][-+]?[0-9]+|\.[0-9]*0))"
    r"[ \t]*(?:[\r\n,}\]#]|\Z)"
)
#: What a surprise begins with.
_FIRST = frozenset("yYnNoO.+-0123456789")
_MOST = 200


def surprises(model: type[Record], parsed: Parsed) -> tuple[Diagnostic, ...]:
    """A warning for each plain scalar of a text field that YAML 1.1 reads as something else."""
    if parsed.data is None or not _SUSPECT.search(parsed.text.replace("[", " ")):
        return ()
    found = []
    surprising: list[tuple[Pointer, re.Match[str]]] = []
    _collect(parsed.data, (), surprising)
    for pointer, match in surprising:
        if field_type(model, pointer) is str and parsed.style(pointer) == "plain":
            found.append(_diagnostic(parsed, pointer, match[0], match.lastgroup or ""))
        if len(found) == _MOST:
            break
    return tuple(found)


def is_surprising(text: str) -> bool:
    """Whether a text without quotes is something else to another reader of YAML."""
    return _SURPRISE.fullmatch(text) is not None


def _collect(data: Any, at: Pointer, found: list[tuple[Pointer, re.Match[str]]]) -> None:
    """The surprising texts in a mapping or list, last first."""
    inside = data.items() if data.__class__ is dict else enumerate(data)
    for step, value in reversed(list(inside)):
        if value.__class__ is str:
            if value[:1] in _FIRST and (match := _SURPRISE.fullmatch(value)):
                found.append(((*at, step), match))
        elif value:
            _collect(value, (*at, step), found)


_QUOTE = Text("put the text in quotes", "mettre le texte entre guillemets")
_MEANINGS = {
    "boolean": Text("yes or no", "oui ou non"),
    "time": Text("a number in base 60", "un nombre en base 60"),
    "number": Text("a number written differently", "un nombre qui s’écrit autrement"),
}


def _diagnostic(parsed: Parsed, pointer: Pointer, value: str, kind: str) -> Diagnostic:
    meaning = _MEANINGS[kind]
    return Diagnostic(
        CODE,
        NAME,
        Severity.WARNING,
        parsed.path,
        parsed.locate(pointer),
        Text(
            f"`{value}` is text here, but other readers of YAML take it for {meaning.en}",
            f"`{value}` est un texte ici, mais d’autres lecteurs de YAML y voient {meaning.fr}",
        ),
        help=Text(
            f"put it in quotes: `{quoted(value)}`", f"mettez-le entre guillemets\u00a0: `{quoted(value)}`"
        ),
        pointer=pointer,
        fix=Fix(_QUOTE, "safe", (Quote(pointer),), in_file=True),
    )
