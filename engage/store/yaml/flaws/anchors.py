"""Anchors, aliases and tags that do not hold."""

from __future__ import annotations

import difflib
import re

from yaml.tokens import AnchorToken

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, hide, shown
from engage.store.yaml.flaws.quoting import needs_quotes, value_start
from engage.store.yaml.source import Source, Stop
from engage.store.yaml.tokens import tokens

_NAME = re.compile(r"[\w-]+", re.ASCII)


def undefined_alias(stop: Stop) -> Flaw:
    """`*name` without an anchor `&name` above it; most often a text that begins with a star."""
    src, at = stop.src, stop.at
    name = src.text[at + 1 : at + 1 + 80]
    match = _NAME.match(name)
    name = match[0] if match else ""
    end = at + 1 + len(name)
    line_end = src.end_of_content(src.line(at), at)
    if end < line_end and src.text[end] in " \t" and value_start(src, at) == at:
        return needs_quotes(src, at)
    return Flaw(
        at,
        end,
        Text(
            f"`*{name}` refers to nothing: no anchor `&{name}` stands above it",
            f"`*{name}` ne renvoie à rien\u00a0: aucune ancre `&{name}` ne se trouve au-dessus",
        ),
        _nearest(src, name, at),
        patches=(hide(at),),
    )


def _nearest(src: Source, name: str, at: int) -> Text:
    """What to do about an alias to nothing: the anchor meant, or quotes."""
    known = {str(t.value): t.start_mark.index for t in tokens(src.text) if isinstance(t, AnchorToken)}
    if name in known:
        line = src.line(known[name]) + 1
        return Text(
            f"the anchor `&{name}` stands below, on line {line}: put it above",
            f"l’ancre `&{name}` se trouve en dessous, à la ligne {line}\u00a0: la mettre au-dessus",
        )
    near = difflib.get_close_matches(name, sorted(n for n, place in known.items() if place < at), 1)
    if near:
        return Text(f"did you mean `*{near[0]}`?", f"vouliez-vous dire `*{near[0]}`\u202f?")
    return Text(
        f'if the star belongs to the text, write `"*{name}"`',
        f'si l’étoile fait partie du texte, écrire `"*{name}"`',
    )


def duplicate_anchor(stop: Stop) -> Flaw:
    """One anchor name twice: YAML takes the nearest above, which no reader sees."""
    src, at, since = stop.src, stop.at, stop.since
    return Flaw(
        at,
        _name_end(src, at),
        Text(
            f"the anchor `{shown(src.text[at : _name_end(src, at)])}` is given twice "
            f"(first on line {src.line(since) + 1})",
            f"l’ancre `{shown(src.text[at : _name_end(src, at)])}` est donnée deux fois "
            f"(d’abord à la ligne {src.line(since) + 1})",
        ),
        Text("give it another name", "lui donner un autre nom"),
        related=((since, _name_end(src, since)),),
    )


def _name_end(src: Source, at: int) -> int:
    match = _NAME.match(src.text, at + 1)
    return match.end() if match else at + 1


def bad_tag(stop: Stop) -> Flaw:
    """A `!` that begins no tag YAML knows; most often a text."""
    return needs_quotes(stop.src, stop.since)


def tag_not_allowed(tag: str, start: int, end: int) -> Flaw:
    """An explicit tag that names a type outside the core schema. Nothing is ever constructed from it."""
    name = tag.replace("tag:yaml.org,2002:", "!!")
    return Flaw(
        start,
        end,
        Text(f"the tag `{shown(name)}` is not allowed", f"l’étiquette `{shown(name)}` n’est pas admise"),
        Text(
            "remove it; if the `!` belongs to the text, put the text in quotes",
            "l’enlever\u202f; si le `!` fait partie du texte, mettre le texte entre guillemets",
        ),
    )
