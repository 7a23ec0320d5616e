"""What a check found, and whether it fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.model.diagnostic import Diagnostic, Severity
from engage.model.suppression import KnownFinding
from engage.model.text import Text
from engage.rules.rule import NotChecked
from engage.usecase.found import NOTHING
from engage.usecase.suppress import Hidden

FailOn = Literal["error", "warning", "never"]
FINE, FOUND, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class CheckView:
    """What was found, by file and place.

    `hidden` is what waivers, comments and the file of known findings accept; `gone` the known findings that
    are no longer found. `not_checked` is what rules could not judge. `refused` says why nothing was checked
    at all: a rule that does not exist. `fixed` is what was found before and corrected.
    """

    as_of: date
    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0
    hidden: tuple[Hidden, ...] = ()
    gone: tuple[KnownFinding, ...] = ()
    left_out: tuple[str, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    refused: tuple[Text, ...] = ()
    fixed: tuple[Diagnostic, ...] = ()

    @property
    def suppressed(self) -> int:
        """How many findings a waiver or a comment hides."""
        return sum(hidden.how != "known" for hidden in self.hidden)

    @property
    def known(self) -> int:
        """How many findings were there when the file of known findings was written."""
        return len(self.hidden) - self.suppressed

    def count(self, level: Severity) -> int:
        """How many findings are of a severity."""
        return sum(diagnostic.severity is level for diagnostic in self.diagnostics)

    def exit_code(self, fail_on: FailOn = "error") -> int:
        """0 fine; 1 findings at or above `fail_on`; 2 nothing was checked, or not what was asked for."""
        if self.refused or any(diagnostic.code == NOTHING for diagnostic in self.diagnostics):
            return UNUSABLE
        return FOUND if any(fails(diagnostic, fail_on) for diagnostic in self.diagnostics) else FINE


def fails(diagnostic: Diagnostic, fail_on: FailOn) -> bool:
    """Whether a finding makes the command fail."""
    if fail_on == "never":
        return False
    return diagnostic.severity is Severity.ERROR or diagnostic.severity.value == fail_on
