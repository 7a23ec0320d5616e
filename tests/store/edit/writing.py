"""Documents as people write them: data, and a text for it in a style drawn at random."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

NAMES = st.sampled_from(["id", "title", "due", "work", "after", "needs", "note", "x y", "é"])
WORDS = st.sampled_from(
    ["ux", "2026-11-20", "no", "50%", "18 000 EUR", ">= 95 %", "a: b", "- x", "# no", "it’s", "l'été",
     'say "so"', "a, b", "{x}", "[y]", "null", "", " pad ", "one\ntwo", "end\n", "tab\there", "\u2028",
     "è\u00a0: ok", "back\\slash", "word " * 30 + "end", "*star", "&and", "!tag", "@at", "100", "k:", "---",
     "…", "'", '"', "two\n\nparagraphs\n"]
)  # fmt: skip
SCALARS = st.one_of(WORDS, st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]),
                                   max_size=12), st.none())  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=8,
)
RECORDS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=5)
_PLAIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


class Pen:
    """Writes data in blocks, brackets, quotes and text blocks as it is told by `draw`."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self.step = draw(st.sampled_from([2, 3, 4]))
        self.dash = draw(st.sampled_from([0, 2]))
        self.ending = draw(st.sampled_from(["\n", "\n", "\r\n"]))
        self._comments = 0

    def document(self, data: dict[str, Any]) -> list[str]:
        """The text of each field, as chunks that make the document."""
        return [self._own_line(0) + "".join(self._field(k, v, 0)) for k, v in data.items()]

    def _one_in(self, count: int) -> bool:
        return bool(self._draw(st.integers(1, count)) == 1)

    def _comment(self) -> str:
        self._comments += 1
        return f"# c{self._comments}: x"

    def _tail(self) -> str:
        return ("  " + self._comment() if self._one_in(4) else "") + self.ending

    def _own_line(self, column: int) -> str:
        if self._one_in(6):
            return " " * column + self._comment() + self.ending
        return self.ending if self._one_in(8) else ""

    def _field(self, name: str, value: Any, column: int) -> list[str]:
        head = " " * column + self._quoted(name) + ":"
        if isinstance(value, dict) and value and not self._one_in(2):
            return [head + self._tail(), *self._fields(value, column + self.step)]
        if isinstance(value, list) and value and not self._one_in(2):
            return [head + self._tail(), *self._items(value, column + self.dash)]
        if isinstance(value, str) and self._blockable(value) and self._one_in(2):
            return self._text(head, value, column)
        if value is None and self._one_in(2):
            return [head + self._tail()]
        return [f"{head} {self._flow(value, column + self.step)}{self._tail()}"]

    def _fields(self, value: dict[str, Any], column: int) -> list[str]:
        lines: list[str] = []
        for name, field in value.items():
            lines += [self._own_line(column), *self._field(name, field, column)]
        return lines

    def _items(self, value: list[Any], column: int) -> list[str]:
        lines: list[str] = []
        for item in value:
            lines.append(self._own_line(column))
            if isinstance(item, dict) and item and not self._one_in(2):
                name, field = next(iter(item.items()))
                first, *more = self._field(name, field, column + 2)
                lines += [" " * column + "- " + first[column + 2 :], *more]
                lines += self._fields(dict(list(item.items())[1:]), column + 2)
            elif item is None and self._one_in(2):
                lines.append(" " * column + "-" + self._tail())
            else:
                lines.append(" " * column + "- " + self._flow(item, column + 2) + self._tail())
        return lines

    def _blockable(self, value: str) -> bool:
        body = value.removesuffix("\n")
        words = body.replace("\n", "").replace(" ", "").replace(":", "")
        return bool(words) and set(words) <= _PLAIN and body == body.strip() and not value.endswith("\n\n")

    def _text(self, head: str, value: str, column: int) -> list[str]:
        body, chomp = (value[:-1], "") if value.endswith("\n") else (value, "-")
        style = "|" if "\n" in body else self._draw(st.sampled_from("|>"))
        indent = " " * (column + self.step)
        lines = [(indent + line if line else "") + self.ending for line in body.split("\n")]
        return [f"{head} {style}{chomp}{self._tail()}", *lines]

    def _flow(self, value: Any, column: int) -> str:
        if not isinstance(value, dict | list):
            return "null" if value is None else self._quoted(value)
        open_, close = "{}" if isinstance(value, dict) else "[]"
        entries = (
            [f"{self._quoted(k)}: {self._flow(v, column)}" for k, v in value.items()]
            if isinstance(value, dict)
            else [self._flow(item, column) for item in value]
        )
        if entries and self._one_in(4):
            indent = self.ending + " " * (column + 2)
            inner = indent + f",{'  ' + self._comment() if self._one_in(3) else ''}{indent}".join(entries)
            last = ("," if self._one_in(3) else "") + ("  " + self._comment() if self._one_in(3) else "")
            return open_ + inner + last + self.ending + " " * (column + 1) + close
        pad = " " if self._one_in(4) else ""
        return open_ + pad + ", ".join(entries) + pad + close

    def _quoted(self, text: str) -> str:
        simple = text and set(text) <= _PLAIN and text != "null"
        if simple and not self._one_in(4):
            return text
        if text.isprintable() and self._one_in(2):
            return "'" + text.replace("'", "''") + "'"
        return (
            '"'
            + "".join(c if 32 <= ord(c) < 127 and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
            + '"'
        )
