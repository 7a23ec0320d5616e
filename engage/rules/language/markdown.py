"""Markdown: what in a text file is not its wording."""

from __future__ import annotations

import re

#: Stands for each hidden character: no word, no blank to fill in.
_HIDDEN = "\x00"
_NOT_WORDING = re.compile(
    r"""
    \A---\n.*?\n---\n |                               # front matter
    ^(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z) |
    ^[ \t]{0,3}>[^\n]*$ |                             # what somebody else wrote
    ^[ \t]*(?:-[ \t]*){3,}$ | ^[ \t]*(?:_[ \t]*){3,}$ | ^[ |:-]{3,}$ |
    <!--.*?(?:-->|\Z) | </?[a-zA-Z][^<>\n]{0,200}> |
    (?<=\])\([^()\n]{0,500}\) | ^\[[^\]\n]{1,100}\]:[^\n]*$
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def only_wording(text: str) -> str:
    """A plain or Markdown text with code, quoted lines and link targets hidden, of the same length."""
    return _NOT_WORDING.sub(_hidden, text)


def _hidden(match: re.Match[str]) -> str:
    return "".join(character if character == "\n" else _HIDDEN for character in match[0])
