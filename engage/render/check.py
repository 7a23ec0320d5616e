"""What `engage check` found, for a person: with the source line and a caret, in full, or a line each."""

from __future__ import annotations

from collections.abc import Iterator

from engage.model.diagnostic import Diagnostic, Severity, Span
from engage.model.fix import Safety
from engage.model.text import Text
from engage.render.check_reader import SourceLine
from engage.render.excerpt import excerpt
from engage.render.layout import cells, wrap
from engage.render.theme import Style, Theme, escaped
from engage.rules.registry import by_code
from engage.rules.words import both
from engage.usecase.check_view import CheckView
from engage.usecase.fix import fixes_offered
from engage.usecase.statistics import statistics
from engage.usecase.suppress import Hidden

_STYLES: dict[Severity, Style] = {
    Severity.ERROR: "red",
    Severity.WARNING: "orange",
    Severity.INFO: "cyan",
}
_WORDS = {
    Severity.ERROR: Text("error", "erreur"),
    Severity.WARNING: Text("warning", "avertissement"),
    Severity.INFO: Text("info", "info"),
}
_COUNTS = {
    Severity.ERROR: (Text("error", "erreur"), Text("errors", "erreurs")),
    Severity.WARNING: (Text("warning", "avertissement"), Text("warnings", "avertissements")),
    Severity.INFO: (Text("remark", "remarque"), Text("remarks", "remarques")),
}
_HELP = both("help: ", "aide : ")
_FIX: dict[Safety, Text] = {
    "safe": both("fix: ", "correction : "),
    "unsafe": both("unsafe fix: ", "correction à relire : "),
}
_ALSO = both("see also", "voir aussi")
_WHY = both("why it matters: ", "pourquoi : ")
_NOT_CHECKED = both("not checked: ", "non vérifié : ")
_HIDDEN = {
    "waiver": both("waived", "sous dérogation"),
    "comment": both("ignored", "ignoré"),
    "known": both("known", "connu"),
}


def text(view: CheckView, theme: Theme, source_line: SourceLine, *, suppressed: bool = False) -> str:
    """Each finding with its place, message, source line and what to do about it."""
    return _report(view, theme, source_line, full=False, suppressed=suppressed)


def full(view: CheckView, theme: Theme, source_line: SourceLine, *, suppressed: bool = False) -> str:
    """The same, with the other places of a fault and why it matters to the client."""
    return _report(view, theme, source_line, full=True, suppressed=suppressed)


def counts(view: CheckView, theme: Theme) -> str:
    """How often each rule found something, the most frequent first."""
    counted = statistics(view)
    width = max((len(str(each.count)) for each in counted), default=0)
    lines = [
        f"{each.count:>{width}}  {theme.paint(each.rule.code, 'bold')}  {each.rule.name}" for each in counted
    ]
    return "\n".join([*lines, *([""] if lines else []), summary(view, theme)]) + "\n"


def concise(view: CheckView, theme: Theme, *, suppressed: bool = False) -> str:
    """One line a finding: `path:line:column: severity CODE message [name]`."""
    lines = [
        f"{_place(found.path, found.span)}: {_word(found, theme)} {found.code} "
        f"{escaped(theme.say(found.message))} [{found.name}]"
        for found in view.diagnostics
    ]
    lines += [_hidden(hidden, theme) for hidden in view.hidden if suppressed]
    return "\n".join([*lines, summary(view, theme)]) + "\n"


def _hidden(hidden: Hidden, theme: Theme) -> str:
    """A finding that does not count, in one line, and why it does not."""
    found, why = hidden.diagnostic, hidden.why(theme.lang)
    said = f"{_place(found.path, found.span)}: {theme.say(_HIDDEN[hidden.how])} {found.code} {found.name}"
    return f"{said}: {escaped(why)}" if why and hidden.how != "known" else said


def summary(view: CheckView, theme: Theme) -> str:
    """How much was found in how many files, and as of which day."""
    counts = [(level, view.count(level)) for level in _COUNTS]
    parts = [
        Text(f"{n} {_COUNTS[level][n > 1].en}", f"{n} {_COUNTS[level][n > 1].fr}") for level, n in counts if n
    ]
    en, fr = ", ".join(part.en for part in parts), ", ".join(part.fr for part in parts)
    files_en = f"{view.files} file{'s' * (view.files != 1)}"
    files_fr = f"{view.files} fichier{'s' * (view.files > 1)}"
    waived_en = f"; {view.suppressed} waived" if view.suppressed else ""
    waived_fr = f" ; {view.suppressed} sous dérogation" if view.suppressed else ""
    if view.known:
        waived_en += f"; {view.known} known"
        waived_fr += f" ; {view.known} déjà connu{'s' * (view.known > 1)}"
    return theme.say(
        both(
            f"{en or 'No fault'} in {files_en}, as of {view.as_of}{waived_en}",
            f"{fr or 'Aucun défaut'} dans {files_fr}, au {view.as_of}{waived_fr}",
        )
    )


