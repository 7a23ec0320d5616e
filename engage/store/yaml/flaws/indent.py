"""Lines that stand in the wrong column: unfit indents, misplaced dashes."""

from __future__ import annotations

import re

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, Patch, shown
from engage.store.yaml.flaws.quoting import needs_quotes
from engage.store.yaml.source import Source, Stop

_DASHES = re.compile(r"[ \t]*(?:-[ \t]+)*")


def unfit_indent(src: Source, line: int) -> Flaw:
    """A line that begins in a column where nothing above begins."""
    start, end = src.bounds(line)
    indent = src.indent(line)
    columns = _open_columns(src, line)
    text = src.text[start + indent : end]
    message = Text(
        f"this line is indented by {_spaces_en(indent)}, where nothing above begins",
        f"cette ligne est en retrait de {_spaces_fr(indent)}, où rien ne commence au-dessus",
    )
    is_item = text.startswith("- ")
    fitting = sorted({c for c, dash in columns if dash == is_item} or {c for c, _ in columns})
    return Flaw(start + indent, max(end, start + indent + 1), message, _indent_by(fitting))


def _indent_by(fitting: list[int]) -> Text | None:
    if fitting in ([], [0]):
        return Text("do not indent it", "ne pas la mettre en retrait")
    en, fr = " or ".join(map(str, fitting)), " ou ".join(map(str, fitting))
    return Text(f"indent it by {en} spaces", f"la mettre en retrait de {fr} espaces")


def misplaced_line(stop: Stop) -> Flaw:
    """A line where libyaml expected the next field or list item of the block it was in."""
    src, at, since = stop.src, stop.at, stop.since
    line = src.line(at)
    start, end = src.bounds(line)
    block = since - src.starts[src.line(since)]
    column = at - start
    above = src.above(line)
    if line and src.is_comment(line - 1) and src.field(line) is None and not _is_item(src, line):
        return _after_comment(at, end)
    if column == block:
        return _item_among_fields(at, end) if _is_item(src, line) else _field_among_items(src, at, end)
    if above is not None and src.indent(above) < column:
        field = src.field(above)
        if field is not None and field.value < field.end:
            return deeper_than_its_field(src, line)
    return unfit_indent(src, line)


def continues_a_value(src: Source, line: int) -> bool:
    """Whether a field above, less indented, has a value on its line that this line goes on with."""
    owner = _owner(src, line)
    field = src.field(owner) if owner is not None else None
    return field is not None and field.value < field.end


def _owner(src: Source, line: int) -> int | None:
    """The nearest field above that is less indented."""
    owner = src.above(line)
    while owner is not None and (src.indent(owner) >= src.indent(line) or src.field(owner) is None):
        owner = src.above(owner)
    return owner


def deeper_than_its_field(src: Source, line: int) -> Flaw:
    """A line under a field that already has its value on its own line."""
    owner = _owner(src, line)
    start, end = src.bounds(line)
    start += src.indent(line)
    field = src.field(owner) if owner is not None else None
    if owner is None or field is None:
        return unfit_indent(src, line)
    name = shown(src.text[field.key : field.colon].strip())
    return Flaw(
        start,
        end,
        Text(
            f"this line is indented more than `{name}` (line {owner + 1}), which already has a value",
            f"cette ligne est plus en retrait que `{name}` (ligne {owner + 1}), qui a déjà une valeur",
        ),
        Text(
            f"to begin a field, indent it like `{name}`; if it goes on with the text, quote all of the text",
            f"pour un nouveau champ, l’aligner sur `{name}`\u202f; si elle continue le texte, "
            "mettre tout le texte entre guillemets",
        ),
    )


def misplaced_dash(stop: Stop) -> Flaw:
    """A `-` behind `name:` on the same line."""
    src, at = stop.src, stop.at
    if src.end_of_content(src.line(at), at) == at + 1:  # a dash for "none"
        return needs_quotes(src, at)
    line = src.line(at)
    column = at - src.starts[line]
    end = src.end_of_content(line, at)
    item = src.text[at + 1 : end].strip()
    return Flaw(
        at,
        end,
        Text(
            "a list cannot begin on the line of its field",
            "une liste ne peut pas commencer sur la ligne de son champ",
        ),
        Text(
            f"put each `- ` on a line of its own below, or write `[{shown(item)}]`; a text is quoted",
            f"mettre chaque `- ` sur sa propre ligne en dessous, ou écrire `[{shown(item)}]`\u00a0; "
            "un texte se met entre guillemets",
        ),
        patches=(Patch(at, at, "\n" + " " * column),),
    )


def _is_item(src: Source, line: int) -> bool:
    return src.content(line).lstrip(" \t")[:2] in ("-", "- ", "-\t")


def _after_comment(at: int, end: int) -> Flaw:
    return Flaw(
        at,
        end,
        Text(
            "a comment ends the text above, so this line belongs to nothing",
            "un commentaire termine le texte du dessus\u202f; cette ligne n’appartient donc à rien",
        ),
        Text("move the comment above the field", "déplacer le commentaire au-dessus du champ"),
    )


def _item_among_fields(at: int, end: int) -> Flaw:
    return Flaw(
        at,
        end,
        Text("a list item stands among fields", "un élément de liste se trouve parmi des champs"),
        Text(
            "put it below a field that ends with `:`, or remove the dash",
            "le mettre sous un champ qui finit par `:`, ou enlever le tiret",
        ),
    )


def _field_among_items(src: Source, at: int, end: int) -> Flaw:
    column = at - src.starts[src.line(at)]
    return Flaw(
        at,
        end,
        Text("a field stands among list items", "un champ se trouve parmi des éléments de liste"),
        Text(
            f"indent it by {_spaces_en(column + 2)} to put it into the item above, "
            "begin it with `- ` for an item of its own, or indent it like the field of the list",
            f"la mettre en retrait de {_spaces_fr(column + 2)} pour la joindre à l’élément du dessus, "
            "la commencer par `- ` pour un nouvel élément, ou l’aligner sur le champ de la liste",
        ),
    )


def _open_columns(src: Source, line: int) -> list[tuple[int, bool]]:
    """The columns at which blocks are open above a line, and whether they are lists."""
    columns: list[tuple[int, bool]] = []
    limit = src.indent(line) + 1_000
    above = src.above(line)
    while above is not None:
        indent = src.indent(above)
        if indent < limit:
            dashes = _DASHES.match(src.content(above))
            inner = dashes.end() if dashes else indent
            starts = (indent, inner) if inner > indent else (indent,)
            columns += [(c, _is_item(src, above) and c == indent) for c in starts if c < limit]
            limit = indent
        above = src.above(above) if limit else None
    return columns


def _spaces_en(count: int) -> str:
    return "0 spaces" if count == 0 else "1 space" if count == 1 else f"{count} spaces"


def _spaces_fr(count: int) -> str:
    return f"{count} espace" if count < 2 else f"{count} espaces"
