"""Faults of a file as a whole: what it begins and ends with, what it holds, and too much of anything."""

from __future__ import annotations

import re

from yaml import Node, ScalarNode

from engage.model.text import Text
from engage.store.yaml.compose import MAX_DEPTH, MAX_TAG_DIRECTIVES, index_of
from engage.store.yaml.flaw import Flaw, Patch, shown
from engage.store.yaml.flaws.quoting import needs_quotes
from engage.store.yaml.source import Source, Stop

_TIGHT_COLON = re.compile(r"[\w.-]+:\S")


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


def second_document(src: Source, start: int) -> Flaw:
    """A `---` where the file should end."""
    return Flaw(
        start,
        max(src.end_of_content(src.line(start), start), start + 1),
        Text(
            "a second document begins here, and only the first is read",
            "un second document commence ici, et seul le premier est lu",
        ),
        Text("move it to a file of its own", "le mettre dans son propre fichier"),
    )


def too_many_directives(start: int) -> Flaw:
    """More `%TAG` directives than anyone needs."""
    return Flaw(
        start,
        start + 4,
        Text(
            f"the file has more than {MAX_TAG_DIRECTIVES} `%TAG` directives",
            f"le fichier a plus de {MAX_TAG_DIRECTIVES} directives `%TAG`",
        ),
        Text("remove them", "les enlever"),
    )


def too_many_rounds() -> Flaw:
    """More to put right than time allows."""
    return Flaw(
        0,
        1,
        Text("the file holds too much that has to be put right first, and is not read",
             "le fichier contient trop de choses à corriger d’abord, et n’est pas lu"),
        Text("save it with an editor that writes YAML", "l’enregistrer avec un éditeur qui écrit du YAML"),
    )  # fmt: skip


def too_deep(start: int) -> Flaw:
    """More levels than `compose.MAX_DEPTH`."""
    return Flaw(
        start,
        start + 1,
        Text(
            f"this is nested more than {MAX_DEPTH} levels deep, and is not read",
            f"l’imbrication dépasse ici {MAX_DEPTH} niveaux, et n’est pas lue",
        ),
    )


def empty(text: str) -> Flaw:
    """A file without a value."""
    comments = any(line.lstrip().startswith("#") for line in text.splitlines())
    message = (
        Text("the file holds only comments", "le fichier ne contient que des commentaires")
        if comments
        else Text("the file is empty", "le fichier est vide")
    )
    return Flaw(0, 0, message, Text("write `field: value` lines", "écrire des lignes `champ: valeur`"))


def no_mapping(root: Node, text: str) -> Flaw:
    """A file whose value is a list or a text."""
    start = index_of(root)
    src = Source.of(text)
    end = max(src.end_of_content(src.line(start), start), start + 1)
    if not isinstance(root, ScalarNode):
        return Flaw(
            start,
            end,
            Text("a file holds `field: value` lines, and this one is a list",
                 "un fichier contient des lignes `champ: valeur`, et celui-ci est une liste"),
            Text("write the fields without a dash, each file one record",
                 "écrire les champs sans tiret, un enregistrement par fichier"),
        )  # fmt: skip
    written = text[start:end]
    return Flaw(
        start,
        end,
        Text(
            f"a file holds `field: value` lines, and `{shown(written)}` is a text",
            f"un fichier contient des lignes `champ: valeur`, et `{shown(written)}` est un texte",
        ),
        Text("put a space after the colon", "mettre une espace après le deux-points")
        if _TIGHT_COLON.match(written)
        else Text("write `field: value`", "écrire `champ: valeur`"),
    )
