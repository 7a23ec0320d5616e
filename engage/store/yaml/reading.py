"""One text through libyaml, again and again behind each flaw that can be cured.

libyaml stops at the first flaw. Most are of a kind whose intent is plain (a text without
quotes, a space missing behind a colon): they are put right in memory, and reading goes on, so
that one run tells all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from yaml import Node, YAMLError

from engage.model.text import Text
from engage.store.yaml.compose import (
    Composed,
    TooDeepError,
    TooManyTagsError,
    compose,
    second_document,
)
from engage.store.yaml.flaw import Flaw, visible
from engage.store.yaml.flaws import document
from engage.store.yaml.flaws.explain import explain
from engage.store.yaml.flaws.tabs import indent_tabs, tabbed_lines
from engage.store.yaml.source import Source
from engage.store.yaml.working import Working

#: Each round reads the text anew: many for a record, few for a long text.
_MOST_ROUNDS = 200
_MOST_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What libyaml made of a text.

    No `root` where there is nothing, or (`broken`) what cannot be cured; `repaired` where it is
    that of a text whose flaws of syntax were put right.
    """

    working: Working
    root: Node | None
    flaws: tuple[Flaw, ...]  # in coordinates of the file's text
    broken: bool = False
    repaired: bool = False


def read(text: str) -> Reading:
    """The nodes of a text, put right where that is possible, and all flaws of its syntax."""
    working = Working.of(text)
    flaws: list[Flaw] = []
    for _ in range(max(3, min(_MOST_ROUNDS, _MOST_CHARACTERS // (len(text) + 1)))):
        result = _attempt(working.text)
        if isinstance(result, Composed):
            more = _at_origin(_around(working.text, result), working)
            return Reading(working, result.root, (*flaws, *more), repaired=bool(flaws))
        if result.is_told:
            told = at_origin(result, working)
            if told in flaws:  # the patch did not help
                break
            flaws.append(told)
        patched = working.patched(result.patches) if result.patches else None
        if patched is None:
            break
        working = patched
    told_of_tabs = any(text[flaw.start : flaw.start + 1] == "\t" for flaw in flaws)
    more = [] if told_of_tabs else _tabs(working.text)
    if not flaws and not more:
        more = [document.too_many_rounds()]
    return Reading(working, None, (*flaws, *_at_origin(more, working)), broken=True)


def _at_origin(flaws: list[Flaw], working: Working) -> list[Flaw]:
    return [at_origin(flaw, working) for flaw in flaws]


def at_origin(flaw: Flaw, working: Working) -> Flaw:
    """A flaw with its places in the file's text, and in its words the characters of the file."""
    where = working.original
    return replace(
        flaw,
        start=where(flaw.start),
        end=where(flaw.end),
        message=_revealed(flaw.message, working),
        help=_revealed(flaw.help, working) if flaw.help else None,
        related=tuple((where(start), where(end)) for start, end in flaw.related),
        patches=(),
    )


def _revealed(text: Text, working: Working) -> Text:
    return Text(visible(working.revealed(text.en)), visible(working.revealed(text.fr)))


def _attempt(text: str) -> Composed | Flaw:
    """The nodes of a text, or what libyaml stopped at."""
    try:
        composed = compose(text)
    except TooDeepError as deep:
        return document.too_deep(deep.offset)
    except TooManyTagsError as many:
        return document.too_many_directives(many.offset)
    except (YAMLError, UnicodeEncodeError) as error:
        return explain(error, Source.of(text))
    flaw = explain(composed.error, Source.of(text)) if composed.error else None
    return flaw if flaw is not None and not flaw.is_told else composed


def _around(text: str, composed: Composed) -> list[Flaw]:
    """What is wrong before and after the first document."""
    flaws = _old_version(text)
    if composed.goes_on:
        flaws.append(document.second_document(Source.of(text), second_document(text)))
    if composed.error is not None:
        flaws.append(explain(composed.error, Source.of(text)))
    return flaws


def _old_version(text: str) -> list[Flaw]:
    if "%YAML" not in text:
        return []
    flaw = document.old_version(Source.of(text))
    return [flaw] if flaw is not None else []


def _tabs(text: str) -> list[Flaw]:
    """Indents of tabs in a text that cannot be read."""
    src = Source.of(text)
    lines = tabbed_lines(src)
    if not lines:
        return []
    start = src.text.find("\t", src.starts[lines[0]])
    return [indent_tabs(src, lines[0], start, src.starts[lines[0]] + src.indent(lines[0]))]
