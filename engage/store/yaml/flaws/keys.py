"""Field names that are none, that come twice, or that hide a slip of the pen."""

from __future__ import annotations

from yaml import MappingNode, Node, ScalarNode

from engage.model.text import Text
from engage.store.yaml.flaw import DUPLICATE, Flaw, shown

_BLANKS = "\u00a0\u202f\u2007\u2009\u200b\u3000"
#: The plain scalars that mean nothing at all (YAML 1.2.2, 10.3.2).
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CORE_STR = "tag:yaml.org,2002:str"


def _is_name(key: ScalarNode) -> bool:
    return key.tag == _CORE_STR or (key.tag is None and not (key.style == "" and key.value in NULLS))


def unfit(key: Node, text: str) -> Flaw | None:
    """A key that is a list or a mapping, that is null, or that has a tag."""
    start, end = key.start_mark.index, key.end_mark.index
    if not isinstance(key, ScalarNode):
        return _not_a_text(start, end, text)
    if key.tag not in (None, _CORE_STR):
        return Flaw(
            start,
            end,
            Text(
                f"the tag of the field name `{shown(key.value)}` is not allowed",
                f"l’étiquette du nom de champ `{shown(key.value)}` n’est pas admise",
            ),
            Text("remove it", "l’enlever"),
        )
    if not _is_name(key):
        return _null(start - text.startswith("?", start - 1), end, key.value)
    return None


def _not_a_text(start: int, end: int, text: str) -> Flaw:
    if start and text.startswith("{{", start - 1):  # `a: {{ client }}`: the inner brace is the name
        start, end = start - 1, end + text.startswith("}", end)
    template = text.startswith("{{", start)
    written = shown(text[start:end].partition("\n")[0])
    hint = (
        Text("put the placeholder in quotes", "mettre l’expression entre guillemets")
        if template
        else Text("write a plain name; a text that begins with a bracket needs quotes",
                  "écrire un simple nom\u202f; un texte qui commence par un crochet se met entre guillemets")
    )  # fmt: skip
    return Flaw(
        start,
        end,
        Text(
            f"a field name is a text, and `{written}` is a list or a block of fields",
            f"un nom de champ est un texte, et `{written}` est une liste ou un bloc de champs",
        ),
        hint,
    )


def _null(start: int, end: int, name: str) -> Flaw:
    return Flaw(
        start,
        max(end, start + 1),
        Text(
            f"`{name}` as a field name means nothing in YAML" if name else "a field has no name",
            f"`{name}` comme nom de champ ne désigne rien en YAML" if name else "un champ n’a pas de nom",
        ),
        Text("write a name, or put it in quotes", "écrire un nom, ou le mettre entre guillemets"),
    )


def repeated(node: MappingNode) -> list[Flaw]:
    """Every key of a mapping that has stood in it before."""
    first: dict[str, Node] = {}
    flaws = []
    for key, _ in node.value:
        if not isinstance(key, ScalarNode) or not _is_name(key):
            continue  # which `unfit` tells
        if key.value not in first:
            first[key.value] = key
            continue
        flaws.append(_repeated(key, first[key.value]))
    return flaws


def _repeated(key: ScalarNode, first: Node) -> Flaw:
    line = first.start_mark.line + 1
    name = shown(key.value)
    hint = (
        Text("write `<<: [*a, *b]` to take in several", "écrire `<<: [*a, *b]` pour en reprendre plusieurs")
        if key.value == "<<"
        else Text("keep one of the two", "garder l’un des deux")
    )
    return Flaw(
        key.start_mark.index,
        key.end_mark.index,
        Text(
            f"`{name}` is given twice (first on line {line}); the first value is kept",
            f"`{name}` est donné deux fois (d’abord à la ligne {line})\u202f; la première valeur est gardée",
        ),
        hint,
        code=DUPLICATE,
        related=((first.start_mark.index, first.end_mark.index),),
    )


def odd_spaces(key: ScalarNode, value: Node, parent: MappingNode) -> tuple[str, str | None, Flaw] | None:
    """A space too few or an invisible one in a name: `{rate:5%}`, or a no-break space before it.

    Gives the name and, where the name held it, the value that were meant, and the flaw.
    """
    if key.style != "":
        return None
    start, end = key.start_mark.index, key.end_mark.index
    bare = key.value.strip(_BLANKS)
    if bare != key.value:
        return bare, None, _invisible_edge(start, end, bare)
    empty = value.start_mark.index == value.end_mark.index
    name, _, rest = key.value.partition(":")
    if not parent.flow_style or not rest or rest.startswith("//") or not empty:
        return None
    flaw = Flaw(
        start,
        end,
        Text(f"a space is missing after `{shown(name)}:`", f"il manque une espace après `{shown(name)}:`"),
        Text(f"write `{shown(name)}: {shown(rest)}`", f"écrire `{shown(name)}: {shown(rest)}`"),
    )
    return name, rest, flaw


def _invisible_edge(start: int, end: int, bare: str) -> Flaw:
    return Flaw(
        start,
        end,
        Text(
            f"the field name `{shown(bare)}` has a no-break space beside it",
            f"le nom de champ `{shown(bare)}` est accolé à une espace insécable",
        ),
        Text("replace it with a plain space", "la remplacer par une espace ordinaire"),
    )
