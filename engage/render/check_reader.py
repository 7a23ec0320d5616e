"""For whom a report of `engage check` is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from engage.model.text import Lang
from engage.render.theme import Theme
from engage.usecase.check_view import FailOn

#: (path, line from 1) -> that line of the file, without its break; None where there is none.
SourceLine = Callable[[str, int], "str | None"]


def _no_source(path: str, line: int) -> str | None:  # noqa: ARG001  # nothing is known
    return None


@dataclass(frozen=True, slots=True)
class Reader:
    """How a report is shown, and what it needs beside the findings.

    `folder` is where the workspace stands in its repository, empty at its root. `suppressed`: hidden findings
    are listed too. `statistics`: counts by rule take the place of findings.
    """

    theme: Theme = field(default_factory=Theme)
    source_line: SourceLine = _no_source
    folder: str = ""
    fail_on: FailOn = "error"
    suppressed: bool = False
    statistics: bool = False

    @property
    def lang(self) -> Lang:
        """The reader's language."""
        return self.theme.lang

    def in_repository(self, path: str) -> str:
        """A path of the workspace as its repository has it: what the hosts of repositories want."""
        return f"{self.folder}/{path}" if self.folder else path
