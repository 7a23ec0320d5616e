"""How a file is written: indents, quotes, which records stand on one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from engage.store.yaml.source import Source

Quote = Literal['"', "'"]
_STEP = 2
_WIDTH, _WIDEST = 100, 160


@dataclass(frozen=True, slots=True)
class Habits:
    """What new values of a file follow.

    `step` and `dash` are the indents of records and of lists below a field's name. `flow` says by
    a field's name whether its value stands in brackets, `flow_records` and `flow_lists` whether
    most records and lists without others in them do.
    """

    step: int = _STEP
    dash: int = _STEP
    quote: Quote = '"'
    quoted_names: bool = False
    padded: bool = False
    width: int = _WIDTH
    flow_records: bool = False
    flow_lists: bool = True
    flow: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True)
class _Seen:
    """What was counted."""

    steps: Counter[int] = field(default_factory=Counter)
    dashes: Counter[int] = field(default_factory=Counter)
    quotes: Counter[str] = field(default_factory=Counter)
    names: Counter[bool] = field(default_factory=Counter)
    records: Counter[bool] = field(default_factory=Counter)
    lists: Counter[bool] = field(default_factory=Counter)
    padded: Counter[bool] = field(default_factory=Counter)
    flow: dict[str, bool] = field(default_factory=dict)


def habits(root: Node, src: Source) -> Habits:
    """How the file of a node tree is written; where it does not show, as most people write."""
    seen = _Seen()
    for node, name, column in _nodes(root):
        _look(seen, node, name, column, src.text)
    longest = max((src.bounds(line)[1] - src.bounds(line)[0] for line in range(len(src.starts))), default=0)
    return Habits(
        step=_commonest(seen.steps, _STEP),
        dash=_commonest(seen.dashes, _STEP),
        quote="'" if seen.quotes["'"] > seen.quotes['"'] else '"',
        quoted_names=seen.names[True] > seen.names[False],
        padded=seen.padded[True] > seen.padded[False],
        width=max(_WIDTH, min(longest, _WIDEST)),
        flow_records=seen.records[True] > seen.records[False],
        flow_lists=seen.lists[True] >= seen.lists[False],
        flow=seen.flow,
    )


def _commonest(counts: Counter[int], default: int) -> int:
    """The most frequent number; of two as frequent the smaller."""
    return min(counts, key=lambda number: (-counts[number], number)) if counts else default


def _nodes(root: Node) -> Iterator[tuple[Node, str | None, int | None]]:
    """All nodes once, each with the name of its field and the column of that name in a block."""
    waiting: list[tuple[Node, str | None, int | None]] = [(root, None, None)]
    seen: set[int] = set()
    while waiting:
        node, name, column = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node, name, column
        if isinstance(node, MappingNode):
            for key, value in node.value:
                in_block = None if node.flow_style else key.start_mark.column
                waiting.append((value, key.value if isinstance(key, ScalarNode) else None, in_block))
        elif isinstance(node, SequenceNode):
            waiting += [(item, name, None) for item in node.value]


def _look(seen: _Seen, node: Node, name: str | None, column: int | None, text: str) -> None:
    if isinstance(node, ScalarNode):
        if node.style in ("'", '"'):
            seen.quotes[node.style] += 1
        return
    in_flow = bool(getattr(node, "flow_style", False))
    if isinstance(node, MappingNode) and node.value:
        _look_at_record(seen, node, name, in_flow, text)
    elif isinstance(node, SequenceNode) and node.value:
        seen.lists[in_flow] += all(isinstance(item, ScalarNode) for item in node.value)
    if column is not None and node.value and not in_flow:
        indent = node.start_mark.column - column
        if isinstance(node, MappingNode) and indent > 0:
            seen.steps[indent] += 1
        elif isinstance(node, SequenceNode) and indent >= 0:
            seen.dashes[indent] += 1


def _look_at_record(seen: _Seen, node: MappingNode, name: str | None, in_flow: bool, text: str) -> None:
    seen.names.update(key.style == '"' for key, _ in node.value if isinstance(key, ScalarNode))
    seen.records[in_flow] += all(isinstance(value, ScalarNode) for _, value in node.value)
    if name is not None:
        seen.flow[name] = in_flow
    if in_flow:
        start = node.start_mark.index
        seen.padded[text[start + 1 : start + 2] == " "] += 1
