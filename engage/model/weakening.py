"""One thing that a change of a promise takes from the client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engage.model.diagnostic import Pointer
from engage.model.text import Text

#: What an amendment says was changed (`amendments[].kind`).
AmendmentKind = Literal["deadline", "scope", "target", "price"]


@dataclass(frozen=True, slots=True)
class Weakening:
    """What became weaker.

    `what` is a stable word for it (`due-later`, `deliverable-dropped`, `target-softer`, …); `kind` the kind
    of amendment that would cover it. `pointer` leads into the new version, to the nearest field that there
    is: the list, where one of its items is gone. `before` and `after` are the values as files write them;
    None for what is not there. `certain` is False where two values differ and nothing tells which is
    stronger. `milestone` is the id of the gate concerned.
    """

    what: str
    kind: AmendmentKind
    pointer: Pointer
    said: Text
    before: str | None = None
    after: str | None = None
    certain: bool = True
    milestone: str | None = None
