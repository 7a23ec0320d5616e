"""The past of a workspace, from git. Nothing is ever written to the user's repository.

`run.py` is the one place that runs git, `output.py` reads what it prints, `repository.py` asks the
questions, and `revision.py` reads a workspace as a commit has it. What cannot be known is a
`Trouble`, a value with its reason.
"""

from engage.store.git.output import Change, Commit, Entry, Touched
from engage.store.git.repository import Repository, open_repository
from engage.store.git.revision import load_commit, load_revision
from engage.store.git.trouble import Reason, Trouble

__all__ = [
    "Change",
    "Commit",
    "Entry",
    "Reason",
    "Repository",
    "Touched",
    "Trouble",
    "load_commit",
    "load_revision",
    "open_repository",
]
