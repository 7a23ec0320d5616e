"""Fixes made in a text: each is made alone, read again, and left out where it would do harm."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from engage.model.diagnostic import Pointer
from engage.model.fix import Change, Drop, Erase, Put, Quote, Rename, Reword
from engage.model.place import Span
from engage.store.edit.apply import apply
from engage.store.edit.page import Page, Splice, spliced
from engage.store.edit.refused import EditRefused, no_place, unsafe
from engage.store.edit.save import new_faults
from engage.store.edit.values import Remove, Set
from engage.store.yaml.flaw import quoted
from engage.store.yaml.parse import Parsed, parse
from engage.store.yaml.source import Source

_MARK = "\ufeff"


def with_changes(text: str, path: str, changes: Iterable[Change]) -> str:
    """The text of a file with all changes of one fix.

    Args:
        text: the file's text, also with a byte order mark.
        path: relative to the workspace.
        changes: with pointers into the file, spans in the text as the changes before them left it.

    Raises:
        EditRefused: a place is not there or cannot be changed safely, or the file would have a fault that it
            has not now.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    old = new = text.removeprefix(_MARK)
    for change in changes:
        new = _MAKERS[type(change)](new, path, change)
    if found := new_faults(old, new, path):
        first = found[0].message
        raise EditRefused(f"it would be faulty: {first.en}", f"il serait fautif\u00a0: {first.fr}", found)
    return mark + new


def _put(text: str, path: str, change: Put) -> str:
    return apply(text, path, [Set(change.pointer, change.value)])


def _drop(text: str, path: str, change: Drop) -> str:
    parent = _value(parse(text, path), change.pointer[:-1])
    is_last = isinstance(parent, list) and len(parent) == 1
    return apply(text, path, [Remove(change.pointer[:-1] if is_last else change.pointer)])


def _rename(text: str, path: str, change: Rename) -> str:
    parsed = parse(text, path)
    page, *above, last = Page.of(parsed), *change.pointer
    owner, parent = _value(parsed, tuple(above)), page.node(tuple(above))
    index = page.index(parent, last)
    if index is None or not isinstance(owner, dict) or change.name in owner:
        raise no_place(change.pointer)
    start, stop = page.place(parent, index - 1)
    written = text[start:stop]
    quote = written[0] if written[:1] in {'"', "'"} else ""
    new = spliced(text, [Splice(start, stop, f"{quote}{change.name}{quote}")])
    renamed = {change.name if name == last else name: value for name, value in owner.items()}
    return _same(new, path, _with(parsed.data, tuple(above), renamed), change.pointer)


def _quote(text: str, path: str, change: Quote) -> str:
    parsed = parse(text, path)
    page = Page.of(parsed)
    start, stop = page.value_place(page.node(change.pointer))
    new = spliced(text, [Splice(start, stop, quoted(text[start:stop]))])
    return _same(new, path, parsed.data, change.pointer)


def _reword(text: str, path: str, change: Reword) -> str:
    """In the text itself where the words stand there as they are read, else by writing the value anew."""
    parsed = parse(text, path)
    value = _value(parsed, change.pointer)
    if not isinstance(value, str) or not 0 <= change.start <= change.end <= len(value):
        raise no_place(change.pointer)
    wanted = value[: change.start] + change.new + value[change.end :]
    start, stop = _offsets(text, parsed.locate(change.pointer, False, (change.start, change.end)))
    if start < stop and text[start:stop] == value[change.start : change.end]:
        new = spliced(text, [Splice(start, stop, change.new)])
        if parse(new, path).data == _with(parsed.data, change.pointer, wanted):
            Page.of(parsed).node(change.pointer)  # not one that is shared with other places
            return new
    return apply(text, path, [Set(change.pointer, wanted)])


def _erase(text: str, path: str, change: Erase) -> str:
    parsed, source = parse(text, path), Source.of(text)
    start, stop = _offsets(text, change.span)
    line = source.line(start)
    begin, end = source.bounds(line)
    if change.new:
        splice = Splice(start, stop, change.new)
    elif text[begin:start].strip():
        splice = Splice(begin + len(text[begin:start].rstrip()), end, "")
    else:
        after = source.starts[line + 1] if line + 1 < len(source.starts) else len(text)
        splice = Splice(begin, after, "")
    return _same(spliced(text, [splice]), path, parsed.data, ())


_MAKERS: dict[type, Callable[[str, str, Any], str]] = {
    Put: _put,
    Drop: _drop,
    Rename: _rename,
    Quote: _quote,
    Reword: _reword,
    Erase: _erase,
}


def _same(text: str, path: str, wanted: object, pointer: Pointer) -> str:
    """A text, where it holds the data wanted.

    Raises:
        EditRefused: it does not.
    """
    if parse(text, path).data != wanted:
        raise unsafe(pointer)
    return text


def _offsets(text: str, span: Span) -> tuple[int, int]:
    starts = Source.of(text).starts
    if not (span.line <= len(starts) and span.end_line <= len(starts)):
        raise no_place(())
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def _value(parsed: Parsed, pointer: Pointer) -> Any:
    value: Any = parsed.data
    for step in pointer:
        inside = isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)
        if not inside and not (isinstance(value, dict) and step in value):
            raise no_place(pointer)
        value = value[step]
    return value


def _with(data: Any, pointer: Pointer, value: Any) -> Any:
    """Data with another value at a pointer."""
    if not pointer:
        return value
    step, *rest = pointer
    if isinstance(data, list):
        return [_with(item, tuple(rest), value) if at == step else item for at, item in enumerate(data)]
    return {key: _with(item, tuple(rest), value) if key == step else item for key, item in data.items()}
