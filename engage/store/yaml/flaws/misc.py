"""The remaining flaws of syntax: quotes left open, escapes, directives, ends of documents."""

from __future__ import annotations

import re

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, Patch, hide, shown
from engage.store.yaml.flaws.quoting import needs_quotes
from engage.store.yaml.source import Source, Stop

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


def after_indicator(stop: Stop) -> Flaw:
    """Text behind `>` or `|`: it was meant as it stands. Behind a directive: no such thing."""
    if stop.src.text[stop.since : stop.since + 1] == "%":
        return bad_directive(stop)
    return needs_quotes(stop.src, stop.since)


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


def bad_directive(stop: Stop) -> Flaw:
    """A line that begins with `%` in the first column, where only `%YAML 1.2` may stand."""
    src = stop.src
    line = src.line(stop.since)
    start, end = src.starts[line], src.end_of_content(line, src.starts[line])
    if src.field(line) is not None:
        return needs_quotes(src, start)
    return Flaw(
        start,
        end,
        Text(
            f"`{shown(src.text[start:end])}` is not known: a `%` in the first column begins a directive",
            f"`{shown(src.text[start:end])}` n’est pas connu\u00a0: un `%` en première colonne "
            "ouvre une directive",
        ),
        Text("remove the line", "enlever la ligne"),
        patches=(Patch(start, end, "#" + " " * (end - start - 1)),),
    )


def old_version(src: Source) -> Flaw | None:
    """`%YAML 1.1`, which promises that `no` is false and `010` is eight. Here they are not."""
    for line, start in enumerate(src.starts):
        content = src.content(line)
        if content.startswith("%YAML"):
            version = content[5:].split("#")[0].strip()
            end = src.end_of_content(line, start)
            return None if version == "1.2" else _old_version(start, end, version)
        if content.strip() and not content.startswith(("%", "#")):
            return None
    return None


def _old_version(start: int, end: int, version: str) -> Flaw:
    return Flaw(
        start,
        end,
        Text(
            f"the file says that it is YAML {shown(version)}, and is read as YAML 1.2: "
            "`no` and `on` are texts here",
            f"le fichier se dit en YAML {shown(version)}, et il est lu en YAML 1.2\u00a0: "
            "`no` et `on` y sont des textes",
        ),
        Text("remove the line", "enlever la ligne"),
    )  # fmt: skip


def after_document(stop: Stop) -> Flaw:
    """Text behind `...`, or behind a value that fills the whole file."""
    src, at = stop.src, stop.at
    line = src.line(at)
    return Flaw(
        at,
        max(src.end_of_content(line, at), at + 1),
        Text(
            "the file goes on after its end: one file holds one block of fields",
            "le fichier continue après sa fin\u00a0: un fichier contient un seul bloc de champs",
        ),
        Text("move it to a file of its own, or remove it", "le mettre dans son propre fichier, ou l’enlever"),
    )


def empty_name(src: Source, at: int) -> Flaw:
    """`: value`."""
    end = max(src.end_of_content(src.line(at), at), at + 1)
    return Flaw(
        at,
        end,
        Text("a field has no name before its colon", "un champ n’a pas de nom avant son deux-points"),
        Text("write `name: value`", "écrire `nom: valeur`"),
    )


def unreadable_character(src: Source) -> Flaw:
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


def unknown(stop: Stop) -> Flaw:
    """A message of libyaml that nothing here knows."""
    return Flaw(
        stop.at,
        stop.at + (stop.at < len(stop.src.text)),
        Text(f"this is not YAML: {stop.problem}", f"ce n’est pas du YAML\u00a0: {stop.problem}"),
    )
