"""Texts that YAML reads as something else because they stand without quotes."""

from __future__ import annotations

import re

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, Patch, hide, quoted, shown
from engage.store.yaml.source import Source

_FLOW_END = re.compile(r"[,\[\]{}]")
_INNER_COLON = re.compile(r":(?=[ \t]|$)")
_LONGEST_HINT = 120
_INDICATORS = frozenset("!&*[]{}|>%@`\"'#,")


def _unquoted(char: str, en: str, fr: str) -> tuple[str, Text]:
    return char, Text(f"in YAML an unquoted `{char}` {en}", f"en YAML, un `{char}` sans guillemets {fr}")


#: Why a text needs quotes that holds `: `.
SECOND_COLON = ": "
#: What the first character of an unquoted text means to YAML.
_MEANINGS = dict(
    [
        _unquoted(">", "opens a block of text", "ouvre un bloc de texte"),
        _unquoted("|", "opens a block of text", "ouvre un bloc de texte"),
        _unquoted("*", "refers to an anchor", "renvoie à une ancre"),
        _unquoted("&", "names an anchor", "nomme une ancre"),
        _unquoted("!", "begins a tag", "ouvre une étiquette (tag)"),
        _unquoted("[", "opens a list", "ouvre une liste"),
        _unquoted("{", "opens fields", "ouvre des champs"),
        _unquoted("- ", "begins a list item", "ouvre un élément de liste"),
        _unquoted("? ", "begins a field name", "ouvre un nom de champ"),
    ]
) | {
    '"': Text("the quotes close before the text ends", "les guillemets se ferment avant la fin du texte"),
    "'": Text(
        "the `'` closes before the text ends; an apostrophe inside is written twice, "
        "or the text in double quotes",
        "le `'` se ferme avant la fin du texte\u202f; une apostrophe à l’intérieur s’écrit deux fois, "
        "ou le texte se met entre guillemets doubles",
    ),
    SECOND_COLON: Text(
        "a second `: ` on a line would begin another field",
        "un second `: ` sur la ligne ouvrirait un autre champ",
    ),
}


def value_start(src: Source, at: int) -> int:
    """Where the value begins that holds an offset: behind `name: `, or behind `- `."""
    field = src.field(src.line(at))
    if field is not None and field.value <= at:
        return field.value
    line_start, _ = src.bounds(src.line(at))
    dashes = re.match(r"[ \t]*(?:-[ \t]+)*", src.text[line_start : at + 1])
    return line_start + (dashes.end() if dashes else 0)


def needs_quotes(src: Source, start: int, because: str | None = None, *, in_flow: bool = False) -> Flaw:
    """The unquoted text from `start` to the end of its line needs quotes.

    It ends before where it is a field's name, or an item in brackets (`in_flow`). `because` is
    a key of `_MEANINGS` where the reason is not the first one.
    """
    field = src.field(src.line(start))
    is_name = field is not None and field.key == start and not in_flow
    end = _end(src, start, field.colon if field is not None and is_name else None, in_flow)
    value = src.text[start:end]
    why = _reason(value, because)
    return Flaw(
        start,
        end,
        Text(
            f"`{shown(value)}` needs quotes: {why.en}",
            f"`{shown(value)}` doit être entre guillemets\u00a0: {why.fr}",
        ),
        help=_as_written(src, start, end),
        patches=(hide(start),) if is_name else _readable(value, start),
    )


def _end(src: Source, start: int, colon: int | None, in_flow: bool) -> int:
    end = src.end_of_content(src.line(start), start) if colon is None else colon
    stop = _FLOW_END.search(src.text, start + 1, end) if in_flow else None
    end = stop.start() if stop else end
    return max(start + len(src.text[start:end].rstrip()), start + 1)


def _reason(value: str, because: str | None) -> Text:
    first = f"{value[0]} " if value[0] in "-?" else value[0]
    meaning = _MEANINGS.get(because or first)
    if meaning is not None:
        return meaning
    en, fr = ("a backtick", "un accent grave") if value[0] == "`" else (f"`{value[0]}`", f"`{value[0]}`")
    return Text(
        f"in YAML an unquoted text cannot begin with {en}",
        f"en YAML, un texte sans guillemets ne peut pas commencer par {fr}",
    )


def _as_written(src: Source, start: int, end: int) -> Text:
    """The line as it should be, as far as the value can be quoted whole."""
    field = src.field(src.line(start))
    name = f"{src.text[field.key : field.colon].rstrip()}: " if field and field.value == start else ""
    value = src.text[start:end]
    new = f"{name}{quoted(value[1:-1] if _has_both_quotes(value) else value)}"
    if len(new) > _LONGEST_HINT:
        return Text("put the whole text in quotes", "mettre tout le texte entre guillemets")
    return Text(f"write `{new}`", f"écrire `{new}`")


def _has_both_quotes(value: str) -> bool:
    """Whether a text is in quotes as a whole, which others inside close too early: `'don't'`."""
    return len(value) > 2 and value[0] in "\"'" and value[-1] == value[0]


def _readable(value: str, start: int) -> tuple[Patch, ...]:
    """Patches that make libyaml read a value of one line as the text that was meant."""
    if _has_both_quotes(value):
        escape = "'" if value[0] == "'" else "\\"
        inner = [start + n for n, char in enumerate(value[1:-1], 1) if char == value[0]]
        return tuple(Patch(place, place, escape) for place in inner)
    places = {start + match.start() for match in _INNER_COLON.finditer(value)}
    if value[0] in _INDICATORS or (value[0] in "-?:" and value[1:2] in ("", " ", "\t")):
        places.add(start)
    return tuple(hide(place) for place in sorted(places))
