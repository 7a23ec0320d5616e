"""Edits made in a text, each checked by reading the text again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from yaml import MappingNode, SequenceNode

from engage.model.base import Record
from engage.model.diagnostic import Pointer
from engage.model.fields import field_names, model_at
from engage.store.edit import block, flow
from engage.store.edit.habits import habits
from engage.store.edit.page import Page, Splice, spliced
from engage.store.edit.refused import no_place, unsafe
from engage.store.edit.render import Writer
from engage.store.edit.replace import replace
from engage.store.edit.scalar import Care
from engage.store.edit.steps import Delete, Insert, Replace, Step, steps
from engage.store.edit.values import Edit, Remove, Set, changed
from engage.store.kinds import model_of
from engage.store.yaml.parse import Parsed, parse
from engage.store.yaml_surprise import surprises

_MARK = "\ufeff"


def apply(text: str, path: str, edits: Iterable[Edit]) -> str:
    """The text of a file with edits made one after the other; all lines that need not change stay.

    Args:
        text: the file's text, also with a byte order mark.
        path: relative to the workspace: it tells what the file holds, and so the order of its fields.
        edits: with pointers into the file as the edits before them left it.

    Raises:
        EditRefused: an edit's place is not there, is shared through anchors, or the text cannot be
            changed there without harm; and where the file's syntax has faults.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    parsed = parse(text.removeprefix(_MARK), path)
    for edit in edits:
        Page.of(parsed)
        data = parsed.data or {}
        for step in steps(data, changed(data, edit)):
            parsed = _made(parsed, step)
    return mark + parsed.text


def _made(parsed: Parsed, step: Step) -> Parsed:
    """The file after one change: as people write it, else, where that goes wrong, as is always safe."""
    page = Page.of(parsed)
    if not step.pointer:  # the last field of a file would go
        raise unsafe(step.pointer)
    parent = page.node(step.pointer[:-1])
    if not isinstance(parent, MappingNode | SequenceNode):
        raise no_place(step.pointer)
    wanted = _after(parsed, step)
    order = _order(model_of(parsed.path), step.pointer)
    style = habits(page.root, page.src)
    for care in Care:
        made = _splices(page, parent, step, order, Writer(style, care))
        new = parse(spliced(parsed.text, made), parsed.path)
        if new.data == wanted and _no_worse(parsed, new):
            return new
    raise unsafe(step.pointer)


def _splices(
    page: Page, parent: MappingNode | SequenceNode, step: Step, order: Sequence[str], writer: Writer
) -> list[Splice]:
    last = step.pointer[-1]
    how = flow if parent.flow_style else block
    if isinstance(step, Insert):
        if isinstance(parent, MappingNode):
            return list(how.insert_field(page, parent, str(last), step.value, order, writer))
        return list(how.insert_item(page, parent, step.value, writer))
    page.own_whole(page.node(step.pointer), step.pointer)
    index = page.index(parent, last)
    if index is None:
        raise no_place(step.pointer)
    if isinstance(step, Replace):
        return list(replace(page, parent, index, step.value, writer))
    return list(how.delete(page, parent, index // 2 if isinstance(parent, MappingNode) else index))


def _after(parsed: Parsed, step: Step) -> object:
    """The file's data after one change."""
    edit: Edit = Remove(step.pointer) if isinstance(step, Delete) else Set(step.pointer, step.value)
    return changed(parsed.data or {}, edit)


def _order(model: type[Record] | None, pointer: Pointer) -> tuple[str, ...]:
    owner = model_at(model, pointer[:-1]) if model else None
    return field_names(owner) if owner else ()


def _no_worse(old: Parsed, new: Parsed) -> bool:
    """Whether reading a text finds no fault that it did not find in the other."""
    return not new.repaired and _said(new) <= _said(old)


def _said(parsed: Parsed) -> Counter[str]:
    model = model_of(parsed.path)
    surprising = surprises(model, parsed) if model else ()
    return Counter(diagnostic.message.en for diagnostic in (*parsed.diagnostics, *surprising))
