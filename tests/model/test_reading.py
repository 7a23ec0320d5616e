"""Records are read without pydantic; it judges what that reading refuses. The two must be of one mind."""

from __future__ import annotations

import copy
import pickle
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from processes import EXAMPLES
from pydantic import ValidationError

from engage.model.base import Record
from engage.model.commitment import Commitment
from engage.model.judging import judge
from engage.model.plan_of_work import Estimate, Milestone
from engage.model.policy_planning import BufferPolicy
from engage.model.reading import reader
from engage.store.kinds import model_of
from engage.store.yaml.parse import parse

#: Texts that some field takes, and others that none does.
TEXTS = (
    "A-1", "a b", "", "yes", "non", "maybe", "12", "010", "1.5", "-3", "50%", "130%", "12d", "3cd", "-2d",
    "4 h", "180000 EUR", "9 €", "2026-11-20", "2026-02-30", "20/11/2026", "2026-11-20T14:05", ">= 95 %",
    "active", "major", "auto", "FS", "mo", "Europe/Paris", "Mars/Olympus", "09:00-12:00", "x/y", "client",
)  # fmt: skip
OTHERS: tuple[Any, ...] = (None, [], {}, ["A-1"], [None], {"id": "A"}, {"zz": "1"}, 3)
JUNK = st.sampled_from(TEXTS) | st.sampled_from(OTHERS)


@cache
def documents() -> tuple[tuple[Any, dict[str, Any]], ...]:
    """The model and data of every file of the examples."""
    found = []
    for path in sorted(EXAMPLES.glob("*/**/*.yaml")):
        name = "/".join(path.relative_to(EXAMPLES).parts[1:])
        model, parsed = model_of(name), parse(path.read_text(encoding="utf-8"), name)
        if model is not None and parsed.data is not None:
            found.append((model, parsed.data))
    return tuple(found)


def places(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The pointers of everything in plain data."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(place for step, value in inside for place in places(value, (*at, step)))]


def judged(model: Any, data: Any) -> Record | None:
    try:
        return judge(model).validate_python(data)
    except ValidationError:
        return None


def quickly(model: Any, data: Any) -> Record | None:
    try:
        return reader(model)(data)
    except ValueError:
        return None


def test_every_file_of_the_examples_is_read_alike_and_without_pydantic() -> None:
    for model, data in documents():
        record = quickly(model, data)

        assert record is not None
        assert record == judged(model, data)
        assert repr(record) == repr(judged(model, data))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_what_is_changed_at_random_is_accepted_by_both_or_by_neither(data: st.DataObject) -> None:
    model, whole = data.draw(st.sampled_from(documents()))
    changed = copy.deepcopy(whole)
    *above, last = data.draw(st.sampled_from(places(whole)[1:]))
    target: Any = changed
    for step in above:
        target = target[step]
    if data.draw(st.integers(0, 9)) or not isinstance(target, dict):
        target[last] = data.draw(JUNK)
    else:
        target[data.draw(st.sampled_from(["zz", "id", "on", "by", "from", "from_"]))] = target.pop(last)

    record, other = quickly(model, changed), judged(model, changed)

    assert record == other
    assert record is None or repr(record) == repr(other)
    assert record is None or record.model_fields_set == other.model_fields_set  # type: ignore[union-attr]


def test_a_record_knows_what_was_given_and_what_is_the_default() -> None:
    record = Milestone(id="ux", critical="no")

    assert record.model_fields_set == {"id", "critical"}
    assert record == Milestone(id="ux")
    assert (record.needs, record.critical, record.title) == ({}, False, None)


def test_a_record_cannot_be_changed_only_copied() -> None:
    record = Milestone(id="ux")

    with pytest.raises(AttributeError, match="frozen"):
        record.title = "x"
    with pytest.raises(AttributeError, match="frozen"):
        del record.id
    assert record.model_copy(update={"title": "x"}) == Milestone(id="ux", title="x")
    assert record.title is None


def test_records_made_in_code_are_taken_as_they_are() -> None:
    work = Estimate(likely="3d")

    assert Milestone(id="ux", work=work).work is work
    with pytest.raises(ValidationError, match="not decrease"):
        Estimate(low="4d", likely="3d")
    with pytest.raises(ValidationError, match="both below"):
        BufferPolicy(band=["90%", "10%"])


def test_a_record_is_the_same_after_a_journey_through_another_process() -> None:
    record = Commitment(id="A", title="A portal", client="acme", milestones=[{"id": "ux", "work": "3d"}])
    record.at("commitments/A.yaml")

    back = pickle.loads(pickle.dumps(record))

    assert back == record
    assert back.path == "commitments/A.yaml"
    assert hash(back.milestones[0].id) == hash(record.milestones[0].id)
    assert copy.copy(record) == record