def _report(view: CheckView, theme: Theme, source_line: SourceLine, *, full: bool, suppressed: bool) -> str:
    blocks = ["\n".join(_finding(found, theme, source_line, full)) for found in view.diagnostics]
    unknown = [
        line
        for result in view.not_checked
        for line in _labelled(_NOT_CHECKED, result.why, theme, result.code)
    ]
    if unknown:
        blocks.append("\n".join(unknown))
    if suppressed and view.hidden:
        blocks.append("\n".join(_hidden(hidden, theme) for hidden in view.hidden))
    return "\n\n".join([*blocks, "\n".join([summary(view, theme), *_offers(view, theme)])]) + "\n"


def _offers(view: CheckView, theme: Theme) -> Iterator[str]:
    """How many findings can be fixed, and by which option."""
    safe, unsafe = fixes_offered(view.diagnostics)
    if safe or unsafe:
        parts = [
            both(f"{safe} with `--fix`", f"{safe} avec `--fix`"),
            both(f"{unsafe} with `--unsafe-fixes`", f"{unsafe} avec `--unsafe-fixes`"),
        ]
        told = [part for part, count in zip(parts, (safe, unsafe), strict=True) if count]
        yield theme.say(
            Text(
                f"Fixable: {', '.join(part.en for part in told)}; `--diff` shows it",
                f"Corrigeable\u00a0: {', '.join(part.fr for part in told)}\u202f; `--diff` le montre",
            )
        )


def _finding(found: Diagnostic, theme: Theme, source_line: SourceLine, full: bool) -> Iterator[str]:
    yield from _head(found, theme)
    for line in wrap(escaped(theme.say(found.message)), theme.width - 2):
        yield f"  {line}"
    yield from _source(found.path, found.span, theme, source_line, _STYLES[found.severity])
    if found.help:
        yield from (f"  {line}" for line in _labelled(_HELP, found.help, theme))
    if found.fix:
        yield from (f"  {line}" for line in _labelled(_FIX[found.fix.safety], found.fix.said, theme))
    for path, span in found.related if full or by_code()[found.code].shows_all else ():
        yield from (f"  {line}" for line in wrap(f"{theme.say(_ALSO)} {_place(path, span)}", theme.width - 2))
        yield from _source(path, span, theme, source_line, "cyan")
    if not full:
        return
    rule = by_code()[found.code]
    yield from (f"  {line}" for line in _labelled(_WHY, rule.harm, theme))


def _head(found: Diagnostic, theme: Theme) -> Iterator[str]:
    """Where it is and what it is; on two lines where one is too short for both."""
    place = f"{_place(found.path, found.span)}:"
    what = f"{_word(found, theme)} {theme.paint(found.code, 'bold')} {found.name}"
    plain = f"{theme.say(_WORDS[found.severity])} {found.code} {found.name}"
    if cells(place) + 1 + cells(plain) <= theme.width:
        yield f"{theme.paint(place[:-1], 'bold')}: {what}"
        return
    *above, last = wrap(place, theme.width)
    yield from (theme.paint(line, "bold") for line in above)
    yield f"{theme.paint(last[:-1], 'bold')}:"
    yield f"  {what}"


def _source(path: str, span: Span, theme: Theme, source_line: SourceLine, style: Style) -> Iterator[str]:
    line = source_line(path, span.line)
    if line is None:
        return
    number = str(span.line).rjust(4)
    shown, carets = excerpt(line, span, theme.width - len(number) - 3)
    yield f"{theme.paint(f'{number} |', 'dim')} {shown}"
    blank = " " * len(number)
    yield f"{theme.paint(f'{blank} |', 'dim')} {_painted(carets, theme, style)}"


def _painted(carets: str, theme: Theme, style: Style) -> str:
    marks = carets.lstrip(" ")
    return " " * (len(carets) - len(marks)) + theme.paint(marks, style)


def _labelled(label: Text, said: Text, theme: Theme, code: str = "") -> Iterator[str]:
    """A labelled sentence, wrapped, its further lines indented."""
    head = theme.say(label)
    body = f"{code} {theme.say(said)}" if code else theme.say(said)
    first, *more = wrap(head + escaped(body), theme.width - 4)
    yield theme.paint(head.rstrip(), "bold") + first[len(head.rstrip()) :]
    yield from (f"  {line}" for line in more)


def _place(path: str, span: Span) -> str:
    return f"{escaped(path)}:{span.line}:{span.column}"


def _word(found: Diagnostic, theme: Theme) -> str:
    return theme.paint(theme.say(_WORDS[found.severity]), _STYLES[found.severity])
