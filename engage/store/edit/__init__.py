"""Edits that respect the file: only the lines that must change do.

`apply` makes edits in a text, `diff` shows them, `save` writes the text. `values.py` says what an
edit is and what it does to the data, `steps.py` cuts it into changes of one place, `block.py`,
`flow.py` and `replace.py` make such a change in the text at the marks of its nodes, and
`render.py` writes new values the way the file around them is written. `fix.py` makes the fixes of rules.
"""

from engage.store.edit.apply import apply
from engage.store.edit.diff import diff
from engage.store.edit.fix import with_changes
from engage.store.edit.refused import EditRefused
from engage.store.edit.render import document
from engage.store.edit.save import save
from engage.store.edit.values import Append, Edit, Remove, Set

__all__ = [
    "Append",
    "Edit",
    "EditRefused",
    "Remove",
    "Set",
    "apply",
    "diff",
    "document",
    "save",
    "with_changes",
]
