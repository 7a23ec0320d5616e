"""Random edits of random documents in random styles."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st
from writing import NAMES, RECORDS, SCALARS, VALUES, Pen

from engage.model.diagnostic import Pointer
from engage.store.edit import Append, Edit, Remove, Set, apply
from engage.store.edit.scalar import block
from engage.store.edit.values import changed
from engage.store.yaml.reader import parse


def pointers(value: Any, pointer: Pointer = ()) -> list[Pointer]:
    """All places of some data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [each for step, child in inner for each in ((*pointer, step), *pointers(child, (*pointer, step)))]


def at(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]
    return data


def an_edit(draw: Any, data: dict[str, Any]) -> Edit:
    pointer = draw(st.sampled_from(pointers(data)))
    value = at(data, pointer)
    kind = draw(st.sampled_from(["set", "remove", "new"]))
    if (kind == "new" and isinstance(value, list)) or value is None:
        return Append(pointer, draw(VALUES))
    if kind == "new" and isinstance(value, dict):
        return Set((*pointer, draw(NAMES)), draw(VALUES))
    if kind == "remove" and len(data) > 1:
        return Remove(pointer)
    return Set(pointer, draw(SCALARS | VALUES))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_is_read_again_is_the_data_with_the_edit_and_all_other_fields_keep_their_bytes(
    drawn: Any,
) -> None:
    data = drawn.draw(RECORDS)
    pen = Pen(drawn.draw)
    chunks = pen.document(data)
    text = "".join(chunks)
    whole = drawn.draw(st.booleans())
    if not whole:  # the file's last line has no break
        text = text.removesuffix(pen.ending)
        chunks[-1] = chunks[-1].removesuffix(pen.ending)
    read = parse(text, "notes.yaml")
    assume(whole or read.data == data)  # the last break may be part of a text
    assert (read.data, read.repaired) == (data, False)
    edit = an_edit(drawn.draw, data)
    new = apply(text, "notes.yaml", [edit])

    again = parse(new, "notes.yaml")
    assert again.data == changed(data, edit)
    assert not again.repaired
    field = list(data).index(edit.pointer[0])
    before, after = "".join(chunks[:field]), "".join(chunks[field + 1 :])
    assert (new if whole else new + pen.ending).startswith(before)
    assert new.endswith(after)
    assert new.endswith("\n") or not whole
    untouched_endings(text, new, pen.ending)


def untouched_endings(text: str, new: str, ending: str) -> None:
    """No line break of another kind comes in."""
    if ending == "\r\n" and ending in text:
        assert new.count("\n") == new.count("\r\n")
    if ending == "\n":
        assert "\r" not in new


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_new_entry_costs_no_line_but_the_one_it_is_put_on(drawn: Any) -> None:
    data = drawn.draw(RECORDS)
    text = "".join(Pen(drawn.draw).document(data))
    containers = [p for p in pointers(data) if isinstance(at(data, p), dict | list) and at(data, p)]
    pointer = drawn.draw(st.sampled_from([(), *containers]))
    owner = at(data, pointer)
    value = drawn.draw(VALUES)
    edit = Append(pointer, value) if isinstance(owner, list) else Set((*pointer, "brand new"), value)
    new = apply(text, "notes.yaml", [edit])
    note(f"{text}\n->\n{new}")

    lost = Counter(text.splitlines(keepends=True)) - Counter(new.splitlines(keepends=True))
    assert lost.total() <= 1
    if lost:  # a line in brackets: it has grown, and lost nothing
        (line,) = lost
        lines = [*new.splitlines(), ""]
        assert any(grown(line, a + b) for a, b in pairwise(lines))  # a full line goes on below
    assert new.count("# c") == text.count("# c")


def grown(old: str, new: str) -> bool:
    """Whether all characters of a line are in another, in their order."""
    rest = iter(new)
    return all(char in rest for char in old.rstrip("\r\n").split("]")[0].split("}")[0])


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(["a", "bb", "ccc", "d:", "#e", "- f", "word" * 6]), max_size=40).map(" ".join),
    min_size=1,
    max_size=4,
).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(before=PARAGRAPHS, after=PARAGRAPHS, width=st.integers(10, 60))
def test_a_word_changed_in_a_folded_text_changes_its_line_alone(before: str, after: str, width: int) -> None:
    made = block(before, indent=3, width=width, style=">")
    assume(made is not None)
    header, lines = made or ("", [])
    text = "\n".join([f"notes: {header}  # c", *lines, "id: A", ""])
    assert parse(text, "x.yaml").data == {"notes": before, "id": "A"}
    for wanted in (after, before.replace("bb", "zz", 1)):
        new = apply(text, "x.yaml", [Set(("notes",), wanted)])
        assert parse(new, "x.yaml").data == {"notes": wanted, "id": "A"}
    assert len([line for line in text.split("\n") if line not in new.split("\n")]) <= 1
