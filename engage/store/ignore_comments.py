"""The comments of files that hide findings: `# engage: ignore[S102] reason: … until: 2027-06-30`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

import yaml

from engage.model.suppression import IgnoreComment
from engage.store.yaml.source import Source

_NEEDLE = "engage:"  # a cheap look: most files have no such comment, and are not read again
_COMMENT = re.compile(
    r"(?:^|(?<=[ \t]))#[ \t]*engage:[ \t]*ignore\b[ \t]*(?:\[([^\]\r\n]*)\])?([^\r\n]*)", re.MULTILINE
)
_UNTIL = re.compile(r"\buntil:[ \t]*(\S+)")
_REASON = re.compile(r"\breason:[ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-(?:[ \t]|$)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def ignore_comments(texts: Mapping[str, str]) -> tuple[IgnoreComment, ...]:
    """The comments of all files, by path and place."""
    return tuple(
        comment
        for path in sorted(texts)
        if _NEEDLE in texts[path] and path.endswith((".yaml", ".yml"))
        for comment in _of_file(path, texts[path])
    )


def _of_file(path: str, text: str) -> Iterator[IgnoreComment]:
    matches = list(_COMMENT.finditer(text))
    if not matches:
        return
    src, quoted = Source.of(text), _Scalars(text)
    for match in matches:
        if quoted.holds(match.start()):
            continue
        rest = match[2]
        until, reason = _UNTIL.search(rest), _REASON.search(_UNTIL.sub("", rest))
        first, last = _lines(src, src.line(match.start()))
        yield IgnoreComment(
            path,
            src.span(match.start(), match.start() + len(match[0].rstrip())),
            tuple(code.strip() for code in (match[1] or "").split(",") if code.strip()),
            (reason[1].strip() if reason else "") or None,
            until[1] if until else None,
            first + 1,
            last + 1,
        )


class _Scalars:
    """Where a text has scalars: a `#` inside one is no comment. Behind a fault of syntax nothing is known."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._known_to = len(text)
        try:
            for token in yaml.scan(text, Loader=_LOADER):
                if isinstance(token, yaml.ScalarToken):
                    self._starts.append(token.start_mark.index)
                    self._ends.append(token.end_mark.index)
        except yaml.YAMLError:
            self._known_to = self._ends[-1] if self._ends else 0

    def holds(self, offset: int) -> bool:
        """Whether there is a scalar at an offset, or there may be one."""
        at = bisect_right(self._starts, offset) - 1
        return offset >= self._known_to or (at >= 0 and offset < self._ends[at])


def _lines(src: Source, line: int) -> tuple[int, int]:
    """The lines a comment speaks of: those of the field or item on its line, else on the next one.

    Above the first field it is the whole file.
    """
    target: int | None = line
    if src.is_comment(line):
        if src.above(line) is None:
            return 0, len(src.starts)
        target = src.below(line)
    if target is None:
        return line, line
    return target, _end(src, target)


def _end(src: Source, line: int) -> int:
    """The last line of the field or item that begins on a line: all that is indented deeper belongs to it."""
    depth, is_item = src.indent(line), bool(_ITEM.match(src.content(line)))
    last = line
    below = src.below(line)
    while below is not None:
        indent = src.indent(below)
        list_of_field = indent == depth and not is_item and bool(_ITEM.match(src.content(below)))
        if indent <= depth and not list_of_field:
            break
        last, below = below, src.below(below)
    return last
