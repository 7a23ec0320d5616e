"""Lines with a colon too many, or without the colon or the space that YAML wants."""

from __future__ import annotations

import re

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, Patch, shown
from engage.store.yaml.flaws.indent import continues_a_value, deeper_than_its_field
from engage.store.yaml.flaws.quoting import SECOND_COLON, needs_quotes, value_start
from engage.store.yaml.source import Source, Stop

_SPACES = "\u00a0\u202f\u2007\u2009\u3000"
_TIGHT_COLON = re.compile(r"""(?:-[ \t]+)*([^\s:'"\[{#]+|"[^"]*"|'[^']*'):(?=[^ \t])""")
_TIGHT_DASH = re.compile(r"-(?=[^\s-])")
_EQUALS = re.compile(r"[\w.-]+([ \t]*=[ \t]*)")
_KEY_WITHOUT_COLON = re.compile(r"""("[^"]*"|'[^']*')[ \t]+(?=[^\s:])""")
_FOREIGN_COMMENT = re.compile(r"//|/\*|--[ \t]|;")
_SEVERAL_FIELDS = re.compile(r"[^,]*,[ \t]*[\w-]+[ \t]*:[ \t]")


def second_colon(stop: Stop) -> Flaw:
    """A `: ` where no field can begin: behind a value, or on a line that continues a value."""
    src, at = stop.src, stop.at
    line = src.line(at)
    start = value_start(src, at)
    field = src.field(line)
    if field is not None and field.colon < at:
        return _two_fields_on_a_line(src, start, at)
    above = src.above(line)
    if above is None:
        return needs_quotes(src, start, SECOND_COLON)
    if (
        not continues_a_value(src, line)
        and src.field(above) is None
        and src.indent(above) >= src.indent(line)
    ):
        return lacks_colon(src, above)
    return deeper_than_its_field(src, line)


def _two_fields_on_a_line(src: Source, start: int, at: int) -> Flaw:
    flaw = needs_quotes(src, start, None if src.text[start] in "[{\"'" else SECOND_COLON)
    value = src.text[start : src.end_of_content(src.line(at), start)]
    if not _SEVERAL_FIELDS.match(value):
        return flaw
    line_start, line_end = src.bounds(src.line(at))
    dash = re.match(r"[ \t]*-[ \t]+", src.text[line_start:line_end])
    if dash is None:
        return flaw
    fields = src.text[line_start + dash.end() : src.end_of_content(src.line(at), start)]
    hint = Text(f"write `- {{{shown(fields, 80)}}}`", f"écrire `- {{{shown(fields, 80)}}}`")
    message = Text(
        "several fields on one line stand in braces, or each on a line of its own",
        "plusieurs champs sur une ligne se mettent entre accolades, ou chacun sur sa ligne",
    )
    end = line_start + dash.end() + len(fields)
    patches = (Patch(line_start + dash.end(), line_start + dash.end(), "{"), Patch(end, end, "}"))
    return Flaw(line_start + dash.end(), end, message, hint, patches=patches)


def no_colon(stop: Stop) -> Flaw:
    """A line that libyaml took for a field's name, and that no colon ends."""
    return lacks_colon(stop.src, stop.src.line(stop.since))


def lacks_colon(src: Source, line: int) -> Flaw:
    """A line that should be `name: value` and has no colon with a space behind it."""
    start, end = src.bounds(line)
    start += src.indent(line)
    end = src.end_of_content(line, start)
    text = src.text[start:end]
    for describe in (_nearly_a_field, _nearly_an_item, _foreign_comment):
        flaw = describe(text, start, end)
        if flaw is not None:
            return flaw
    below = src.below(line)
    alone = below is None or src.indent(below) <= src.indent(line)
    return Flaw(
        start,
        end,
        Text(
            f"`{shown(text)}` is not a field: it has no `: `",
            f"`{shown(text)}` n’est pas un champ\u00a0: il y manque `: `",
        ),
        Text(
            "write `name: value`; if the line continues the text above, indent it more than the field's name",
            "écrire `nom: valeur`\u00a0; si la ligne continue le texte du dessus, "
            "la mettre plus en retrait que le nom du champ",
        ),
        patches=(Patch(start, start, "#"),) if alone else (),
    )


def _nearly_a_field(text: str, start: int, end: int) -> Flaw | None:
    """`name:value`, `name = value`, `"name" value`, or a no-break space behind the colon."""
    if (tight := _TIGHT_COLON.match(text)) is not None:
        return _tight_colon(text, tight, start, end)
    missing = _EQUALS.match(text) or _KEY_WITHOUT_COLON.match(text)
    if missing is None:
        return None
    if text[0] in "\"'":
        name, cut, at = missing[1], missing.end(1), missing.end()
    else:
        name, cut, at = text[: missing.start(1)], missing.start(1), missing.end(1)
    new = f"{name}: {text[at:]}"
    return Flaw(
        start,
        end,
        Text(f"a colon is missing after `{shown(name)}`", f"il manque un deux-points après `{shown(name)}`"),
        Text(f"write `{shown(new, 80)}`", f"écrire `{shown(new, 80)}`"),
        patches=(Patch(start + cut, start + at, ": "),),
    )


def _tight_colon(text: str, tight: re.Match[str], start: int, end: int) -> Flaw:
    name, after = tight[1], text[tight.end()]
    if after in _SPACES:
        rest = text[tight.end() + 1 :]
        message = Text(
            f"behind `{shown(name)}:` stands a no-break space, which YAML does not take for a space",
            f"après `{shown(name)}:` se trouve une espace insécable, que YAML ne prend pas pour une espace",
        )
        patch = Patch(start + tight.end(), start + tight.end() + 1, " ")
    else:
        rest = text[tight.end() :]
        message = Text(
            f"a space is missing after `{shown(name)}:`", f"il manque une espace après `{shown(name)}:`"
        )
        patch = Patch(start + tight.end(), start + tight.end(), " ")
    new = f"{name}: {rest}"
    return Flaw(
        start + tight.start(1), end, message,
        Text(f"write `{shown(new, 80)}`", f"écrire `{shown(new, 80)}`"), patches=(patch,),
    )  # fmt: skip


def _nearly_an_item(text: str, start: int, end: int) -> Flaw | None:
    """`-item`."""
    if not _TIGHT_DASH.match(text):
        return None
    return Flaw(
        start,
        end,
        Text("a space is missing after the dash", "il manque une espace après le tiret"),
        Text(f"write `- {shown(text[1:], 80)}`", f"écrire `- {shown(text[1:], 80)}`"),
        patches=(Patch(start + 1, start + 1, " "),),
    )


def _foreign_comment(text: str, start: int, end: int) -> Flaw | None:
    """`// a comment`."""
    if not _FOREIGN_COMMENT.match(text):
        return None
    return Flaw(
        start,
        end,
        Text(f"`{shown(text)}` is not a field", f"`{shown(text)}` n’est pas un champ"),
        Text("a comment begins with `#`", "un commentaire commence par `#`"),
        patches=(Patch(start, start, "#"),),
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
