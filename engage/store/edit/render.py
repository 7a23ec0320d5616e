"""New values as text, written the way the file around them is."""

from __future__ import annotations

from collections.abc import Mapping as Fields
from dataclasses import dataclass
from typing import Any

from engage.store.edit.habits import Habits
from engage.store.edit.scalar import Care, block, scalar, wants_block
from engage.store.edit.values import plain
from engage.store.yaml.reader import Value


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of a text block, and their indent, which is taken off them."""

    indent: int
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values by the habits of a file."""

    habits: Habits
    care: Care = Care.PLAIN

    def name(self, name: str, *, in_flow: bool = False) -> str:
        """A field's name."""
        if self.habits.quoted_names:
            return scalar(name, in_flow=in_flow, quote='"', keep='"')
        return scalar(name, in_flow=in_flow, quote=self.habits.quote)

    def flow(self, value: Value, keep: str = "") -> str:
        """A value on one line."""
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(item) for item in value) + "]"
        if isinstance(value, dict):
            fields = ", ".join(self.flow_field(name, field) for name, field in value.items())
            pad = " " if self.habits.padded and fields else ""
            return f"{{{pad}{fields}{pad}}}"
        return scalar(value, in_flow=True, quote=self.habits.quote, keep=keep, care=self.care)

    def flow_field(self, name: str, value: Value) -> str:
        """`name: value`, as it stands between brackets."""
        return f"{self.name(name, in_flow=True)}: {self.flow(value)}"

    def field(self, name: str, value: Value, column: int) -> list[str]:
        """The lines of a field of a block whose names begin at `column`."""
        written = self.name(name)
        head, below = self.value(value, column, column + len(written) + 2, self.prefers_flow(name, value))
        return [" " * column + (f"{written}: {head}" if head else f"{written}:"), *below]

    def item(self, value: Value, column: int, gap: int, in_flow: bool) -> list[str]:
        """The lines of an item of a block list whose dashes stand at `column`, `gap` before their values."""
        dash = " " * column + "-" + " " * (gap - 1)
        inner = column + gap
        if value and isinstance(value, dict | list) and not (in_flow and self._fits(value, inner)):
            if isinstance(value, dict):
                lines = [line for name, field in value.items() for line in self.field(name, field, inner)]
            else:
                lines = self.items(value, inner)
            return [dash + lines[0][inner:], *lines[1:]]
        head, below = self.value(value, column, inner, in_flow)
        return [dash + head, *below]

    def items(self, value: list[Value], column: int) -> list[str]:
        """The lines of a block list."""
        in_flow = self.habits.flow_records
        return [line for item in value for line in self.item(item, column, 2, in_flow)]

    def value(
        self, value: Value, column: int, used: int, in_flow: bool, keep: str = "", old: Body | None = None
    ) -> tuple[str, list[str]]:
        """A value: what stands on the line of its name, and the lines below.

        `column` is that of the name or dash, `used` how much of its line is taken; `keep` is the style
        of the scalar that it replaces, `old` its lines where it is a text block.
        """
        if value is None or isinstance(value, str):
            return self._text(value, used, keep, old or Body(column + self.habits.step))
        if not value or (in_flow and self._fits(value, used)):
            return self.flow(value), []
        if isinstance(value, dict):
            inner = column + self.habits.step
            return "", [line for name, field in value.items() for line in self.field(name, field, inner)]
        return "", self.items(value, column + self.habits.dash)

    def prefers_flow(self, name: str, value: Value) -> bool:
        """Whether a field's value is put in brackets where it fits."""
        if isinstance(value, dict):
            return self.habits.flow.get(name, self.habits.flow_records and _is_leaf(value))
        if isinstance(value, list):
            return self.habits.flow_lists and _is_leaf(value)
        return True

    def _fits(self, value: Value, used: int) -> bool:
        text = self.flow(value)
        return "\\n" not in text and used + len(text) <= self.habits.width

    def _text(self, text: str | None, used: int, keep: str, old: Body) -> tuple[str, list[str]]:
        width = self.habits.width
        style = keep if keep in {"|", ">"} else ""
        if text is not None and self.care is not Care.QUOTED and (style or wants_block(text, used, width)):
            made = block(text, indent=old.indent, width=width, style=style, old=old.lines)
            if made is not None:
                return made
        return scalar(text, in_flow=False, quote=self.habits.quote, keep=keep, care=self.care), []


def _is_leaf(value: Value) -> bool:
    """Whether a collection holds only texts."""
    inner = value.values() if isinstance(value, dict) else value or ()
    return all(each is None or isinstance(each, str) for each in inner)


def document(data: Fields[str, Any], habits: Habits | None = None) -> str:
    """A new file with these fields, in their order."""
    writer = Writer(habits or Habits(flow_records=True))
    fields = plain(dict(data))
    assert isinstance(fields, dict)  # noqa: S101  # made of one
    return "".join(f"{line}\n" for name, field in fields.items() for line in writer.field(name, field, 0))
