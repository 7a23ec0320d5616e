"""What libyaml says about a faulty text, as a person who writes records can use it.

libyaml stops at the first flaw, often a line behind the place that has to be changed, and tells
what its grammar expected. Each of its messages is taken here to the function that looks at the
lines around it. Messages: libyaml 0.2.5, src/scanner.c and src/parser.c.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from yaml import MarkedYAMLError, YAMLError

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, shown
from engage.store.yaml.flaws import anchors, brackets, colon, document, indent, quotes, tabs
from engage.store.yaml.flaws.quoting import needs_quotes
from engage.store.yaml.source import Source, Stop
from engage.store.yaml.tokens import in_brackets, opening_bracket, token_before

_Explainer = Callable[[Stop], Flaw]

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$")


def explain(error: YAMLError | UnicodeEncodeError, src: Source) -> Flaw:
    """The flaw behind an error of libyaml, with patches where reading can go on."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _unreadable_character(src)
    conflict = _merge_conflict(src)
    if conflict is not None:
        return conflict
    at = error.problem_mark.index
    since = error.context_mark.index if error.context_mark is not None else at
    stop = Stop(src, at, since, error.problem or "")
    for start, explainer in _EXPLAINERS.items():
        if stop.problem.startswith(start):
            return explainer(stop)
    if "tag" in f"{error.problem} {error.context}":
        return anchors.bad_tag(stop)
    return _unknown(stop)


def _merge_conflict(src: Source) -> Flaw | None:
    """Markers that an unfinished merge leaves."""
    if "<<<<<<<" not in src.text:
        return None
    lines = [n for n in range(len(src.starts)) if _CONFLICT.match(src.content(n))]
    if len(lines) < 2 or not src.content(lines[0]).startswith("<"):
        return None
    (start, end), *others = [src.bounds(n) for n in lines]
    return Flaw(
        start,
        end,
        Text(
            "a merge conflict is not resolved: lines that git added are still there",
            "un conflit de fusion n’est pas résolu\u00a0: des lignes ajoutées par git sont encore là",
        ),
        Text(
            "keep one version of each part and remove the lines of `<`, `=` and `>`",
            "garder une version de chaque partie et enlever les lignes de `<`, de `=` et de `>`",
        ),
        related=tuple(others[:20]),
    )


def _expected_block_entry(stop: Stop) -> Flaw:
    """libyaml wanted the next field or item, and found something behind a value or in a wrong column."""
    src, at = stop.src, stop.at
    line = src.line(at)
    if src.text[at] == ":" and (at == stop.since or src.content(line).lstrip(" \t-").startswith(":")):
        return colon.empty_name(src, at)
    last = token_before(src.text, at)
    if (
        last is None
        or src.line(last.end_mark.index) != line
        or not src.text[src.starts[line] : at].strip(" \t")
    ):
        return indent.misplaced_line(stop)
    start = last.start_mark.index
    char = src.text[start]
    if char in "]}":
        start = opening_bracket(src.text, start) or start
    elif char in "\"'" and src.line(start) != line:
        return quotes.unclosed_quote(replace(stop, since=start))
    if char in "]}\"'*" and src.line(start) == line:
        return needs_quotes(src, start)
    return indent.misplaced_line(stop)


def _no_token(stop: Stop) -> Flaw:
    """A character that nothing in YAML begins with."""
    char = stop.src.text[stop.at : stop.at + 1]
    if char == "\t":
        return tabs.tab(stop)
    return needs_quotes(stop.src, stop.at, in_flow=char in ">|" or in_brackets(stop.src.text, stop.at))


def _begins_a_text(stop: Stop) -> Flaw:
    """What libyaml took for a construct of its own (an anchor, a text block, `? `) is a text."""
    return needs_quotes(stop.src, stop.since, in_flow=in_brackets(stop.src.text, stop.since))


def _after_indicator(stop: Stop) -> Flaw:
    """Text behind `>` or `|`: it was meant as it stands. Behind a directive: no such thing."""
    if stop.src.text[stop.since : stop.since + 1] == "%":
        return document.bad_directive(stop)
    return needs_quotes(stop.src, stop.since)


def _unreadable_character(src: Source) -> Flaw:
    """libyaml's reader stopped at a character that no text file holds; the reader of bytes names them all."""
    at = next((i for i, c in enumerate(src.text) if not c.isprintable() and c not in "\t\r\n"), 0)
    return Flaw(
        at,
        at + 1,
        Text(
            f"the character `{shown(src.text[at : at + 1])}` cannot stand in a text file",
            f"le caractère `{shown(src.text[at : at + 1])}` n’a pas sa place dans un fichier texte",
        ),
    )


def _unknown(stop: Stop) -> Flaw:
    """A message of libyaml that nothing here knows."""
    return Flaw(
        stop.at,
        stop.at + (stop.at < len(stop.src.text)),
        Text(f"this is not YAML: {stop.problem}", f"ce n’est pas du YAML\u00a0: {stop.problem}"),
    )


_EXPLAINERS: dict[str, _Explainer] = {
    "did not find expected comment or line break": _after_indicator,
    "found an indentation indicator equal to 0": _begins_a_text,
    "found character that cannot start any token": _no_token,
    "found a tab character": tabs.tab,
    "did not find expected alphabetic or numeric character": _begins_a_text,
    "mapping values are not allowed in this context": colon.second_colon,
    "mapping keys are not allowed in this context": _begins_a_text,
    "block sequence entries are not allowed in this context": indent.misplaced_dash,
    "could not find expected ':'": colon.no_colon,
    "did not find expected key": _expected_block_entry,
    "did not find expected '-' indicator": _expected_block_entry,
    "did not find expected ',' or": brackets.unfinished,
    "did not find expected node content": brackets.no_item,
    "found unexpected ':'": brackets.no_item,
    "found unexpected end of stream": quotes.unclosed_quote,
    "found unexpected document indicator": quotes.unclosed_quote,
    "found unknown escape character": quotes.bad_escape,
    "did not find expected hexdecimal number": quotes.bad_escape,
    "found invalid Unicode character escape code": quotes.bad_escape,
    "found undefined alias": anchors.undefined_alias,
    "second occurrence": anchors.duplicate_anchor,
    "did not find expected <document start>": document.after_document,
    "found incompatible YAML document": document.bad_directive,
    "could not find expected directive name": document.bad_directive,
    "found unknown directive name": document.bad_directive,
    "found unexpected non-alphabetical character": document.bad_directive,
    "found duplicate %": document.bad_directive,
}
