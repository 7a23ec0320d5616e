"""Faults in lists and fields written in brackets: `[a, b]`, `{rate: 5%, per: 1w}`."""

from __future__ import annotations

import re

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, Patch, shown, untold
from engage.store.yaml.flaws.quoting import SECOND_COLON, needs_quotes
from engage.store.yaml.source import Source, Stop
from engage.store.yaml.tokens import opening_bracket, token_before

_CLOSERS = {"[": "]", "{": "}"}
_FIELD_NAME = re.compile(r"""("[^"]*"|'[^']*'|[\w-]+)[ \t]*:""")
_NAME = re.compile(r'"?[\w-]+"?')


def unfinished(stop: Stop) -> Flaw:
    """In a bracket stands something that is neither `,` nor its end."""
    src, at, since = stop.src, stop.at, stop.since
    opener = src.text[since]
    line, first = src.line(at), src.line(since)
    if src.text[at : at + 1] in ("]", "}"):
        return _wrong_closer(since, at, opener)
    if src.text[at : at + 1] == ":" and not src.text[src.starts[line] : at].strip():
        return _colon_below_its_name(src, at)
    inside = src.text[at:].strip() and (line == first or src.indent(line) > src.indent(first))
    if not inside:
        return _never_closed(src, since, at)
    if src.text[at] == ":":
        return _colon_in_item(src, at)
    return _text_behind_an_item(src, at)


def _text_behind_an_item(src: Source, at: int) -> Flaw:
    """`"a" b`: the next field without its comma, or a text that goes on behind its quotes."""
    last = token_before(src.text, at)
    name = _FIELD_NAME.match(src.text, at)
    if name is None and last is not None:
        return needs_quotes(src, last.start_mark.index, in_flow=True)
    end = name.end(1) if name else at + 1
    word = shown(src.text[at:end])
    place = last.end_mark.index if last is not None else at
    return Flaw(
        at,
        end,
        Text(f"a comma is missing before `{word}`", f"il manque une virgule avant `{word}`"),
        Text("put a comma between two items", "mettre une virgule entre deux éléments"),
        patches=(Patch(place, place, ","),),
    )


def _wrong_closer(since: int, at: int, opener: str) -> Flaw:
    return Flaw(
        at,
        at + 1,
        Text(
            f"`{opener}` is closed here by the wrong bracket",
            f"`{opener}` est fermé ici par le mauvais crochet",
        ),
        Text(f"write `{_CLOSERS[opener]}`", f"écrire `{_CLOSERS[opener]}`"),
        related=((since, since + 1),),
        patches=(Patch(at, at + 1, _CLOSERS[opener]),),
    )


def _never_closed(src: Source, since: int, at: int) -> Flaw:
    opener = src.text[since]
    first = src.line(since)
    end = src.end_of_content(first, since)
    before = src.above(src.line(at))
    # A bracket of one line is closed at the end of that line; elsewhere nobody knows where it should be.
    alone = before == first and src.text[since:end].count(opener) == 1
    text = src.text[since:end].rstrip(",")
    return Flaw(
        since,
        end,
        Text(f"`{opener}` is never closed", f"`{opener}` n’est jamais fermé"),
        Text(f"write `{shown(text, 80)}{_CLOSERS[opener]}`", f"écrire `{shown(text, 80)}{_CLOSERS[opener]}`")
        if alone
        else Text(f"put `{_CLOSERS[opener]}` where it ends", f"mettre `{_CLOSERS[opener]}` là où cela finit"),
        patches=(Patch(end, end, _CLOSERS[opener]),) if alone else (),
    )


def _colon_in_item(src: Source, at: int) -> Flaw:
    """A second colon in one item: a comma is missing, or the text needs quotes."""
    line_start, _ = src.bounds(src.line(at))
    start = 1 + max(line_start - 1, *(src.text.rfind(char, line_start, at) for char in ",[]{}"))
    start += len(src.text[start:at]) - len(src.text[start:at].lstrip())
    value = src.text[start:at]
    key, colon, rest = value.partition(": ")
    if not colon:
        return _comma_missing_above(src, start, at)
    words = rest.split()
    if len(words) != 2 or not _NAME.fullmatch(words[1]):
        return needs_quotes(src, start + len(key) + 2, SECOND_COLON, in_flow=True)
    name = at - len(rest) + rest.rindex(words[1])
    return Flaw(
        name,
        at,
        Text(
            f"a comma is missing before `{shown(words[1])}`",
            f"il manque une virgule avant `{shown(words[1])}`",
        ),
        Text(
            f"write `{shown(key)}: {shown(words[0])}, {shown(words[1])}: …`, or quote the text if it is one",
            f"écrire `{shown(key)}: {shown(words[0])}, {shown(words[1])}: …`, "
            "ou mettre le texte entre guillemets s’il est d’un seul tenant",
        ),
        patches=(Patch(name, name, ","),),
    )  # fmt: skip


def _colon_below_its_name(src: Source, at: int) -> Flaw:
    return Flaw(
        at,
        src.end_of_content(src.line(at), at),
        Text(
            "a colon stands on the line below its name", "un deux-points se trouve sur la ligne sous son nom"
        ),
        Text("write `name: value` on one line", "écrire `nom: valeur` sur une seule ligne"),
    )


def _comma_missing_above(src: Source, start: int, at: int) -> Flaw:
    """A field on its own line whose colon is one too many: the line above lacks its comma."""
    name = src.text[start:at].strip()
    above = src.above(src.line(at))
    end = src.end_of_content(above, src.starts[above]) if above is not None else start
    return Flaw(
        start,
        at,
        Text(f"a comma is missing before `{shown(name)}`", f"il manque une virgule avant `{shown(name)}`"),
        Text("end the line above with a comma", "terminer la ligne du dessus par une virgule"),
        patches=(Patch(end, end, ","),) if above is not None else (),
    )


def no_item(stop: Stop) -> Flaw:
    """A character that no value can begin with: `,,`, a stray bracket, `:x`."""
    src, at = stop.src, stop.at
    char = src.text[at : at + 1]
    if char == "," and src.text[:at].rstrip().endswith((",", "[", "{")):
        return Flaw(
            at,
            at + 1,
            Text("a comma with nothing before it", "une virgule sans rien avant elle"),
            Text("remove one comma", "enlever une virgule"),
            patches=(Patch(at, at + 1, " "),),
        )
    if src.text.startswith("...", at) and at == src.starts[src.line(at)]:
        return untold(at, at + 3, "")  # the end of an empty file
    opener = opening_bracket(src.text, at)
    if opener is not None and not src.text[at:].strip():
        return _never_closed(src, opener, at)
    return needs_quotes(src, at, in_flow=opener is not None)
